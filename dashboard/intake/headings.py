"""Where a sheet's column headings stand: one row or two, below whatever stands above them."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice, pairwise
from typing import Protocol

from dashboard.intake.contents import is_number, is_written_date
from dashboard.intake.grid import Grid
from dashboard.intake.mapping import ColumnNames, header_key, workbook_columns
from dashboard.intake.text import Cell, cell_text, is_blank, tidy
from dashboard.intake.wide import read_line_heading
from dashboard.reference import Reference

_ROWS_TO_LOOK_AT = 50

_Texts = dict[int, str]


class KnownHeadings(Protocol):
    """Whether a heading tells something, to find the row of headings by."""

    def knows(self, header: str) -> bool: ...


@dataclass(frozen=True)
class Headings:
    """A sheet's headings by column: `texts` as written, `headers` told apart where texts are equal.

    `row` is the last row of the headings, `first_row` the first: headings may take two rows. `columns`
    is what they are taken for, which depends on the kind of table.
    """

    grid: Grid
    row: int
    texts: dict[int, str]
    headers: dict[int, str]
    columns: ColumnNames
    first_row: int

    def keys(self, place: int) -> frozenset[str]:
        """Under what the heading of a column is recognised where it stands again."""
        rows = range(self.first_row, self.row + 1)
        return frozenset(header_key(cell_text(self.grid.cell(row, place))) for row in rows)

    def texts_above(self) -> Iterator[str]:
        """The titles and notes above the headings."""
        for row in range(self.first_row):
            yield from texts_of(self.grid, row).values()


def find_headings(grid: Grid, mapping: KnownHeadings, reference: Reference) -> Headings | None:
    """The row that tells most among the first fifty that hold something, the first of several.

    Two rows one above the other are read as one where they tell more than any row alone. None where no
    row holds anything.
    """
    rows = list(islice(_filled_rows(grid), _ROWS_TO_LOOK_AT))
    if not rows:
        return None
    worth = Worth(mapping, reference)
    texts = {row: texts_of(grid, row) for row in rows}
    best = max(rows, key=lambda row: worth.of_row(texts[row].values()))
    first, last, found = best, best, texts[best]
    most = worth.of_row(found.values())
    for upper, lower in pairwise(rows):
        if lower != upper + 1 or not (is_words(grid, upper) and is_words(grid, lower)):
            continue
        both = worth.joined(texts[upper], texts[lower])
        if worth.of_row(both.values()) > most:
            first, last, found, most = upper, lower, both, worth.of_row(both.values())
    found = found | workbook_columns(found)
    return Headings(grid, last, found, _told_apart(found), ColumnNames({}, {}), first)


class Worth:
    """How much headings tell: twice for one of a known column, once for one of a category's credits."""

    def __init__(self, mapping: KnownHeadings, reference: Reference) -> None:
        self._mapping = mapping
        self._reference = reference
        self._of_text: dict[str, int] = {}

    def of_text(self, text: str) -> int:
        if text not in self._of_text:
            self._of_text[text] = self._look(text)
        return self._of_text[text]

    def _look(self, text: str) -> int:
        if self._mapping.knows(text):
            return 2
        line = read_line_heading(text, self._reference)
        return 0 if line is None else 2 if line.discipline else 1

    def of_row(self, texts: Iterable[str]) -> int:
        distinct = {header_key(text): text for text in texts}.values()
        # A row of data may well name a category; alone that makes no headings of it.
        knows_any = any(self._mapping.knows(text) for text in distinct)
        return sum(map(self.of_text, distinct)) if knows_any else 0

    def joined(self, upper: Mapping[int, str], lower: Mapping[int, str]) -> _Texts:
        """Two rows as one. A heading over several columns has its text in the first of them only."""
        joined: _Texts = {}
        group = ""
        for place in range(max([*upper, *lower]) + 1):
            above, below = upper.get(place, ""), lower.get(place, "")
            if above:
                # A cell merged downwards heads its own column and nothing to the right of it.
                group = above if below else ""
            if below:
                whole = f"{group} {below}".strip()
                is_whole = self.of_text(whole) >= self.of_text(below)
                joined[place] = whole if is_whole else below
            elif above:
                joined[place] = above
        return joined


def _filled_rows(grid: Grid) -> Iterator[int]:
    return (row for row in range(grid.height) if not all(is_blank(cell) for cell in grid.row(row)))


def texts_of(grid: Grid, row: int) -> dict[int, str]:
    """The texts of a row's cells by column, those that hold something."""
    cells = {place: tidy(cell_text(cell)) for place, cell in enumerate(grid.row(row))}
    return {place: text for place, text in cells.items() if text}


def is_words(grid: Grid, row: int) -> bool:
    """Whether a row may be headings: numbers and dates are data."""
    return not any(_is_value(cell) for cell in grid.row(row) if not is_blank(cell))


def _is_value(cell: Cell) -> bool:
    return is_number(cell) or is_written_date(cell)


def _told_apart(texts: Mapping[int, str]) -> dict[int, str]:
    headers: dict[int, str] = {}
    taken: set[str] = set()
    # From where to count on, as thousands of columns may have one text.
    numbers: dict[str, int] = {}
    for place, text in texts.items():
        header, number = text, numbers.get(text, 1)
        while header in taken:
            number += 1
            header = f"{text} ({number})"
        numbers[text] = number
        taken.add(header)
        headers[place] = header
    return headers
