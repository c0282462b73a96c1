"""People merged, kept apart and confirmed on the page of checks, and each of it undone."""

from decimal import Decimal
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from dashboard import coverage, intake
from dashboard.coverage import Scope
from dashboard.importing import import_file
from dashboard.store import Store, deciding
from data.sample.make_sample import SAMPLE_AS_OF
from tests.pages.screen import open_page, run, search_of_people, table, words

ROSTER = """Person ID,Name,Discipline,Status
T-003,Avery Testwell,CT,
T-014,Avery Testwell,CT,left
T-020,Casey Sampleton,CT,
"""
RECORDS = """Person ID,Name,Reference Number,Completion Date,Discipline,Category,Credits
T-003,,EX-1,2026-02-03,CT,Safety,1.00
T-014,,EX-1,2026-02-03,CT,Safety,1.00
T-014,,EX-2,2026-02-03,CT,Safety,1.00
lms7,Casey Sampletun,EX-3,2026-02-03,CT,Safety,1.00
lms8,Avery Testwel,EX-4,2026-02-03,CT,Safety,1.00
lms9,Somebody Else,EX-5,2026-02-03,CT,Safety,1.00
"""


@pytest.fixture
def twice(database: Store, tmp_path: Path) -> Store:
    """Avery has two IDs; three people wait, of whom two look like somebody."""
    for name, text in (("roster", ROSTER), ("records", RECORDS)):
        path = tmp_path / f"{name}.csv"
        path.write_text(text, encoding="utf-8")
        import_file(database, path, intake.Options())
    return database


def earned(store: Store) -> dict[str, Decimal]:
    scope = Scope(as_of=SAMPLE_AS_OF, include_left=True)
    return {row["person_id"]: row["earned"] for row in coverage.progress(store, scope).dicts()}


def listed(app: AppTest) -> set[str]:
    return {
        row["message"] for number in range(len(app.dataframe)) for row in _messages(app, number)
    }


def _messages(app: AppTest, number: int) -> list[dict[str, str]]:
    return [row for row in table(app, number) if "message" in row]


def checks(app: AppTest) -> AppTest:
    return open_page(run(app), "checks")


def press(app: AppTest, key: str) -> AppTest:
    app.button(key=key).click()
    return run(app)


def test_two_ids_become_one_person_and_two_again(app: AppTest, twice: Store) -> None:
    checks(app)
    app.radio(key="kept_of_T-003_T-014").set_value(True)
    press(app, "ask_merge")
    assert "1 completion and 1 goal of T-003 become T-014's; both have 1 completion" in words(app)
    assert "this person then counts as one who left" in words(app)
    assert deciding.decisions(twice) == []

    press(app, "merge")
    assert earned(twice) == {"T-014": Decimal("2.00"), "T-020": Decimal("0.00")}
    assert "Decided: T-003 is the same person as T-014." in words(app)
    assert "pair" not in app.session_state

    press(app, "undo_decided")
    assert earned(twice)["T-003"] == Decimal("1.00")
    assert "Decided" not in words(app)
    assert app.selectbox(key="pair").options == [
        "Avery Testwell · T-003 and Avery Testwell · T-014 · left"
    ]


def test_what_a_merge_does_is_told_anew_when_another_id_is_to_stay(
    app: AppTest, twice: Store
) -> None:
    press(checks(app), "ask_merge")
    assert "of T-014 become T-003's" in words(app)
    app.radio(key="kept_of_T-003_T-014").set_value(True)
    run(app)
    assert "become" not in words(app)
    assert deciding.decisions(twice) == []


def test_two_people_are_kept_apart_and_listed_again_after_the_undo(
    app: AppTest, twice: Store
) -> None:
    checks(app)
    [pair] = [message for message in listed(app) if "have the same name" in message]
    press(app, "keep_apart")
    assert pair not in listed(app)
    assert set(earned(twice)) == {"T-003", "T-014", "T-020"}
    press(app, "undo_decided")
    assert pair in listed(app)


def test_look_alikes_are_confirmed_in_bulk_and_undone_in_bulk(app: AppTest, twice: Store) -> None:
    checks(app)
    assert app.button(key="confirm_look_alikes").disabled
    key = f"look_alikes_{'_'.join(map(str, twice.revision()))}"
    app.session_state[key] = {"selection": {"rows": [0, 1], "columns": [], "cells": []}}
    run(app)
    assert app.button(key="confirm_look_alikes").label == "Confirm 2 look-alikes"
    press(app, "confirm_look_alikes")
    assert earned(twice) == {
        "T-003": Decimal("2.00"),
        "T-014": Decimal("2.00"),
        "T-020": Decimal("1.00"),
    }
    assert "Decided: 2 people found." in words(app)
    press(app, "undo_decided")
    assert earned(twice)["T-020"] == Decimal("0.00")


def test_anybody_who_waits_can_be_given_to_anybody(app: AppTest, twice: Store) -> None:
    checks(app)
    app.selectbox(key="waiting_person").select("lms9")
    app.selectbox(key="person_meant").select("T-020")
    run(app)
    press(app, "confirm_person")
    assert earned(twice)["T-020"] == Decimal("1.00")


def test_decisions_are_listed_and_undone_beside_the_imports(app: AppTest, twice: Store) -> None:
    deciding.merge(twice, "T-003", "T-014", by="tester")
    deciding.same_people(twice, [("lms9", "T-020")], by="tester")
    open_page(run(app), "imports_made")
    assert [(row["sentence"], row["state"]) for row in table(app, -1)] == [
        ('the ID "lms9" means T-020', "✓ In force"),
        ("T-014 is the same person as T-003", "✓ In force"),
    ]
    app.selectbox(key="decision_to_undo").select(1)
    run(app)
    press(app, "undo_decision")
    assert "T-014" in earned(twice)
    assert table(app, -1)[1]["state"].startswith("✕ Undone")


def test_decisions_are_not_shown_while_names_are_hidden(app: AppTest, twice: Store) -> None:
    deciding.merge(twice, "T-003", "T-014", by="tester")
    run(app)
    app.toggle(key="hidden").set_value(True)
    run(app)
    open_page(app, "imports_made")
    assert "T-014" not in words(app)
    assert all("sentence" not in frame.value.columns for frame in app.dataframe)


def test_a_merged_id_leads_to_the_page_of_its_person(app: AppTest, twice: Store) -> None:
    deciding.merge(twice, "T-003", "T-014")
    run(app)
    app.query_params["person"] = "T-014"
    open_page(app, "person")
    assert app.title[0].value == "Avery Testwell"
    assert "ID T-003 (also T-014)" in words(app)
    assert "Avery Testwell · T-003 · T-014 · left" in search_of_people(app).options


def test_p7_people_who_left_are_marked_in_tables(app: AppTest, twice: Store) -> None:
    assert len(earned(twice)) == 3
    run(app)
    app.toggle(key="left").set_value(True)
    run(app)
    names = {row["name"] for row in table(open_page(app, "goals"))}
    assert names == {"Avery Testwell", "Avery Testwell (left)", "Casey Sampleton"}
