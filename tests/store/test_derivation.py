"""What is kept in force step by step is what everything derived from nothing gives."""

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import duckdb
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from dashboard import reference, sql, store
from dashboard.store import touching
from dashboard.store.derivation import derive
from dashboard.store.tables import empty
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


@cache
def known() -> reference.Reference:
    return reference.load()


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


@pytest.mark.parametrize("many", [100, 0], ids=["of few", "of many"])
@settings(
    max_examples=40,
    deadline=None,
    # Each step imports a file and derives everything twice: a shorter example is not worth the minutes.
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(steps=st.lists(STEPS, min_size=1, max_size=8))
def test_p3_what_is_in_force_is_always_what_the_imports_say(
    many: int, steps: list[Step], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(touching, "_MANY", many)
    with TemporaryDirectory() as folder, store.open_store(":memory:", reference=known()) as db:
        taking = Steps(db, Path(folder))
        for step in BEGINNING:
            taking.take(step)
        for step in steps:
            taking.take(step)
            check(db)
