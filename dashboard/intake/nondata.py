"""Rows that are no data: blank ones, headings repeated on every page, totals and footers."""

import re
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dashboard.intake.grid import Mask
from dashboard.intake.headings import Headings
from dashboard.intake.mapping import header_key
from dashboard.intake.tables import filled_cells
from dashboard.intake.text import Cell, cell_text, is_blank, is_plain, tidy

_TOTAL = re.compile(
    r"(grand |sub[- ]?|overall )?totals?( (ce )?(credits?|hours?|rows?|records?|people|students?|count))?"
    r"\s*[:=]?\s*[\d.,]*|(sum|average|mean|count)\s*:?",
    re.IGNORECASE,
)
# Excel's Subtotal command writes "EX-001 Total" under each group, with sums in the columns of numbers.
_GROUP_TOTAL = re.compile(r".+ (sub)?total", re.IGNORECASE)
_FOOTER = re.compile(
    r"(report )?(generated|exported|printed|produced|created|prepared|run|downloaded)"
    r" (on|by|at|from|date)\b.*"
    r"|(as of|last updated|updated|report date|notes?|source|confidential)\b\s*[:\d].*"
    r"|page \d+.*|end of (the )?(report|file|data|list|table).*|copyright .*|confidential.*"
    r"|(rows|records|people|students|number of \w+)( \w+)?\s*[:=]\s*\d*",
    re.IGNORECASE,
)
NOTE_BELOW = "a note below the table, not a row of data"
_FOOTNOTE = re.compile(r"[*©†].* .*")
_MOST_CELLS_OF_A_FOOTER = 2

# A template says this in its example line; whoever makes the line their own clears the cell.
EXAMPLE_LINE = "Example line: not imported"
_EXAMPLE_START = "example line"


@dataclass(frozen=True)
class Rows:
    """Which rows of the grid are data, and why the others are not (blank ones without a word)."""

    data: NDArray[np.intp]
    skipped: dict[int, str]


def find_data_rows(headings: Headings) -> Rows:
    """The data rows below the headings; what stands above them is no data either."""
    grid = headings.grid
    filled = filled_cells(grid)
    is_data = filled > 0
    skipped = {
        int(row): "above the column headings"
        for row in np.flatnonzero(is_data[: headings.first_row])
    }
    is_data[: headings.row + 1] = False
    last = _last_full_row(filled)
    for row in np.flatnonzero(is_data & _may_be_no_data(headings, filled)):
        reason = _reason(headings, int(row), is_trailing=bool(row > last))
        if reason:
            skipped[int(row)] = reason
    is_data[list(skipped)] = False
    return Rows(np.flatnonzero(is_data), dict(sorted(skipped.items())))


def _last_full_row(filled: NDArray[np.int32]) -> int:
    """The row after which only notes can stand: the last with more than one cell before a blank row."""
    full = np.flatnonzero(filled > 1)
    last = int(full[-1]) if len(full) else 0
    is_followed_by_blank = last + 1 < len(filled) and not filled[last + 1]
    return last if is_followed_by_blank else len(filled)


def _may_be_no_data(headings: Headings, filled: NDArray[np.int32]) -> Mask:
    """Rows worth a closer look, found by distinct cells so that a million rows stay cheap."""
    grid = headings.grid
    suspects = filled <= _MOST_CELLS_OF_A_FOOTER
    for column in grid.columns:
        marks = [is_total_text(cell) or _is_example_text(cell) for cell in column.cells]
        suspects |= np.array(marks, dtype=bool)[column.codes]
    for place in list(headings.headers)[:2]:
        column, keys = grid.columns[place], headings.keys(place)
        same = [header_key(cell_text(cell)) in keys for cell in column.cells]
        suspects |= np.array(same, dtype=bool)[column.codes]
    return suspects


def is_total_text(cell: Cell) -> bool:
    """Whether a cell says that its row adds up others: "Total", "Safety Subtotal"."""
    if not isinstance(cell, str):
        return False
    if "total" not in cell.casefold() and (len(cell) > 12 or _ends_in_digit(cell)):
        return False
    text = tidy(cell)
    return bool(_TOTAL.fullmatch(text) or _GROUP_TOTAL.fullmatch(text))


def _ends_in_digit(text: str) -> bool:
    """As numbers do, by far the most of the short texts, and no word for a sum that is not a total."""
    return text[-1:].isdigit() and is_plain(text)


def _is_example_text(cell: Cell) -> bool:
    return isinstance(cell, str) and cell[: len(_EXAMPLE_START)].casefold() == _EXAMPLE_START


def _reason(headings: Headings, row: int, *, is_trailing: bool) -> str | None:
    cells = {place: cell for place, cell in enumerate(headings.grid.row(row)) if not is_blank(cell)}
    place, first = next(iter(cells.items()))
    text = tidy(cell_text(first))
    others = [cell for other, cell in cells.items() if other != place]
    if any(_is_example_text(cell) for cell in cells.values()):
        return f'the example line of a template; clear "{EXAMPLE_LINE}" if it is yours'
    if len(cells) > 1 and _repeats_headings(headings, cells):
        return "the column headings again"
    if _TOTAL.fullmatch(text) or (
        _GROUP_TOTAL.fullmatch(text) and all(_is_number(cell) for cell in others)
    ):
        return "a total, not a row of data"
    if len(cells) <= _MOST_CELLS_OF_A_FOOTER and _FOOTER.fullmatch(text):
        return "a footer, not a row of data"
    if len(cells) == 1 and _FOOTNOTE.fullmatch(text):
        return "a footnote, not a row of data"
    is_note = is_trailing and len(cells) == 1 and " " in text
    if is_note and headings.columns.names.get(place) != "Name":
        return NOTE_BELOW
    return None


def _repeats_headings(headings: Headings, cells: dict[int, Cell]) -> bool:
    return all(header_key(cell_text(cell)) in headings.keys(place) for place, cell in cells.items())


def _is_number(cell: Cell) -> bool:
    if isinstance(cell, int | float):
        return True
    try:
        float(cell_text(cell))
    except ValueError:
        return False
    return True
