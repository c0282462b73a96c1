"""Names hidden: no page shows a name or an ID of anybody, and labels stay with their people."""

import pytest
from streamlit.testing.v1 import AppTest

from dashboard import coverage
from dashboard.coverage import Scope
from dashboard.store import Store
from data.sample.make_sample import SAMPLE_AS_OF
from tests.pages.screen import (
    links,
    open_page,
    people_linked,
    run,
    search_of_people,
    table,
    words,
)

SCOPE = Scope(as_of=SAMPLE_AS_OF)
PAGES = (
    "overview",
    "goals",
    "structured_education",
    "prescriptions",
    "content_coverage",
    "person",
    "reports",
    "checks",
    "import_files",
    "imports_made",
    "outlines",
)


def hide(app: AppTest) -> AppTest:
    run(app)
    app.toggle(key="hidden").set_value(True)
    return run(app)


def everything(app: AppTest) -> str:
    """All a page says: its text, its tables, its charts, its controls."""
    shown = [words(app), app.title[0].value, *search_of_people(app).options]
    shown += [*links(app), *(link.proto.query_string for link in app.page_link)]
    shown += [text for button in app.button for text in (button.label, str(button.key))]
    shown += [str(frame.value.to_dict("records")) for frame in app.dataframe]
    shown += [frame.proto.alt for frame in app.dataframe]
    shown += [str(chart.proto) for chart in app.get("vega_lite_chart")]
    return "\n".join(shown)


@pytest.mark.parametrize("page", PAGES)
def test_no_page_shows_a_name_or_an_id(app: AppTest, sample: Store, page: str) -> None:
    people = coverage.people_to_find(sample, SCOPE).dicts()
    hide(app)
    if page == "person":
        app.query_params["person"] = people[0]["person_id"]
    shown = everything(open_page(app, page))

    found = [
        person[column]
        for person in people
        for column in ("name", "person_id")
        if person[column] in shown
    ]
    assert found == []


def test_a_label_stays_with_its_person_on_every_page(app: AppTest, sample: Store) -> None:
    needed = {row["person_id"]: row["needed"] for row in coverage.progress(sample, SCOPE).dicts()}
    labels = {
        f"Person {row['label_number']}": row["person_id"]
        for row in coverage.people_to_find(sample, SCOPE).dicts()
    }
    hide(app)
    for page in ("prescriptions", "structured_education"):
        rows = table(open_page(app, page))
        single = [row for row in rows if labels[row["name"]] in needed]
        assert len(single) == len(rows) > 0

    label = table(open_page(app, "goals"))[3]["name"]
    app.session_state["table_goals"] = {"selection": {"rows": [3], "columns": [], "cells": []}}
    run(app)
    assert app.title[0].value == label
    assert app.query_params["person"] == labels[label]
    assert app.toggle(key="hidden").value


def test_a_hidden_person_is_opened_by_a_button_that_tells_no_id(
    app: AppTest, sample: Store
) -> None:
    linked = people_linked(run(app))
    labels = {
        row["person_id"]: f"Person {row['label_number']}"
        for row in coverage.people_to_find(sample, SCOPE).dicts()
    }
    hide(app)
    buttons = [button for button in app.button if str(button.key).startswith("in_trouble")]

    assert people_linked(app) == []
    assert [button.label for button in buttons] == [f"**{labels[person]}**" for _, person in linked]
    buttons[3].click()
    run(app)
    assert app.title[0].value == labels[linked[3][1]]
    assert app.query_params["person"] == linked[3][1]
