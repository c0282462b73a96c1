"""Derives the tables in force from the imports that are not withdrawn (queries/current).

A change derives again what reads something that changed, as the headers of the queries say it, and of
the completions only those of the people whom it touches. The queries are the same either way: for few
people they read the rows of these in the place of everybody's.
"""

from collections.abc import Iterable
from dataclasses import dataclass

import duckdb

from dashboard import sql
from dashboard.store import touching
from dashboard.store.differences import keep_no_difference, replace, update, update_touched
from dashboard.store.summaries import tables_with_rows

_RECORDS = "record_rows"
_CHANGED = "changed_"


@dataclass(frozen=True)
class Derived:
    """The tables that changed; what they were and are can be read until the cursor closes.

    Of the completions it is what was derived again: everybody's, or the touched people's.
    """

    tables: frozenset[str]
    is_everybody: bool

    def before(self, table: str) -> str:
        """Where what a table was can be read."""
        return f"was_{table}" if table in self.tables else table

    def after(self, table: str) -> str:
        """Where what a table is can be read."""
        return table if self.is_everybody else _in_place(table)


def derive(cursor: duckdb.DuckDBPyConnection) -> None:
    """Replaces every table in force; the caller's transaction decides whether it stands."""
    for query in sql.group("current").values():
        replace(cursor, query, is_kept=False)


def derive_import(cursor: duckdb.DuckDBPyConnection, import_id: int) -> Derived:
    """Derives what changes with an import that was made, or withdrawn, in the caller's transaction."""
    # A withdrawal says something of the rows of its import only.
    return derive_changed(cursor, tables_with_rows(cursor, import_id), import_id)


def derive_changed(
    cursor: duckdb.DuckDBPyConnection, tables: Iterable[str], import_id: int | None = None
) -> Derived:
    """Derives what follows from tables that changed, in the caller's transaction."""
    changed = set(tables)
    derived = set()
    current, completions = sql.group("current"), _completions()
    for name in sql.load("touching", "touched_people").reads:
        if name.startswith(_CHANGED):
            keep_no_difference(cursor, current[name.removeprefix(_CHANGED)])
    for name, query in current.items():
        if (
            name not in completions
            and not changed.isdisjoint(query.reads)
            and update(cursor, query)
        ):
            changed.add(name)
            derived.add(name)
    touching.touch_people(cursor, import_id)
    is_everybody = touching.is_much(cursor)
    if is_everybody:
        for query in completions.values():
            replace(cursor, query, is_kept=True)
    else:
        touching.touch_records(cursor, import_id)
        for query in completions.values():
            places = {table: _in_place(table) for table in query.reads}
            update_touched(cursor, query, places)
    return Derived(frozenset(derived | completions.keys()), is_everybody)


def _completions() -> dict[str, sql.Query]:
    """The queries that read every row of the records: each person's part of them stands alone."""
    return {name: query for name, query in sql.group("current").items() if _RECORDS in query.reads}


def _in_place(table: str) -> str:
    """What is read in the place of a table where few people's completions are derived."""
    if table == _RECORDS:
        return "touched_records"
    return f"now_{table}" if table in _completions() else table
