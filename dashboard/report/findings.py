"""What a report is made from: the answers of the engine to one question, held together."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any

from dashboard.coverage import Answer, Scope
from dashboard.wording.standing import by_trouble, with_sentences

Row = Mapping[str, Any]


@dataclass(frozen=True)
class DataState:
    """The data behind the answers: the last import in force (UTC), and the rows that wait."""

    last_file: str | None = None
    last_at: datetime | None = None
    imports: int = 0
    rows_set_aside: int = 0


@dataclass(frozen=True)
class Findings:
    """The rows of the queries of the same names, all for one scope and one state of the data.

    `checks` are those of the whole program. Where names are hidden, `goals` and the other answers
    carry neutral labels, and no person ID may be written.
    """

    scope: Scope
    data: DataState
    goals: Answer
    gaps: Answer
    records: Answer
    coverage: Answer
    people_by_content: Answer
    under_covered_cqr: Answer
    under_covered_structured_education: Answer
    aging_out: Answer
    outline_versions: Answer
    checks: Answer
    discipline_names: Mapping[str, str]
    are_names_hidden: bool = False

    @cached_property
    def standings(self) -> list[dict[str, Any]]:
        """The goals with their sentences, the most troubled first."""
        return with_sentences(by_trouble(self.goals.dicts()), self.gaps.dicts())

    @cached_property
    def names(self) -> dict[str, str]:
        """The name, or the neutral label, of everybody with a goal in scope, by person ID."""
        return {row["person_id"]: row["name"] for row in self.goals.dicts()}

    @cached_property
    def disciplines(self) -> list[str]:
        return sorted({row["discipline"] for row in self.standings})

    def of_people(self, answer: Answer) -> dict[str, list[dict[str, Any]]]:
        """The rows of an answer by person ID."""
        return rows_of_people(answer.dicts())

    @property
    def moment(self) -> datetime:
        """The time that stands for the report's own: the last import, or the day it is computed for."""
        return self.data.last_at or datetime.combine(self.scope.as_of, datetime.min.time())


def rows_of_people(rows: Iterable[dict[str, Any]]) -> dict[str, list[dict[str, Any]]]:
    """Rows by person ID, their order kept."""
    found: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in rows:
        found[row["person_id"]].append(row)
    return found


def lazily(answer: Answer) -> Iterable[Row]:
    """The rows one after another, where all of them at once would take much memory."""
    return (dict(zip(answer.columns, row, strict=True)) for row in answer.rows)


def count_statuses(goals: Sequence[Row], statuses: Iterable[str]) -> list[int]:
    """How many goals have each of the statuses."""
    return [sum(goal["status"] == status for goal in goals) for status in statuses]
