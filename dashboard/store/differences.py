"""Brings a table in force up to date by its differences: the rows that go and the rows that come.

Each table leaves behind, until the cursor closes, what it was (`was_`), what it is (`now_`) and the
difference (`changed_`): of all its rows, or of those of the touched people.
"""

import duckdb

from dashboard import sql
from dashboard.store.tables import empty


def update(cursor: duckdb.DuckDBPyConnection, query: sql.Query, *, of_touched: bool) -> bool:
    """Makes a table what its query says, and tells whether that is anything new."""
    table = query.name
    columns = ", ".join(query.returns)
    part = (
        "semi join touched_people as p on t.person_number = p.person_number" if of_touched else ""
    )
    same = " and ".join(f"w.{column} is not distinct from n.{column}" for column in query.returns)
    _keep(cursor, f"now_{table}", query.text)
    _keep(cursor, f"was_{table}", f"select t.rowid as place, {columns} from {table} as t {part}")  # noqa: S608
    _keep(
        cursor,
        f"changed_{table}",
        f"select w.place, {columns}, false as is_now from was_{table} as w "  # noqa: S608
        f"anti join now_{table} as n on {same} union all "
        f"select null as place, {columns}, true as is_now from now_{table} as n "
        f"anti join was_{table} as w on {same}",
    )
    gone = f"select c.place from changed_{table} as c where not c.is_now"  # noqa: S608
    come = f"select {columns} from changed_{table} as c where c.is_now"  # noqa: S608
    cursor.execute(f"delete from {table} where rowid in ({gone})")  # noqa: S608
    cursor.execute(f"insert into {table} by name {come}")
    return cursor.execute(f"select 1 from changed_{table} limit 1").fetchone() is not None  # noqa: S608


def replace(cursor: duckdb.DuckDBPyConnection, query: sql.Query, *, is_kept: bool) -> None:
    """Makes a table what its query says where much of it is new, in the order of the query.

    Where is_kept, what it was stays behind; what it is now is the table itself.
    """
    table = query.name
    if is_kept:
        _keep(cursor, f"was_{table}", f"from {table}")
    if table in query.reads:
        # A query that gives numbers reads those that were given before.
        _keep(cursor, f"now_{table}", query.text)
        empty(cursor, table)
        cursor.execute(f"insert into {table} by name from now_{table}")
    else:
        empty(cursor, table)
        cursor.execute(f"insert into {table} by name {query.text}")


def keep_no_difference(cursor: duckdb.DuckDBPyConnection, table: str) -> None:
    """Says of a table that nothing went and nothing came."""
    _keep(
        cursor,
        f"changed_{table}",
        f"select null as place, *, true as is_now from {table} limit 0",  # noqa: S608
    )


def _keep(cursor: duckdb.DuckDBPyConnection, table: str, select: str) -> None:
    cursor.execute(f"create or replace temp table {table} as {select}")
