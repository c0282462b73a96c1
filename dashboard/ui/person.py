"""The parts of a person's page: the heading, each goal with its lines and its pace, the records."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import streamlit as st

from dashboard import charts
from dashboard.ui import theme
from dashboard.ui.drawing import chart
from dashboard.ui.emptiness import sample_notice
from dashboard.ui.hiding import is_on as names_are_hidden
from dashboard.ui.remembering import Rows, made_rows
from dashboard.ui.tables import table
from dashboard.wording.words import (
    ROLES_OF_ONE,
    STATUSES,
    credits_text,
    day,
    goal_name,
    line_place,
    line_state,
    plain,
    verify,
    window,
)

Row = Mapping[str, Any]

RECORD_COLUMNS_OF_ONE_GOAL = (
    "completed_on",
    "title",
    "outcome",
    "why",
    "credits",
    "counted",
    "category",
    "subcategory",
    "ce_credits",
    "reference_number",
)
RECORD_COLUMNS = ("completed_on", "title", "goal", *RECORD_COLUMNS_OF_ONE_GOAL[2:])


def heading(person: Row, as_of: date) -> None:
    """The person's name, the day, and what the roster says of them."""
    st.title(plain(person["name"]))
    known = [
        None if names_are_hidden() else _ids(person),
        ROLES_OF_ONE.get(person["role"]),
        person["cohort"],
        person["site"],
        "has left" if person["status"] == "left" else None,
    ]
    st.markdown(f"As of **{day(as_of)}** · {plain(' · '.join(text for text in known if text))}")
    sample_notice()


def _ids(person: Row) -> str:
    also = f" (also {person['other_ids']})" if person["other_ids"] else ""
    return f"ID {person['person_id']}{also}"


def goal(goal: Row, lines: Rows, days: Rows, as_of: date) -> None:
    """One goal: its state in words and numbers, its requirement lines, and its pace."""
    status = STATUSES[goal["status"]]
    key = f"{goal['pathway']}_{goal['discipline']}"
    with st.container(border=True):
        st.subheader(goal["goal"])
        st.markdown(f":{status.color}[**{status.label}**] · {plain(goal['sentence'])}")
        with st.grid(4, min_column_width=110, gap="small"):
            st.metric("Needed", f"{goal['needed']:.2f}")
            st.metric("Earned", f"{goal['earned']:.2f}")
            st.metric("Required", f"{goal['required']:.2f}")
            left = goal["days_left"]
            st.metric("Days left", "–" if left is None else f"{left:,}")
        st.caption(window(goal))
        table(
            made_rows(_lines, lines),
            ["place", "line_state", "required", "earned", "gap", "surplus", "verify"],
            file=f"requirements-{key}",
            alt=f"What {goal['goal']} asks for, and what is earned",
        )
        st.markdown("**Credits toward the goal, day by day**")
        chart(_chart, days, as_of, alt_text=_in_words(goal, days, as_of), key=f"pace_{key}")
        with st.expander("As a table"):
            table(
                days,
                ["on_day", "credits", "earned", "reached", "pace"],
                file=f"pace-{key}",
                alt=f"{goal['goal']} day by day",
            )


def with_goal_names(records: Sequence[Row]) -> list[Row]:
    """The records, each with the goal it was judged for in words."""
    return [{**record, "goal": goal_name(record)} for record in records]


def of_outcomes(records: Sequence[Row], *outcomes: str) -> list[Row]:
    """The records with one of these outcomes."""
    return [record for record in records if record["outcome"] in outcomes]


def _lines(lines: Sequence[Row]) -> list[dict[str, Any]]:
    return [_line(line) for line in lines]


def _line(line: Row) -> dict[str, Any]:
    return {
        **line,
        "place": line_place(line),
        "line_state": line_state(line),
        "verify": verify(line),
    }


def _chart(days: Sequence[Row], as_of: date) -> Any:
    import pandas as pd

    columns = ("on_day", "credits", "reached", "pace", "required")
    frame = pd.DataFrame([{name: _number(row[name]) for name in columns} for row in days])
    frame["is_as_of"] = frame["on_day"] == as_of
    frame["on_day"] = pd.to_datetime(frame["on_day"])
    return charts.cumulative(frame, ink=theme.ink())


def _number(value: Any) -> Any:
    return float(value) if hasattr(value, "as_tuple") else value


def _in_words(goal: Row, days: Sequence[Row], as_of: date) -> str:
    past = [row for row in days if row["reached"] is not None]
    if not past:
        return f"{goal['goal']}: its window begins later."
    last = past[-1]
    pace = f"; an even pace asks for {last['pace']:.2f}" if last["pace"] is not None else ""
    return (
        f"{goal['goal']}: by {day(last['on_day'])}, {credits_text(last['reached'])} of "
        f"{last['required']:.2f} bring the goal further{pace}. As of {day(as_of)}."
    )
