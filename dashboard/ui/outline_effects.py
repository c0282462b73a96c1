"""Shows what is wrong with a file of outlines, and what it would change for whom."""

from dataclasses import replace
from typing import Any

import streamlit as st

from dashboard import coverage
from dashboard.coverage import Answer, OutlineEffect
from dashboard.intake import CheckedOutlines, Problem
from dashboard.ui import hiding
from dashboard.ui.columns import COLUMNS, Column, credits_column, status_column
from dashboard.ui.session import ask
from dashboard.ui.tables import table
from dashboard.wording.words import count, day, plain

_CHANGES = {"new": "✓ New", "replaced": "● Replaces the one known", "superseded": "◷ Superseded"}


def _called(column: str, label: str) -> Column:
    return replace(COLUMNS[column], label=label)


_OF_VERSIONS = {
    "change": replace(COLUMNS["state"], label="What happens", text=_CHANGES.__getitem__),
    "categories_before": _called("categories", "Categories before"),
    "categories_after": _called("categories", "Categories after"),
    "subcategories_before": _called("subcategories", "Subcategories before"),
    "subcategories_after": _called("subcategories", "Subcategories after"),
    "superseded_on_after": COLUMNS["superseded_on"],
}
_OF_GOALS = {
    "status_before": status_column("Status before"),
    "status_after": status_column("Status after"),
    "needed_before": credits_column("Needed before"),
    "needed_after": credits_column("Needed after"),
    "earned_before": credits_column("Earned before"),
    "earned_after": credits_column("Earned after"),
    "outline_effective_on_before": _called("outline_effective_on", "Outline before"),
    "outline_effective_on_after": _called("outline_effective_on", "Outline after"),
}
_OF_TEXTS = {
    "item": _called("item", "Text"),
    "lines_unmapped_before": _called("occurrences", "Lines not placed before"),
    "lines_unmapped_after": _called("occurrences", "Lines not placed after"),
}


def show_problems(checked: CheckedOutlines) -> None:
    """Every problem of the file, those that stop it first, and what was read as no data."""
    rows = [_problem_row(problem) for problem in checked.problems]
    stopping = sum(row["consequence"] == "Stops it" for row in rows)
    if stopping:
        st.error(
            f"{plain(checked.name)} cannot be added: {count(stopping, 'problem')}, and an outline is added "
            "whole or not at all. Correct them in the spreadsheet and upload it again.",
            icon=":material/error:",
        )
    if rows:
        table(
            sorted(rows, key=lambda row: row["consequence"] != "Stops it"),
            ["consequence", "sheet", "row", "column", "value", "problem"],
            file="outline-problems",
            alt="Problems of the uploaded outline, one row for each",
            is_wrapped=True,
        )
    if checked.skipped:
        with st.expander(
            f"{count(len(checked.skipped), 'row or sheet', 'rows or sheets')} read as no data"
        ):
            table(
                [
                    {"sheet": one.sheet, "row": one.row, "reason": one.reason}
                    for one in checked.skipped
                ],
                ["sheet", "row", "reason"],
                file="outline-skipped",
                alt="Rows and sheets of the uploaded outline that are no data",
            )


def show_effect(effect: OutlineEffect) -> None:
    """The versions that come, and everybody and everything they change."""
    st.markdown(f"**What would change**, as of {day(effect.as_of)}. Nothing is written yet.")
    table(
        effect.versions.dicts(),
        ["discipline", "effective_on", *_OF_VERSIONS],
        file="outline-effect-versions",
        alt="Versions of content outlines that come, are replaced or superseded",
        more=_OF_VERSIONS,
    )
    goals = _hidden(effect.goals)
    if not goals:
        st.markdown(":material/check: No goal changes.")
    else:
        st.markdown(f"{count(len(goals), 'goal changes', 'goals change')}:")
        table(
            goals.dicts(),
            ["name", "person_id", "pathway", "discipline", *_OF_GOALS],
            file="outline-effect-goals",
            alt="Goals that change, before and after",
            more=_OF_GOALS,
        )
    if effect.texts:
        st.markdown("Texts of your files that the outline in use does not have:")
        table(
            effect.texts.dicts(),
            ["discipline", *_OF_TEXTS],
            file="outline-effect-texts",
            alt="Texts with the lines that read like nothing in their outline, before and after",
            more=_OF_TEXTS,
        )
    prescriptions = _hidden(effect.prescriptions)
    if prescriptions:
        st.markdown("Prescribed content that would no longer be in the outline in use:")
        table(
            prescriptions.dicts(),
            ["name", "person_id", "discipline", "item"],
            file="outline-effect-prescriptions",
            alt="Prescribed subcategories that the outline in use would no longer have",
        )


def _hidden(answer: Answer) -> Answer:
    if not hiding.is_on():
        return answer
    return hiding.without_names(answer, ask(coverage.people_to_find))


def _problem_row(problem: Problem) -> dict[str, Any]:
    return {
        "consequence": "Stops it" if problem.severity == "set_aside" else "Warning",
        "sheet": problem.sheet,
        "row": problem.row,
        "column": problem.column,
        "value": problem.value,
        "problem": problem.problem,
    }
