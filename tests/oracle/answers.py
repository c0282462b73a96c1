"""The answers as the command prints them: progress, gaps, explain and coverage."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from tests.oracle.completions import Completion, completions
from tests.oracle.coverage_rows import coverage, refuse_open_rows
from tests.oracle.in_force import Goal, RowsInForce, rows_in_force
from tests.oracle.notation import four_places
from tests.oracle.open_questions import refuse_open_titles
from tests.oracle.outcomes import Judged, window_of
from tests.oracle.standing import Standing, gap, stand
from tests.oracle.world import World

Answer = dict[str, object]


@dataclass(frozen=True)
class Program:
    """Everything that a world's uploads have put in force, ready to be judged for any day."""

    rows: RowsInForce
    completions: dict[str, list[Completion]]

    @classmethod
    def of(cls, world: World) -> "Program":
        """Raises OpenQuestionError where the rules do not decide what is in force."""
        rows = rows_in_force(world.uploads, world.merges)
        refuse_open_titles(rows)
        return cls(rows, completions(rows))

    def standings(self, as_of: date, *, include_left: bool = False) -> list[Standing]:
        """Every goal by person, pathway and discipline; P7: people who left only on request."""
        goals = sorted(
            (
                goal
                for goal in self.rows.goals
                if include_left or self.rows.people[goal.person_id]["Status"] != "left"
            ),
            key=lambda goal: (goal.person_id, goal.pathway, goal.discipline),
        )
        return [stand(g, self.completions.get(g.person_id, []), as_of) for g in goals]

    def answers(self, as_of: date, *, include_left: bool = False) -> dict[str, list[Answer]]:
        """The four answers for one day; `explain` is about everybody, those who left too."""
        everybody = self.standings(as_of, include_left=True)
        refuse_open_rows(everybody, as_of)
        shown = self.standings(as_of, include_left=include_left)
        return {
            "progress": self._progress(shown),
            "gaps": self._gaps(shown),
            "explain": _explain(everybody),
            "coverage": coverage(shown, as_of),
        }

    def _about(self, goal: Goal) -> Answer:
        person = self.rows.people[goal.person_id]
        return {
            "person_id": goal.person_id,
            "name": person["Name"],
            "role": person["Role"],
            "cohort": person["Cohort"],
            "site": person["Site"],
            "pathway": goal.pathway,
            "discipline": goal.discipline,
        }

    def _progress(self, standings: Sequence[Standing]) -> list[Answer]:
        rows: list[Answer] = []
        for standing in standings:
            window = window_of(standing.goal, standing.as_of)
            fixed_end = None if window.is_rolling else window.end
            rows.append(
                {
                    **self._about(standing.goal),
                    "outline_effective_on": (
                        standing.outline.effective_on if standing.outline else None
                    ),
                    "window_start": window.start,
                    "window_end": window.end,
                    "required": standing.required(),
                    "earned": standing.earned(),
                    "needed": standing.needed(),
                    "progress": four_places(standing.progress()),
                    "status": standing.status(),
                    "days_left": (fixed_end - standing.as_of).days if fixed_end else None,
                }
            )
        return rows

    def _gaps(self, standings: Sequence[Standing]) -> list[Answer]:
        return [
            {
                **self._about(standing.goal),
                "level": level,
                "category": category,
                "subcategory": subcategory,
                "required": required,
                "earned": earned,
                "gap": gap(required, earned),
            }
            for standing in standings
            for level, category, subcategory, required, earned in standing.lines()
        ]


def _explain(standings: Iterable[Standing]) -> list[Answer]:
    return [_explained(standing.goal, one) for standing in standings for one in standing.judged]


def _explained(goal: Goal, one: Judged) -> Answer:
    return {
        "person_id": goal.person_id,
        "pathway": goal.pathway,
        "discipline": goal.discipline,
        "reference_number": one.completion.reference(),
        "title": one.completion.values["Activity Title"],
        "completed_on": one.completion.completed_on,
        "ce_credits": one.completion.values["CE Credits"],
        "category": one.place.category,
        "subcategory": one.place.subcategory,
        "credits": one.credits(),
        "outcome": one.outcome,
        "counted": one.counted(),
    }
