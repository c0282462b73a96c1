"""The effect of an outline is shown before it is accepted: goals, texts and prescriptions that change."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from dashboard import coverage, intake, store
from dashboard.coverage import OutlineEffect, Scope
from tests.program import AS_OF, Program
from tests.store.state import answered, in_force

DAY = date.fromisoformat(AS_OF)


@pytest.fixture
def people(program: Program) -> Program:
    """Avery (S1) has credits in N that its outline knows, and others, Blair (S2) a prescription and credits in CT."""
    program.upload(
        "roster",
        "Person ID | Name | Discipline\nS1 | Avery Testwell | N\nS2 | Blair Sampleton |",
    )
    program.upload(
        "prescriptions",
        """
        Discipline | Subcategory               | Prescribed Credits | Due Date
        CT         | Radiation Safety and Dose | 1.00               | 2027-06-01
        """,
        each={"Person ID": "S2"},
    )
    program.upload(
        "records",
        """
        Person ID | Reference Number | Discipline | Category   | Subcategory               | Credits
        S1        | EX-1             | N          | Safety     |                           | 13.00
        S1        | EX-2             | N          | Hot Lab    |                           | 2.00
        S2        | EX-3             | CT         | Safety     | Radiation Safety and Dose | 1.00
        S2        | EX-4             | CT         | Safety     | Aprons                    | 1.00
        """,
        each={"Completion Date": "2026-02-03"},
    )
    return program


def effect_of(program: Program, table: str) -> OutlineEffect:
    checked = intake.check_outlines(program.write("outline", table), program.store.reference)
    return coverage.outline_effect(program.store, checked, DAY)


def only(rows: list[dict[str, Any]], *columns: str) -> list[tuple[Any, ...]]:
    return [tuple(row[column] for column in columns) for row in rows]


HOT_LAB = "Discipline | Effective Date | Category\nN | 2022-01-01 | Safety\n | | Hot Lab"


def test_a_goal_whose_standing_changes_is_shown_before_and_after(people: Program) -> None:
    effect = effect_of(people, HOT_LAB)
    assert only(effect.versions.dicts(), "discipline", "change", "categories_after") == [
        ("N", "replaced", 2)
    ]
    [goal] = effect.goals.dicts()
    assert (goal["person_id"], goal["name"], goal["pathway"]) == (
        "S1",
        "Avery Testwell",
        "structured_education",
    )
    # Before, the two credits of Hot Lab counted for nothing, and three more categories wanted one each.
    assert (goal["needed_before"], goal["needed_after"]) == (Decimal("3.00"), Decimal("1.00"))
    assert (goal["earned_before"], goal["earned_after"]) == (Decimal("13.00"), Decimal("15.00"))
    assert (goal["status_before"], goal["status_after"]) == ("behind", "behind")
    assert effect.statuses_changed == 0


def test_texts_newly_mapped_are_counted_in_lines(people: Program) -> None:
    effect = effect_of(people, HOT_LAB)
    assert effect.texts.rows == (("N", "Hot Lab", 1, 0),)


def test_texts_newly_mapped_are_counted_where_there_was_no_outline_at_all(people: Program) -> None:
    people.upload("roster", "Person ID | Name | Discipline\nS3 | Casey Madeup | IA")
    people.upload(
        "records",
        """
        Person ID | Reference Number | Completion Date | Discipline | Category | Credits
        S3        | EX-5             | 2026-02-03      | IA         | Safety   | 2.00
        S3        | EX-6             | 2026-02-04      | IA         | Knitting | 2.00
        """,
    )
    effect = effect_of(people, "Discipline | Effective Date | Category\nIA | 2025-01-01 | Safety")
    assert effect.texts.rows == (("IA", "Safety", 1, 0),)
    [goal] = effect.goals.dicts()
    assert (goal["outline_effective_on_before"], goal["outline_effective_on_after"]) == (
        None,
        date(2025, 1, 1),
    )
    assert (goal["needed_before"], goal["needed_after"]) == (32, 30)


def test_g8_prescriptions_that_the_outline_no_longer_has_are_named(people: Program) -> None:
    effect = effect_of(
        people,
        "Discipline | Effective Date | Category | Subcategory\nCT | 2022-01-01 | Safety | Aprons",
    )
    assert effect.prescriptions.rows == (
        ("S2", "Blair Sampleton", "CT", "Radiation Safety and Dose"),
    )
    assert effect.texts.rows == (("CT", "Safety / Aprons", 1, 0),)


def test_a_status_that_changes_is_counted(people: Program) -> None:
    people.upload(
        "records",
        "Person ID | Reference Number | Completion Date | Discipline | Category | Credits\n"
        "S1 | EX-7 | 2026-03-03 | N | Safety | 3.00",
    )
    effect = effect_of(people, "Discipline | Effective Date | Category\nN | 2022-01-01 | Safety")
    [goal] = effect.goals.dicts()
    assert (goal["status_before"], goal["status_after"]) == ("behind", "met")
    assert effect.statuses_changed == 1


def test_g7_an_earlier_version_is_shown_as_superseded(people: Program) -> None:
    effect = effect_of(people, "Discipline | Effective Date | Category\nN | 2026-08-01 | Safety")
    assert only(effect.versions.dicts(), "effective_on", "change", "superseded_on_after") == [
        (date(2022, 1, 1), "superseded", date(2026, 8, 1)),
        (date(2026, 8, 1), "new", None),
    ]
    # It is not in force on the day, and nobody is judged by it.
    assert not effect.goals


def test_what_was_shown_is_what_happens_and_showing_writes_nothing(people: Program) -> None:
    before, revision = in_force(people.store), people.store.revision()
    effect = effect_of(people, HOT_LAB)
    assert (in_force(people.store), people.store.revision()) == (before, revision)

    shown = {row["person_id"]: row["needed_after"] for row in effect.goals.dicts()}
    checked = intake.check_outlines(people.write("outline", HOT_LAB), people.store.reference)
    store.outlines.add(people.store, checked)
    for person_id, needed in shown.items():
        assert people.standing(person_id)["needed"] == needed


def test_an_outline_as_it_is_already_changes_nothing(people: Program) -> None:
    bundled = [line for line in people.store.reference.outlines if line.discipline == "N"]
    rows = [
        f"N | {line.effective_on} | {line.category} | {line.subcategory or ''}" for line in bundled
    ]
    answers = answered(people.store, Scope(DAY))
    effect = effect_of(
        people, "\n".join(["Discipline | Effective Date | Category | Subcategory", *rows])
    )
    assert (effect.goals.rows, effect.texts.rows, effect.prescriptions.rows) == ((), (), ())
    assert answered(people.store, Scope(DAY)) == answers
