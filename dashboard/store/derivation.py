"""Derives the tables in force from the imports that are not withdrawn (queries/current)."""

import duckdb

from dashboard import sql
from dashboard.store.tables import replace_rows


def derive(cursor: duckdb.DuckDBPyConnection) -> None:
    """Replaces every table in force; the caller's transaction decides whether it stands."""
    for query in sql.group("current").values():
        if query.name in query.reads:
            # A query that gives numbers reads those that were given before.
            cursor.execute(f"create or replace temp table fresh as {query.text}")
            replace_rows(cursor, query.name, "select * from fresh")
        else:
            replace_rows(cursor, query.name, query.text)
