"""What an import changes: its rows as added, updated or unchanged, and what it overrules."""

from collections.abc import Callable
from dataclasses import dataclass

import duckdb

from dashboard import sql
from dashboard.store.database import run
from dashboard.store.derivation import Derived
from dashboard.store.results import Brake, CellChange, UndoEffect
from dashboard.store.tables import is_any

# The cells of a value, as queries/changes/KIND_entries.sql lists them, under our canonical names.
_COLUMNS = {
    "roster": ["Name", "Email", "Role", "Cohort", "Site", "Status", "Application Date"],
    "records": [
        "Credits",
        "Reference Number",
        "Activity Title",
        "Sponsor",
        "CE Credits",
        "CE Category",
        "Activity Type",
    ],
    "activities": ["Credits", "Reference Number", "Activity Title", "Sponsor", "CE Credits"],
    "prescriptions": ["Prescribed Credits", "SSA Date", "Due Date", "Date Earned"],
}

_LEAST_CHANGED = 20
_LARGEST_SHARE = 3  # a third


@dataclass(frozen=True)
class Changes:
    """How many rows of each sheet an import added, updated and left unchanged, and the cells it changes."""

    rows: dict[tuple[str | None, str], int]
    cells: tuple[CellChange, ...]
    brake: Brake | None

    def count(self, sheet: str | None, change: str) -> int:
        return self.rows.get((sheet, change), 0)


def compare_entries(
    cursor: duckdb.DuckDBPyConnection, derived: Derived, kind: str, import_id: int
) -> Changes:
    """Compares what was in force before an import with what is now."""
    if kind == "records" and not _is_overruled(cursor, derived):
        query = _reading("records_all_new", derived.after)
        if rows := _rows(cursor, query, import_id):
            return Changes(rows, (), None)
    was_any = _keep_entries(cursor, derived, kind)
    rows = _rows(cursor, sql.load("changes", "row_changes").text, import_id)
    in_force, rows_changed, entries_changed = _in_force(cursor) if was_any else (0, 0, 0)
    return Changes(
        rows,
        _cells(cursor, derived, kind, import_id) if entries_changed else (),
        _brake(cursor, derived, kind, in_force, rows_changed),
    )


def undo_effect(cursor: duckdb.DuckDBPyConnection, derived: Derived, kind: str) -> UndoEffect:
    """What withdrawing an import did to what was in force of a kind of spreadsheet."""
    _keep_entries(cursor, derived, kind)
    row = cursor.execute(sql.load("changes", "undo_effects").text).fetchone()
    assert row is not None
    rows_in_force, *changes = row
    return UndoEffect(kind, rows_in_force + _rows_elsewhere(cursor, derived, kind), *changes)


def _is_overruled(cursor: duckdb.DuckDBPyConnection, derived: Derived) -> bool:
    """Whether the records may say anything otherwise than before, or not any more."""
    if derived.is_everybody:
        return is_any(cursor, derived.before("completions"))
    overruled = cursor.execute(sql.load("changes", "records_overruled").text)
    return overruled.fetchone() is not None


def _keep_entries(cursor: duckdb.DuckDBPyConnection, derived: Derived, kind: str) -> bool:
    """Keeps what was in force and what is, of all or of the touched people; tells whether anything was.

    Until the cursor closes, the comparisons read it under the same names for every kind.
    """
    before = _reading(f"{kind}_entries", derived.before)
    after = _reading(f"{kind}_entries", derived.after)
    of_rows = _reading(f"{kind}_row_entries", derived.after)
    before_now = sql.load("changes", "before_now").text
    _keep(cursor, f"before_{kind}", before)
    _view(cursor, "before_entries", f"from before_{kind}")
    was_any = is_any(cursor, "before_entries")
    if was_any or not derived.is_everybody:
        _keep(cursor, f"after_{kind}", after)
        _view(cursor, "after_entries", f"from after_{kind}")
        _keep(cursor, f"row_{kind}", of_rows)
        _view(cursor, "row_entries", f"from row_{kind}")
        # Of few people it is found again in less time than it is kept.
        if derived.is_everybody:
            _keep(cursor, f"before_now_{kind}", before_now)
            before_now = f"from before_now_{kind}"
        _view(cursor, "before_now", before_now)
    else:
        # All is new whatever it is: what is in force now need not be listed.
        _view(cursor, "after_entries", f"from before_{kind}")
        _view(cursor, "row_entries", of_rows)
        _view(cursor, "before_now", before_now)
    return was_any


def _reading(name: str, place: Callable[[str], str]) -> str:
    query = sql.load("changes", name)
    return sql.reading(query, {table: place(table) for table in query.reads})


def _rows(
    cursor: duckdb.DuckDBPyConnection, query: str, import_id: int
) -> dict[tuple[str | None, str], int]:
    found = run(cursor, query, {"import_id": import_id}).fetchall()
    return {(sheet, change): count for sheet, change, count in found}


def _in_force(cursor: duckdb.DuckDBPyConnection) -> tuple[int, int, int]:
    """How many rows were in force, how many of them are changed or gone, and how many entries."""
    row = cursor.execute(sql.load("changes", "changed_in_force").text).fetchone()
    assert row is not None
    in_force, rows_changed, entries_changed = row
    return in_force, rows_changed, entries_changed


def _brake(
    cursor: duckdb.DuckDBPyConnection, derived: Derived, kind: str, in_force: int, changed: int
) -> Brake | None:
    if changed < _LEAST_CHANGED:
        return None
    in_force += _rows_elsewhere(cursor, derived, kind)
    return Brake(kind, in_force, changed) if changed * _LARGEST_SHARE > in_force else None


def _rows_elsewhere(cursor: duckdb.DuckDBPyConnection, derived: Derived, kind: str) -> int:
    """How many rows are in force of people whom the change did not touch, where those are not compared."""
    if kind != "records" or derived.is_everybody:
        return 0
    row = cursor.execute(sql.load("changes", "records_elsewhere").text).fetchone()
    assert row is not None
    return int(row[0])


def _cells(
    cursor: duckdb.DuckDBPyConnection, derived: Derived, kind: str, import_id: int
) -> tuple[CellChange, ...]:
    _view(cursor, "named_rows", _reading(f"{kind}_named_rows", derived.after))
    params = {"import_id": import_id, "columns": _COLUMNS[kind]}
    rows = run(cursor, sql.load("changes", "cell_changes").text, params).fetchall()
    return tuple(CellChange(*row) for row in rows)


def _keep(cursor: duckdb.DuckDBPyConnection, table: str, select: str) -> None:
    cursor.execute(f"create or replace temp table {table} as {select}")


def _view(cursor: duckdb.DuckDBPyConnection, view: str, select: str) -> None:
    cursor.execute(f"create or replace temp view {view} as {select}")
