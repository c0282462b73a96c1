"""A checked file as rows of the import tables, exactly as it was read."""

import json
from typing import TYPE_CHECKING

import duckdb

from dashboard.store.clock import utc_now
from dashboard.store.results import SheetResult
from dashboard.store.tables import append_records, append_values

if TYPE_CHECKING:
    import pyarrow as pa

    from dashboard.intake.model import CheckedFile, CheckedSheet

_ROWS_OF_A_GROUP = 122_880
_ROW_TABLES = {
    "roster": "roster_rows",
    "records": "record_rows",
    "activities": "activity_rows",
    "prescriptions": "prescription_rows",
}


def write_file(
    cursor: duckdb.DuckDBPyConnection, import_id: int, file: "CheckedFile", by: str
) -> None:
    """The import itself, and what of its file was passed over."""
    append_values(cursor, "imports", [(import_id, file.name, file.sha256, utc_now(), by)])
    append_records(
        cursor,
        "skipped_rows",
        [
            {
                "import_id": import_id,
                "sheet": skipped.sheet,
                "row_number": skipped.row,
                "reason": skipped.reason,
            }
            for skipped in file.skipped
        ],
    )


def write_rows(cursor: duckdb.DuckDBPyConnection, import_id: int, sheet: "CheckedSheet") -> None:
    """The rows of a sheet: those taken over, typed; those set aside, whole."""
    _append_in_order(cursor, _ROW_TABLES[sheet.kind], import_id, sheet.rows)
    append_records(
        cursor,
        "set_aside_rows",
        [
            {
                "import_id": import_id,
                "sheet": row.sheet,
                "row_number": row.row_number,
                "position": row.position,
                "kind": row.kind,
                "cells": json.dumps(row.cells, ensure_ascii=False),
            }
            for row in sheet.set_aside
        ],
    )


def _append_in_order(
    cursor: duckdb.DuckDBPyConnection, table: str, import_id: int, rows: "pa.Table"
) -> None:
    """Appends an Arrow table whose columns have the names of the table's.

    Whole row groups are compressed as they come, each by whichever thread is free. Of the rest DuckDB
    would gather what several threads may insert, and append it a second time: 0.21 s of CPU for 100,000
    rows. Rows that a positional join brings it takes as they come, in 0.08 s.
    """
    whole = rows.num_rows - rows.num_rows % _ROWS_OF_A_GROUP
    if whole:
        _append(cursor, table, import_id, _in_groups(rows.slice(0, whole)), "appended_rows as rows")
    # A positional join with one row would make a row out of none.
    if whole < rows.num_rows:
        alone = "appended_rows as rows positional join (select 1)"
        _append(cursor, table, import_id, rows.slice(whole), alone)


def _in_groups(rows: "pa.Table") -> "pa.Table":
    """The same rows in pieces of a row group, which is what a thread takes at once."""
    import pyarrow as pa

    starts = range(0, rows.num_rows, _ROWS_OF_A_GROUP)
    # Some columns come in smaller pieces.
    return pa.concat_tables(rows.slice(at, _ROWS_OF_A_GROUP).combine_chunks() for at in starts)


def _append(
    cursor: duckdb.DuckDBPyConnection, table: str, import_id: int, rows: "pa.Table", source: str
) -> None:
    cursor.register("appended_rows", rows)
    cursor.execute(
        f"insert into {table} by name select {import_id} as import_id, rows.* from {source}"  # noqa: S608
    )
    cursor.unregister("appended_rows")


def write_sheet(
    cursor: duckdb.DuckDBPyConnection,
    import_id: int,
    number: int,
    sheet: "CheckedSheet",
    result: SheetResult,
) -> None:
    """What became of a sheet, and its problems."""
    append_values(
        cursor,
        "import_sheets",
        [
            (
                import_id,
                number,
                sheet.sheet,
                sheet.kind,
                json.dumps(sheet.mapping, ensure_ascii=False),
                result.rows_read,
                result.added,
                result.updated,
                result.unchanged,
                result.set_aside,
            )
        ],
    )
    append_records(
        cursor,
        "import_problems",
        [
            {
                "import_id": import_id,
                "sheet_number": number,
                "sheet": problem.sheet,
                "row_number": problem.row,
                "column_name": problem.column,
                "cell_value": problem.value,
                "problem": problem.problem,
                "severity": problem.severity,
            }
            for problem in sheet.problems
        ],
    )
