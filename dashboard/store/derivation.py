"""Derives the tables in force from the imports that are not withdrawn (queries/current).

A change derives again what reads something that changed, as the headers of the queries say it, and of
the tables about people only the part that it touches. The queries are the same either way: for a part
they read few rows in the place of all.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

import duckdb

from dashboard import sql
from dashboard.store import touching
from dashboard.store.differences import leave, replace, update, update_touched
from dashboard.store.summaries import tables_that_change
from dashboard.store.tables import ROWS_OF_A_GROUP, count, is_any
from dashboard.store.touching import PARTS, Part, completions, in_place


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
        return table if self.is_everybody else in_place(table)


def derive(cursor: duckdb.DuckDBPyConnection) -> None:
    """Replaces every table in force; the caller's transaction decides whether it stands."""
    for query in sql.group("current").values():
        _replace(cursor, query, is_kept=False)


def derive_import(cursor: duckdb.DuckDBPyConnection, import_id: int) -> Derived:
    """Derives what changes with an import that was made, or withdrawn, in the caller's transaction."""
    # A withdrawal says something of the rows of its import only.
    return derive_changed(cursor, tables_that_change(cursor, import_id), import_id)


def derive_changed(
    cursor: duckdb.DuckDBPyConnection, tables: Iterable[str], import_id: int | None = None
) -> Derived:
    """Derives what follows from tables that changed, in the caller's transaction."""
    changed = set(tables)
    derived: set[str] = set()
    asked: set[str] = set()
    for name, query in sql.group("current").items():
        if name in completions() or changed.isdisjoint(query.reads):
            continue
        part = PARTS.get(name)
        if part and not _is_touched(cursor, part, asked, import_id, derived):
            continue
        if update(cursor, query, part):
            changed.add(name)
            derived.add(name)
    touching.touch(cursor, "touched_people", import_id, derived)
    is_everybody = touching.is_much(cursor)
    if not is_any(cursor, "touched_people"):
        touching.touch_no_records(cursor)
        for query in completions().values():
            leave(cursor, query)
    elif is_everybody:
        for query in completions().values():
            _replace(cursor, query, is_kept=True)
    else:
        touching.touch_records(cursor)
        for query in completions().values():
            places = {table: in_place(table) for table in sorted(sql.tables(query))}
            spared = touching.spared(cursor, query, in_place("record_rows"))
            update_touched(cursor, query, places | spared)
    return Derived(frozenset(derived | completions().keys()), is_everybody)


def _replace(cursor: duckdb.DuckDBPyConnection, query: sql.Query, *, is_kept: bool) -> None:
    spared = touching.spared(cursor, query, "record_rows")
    # Whoever reads some people's completions reads over the row groups that have none of theirs. What fits
    # one group is read as a whole, and need not be sorted.
    is_by_person = query.name in completions() and count(cursor, "record_rows") > ROWS_OF_A_GROUP
    order = "person_number" if is_by_person else None
    replace(cursor, query, spared, order=order, is_kept=is_kept)


def _is_touched(
    cursor: duckdb.DuckDBPyConnection,
    part: Part,
    asked: set[str],
    import_id: int | None,
    derived: Collection[str],
) -> bool:
    """Asks which part of a table is touched, and tells whether any is."""
    for ask in part.asks:
        # Once each: what they read is derived before the first table that they are for.
        if ask not in asked:
            touching.touch(cursor, ask, import_id, derived)
            asked.add(ask)
        if ask == part.keys and not is_any(cursor, ask):
            return False
    return True
