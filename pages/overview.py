"""Overview: where everybody stands, who is most in trouble, and the state of the data."""

from functools import partial

import streamlit as st

from dashboard import coverage, ui
from dashboard.ui import overview
from dashboard.wording import standing

ui.stop_without_data("Targeted CE")
scope = ui.scope()
ui.heading("Overview", scope)

goals = ui.ask(coverage.progress, scope)
if not goals:
    ui.nothing_here(
        "Nobody in this view has a goal. A roster with disciplines, or prescriptions, sets goals.",
        page="import",
        action="Import a roster or prescriptions",
    )
    st.stop()
rows = goals.dicts()

overview.status_cards(standing.by_pathway(rows))

st.subheader("Most in trouble")
troubled = standing.in_trouble(rows, ui.ask(coverage.gaps, scope).dicts())
if troubled:
    ui.table(
        troubled[: overview.ROWS],
        ["name", "goal", "status", "needed", "days_left", "sentence"],
        file="most-in-trouble",
        alt="People who are overdue or behind, the earliest deadline first",
        is_wrapped=True,
        opens_people=True,
        beside=partial(overview.link_to_all, len(troubled)),
    )
else:
    ui.nothing_here("Nobody in this view is overdue or behind.")

ahead, data = st.columns([3, 2], gap="medium")
with ahead:
    st.subheader("Deadlines of the next 12 months")
    months = standing.deadlines(rows, scope.as_of)
    if months:
        st.altair_chart(
            overview.deadline_chart(months, scope.as_of), alt=overview.deadline_text(months)
        )
        with st.expander("As a table"):
            ui.table(
                months,
                ["month", "status", "goals", "needed"],
                file="deadlines",
                alt="Goals not met yet by month of deadline and status",
            )
    else:
        ui.nothing_here("No goal that is not met yet ends in the next 12 months.")
with data:
    overview.state_of_the_data(ui.history(), ui.ask(coverage.checks, coverage.Scope(scope.as_of)))

ui.footnote(goals)
