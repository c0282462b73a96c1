"""Structured education: how far everybody is, in which category, and what is about to age out."""

from dataclasses import replace

import streamlit as st

from dashboard import coverage, ui
from dashboard.ui import choices, overview, structured
from dashboard.ui.columns import credits_column
from dashboard.wording import standing
from dashboard.wording.words import PATHWAYS

PATHWAYS_SHOWN = ("structured_education", "imaging_assistant")

ui.stop_without_data("Structured education")
ui.heading("Structured education", ui.scope())
pathway = st.segmented_control(
    "Pathway",
    PATHWAYS_SHOWN,
    format_func=PATHWAYS.__getitem__,
    default=PATHWAYS_SHOWN[0],
    required=True,
    key="education",
    bind="query-params",
)
scope = replace(ui.scope(), pathway=pathway)
goals = ui.rows(coverage.progress, scope)
if not goals:
    ui.nothing_here(
        f"No {PATHWAYS[pathway]} goal in this view.", page="import", action="Import a roster"
    )
    st.stop()
ui.outlines_in_use(goals)
gaps = ui.rows(coverage.gaps, scope)
everybody = ui.made_rows(standing.troubled_first, goals, gaps)
categories = ui.made(structured.category_names, gaps)
overview.status_cards(ui.made(standing.by_pathway, everybody))

st.subheader("Credits by category, most troubled first")
people = choices.one_page(everybody, key="education_page", noun="goals")
ui.chart(structured.bars, people, gaps, alt_text=structured.bars_in_words(people))
st.caption(
    "│ what is required · thin marks in a bar: a category's minimum is reached · ▲ below its minimum"
)
ui.table(
    ui.made_rows(structured.by_category, everybody, gaps),
    [
        "name",
        "discipline",
        "status",
        "needed",
        "empty",
        "days_left",
        "earned",
        "required",
        *categories,
        "window_end",
        "cohort",
        "person_id",
    ],
    file=pathway,
    alt="Goals with the credits of each category, the earliest deadline first",
    opens_people=True,
    more={category: credits_column(category) for category in categories},
)

st.subheader("How far each cohort is")
ui.chart(structured.spread, everybody, alt_text=ui.made(structured.spread_in_words, everybody))

st.subheader("About to age out of the 24 months")
leaving = ui.rows(coverage.aging_out, scope)
later = [
    ui.rows(coverage.progress, replace(scope, as_of=on)) for on in structured.horizons(scope.as_of)
]
rolling = ui.made_rows(structured.ahead, everybody, *later)
if not rolling:
    ui.nothing_here("Every goal has an application date: its window stays, and nothing ages out.")
else:
    ui.table(
        rolling,
        [
            "name",
            "discipline",
            "needed",
            "status",
            *(f"{what}_{days}" for days in structured.HORIZONS for what in ("needed", "status")),
            "person_id",
        ],
        file="standing-in-90-days",
        alt="Goals without an application date: needed and status now, and in 30, 60 and 90 days",
        opens_people=True,
        more=structured.columns_ahead(),
    )
    st.caption("Later days count what the files say is completed by then.")
    if leaving:
        ui.table(
            leaving,
            [
                "name",
                "ages_out_on",
                "days_left",
                "credits",
                "category",
                "title",
                "completed_on",
                "person_id",
            ],
            file="aging-out",
            alt="Counted credits that leave the window within 90 days, the first to go first",
            opens_people=True,
        )
    else:
        st.caption("No counted credit ages out within 90 days.")
ui.footnote(goals)
