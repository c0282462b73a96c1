"""The tables of a report as CSV files, asked for only when somebody takes one."""

from collections.abc import Callable, Iterable, Sequence

import streamlit as st

from dashboard import coverage
from dashboard.coverage import Answer, Scope
from dashboard.report.findings import lazily
from dashboard.reporting import Question
from dashboard.store import Store
from dashboard.ui.columns import COLUMNS
from dashboard.ui.downloads import csv_file
from dashboard.ui.reports import asking, file_stem, labels_if_hidden
from dashboard.ui.session import store

# The question, and the columns of the answer.
CSV_TABLES: dict[str, tuple[str, Question, Sequence[str]]] = {
    "goals": (
        "Goals",
        coverage.progress,
        (
            "name",
            "person_id",
            "status",
            "discipline",
            "pathway",
            "required",
            "earned",
            "needed",
            "progress",
            "window_start",
            "window_end",
            "days_left",
            "cohort",
            "site",
            "role",
            "outline_effective_on",
        ),
    ),
    "gaps": (
        "Requirement lines",
        coverage.gaps,
        (
            "name",
            "person_id",
            "discipline",
            "pathway",
            "level",
            "category",
            "subcategory",
            "required",
            "earned",
            "gap",
            "surplus",
            "cohort",
            "site",
            "role",
        ),
    ),
    "records": (
        "Records",
        coverage.records,
        (
            "name",
            "person_id",
            "discipline",
            "pathway",
            "completed_on",
            "title",
            "reference_number",
            "ce_credits",
            "category",
            "subcategory",
            "credits",
            "outcome",
            "counted",
            "why",
        ),
    ),
    "coverage": (
        "Coverage",
        coverage.coverage,
        (
            "discipline",
            "category",
            "subcategory",
            "people",
            "people_with_credit",
            "credits_earned",
            "credits_prescribed",
            "credits_short",
            "people_short",
            "share_of_credits",
            "share_of_exam",
        ),
    ),
}


def csv_downloads(scope: Scope) -> None:
    """A download for each table of the report."""
    here, labels = store(), labels_if_hidden()
    with st.container(horizontal=True):
        for key, (label, question, columns) in CSV_TABLES.items():
            st.download_button(
                label,
                data=_csv(here, scope, labels, question, columns),
                file_name=f"{file_stem(key, scope.as_of)}.csv",
                mime="text/csv",
                icon=":material/csv:",
                on_click="ignore",
                key=f"csv_{key}",
            )


def _csv(
    here: Store,
    scope: Scope,
    labels: Answer | None,
    question: Question,
    columns: Iterable[str],
) -> Callable[[], bytes]:
    shown = [name for name in columns if not (labels and name == "person_id")]

    def content() -> bytes:
        ask = asking(here, labels)
        with here.one_state():
            answer, goals = ask(question, scope), ask(coverage.progress, scope)
        names = {row["person_id"]: row["name"] for row in lazily(goals)}
        rows = ({"name": names.get(str(row.get("person_id"))), **row} for row in lazily(answer))
        return csv_file(rows, {name: COLUMNS[name] for name in shown})

    return content
