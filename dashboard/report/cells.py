"""Texts of users' files as cells of a workbook: never a formula, never more than a cell can hold."""

import re

from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE, Cell
from openpyxl.worksheet.worksheet import Worksheet

_LONGEST_TEXT = 32_767
_LONGEST_SHEET_NAME = 31
_NOT_IN_SHEET_NAME = str.maketrans(dict.fromkeys("/\\?*[]:", " "))
_LIKE_A_FORMULA = ("=", "+", "-", "@", "\t", "\r")
# What XML cannot hold, or would change, goes into a workbook by its number; so does what looks like one.
_TO_ESCAPE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}_)"
)


def escaped(text: str) -> str:
    """A text as the strings of a workbook spell it, nothing lost: a control character as _xHHHH_.

    Cut to what a cell can hold.
    """
    if _TO_ESCAPE.search(text):
        text = _TO_ESCAPE.sub(lambda found: f"_x{ord(found[0]):04X}_", text)
    return text[:_LONGEST_TEXT]


def printable(text: str) -> str:
    """A text for places that know no escapes, such as names of sheets: what does not print is a space."""
    return "".join(character if character.isprintable() else " " for character in text)


def is_like_a_formula(text: str) -> bool:
    """Whether a spreadsheet would run the text if somebody typed it."""
    return text.startswith(_LIKE_A_FORMULA)


def write_text(sheet: Worksheet, row: int, column: int, text: str) -> Cell:
    """Writes a text as text, whatever it looks like; a character no workbook may hold becomes \\ufffd."""
    cell = sheet.cell(row, column)
    assert isinstance(cell, Cell)
    if text:
        cell.value = ILLEGAL_CHARACTERS_RE.sub("\ufffd", text)[:_LONGEST_TEXT]
        # openpyxl takes "=1+1" for a formula and "#N/A" for an error.
        cell.data_type = "s"
        cell.quotePrefix = is_like_a_formula(text)
    # As text, Excel keeps the zeros of an ID and makes no date of "1-2".
    cell.number_format = "@"
    return cell


def sheet_name(wanted: str, taken: set[str]) -> str:
    """A name that Excel accepts for a sheet and no other sheet of the workbook has; it is then taken."""
    # Excel refuses an apostrophe at either end and tells names apart without regard to case.
    plain = printable(wanted).translate(_NOT_IN_SHEET_NAME).strip(" '")
    plain = plain or "Sheet"
    name, number = plain[:_LONGEST_SHEET_NAME], 1
    while name.casefold() in taken or name.casefold() == "history":
        number += 1
        suffix = f" ({number})"
        name = plain[: _LONGEST_SHEET_NAME - len(suffix)] + suffix
    taken.add(name.casefold())
    return name
