"""The sheets of a file as they would be read: their headings, kind and discipline found."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from dashboard.intake.columns import KINDS
from dashboard.intake.disciplines import Default, default_discipline
from dashboard.intake.grid import Grid
from dashboard.intake.headings import Headings, find_headings
from dashboard.intake.layout import lay_out
from dashboard.intake.mapping import UserMapping
from dashboard.intake.model import IntakeError, Options, SheetProposal
from dashboard.intake.outline_sheet import outline_headings
from dashboard.intake.proposing import column_proposals
from dashboard.intake.read import read_grids
from dashboard.intake.recognise import Recognised, recognise
from dashboard.reference import Reference

EMPTY = "it is empty"
_AN_OUTLINE = (
    "a content outline: expected a roster, records, activities or prescriptions; add it on the page Content "
    "outlines, or with the command targeted-ce outline-add"
)


@dataclass(frozen=True)
class SheetReading:
    """A sheet as it would be read; `recognised` is None where it is empty."""

    grid: Grid
    recognised: Recognised | None
    default: Default | None
    is_left_out: bool = False


def read_sheets(
    path: Path, reference: Reference, options: Options, name: str
) -> list[SheetReading]:
    """Every sheet of a file, its headings and kind found. Raises IntakeError as `check` does."""
    if options.kind != "auto" and options.kind not in KINDS:
        raise IntakeError(
            f'"{options.kind}" is no kind of table: expected auto, {", ".join(sorted(KINDS))}.'
        )
    given = _given_discipline(options, reference)
    mapping = UserMapping(options)
    grids = _chosen(read_grids(path, name), options, name)
    mappings = [UserMapping(options.for_sheet(grid.name)) for grid in grids]
    found = [find_headings(grid, own, reference) for grid, own in zip(grids, mappings, strict=True)]
    mapping.check_used((header for headings in found for header in _headers(headings)), name)
    readings = []
    for grid, own, headings in zip(grids, mappings, found, strict=True):
        choice = options.of_sheet(grid.name)
        if headings is None:
            readings.append(SheetReading(grid, None, None, choice.is_left_out))
            continue
        default = default_discipline(headings, name, given, reference)
        if choice.discipline:
            default = Default(choice.discipline)
        recognised = recognise(
            headings,
            own,
            options.for_sheet(grid.name),
            reference,
            has_discipline=default is not None,
        )
        if recognised.problem is not None and outline_headings(grid, reference) is not None:
            recognised = replace(recognised, kind=None, problem=_AN_OUTLINE)
        readings.append(SheetReading(grid, recognised, default, choice.is_left_out))
    return readings


def propose(
    path: Path, reference: Reference, options: Options, name: str
) -> tuple[SheetProposal, ...]:
    """See `dashboard.intake.propose`."""
    return tuple(
        _sheet_proposal(reading, reference)
        for reading in read_sheets(path, reference, options, name)
    )


def _sheet_proposal(reading: SheetReading, reference: Reference) -> SheetProposal:
    recognised = reading.recognised
    if recognised is None:
        return SheetProposal(
            reading.grid.name, None, 0.0, (), EMPTY, is_left_out=reading.is_left_out
        )
    kind = recognised.kind
    lines = lay_out(recognised.headings, kind, reference).lines if kind else {}
    return SheetProposal(
        sheet=reading.grid.name,
        kind=kind.name if kind else None,
        confidence=recognised.confidence,
        columns=column_proposals(recognised, lines),
        problem=recognised.problem,
        discipline=reading.default.discipline if reading.default else None,
        discipline_source=reading.default.source if reading.default else None,
        is_left_out=reading.is_left_out,
    )


def _given_discipline(options: Options, reference: Reference) -> str | None:
    if options.discipline is None:
        return None
    code = reference.discipline_code(options.discipline)
    if code is None:
        raise IntakeError(
            f'"{options.discipline}" is no discipline: expected one of {", ".join(reference.disciplines)}.'
        )
    return code


def _chosen(grids: list[Grid], options: Options, name: str) -> list[Grid]:
    if options.sheet is None:
        return grids
    chosen = [grid for grid in grids if (grid.name or "").casefold() == options.sheet.casefold()]
    if not chosen:
        names = ", ".join(f'"{grid.name}"' for grid in grids if grid.name is not None)
        sheets = f"expected one of its sheets, {names}" if names else "it is a file without sheets"
        raise IntakeError(f'{name} has no sheet "{options.sheet}": {sheets}.')
    return chosen


def _headers(headings: Headings | None) -> Iterable[str]:
    return headings.headers.values() if headings else ()
