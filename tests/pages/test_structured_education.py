"""Structured education: bars of categories, what is empty, and what ages out of a rolling window."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest
from streamlit.testing.v1 import AppTest

from dashboard import coverage
from dashboard.coverage import Scope
from dashboard.store import Store
from dashboard.ui import structured
from dashboard.wording import standing
from data.sample.make_sample import SAMPLE_AS_OF
from tests.pages.screen import open_page, run, table, words

SCOPE = Scope(as_of=SAMPLE_AS_OF, pathway="structured_education")


def exact(value: object) -> Decimal:
    return Decimal(str(value)).quantize(Decimal("0.01"))


def test_the_table_has_the_credits_of_each_category(app: AppTest, sample: Store) -> None:
    shown = {
        (row["person_id"], row["discipline"]): row
        for row in table(open_page(run(app), "structured_education"))
    }
    goals = coverage.progress(sample, SCOPE).dicts()
    assert {key: exact(row["needed"]) for key, row in shown.items()} == {
        (goal["person_id"], goal["discipline"]): goal["needed"] for goal in goals
    }
    for line in coverage.gaps(sample, SCOPE).dicts():
        if line["level"] == "category":
            row = shown[line["person_id"], line["discipline"]]
            assert exact(row[line["category"]]) == line["earned"]
            assert (line["category"] in (row["empty"] or "")) == (line["earned"] == 0)


def test_overdue_comes_first_and_met_last(app: AppTest, sample: Store) -> None:
    shown = [row["status"][0] for row in table(open_page(run(app), "structured_education"))]
    order = ["✕ Overdue", "▲ Behind", "● On track", "✓ Met"]

    assert len(shown) == len(coverage.progress(sample, SCOPE))
    assert shown == sorted(shown, key=order.index)


def test_the_standing_in_30_60_and_90_days_is_that_of_those_days(
    app: AppTest, sample: Store
) -> None:
    shown = {row["person_id"]: row for row in table(open_page(run(app), "structured_education"), 1)}
    rolling = [goal for goal in coverage.progress(sample, SCOPE).dicts() if goal["is_rolling"]]
    assert set(shown) == {goal["person_id"] for goal in rolling}

    for days in (30, 60, 90):
        later = replace(SCOPE, as_of=SAMPLE_AS_OF + timedelta(days=days))
        for goal in coverage.progress(sample, later).dicts():
            if goal["is_rolling"]:
                assert exact(shown[goal["person_id"]][f"needed_{days}"]) == goal["needed"]


def test_s6_a_credit_ages_out_on_the_first_day_it_no_longer_counts(
    app: AppTest, sample: Store
) -> None:
    leaving = coverage.aging_out(sample, SCOPE).dicts()
    shown = table(open_page(run(app), "structured_education"), 2)
    assert [row["ages_out_on"] for row in shown] == [row["ages_out_on"] for row in leaving]

    for row in leaving:
        for day, outcome in ((-1, "counted"), (0, "before_window")):
            as_of = row["ages_out_on"] + timedelta(days=day)
            records = coverage.explain(sample, Scope(as_of, person_id=row["person_id"])).dicts()
            assert outcome in {
                record["outcome"]
                for record in records
                if (record["completed_on"], record["title"]) == (row["completed_on"], row["title"])
            }


def test_the_bars_of_a_goal_add_up_to_what_is_earned(sample: Store) -> None:
    goals = standing.by_trouble(coverage.progress(sample, SCOPE).dicts())
    chart = structured.bars(goals, coverage.gaps(sample, SCOPE).dicts()).to_dict()
    (parts,) = chart["datasets"].values()

    totals: dict[str, float] = {}
    for part in parts:
        totals[part["row"]] = totals.get(part["row"], 0) + part["earned"]
        assert part["required"] == 16
    assert sorted(totals.values()) == sorted(float(goal["earned"]) for goal in goals)


@pytest.mark.usefixtures("sample")
def test_an_imaging_assistant_needs_32(app: AppTest) -> None:
    open_page(run(app), "structured_education")
    app.segmented_control(key="education").set_value("imaging_assistant")
    run(app)

    assert {row["required"] for row in table(app)} == {32}
    assert "No content outline in force for IA" in words(app)


@pytest.mark.usefixtures("sample")
def test_long_lists_come_page_by_page(app: AppTest) -> None:
    open_page(run(app), "structured_education")
    assert "1 to 25 of 40 goals" in words(app)
