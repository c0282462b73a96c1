"""The dashboard's entry point: its pages and the filters they share."""

import streamlit as st

from dashboard import paths, ui

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
]

page = st.navigation(pages)
# The filters live here, not on a page: what belongs to a page ends with it, in the address too.
ui.filters(has_effect=page.url_path not in {"import", "imports"})
page.run()
