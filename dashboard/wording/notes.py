"""What goes with every result: whom it is about, the outlines it was judged by, and whose reading it is."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from dashboard.coverage import Scope
from dashboard.wording.words import PATHWAYS, ROLES, VERIFY, day

Row = Mapping[str, Any]

WHOSE_READING = (
    "Windows, states and what counts where ARRT's public text is silent are this program's "
    "reading, not ARRT's: confirm on your ARRT account."
)


def selection(scope: Scope) -> str:
    """The filters in words; everybody where nothing is chosen."""
    chosen = [
        *scope.cohorts,
        *scope.sites,
        *([ROLES[scope.role]] if scope.role else []),
        *([scope.discipline] if scope.discipline else []),
        *([PATHWAYS[scope.pathway]] if scope.pathway else []),
        *(["with people who left"] if scope.include_left else []),
    ]
    return " · ".join(chosen) if chosen else "everybody"


def outlines_in_use(goals: Iterable[Row]) -> str:
    """The dates of the outlines that the goals are judged by (G7), which are rows of coverage.progress."""
    dates: dict[str, list[str]] = {}
    judged = {(row["discipline"], row["outline_effective_on"]) for row in goals}
    for code, on in sorted(judged, key=str):
        dates.setdefault(code, []).append(day(on) if on else "none in force")
    named = " · ".join(f"{code} {' and '.join(of_code)}" for code, of_code in dates.items())
    return f"Content outlines in use: {named}"


def outline_notes(goals: Sequence[Row], versions: Iterable[Row]) -> list[str]:
    """What to know of the outlines that the goals are judged by (G7), a sentence each.

    `goals` are rows of coverage.progress, `versions` of coverage.outline_versions.
    """
    outlines = sorted({(row["discipline"], row["outline_effective_on"]) for row in goals}, key=str)
    missing = sorted({code for code, on in outlines if not on})
    notes = []
    if missing:
        notes.append(
            f"No content outline in force for {', '.join(missing)}: judged by the total alone."
        )
    notes += _superseded(goals)
    notes += _unsure({(code, on) for code, on in outlines if on}, versions)
    return notes


def _unsure(outlines: set[tuple[str, date]], versions: Iterable[Row]) -> list[str]:
    unsure = [
        f"{row['discipline']} {day(row['effective_on'])}"
        for row in versions
        if (row["discipline"], row["effective_on"]) in outlines and row["names_not_sourced"]
    ]
    return [f"Names of {', '.join(unsure)}: {VERIFY}."] if unsure else []


def _superseded(goals: Iterable[Row]) -> list[str]:
    versions = {
        (row["discipline"], row["outline_effective_on"], row["outline_superseded_on"])
        for row in goals
        if row["outline_superseded_on"]
    }
    return [
        f"▲ {code}: computed on the outline of {day(on)}; a newer one took effect on {day(newer)}."
        for code, on, newer in sorted(versions)
    ]
