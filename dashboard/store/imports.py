"""Imports: written in one transaction with what follows from them, withdrawn by an undo."""

import getpass
import json
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

import duckdb

from dashboard import sql
from dashboard.store.changes import Changes, compare_entries
from dashboard.store.clock import utc_now
from dashboard.store.database import Store, StoreError, run
from dashboard.store.derivation import Derived, derive_import
from dashboard.store.results import HistoryEntry, ImportResult, NeedsConfirmation, SheetResult
from dashboard.store.settlements import settled_by
from dashboard.store.summaries import summarise
from dashboard.store.writing import write_file, write_rows, write_sheet

if TYPE_CHECKING:
    from dashboard.intake.model import CheckedFile, CheckedSheet, RowToCorrect


def preview(store: Store, file: "CheckedFile") -> ImportResult:
    """What `commit` would do, without doing it; its import_id is None."""
    with store.trying() as cursor:
        return make_import(cursor, file, by="", is_preview=True)


def commit(
    store: Store, file: "CheckedFile", *, by: str | None = None, is_confirmed: bool = False
) -> ImportResult:
    """Imports a checked file and derives the tables in force, all of it or nothing.

    Raises NeedsConfirmation, and writes nothing, where the import would change more than a third
    of the rows of a kind already in force, and at least 20 of them, and is_confirmed is false.
    """
    with store.writing() as cursor:
        result = make_import(cursor, file, by=by or current_user(), is_preview=False)
        if result.brakes and not is_confirmed:
            raise NeedsConfirmation(file.name, result.brakes)
        return result


def undo(store: Store, import_id: int, *, by: str | None = None) -> None:
    """Withdraws an import: the tables in force are then as if it had never been made (P3).

    Raises StoreError where there is no such import, or it is withdrawn already.
    """
    with store.writing() as cursor:
        withdraw(cursor, import_id, by=by or current_user())


def withdraw(cursor: duckdb.DuckDBPyConnection, import_id: int, *, by: str) -> Derived:
    """An undo, in the caller's transaction."""
    undone_at = withdrawn_at(cursor, import_id)
    if undone_at is not None:
        raise StoreError(f"Import {import_id} was undone already, on {undone_at:%Y-%m-%d}.")
    run(
        cursor,
        "insert into withdrawals values ($import_id, $withdrawn_at, $withdrawn_by)",
        {"import_id": import_id, "withdrawn_at": utc_now(), "withdrawn_by": by},
    )
    return derive_import(cursor, import_id)


def history(store: Store) -> list[HistoryEntry]:
    """Every import ever made, the newest first, withdrawn ones included."""
    with store.reading() as cursor:
        rows = run(cursor, sql.load("imports", "history").text).fetchall()
    return [HistoryEntry(*row) for row in rows]


def rows_to_correct(store: Store, import_id: int) -> "list[RowToCorrect]":
    """The rows that an import set aside and no later one brought corrected, in the order of the file (P4).

    Raises StoreError where there is no such import.
    """
    from dashboard.intake.model import RowToCorrect

    with store.reading() as cursor:
        withdrawn_at(cursor, import_id)
        query = sql.load("imports", "rows_set_aside").text
        found = run(cursor, query, {"import_id": import_id}).fetchall()
    rows: dict[int, RowToCorrect] = {}
    for position, sheet, kind, number, name, cells, column, problem in found:
        row = rows.get(position) or RowToCorrect(sheet, number, kind, name, json.loads(cells), ())
        rows[position] = replace(row, problems=(*row.problems, (column, problem)))
    return list(rows.values())


def current_user() -> str:
    """The name under which this process makes imports."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        # A container may run under a user number that has no name.
        return "unknown"


def withdrawn_at(cursor: duckdb.DuckDBPyConnection, import_id: int) -> datetime | None:
    """When an import was withdrawn; raises StoreError where there is no such import."""
    known = run(
        cursor,
        "select w.withdrawn_at from imports as i "
        "left join withdrawals as w on i.import_id = w.import_id "
        "where i.import_id = $import_id",
        {"import_id": import_id},
    ).fetchone()
    if known is None:
        raise StoreError(f"There is no import {import_id}; `targeted-ce imports` lists them.")
    undone_at: datetime | None = known[0]
    return undone_at


def make_import(
    cursor: duckdb.DuckDBPyConnection, file: "CheckedFile", *, by: str, is_preview: bool
) -> ImportResult:
    """Imports a checked file in the caller's transaction, whatever it changes."""
    import_id = _next_id(cursor)
    told_id = None if is_preview else import_id
    kinds = sorted({sheet.kind for sheet in file.sheets})
    write_file(cursor, import_id, file, by)
    for sheet in file.sheets:
        write_rows(cursor, import_id, sheet)
    summarise(cursor, import_id)
    derived = derive_import(cursor, import_id)
    changes = {kind: compare_entries(cursor, derived, kind, import_id) for kind in kinds}
    results = []
    for number, sheet in enumerate(file.sheets):
        result = _sheet_result(told_id, file, number, sheet, changes[sheet.kind])
        write_sheet(cursor, import_id, number, sheet, result)
        results.append(result)
    brakes = tuple(change.brake for change in changes.values() if change.brake)
    return ImportResult(told_id, file.name, tuple(results), brakes, settled_by(cursor, import_id))


def _next_id(cursor: duckdb.DuckDBPyConnection) -> int:
    row = cursor.execute("select coalesce(max(import_id), 0) + 1 from imports").fetchone()
    assert row is not None
    return int(row[0])


def _sheet_result(
    import_id: int | None, file: "CheckedFile", number: int, sheet: "CheckedSheet", changes: Changes
) -> SheetResult:
    imported = {other.sheet for other in file.sheets}
    # A line may go although no row of the file speaks of its set, where rows now mean another person.
    is_first_of_kind = all(other.kind != sheet.kind for other in file.sheets[:number])
    return SheetResult(
        import_id=import_id,
        file=file.name,
        sheet=sheet.sheet,
        kind=sheet.kind,
        rows_read=sheet.rows_read,
        added=changes.count(sheet.sheet, "added"),
        updated=changes.count(sheet.sheet, "updated"),
        unchanged=changes.count(sheet.sheet, "unchanged"),
        set_aside=len(sheet.set_aside),
        problems=sheet.problems,
        # Sheets that were not imported are told once, with the first that was.
        skipped=tuple(
            skipped
            for skipped in file.skipped
            if skipped.sheet == sheet.sheet or (number == 0 and skipped.sheet not in imported)
        ),
        changes=tuple(
            cell
            for cell in changes.cells
            if cell.sheet == sheet.sheet or (cell.row is None and is_first_of_kind)
        ),
    )
