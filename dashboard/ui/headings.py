"""What stands above and below results: the day, the selection, the outlines, and whose reading it is."""

from typing import Any

import streamlit as st

from dashboard import coverage
from dashboard.coverage import Answer, Scope
from dashboard.ui.emptiness import sample_notice
from dashboard.ui.session import ask
from dashboard.wording.notes import WHOSE_READING, outline_notes, selection
from dashboard.wording.words import day, plain


def heading(title: str, scope: Scope) -> None:
    """The title of a page of results, with the day and the selection they hold for."""
    st.title(title)
    st.markdown(f"As of **{day(scope.as_of)}** · {plain(selection(scope))}")
    sample_notice()


def footnote(goals: Answer) -> None:
    """The outlines that the goals are judged by (G7), and where to confirm what is shown."""
    notes = outline_notes(_judged(goals), ask(coverage.outline_versions).dicts())
    st.caption("  \n".join([*notes, WHOSE_READING]))


def _judged(goals: Answer) -> list[dict[str, Any]]:
    """One row for each outline and discipline: thousands of goals are judged by a few of them."""
    columns = ("discipline", "outline_effective_on", "outline_superseded_on")
    places = [goals.columns.index(column) for column in columns]
    distinct = {tuple(row[place] for place in places) for row in goals.rows}
    return [dict(zip(columns, values, strict=True)) for values in distinct]
