"""What the cells of a column look like: a second opinion on what its heading says."""

from collections.abc import Callable, Sequence
from datetime import date, datetime

from dashboard.intake.academic import says_unit
from dashboard.intake.columns import CanonicalColumn, Content
from dashboard.intake.dates import read_date
from dashboard.intake.grid import Grid
from dashboard.intake.text import Cell, Unclear, cell_text, is_blank, tidy
from dashboard.reference import Reference

_ROWS_TO_LOOK_AT = 200
# Cells that say nothing about their column.
_NO_VALUE = frozenset({"none", "n/a", "na", "n.a.", "-", "tbd", "?", "unknown"})


def sample(grid: Grid, place: int, first_row: int) -> tuple[Cell, ...]:
    """The distinct cells of a column from a row on, in order, those that hold something."""
    column = grid.columns[place]
    codes = dict.fromkeys(column.codes[first_row : first_row + _ROWS_TO_LOOK_AT].tolist())
    cells = (column.cells[code] for code in codes)
    return tuple(cell for cell in cells if not is_blank(cell) and not _says_nothing(cell))


def contradiction(
    column: CanonicalColumn, cells: Sequence[Cell], reference: Reference
) -> str | None:
    """What the cells are, where most of them cannot be what the column holds; else None.

    Cells that are merely hard to read are no contradiction: they are reported one by one.
    """
    if not cells:
        return None
    dates, mails = _share(cells, _is_date), _share(cells, _is_email)
    numbers, digits = _share(cells, is_number), _share(cells, _has_digit)
    content = column.content
    if content is Content.DATE:
        # Dates nobody can read are dates all the same; "yes" and 100 are none.
        is_other = mails > 0.5 or not digits or numbers == 1
        return "none of its cells is a date" if is_other and not dates else None
    if column.field == "email":
        return None if mails else "none of its cells is an e-mail address"
    if mails > 0.5:
        return "its cells are e-mail addresses"
    if content is Content.DISCIPLINE:
        known = _share(cells, lambda cell: bool(reference.discipline_code(cell_text(cell))))
        return None if known else "none of its cells is a discipline"
    if content is Content.CREDIT_UNIT:
        # "Credit Type" is a unit to some and a CE category to others.
        units = [says_unit(cell) for cell in cells]
        return None if any(units) or None not in units else "its cells are no units of credits"
    if dates > 0.5 and content is not Content.IDENTIFIER and numbers < 1:
        return "its cells are dates"
    if content is Content.CREDITS and not digits:
        return "none of its cells holds a number"
    is_text = (
        column.field in {"person_name", "first_name", "last_name"} or "category" in column.field
    )
    if is_text and numbers > 0.5:
        return "its cells are numbers"
    return None


def agreement(column: CanonicalColumn, cells: Sequence[Cell], reference: Reference) -> str | None:
    """What the cells are, where that speaks for the column; None where they might be anything."""
    if not cells or contradiction(column, cells, reference):
        return None
    if column.content is Content.DATE:
        return "its cells are dates" if _share(cells, _is_date) > 0.5 else None
    if column.content is Content.CREDITS:
        return "its cells are numbers" if _share(cells, is_number) > 0.5 else None
    if column.content is Content.DISCIPLINE:
        return "its cells are disciplines"
    return "its cells are e-mail addresses" if column.field == "email" else None


def _says_nothing(cell: Cell) -> bool:
    return tidy(cell_text(cell)).casefold() in _NO_VALUE


def _share(cells: Sequence[Cell], test: Callable[[Cell], bool]) -> float:
    return sum(1 for cell in cells if test(cell)) / len(cells)


def is_written_date(cell: Cell) -> bool:
    """Whether the cell is a date that a person would see as one; a bare number is none."""
    if isinstance(cell, date | datetime):
        return True
    return isinstance(cell, str) and not is_number(cell) and _is_date(cell)


def _is_date(cell: Cell) -> bool:
    try:
        return read_date(cell) is not None
    except Unclear:
        return False


def _is_email(cell: Cell) -> bool:
    name, at, domain = tidy(cell_text(cell)).partition("@")
    return bool(name and at and "." in domain)


def is_number(cell: Cell) -> bool:
    """Whether the cell is a number, or a text that is nothing but one."""
    if isinstance(cell, int | float):
        return True
    try:
        float(tidy(cell_text(cell)).replace(",", "."))
    except ValueError:
        return False
    return True


def _has_digit(cell: Cell) -> bool:
    return any(char.isnumeric() for char in cell_text(cell))
