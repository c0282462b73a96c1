"""Coverage: cells are earned credits, the two lists stay apart, shares are those of the query."""

from collections import defaultdict
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from dashboard import coverage
from dashboard.coverage import Scope
from dashboard.store import Store
from dashboard.ui import content
from dashboard.wording.labels import place_labels
from dashboard.wording.words import OUTCOMES
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


@pytest.mark.parametrize("code", ["CT", "MR", "M", "BD"])
def test_the_records_behind_a_cell_add_up_to_it(sample: Store, code: str) -> None:
    scope = Scope(as_of=SAMPLE_AS_OF, discipline=code)
    behind: dict[tuple[str, str, str], Decimal] = defaultdict(Decimal)
    for line in coverage.records_by_content(sample, scope).dicts():
        behind[line["person_id"], line["category"], line["subcategory"]] += line["credits_earned"]
        assert line["credits_earned"] in (0, line["credits"])
        assert line["outcome"] == "counted" or not line["credits_earned"]
    cells = coverage.people_by_content(sample, scope).dicts()

    assert cells
    for cell in cells:
        place = cell["person_id"], cell["category"], cell["subcategory"]
        assert behind[place] == cell["credits_earned"]


def choose(app: AppTest, place: str | None, who: str | None) -> AppTest:
    app.selectbox(key="coverage_place").set_value(place)
    app.selectbox(key="coverage_who").set_value(who)
    return run(app)


def named(app: AppTest, start: str) -> list[dict[str, Any]]:
    """The rows of the table whose text alternative starts like this; none where there is no such table."""
    found = [n for n, one in enumerate(app.dataframe) if one.proto.alt.startswith(start)]
    return table(app, found[0]) if found else []


def test_a_column_leads_to_its_people_and_records(app: AppTest, sample: Store) -> None:
    choose(open_page(run(app), "content_coverage"), "Neck and Chest", None)
    cells = [
        cell
        for cell in coverage.people_by_content(sample, CT).dicts()
        if cell["subcategory"] == "Neck and Chest"
    ]
    people, records = named(app, "The people behind"), named(app, "The records behind")

    assert {(row["person_id"], exact(row["credits_earned"])) for row in people} == {
        (cell["person_id"], cell["credits_earned"]) for cell in cells
    }
    total = sum(cell["credits_earned"] for cell in cells)
    assert sum(exact(row["credits_earned"]) for row in records) == total
    assert {"✓ Counted", "◂ Before self-assessment"} <= {row["outcome"] for row in records}
    assert f"{len(records)} records in Neck and Chest, {total} credits counted" in words(app)


def test_a_row_leads_to_every_record_of_the_person(app: AppTest, sample: Store) -> None:
    choose(open_page(run(app), "content_coverage"), None, "000341")
    explained = coverage.explain(sample, replace(CT, person_id="000341")).dicts()
    lines = [line for line in explained if line["outcome"] != "no_distribution"]
    shown = named(app, "The records behind")

    assert [(row["title"], row["completed_on"], exact(row["credits"])) for row in shown] == [
        (line["title"], line["completed_on"], line["credits"]) for line in lines
    ]
    assert [row["outcome"] for row in shown] == [OUTCOMES[line["outcome"]] for line in lines]
    assert not named(app, "The people behind")


def test_a_record_leads_to_its_person(app: AppTest, sample: Store) -> None:
    choose(open_page(run(app), "content_coverage"), "Neck and Chest", None)
    third = named(app, "The records behind")[2]["person_id"]
    app.session_state["table_records-behind-CT"] = {
        "selection": {"rows": [2], "columns": [], "cells": []}
    }
    run(app)

    assert app.query_params["person"] == third
    names = {
        row["person_id"]: row["name"]
        for row in coverage.people_to_find(sample, Scope(SAMPLE_AS_OF)).dicts()
    }
    assert app.title[0].value == names[third]


@pytest.mark.usefixtures("sample")
def test_a_cell_is_said_in_words_and_stays_in_the_address(app: AppTest) -> None:
    choose(open_page(run(app), "content_coverage"), "Abdomen and Pelvis", "000341")

    assert "Lucia Pretendez, Abdomen and Pelvis: 3.50 · nothing open here" in words(app)
    assert app.query_params["who"] == "000341"


def test_a_cohort_leads_to_its_people(app: AppTest, sample: Store) -> None:
    open_page(run(app), "content_coverage")
    app.segmented_control(key="coverage_rows").set_value("Cohorts")
    choose(run(app), "Image Formation", "CT 2026 spring")
    people = coverage.people_by_content(sample, CT).dicts()

    assert {row["person_id"] for row in named(app, "The people behind")} == {
        row["person_id"] for row in people if row["cohort"] == "CT 2026 spring"
    }
    assert {row["person_id"] for row in named(app, "The records behind")} <= {
        row["person_id"] for row in named(app, "The people behind")
    }


@pytest.mark.usefixtures("sample")
def test_a_choice_ends_where_there_is_nothing_of_it(app: AppTest) -> None:
    choose(open_page(run(app), "content_coverage"), "Neck and Chest", "000341")
    app.segmented_control(key="coverage_discipline").set_value("MR")
    run(app)

    assert app.selectbox(key="coverage_place").value is None
    assert app.selectbox(key="coverage_who").value is None
    assert "who" not in app.query_params
