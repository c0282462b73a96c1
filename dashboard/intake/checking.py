"""From a file on disk to checked rows: read, recognise, map, clean, check."""

from collections.abc import Iterable
from datetime import UTC, datetime
from itertools import accumulate
from pathlib import Path

from dashboard.intake.check import check_rows
from dashboard.intake.clean import Context
from dashboard.intake.columns import KINDS
from dashboard.intake.conflicts import set_conflicts_aside
from dashboard.intake.draft import Draft
from dashboard.intake.grid import Grid
from dashboard.intake.joint import Joint
from dashboard.intake.layout import lay_out
from dashboard.intake.mapping import UserMapping
from dashboard.intake.model import CheckedFile, CheckedSheet, IntakeError, Options, Skipped
from dashboard.intake.nondata import find_data_rows
from dashboard.intake.read import read_grids, sha256
from dashboard.intake.recognise import Headings, find_headings, recognise_kind
from dashboard.intake.remarks import remark_on_differences, remark_on_rows, remark_on_sums
from dashboard.intake.rows import rows_set_aside, taken_rows
from dashboard.reference import Reference


def check(path: Path, reference: Reference, options: Options, name: str) -> CheckedFile:
    """See `dashboard.intake.check_file`."""
    if options.kind != "auto" and options.kind not in KINDS:
        raise IntakeError(
            f'"{options.kind}" is no kind of table: expected auto, {", ".join(sorted(KINDS))}.'
        )
    discipline = _default_discipline(options, reference)
    mapping = UserMapping(options)
    grids = _chosen(read_grids(path, name), options, name)
    found = [(grid, find_headings(grid, mapping)) for grid in grids]
    mapping.check_used((header for _, headings in found for header in _headers(headings)), name)
    drafts: list[Draft] = []
    skipped: list[Skipped] = []
    noted: set[str] = set()
    for grid, headings in found:
        draft = _draft(grid, headings, reference, options)
        if isinstance(draft, str):
            skipped.append(Skipped(grid.name, None, draft))
        else:
            drafts.append(draft)
            for note in grid.notes:
                # What is true of the whole workbook is said once.
                if note not in noted:
                    draft.note(note)
            noted.update(grid.notes)
    if not drafts:
        raise IntakeError(f"{name} cannot be imported: {_reasons(skipped)}.")
    _check_together(drafts, reference, discipline)
    for draft in drafts:
        skipped += [
            Skipped(draft.grid.name, row + 1, reason) for row, reason in draft.skipped.items()
        ]
    starts = accumulate((draft.height for draft in drafts), initial=0)
    return CheckedFile(
        name=name,
        sha256=sha256(path, name),
        sheets=tuple(_sheet(draft, start) for draft, start in zip(drafts, starts, strict=False)),
        skipped=tuple(skipped),
    )


def _default_discipline(options: Options, reference: Reference) -> str | None:
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


def _draft(
    grid: Grid, headings: Headings | None, reference: Reference, options: Options
) -> Draft | str:
    """The sheet's draft, or why it cannot be one."""
    if headings is None:
        return "it is empty"
    kind = recognise_kind(headings, options)
    if isinstance(kind, str):
        return kind
    layout = lay_out(headings, kind, reference)
    context = Context(reference, counts_from_1904=grid.counts_from_1904)
    draft = Draft(headings, kind, layout, find_data_rows(headings), context)
    for place, name in headings.columns.left_out.items():
        if name in kind.names():
            draft.note(
                f"expected one column for {name}, found another one; this one is not used.",
                headings.headers[place],
            )
    return draft


def _reasons(skipped: list[Skipped]) -> str:
    if len(skipped) == 1:
        return skipped[0].reason
    return "; ".join(f'sheet "{sheet.sheet}": {sheet.reason}' for sheet in skipped)


def _check_together(
    drafts: list[Draft], reference: Reference, default_discipline: str | None
) -> None:
    for draft in drafts:
        check_rows(draft, reference, default_discipline)
    for kind in KINDS.values():
        of_kind = [draft for draft in drafts if draft.kind is kind]
        if of_kind:
            joint = Joint(of_kind)
            set_conflicts_aside(joint)
            remark_on_differences(joint)
            remark_on_sums(joint)
    # The user's own today; a date without a time zone is all the rules know (N3).
    today = datetime.now(tz=UTC).astimezone().date()
    for draft in drafts:
        remark_on_rows(draft, today)


def _sheet(draft: Draft, first_position: int) -> CheckedSheet:
    return CheckedSheet(
        sheet=draft.grid.name,
        kind=draft.kind.name,
        rows_read=draft.height,
        rows=taken_rows(draft, first_position),
        set_aside=tuple(rows_set_aside(draft, first_position)),
        problems=draft.problems(),
        headers=tuple(draft.headings.headers.values()),
        mapping={
            draft.headings.headers[place]: column.name
            for place, column in draft.layout.fields.items()
        },
    )
