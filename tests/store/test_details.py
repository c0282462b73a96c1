"""One import as it was made, what it settled, and the columns that are remembered."""

import pytest

from dashboard import intake
from dashboard.importing import import_file
from dashboard.store import StoreError, details, imports, mappings, settlements
from tests.program import Program

ROSTER = """
Person ID | Name            | Discipline | Application Date
S1        | Avery Testwell  | CT         | 2026-13-01
S2        | Blair Sampleton | CT         | 2026-12-01
S3        | Casey Invented  | CT         | soon
"""


def test_the_details_are_those_of_the_result(program: Program) -> None:
    result = program.upload("roster", ROSTER)
    assert result.import_id is not None
    found = details.details(program.store, result.import_id)

    [sheet] = result.sheets
    [kept] = found.sheets
    assert (kept.kind, kept.rows_read, kept.added, kept.set_aside) == ("roster", 3, 1, 2)
    assert kept.problems == sheet.problems
    assert found.skipped == sheet.skipped
    assert found.mappings[0]["Application Date"] == "Application Date"


def test_details_of_no_import_are_refused(program: Program) -> None:
    with pytest.raises(StoreError, match="There is no import 3"):
        details.details(program.store, 3)


def test_p4_an_import_says_how_many_rows_of_which_import_it_settled(program: Program) -> None:
    first = program.upload("roster", ROSTER, name="people.csv")
    names = [row.name for row in imports.rows_to_correct(program.store, 1)]
    again = program.upload(
        "roster",
        f"""
        Person ID | Name           | Discipline | Application Date | Set aside row
        S1        | Avery Testwell | CT         | 2026-12-01       | {names[0]}
        S3        | Casey Invented | CT         | never            | {names[1]}
        """,
        name="corrected.csv",
    )
    assert first.settled == ()
    [settled] = again.settled
    assert (settled.import_id, settled.set_aside_import_id, settled.rows) == (2, 1, 1)
    assert (settled.file, settled.set_aside_file) == ("corrected.csv", "people.csv")
    assert settlements.settlements(program.store) == [settled]
    program.undo(again)
    assert settlements.settlements(program.store) == []


def test_a_confirmed_column_is_remembered_with_its_day_and_can_be_forgotten(
    program: Program,
) -> None:
    path = program.write("roster", "Badge | Full Name      | Site\nS1    | Avery Testwell | North")
    options = intake.Options(mapping={"badge": "person id", "Site": "not used"})
    import_file(program.store, path, options)

    kept = mappings.columns(program.store)
    assert [(one.theirs, one.ours) for one in kept] == [
        ("Badge", "Person ID"),
        ("Site", "not used"),
    ]
    mappings.forget(program.store, kept[0].signature)
    assert mappings.columns(program.store) == []
