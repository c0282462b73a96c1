"""A checked file as rows of the import tables, exactly as it was read."""

import json
from typing import TYPE_CHECKING

import duckdb

from dashboard.store.clock import utc_now
from dashboard.store.results import SheetResult
from dashboard.store.tables import append_records, append_table, append_values

if TYPE_CHECKING:
    from dashboard.intake.model import CheckedFile, CheckedSheet

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
    import pyarrow as pa

    numbers = pa.repeat(pa.scalar(import_id, pa.int32()), sheet.rows.num_rows)
    append_table(cursor, _ROW_TABLES[sheet.kind], sheet.rows.append_column("import_id", numbers))
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
