"""A file of content outlines to checked lines: every problem at once, and nothing invented."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from dashboard.intake.grid import Grid
from dashboard.intake.model import CheckedOutlines, IntakeError, Problem, Skipped
from dashboard.intake.outline_lines import PlacedLine, sheet_lines
from dashboard.intake.outline_sheet import (
    NO_OUTLINE,
    OutlineSheet,
    outline_headings,
    read_outline_sheet,
)
from dashboard.intake.read import read_grids, sha256
from dashboard.intake.text import is_blank
from dashboard.intake.wide import discipline_within
from dashboard.reference import Reference
from dashboard.reference.validate import outline_faults


def check_outlines(
    path: Path, reference: Reference, discipline: str | None, name: str
) -> CheckedOutlines:
    """See `dashboard.intake.check_outlines`."""
    sheets, skipped = _sheets(read_grids(path, name), reference, name)
    problems: list[Problem] = []
    placed: list[PlacedLine] = []
    headers: dict[str | None, OutlineSheet] = {}
    for sheet in sheets:
        headers[sheet.grid.name] = sheet
        # By its cells, else by the sheet's name, else by the user's word for the whole file.
        default = discipline_within([sheet.grid.name or ""], reference) or discipline
        found = sheet_lines(sheet, default)
        problems += [*_notes(sheet.grid), *sheet.problems, *found.problems]
        placed += found.lines
        skipped += [*sheet.skipped, *found.skipped]
    placed = [
        replace(one, line=replace(one.line, position=number))
        for number, one in enumerate(placed, start=1)
    ]
    problems += _faults(placed, headers, reference)
    if not placed and not problems:
        raise IntakeError(f"{name} has no rows below its column headings: expected an outline.")
    return CheckedOutlines(
        name,
        sha256(path, name),
        tuple(one.line for one in placed),
        tuple(dict.fromkeys(problems)),
        tuple(skipped),
    )


def _sheets(
    grids: list[Grid], reference: Reference, name: str
) -> tuple[list[OutlineSheet], list[Skipped]]:
    sheets: list[OutlineSheet] = []
    skipped: list[Skipped] = []
    for grid in grids:
        headings = outline_headings(grid, reference)
        if headings is None:
            skipped.append(
                Skipped(grid.name, None, NO_OUTLINE if _is_filled(grid) else "it is empty")
            )
        else:
            sheets.append(read_outline_sheet(headings, reference))
    if not sheets:
        raise IntakeError(
            f"{name} holds {NO_OUTLINE}; start from the template on the page Content outlines."
        )
    return sheets, skipped


def _is_filled(grid: Grid) -> bool:
    return any(not is_blank(cell) for column in grid.columns for cell in column.cells)


def _notes(grid: Grid) -> Iterator[Problem]:
    for note in grid.notes:
        yield Problem(grid.name, None, None, None, note, "warning")


def _faults(
    placed: list[PlacedLine], sheets: dict[str | None, OutlineSheet], reference: Reference
) -> list[Problem]:
    """What the program's own outlines have to hold to as well, said of the rows of the file."""
    rows = {one.line.position: one.row for one in placed}
    problems = []
    for fault in outline_faults([one.line for one in placed], reference.disciplines):
        row = rows[fault.line.position]
        value = getattr(fault.line, fault.column)
        problems.append(
            Problem(
                row.sheet,
                row.number,
                sheets[row.sheet].headers.get(fault.column),
                None if value is None else str(value),
                f"{fault.problem}; {fault.remedy}, and add the file again.",
                "set_aside",
            )
        )
    return problems
