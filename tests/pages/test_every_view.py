"""No page raises, whatever the filters choose, with data and without."""

from datetime import date
from itertools import cycle, product
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from dashboard import coverage
from dashboard.coverage import Scope
from dashboard.store import Store
from data.sample.make_sample import SAMPLE_AS_OF
from tests.pages.screen import open_page, run, words

PAGES = (
    "overview",
    "goals",
    "structured_education",
    "prescriptions",
    "content_coverage",
    "reports",
)
FILTERS = ("cohort", "site", "role", "discipline")
# Before every window, in the middle of them, on the sample's own day, and after all of them.
DAYS = (date(2020, 1, 31), date(2025, 3, 1), SAMPLE_AS_OF, date(2031, 11, 23))


def views(store: Store) -> list[tuple[Any, ...]]:
    """Every combination of the filters that chooses other goals than those before it.

    A page knows the filters only through the goals they choose, so equal choices draw equal pages;
    of the 540 combinations of the sample some sixty are left.
    """
    goals = coverage.progress(store, Scope(SAMPLE_AS_OF)).dicts()
    values = [[None, *sorted({goal[name] for goal in goals if goal[name]})] for name in FILTERS]
    found: dict[frozenset[int], tuple[Any, ...]] = {}
    for view in product(*values):
        wanted = [(name, value) for name, value in zip(FILTERS, view, strict=True) if value]
        chosen = frozenset(
            number
            for number, goal in enumerate(goals)
            if all(goal[name] == value for name, value in wanted)
        )
        found.setdefault(chosen, view)
    return list(found.values())


def choose(app: AppTest, view: tuple[Any, ...]) -> None:
    cohort, site, role, discipline = view
    app.multiselect(key="cohort").set_value([cohort] if cohort else [])
    app.multiselect(key="site").set_value([site] if site else [])
    app.selectbox(key="role").set_value(role)
    app.selectbox(key="discipline").set_value(discipline)


@pytest.mark.parametrize("page", PAGES)
def test_no_page_raises_on_any_choice_of_filters(app: AppTest, sample: Store, page: str) -> None:
    open_page(run(app), page)
    everybody, *others = views(sample)
    in_turn = cycle(product(DAYS, (False, True)))
    for view, (day, is_on) in [
        *((everybody, (day, False)) for day in DAYS),
        *zip(others, in_turn, strict=False),
    ]:
        choose(app, view)
        app.date_input(key="as_of").set_value(day)
        app.toggle(key="hidden").set_value(is_on)
        app.toggle(key="left").set_value(not is_on)
        run(app)
        assert f"As of {day.day} {day:%b %Y}" in words(app)


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.usefixtures("sample")
def test_a_view_of_nobody_says_what_to_do(app: AppTest, page: str) -> None:
    open_page(run(app), page)
    app.selectbox(key="role").set_value("staff")
    app.selectbox(key="discipline").set_value("IA")
    run(app)

    assert "in this view" in words(app) or "Choose fewer filters" in words(app)
    assert not app.dataframe
    assert not app.get("vega_lite_chart")


@pytest.mark.usefixtures("sample")
def test_a_discipline_without_content_says_so(app: AppTest) -> None:
    open_page(run(app), "content_coverage")
    app.selectbox(key="discipline").set_value("IA")

    assert "No content of IA is known" in words(run(app))


def test_the_filters_offer_what_people_without_a_goal_have(app: AppTest, sample: Store) -> None:
    run(app)
    people = coverage.people_to_find(sample, Scope(SAMPLE_AS_OF)).dicts()

    def offered(column: str) -> list[Any]:
        return sorted({row[column] for row in people if row[column]})

    assert app.multiselect(key="cohort").options == offered("cohort")
    assert app.multiselect(key="site").options == offered("site")
