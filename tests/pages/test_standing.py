"""The overview's arrangement: the earliest deadline first, months in a row, the chart of them."""

from datetime import date
from decimal import Decimal
from typing import Any

from dashboard.ui import overview
from dashboard.wording import standing

AS_OF = date(2026, 11, 23)


def goal(
    name: str,
    status: str,
    days: int | None,
    needed: str = "1.00",
    cohort: str | None = "2027",
) -> dict[str, Any]:
    end = None if days is None else date.fromordinal(AS_OF.toordinal() + days)
    return {
        "person_id": name,
        "name": name,
        "cohort": cohort,
        "pathway": "cqr",
        "discipline": "CT",
        "status": status,
        "days_left": days,
        "needed": Decimal(needed),
        "window_end": end,
        "is_rolling": False,
    }


def names(rows: list[dict[str, Any]]) -> list[str]:
    return [row["name"] for row in rows]


def test_the_earliest_deadline_comes_first_and_none_comes_last() -> None:
    goals = [
        goal("no date", "behind", None),
        goal("soon, little", "behind", 10, "0.50"),
        goal("soon, much", "behind", 10, "3.00"),
        goal("late", "overdue", -5),
        goal("fine", "on_track", 3),
        goal("done", "met", 1, "0.00"),
    ]

    assert names(standing.in_trouble(goals, [])) == [
        "late",
        "soon, much",
        "soon, little",
        "no date",
    ]


def test_pathways_without_goals_are_left_out() -> None:
    counts = standing.by_pathway([goal("a", "met", 1), goal("b", "met", 1)])

    assert counts == {"cqr": {"met": 2}}


def test_people_are_counted_once_and_disciplines_by_their_goals() -> None:
    goals = [
        {"person_id": "a", "discipline": "MR"},
        {"person_id": "a", "discipline": "CT"},
        {"person_id": "b", "discipline": "CT"},
    ]

    assert standing.number_of_people(goals) == 2
    assert standing.disciplines(goals) == ["CT", "MR"]


def test_deadlines_are_those_of_twelve_months_not_met_and_not_past() -> None:
    goals = [
        goal("today", "behind", 0),
        goal("this month too", "behind", 7, "2.25"),
        goal("next October", "on_track", 340),
        goal("next November", "on_track", 365),
        goal("past", "overdue", -1),
        goal("done", "met", 5, "0.00"),
        goal("no date", "behind", None),
    ]

    assert standing.deadlines(goals, AS_OF) == [
        due("2027", "Nov 2026", "behind", 2, "3.25"),
        due("2027", "Oct 2027", "on_track", 1, "1.00"),
    ]


def due(cohort: str, month: str, status: str, goals: int, needed: str) -> dict[str, Any]:
    return {
        "cohort": cohort,
        "month": month,
        "status": status,
        "goals": goals,
        "needed": Decimal(needed),
    }


def test_deadlines_stand_cohort_by_cohort_and_people_without_one_come_last() -> None:
    goals = [
        goal("a", "behind", 40, cohort=None),
        goal("b", "behind", 40, cohort="West"),
        goal("c", "on_track", 41, cohort="East"),
        goal("d", "behind", 70, cohort="East"),
    ]

    assert standing.deadlines(goals, AS_OF) == [
        due("East", "Jan 2027", "on_track", 1, "1.00"),
        due("East", "Feb 2027", "behind", 1, "1.00"),
        due("West", "Jan 2027", "behind", 1, "1.00"),
        due("No cohort", "Jan 2027", "behind", 1, "1.00"),
    ]


def test_the_timeline_goes_month_by_month_through_the_cohorts_asked_for() -> None:
    goals = [
        goal("a", "behind", 70, cohort="East | West"),
        goal("b", "on_track", 41, cohort="North"),
        goal("c", "behind", 42, cohort="North"),
        goal("d", "on_track", 42, cohort="East | West"),
        goal("e", "on_track", 42, cohort="North"),
        goal("f", "on_track", 42, cohort="On the next page"),
    ]
    deadlines = standing.deadlines(goals, AS_OF)
    _, _, *months = overview.timeline_table(deadlines, ["East | West", "North"], AS_OF).splitlines()

    assert [month.replace("\N{NO-BREAK SPACE}", " ") for month in months] == [
        r"| **Jan 2027** | East \| West :gray[● 1] · North :orange[▲ 1] :gray[● 2] |",
        r"| **Feb 2027** | East \| West :orange[▲ 1] |",
    ]
