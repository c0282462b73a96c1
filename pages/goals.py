"""Goals: every goal of every person, with what is needed and by when."""

import streamlit as st

from dashboard import coverage, ui
from dashboard.wording import standing
from dashboard.wording.words import PATHWAYS, STATUSES, count

COLUMNS = [
    "name",
    "status",
    "discipline",
    "pathway",
    "needed",
    "progress",
    "days_left",
    "window_end",
    "earned",
    "required",
    "sentence",
    "cohort",
    "site",
    "role",
    "person_id",
    "outline_effective_on",
]

ui.stop_without_data("Goals")
scope = ui.scope()
ui.heading("Goals", scope)

goals = ui.rows(coverage.progress, scope)
with st.container(horizontal=True, gap="medium"):
    statuses = st.pills(
        "Status",
        list(STATUSES),
        format_func=lambda code: STATUSES[code].label,
        selection_mode="multi",
        key="status",
        bind="query-params",
    )
    pathways = st.pills(
        "Pathway",
        list(PATHWAYS),
        format_func=PATHWAYS.__getitem__,
        selection_mode="multi",
        key="pathway",
        bind="query-params",
    )
in_words = ui.made_rows(standing.with_sentences, goals, ui.rows(coverage.gaps, scope))
rows = ui.made_rows(standing.chosen, in_words, tuple(statuses), tuple(pathways))
if not rows:
    ui.nothing_here(
        "No goal fits what is chosen. Choose fewer filters, or import a roster with goals."
    )
    st.stop()

ui.outlines_in_use(rows)
people = ui.made(standing.number_of_people, rows)
st.markdown(f"{count(len(rows), 'goal')} of {count(people, 'person', 'people')}")
ui.table(rows, COLUMNS, file="goals", alt="Goals, one row for each", opens_people=True)
ui.footnote(goals)
