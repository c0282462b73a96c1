"""What is kept in force step by step is what everything derived from nothing gives."""

import shutil
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import duckdb
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from dashboard import sql, store
from dashboard.store import derivation, touching
from dashboard.store.derivation import derive
from dashboard.store.tables import empty
from tests.program import Program
from tests.store.random_steps import STEPS, Step, Steps
from tests.store.state import rows_in_force

# A roster, a list, records and prescriptions to begin with: what follows meets something.
SEEN = ("Safety", "Radiation Safety and Dose")
OTHER = ("Procedures", "Abdomen and Pelvis")
BEGINNING: list[Step] = [
    ("roster", [["001", "Ann Bee", "ann@example.org", "", "CT", ""]]),
    ("activities", [["EX1", "Course A", "", "CT", *SEEN, "1.00"]]),
    (
        "records",
        [
            ["001", "", "", "EX1", "", "", "2026-02-03", "", "MR", *OTHER, "0.50"],
            ["", "", "Cy Dee", "", "Course A", "", "2026-02-03", "", "CT", "", "", "0.50"],
        ],
    ),
    ("prescriptions", [["002", "", "", "CT", *SEEN, "1.00", ""]]),
]


@pytest.fixture(scope="module")
def begun(empty_database: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database in which the steps of the beginning are taken, to be copied."""
    folder = tmp_path_factory.mktemp("begun")
    path = Path(shutil.copy(empty_database, folder))
    with store.open_store(path) as db:
        taking = Steps(db, folder)
        for step in BEGINNING:
            taking.take(step)
    return path


def everything(cursor: duckdb.DuckDBPyConnection) -> dict[str, list[tuple[Any, ...]]]:
    return {name: rows_in_force(cursor, name) for name in sql.group("current")}


def check(db: store.Store) -> None:
    """Compares the tables in force with those derived from the imports and decisions alone."""
    with db.trying() as cursor:
        kept = everything(cursor)
        for table in sql.group("current"):
            empty(cursor, table)
        derive(cursor)
        afresh = everything(cursor)
    for table, rows in afresh.items():
        assert kept[table] == rows, table


def take_all(begun: Path, steps: list[Step]) -> None:
    """Takes the steps after those of the beginning, and checks what is in force after each."""
    with TemporaryDirectory() as folder, store.open_store(shutil.copy(begun, folder)) as db:
        taking = Steps(db, Path(folder))
        for step in steps:
            taking.take(step)
            check(db)


def record(who: str, activity: str, content: tuple[str, str], credits: str) -> list[str]:
    return [who, "", "", activity, "", "", "2026-02-03", "", "CT", *content, credits]


# Each of these touches somebody for one reason alone.
REASONS: dict[str, list[Step]] = {
    "a row of the import": [("records", [record("001", "EX2", SEEN, "0.50")])],
    "somebody who waited is on the roster": [("roster", [["003", "Cy Dee", "", "", "", ""]])],
    "an ID that is no number is on the roster": [
        ("records", [record("X9", "EX2", SEEN, "0.50")]),
        ("roster", [["X9", "Eve Fay", "", "", "", ""]]),
    ],
    "nobody has the name any more": [
        ("roster", [["003", "Cy Dee", "", "", "CT", ""]]),
        ("undo", 0),
    ],
    "a list says which activity a title is": [
        (
            "records",
            [["001", "", "", "", "Course B", "", "2026-02-03", "", "CT", *SEEN, "0.50"]],
        ),
        ("activities", [["EX2", "Course B", "", "MR", *SEEN, "1.00"]]),
    ],
    "a record says which number a listed title has": [
        ("activities", [["", "Course C", "", "CT", *SEEN, "1.00"]]),
        (
            "records",
            [["001", "", "", "EX7", "Course C", "", "2026-02-03", "", "CT", "", "", "0.50"]],
        ),
        ("undo", 0),
    ],
    "the list has a number without a title": [
        ("records", [record("001", "EX8", ("", ""), "0.50")]),
        ("activities", [["EX8", "", "", "CT", *SEEN, "1.00"]]),
        ("undo", 0),
    ],
    "the list has other lines": [("activities", [["EX1", "", "", "CT", *OTHER, "0.50"]])],
    "a correction stands alone": [
        ("records", [record("001", "EX2", SEEN, "lots"), record("003", "EX2", SEEN, "0.50")]),
        ("records", [record("001", "EX2", OTHER, "0.50")]),
        ("correct", 0, "1.00"),
        ("undo", 2),
    ],
    "a prescribed line is corrected": [
        (
            "prescriptions",
            [
                ["001", "", "", "CT", *SEEN, "lots", ""],
                ["003", "", "", "CT", *SEEN, "1.00", ""],
            ],
        ),
        ("prescriptions", [["001", "", "", "CT", *OTHER, "0.50", ""]]),
        ("correct", 0, "1.00"),
        ("undo", 2),
    ],
    "a prescription of somebody known": [
        ("prescriptions", [["002", "", "", "CT", *OTHER, "0.50", "2026-12-01"]]),
        ("undo", 0),
    ],
    "a goal of somebody known": [
        ("roster", [["001", "Ann Bee", "", "left", "MR", "2026-09-01"]]),
        ("undo", 0),
    ],
    "an ID, an e-mail and a name come to fit two": [
        (
            "records",
            [
                ["1", "", "", "EX2", "", "", "2026-02-03", "", "CT", *SEEN, "0.50"],
                ["", "ann@example.org", "", "EX2", "", "", "2026-03-04", "", "CT", *SEEN, "0.50"],
                ["", "", "Ann Bee", "EX1", "", "", "2026-03-04", "", "CT", *SEEN, "0.50"],
            ],
        ),
        ("roster", [["0001", "Eve Fay", "", "", "", ""]]),
        ("roster", [["003", "Eve Fay", "ann@example.org", "", "", ""]]),
        ("roster", [["002", "Ann Bee", "", "", "", ""]]),
        ("undo", 2),
    ],
    "two are one": [
        ("roster", [["002", "Eve Fay", "", "", "CT", "2026-09-01"]]),
        ("merge", "001", "002"),
        ("undecide", 0),
    ],
    "two imports say the same, and one is undone, then the other": [
        ("records", [record("005", "EX5", ("Safty", "Doses"), "0.50")]),
        ("records", [record("005", "EX5", ("Safty", "Doses"), "0.25")]),
        ("undo", 0),
        ("undo", 0),
    ],
    "somebody says who is meant": [
        ("same_person", 0, "001"),
        ("undecide", 0),
    ],
}


@pytest.mark.parametrize("reason", REASONS)
def test_p3_whom_a_change_touches_is_derived_again(begun: Path, reason: str) -> None:
    take_all(begun, REASONS[reason])


@pytest.mark.parametrize("many", [100, 0], ids=["of few", "of many"])
@settings(
    max_examples=20,
    deadline=None,
    # Each step imports a file and derives everything twice: a shorter example is not worth the minutes.
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(steps=st.lists(STEPS, min_size=1, max_size=8))
def test_p3_what_is_in_force_is_always_what_the_imports_say(
    begun: Path, many: int, steps: list[Step], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(touching, "_MANY", many)
    take_all(begun, steps)


def test_p3_touched_people_are_found_wherever_their_rows_stand(begun: Path) -> None:
    """DuckDB skips what it knows to hold no touched person; here are four blocks of its 2,048 rows."""
    people, last = 400, "0399"
    everybody = [
        record(f"{row % people:04}", f"EX{row // people}", SEEN, "0.50")
        for row in range(people * 20)
    ]
    few = [record(who, "EX3", OTHER, "0.25") for who in ("0005", "0150", "0151", last)]
    take_all(begun, [("records", everybody), ("records", few), ("undo", 0)])


def test_deriving_again_leaves_no_deleted_rows_for_plans_to_count_on(tmp_path: Path) -> None:
    with Program(tmp_path, database=tmp_path / "program.duckdb") as program:
        program.upload("roster", "Person ID | Name | Discipline\n0012 | Avery Testwell | CT")
        with program.store.writing() as cursor:
            derive(cursor)
        with program.store.reading() as cursor:
            found = cursor.execute("select table_name, estimated_size from duckdb_tables()")
            expected = dict(found.fetchall())
            rows = {
                name: cursor.execute(f"select count(*) from {name}").fetchone()  # noqa: S608
                for name in sql.group("current")
            }
    assert rows["goals"] == (1,)
    assert {name: (expected[name],) for name in rows} == rows


def test_completions_of_more_than_a_row_group_are_kept_by_person(
    begun: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever reads few people's then reads over the row groups of others."""
    monkeypatch.setattr(derivation, "ROWS_OF_A_GROUP", 1)
    people = [f"{number:03}" for number in range(10, 60)]
    with store.open_store(shutil.copy(begun, tmp_path)) as db:
        taking = Steps(db, tmp_path)
        for activity in ("EX3", "EX4"):
            taking.take(
                ("records", [record(who, activity, SEEN, "0.50") for who in reversed(people)])
            )
        with db.writing() as cursor:
            derive(cursor)
            for table in touching.completions():
                found = cursor.execute(f"select person_number from {table}").fetchall()  # noqa: S608
                assert len(found) > len(people)
                assert found == sorted(found)
