"""Where people stand, arranged for the overview: counted, the most troubled first, and by month."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from dashboard.wording.words import PATHWAYS, STATUSES, needs

Row = Mapping[str, Any]

_MONTHS_AHEAD = 12
NOBODY = "No cohort"


def by_pathway(goals: Iterable[Row]) -> dict[str, Counter[str]]:
    """The number of goals in each status, pathway by pathway; pathways without goals are left out."""
    counts: dict[str, Counter[str]] = {pathway: Counter() for pathway in PATHWAYS}
    for goal in goals:
        counts[goal["pathway"]][goal["status"]] += 1
    return {pathway: of_it for pathway, of_it in counts.items() if of_it}


def number_of_people(goals: Iterable[Row]) -> int:
    """How many people the goals belong to."""
    return len({goal["person_id"] for goal in goals})


def disciplines(goals: Iterable[Row]) -> list[str]:
    """The codes of their disciplines, the one with the most goals first."""
    return [code for code, _ in Counter(goal["discipline"] for goal in goals).most_common()]


def in_trouble(goals: Iterable[Row], gaps: Iterable[Row]) -> list[dict[str, Any]]:
    """Overdue and behind goals, each with its sentence: what is due first comes first.

    Goals without a date come last, those that need more before those that need less.
    """
    chosen = [goal for goal in goals if goal["status"] in ("overdue", "behind")]
    return with_sentences(by_urgency(chosen), gaps)


def by_urgency(goals: Iterable[Row]) -> list[Row]:
    """What is due first comes first; what has no date comes last."""
    return sorted(goals, key=_urgency)


def by_trouble(goals: Iterable[Row]) -> list[Row]:
    """Overdue, behind, on track, met; in each the earliest deadline first."""
    order = [*reversed(STATUSES)]
    return sorted(by_urgency(goals), key=lambda goal: order.index(goal["status"]))


def with_sentences(goals: Iterable[Row], gaps: Iterable[Row]) -> list[dict[str, Any]]:
    """The goals with what a table shows of them: `goal` in words and the `sentence`."""
    of_goal: dict[tuple[str, str, str], list[Row]] = defaultdict(list)
    for gap in gaps:
        of_goal[goal_key(gap)].append(gap)
    return [
        {
            **goal,
            "goal": f"{goal['discipline']} {PATHWAYS[goal['pathway']]}",
            "sentence": needs(goal, of_goal[goal_key(goal)])
            if goal["needed"]
            else "nothing is missing",
        }
        for goal in goals
    ]


def troubled_first(goals: Iterable[Row], gaps: Iterable[Row]) -> list[dict[str, Any]]:
    """The goals in the order of `by_trouble`, in words."""
    return with_sentences(by_trouble(goals), gaps)


def chosen(goals: Iterable[Row], statuses: Sequence[str], pathways: Sequence[str]) -> list[Row]:
    """The goals of these statuses and pathways; of all where none is named."""
    return [
        goal
        for goal in goals
        if (not statuses or goal["status"] in statuses)
        and (not pathways or goal["pathway"] in pathways)
    ]


def of_goal(rows: Iterable[Row], *key: str) -> list[Row]:
    """Those of the rows that belong to the goal of this `goal_key`."""
    return [row for row in rows if goal_key(row) == key]


def deadlines(goals: Iterable[Row], as_of: date) -> list[dict[str, Any]]:
    """Goals not yet met, by cohort, month of their deadline in the year ahead, and status."""
    ahead: dict[tuple[str, date, str], list[Row]] = defaultdict(list)
    shown = months_ahead(as_of)
    for goal in goals:
        if goal["needed"] and goal["days_left"] is not None and goal["days_left"] >= 0:
            month = goal["window_end"].replace(day=1)
            if month_name(month) in shown:
                ahead[goal["cohort"] or "", month, goal["status"]].append(goal)
    return [
        {
            "cohort": cohort or NOBODY,
            "month": month_name(month),
            "status": status,
            "goals": len(of_it),
            "needed": sum((goal["needed"] for goal in of_it), Decimal()),
        }
        # People without a cohort come last.
        for (cohort, month, status), of_it in sorted(
            ahead.items(), key=lambda item: (not item[0][0], item[0])
        )
    ]


def months_ahead(as_of: date) -> list[str]:
    """The names of the twelve months that begin with this day's."""
    first = as_of.year * 12 + as_of.month - 1
    return [
        month_name(date(month // 12, month % 12 + 1, 1))
        for month in range(first, first + _MONTHS_AHEAD)
    ]


def month_name(month: date) -> str:
    return f"{month:%b %Y}"


def _urgency(goal: Row) -> tuple[bool, int, Decimal, str]:
    days = goal["days_left"]
    return days is None, days or 0, -goal["needed"], goal["name"] or ""


def goal_key(row: Row) -> tuple[str, str, str]:
    """What tells one goal from another (G9)."""
    return row["person_id"], row["pathway"], row["discipline"]
