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

goals = ui.ask(coverage.progress, scope)
if not goals:
    ui.nothing_here(
        "No CQR prescription in this view.", page="import", action="Import prescriptions"
    )
    st.stop()
gaps = ui.ask(coverage.gaps, scope).dicts()
overview.status_cards(standing.by_pathway(goals.dicts()))

code = choices.one_discipline(goals.dicts(), key="cqr_discipline")
of_code = [goal for goal in goals.dicts() if goal["discipline"] == code]
everybody = standing.with_sentences(standing.by_trouble(of_code), gaps)
content = [
    row
    for row in ui.ask(coverage.coverage, replace(scope, discipline=code)).dicts()
    if row["credits_prescribed"] > 0
]
st.subheader("Credits still needed, by person and prescribed subcategory")
people = choices.one_page(everybody, key="cqr_page")
shown = {goal["person_id"] for goal in people}
places = place_labels(content)
lines = [gap for gap in gaps if gap["discipline"] == code]
in_grid = [line for line in lines if line["person_id"] in shown]
st.altair_chart(
    prescriptions.grid(people, in_grid, places),
    alt=prescriptions.grid_in_words(people),
    key="cqr_grid",
)
st.caption("✓ met · ▲ credits still needed · an empty cell is not prescribed")
ui.table(
    prescriptions.by_person(everybody, lines, places),
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
st.altair_chart(prescriptions.bars(content, places), alt=prescriptions.bars_in_words(content))
with st.expander("Line by line, surplus apart"):
    ui.table(
        prescriptions.with_notes(lines),
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
