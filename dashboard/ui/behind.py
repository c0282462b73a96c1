"""Behind the numbers of the coverage: a cell, row or column is chosen, its people and records follow."""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from functools import partial
from typing import Any

import altair as alt
import streamlit as st

from dashboard.charts.heatmap import CELL
from dashboard.ui.columns import Column, credits_column, text_column
from dashboard.ui.content import Chosen, who
from dashboard.ui.emptiness import nothing_here
from dashboard.ui.tables import table
from dashboard.wording.standing import NOBODY
from dashboard.wording.words import count, credits_text, plain

Row = Mapping[str, Any]

_GRID, _PLACE, _WHO, _IN_ADDRESS = "coverage_grid", "coverage_place", "coverage_who", "who"
_COLUMNS: dict[str, Column] = {
    "title": text_column("Activity", 235),
    "credits_earned": credits_column(
        "Counted", "What the line adds to the coverage; a line that serves two goals counts once"
    ),
}


def show_grid(chart: alt.LayerChart, rows: Sequence[Row], *, alt_text: str) -> None:
    """The grid, whose cells can be clicked."""
    of_label = {row["label"]: who(row) for row in rows}
    st.altair_chart(chart, alt=alt_text, key=_GRID, on_select=partial(_take_cell, of_label))


def choose(rows: Sequence[Row], places: Sequence[str], *, is_cohort: bool) -> Chosen:
    """What is chosen, in the grid or in the two controls shown here; it stays in the address."""
    state = st.session_state
    labels = {who(row): row["label"] for row in rows}
    if _WHO not in state:
        # An ID and not a name: the address is seen where names are hidden, too.
        state[_WHO] = st.query_params.get(_IN_ADDRESS)
    if state[_WHO] not in labels:
        state[_WHO] = None
    if state.get(_PLACE) not in (None, *places):
        state[_PLACE] = None
    content, somebody = st.columns(2)
    with content:
        place = st.selectbox(
            "Content",
            places,
            index=None,
            placeholder="All content",
            key=_PLACE,
            bind="query-params",
        )
    with somebody:
        one = st.selectbox(
            "One cohort" if is_cohort else "One person",
            list(labels),
            index=None,
            format_func=lambda name: labels.get(name, name),
            placeholder="All cohorts" if is_cohort else "Everybody",
            key=_WHO,
        )
    if one:
        st.query_params[_IN_ADDRESS] = one
    else:
        st.query_params.pop(_IN_ADDRESS, None)
    return Chosen(place, one, is_cohort)


def say_cell(rows: Iterable[Row], choice: Chosen) -> None:
    """What a single cell says in its tooltip, for those who have no pointer."""
    for row in rows:
        if choice.place and who(row) == choice.who:
            amount, is_open, note = row["cells"][choice.place]
            mark = "▲ " if is_open else ""
            st.markdown(
                f"{plain(row['label'])}, {plain(choice.place)}: **{amount:.2f}** · {mark}{plain(note)}"
            )


def people(rows: Iterable[Row], choice: Chosen) -> list[dict[str, Any]]:
    """Those of `content.people` who are chosen, with what the chosen place is for them."""
    found = []
    for row in _of(rows, choice):
        amount, is_open, note = row["cells"][choice.place]
        state = f"▲ {note}" if is_open else note
        found.append({**row, "credits_earned": amount, "line_state": state})
    return found


def records(
    rows: Iterable[Row], places: Mapping[tuple[str, str], str], choice: Chosen
) -> list[dict[str, Any]]:
    """The lines of coverage.records_by_content that are chosen."""
    return [
        dict(row)
        for row in _of(rows, choice)
        if choice.place in (None, places.get((row["category"], row["subcategory"])))
    ]


def show_people(rows: Sequence[Row], code: str) -> None:
    with_credit = sum(row["credits_earned"] > 0 for row in rows)
    st.markdown(f"**{with_credit} of {count(len(rows), 'person', 'people')} have credit here**")
    table(
        sorted(rows, key=lambda row: row["credits_earned"]),
        ["name", "credits_earned", "line_state", "cohort", "person_id"],
        file=f"people-behind-{code}",
        alt="The people behind the chosen content, those with the least credit first",
        opens_people=True,
    )


def show_records(rows: Sequence[Row], code: str, choice: Chosen) -> None:
    if not rows:
        nothing_here("No record brings credit there, whether it counts or not.")
        return
    earned = sum((row["credits_earned"] for row in rows), Decimal())
    place = f" in {plain(choice.place)}" if choice.place else ""
    st.markdown(f"**{count(len(rows), 'record')}{place}, {credits_text(earned)} counted**")
    table(
        rows,
        [
            "name",
            "title",
            "completed_on",
            "credits",
            "outcome",
            "credits_earned",
            *([] if choice.place else ["subcategory", "category"]),
            "pathway",
            "reference_number",
            "person_id",
        ],
        file=f"records-behind-{code}",
        alt="The records behind the choice, with the outcome of each for each goal",
        opens_people=True,
        more=_COLUMNS,
    )


def _of(rows: Iterable[Row], choice: Chosen) -> Iterable[Row]:
    if choice.who is None:
        return rows
    return (row for row in rows if choice.who == _known_by(row, choice))


def _known_by(row: Row, choice: Chosen) -> str:
    return str((row["cohort"] or NOBODY) if choice.is_cohort else row["person_id"])


def _take_cell(of_label: Mapping[str, str]) -> None:
    """Puts the clicked cell into the controls. A grid drawn anew forgets its click: nothing changes."""
    cells = st.session_state[_GRID]["selection"][CELL]
    if cells and cells[-1]["row"] in of_label:
        st.session_state[_PLACE] = cells[-1]["column"]
        st.session_state[_WHO] = of_label[cells[-1]["row"]]
