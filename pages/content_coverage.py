"""Coverage: who has credits in which content, and what is under-covered."""

from dataclasses import replace

import streamlit as st

from dashboard import coverage, ui
from dashboard.ui import choices, content
from dashboard.wording.labels import place_labels
from dashboard.wording.words import verify

ui.stop_without_data("Coverage")
ui.heading("Coverage", ui.scope())
goals = ui.ask(coverage.progress, ui.scope())
if not goals:
    ui.nothing_here("Nobody in this view has a goal.", page="import", action="Import a roster")
    st.stop()
with st.container(horizontal=True, gap="medium"):
    code = choices.one_discipline(goals.dicts(), key="coverage_discipline")
    by_cohort = (
        st.segmented_control(
            "Rows",
            ["People", "Cohorts"],
            default="People",
            required=True,
            key="coverage_rows",
            bind="query-params",
        )
        == "Cohorts"
    )
scope = replace(ui.scope(), discipline=code)
rows = ui.ask(coverage.coverage, scope).dicts()
places = place_labels(rows)

measure = "Credits per person" if by_cohort else "Credits earned"
st.subheader(f"{measure}, {code}")
if by_cohort:
    everybody = content.cohorts(ui.ask(coverage.cohorts_by_content, scope).dicts())
else:
    everybody = content.people(ui.ask(coverage.people_by_content, scope).dicts())
shown = choices.one_page(everybody, key="coverage_page", noun="rows")
st.altair_chart(
    content.grid(shown, list(places.values()), measure),
    alt=content.grid_in_words(shown, measure),
    key="coverage_grid",
)
st.caption(f"▲ a requirement is open there · {content.outline_line(rows)}")
with st.expander("As a table, with the way to each person"):
    ui.table(
        everybody,
        [
            *(["cohort", "people"] if by_cohort else ["name"]),
            *places.values(),
            *([] if by_cohort else ["cohort", "person_id"]),
        ],
        file=f"coverage-{code}-{'cohorts' if by_cohort else 'people'}",
        alt=f"{measure} by content",
        opens_people=not by_cohort,
        more=content.place_columns(list(places.values())),
    )

prescribed, education = st.columns(2, gap="medium")
with prescribed:
    st.subheader("Short of what is prescribed")
    short = ui.ask(coverage.under_covered_cqr, scope)
    if short:
        ui.table(
            short.dicts(),
            ["subcategory", "credits_short", "people_short", "credits_prescribed", "category"],
            file=f"under-covered-cqr-{code}",
            alt="CQR: subcategories by credits short",
        )
    else:
        ui.nothing_here("No prescribed credit is missing.")
with education:
    st.subheader("Thinly covered: advice, no requirement")
    thin = ui.ask(coverage.under_covered_structured_education, scope)
    if thin:
        ui.table(
            thin.dicts(),
            [
                "subcategory",
                "share_of_people_without_credit",
                "people_without_credit",
                "people",
                "share_of_credits",
                "share_of_exam",
                "category",
            ],
            file=f"advice-{code}",
            alt="Structured education: subcategories by the share of people without credit",
        )
    else:
        ui.nothing_here("Everybody in structured education has credit everywhere.")

st.subheader("Share of credits beside share of exam questions: advice")
chart = content.shares(rows, places)
if chart:
    st.altair_chart(chart, alt=content.shares_in_words(rows))
else:
    ui.nothing_here("The numbers of exam questions of this outline are not known.")
with st.expander("Content by content"):
    ui.table(
        [{**row, "verify": verify(row)} for row in rows],
        [
            "category",
            "subcategory",
            "verify",
            "people_with_credit",
            "people",
            "credits_earned",
            "share_of_credits",
            "share_of_exam",
            "credits_prescribed",
            "credits_short",
            "people_short",
        ],
        file=f"coverage-{code}",
        alt="Each part of the content: people, credits and shares",
    )
ui.footnote(ui.ask(coverage.progress, scope))
