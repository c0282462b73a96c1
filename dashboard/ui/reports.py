"""Reports to take away: made on a click with progress shown, then downloaded."""

from collections.abc import Callable
from datetime import date
from io import BytesIO

import streamlit as st

from dashboard import coverage, reporting
from dashboard.coverage import Answer, Scope
from dashboard.report.findings import Findings
from dashboard.reporting import Question
from dashboard.store import Store
from dashboard.ui import hiding
from dashboard.ui.session import store

WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
ZIP = "application/zip"

Progress = Callable[[float, str], None]
Make = Callable[[BytesIO, Findings, Progress], None]


def file_stem(what: str, as_of: date) -> str:
    return f"{what}-{as_of.isoformat()}"


def made_on_click(
    label: str, *, key: str, scope: Scope, file: str, mime: str, make: Make, options: object = None
) -> None:
    """A button that makes a file of this view, and one to download it once it is made.

    What was made for another view, other options or older data is not offered.
    """
    view = (store().revision(), scope, hiding.is_on(), options)
    if st.button(label, key=f"make_{key}", icon=":material/note_add:"):
        bar = st.progress(0.0, "Asking for the numbers")
        file_made = BytesIO()

        def progress(share: float, what: str) -> None:
            bar.progress(share, what)

        make(file_made, findings(scope), progress)
        bar.empty()
        st.session_state[f"made_{key}"] = (view, file_made.getvalue())
    made_for, content = st.session_state.get(f"made_{key}", (None, b""))
    if made_for == view:
        st.download_button(
            f"Download {file}",
            data=lambda: content,
            file_name=file,
            mime=mime,
            icon=":material/download:",
            on_click="ignore",
            type="primary",
            key=f"download_{key}",
        )


def findings(scope: Scope) -> Findings:
    """What a report of this view says, with or without names."""
    return _findings(store(), scope, labels_if_hidden())


def one_page_summary(scope: Scope, name: str) -> None:
    """A download of one person's workbook; its first sheet prints on one page to hand over."""
    here, labels = store(), labels_if_hidden()
    st.download_button(
        "One-page summary",
        # Called on the click, outside the script: it asks the store by itself.
        data=lambda: _person_workbook(here, scope, labels),
        file_name=f"{_file_name(name)}.xlsx",
        mime=WORKBOOK,
        icon=":material/print:",
        on_click="ignore",
        help="A workbook that prints on one page: goals, what counts, what does not, what to do by when.",
        key="one_page_summary",
    )


def _findings(here: Store, scope: Scope, labels: Answer | None) -> Findings:
    return reporting.findings(
        here, scope, ask=asking(here, labels), are_names_hidden=labels is not None
    )


def asking(here: Store, labels: Answer | None) -> reporting.Ask:
    """Answers that nobody keeps: a report asks for everything once, and much of it is large."""

    def ask_once(question: Question, scope: Scope) -> Answer:
        answer = question(here, scope)
        return hiding.without_names(answer, labels) if labels else answer

    return ask_once


def labels_if_hidden() -> Answer | None:
    """Who is called what while names are hidden."""
    return coverage.people_to_find(store(), Scope(date.min)) if hiding.is_on() else None


def _person_workbook(here: Store, scope: Scope, labels: Answer | None) -> bytes:
    from dashboard.report.mail_out import write_person
    from dashboard.report.person_page import people_in

    with here.one_state():
        found = _findings(here, scope, labels)
    file = BytesIO()
    [person] = people_in(found).values()
    write_person(file, found, person)
    return file.getvalue()


def _file_name(name: str) -> str:
    from dashboard.report.mail_out import file_name

    return file_name(name, set())


def write_workbook(has_pages: bool, program: str) -> Make:
    """Makes the report; the same file as the command's for the same filters."""

    def make(file: BytesIO, found: Findings, progress: Progress) -> None:
        from dashboard.report.workbook import write_report

        write_report(file, found, has_pages=has_pages, program=program, progress=progress)

    return make


def write_zip(file: BytesIO, found: Findings, progress: Progress) -> None:
    """Makes a zip with a workbook for each person."""
    from dashboard.report.mail_out import write_mail_out

    write_mail_out(file, found, progress)
