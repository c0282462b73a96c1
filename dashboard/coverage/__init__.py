"""Runs the queries of queries/coverage and queries/checks; the answers are exact."""

from dashboard.coverage.answers import (
    Answer,
    checks,
    coverage,
    explain,
    gaps,
    progress,
    under_covered_cqr,
    under_covered_structured_education,
)
from dashboard.coverage.people import UnknownPerson, person_name
from dashboard.coverage.scope import Scope

__all__ = [
    "Answer",
    "Scope",
    "UnknownPerson",
    "checks",
    "coverage",
    "explain",
    "gaps",
    "person_name",
    "progress",
    "under_covered_cqr",
    "under_covered_structured_education",
]
