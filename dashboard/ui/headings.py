"""What stands above and below results: the day, the selection, the outlines, and whose reading it is."""

from datetime import date

import streamlit as st

from dashboard import coverage
from dashboard.coverage import Scope
from dashboard.ui.emptiness import sample_notice
from dashboard.ui.remembering import Rows, made
from dashboard.ui.session import rows
from dashboard.ui.words import ROLES, VERIFY, day, plain


def heading(title: str, scope: Scope) -> None:
    """The title of a page of results, with the day and the selection they hold for."""
    st.title(title)
    selection = [
        *scope.cohorts,
        *scope.sites,
        *([ROLES[scope.role]] if scope.role else []),
        *([scope.discipline] if scope.discipline else []),
        *(["with people who left"] if scope.include_left else []),
    ]
    shown = " · ".join(selection) if selection else "everybody"
    st.markdown(f"As of **{day(scope.as_of)}** · {plain(shown)}")
    sample_notice()


def outlines_in_use(goals: Rows) -> None:
    """The dates of the outlines that the goals are judged by (G7), in sight above all results."""
    st.caption(made(_outlines_in_use, goals))


def _outlines_in_use(goals: Rows) -> str:
    dates: dict[str, list[str]] = {}
    for code, on in sorted(
        {(row["discipline"], row["outline_effective_on"]) for row in goals}, key=str
    ):
        dates.setdefault(code, []).append(day(on) if on else "none in force")
    named = " · ".join(f"{code} {' and '.join(of_code)}" for code, of_code in dates.items())
    return f"Content outlines in use: {named}"


def footnote(goals: Rows) -> None:
    """What to know of the outlines that the goals are judged by (G7), and where to confirm it all."""
    st.caption("  \n".join(made(_footnote, goals, rows(coverage.outline_versions))))


def _footnote(goals: Rows, versions: Rows) -> list[str]:
    outlines = sorted({(row["discipline"], row["outline_effective_on"]) for row in goals}, key=str)
    missing = sorted({code for code, on in outlines if not on})
    lines = []
    if missing:
        lines.append(
            f"No content outline in force for {', '.join(missing)}: judged by the total alone."
        )
    lines += _superseded(goals)
    lines += _unsure({(code, on) for code, on in outlines if on}, versions)
    lines.append(
        "Windows, states and what counts where ARRT's public text is silent are this program's "
        "reading, not ARRT's: confirm on your ARRT account."
    )
    return lines


def _unsure(outlines: set[tuple[str, date]], versions: Rows) -> list[str]:
    unsure = [
        f"{row['discipline']} {day(row['effective_on'])}"
        for row in versions
        if (row["discipline"], row["effective_on"]) in outlines and row["names_not_sourced"]
    ]
    return [f"Names of {', '.join(unsure)}: {VERIFY}."] if unsure else []


def _superseded(goals: Rows) -> list[str]:
    versions = {
        (row["discipline"], row["outline_effective_on"], row["outline_superseded_on"])
        for row in goals
        if row["outline_superseded_on"]
    }
    return [
        f"▲ {code}: computed on the outline of {day(on)}; a newer one took effect on {day(newer)}."
        for code, on, newer in sorted(versions)
    ]
