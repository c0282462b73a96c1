"""What each import says, in few rows, written once with its rows (queries/summaries)."""

import duckdb

from dashboard import sql
from dashboard.store.database import run

_ROWS = ("roster_rows", "record_rows", "activity_rows", "prescription_rows", "set_aside_rows")


def summarise(cursor: duckdb.DuckDBPyConnection, import_id: int) -> None:
    """Writes the summaries of an import whose rows are written."""
    for query in sql.group("summaries").values():
        statement = f"insert into {query.name} by name {query.text}"
        run(cursor, statement, {"import_id": import_id})


def tables_with_rows(cursor: duckdb.DuckDBPyConnection, import_id: int) -> set[str]:
    """The tables of imported rows and of summaries in which an import has rows."""
    return {
        table
        for table in (*_ROWS, *sql.group("summaries"))
        if cursor.execute(
            f"select 1 from {table} where import_id = $1 limit 1",  # noqa: S608
            [import_id],
        ).fetchone()
    }
