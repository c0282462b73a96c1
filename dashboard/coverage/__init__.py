"""Runs the queries of queries/coverage and queries/checks; the answers are exact."""

from typing import TYPE_CHECKING, Any

from dashboard.coverage.answers import (
    Answer,
    aging_out,
    checks,
    cohorts_by_content,
    coverage,
    cumulative_credits,
    explain,
    filter_choices,
    gaps,
    outline_content,
    outline_versions,
    people_by_content,
    people_to_find,
    progress,
    records,
    records_by_content,
    texts_to_teach,
    under_covered_cqr,
    under_covered_structured_education,
)
from dashboard.coverage.people import UnknownPerson, shown_id
from dashboard.coverage.scope import Scope

if TYPE_CHECKING:
    from dashboard.coverage.outline_changes import OutlineEffect, outline_effect

__all__ = [
    "Answer",
    "OutlineEffect",
    "Scope",
    "UnknownPerson",
    "aging_out",
    "checks",
    "cohorts_by_content",
    "coverage",
    "cumulative_credits",
    "explain",
    "filter_choices",
    "gaps",
    "outline_content",
    "outline_effect",
    "outline_versions",
    "people_by_content",
    "people_to_find",
    "progress",
    "records",
    "records_by_content",
    "shown_id",
    "texts_to_teach",
    "under_covered_cqr",
    "under_covered_structured_education",
]


def __getattr__(name: str) -> Any:
    """What only adding an outline needs is loaded then."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from dashboard.coverage import outline_changes

    return getattr(outline_changes, name)
