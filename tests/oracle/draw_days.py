"""Random days, most of them where a rule changes its mind."""

from collections.abc import Sequence
from datetime import date, timedelta
from random import Random

from tests.oracle.in_force import Goal
from tests.oracle.notation import less_months
from tests.oracle.outcomes import CQR_MONTHS, STRUCTURED_MONTHS

ERAS = (
    (date(2025, 6, 1), date(2028, 4, 30)),
    (date(2022, 2, 1), date(2025, 5, 31)),
    (date(2016, 2, 1), date(2021, 12, 31)),
)
NOTABLE = (
    date(2016, 1, 1),
    date(2020, 6, 30),
    date(2020, 7, 1),
    date(2022, 1, 1),
    date(2024, 2, 29),
    date(2025, 8, 31),
    date(2025, 9, 1),
    date(2026, 2, 28),
    date(2026, 8, 31),
    date(2026, 9, 1),
    date(2028, 2, 28),
    date(2028, 2, 29),
)
FACILITY_APPLICATIONS = (date(2023, 12, 31), date(2024, 1, 1))


def near(rng: Random, day: date, before: int, after: int) -> date:
    return day + timedelta(days=rng.randint(-before, after))


def days_to_judge(rng: Random) -> list[date]:
    """Three days: any, a notable one not far from it, and a later one."""
    first, last = rng.choices(ERAS, (60, 25, 15))[0]
    day = near(rng, first, 0, (last - first).days)
    notable = min(NOTABLE, key=lambda other: (abs((other - day).days) // 400, rng.random()))
    return sorted({day, notable, near(rng, day, -20, 600)})


def application_on(rng: Random, day: date) -> date | None:
    if rng.random() < 0.35:
        return None
    beside = [day, day - timedelta(days=1), rng.choice(NOTABLE)]
    return rng.choice(
        [near(rng, day, 400, 100), *[near(rng, day, 10, 500)] * 3, rng.choice(beside)]
    )


def ssa_and_due(rng: Random, day: date) -> tuple[date | None, date | None]:
    beside = rng.choice([day, day - timedelta(days=1), rng.choice(NOTABLE)])
    due = rng.choice([*[near(rng, day, 60, 900)] * 4, near(rng, day, 400, 0), beside])
    ssa = less_months(due, rng.randint(4, 35))
    ssa = rng.choice(
        [ssa] * 7 + [near(rng, ssa, 900, 0), near(rng, due, 0, 90), near(rng, day, 0, 40)]
    )
    return (
        None if rng.random() < 0.25 else ssa,
        None if rng.random() < 0.18 else due,
    )


def edges(goal: Goal, days: Sequence[date]) -> list[date]:
    """The days on both sides of every border that the goal has."""
    borders: list[date] = []
    for end in [goal.application_on] if goal.application_on else days:
        if goal.pathway != "cqr":
            borders += [less_months(end, STRUCTURED_MONTHS), end]
    borders += [day for day in (goal.ssa_on, goal.due_on) if day]
    if goal.due_on:
        borders.append(less_months(goal.due_on, CQR_MONTHS))
    return [border + timedelta(days=shift) for border in borders for shift in (-1, 0, 1)]


def a_completion_day(rng: Random, goals: Sequence[Goal], days: Sequence[date]) -> date:
    borders = [edge for goal in goals for edge in edges(goal, days)]
    judged = rng.choice(days)
    usual = [near(rng, judged, 500, 0)] * 9 + [near(rng, judged, 1000, 40)] * 2
    border = rng.choice([b for b in borders if b <= judged] or borders or [judged])
    return rng.choice([*usual, *[border] * 7, judged, judged + timedelta(days=1)])
