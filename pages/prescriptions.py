"""CQR prescriptions: who still needs what, by when."""

from dataclasses import replace

import streamlit as st

from dashboard import coverage, ui
from dashboard.ui import choices, overview, prescriptions
from dashboard.wording import standing
from dashboard.wording.labels import place_labels

ui.stop_without_data("CQR prescriptions")
scope = replace(ui.scope(), pathway="cqr")
ui.heading("CQR prescriptions", scope)

goals = ui.rows(coverage.progress, scope)
if not goals:
    ui.nothing_here(
        "No CQR prescription in this view.", page="import", action="Import prescriptions"
    )
    st.stop()
ui.outlines_in_use(goals)
gaps = ui.rows(coverage.gaps, scope)
overview.status_cards(ui.made(standing.by_pathway, goals))

code = choices.one_discipline(goals, key="cqr_discipline")
lines = ui.made_rows(prescriptions.of_discipline, gaps, code)
everybody = ui.made_rows(
    standing.troubled_first, ui.made_rows(prescriptions.of_discipline, goals, code), lines
)
content = ui.made_rows(
    prescriptions.prescribed, ui.rows(coverage.coverage, replace(scope, discipline=code))
)
st.subheader("Credits still needed, by person and prescribed subcategory")
people = choices.one_page(everybody, key="cqr_page")
places = place_labels(content)
ui.chart(
    prescriptions.grid,
    people,
    lines,
    content,
    alt_text=prescriptions.grid_in_words(people),
    key="cqr_grid",
)
st.caption("✓ met · ▲ credits still needed · an empty cell is not prescribed")
ui.table(
    ui.made_rows(prescriptions.by_person, everybody, lines, content),
    [
        "name",
        "status",
        "needed",
        "window_end",
        "days_left",
        "progress",
        "earned",
        "required",
        *places.values(),
        "sentence",
        "cohort",
        "person_id",
    ],
    file=f"prescriptions-{code}",
    alt="People with a prescription, the earliest due date first, and what they need where",
    opens_people=True,
    more=prescriptions.columns(places),
)

st.subheader("Prescribed credits earned and missing")
ui.chart(prescriptions.bars, content, alt_text=prescriptions.bars_in_words(content))
with st.expander("Line by line, surplus apart"):
    ui.table(
        ui.made_rows(prescriptions.with_notes, lines),
        [
            "name",
            "category",
            "subcategory",
            "required",
            "earned",
            "gap",
            "surplus",
            "verify",
            "person_id",
        ],
        file=f"prescribed-lines-{code}",
        alt="Every prescribed line; what is earned beyond it fills no other line",
        opens_people=True,
    )
ui.footnote(goals)
