"""Person: every goal with its lines, every record with its reason; found from anywhere."""

from decimal import Decimal

import pytest
from streamlit.testing.v1 import AppTest

from dashboard import coverage
from dashboard.coverage import Scope
from dashboard.store import Store
from dashboard.wording.words import OUTCOMES
from data.sample.make_sample import SAMPLE_AS_OF
from tests.pages.screen import open_page, run, search_of_people, table, words

SCOPE = Scope(as_of=SAMPLE_AS_OF)


def open_person(app: AppTest, person_id: str) -> AppTest:
    run(app)
    app.query_params["person"] = person_id
    return open_page(app, "person")


def exact(value: object) -> Decimal:
    return Decimal(str(value)).quantize(Decimal("0.01"))


def people_with_goals(store: Store) -> list[str]:
    return sorted({row["person_id"] for row in coverage.progress(store, SCOPE).dicts()})


# After the two tables of each goal.
RECORDS = -1


@pytest.mark.parametrize("number", [0, 20, 40])
def test_the_lines_the_pace_and_the_records_are_the_answers(
    app: AppTest, sample: Store, number: int
) -> None:
    person_id = people_with_goals(sample)[number]
    scope = Scope(SAMPLE_AS_OF, person_id=person_id, include_left=True)
    open_person(app, person_id)

    for place, goal in enumerate(coverage.progress(sample, scope).dicts()):
        lines = [
            (row["required"], row["earned"], row["gap"], row["surplus"])
            for row in coverage.gaps(sample, scope).dicts()
            if (row["pathway"], row["discipline"]) == (goal["pathway"], goal["discipline"])
        ]
        shown = [
            tuple(exact(row[name]) for name in ("required", "earned", "gap", "surplus"))
            for row in table(app, 2 * place)
        ]
        assert shown == lines
        # The last day of the past is where `progress` stands.
        past = [row for row in table(app, 2 * place + 1) if row["reached"] is not None]
        assert exact(past[-1]["earned"]) == goal["earned"]
        assert exact(past[-1]["reached"]) == goal["required"] - goal["needed"]
    records = coverage.explain(sample, scope).dicts()
    assert [row["why"] for row in table(app, RECORDS)] == [row["why"] for row in records]


def test_the_day_by_day_sums_end_where_everybody_stands(sample: Store) -> None:
    goals = coverage.progress(sample, SCOPE).dicts()
    last = {
        (row["person_id"], row["pathway"], row["discipline"]): (row["earned"], row["reached"])
        for row in coverage.cumulative_credits(sample, SCOPE).dicts()
        if row["reached"] is not None
    }

    assert goals
    for goal in goals:
        reached = goal["required"] - goal["needed"]
        key = (goal["person_id"], goal["pathway"], goal["discipline"])
        assert last[key] == (goal["earned"], reached)


def test_records_are_filtered_by_outcome(app: AppTest, sample: Store) -> None:
    records = coverage.explain(sample, SCOPE).dicts()
    person_id = next(row["person_id"] for row in records if row["outcome"] == "repeat")
    open_person(app, person_id)
    app.pills(key="outcome").set_value(["repeat"])
    run(app)

    assert {row["outcome"] for row in table(app, RECORDS)} == {OUTCOMES["repeat"]}


def test_every_outcome_has_its_words(sample: Store) -> None:
    assert {row["outcome"] for row in coverage.explain(sample, SCOPE).dicts()} <= set(OUTCOMES)


def test_somebody_is_found_by_name_or_id_from_another_page(app: AppTest, sample: Store) -> None:
    person = coverage.people_to_find(sample, SCOPE).dicts()[5]
    run(app)
    search = search_of_people(app)
    assert f"{person['name']} · {person['person_id']}" in search.options

    search.select(person["person_id"])
    run(app)
    assert app.title[0].value == person["name"]
    assert app.query_params["person"] == person["person_id"]
    assert "Find a person" not in {box.label for box in app.selectbox}
    assert search_of_people(app).value is None


@pytest.mark.parametrize("selection", [{"rows": [2]}, {"cells": [[2, "name"]]}])
@pytest.mark.usefixtures("sample")
def test_a_selected_row_or_name_opens_the_person(
    app: AppTest, selection: dict[str, list[object]]
) -> None:
    open_page(run(app), "goals")
    chosen = table(app)[2]
    app.session_state["table_goals"] = {
        "selection": {"rows": [], "columns": [], "cells": [], **selection}
    }
    run(app)

    assert app.title[0].value == chosen["name"]


@pytest.mark.usefixtures("sample")
def test_nobody_and_an_unknown_id_lead_on(app: AppTest) -> None:
    open_page(run(app), "person")
    assert "Choose a person" in words(app)

    open_person(app, "341")
    assert "did you mean 000341?" in words(app)


def test_no_person_raises_on_any_day(app: AppTest, sample: Store) -> None:
    everybody = coverage.people_to_find(sample, SCOPE).dicts()
    run(app)
    for number, person in enumerate(everybody[::6]):
        app.date_input(key="as_of").set_value(SAMPLE_AS_OF.replace(year=2024 + number % 5))
        app.query_params["person"] = person["person_id"]
        open_page(app, "person")
        assert app.title[0].value == person["name"]


@pytest.mark.usefixtures("sample")
def test_the_filters_stay_when_a_row_opens_a_person(app: AppTest) -> None:
    open_page(run(app), "goals")
    app.selectbox(key="role").select("student")
    run(app)
    app.session_state["table_goals"] = {"selection": {"rows": [0], "columns": [], "cells": []}}
    run(app)

    assert app.selectbox(key="role").value == "student"
    assert "person" in app.query_params
