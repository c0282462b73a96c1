"""One import as it was made: its sheets, their columns, what was wrong, what was passed over."""

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import duckdb

from dashboard import sql
from dashboard.store.database import Store, run
from dashboard.store.imports import withdrawn_at
from dashboard.store.results import SheetResult

if TYPE_CHECKING:
    from dashboard.intake.model import Skipped


@dataclass(frozen=True)
class ImportDetails:
    """`mappings` are, sheet by sheet, their headers and the columns of ours they were taken for."""

    sheets: tuple[SheetResult, ...]
    mappings: tuple[dict[str, str], ...]
    skipped: "tuple[Skipped, ...]"


def details(store: Store, import_id: int) -> ImportDetails:
    """What is known of an import, withdrawn or not. Raises StoreError where there is no such import."""
    from dashboard.intake.model import Problem, Skipped

    with store.reading() as cursor:
        withdrawn_at(cursor, import_id)
        sheets = _rows(cursor, "sheets_of_import", import_id)
        problems = _rows(cursor, "problems_of_import", import_id)
        skipped = _rows(cursor, "skipped_of_import", import_id)
        file = cursor.execute(
            "select file_name from imports where import_id = $1", [import_id]
        ).fetchone()
    assert file is not None
    found: dict[int, list[Problem]] = {}
    for number, *problem in problems:
        found.setdefault(number, []).append(Problem(*problem))
    return ImportDetails(
        tuple(
            SheetResult(
                import_id=import_id,
                file=file[0],
                sheet=sheet,
                kind=kind,
                rows_read=rows_read,
                added=added,
                updated=updated,
                unchanged=unchanged,
                set_aside=set_aside,
                problems=tuple(found.get(number, ())),
                # Those of the whole file stand beside the sheets.
                skipped=(),
            )
            for number, (
                (sheet, kind, _, rows_read, added, updated, unchanged, set_aside)
            ) in enumerate(sheets)
        ),
        tuple(json.loads(mapping) for _, _, mapping, *_ in sheets),
        tuple(Skipped(*row) for row in skipped),
    )


def kinds_of(cursor: duckdb.DuckDBPyConnection, import_id: int) -> list[str]:
    """The kinds of spreadsheet in an import, in alphabetical order."""
    return sorted({kind for _, kind, *_ in _rows(cursor, "sheets_of_import", import_id)})


def _rows(cursor: duckdb.DuckDBPyConnection, query: str, import_id: int) -> list[tuple[Any, ...]]:
    return run(cursor, sql.load("imports", query).text, {"import_id": import_id}).fetchall()
