"""Coverage: who has credits in which content, and what is under-covered."""

from dataclasses import replace

import streamlit as st

from dashboard import coverage, ui
from dashboard.ui import behind, choices, content
from dashboard.wording.labels import place_labels

ui.stop_without_data("Coverage")
ui.heading("Coverage", ui.scope())
goals = ui.rows(coverage.progress, ui.scope())
if not goals:
    ui.nothing_here("Nobody in this view has a goal.", page="import", action="Import a roster")
    st.stop()
ui.outlines_in_use(goals)
with st.container(horizontal=True, gap="medium"):
    code = choices.one_discipline(goals, key="coverage_discipline")
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
rows = ui.rows(coverage.coverage, scope)
places = place_labels(rows)
if not places:
    ui.nothing_here(
        f"No content of {code} is known: no outline is in force, and no record or prescription names any.",
        page="outlines",
        action="See the content outlines",
    )
    st.stop()

measure = "Credits per person" if by_cohort else "Credits earned"
st.subheader(f"{measure}, {code}")
if by_cohort:
    everybody = ui.made_rows(content.cohorts, ui.rows(coverage.cohorts_by_content, scope))
else:
    everybody = ui.made_rows(content.people, ui.rows(coverage.people_by_content, scope))
shown = choices.one_page(everybody, key="coverage_page", noun="rows")
labels = list(places.values())
above = st.container()
st.subheader("Behind the numbers")
choice = behind.choose(everybody, labels, is_cohort=by_cohort)
with above:
    behind.show_grid(
        ui.made(content.grid, shown, tuple(labels), measure, choice),
        everybody,
        alt_text=ui.made(content.grid_in_words, shown, measure),
    )
    st.caption(
        f"▲ a requirement is open there · select a cell to see what is behind it · "
        f"{content.outline_line(rows)}"
    )
if choice:
    behind.say_cell(everybody, choice)
    if choice.place and (by_cohort or not choice.who):
        of_everybody = ui.made_rows(content.people, ui.rows(coverage.people_by_content, scope))
        behind.show_people(behind.people(of_everybody, choice), code)
    lines = ui.rows(coverage.records_by_content, scope)
    behind.show_records(behind.records(lines, places, choice), code, choice)
else:
    st.caption("Choose content, somebody, or both: the people and the records behind it follow.")
with st.expander("As a table, with the way to each person"):
    ui.table(
        everybody,
        [
            *(["cohort", "people"] if by_cohort else ["name"]),
            *labels,
            *([] if by_cohort else ["cohort", "person_id"]),
        ],
        file=f"coverage-{code}-{'cohorts' if by_cohort else 'people'}",
        alt=f"{measure} by content",
        opens_people=not by_cohort,
        more=content.place_columns(labels),
    )

prescribed, education = st.columns(2, gap="medium")
with prescribed:
    st.subheader("Short of what is prescribed")
    short = ui.rows(coverage.under_covered_cqr, scope)
    if short:
        ui.table(
            short,
            ["subcategory", "credits_short", "people_short"],
            file=f"under-covered-cqr-{code}",
            alt="CQR: subcategories by credits short",
            more=content.BESIDE_EACH_OTHER,
        )
    else:
        ui.nothing_here("No prescribed credit is missing.")
with education:
    st.subheader("Thinly covered: advice, no requirement")
    thin = ui.rows(coverage.under_covered_structured_education, scope)
    if thin:
        ui.table(
            thin,
            ["subcategory", "share_of_people_without_credit", "people_without_credit"],
            file=f"advice-{code}",
            alt="Structured education: subcategories by the share of people without credit",
            more=content.BESIDE_EACH_OTHER,
        )
    else:
        ui.nothing_here("Everybody in structured education has credit everywhere.")

st.subheader("Share of credits beside share of exam questions: advice")
chart = ui.made(content.shares, rows)
if chart:
    st.altair_chart(chart, alt=content.shares_in_words(rows))
else:
    ui.nothing_here("The numbers of exam questions of this outline are not known.")
with st.expander("Content by content"):
    ui.table(
        ui.made_rows(content.with_notes, rows),
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
ui.footnote(ui.rows(coverage.progress, scope))
