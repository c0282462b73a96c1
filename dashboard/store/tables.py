"""Rows into tables. Names of tables and columns are our own; values are always bound or Arrow."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import duckdb

if TYPE_CHECKING:
    import pyarrow as pa

# DuckDB keeps, compresses and reads over the rows of a table in groups of as many.
ROWS_OF_A_GROUP = 122_880


def is_any(cursor: duckdb.DuckDBPyConnection, table: str) -> bool:
    """Whether a table has a row."""
    return cursor.execute(f"select 1 from {table} limit 1").fetchone() is not None  # noqa: S608


def count(cursor: duckdb.DuckDBPyConnection, table: str) -> int:
    """The number of rows of a table."""
    row = cursor.execute(f"select count(*) from {table}").fetchone()  # noqa: S608
    assert row is not None
    return int(row[0])


def replace_rows(cursor: duckdb.DuckDBPyConnection, table: str, select: str) -> None:
    """Replaces the rows of a table by those of a select."""
    empty(cursor, table)
    cursor.execute(f"insert into {table} by name {select}")


def empty(cursor: duckdb.DuckDBPyConnection, table: str) -> None:
    """A new table in the place of the old one.

    Deleted rows that are replaced in the same transaction stay in DuckDB's file, and its plans count on them:
    answers from tables that were derived again took a quarter longer.
    """
    cursor.execute(f"create or replace table {table} as from {table} limit 0")


def append_table(cursor: duckdb.DuckDBPyConnection, table: str, rows: "pa.Table") -> None:
    """Appends an Arrow table whose columns have the names of the table's."""
    cursor.register("appended_rows", rows)
    cursor.execute(f"insert into {table} by name select * from appended_rows")  # noqa: S608
    cursor.unregister("appended_rows")


def append_records(
    cursor: duckdb.DuckDBPyConnection, table: str, records: Sequence[Mapping[str, Any]]
) -> None:
    """Appends records of column -> value, as many as a file has problems or rows set aside."""
    if records:
        import pyarrow as pa

        append_table(cursor, table, pa.Table.from_pylist([dict(record) for record in records]))


def append_values(
    cursor: duckdb.DuckDBPyConnection, table: str, rows: Sequence[Sequence[Any]]
) -> None:
    """Appends a few rows in the order of the table's columns, without loading Arrow for them."""
    if rows:
        marks = ", ".join(f"({', '.join('?' * len(row))})" for row in rows)
        cursor.execute(
            f"insert into {table} values {marks}",  # noqa: S608
            [cell for row in rows for cell in row],
        )
