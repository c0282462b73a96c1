"""Runs the queries of queries/coverage and queries/checks; the answers are exact."""

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
from dashboard.coverage.outline_effect import OutlineEffect, outline_effect
from dashboard.coverage.people import UnknownPerson, shown_id
from dashboard.coverage.scope import Scope

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
