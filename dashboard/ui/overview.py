"""The parts of the overview: status cards, the timeline, what is under-covered, the state of the data."""

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import date
from functools import partial
from typing import Any

import streamlit as st

from dashboard.coverage import Answer
from dashboard.store import HistoryEntry
from dashboard.ui import people
from dashboard.ui.emptiness import nothing_here
from dashboard.ui.links import page_link
from dashboard.ui.remembering import made
from dashboard.ui.tables import download, shown_columns
from dashboard.wording import standing
from dashboard.wording.words import (
    PATHWAYS,
    STATUSES,
    Status,
    count,
    credits_text,
    line_place,
    meanings,
    moment,
    plain,
    time_left,
)

Row = Mapping[str, Any]

_ROWS = 8
# In pixels.
_CARD_WIDTH = 330
_SUBCATEGORIES = 3
_WORST_FIRST = tuple(reversed(STATUSES))
_NO_BREAK = "\N{NO-BREAK SPACE}"


def status_cards(counts: Mapping[str, Counter[str]]) -> None:
    """For each pathway the number of goals in each status, with its symbol and word."""
    for column, (pathway, of_it) in zip(st.columns(len(counts)), counts.items(), strict=True):
        with column.container(border=True, height="stretch"):
            statuses = " ".join(_status_count(STATUSES[code], of_it[code]) for code in _WORST_FIRST)
            st.markdown(
                f"**{PATHWAYS[pathway]}** · {count(of_it.total(), 'goal')}\n\n{statuses}",
                help=meanings(),
            )


def _status_count(status: Status, goals: int) -> str:
    # A zero needs nobody's attention, and so no colour.
    color = status.color if goals else "gray"
    return f":{color}-badge[{status.label} **{goals}**]"


def most_in_trouble(goals: Sequence[Row]) -> None:
    """The first of `standing.in_trouble`, each with the link to its person, and the way to all of them.

    A list instead of a table: it is there before a table could be drawn, reads in order, and its
    links are reached by the keyboard.
    """
    first = goals[:_ROWS]
    with st.grid(2, min_column_width=_CARD_WIDTH, gap="small"):
        for place, goal in enumerate(first):
            _in_trouble(goal, key=f"in_trouble_{place}")
    columns = ["name", "goal", "status", "needed", "days_left", "sentence"]
    download(
        first,
        shown_columns(first, columns),
        file="most-in-trouble",
        beside=partial(_link_to_all, len(goals)),
    )


def _in_trouble(goal: Row, *, key: str) -> None:
    status = STATUSES[goal["status"]]
    state = " · ".join(filter(None, (status.label, time_left(goal["days_left"]))))
    with st.container(border=True, height="stretch", gap="xxsmall"):
        people.way_to(goal, key=key)
        st.markdown(
            f"{plain(goal['goal'])} · :{status.color}[{state}]  \n{plain(goal['sentence'])}"
        )


def _link_to_all(goals: int) -> None:
    if goals > _ROWS:
        page_link(
            "goals",
            f"All {goals} that are overdue or behind",
            icon=":material/arrow_forward:",
            view={"status": [STATUSES[code].label for code in ("overdue", "behind")]},
        )


def timeline(deadlines: Sequence[Row], cohorts: Sequence[str], as_of: date) -> None:
    """Shows the months of `standing.deadlines` for these cohorts, and the way to take all of them along."""
    st.markdown(made(timeline_table, deadlines, tuple(cohorts), as_of))
    columns = ["cohort", "month", "status", "goals", "needed"]
    download(deadlines, shown_columns(deadlines, columns), file="deadlines")


def timeline_table(deadlines: Sequence[Row], cohorts: Collection[str], as_of: date) -> str:
    """In Markdown, a row for each month in which goals of these cohorts end, with their number by status.

    Text instead of a chart: a browser draws it at once, it fits a phone, and is read aloud in order.
    """
    cohorts_of: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for row in deadlines:
        if row["cohort"] in cohorts:
            cohorts_of[row["month"]][row["cohort"]].append(_short(row))
    lines = ["| Month | Goals not met yet: ▲ behind · ● on track |", "| --- | --- |"]
    for month in standing.months_ahead(as_of):
        if of_month := cohorts_of.get(month):
            ends = (f"{plain(cohort)} {' '.join(goals)}" for cohort, goals in of_month.items())
            lines.append(f"| **{_unbroken(month)}** | {' · '.join(ends)} |")
    return "\n".join(lines)


def _short(row: Row) -> str:
    status = STATUSES[row["status"]]
    return f":{status.color}[{status.symbol}{_NO_BREAK}{row['goals']}]"


def _unbroken(text: str) -> str:
    return text.replace(" ", _NO_BREAK)


def under_covered(short: Sequence[Row], thin: Sequence[Row]) -> None:
    """The heads of the two lists of S4, side by side and never mixed."""
    prescribed, education = st.columns(2, gap="medium")
    with prescribed:
        st.subheader("Most under-covered: CQR")
        st.caption("Prescribed subcategories, by the credits that are short.")
        _head(
            short,
            "credits_short",
            _short_of,
            file="under-covered-cqr",
            without="No prescribed credit is missing.",
        )
    with education:
        st.subheader("Thinly covered: advice only")
        st.caption("Structured education asks for no subcategory; by people without credit.")
        _head(
            thin,
            "share_of_people_without_credit",
            _without_credit,
            file="advice",
            without="No subcategory of structured education lacks credit in this view.",
        )


def _head(
    rows: Sequence[Row], amount: str, in_words: Callable[[Row], str], *, file: str, without: str
) -> None:
    if not rows:
        nothing_here(without)
        return
    first = rows[:_SUBCATEGORIES]
    st.markdown(
        "\n".join(
            f"1. {plain(line_place(row))} ({row['discipline']}): **{in_words(row)}**"
            for row in first
        )
    )
    columns = shown_columns(first, ["category", "subcategory", "discipline", amount])
    view = {"coverage_discipline": rows[0]["discipline"]}
    to_coverage = partial(page_link, "coverage", icon=":material/arrow_forward:", view=view)
    download(
        first, columns, file=file, beside=partial(to_coverage, "All content, person by person")
    )


def _short_of(row: Row) -> str:
    return f"{credits_text(row['credits_short'])} short"


def _without_credit(row: Row) -> str:
    return f"{row['people_without_credit']} of {count(row['people'], 'person', 'people')} without credit"


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
