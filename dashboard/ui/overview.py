"""The parts of the overview: status cards, the timeline, what is under-covered, the state of the data."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from functools import partial
from typing import Any

import altair as alt
import streamlit as st

from dashboard import charts
from dashboard.coverage import Answer
from dashboard.store import HistoryEntry
from dashboard.ui import theme
from dashboard.ui.columns import Column, text_column
from dashboard.ui.emptiness import nothing_here
from dashboard.ui.links import page_link
from dashboard.ui.tables import table
from dashboard.wording import standing
from dashboard.wording.words import PATHWAYS, STATUSES, Status, count, meanings, moment, plain

Row = Mapping[str, Any]

ROWS = 8
SUBCATEGORIES = 3
# Whatever the names are, these widths leave the sentence in sight on a screen 1280 pixels wide.
TROUBLE_COLUMNS: dict[str, Column] = {
    "name": text_column("Name", 125, pinned=True),
    "sentence": text_column("What is missing", 320),
}
CONTENT_COLUMNS: dict[str, Column] = {
    "subcategory": text_column("Subcategory", 215),
    "discipline": text_column("In", 40),
}


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


def timeline(deadlines: Sequence[Row], cohorts: Sequence[str], as_of: date) -> alt.LayerChart:
    """The chart of `standing.deadlines` for these cohorts: what is due in which month."""
    import pandas as pd

    places: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in deadlines:
        places[row["cohort"], row["month"]].append(row)
    frame = pd.DataFrame(
        [
            {
                "cohort": cohort,
                "month": month,
                "goals": sum(row["goals"] for row in of_it),
                "needed": float(sum(row["needed"] for row in of_it)),
                "words": "\n".join(_short(row) for row in of_it),
                "note": ", ".join(_in_full(row) for row in of_it),
            }
            for (cohort, month), of_it in places.items()
            if cohort in cohorts
        ]
    )
    months = standing.months_ahead(as_of)
    return charts.deadlines(frame, cohorts=cohorts, months=months, ink=theme.ink())


def timeline_in_words(deadlines: Sequence[Row]) -> str:
    """What the chart says, for people who do not see it."""
    ends = ", ".join(f"{row['cohort']} {row['month']}: {_in_full(row)}" for row in deadlines)
    return f"Goals not met yet by cohort and month of their deadline. {ends}"


def _short(row: Row) -> str:
    return f"{STATUSES[row['status']].symbol} {row['goals']}"


def _in_full(row: Row) -> str:
    return f"{row['goals']} {STATUSES[row['status']].word.lower()}"


def under_covered(short: Sequence[Row], thin: Sequence[Row]) -> None:
    """The heads of the two lists of S4, side by side and never mixed."""
    prescribed, education = st.columns(2, gap="medium")
    with prescribed:
        st.subheader("Most under-covered: CQR")
        st.caption("Prescribed subcategories, by the credits that are short.")
        _head(
            short,
            ["subcategory", "discipline", "credits_short"],
            file="under-covered-cqr",
            alt="CQR: the three subcategories with the most credits short",
            without="No prescribed credit is missing.",
        )
    with education:
        st.subheader("Thinly covered: advice only")
        st.caption("Structured education asks for no subcategory; by people without credit.")
        _head(
            thin,
            ["subcategory", "discipline", "share_of_people_without_credit"],
            file="advice",
            alt="Structured education, advice: the three subcategories most people have no credit in",
            without="No subcategory of structured education lacks credit in this view.",
        )


def _head(
    rows: Sequence[Row], columns: Sequence[str], *, file: str, alt: str, without: str
) -> None:
    if not rows:
        nothing_here(without)
        return
    view = {"coverage_discipline": rows[0]["discipline"]}
    to_coverage = partial(page_link, "coverage", icon=":material/arrow_forward:", view=view)
    table(
        rows[:SUBCATEGORIES],
        columns,
        file=file,
        alt=alt,
        more=CONTENT_COLUMNS,
        beside=partial(to_coverage, "All content, person by person"),
    )


def state_of_the_data(history: Sequence[HistoryEntry], waiting: int, checks: Answer) -> None:
    """The last import, the rows still set aside and the checks open, each with the way to it."""
    standing = [entry for entry in history if entry.withdrawn_at is None]
    last = standing[0]
    st.subheader("State of the data")
    st.markdown(
        f"Last import: **{plain(last.file)}**, {moment(last.imported_at)}, "
        f"{count(last.rows_read, 'row')} read."
    )
    with st.container(horizontal=True, gap="medium"):
        page_link(
            "imports", f"{count(len(standing), 'import')} in force", icon=":material/history:"
        )
        page_link(
            "checks",
            f"{count(waiting, 'row')} set aside" if waiting else "No rows set aside",
            icon=":material/rule:",
        )
        page_link(
            "checks",
            f"{count(len(checks), 'check')} open" if checks else "No check open",
            icon=":material/fact_check:",
        )
