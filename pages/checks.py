"""Checks: what in the data needs a person's eye, and how to settle it."""

import streamlit as st

from dashboard import coverage, ui
from dashboard.ui import deciding, hiding, teaching
from dashboard.wording import check_groups
from dashboard.wording.words import count, day

ui.stop_without_data("Checks")
hiding.stop_where_names_show("Checks")
scope = coverage.Scope(ui.scope().as_of)
st.title("Checks")
st.markdown(f"As of **{day(scope.as_of)}** · the whole program, whatever the filters say")

deciding.show_last()
teaching.just_taught()
found = ui.rows(coverage.checks, scope)
if not found:
    ui.nothing_here("Nothing needs your eye.", page="overview", action="Back to the overview")
    st.stop()

groups = ui.made_groups(check_groups.grouped, found)
st.markdown(f"{count(len(found), 'thing')} in {count(len(groups), 'group')}")
for group, rows in groups.items():
    with st.expander(f"**{group.title}** · {len(rows)}", key=f"check_{group.name}"):
        st.caption(group.advice)
        ui.table(
            rows,
            ["message", "person_id", "discipline", "item", "occurrences"],
            file=f"checks-{group.name}",
            alt=group.title,
            key=f"check_table_{group.name}",
            is_wrapped=True,
        )
        deciding.offer(group.name, rows)
        if group.name == "unmapped_texts":
            teaching.controls(scope)
st.caption("A check is our reading of your files. What ARRT has on record is on your ARRT account.")
