"""The tables of a file: every sheet cut into its tables, their headings and kinds found."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
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
from dashboard.intake.tables import column_groups, columns_only, stacked_tables
from dashboard.reference import Reference

EMPTY = "it is empty"
_AN_OUTLINE = (
    "a content outline: expected a roster, records, activities or prescriptions; add it on the page Content "
    "outlines, or with the command targeted-ce outline-add"
)


@dataclass(frozen=True)
class SheetReading:
    """A table as it would be read; `recognised` is None where it is empty.

    `row` is where its headings stand if its sheet holds several tables, as Excel numbers it.
    """

    grid: Grid
    recognised: Recognised | None
    default: Default | None
    row: int | None = None
    is_left_out: bool = False

    @property
    def is_whole(self) -> bool:
        """Whether it is a table of a known kind that lacks nothing."""
        found = self.recognised
        return found is not None and found.kind is not None and found.problem is None


class _Reader:
    """What reading a table takes besides its cells."""

    def __init__(self, reference: Reference, options: Options, name: str) -> None:
        self.mapping = UserMapping(options)
        self._reference = reference
        self._options = options
        self._name = name
        self._given = _given_discipline(options, reference)

    def tables(self, grid: Grid) -> list[SheetReading]:
        """The tables of a sheet; all but the first have a name of their own."""
        found = list(self._tables(grid))
        if len(found) == 1:
            return found
        return [self._named(reading, number) for number, reading in enumerate(found, start=1)]

    def _named(self, reading: SheetReading, number: int) -> SheetReading:
        grid = reading.grid
        if number > 1:
            name = f"{grid.name}, table {number}" if grid.name else f"table {number}"
            grid = replace(grid, name=name, notes=(), unread=())
        again = self._reading(grid)
        headings = again.recognised.headings if again.recognised else None
        return replace(again, row=headings.first_row + 1 if headings else None)

    def _tables(self, grid: Grid) -> Iterator[SheetReading]:
        mapping = UserMapping(self._options.for_sheet(grid.name))
        for part in stacked_tables(grid, mapping, self._reference):
            beside = self._side_by_side(part)
            if len(beside) == 1:
                yield beside[0]
            else:
                for one in beside:
                    yield from self._tables(one.grid)

    def _side_by_side(self, grid: Grid) -> list[SheetReading]:
        """The tables between blank columns, where each is whole and together they cannot be one."""
        whole = self._reading(grid)
        groups = column_groups(grid)
        if len(groups) == 1:
            return [whole]
        readings = [self._reading(group) for group in groups]
        starts = [place for place, reading in enumerate(readings) if reading.is_whole]
        if len(starts) < 2:
            return [whole]
        # What is no table of its own belongs to the one before it.
        edges = [0, *starts[1:], len(groups)]
        parts = [_joined(grid, groups[first:last]) for first, last in pairwise(edges)]
        readings = [self._reading(part) for part in parts]
        if not all(reading.is_whole for reading in readings):
            return [whole]
        are_many = _share_columns(readings) and not _is_one(whole, readings)
        return readings if are_many or not whole.is_whole else [whole]

    def _reading(self, grid: Grid) -> SheetReading:
        choice, options = self._options.of_sheet(grid.name), self._options.for_sheet(grid.name)
        mapping = UserMapping(options)
        headings = find_headings(grid, mapping, self._reference)
        if headings is None:
            return SheetReading(grid, None, None, is_left_out=choice.is_left_out)
        default = default_discipline(headings, self._name, self._given, self._reference)
        if choice.discipline:
            default = Default(choice.discipline)
        recognised = recognise(
            headings, mapping, options, self._reference, has_discipline=default is not None
        )
        if recognised.problem is not None and outline_headings(grid, self._reference) is not None:
            recognised = replace(recognised, kind=None, problem=_AN_OUTLINE)
        return SheetReading(grid, recognised, default, is_left_out=choice.is_left_out)


def _joined(grid: Grid, groups: list[Grid]) -> Grid:
    used = [
        place
        for group in groups
        for place, column in enumerate(group.columns)
        if bool(column.filled().any())
    ]
    return columns_only(grid, min(used), max(used) + 1)


def _is_one(whole: SheetReading, readings: list[SheetReading]) -> bool:
    """Whether headings in one row name no column twice.

    One table has "Credits" and "CEUs" as two things; either half alone would take its own for the same.
    """
    rows = {one.recognised.headings.row for one in (whole, *readings) if one.recognised}
    left_out = whole.recognised.headings.columns.left_out if whole.recognised else {}
    return len(rows) == 1 and not left_out


def _share_columns(readings: list[SheetReading]) -> bool:
    names = [
        name
        for reading in readings
        if reading.recognised
        for name in set(reading.recognised.headings.columns.names.values())
    ]
    return len(names) > len(set(names))


def read_sheets(
    path: Path, reference: Reference, options: Options, name: str
) -> list[SheetReading]:
    """Every table of a file, its headings and kind found.

    Raises IntakeError where the file cannot be read, or an option names what is not there.
    """
    if options.kind != "auto" and options.kind not in KINDS:
        raise IntakeError(
            f'"{options.kind}" is no kind of table: expected auto, {", ".join(sorted(KINDS))}.'
        )
    reader = _Reader(reference, options, name)
    grids = _chosen(read_grids(path, name), options, name)
    readings = [reading for grid in grids for reading in reader.tables(grid)]
    found = (reading.recognised.headings for reading in readings if reading.recognised)
    reader.mapping.check_used((header for headings in found for header in _headers(headings)), name)
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
        problem = reading.grid.unread[0][1] if reading.grid.unread else EMPTY
        return SheetProposal(
            reading.grid.name, None, 0.0, (), problem, is_left_out=reading.is_left_out
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


def _headers(headings: Headings) -> Iterable[str]:
    return headings.headers.values()


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
