"""Whom a change touches, and the rows from which their completions follow (queries/touching)."""

import duckdb

from dashboard import sql
from dashboard.store.database import run

# Where many are touched, and more than a third, deriving everybody's completions is less work.
_MANY = 100
_LARGEST_SHARE = 3


def touch_people(cursor: duckdb.DuckDBPyConnection, import_id: int | None) -> None:
    """Keeps, until the cursor closes, whose completions the changes at hand touch."""
    _keep(cursor, "touched_people", {"import_id": import_id})


def touch_records(cursor: duckdb.DuckDBPyConnection, import_id: int | None) -> None:
    """Fetches the rows of the touched people, once for all that is derived from them."""
    _keep(cursor, "touched_rows", {"import_id": import_id})
    _keep(cursor, "touched_records", {})


def is_much(cursor: duckdb.DuckDBPyConnection) -> bool:
    """Whether so many people are touched that everybody's completions may as well be derived."""
    touched = _count(cursor, "touched_people")
    return touched > _MANY and touched * _LARGEST_SHARE > _count(cursor, "person_numbers")


def _keep(cursor: duckdb.DuckDBPyConnection, name: str, params: dict[str, int | None]) -> None:
    statement = f"create or replace temp table {name} as {sql.load('touching', name).text}"
    run(cursor, statement, params)


def _count(cursor: duckdb.DuckDBPyConnection, table: str) -> int:
    row = cursor.execute(f"select count(*) from {table}").fetchone()  # noqa: S608
    assert row is not None
    return int(row[0])
