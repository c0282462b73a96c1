"""One sheet of content outlines: where its headings stand, and what each row says, cell by cell."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from dashboard.intake.clean import Context, Field, clean
from dashboard.intake.columns import KINDS, OUTLINES
from dashboard.intake.grid import Grid
from dashboard.intake.headings import Headings, find_headings
from dashboard.intake.mapping import ColumnNames
from dashboard.intake.model import Problem, Skipped
from dashboard.intake.nondata import find_data_rows
from dashboard.intake.outline_problems import (
    NAMES,
    cell_problems,
    column_problems,
    note_problems,
    stray_cells,
)
from dashboard.intake.synonyms import synonym_key, synonyms
from dashboard.intake.text import is_blank
from dashboard.reference import Reference

NO_OUTLINE = (
    "no content outline: expected column headings such as Discipline, Effective Date, Category, "
    "Subcategory and Exam Questions"
)

_OF_AN_OUTLINE = frozenset(
    {"Effective Date", "Exam Questions", "Category Exam Questions", "Superseded On"}
)
# Whose credits, or what an activity gives: a table with one of these is no outline, whatever else it has.
_OF_OTHER_TABLES = frozenset(
    {
        "Person ID",
        "Name",
        "First Name",
        "Last Name",
        "Email",
        "Activity Title",
        "Reference Number",
        "Completion Date",
        "CE Credits",
        "Credits",
        "Prescribed Credits",
    }
)


@dataclass(frozen=True)
class OutlineRow:
    """What one row says, by field: `values` read, `typed` the fields whose cells hold anything at all."""

    sheet: str | None
    number: int
    values: Mapping[str, Any]
    typed: frozenset[str]


@dataclass(frozen=True)
class OutlineSheet:
    """The rows of a sheet, and what is wrong with its cells; `headers` leads from field to heading."""

    grid: Grid
    headings: Headings
    headers: Mapping[str, str]
    rows: tuple[OutlineRow, ...]
    problems: tuple[Problem, ...]
    skipped: tuple[Skipped, ...]


class _OutlineWords:
    """Which headings are known of an outline, to find the row of headings by."""

    def knows(self, header: str) -> bool:
        return synonym_key(header) in _words()


def outline_headings(grid: Grid, reference: Reference) -> Headings | None:
    """The headings of a content outline, wherever they stand; None where the sheet is no outline."""
    headings = find_headings(grid, _OutlineWords(), reference)
    if headings is None:
        return None
    columns = _named(headings.texts)
    names = set(columns.names.values())
    is_outline = names & NAMES and names & _OF_AN_OUTLINE
    is_other = any(
        synonym_key(text) in _words_of_other_tables() for text in headings.texts.values()
    )
    return replace(headings, columns=columns) if is_outline and not is_other else None


def read_outline_sheet(headings: Headings, reference: Reference) -> OutlineSheet:
    """Every row of an outline's sheet, and every problem with its columns and cells."""
    grid = headings.grid
    found = find_data_rows(headings)
    context = Context(reference, counts_from_1904=grid.counts_from_1904)
    ours = {column.name: column for column in OUTLINES.columns}
    fields: dict[str, Field] = {}
    places: dict[str, int] = {}
    for place, name in headings.columns.names.items():
        column, cells = ours[name], grid.columns[place]
        fields[column.field] = clean(
            column, headings.headers[place], cells.cells, cells.codes[found.data], context
        )
        places[column.field] = place
    rows = tuple(
        _row(grid, fields, places, index, int(row)) for index, row in enumerate(found.data)
    )
    return OutlineSheet(
        grid,
        headings,
        {field: headings.headers[place] for field, place in places.items()},
        rows,
        (
            *column_problems(headings),
            *note_problems(headings, found.skipped),
            *stray_cells(headings, [row.number - 1 for row in rows]),
            *cell_problems(grid, fields, places, rows),
        ),
        tuple(Skipped(grid.name, row + 1, reason) for row, reason in sorted(found.skipped.items())),
    )


@cache
def _words() -> Mapping[str, str]:
    return dict(reversed(synonyms(OUTLINES.name)))


@cache
def _words_of_other_tables() -> frozenset[str]:
    words = {key for kind in KINDS for key, name in synonyms(kind) if name in _OF_OTHER_TABLES}
    return frozenset(words - _words().keys())


def _named(texts: Mapping[int, str]) -> ColumnNames:
    """Our name of each column that has one: of several columns, the one whose word is the strongest."""
    keys = {place: synonym_key(text) for place, text in texts.items()}
    names: dict[int, str] = {}
    left_out: dict[int, str] = {}
    for key, name in synonyms(OUTLINES.name):
        for place in (place for place, found in keys.items() if found == key):
            (left_out if name in names.values() else names)[place] = name
    return ColumnNames(
        names, {place: name for place, name in left_out.items() if place not in names}
    )


def _row(
    grid: Grid, fields: Mapping[str, Field], places: Mapping[str, int], index: int, row: int
) -> OutlineRow:
    return OutlineRow(
        grid.name,
        row + 1,
        {field: read.value[index] for field, read in fields.items()},
        frozenset(field for field, place in places.items() if not is_blank(grid.cell(row, place))),
    )
