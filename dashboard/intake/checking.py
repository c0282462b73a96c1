"""From a file on disk to checked rows: read, recognise, map, clean, check."""

from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import accumulate
from pathlib import Path

from dashboard.intake.check import check_rows
from dashboard.intake.clean import Context
from dashboard.intake.columns import KINDS
from dashboard.intake.conflicts import set_conflicts_aside
from dashboard.intake.disciplines import Default
from dashboard.intake.draft import Draft
from dashboard.intake.joint import Joint
from dashboard.intake.layout import lay_out
from dashboard.intake.model import (
    CheckedFile,
    CheckedSheet,
    IntakeError,
    Options,
    Skipped,
)
from dashboard.intake.nondata import find_data_rows
from dashboard.intake.read import sha256
from dashboard.intake.recognise import Recognised
from dashboard.intake.remarks import (
    remark_on_columns,
    remark_on_differences,
    remark_on_rows,
    remark_on_sums,
)
from dashboard.intake.rows import rows_set_aside, taken_rows
from dashboard.intake.sheets import EMPTY, SheetReading, read_sheets
from dashboard.reference import Reference

_LEFT_OUT = "it is left out, as you chose"


@dataclass(frozen=True)
class _SheetDraft:
    draft: Draft
    recognised: Recognised
    default: Default | None


def check(path: Path, reference: Reference, options: Options, name: str) -> CheckedFile:
    """See `dashboard.intake.check_file`."""
    drafts: list[_SheetDraft] = []
    skipped: list[Skipped] = []
    noted: set[str] = set()
    for reading in read_sheets(path, reference, options, name):
        draft = _draft(reading, reference, options)
        unread = [Skipped(reading.grid.name, row, reason) for row, reason in reading.grid.unread]
        if isinstance(draft, str):
            # Where a chart or a pivot table is all there is, that says more than "empty".
            skipped += unread or [_not_read(reading, draft)]
        else:
            skipped += unread
            drafts.append(draft)
            for note in reading.grid.notes:
                # What is true of the whole workbook is said once.
                if note not in noted:
                    draft.draft.note(note)
            noted.update(reading.grid.notes)
    if not drafts:
        raise IntakeError(f"{name} cannot be imported: {_reasons(skipped)}{_stop(skipped)}")
    _check_together(drafts, reference)
    for one in drafts:
        skipped += [
            Skipped(one.draft.grid.name, row + 1, reason)
            for row, reason in one.draft.skipped.items()
        ]
    starts = accumulate((one.draft.height for one in drafts), initial=0)
    return CheckedFile(
        name=name,
        sha256=sha256(path, name),
        sheets=tuple(_sheet(one, start) for one, start in zip(drafts, starts, strict=False)),
        skipped=tuple(skipped),
    )


def _not_read(reading: SheetReading, reason: str) -> Skipped:
    """A sheet, or one of several tables on a sheet, which is named by the row of its headings."""
    if reading.row is None:
        return Skipped(reading.grid.name, None, reason)
    return Skipped(reading.grid.name, reading.row, f"a table of its own, not read: {reason}")


def _stop(skipped: list[Skipped]) -> str:
    # A sentence that ends in a command to copy must not end in a full stop that is no part of it.
    return "" if skipped[-1].reason.endswith('"') else "."


def _draft(reading: SheetReading, reference: Reference, options: Options) -> _SheetDraft | str:
    """The sheet's draft, or why it cannot be one."""
    recognised = reading.recognised
    if reading.is_left_out:
        return _LEFT_OUT
    if recognised is None:
        return EMPTY
    if recognised.kind is None or recognised.problem is not None:
        return recognised.problem or ""
    headings, kind = recognised.headings, recognised.kind
    layout = lay_out(headings, kind, reference)
    context = Context(reference, reading.grid.counts_from_1904, options.day_first)
    draft = Draft(headings, kind, layout, find_data_rows(headings), context)
    remark_on_columns(draft, recognised)
    return _SheetDraft(draft, recognised, reading.default)


def _reasons(skipped: list[Skipped]) -> str:
    if len(skipped) == 1:
        return skipped[0].reason
    return "; ".join(f'sheet "{sheet.sheet}": {sheet.reason}' for sheet in skipped)


def _check_together(sheets: list[_SheetDraft], reference: Reference) -> None:
    for sheet in sheets:
        check_rows(sheet.draft, reference, sheet.default)
    drafts = [sheet.draft for sheet in sheets]
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


def _sheet(sheet: _SheetDraft, first_position: int) -> CheckedSheet:
    draft = sheet.draft
    return CheckedSheet(
        sheet=draft.grid.name,
        kind=draft.kind.name,
        rows_read=draft.height,
        taken=taken_rows(draft, first_position),
        set_aside=tuple(rows_set_aside(draft, first_position)),
        problems=draft.problems(),
        headers=tuple(draft.headings.headers.values()),
        mapping={
            draft.headings.headers[place]: column.name
            for place, column in draft.layout.fields.items()
        },
        confidence=sheet.recognised.confidence,
        proposals=sheet.recognised.proposals,
    )
