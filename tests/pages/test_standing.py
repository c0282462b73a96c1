"""The overview's arrangement: the earliest deadline first, months in a row, the chart of them."""

from datetime import date
from decimal import Decimal
from typing import Any

from dashboard.ui import overview
from dashboard.wording import standing

AS_OF = date(2026, 11, 23)


def goal(name: str, status: str, days: int | None, needed: str = "1.00") -> dict[str, Any]:
    end = None if days is None else date.fromordinal(AS_OF.toordinal() + days)
    return {
        "person_id": name,
        "name": name,
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
        {"month": "Nov 2026", "status": "behind", "goals": 2, "needed": Decimal("3.25")},
        {"month": "Oct 2027", "status": "on_track", "goals": 1, "needed": Decimal("1.00")},
    ]


def test_the_chart_keeps_a_place_for_every_month() -> None:
    months = standing.deadlines([goal("a", "behind", 40)], AS_OF)
    chart = overview.deadline_chart(months, AS_OF).to_dict()

    assert chart["encoding"]["x"]["scale"]["domain"] == standing.months_ahead(AS_OF)
    assert chart["encoding"]["color"]["legend"]["values"] == ["▲ Behind"]
    assert overview.deadline_text(months).endswith("Jan 2027: 1")
