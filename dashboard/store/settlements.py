"""Rows set aside that came back corrected, import by import (P4)."""

import duckdb

from dashboard import sql
from dashboard.store.database import Store, run
from dashboard.store.results import Settlement


def settlements(store: Store) -> list[Settlement]:
    """What every import in force settled of the rows that earlier ones set aside."""
    with store.reading() as cursor:
        return _settlements(cursor)


def settled_by(cursor: duckdb.DuckDBPyConnection, import_id: int) -> tuple[Settlement, ...]:
    """What one import settled."""
    return tuple(one for one in _settlements(cursor) if one.import_id == import_id)


def _settlements(cursor: duckdb.DuckDBPyConnection) -> list[Settlement]:
    rows = run(cursor, sql.load("imports", "settlements").text).fetchall()
    return [Settlement(*row) for row in rows]
