"""Whose completions are derived again, and from which rows: everybody's, or those of few people.

The queries of the completions read `touched_people` and `touched_records`, which are made here.
"""

import duckdb

from dashboard import sql
from dashboard.store.database import run

# Where many are touched, and more than a third, deriving everybody's completions is less work.
_MANY = 100
_LARGEST_SHARE = 3


def touch_everybody(cursor: duckdb.DuckDBPyConnection) -> None:
    """Everybody's completions are derived again, from all records."""
    cursor.execute(
        "create or replace temp table touched_people as select person_number from person_numbers"
    )
    _view_records(cursor, _records_in_force())


def touch_people(cursor: duckdb.DuckDBPyConnection, import_id: int | None) -> None:
    """The completions are derived again of those whom the changes at hand touch."""
    params = {"import_id": import_id}
    _keep(cursor, "touched_people", params)


def gather_records(cursor: duckdb.DuckDBPyConnection, import_id: int | None) -> None:
    """Fetches the rows of the touched people, once for all that is derived from them."""
    _keep(cursor, "touched_rows", {"import_id": import_id})
    cursor.execute(
        f"create or replace temp table fetched_records as select r.* from ({_records_in_force()}) as r "  # noqa: S608
        "semi join touched_rows as t on r.import_id = t.import_id and r.position = t.position"
    )
    _view_records(cursor, "from fetched_records")


def is_much(cursor: duckdb.DuckDBPyConnection) -> bool:
    """Whether so many people are touched that everybody's completions may as well be derived."""
    touched = _count(cursor, "touched_people")
    return touched > _MANY and touched * _LARGEST_SHARE > _count(cursor, "person_numbers")


def _records_in_force() -> str:
    return sql.load("touching", "records_in_force").text


def _view_records(cursor: duckdb.DuckDBPyConnection, select: str) -> None:
    cursor.execute(f"create or replace temp view touched_records as {select}")


def _keep(cursor: duckdb.DuckDBPyConnection, name: str, params: dict[str, int | None]) -> None:
    statement = f"create or replace temp table {name} as {sql.load('touching', name).text}"
    run(cursor, statement, params)


def _count(cursor: duckdb.DuckDBPyConnection, table: str) -> int:
    row = cursor.execute(f"select count(*) from {table}").fetchone()  # noqa: S608
    assert row is not None
    return int(row[0])
