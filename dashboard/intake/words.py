"""Cells of words: texts, and the IDs and numbers that are texts whatever Excel makes of them."""

import re
from datetime import date, time, timedelta

from dashboard import keys
from dashboard.intake.blanks import says_nothing
from dashboard.intake.text import Cell, Unclear, UnreadableCell, cell_text, says_something

_WHOLE_NUMBER_WITH_ZERO = re.compile(r"(\d+)\.0", re.ASCII)
_SHORTENED_BY_EXCEL = re.compile(r"\d(\.\d+)?E\+\d+", re.ASCII | re.IGNORECASE)
_DIGITS_EXCEL_KEEPS = 15
_COUNT = re.compile(r"\d{1,4}", re.ASCII)
_EXPECTED_COUNT = "expected a whole number of exam questions, or a blank cell where it is not known"


def read_identifier(cell: Cell) -> str | None:
    """P1: an ID as text, its leading zeros kept; None where the cell is blank. Raises Unclear."""
    if isinstance(cell, date | time | timedelta):
        raise Unclear(
            "expected an ID or number, found a date that Excel has made of it; "
            "format the column as text, type the value, and import again."
        )
    if isinstance(cell, float | int) and abs(cell) >= 10**_DIGITS_EXCEL_KEEPS:
        raise Unclear(_lost_digits())
    text = read_text(cell)
    if text is None:
        return None
    # Taken for a number, it would be the same number everywhere.
    if says_nothing(text):
        raise Unclear("expected an ID or number, or a blank cell; taken for blank.", "warning")
    if _SHORTENED_BY_EXCEL.fullmatch(text):
        raise Unclear(_lost_digits())
    whole = _WHOLE_NUMBER_WITH_ZERO.fullmatch(text)
    return whole[1] if whole else text


def _lost_digits() -> str:
    return (
        f"expected an ID or number in full, but Excel keeps only {_DIGITS_EXCEL_KEEPS} digits of a number; "
        "format the column as text in the original file, export it anew, and import that."
    )


def read_reference_number(cell: Cell) -> str | None:
    """L6: a reference number as text; None where the cell is blank. Raises Unclear."""
    text = read_identifier(cell)
    return None if text is None else keys.reference_number(text)


def read_text(cell: Cell) -> str | None:
    """A text as written; None where the cell is blank or holds punctuation only. Raises Unclear."""
    if isinstance(cell, UnreadableCell):
        raise Unclear(f"expected text, found {cell.reads}; type the text and import again.")
    text = cell_text(cell)
    # A dash or a dot says that there is nothing to say.
    return text if says_something(text) else None


def read_count(cell: Cell) -> int | None:
    """A whole number such as that of exam questions; None where the cell is blank. Raises Unclear."""
    if isinstance(cell, date | time | timedelta):
        raise Unclear(f"{_EXPECTED_COUNT}, found a date; type the number and import again.")
    text = read_text(cell)
    if text is None:
        return None
    whole = _WHOLE_NUMBER_WITH_ZERO.fullmatch(text)
    digits = whole[1] if whole else text
    if not _COUNT.fullmatch(digits):
        raise Unclear(f"{_EXPECTED_COUNT}; correct the cell and import again.")
    return int(digits)


def read_name(cell: Cell) -> str | None:
    """As `read_text`, for the name of a person."""
    text = read_text(cell)
    return None if text is None or says_nothing(text, is_name=True) else text


def read_remark(cell: Cell) -> str | None:
    """As `read_text`, for a text nothing depends on: one that cannot be read is a mere warning."""
    if isinstance(cell, UnreadableCell):
        raise Unclear(f"expected text, found {cell.reads}; taken for blank.", "warning")
    return read_text(cell)
