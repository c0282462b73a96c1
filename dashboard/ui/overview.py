"""The parts of the overview: status cards, the deadline chart, the state of the data."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import altair as alt
import streamlit as st

from dashboard import charts
from dashboard.coverage import Answer
from dashboard.store import HistoryEntry
from dashboard.ui.columns import PALETTE_ORDER
from dashboard.ui.links import page_link
from dashboard.wording import standing
from dashboard.wording.words import PATHWAYS, STATUSES, Status, count, meanings, moment, plain

ROWS = 8


def status_cards(counts: Mapping[str, Counter[str]]) -> None:
    """For each pathway the number of goals in each status, with its symbol and word."""
    across = 4 if len(counts) == 1 else 2
    for column, (pathway, of_it) in zip(st.columns(len(counts)), counts.items(), strict=True):
        with column.container(border=True, height="stretch"):
            st.markdown(
                f"**{PATHWAYS[pathway]}** · {count(of_it.total(), 'goal')}", help=meanings()
            )
            with st.grid(across, min_column_width=90, gap="xsmall"):
                for code in reversed(STATUSES):
                    _status_count(STATUSES[code], of_it[code])


def _status_count(status: Status, goals: int) -> None:
    # A zero needs nobody's attention, and so no colour.
    color = status.color if goals else "gray"
    st.metric(f":{color}[{status.symbol}] {status.word}", f":{color}[{goals}]")


def link_to_all(goals: int) -> None:
    """The way to every goal that is overdue or behind, in the same view."""
    if goals > ROWS:
        page_link(
            "goals",
            f"All {goals} that are overdue or behind",
            icon=":material/arrow_forward:",
            view={"status": [STATUSES[code].label for code in ("overdue", "behind")]},
        )


def deadline_chart(months: Sequence[Mapping[str, Any]], as_of: date) -> alt.Chart:
    """The chart of `standing.deadlines`, its statuses in words."""
    import pandas as pd

    frame = pd.DataFrame(
        [
            {
                "month": row["month"],
                "status": STATUSES[row["status"]].label,
                "goals": row["goals"],
                "needed": float(row["needed"]),
            }
            for row in months
        ]
    )
    return charts.deadlines(
        frame,
        months=standing.months_ahead(as_of),
        statuses=[STATUSES[code].label for code in PALETTE_ORDER],
    )


def deadline_text(months: Sequence[Mapping[str, Any]]) -> str:
    """What the chart says, for people who do not see it."""
    of_month: Counter[str] = Counter()
    for row in months:
        of_month[row["month"]] += row["goals"]
    ends = ", ".join(f"{month}: {goals}" for month, goals in of_month.items())
    return f"Goals not met yet by the month of their deadline. {ends}"


def state_of_the_data(history: Sequence[HistoryEntry], checks: Answer) -> None:
    """The last import, the rows set aside and the checks, each with the way to it."""
    standing = [entry for entry in history if entry.withdrawn_at is None]
    st.subheader("State of the data")
    last, aside = standing[0], sum(entry.set_aside for entry in standing)
    st.markdown(
        f"Last import: **{plain(last.file)}**, {moment(last.imported_at)}, "
        f"{count(last.rows_read, 'row')} read."
    )
    page_link("imports", f"{count(len(standing), 'import')} in force", icon=":material/history:")
    page_link(
        "checks",
        f"{count(aside, 'row')} set aside" if aside else "No rows set aside",
        icon=":material/rule:",
    )
    page_link(
        "checks",
        f"{count(len(checks), 'thing')} to look at" if checks else "Nothing to look at",
        icon=":material/fact_check:",
    )
