"""What a test reads off a report, through the two readers that people's own programs use."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
from openpyxl.utils.escape import unescape
from python_calamine import CalamineWorkbook

Table = list[dict[str, Any]]


def by_openpyxl(path: Path, sheet: str) -> list[list[Any]]:
    book = openpyxl.load_workbook(path, data_only=True)
    # calamine reads _x0007_ as what it stands for, openpyxl as it is spelled.
    rows = [
        [unescape(cell) if isinstance(cell := _plain(value), str) else cell for value in row]
        for row in book[sheet].iter_rows(values_only=True)
    ]
    book.close()
    return rows


def by_calamine(path: Path, sheet: str) -> list[list[Any]]:
    rows = CalamineWorkbook.from_path(path).get_sheet_by_name(sheet).to_python()
    return [[_plain(cell) for cell in row] for row in rows]


READERS = (by_openpyxl, by_calamine)


def table(rows: Sequence[list[Any]]) -> tuple[Table, dict[str, Any]]:
    """The rows under the first one, and the last: the totals."""
    headings, *body = rows
    dicts = [dict(zip(headings, row, strict=True)) for row in body]
    return dicts[:-1], dicts[-1]


def opened(path: Path) -> Any:
    """The workbook as openpyxl reads it, formulas and formats included."""
    return openpyxl.load_workbook(path)


def column(rows: Iterable[dict[str, Any]], name: str) -> list[Any]:
    return [_plain(row[name]) for row in rows]


def _plain(value: Any) -> Any:
    """Values that the two readers and the engine spell differently, spelled alike."""
    if value == "":
        return None
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, bool | date | None):
        return value
    if isinstance(value, int | float | Decimal):
        return Decimal(str(value)).quantize(Decimal("0.0001"))
    return value
