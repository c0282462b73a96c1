"""What is wrong with the columns and cells of an outline's sheet."""

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from dashboard.intake.clean import Fault, Field, as_seen
from dashboard.intake.columns import OUTLINES
from dashboard.intake.grid import Grid
from dashboard.intake.headings import Headings
from dashboard.intake.model import Problem
from dashboard.intake.nondata import NOTE_BELOW
from dashboard.intake.text import cell_text, is_blank

if TYPE_CHECKING:
    from dashboard.intake.outline_sheet import OutlineRow

# The columns of names, of which an outline has at least one.
NAMES = frozenset({"Category", "Subcategory"})


def column_problems(headings: Headings) -> Iterator[Problem]:
    """Columns that are missing, and columns that are not read."""
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


def note_problems(headings: Headings, skipped: Mapping[int, str]) -> Iterator[Problem]:
    """A text below a blank row may be a note, or the last category: that is not for us to guess."""
    named = headings.columns.names
    for row in (row for row, reason in skipped.items() if reason == NOTE_BELOW):
        for place in (place for place, name in named.items() if name in NAMES):
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


def stray_cells(headings: Headings, rows: Iterable[int]) -> Iterator[Problem]:
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


def cell_problems(
    grid: Grid, fields: Mapping[str, Field], places: Mapping[str, int], rows: "Iterable[OutlineRow]"
) -> Iterator[Problem]:
    """Cells that cannot be read, or do not say what their column says."""
    for field in fields.values():
        for note in field.notes:
            yield Problem(grid.name, None, field.header, None, _again(note), "warning")
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
