"""Person: every goal, every credit, what it counted for, or why not."""

import streamlit as st

from dashboard import coverage, ui
from dashboard.ui import people, person, reports
from dashboard.wording import standing
from dashboard.wording.words import OUTCOMES, outcomes_counted

ui.stop_without_data("Person")
somebody = people.in_address()
scope = coverage.Scope(ui.scope().as_of, person_id=somebody["person_id"], include_left=True)
person.heading(somebody, scope.as_of)

goals = ui.rows(coverage.progress, scope)
if not goals:
    ui.nothing_here(
        "No goal is set for this person. A roster row with a discipline, or a prescription, sets one.",
        page="import",
        action="Import a roster or prescriptions",
    )
    st.stop()
reports.one_page_summary(scope, somebody["name"])

gaps = ui.rows(coverage.gaps, scope)
days = ui.rows(coverage.cumulative_credits, scope)
for goal in ui.made_rows(standing.with_sentences, goals, gaps):
    key = standing.goal_key(goal)
    lines = ui.made_rows(standing.of_goal, gaps, *key)
    person.goal(goal, lines, ui.made_rows(standing.of_goal, days, *key), scope.as_of)

st.subheader("Records")
records = ui.made_rows(person.with_goal_names, ui.rows(coverage.explain, scope))
if not records:
    ui.nothing_here("No CE record of this person has been imported.")
    st.stop()
outcomes = st.pills(
    "Outcome",
    [code for code in OUTCOMES if any(record["outcome"] == code for record in records)],
    format_func=OUTCOMES.__getitem__,
    selection_mode="multi",
    key="outcome",
    bind="query-params",
)
shown = ui.made_rows(person.of_outcomes, records, *outcomes) if outcomes else records
st.caption(outcomes_counted(shown))
ui.table(
    shown,
    person.RECORD_COLUMNS if len(goals) > 1 else person.RECORD_COLUMNS_OF_ONE_GOAL,
    file="records",
    alt="Every line of every record, with its outcome for each goal and the reason",
    is_wrapped=True,
)
ui.footnote(goals)
