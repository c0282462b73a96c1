"""Derives the tables in force from the imports that are not withdrawn (queries/current)."""

import duckdb

from dashboard import sql
from dashboard.store.tables import replace_rows


def derive(cursor: duckdb.DuckDBPyConnection) -> None:
    """Replaces every table in force; the caller's transaction decides whether it stands."""
    for query in sql.group("current").values():
        replace_rows(cursor, query.name, query.text)
