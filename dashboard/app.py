"""The dashboard's entry point: its pages and the filters they share."""

import streamlit as st

from dashboard import paths, ui
from dashboard.ui.filters import Effect

st.set_page_config(page_title="Targeted CE", page_icon=":material/target:", layout="wide")

pages = [
    st.Page(
        paths.PAGES / "overview.py",
        title="Overview",
        icon=":material/home:",
        default=True,
        help="Where everybody stands, who is most in trouble, and the state of the data.",
    ),
    st.Page(
        paths.PAGES / "goals.py",
        title="Goals",
        icon=":material/flag:",
        help="Every goal of every person, with what is needed and by when; filter and download it.",
    ),
    st.Page(
        paths.PAGES / "structured_education.py",
        title="Structured education",
        icon=":material/school:",
        url_path="structured-education",
        help="Credits by category toward 16 or 32, what is empty, and what is about to age out.",
    ),
    st.Page(
        paths.PAGES / "prescriptions.py",
        title="CQR prescriptions",
        icon=":material/assignment:",
        url_path="cqr",
        help="Who still needs what of their prescription, and by when.",
    ),
    st.Page(
        paths.PAGES / "content_coverage.py",
        title="Coverage",
        icon=":material/grid_on:",
        url_path="coverage",
        help="Who has credits in which content, what is under-covered, and how it compares with the exam.",
    ),
    st.Page(
        paths.PAGES / "person.py",
        title="Person",
        icon=":material/person:",
        help="One person: every goal, every credit, what it counted for, or why not.",
    ),
    st.Page(
        paths.PAGES / "reports.py",
        title="Reports",
        icon=":material/summarize:",
        help="The gap report as a workbook, a page for each person, and every table as a file.",
    ),
    st.Page(
        paths.PAGES / "import_files.py",
        title="Import",
        icon=":material/upload_file:",
        url_path="import",
        help="Upload spreadsheets, see what would change, and import them.",
    ),
    st.Page(
        paths.PAGES / "imports_made.py",
        title="Imports made",
        icon=":material/history:",
        url_path="imports",
        help="Every import ever made; any of them can be undone.",
    ),
    st.Page(
        paths.PAGES / "checks.py",
        title="Checks",
        icon=":material/fact_check:",
        help="What in the data needs a person's eye, and how to settle it.",
    ),
    st.Page(
        paths.PAGES / "outlines.py",
        title="Content outlines",
        icon=":material/menu_book:",
        help="Every discipline's outline: version, date, how sure it is, where it comes from.",
    ),
]

# Pages on which the shared filters choose no people; on some the day still matters.
EFFECTS: dict[str, Effect] = {
    "import": "none",
    "imports": "none",
    "checks": "day",
    "person": "day",
    "outlines": "day",
}

page = st.navigation(pages)
# Somebody else may import meanwhile: a page shows the state before or after it, never some of each.
with ui.store().one_state():
    # The filters live here, not on a page: what belongs to a page ends with it, in the address too.
    ui.filters(effect=EFFECTS.get(page.url_path, "all"))
    page.run()
