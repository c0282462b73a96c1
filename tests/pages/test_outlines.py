"""Content outlines: every version and name of the data, and what is to be verified."""

import pytest
from streamlit.testing.v1 import AppTest

from dashboard import coverage, reference
from dashboard.coverage import Scope
from dashboard.store import Store
from dashboard.wording.words import VERIFY
from data.sample.make_sample import SAMPLE_AS_OF
from tests.pages.screen import open_page, run, table


@pytest.mark.usefixtures("sample")
def test_every_version_is_listed_with_its_dates(app: AppTest) -> None:
    shown = table(open_page(run(app), "outlines"))
    bundled = {
        (line.discipline, line.effective_on, line.superseded_on)
        for line in reference.load().outlines
    }

    assert {
        (row["discipline"], row["effective_on"], row["superseded_on"])
        for row in shown
        if row["effective_on"]
    } == bundled
    assert {row["discipline"] for row in shown} == set(reference.load().disciplines)


def test_a_version_says_how_many_goals_it_judges(app: AppTest, sample: Store) -> None:
    scope = Scope(as_of=SAMPLE_AS_OF, include_left=True)
    goals = coverage.progress(sample, scope).dicts()
    for row in table(open_page(run(app), "outlines")):
        version = (row["discipline"], row["effective_on"])
        number = sum((g["discipline"], g["outline_effective_on"]) == version for g in goals)
        assert (f"judges {number} goal" in row["in_use"]) == (number > 0)


@pytest.mark.parametrize("code", ["CT", "MR", "N", "CI"])
def test_every_name_not_sourced_is_to_be_verified(app: AppTest, code: str) -> None:
    open_page(run(app), "outlines")
    app.selectbox(key="outline").select(code)
    run(app)
    lines = [line for line in reference.load().outlines if line.discipline == code]
    shown = [row for number in range(1, len(app.dataframe)) for row in table(app, number)]

    assert len(shown) == len(lines)
    for row in shown:
        expected = None if row["name_confidence"] == "sourced" else VERIFY
        assert row.get("verify") == expected


def test_a_discipline_without_an_outline_says_so(app: AppTest) -> None:
    open_page(run(app), "outlines")
    app.selectbox(key="outline").select("IA")
    run(app)

    assert len(app.dataframe) == 1
