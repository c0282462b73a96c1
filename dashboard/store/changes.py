"""What an import changes: its rows as added, updated or unchanged, and what it overrules."""

from dataclasses import dataclass
from typing import Literal

import duckdb

from dashboard import sql
from dashboard.store.database import run
from dashboard.store.results import Brake, CellChange

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


def keep_entries(
    cursor: duckdb.DuckDBPyConnection, when: Literal["before", "after"], kind: str
) -> None:
    """Keeps, until the cursor closes, what is in force of a kind of spreadsheet."""
    _keep(cursor, f"{when}_{kind}", f"{kind}_entries")


def keep_entries_now(cursor: duckdb.DuckDBPyConnection, kind: str) -> None:
    """Keeps what is in force now as well, under the names by which the comparisons read both."""
    keep_entries(cursor, "after", kind)
    _keep(cursor, f"row_{kind}", f"{kind}_row_entries")
    for kept in ("before", "after", "row"):
        _name(cursor, f"{kept}_entries", f"{kept}_{kind}")
    _view(cursor, "before_now", sql.load("changes", "before_now").text)


def compare_entries(cursor: duckdb.DuckDBPyConnection, kind: str, import_id: int) -> Changes:
    """Compares what was in force before an import with what is now."""
    was_any = _was_anything_in_force(cursor, kind)
    if was_any:
        keep_entries_now(cursor, kind)
    else:
        _keep_nothing_now(cursor, kind)
    rows = run(cursor, sql.load("changes", "row_changes").text, {"import_id": import_id}).fetchall()
    in_force, changed = _changed_in_force(cursor) if was_any else (0, 0)
    is_much = changed >= _LEAST_CHANGED and changed * _LARGEST_SHARE > in_force
    return Changes(
        {(sheet, change): count for sheet, change, count in rows},
        _cells(cursor, kind, import_id) if in_force else (),
        Brake(kind, in_force, changed) if is_much else None,
    )


def _was_anything_in_force(cursor: duckdb.DuckDBPyConnection, kind: str) -> bool:
    return cursor.execute(f"select 1 from before_{kind} limit 1").fetchone() is not None  # noqa: S608


def _changed_in_force(cursor: duckdb.DuckDBPyConnection) -> tuple[int, int]:
    row = cursor.execute(sql.load("changes", "changed_in_force").text).fetchone()
    assert row is not None
    in_force, changed = row
    return in_force, changed


def _keep_nothing_now(cursor: duckdb.DuckDBPyConnection, kind: str) -> None:
    """Where nothing was in force, all is new whatever it is: what is in force now need not be listed."""
    _name(cursor, "before_entries", f"before_{kind}")
    _name(cursor, "after_entries", f"before_{kind}")
    _view(cursor, "row_entries", sql.load("changes", f"{kind}_row_entries").text)
    _view(cursor, "before_now", sql.load("changes", "before_now").text)


def _cells(cursor: duckdb.DuckDBPyConnection, kind: str, import_id: int) -> tuple[CellChange, ...]:
    _view(cursor, "named_rows", sql.load("changes", f"{kind}_named_rows").text)
    params = {"import_id": import_id, "columns": _COLUMNS[kind]}
    rows = run(cursor, sql.load("changes", "cell_changes").text, params).fetchall()
    return tuple(CellChange(*row) for row in rows)


def _keep(cursor: duckdb.DuckDBPyConnection, table: str, query: str) -> None:
    cursor.execute(f"create or replace temp table {table} as {sql.load('changes', query).text}")


def _name(cursor: duckdb.DuckDBPyConnection, view: str, table: str) -> None:
    # The comparison reads the same three names, whichever kind is compared.
    _view(cursor, view, f"from {table}")


def _view(cursor: duckdb.DuckDBPyConnection, view: str, select: str) -> None:
    cursor.execute(f"create or replace temp view {view} as {select}")
