"""Derives the tables in force from the imports that are not withdrawn (queries/current).

A change derives again what reads something that changed, as the headers of the queries say it, and of
the completions only those of the people whom it touches. The queries are the same either way.
"""

from collections.abc import Iterable
from dataclasses import dataclass

import duckdb

from dashboard import sql
from dashboard.store import touching
from dashboard.store.differences import keep_no_difference, replace, update
from dashboard.store.summaries import tables_with_rows

_OF_PEOPLE = {"touched_people", "touched_records"}
_CHANGED = "changed_"


@dataclass(frozen=True)
class Derived:
    """The tables that were derived again; of the completions those of everybody, or of the touched people.

    What they were and are is kept in the cursor (`was_`, `now_`).
    """

    tables: frozenset[str]
    is_everybody: bool

    def before(self, table: str) -> str:
        """Where what a table was can be read."""
        return f"was_{table}" if table in self.tables else table

    def after(self, table: str) -> str:
        """Where what a table is can be read: of the completions, as much as was derived again."""
        return f"now_{table}" if table in self.tables and self.is_part(table) else table

    def is_part(self, table: str) -> bool:
        """Whether a table was derived again for some of its people only."""
        return not self.is_everybody and table in _completions()


def derive(cursor: duckdb.DuckDBPyConnection) -> None:
    """Replaces every table in force; the caller's transaction decides whether it stands."""
    for name, query in sql.group("current").items():
        if name not in _completions():
            replace(cursor, query, is_kept=False)
    touching.touch_everybody(cursor)
    for query in _completions().values():
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
    derived: set[str] = set()
    for name in sql.load("touching", "touched_people").reads:
        if name.startswith(_CHANGED):
            keep_no_difference(cursor, name.removeprefix(_CHANGED))
    for name, query in sql.group("current").items():
        if name not in _completions() and not changed.isdisjoint(query.reads):
            derived.add(name)
            if update(cursor, query, of_touched=False):
                changed.add(name)
    touching.touch_people(cursor, import_id)
    is_everybody = touching.is_much(cursor)
    if is_everybody:
        touching.touch_everybody(cursor)
        for query in _completions().values():
            replace(cursor, query, is_kept=True)
    else:
        touching.gather_records(cursor, import_id)
        for query in _completions().values():
            update(cursor, query, of_touched=True)
    return Derived(frozenset(derived | _completions().keys()), is_everybody)


def _completions() -> dict[str, sql.Query]:
    """The queries of the completions, which are derived for some people or for everybody."""
    current = sql.group("current")
    return {
        name: query for name, query in current.items() if not _OF_PEOPLE.isdisjoint(query.reads)
    }
