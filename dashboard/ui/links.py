"""Links from one page to another."""

from collections.abc import Mapping

import streamlit as st

from dashboard import paths

FILES = {
    "overview": "overview.py",
    "goals": "goals.py",
    "coverage": "content_coverage.py",
    "outlines": "outlines.py",
    "person": "person.py",
    "structured-education": "structured_education.py",
    "cqr": "prescriptions.py",
    "reports": "reports.py",
    "import": "import_files.py",
    "imports": "imports_made.py",
    "checks": "checks.py",
}


def page_link(
    page: str,
    label: str,
    *,
    icon: str | None = None,
    view: Mapping[str, str | list[str]] | None = None,
) -> None:
    """A link to a page of this dashboard, named by its address: `page_link("checks", "See them")`.

    `view` is what that page's own controls will show; the shared filters stay as they are.
    """
    st.page_link(path_of(page), label=label, icon=icon, query_params=view)


def path_of(page: str) -> str:
    return str(paths.PAGES / FILES[page])
