"""No page raises, whatever the filters choose, with data and without."""

import random
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from dashboard import coverage
from dashboard.coverage import Scope
from dashboard.store import Store
from data.sample.make_sample import SAMPLE_AS_OF
from tests.pages.screen import open_page, run

PAGES = (
    "overview",
    "goals",
    "structured_education",
    "prescriptions",
    "content_coverage",
    "reports",
)


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.usefixtures("sample")
def test_no_page_raises_on_any_choice_of_filters(app: AppTest, page: str) -> None:
    draw = random.Random(page)
    open_page(run(app), page)
    disciplines = [None, *(text.split(" ")[0] for text in app.selectbox(key="discipline").options)]
    cohorts = [[], *([cohort] for cohort in app.multiselect(key="cohort").options)]
    sites = [[], *([site] for site in app.multiselect(key="site").options)]
    for discipline in disciplines:
        app.selectbox(key="discipline").set_value(discipline)
        app.selectbox(key="role").set_value(draw.choice([None, "student", "staff"]))
        app.multiselect(key="cohort").set_value(draw.choice(cohorts))
        app.multiselect(key="site").set_value(draw.choice(sites))
        app.toggle(key="left").set_value(draw.random() < 0.5)
        app.toggle(key="hidden").set_value(draw.random() < 0.5)
        app.date_input(key="as_of").set_value(
            SAMPLE_AS_OF.replace(year=draw.choice([2020, 2024, 2026, 2031]))
        )
        run(app)


def test_the_filters_offer_what_people_without_a_goal_have(app: AppTest, sample: Store) -> None:
    run(app)
    people = coverage.people_to_find(sample, Scope(SAMPLE_AS_OF)).dicts()

    def offered(column: str) -> list[Any]:
        return sorted({row[column] for row in people if row[column]})

    assert app.multiselect(key="cohort").options == offered("cohort")
    assert app.multiselect(key="site").options == offered("site")
