"""A checked file as rows of the import tables, exactly as it was read."""

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING

import duckdb

from dashboard.store.clock import utc_now
from dashboard.store.results import SheetResult
from dashboard.store.tables import ROWS_OF_A_GROUP, append_records, append_values

if TYPE_CHECKING:
    import pyarrow as pa

    from dashboard.intake.model import CheckedFile, CheckedSheet

_ROW_TABLES = {
    "roster": "roster_rows",
    "records": "record_rows",
    "activities": "activity_rows",
    "prescriptions": "prescription_rows",
}
# Where the rows of an import keep what many of them say alike, by the column that says which it is.
_WRITTEN_TABLES = {
    "written_person": "written_people",
    "written_activity": "written_activities",
    "written_text": "written_texts",
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
    taken = sheet.taken
    first = {number: _next_number(cursor, number) for number in taken.written}
    for number, table in taken.written.items():
        _append_in_order(cursor, _WRITTEN_TABLES[number], import_id, table, {number: first[number]})
    _append_in_order(cursor, _ROW_TABLES[sheet.kind], import_id, taken.rows, first)
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


def _next_number(cursor: duckdb.DuckDBPyConnection, number: str) -> int:
    """The first number that no import was given."""
    table = _WRITTEN_TABLES[number]
    row = cursor.execute(f"select coalesce(max({number}), 0) + 1 from {table}").fetchone()  # noqa: S608
    assert row is not None
    return int(row[0])


def _append_in_order(
    cursor: duckdb.DuckDBPyConnection,
    table: str,
    import_id: int,
    rows: "pa.Table",
    first: Mapping[str, int],
) -> None:
    """Appends an Arrow table whose columns have the names of the table's.

    The numbers that it counts from 0 begin with the `first` of their column.

    Whole row groups are compressed as they come, each by whichever thread is free. Of the rest DuckDB
    would gather what several threads may insert, and append it a second time: 0.21 s of CPU for 100,000
    rows of thirty columns. Rows that a positional join brings it takes as they come, in 0.08 s.
    """
    numbers = ", ".join(
        f"(rows.{name} + {start})::integer as {name}" for name, start in first.items()
    )
    replaced = f" replace ({numbers})" if numbers else ""
    select = f"insert into {table} by name select {import_id} as import_id, rows.*{replaced} from"
    whole = rows.num_rows - rows.num_rows % ROWS_OF_A_GROUP
    if whole:
        # A small program was opened with one thread; this makes it a large one.
        cursor.execute("reset threads")
        _append(cursor, _in_groups(rows.slice(0, whole)), f"{select} appended_rows as rows")
    # A positional join with one row would make a row out of none.
    if whole < rows.num_rows:
        alone = f"{select} appended_rows as rows positional join (select 1)"
        _append(cursor, rows.slice(whole), alone)


def _in_groups(rows: "pa.Table") -> "pa.Table":
    """The same rows in pieces of a row group, which is what a thread takes at once."""
    import pyarrow as pa

    starts = range(0, rows.num_rows, ROWS_OF_A_GROUP)
    # Some columns come in smaller pieces.
    return pa.concat_tables(rows.slice(at, ROWS_OF_A_GROUP).combine_chunks() for at in starts)


def _append(cursor: duckdb.DuckDBPyConnection, rows: "pa.Table", statement: str) -> None:
    cursor.register("appended_rows", rows)
    cursor.execute(statement)
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
