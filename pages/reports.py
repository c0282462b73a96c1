"""Reports: exactly what is filtered, as a workbook, a page for each person, and files of every table."""

import streamlit as st

from dashboard import coverage, ui
from dashboard.ui import hiding, report_tables, reports, templates
from dashboard.wording import standing
from dashboard.wording.words import count

ui.stop_without_data("Reports")
scope = ui.scope()
ui.heading("Reports", scope)
goals = ui.rows(coverage.progress, scope)
if not goals:
    ui.nothing_here("Nobody in this view has a goal.", page="import", action="Import a roster")
    st.stop()
people = count(ui.made(standing.number_of_people, goals), "person", "people")
ui.outlines_in_use(goals)
st.markdown(f"{count(len(goals), 'goal')} of {people}: every file below holds exactly these.")
if hiding.is_on():
    st.caption(
        ":material/visibility_off: Names are hidden, so the files carry the labels of the screen and no "
        "IDs; the list of checks, which quotes your files, is left out."
    )

with st.container(border=True):
    st.subheader("Gap report", icon=":material/table_view:")
    st.markdown(
        "A workbook for Excel and LibreOffice: a summary with a chart, everybody's standing, every "
        "requirement line, coverage by content, every record with its reason, and what needs attention."
    )
    program = st.text_input(
        "Title", placeholder="CE gap report", max_chars=120, key="report_program"
    ).strip()
    has_pages = st.toggle("With one page for each person", key="report_pages")
    reports.made_on_click(
        "Make the workbook",
        key="workbook",
        scope=scope,
        file=f"{reports.file_stem('gap-report', scope.as_of)}.xlsx",
        mime=reports.WORKBOOK,
        make=reports.write_workbook(has_pages, program),
        options=(has_pages, program),
    )

with st.container(border=True):
    st.subheader("A workbook for each person", icon=":material/forward_to_inbox:")
    st.markdown(
        "A zip file to mail out: each person's page, which prints on one sheet of paper, with all of "
        "their records behind it."
    )
    reports.made_on_click(
        f"Make the workbooks of {people}",
        key="mail_out",
        scope=scope,
        file=f"{reports.file_stem('people', scope.as_of)}.zip",
        mime=reports.ZIP,
        make=reports.write_zip,
    )

with st.container(border=True):
    st.subheader("Tables as CSV", icon=":material/csv:")
    st.markdown("The rows of one table, with exact credits and dates such as 2027-03-15.")
    report_tables.csv_downloads(scope)

with st.container(border=True):
    st.subheader("Templates", icon=":material/edit_document:")
    st.markdown(
        "Blank workbooks for the four kinds of upload, with drop-downs, notes and an example."
    )
    templates.downloads()
ui.footnote(goals)
