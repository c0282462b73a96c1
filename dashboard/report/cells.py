"""Texts of users' files as cells of a workbook: never a formula, never more than a cell can hold."""

from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE, Cell
from openpyxl.worksheet.worksheet import Worksheet

_LONGEST_TEXT = 32_767
_LONGEST_SHEET_NAME = 31
_NOT_IN_SHEET_NAME = str.maketrans(dict.fromkeys("/\\?*[]:", " "))
_LIKE_A_FORMULA = ("=", "+", "-", "@")


def write_text(sheet: Worksheet, row: int, column: int, text: str) -> Cell:
    """Writes a text as text, whatever it looks like; a character no workbook may hold becomes \\ufffd."""
    cell = sheet.cell(row, column)
    assert isinstance(cell, Cell)
    if text:
        cell.value = ILLEGAL_CHARACTERS_RE.sub("\ufffd", text)[:_LONGEST_TEXT]
        # openpyxl takes "=1+1" for a formula and "#N/A" for an error.
        cell.data_type = "s"
        cell.quotePrefix = text.startswith(_LIKE_A_FORMULA)
    # As text, Excel keeps the zeros of an ID and makes no date of "1-2".
    cell.number_format = "@"
    return cell


def sheet_name(wanted: str, taken: set[str]) -> str:
    """A name that Excel accepts for a sheet and no other sheet of the workbook has; it is then taken."""
    # Excel refuses an apostrophe at either end and tells names apart without regard to case.
    plain = ILLEGAL_CHARACTERS_RE.sub(" ", wanted).translate(_NOT_IN_SHEET_NAME).strip(" '")
    plain = plain or "Sheet"
    name, number = plain[:_LONGEST_SHEET_NAME], 1
    while name.casefold() in taken or name.casefold() == "history":
        number += 1
        suffix = f" ({number})"
        name = plain[: _LONGEST_SHEET_NAME - len(suffix)] + suffix
    taken.add(name.casefold())
    return name
