"""Shows what imports would do or did: counts, values that change, problems, rows that are no data."""

from collections.abc import Sequence
from dataclasses import dataclass

import streamlit as st

from dashboard.store import ImportResult, Settlement
from dashboard.ui import corrections, uploads
from dashboard.ui.remembering import Rows
from dashboard.ui.tables import table
from dashboard.ui.uploads import Outcome
from dashboard.wording.words import count, plain

_COUNTS = ["file", "sheet", "kind", "rows_read", "added", "updated", "unchanged", "set_aside"]


@dataclass(frozen=True)
class Results:
    """What is shown of imports, or of what they would do, in rows for tables."""

    sheets: Rows
    settled: tuple[Settlement, ...]
    problems: Rows
    changes: Rows
    skipped: Rows


def results(outcomes: Sequence[Outcome]) -> Results:
    """What came of files, for `show_results`."""
    made = [outcome.result for outcome in outcomes if outcome.result]
    return Results(
        Rows(uploads.sheet_rows(outcomes)),
        tuple(settlement for result in made for settlement in result.settled),
        Rows(uploads.problem_rows(outcomes)),
        Rows(uploads.change_rows(outcomes)),
        Rows(uploads.skipped_rows(outcomes)),
    )


def show(outcomes: Sequence[Outcome], *, key: str, is_preview: bool = False) -> None:
    """The sums and tables of a preview or of imports just made; what could not be imported comes first."""
    for outcome in outcomes:
        # Before the import, the controls of the file say so.
        if outcome.error and not is_preview:
            st.error(plain(outcome.error), icon=":material/error:")
    show_results(results(outcomes), key=key, is_preview=is_preview)


def show_results(found: Results, *, key: str, is_preview: bool = False) -> None:
    """The sums and tables; nothing where no file was read."""
    if not found.sheets:
        return
    st.markdown(_sum(found.sheets))
    table(
        found.sheets, _COUNTS, file=f"{key}-counts", alt="Rows of each sheet", key=f"{key}_counts"
    )
    corrections.settled(found.settled, is_preview=is_preview)
    _problems(found, key)
    _changes(found.changes, key)
    _skipped(found.skipped, key)


def _sum(sheets: Rows) -> str:
    """P4: rows read = added + updated + unchanged + set aside."""
    total = {name: sum(sheet[name] for sheet in sheets) for name in _COUNTS[3:]}
    return (
        f"**{count(total['rows_read'], 'row')} read** = {total['added']:,} added + "
        f"{total['updated']:,} updated + {total['unchanged']:,} unchanged + "
        f"{total['set_aside']:,} set aside"
    )


def _problems(found: Results, key: str) -> None:
    if not found.problems:
        return
    aside = sum(sheet["set_aside"] for sheet in found.sheets)
    label = f"**{count(len(found.problems), 'problem')}** · " + (
        f"{count(aside, 'row')} set aside" if aside else "every row is taken"
    )
    with st.expander(label, icon=":material/report:", expanded=bool(aside), key=f"{key}_why"):
        table(
            found.problems,
            # On a phone the first of them are seen.
            ["consequence", "row", "column", "value", "problem", "sheet", "file"],
            file=f"{key}-problems",
            alt="Problems, one row for each",
            key=f"{key}_problems",
            is_wrapped=True,
        )


def _changes(changes: Rows, key: str) -> None:
    if not changes:
        return
    with st.expander(
        f"**{count(len(changes), 'value')}** changed, old and new",
        icon=":material/edit:",
        key=f"{key}_values",
    ):
        st.caption("A credit without a new value belongs to a line that goes.")
        table(
            changes,
            ["file", "sheet", "row", "what", "column", "old", "new"],
            file=f"{key}-changes",
            alt="Values that change, old and new",
            key=f"{key}_changes",
        )


def _skipped(skipped: Rows, key: str) -> None:
    if not skipped:
        return
    with st.expander(
        f"**{count(len(skipped), 'row or sheet', 'rows or sheets')}** read as no data",
        icon=":material/layers_clear:",
        key=f"{key}_passed_over",
    ):
        table(
            skipped,
            ["file", "sheet", "row", "reason"],
            file=f"{key}-skipped",
            alt="Rows and sheets that are no data",
            key=f"{key}_skipped",
        )


def brake_sentence(result: ImportResult) -> str:
    """Why an import asks before it is made."""
    changes = " and ".join(
        f"{brake.rows_changed:,} of the {brake.rows_in_force:,} rows of {brake.kind} in force"
        for brake in result.brakes
    )
    return f"{plain(result.file)} would change {changes}. That hints at a wrong file or a wrong column."
