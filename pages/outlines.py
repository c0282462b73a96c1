"""Content outlines: every version, how sure it is, where it comes from, and what is used now."""

import streamlit as st

from dashboard import coverage, ui
from dashboard.ui import outline_adding, outline_removal, outlines
from dashboard.ui.filters import discipline_name
from dashboard.wording.words import day

scope = coverage.Scope(ui.scope().as_of, include_left=True)
st.title("Content outlines")
st.markdown(
    f"As of **{day(scope.as_of)}** · facts gathered from public pages, each with its source, and what "
    "was added here. ARRT's own documents decide."
)
versions = ui.made_rows(outlines.versions, ui.rows(coverage.outline_versions, scope))
st.subheader("Versions")
ui.table(
    versions,
    [
        "discipline",
        "discipline_name",
        "effective_on",
        "in_use",
        "verify",
        "date_confidence",
        "superseded_on",
        "categories",
        "subcategories",
        "note",
        "source",
        "origin",
    ],
    file="outline-versions",
    alt="Every version of every discipline's content outline",
    is_wrapped=True,
)

st.subheader("Add or correct an outline")
outline_adding.add_form(scope.as_of)
outline_removal.removal_form()

st.subheader("Content")
disciplines = list(dict.fromkeys(row["discipline"] for row in versions))
discipline = st.selectbox(
    "Discipline shown",
    disciplines,
    index=disciplines.index("CT"),
    format_func=discipline_name,
    key="outline",
    bind="query-params",
)
lines = ui.made_rows(outlines.content, ui.rows(coverage.outline_content), discipline)
if not lines:
    ui.nothing_here(
        "No content outline of this discipline is known; its goals are judged by their total alone. "
        "Add one above."
    )
    st.stop()
for version in (row for row in versions if row["discipline"] == discipline):
    of_version = ui.made_rows(outlines.of_version, lines, version["effective_on"])
    with st.expander(
        outlines.title(version, of_version),
        expanded=version["is_in_force"],
        key=f"outline_{version['effective_on']}",
    ):
        if version["note"]:
            st.caption(version["note"])
        ui.table(
            of_version,
            [
                "category",
                "subcategory",
                "verify",
                "exam_questions",
                "category_exam_questions",
                "name_confidence",
                "count_confidence",
                "source",
                "origin",
            ],
            file=f"outline-{discipline}-{version['effective_on']}",
            alt=f"Content outline of {discipline}, {day(version['effective_on'])}",
        )
