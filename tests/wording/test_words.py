"""What somebody needs, in a sentence with the numbers of the queries."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any

import pytest

from dashboard.wording.words import count, day, needs

DUE = date(2027, 3, 15)


def goal(needed: str, **more: Any) -> dict[str, Any]:
    return {
        "needed": Decimal(needed),
        "window_end": DUE,
        "is_rolling": False,
        "status": "behind",
    } | more


def gap(credits: str, category: str, subcategory: str | None = None) -> dict[str, Any]:
    level = "subcategory" if subcategory else "category"
    return {
        "level": level,
        "category": category,
        "subcategory": subcategory,
        "gap": Decimal(credits),
    }


TOTAL = {"level": "total", "category": None, "subcategory": None, "gap": Decimal("2.50")}


def test_one_category_is_named_in_the_sentence() -> None:
    sentence = needs(goal("2.50"), [TOTAL, gap("2.50", "Safety"), gap("0", "Procedures")])

    assert sentence == "needs 2.50 more credits in Safety by 15 Mar 2027"


def test_a_total_alone_names_no_category() -> None:
    assert needs(goal("2.50"), [TOTAL]) == "needs 2.50 more credits by 15 Mar 2027"


def test_g2_the_rest_may_come_from_any_category() -> None:
    sentence = needs(goal("5.50"), [gap("0.50", "Patient Care"), gap("1.00", "Safety")])

    assert sentence == (
        "needs 5.50 more credits (1.00 in Safety, 0.50 in Patient Care, the rest in any category) "
        "by 15 Mar 2027"
    )


def test_g4_prescribed_subcategories_are_named_three_at_most() -> None:
    gaps = [gap(f"{amount}.00", "Procedures", f"Part {amount}") for amount in (1, 2, 3, 4)]

    assert needs(goal("10.00"), gaps) == (
        "needs 10.00 more credits (4.00 in Part 4, 3.00 in Part 3, 2.00 in Part 2, 1 more) "
        "by 15 Mar 2027"
    )


def test_one_credit_is_singular() -> None:
    assert needs(goal("1.00"), []) == "needs 1.00 more credit by 15 Mar 2027"


@pytest.mark.parametrize("more", [{"is_rolling": True}, {"window_end": None}])
def test_without_a_date_the_sentence_says_so(more: dict[str, Any]) -> None:
    assert needs(goal("2.00", **more), []) == "needs 2.00 more credits with no date set"


def test_an_overdue_goal_says_when_it_was_due() -> None:
    assert needs(goal("2.00", status="overdue"), []) == (
        "needs 2.00 more credits, was due 15 Mar 2027"
    )


def test_dates_and_counts_read_like_words() -> None:
    assert day(date(2026, 1, 5)) == "5 Jan 2026"
    assert day(datetime(2026, 1, 5, 12, 0)) == "5 Jan 2026"  # noqa: DTZ001
    assert day(None) == "no date"
    assert [count(1, "goal"), count(1200, "goal"), count(2, "person", "people")] == [
        "1 goal",
        "1,200 goals",
        "2 people",
    ]
