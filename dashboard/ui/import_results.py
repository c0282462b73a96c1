"""Shows what imports would do or did: counts for each sheet, problems, and rows that are no data."""

from collections.abc import Sequence

import streamlit as st

from dashboard.store import ImportResult
from dashboard.ui import uploads
from dashboard.ui.tables import table
from dashboard.ui.uploads import Outcome
from dashboard.wording.words import count, plain

_COUNTS = ["file", "sheet", "kind", "rows_read", "added", "updated", "unchanged", "set_aside"]


def show(outcomes: Sequence[Outcome], *, key: str) -> None:
    """The tables of a preview or of imports just made; files that cannot be read come first."""
    for outcome in outcomes:
        if outcome.error:
            st.error(plain(outcome.error), icon=":material/error:")
    sheets = uploads.sheet_rows(outcomes)
    if not sheets:
        return
    table(sheets, _COUNTS, file=f"{key}-counts", alt="Rows of each sheet", key=f"{key}_counts")
    problems = uploads.problem_rows(outcomes)
    if problems:
        aside = sum(row["consequence"] == "Set aside" for row in problems)
        st.markdown(
            f"**{count(len(problems), 'problem')}** in these files"
            + (
                f", {aside} of them set rows aside. Correct these in the spreadsheet and import it again; "
                "rows that are in already stay as they are."
                if aside
                else "; every row is taken."
            )
        )
        table(
            problems,
            ["consequence", "file", "sheet", "row", "column", "value", "problem"],
            file=f"{key}-problems",
            alt="Problems, one row for each",
            key=f"{key}_problems",
            is_wrapped=True,
        )
    skipped = uploads.skipped_rows(outcomes)
    if skipped:
        with st.expander(
            f"{count(len(skipped), 'row or sheet', 'rows or sheets')} read as no data"
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
