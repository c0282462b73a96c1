"""Brings tables in force up to date, and keeps what they were until the cursor closes.

What a table was is kept as `was_` with its name; what it is now, where it was brought up to date by its
differences, as `now_`, and the rows that went and came as `changed_`.
"""

from collections.abc import Mapping

import duckdb

from dashboard import sql
from dashboard.store.tables import is_any, replace_rows
from dashboard.store.touching import Part


def update(cursor: duckdb.DuckDBPyConnection, query: sql.Query, part: Part | None) -> bool:
    """Makes a table, or a part of it, what its query says, and tells whether that is anything new."""
    table, columns = query.name, _columns(query)
    _keep(cursor, f"now_{table}", sql.reading(query, part.places if part else {}))
    whole = f"select rowid as place, {columns} from {table}"  # noqa: S608
    _keep_difference(cursor, query, part.rows(table, columns) if part else whole)
    if not is_any(cursor, f"changed_{table}"):
        return False
    _apply_difference(cursor, query)
    same = _same(query, "t", "c")
    cursor.execute(
        f"create or replace temp view was_{table} as "  # noqa: S608
        f"select {columns} from {table} as t anti join changed_{table} as c on c.is_now and {same} "
        f"union all select {columns} from changed_{table} as c where not c.is_now"
    )
    return True


def update_touched(
    cursor: duckdb.DuckDBPyConnection, query: sql.Query, places: Mapping[str, str]
) -> None:
    """Makes the rows of the touched people what the query says when it reads other tables in some places."""
    table, columns = query.name, _columns(query)
    _keep(cursor, f"now_{table}", sql.reading(query, places))
    _keep(
        cursor,
        f"was_{table}",
        f"select t.rowid as place, {columns} from {table} as t "  # noqa: S608
        "semi join touched_people as p on t.person_number = p.person_number",
    )
    _keep_difference(cursor, query, f"from was_{table}")
    _apply_difference(cursor, query)


def leave(cursor: duckdb.DuckDBPyConnection, query: sql.Query) -> None:
    """Leaves a table as it is where nobody is touched: none of their rows were there, are, went or came."""
    _keep(cursor, f"now_{query.name}", f"from {query.name} limit 0")
    _keep(cursor, f"was_{query.name}", f"from {query.name} limit 0")
    _keep_no_difference(cursor, query)


def replace(
    cursor: duckdb.DuckDBPyConnection,
    query: sql.Query,
    places: Mapping[str, str],
    *,
    order: str | None,
    is_kept: bool,
) -> None:
    """Makes a table what its query says where much of it is new, in the order of the query or of a column.

    What it was is kept where is_kept says so.
    """
    table, text = query.name, sql.reading(query, places)
    if order:
        text += f"\norder by {order}"
    if is_kept:
        _keep(cursor, f"was_{table}", f"from {table}")
    if table in query.reads:
        # A query that gives numbers reads those that were given before.
        _keep(cursor, f"now_{table}", text)
        replace_rows(cursor, table, f"from now_{table}")
    else:
        replace_rows(cursor, table, text)


def _keep_difference(cursor: duckdb.DuckDBPyConnection, query: sql.Query, was: str) -> None:
    table, columns = query.name, _columns(query)
    same = _same(query, "w", "n")
    _keep(
        cursor,
        f"changed_{table}",
        f"with was as ({was}) "  # noqa: S608
        f"select w.place, {columns}, false as is_now from was as w anti join now_{table} as n on {same} "
        "union all "
        f"select null as place, {columns}, true as is_now from now_{table} as n anti join was as w on {same}",
    )


def _keep_no_difference(cursor: duckdb.DuckDBPyConnection, query: sql.Query) -> None:
    """Says of a table that nothing went and nothing came."""
    _keep(
        cursor,
        f"changed_{query.name}",
        f"select null as place, {_columns(query)}, true as is_now from {query.name} limit 0",  # noqa: S608
    )


def _apply_difference(cursor: duckdb.DuckDBPyConnection, query: sql.Query) -> None:
    table, changed = query.name, f"from changed_{query.name} as c where"
    cursor.execute(f"delete from {table} where rowid in (select c.place {changed} not c.is_now)")  # noqa: S608
    cursor.execute(f"insert into {table} by name select {_columns(query)} {changed} c.is_now")


def _same(query: sql.Query, one: str, other: str) -> str:
    return " and ".join(
        f"{one}.{name} is not distinct from {other}.{name}" for name in query.returns
    )


def _columns(query: sql.Query) -> str:
    return ", ".join(query.returns)


def _keep(cursor: duckdb.DuckDBPyConnection, table: str, select: str) -> None:
    cursor.execute(f"create or replace temp table {table} as {select}")
