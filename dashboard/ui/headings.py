"""What stands above and below results: the day, the selection, the outlines, and whose reading it is."""

import streamlit as st

from dashboard import coverage
from dashboard.coverage import Scope
from dashboard.ui.emptiness import sample_notice
from dashboard.ui.remembering import Rows, made
from dashboard.ui.session import rows
from dashboard.wording import notes
from dashboard.wording.words import day, plain


def heading(title: str, scope: Scope) -> None:
    """The title of a page of results, with the day and the selection they hold for."""
    st.title(title)
    st.markdown(f"As of **{day(scope.as_of)}** · {plain(notes.selection(scope))}")
    sample_notice()


def outlines_in_use(goals: Rows) -> None:
    """The dates of the outlines that the goals are judged by, in sight above all results (G7)."""
    st.caption(made(notes.outlines_in_use, goals))


def footnote(goals: Rows) -> None:
    """What to know of the outlines that the goals are judged by, and where to confirm it all."""
    of_outlines = made(notes.outline_notes, goals, rows(coverage.outline_versions))
    st.caption("  \n".join([*of_outlines, notes.WHOSE_READING]))
