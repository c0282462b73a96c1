"""Overview: where everybody stands, who is most in trouble, and the state of the data."""

import streamlit as st

from dashboard import coverage, ui
from dashboard.ui import choices, overview
from dashboard.wording import standing

ui.stop_without_data("Targeted CE")
scope = ui.scope()
ui.heading("Overview", scope)

goals = ui.rows(coverage.progress, scope)
if not goals:
    ui.nothing_here(
        "Nobody in this view has a goal. A roster with disciplines, or prescriptions, sets goals.",
        page="import",
        action="Import a roster or prescriptions",
    )
    st.stop()
ui.outlines_in_use(goals)
overview.status_cards(ui.made(standing.by_pathway, goals))

st.subheader("Most in trouble")
troubled = ui.made_rows(standing.in_trouble, goals, ui.rows(coverage.gaps, scope))
if troubled:
    overview.most_in_trouble(troubled)
else:
    ui.nothing_here("Nobody in this view is overdue or behind.")

st.subheader("Deadlines of the next 12 months, by cohort")
deadlines = ui.made_rows(standing.deadlines, goals, scope.as_of)
if deadlines:
    cohorts = choices.one_page(
        list(dict.fromkeys(row["cohort"] for row in deadlines)), key="cohorts_page", noun="cohorts"
    )
    overview.timeline(deadlines, cohorts, scope.as_of)
else:
    ui.nothing_here("No goal that is not met yet ends in the next 12 months.")

overview.under_covered(
    ui.rows(coverage.under_covered_cqr, scope),
    ui.rows(coverage.under_covered_structured_education, scope),
)
overview.state_of_the_data(
    ui.history(), ui.rows_waiting(), ui.ask(coverage.checks, coverage.Scope(scope.as_of))
)
ui.footnote(goals)
