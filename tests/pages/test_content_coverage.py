"""Coverage: cells are earned credits, the two lists stay apart, shares are those of the query."""

from decimal import Decimal

import pytest
from streamlit.testing.v1 import AppTest

from dashboard import coverage
from dashboard.coverage import Scope
from dashboard.store import Store
from dashboard.ui import content
from dashboard.wording.labels import place_labels
from data.sample.make_sample import SAMPLE_AS_OF
from tests.pages.screen import open_page, run, table, words

CT = Scope(as_of=SAMPLE_AS_OF, discipline="CT")


def exact(value: object) -> Decimal:
    return Decimal(str(value)).quantize(Decimal("0.01"))


def test_each_column_of_the_table_adds_up_to_the_coverage(app: AppTest, sample: Store) -> None:
    rows = coverage.coverage(sample, CT).dicts()
    places = place_labels(rows)
    shown = table(open_page(run(app), "content_coverage"))

    assert len(shown) == rows[0]["people"]
    for row in rows:
        place = places[row["category"], row["subcategory"]]
        cells = [exact(person[place]) for person in shown]
        assert sum(cells) == row["credits_earned"]
        assert sum(cell > 0 for cell in cells) == row["people_with_credit"]


@pytest.mark.parametrize("code", ["CT", "MR", "M", "R", "BD", "N", "VI", "IA"])
def test_cells_add_up_in_every_discipline(sample: Store, code: str) -> None:
    scope = Scope(as_of=SAMPLE_AS_OF, discipline=code)
    cells = coverage.people_by_content(sample, scope).dicts()
    for row in coverage.coverage(sample, scope).dicts():
        place = (row["category"], row["subcategory"])
        of_place = [cell for cell in cells if (cell["category"], cell["subcategory"]) == place]
        assert len(of_place) == row["people"]
        assert sum(cell["credits_earned"] for cell in of_place) == row["credits_earned"]
        assert sum(cell["credits_short"] or 0 for cell in of_place) == row["credits_short"]


def test_a_cell_is_open_where_a_gap_is(sample: Store) -> None:
    gaps = {
        (row["person_id"], row["category"], row["subcategory"])
        for row in coverage.gaps(sample, CT).dicts()
        if row["level"] != "total" and row["gap"] > 0
    }
    for cell in coverage.people_by_content(sample, CT).dicts():
        person, category = cell["person_id"], cell["category"]
        expected = {(person, category, cell["subcategory"]), (person, category, None)} & gaps
        assert cell["is_open"] == bool(expected)


def test_cohorts_have_the_mean_of_their_people(app: AppTest, sample: Store) -> None:
    open_page(run(app), "content_coverage")
    app.segmented_control(key="coverage_rows").set_value("Cohorts")
    run(app)
    shown = {row["cohort"]: row for row in table(app)}

    for row in coverage.cohorts_by_content(sample, CT).dicts():
        mean = (row["credits_earned"] / row["people"]).quantize(Decimal("0.01"), "ROUND_HALF_UP")
        place = place_labels([row])[row["category"], row["subcategory"]]
        assert exact(shown[row["cohort"]][place]) == mean == row["credits_per_person"]


def test_the_two_lists_are_those_of_the_queries(app: AppTest, sample: Store) -> None:
    open_page(run(app), "content_coverage")
    short, thin = table(app, 1), table(app, 2)

    assert [(row["subcategory"], exact(row["credits_short"])) for row in short] == [
        (row["subcategory"], row["credits_short"])
        for row in coverage.under_covered_cqr(sample, CT).dicts()
    ]
    assert [row["subcategory"] for row in thin] == [
        row["subcategory"]
        for row in coverage.under_covered_structured_education(sample, CT).dicts()
    ]
    assert "Thinly covered: advice, no requirement" in words(app)


def test_the_grid_shows_a_symbol_where_something_is_open(sample: Store) -> None:
    rows = coverage.people_by_content(sample, CT).dicts()
    places = list(place_labels(rows).values())
    chart = content.grid(content.people(rows), places, "Credits earned").to_dict()
    (cells,) = chart["datasets"].values()

    assert len(cells) == len(rows)
    assert sum(cell["words"].startswith("▲") for cell in cells) == sum(
        row["is_open"] for row in rows
    )


def test_names_that_are_not_arrts_own_are_marked(app: AppTest, sample: Store) -> None:
    open_page(run(app), "content_coverage")
    app.segmented_control(key="coverage_discipline").set_value("MR")
    run(app)
    unsure = {
        row["subcategory"]
        for row in coverage.coverage(sample, Scope(SAMPLE_AS_OF, discipline="MR")).dicts()
        if row["name_confidence"] == "recalled"
    }
    marked = {
        row["subcategory"]
        for row in table(app, 3)
        if row["verify"] == "verify against ARRT's current document"
    }

    assert marked == unsure != set()
    assert "Names of MR" in words(app)
