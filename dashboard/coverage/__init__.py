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
    under_covered_cqr,
    under_covered_structured_education,
)
from dashboard.coverage.people import UnknownPerson, person_name
from dashboard.coverage.scope import Scope

__all__ = [
    "Answer",
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
    "outline_versions",
    "people_by_content",
    "people_to_find",
    "person_name",
    "progress",
    "records",
    "under_covered_cqr",
    "under_covered_structured_education",
]
