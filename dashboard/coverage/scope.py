"""Whose goals are asked about, and for which day."""

from dataclasses import dataclass
from datetime import date
from typing import Any


@dataclass(frozen=True)
class Scope:
    """The filters every answer shares. Cohorts and sites ignore case; empty means all."""

    as_of: date
    cohorts: tuple[str, ...] = ()
    sites: tuple[str, ...] = ()
    role: str | None = None
    discipline: str | None = None
    pathway: str | None = None
    person_id: str | None = None
    include_left: bool = False

    def parameters(self) -> dict[str, Any]:
        """The parameters by which queries/coverage/goals_in_scope.sql filters, and $as_of."""
        return {
            "as_of": self.as_of,
            "cohorts": [cohort.lower() for cohort in self.cohorts],
            "sites": [site.lower() for site in self.sites],
            "role": self.role,
            "discipline": self.discipline,
            "pathway": self.pathway,
            "person_id": self.person_id,
            "include_left": self.include_left,
        }
