"""One sheet of content outlines: where its headings stand, and what each row says, cell by cell."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from dashboard.intake.clean import Context, Fault, Field, as_seen, clean
from dashboard.intake.columns import KINDS, OUTLINES
from dashboard.intake.grid import Grid
from dashboard.intake.headings import Headings, find_headings
from dashboard.intake.mapping import ColumnNames
from dashboard.intake.model import Problem, Skipped
from dashboard.intake.nondata import NOTE_BELOW, find_data_rows
from dashboard.intake.synonyms import synonym_key, synonyms
from dashboard.intake.text import cell_text, is_blank
from dashboard.reference import Reference

NO_OUTLINE = (
    "no content outline: expected column headings such as Discipline, Effective Date, Category, "
    "Subcategory and Exam Questions"
)

_NAMES = frozenset({"Category", "Subcategory"})
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
    is_outline = names & _NAMES and names & _OF_AN_OUTLINE
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
            *_column_problems(headings),
            *_note_problems(headings, found.skipped),
            *_stray_cells(headings, [row.number - 1 for row in rows]),
            *_cell_problems(grid, fields, places, rows),
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


def _column_problems(headings: Headings) -> Iterator[Problem]:
    sheet = headings.grid.name
    for name in OUTLINES.missing(frozenset(headings.columns.names.values())):
        yield Problem(
            sheet,
            headings.row + 1,
            None,
            None,
            f"expected a column {name}, found none; add it and add the file again.",
            "set_aside",
        )
    for place, header in headings.headers.items():
        if place in headings.columns.left_out:
            reason = f"another column is the {headings.columns.left_out[place]} already"
        elif place not in headings.columns.names:
            reason = "no column of an outline is called so"
        else:
            continue
        yield Problem(sheet, headings.row + 1, header, None, f"not read: {reason}.", "warning")


def _note_problems(headings: Headings, skipped: Mapping[int, str]) -> Iterator[Problem]:
    """A text below a blank row may be a note, or the last category: that is not for us to guess."""
    named = headings.columns.names
    for row in (row for row, reason in skipped.items() if reason == NOTE_BELOW):
        for place in (place for place, name in named.items() if name in _NAMES):
            cell = headings.grid.cell(row, place)
            if not is_blank(cell):
                yield Problem(
                    headings.grid.name,
                    row + 1,
                    headings.headers[place],
                    cell_text(cell),
                    "expected no text alone below the table, where it may be a note or content; delete the "
                    "note, or the blank row above the content, and add the file again.",
                    "set_aside",
                )


def _stray_cells(headings: Headings, rows: Iterable[int]) -> Iterator[Problem]:
    """A row longer than its headings has shifted cells, mostly by a comma without quotation marks."""
    grid = headings.grid
    beyond = range(max(headings.texts) + 1, len(grid.columns))
    for row in rows:
        place = next((place for place in beyond if not is_blank(grid.cell(row, place))), None)
        if place is not None:
            yield Problem(
                grid.name,
                row + 1,
                f"Column {grid.column_letters(place)}",
                cell_text(grid.cell(row, place)),
                "expected no cell beyond the column headings; if a cell of this row contains the separator, "
                "put that cell in quotation marks, else delete this one, and add the file again.",
                "set_aside",
            )


def _cell_problems(
    grid: Grid, fields: Mapping[str, Field], places: Mapping[str, int], rows: Iterable[OutlineRow]
) -> Iterator[Problem]:
    for field in fields.values():
        if field.note:
            yield Problem(grid.name, None, field.header, None, _again(field.note), "warning")
    for index, row in enumerate(rows):
        for name, field in fields.items():
            cell = grid.cell(row.number - 1, places[name])
            fault = field.faults.get(int(field.value.codes[index]))
            if fault is None and name in row.typed:
                fault = _fault_of_value(name, row.values[name])
            if fault is not None:
                yield Problem(
                    grid.name,
                    row.number,
                    field.header,
                    cell_text(as_seen(cell)),
                    _again(fault.problem),
                    fault.severity,
                )


def _fault_of_value(field: str, value: object) -> Fault | None:
    """What cannot stand in an outline although it can be read."""
    if value is None and field in {"discipline", "effective_on", "category", "subcategory"}:
        # "TBD" is no name, and taken for blank it would stand for the cell above it.
        return Fault("expected a value, or nothing at all; correct the cell and import again.")
    is_name = field in {"category", "subcategory"}
    if is_name and not any(char.isalpha() for char in str(value)):
        return Fault("expected a name in words; correct the cell and import again.")
    return None


def _again(problem: str) -> str:
    return problem.replace("import again", "add the file again")
