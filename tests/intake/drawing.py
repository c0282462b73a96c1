"""Tables drawn as text, written as the files a user would upload, and read back as plain rows."""

import csv
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Protocol

import openpyxl

from dashboard.intake import CheckedFile, Problem

Cells = Sequence[Sequence[Any]]


class CheckPath(Protocol):
    """Checks a file on disk; keywords are options."""

    def __call__(self, path: Path, **options: Any) -> CheckedFile: ...


class CheckDrawn(Protocol):
    """Checks a drawn table; keywords are options."""

    def __call__(self, table: str, **options: Any) -> CheckedFile: ...


def drawn(table: str) -> list[list[str]]:
    """The cells of a table drawn with bars, its headings first; `~` stands for a blank row."""
    lines = [line.strip() for line in table.strip().splitlines()]
    return [[] if line == "~" else [cell.strip() for cell in line.split("|")] for line in lines]


def write_text(path: Path, cells: Cells, *, separator: str = ",", encoding: str = "utf-8") -> Path:
    with path.open("w", encoding=encoding, newline="") as file:
        csv.writer(file, delimiter=separator).writerows(cells)
    return path


def write_workbook(path: Path, sheets: Mapping[str, Cells]) -> Path:
    workbook = openpyxl.Workbook()
    workbook.remove(workbook.worksheets[0])
    for name, rows in sheets.items():
        sheet = workbook.create_sheet(name)
        for row in rows:
            sheet.append([None if cell == "" else cell for cell in row])
    workbook.save(path)
    return path


def taken(file: CheckedFile, *columns: str) -> list[tuple[Any, ...]]:
    """The rows of a file that are taken, in these columns."""
    return [
        tuple(row[column] for column in columns)
        for sheet in file.sheets
        for row in sheet.rows.select(columns).to_pylist()
    ]


def problems(file: CheckedFile, severity: str) -> list[Problem]:
    return [p for sheet in file.sheets for p in sheet.problems if p.severity == severity]


def set_aside(file: CheckedFile) -> list[tuple[int | None, str | None, str]]:
    """Row, column and sentence of everything that sets a row aside."""
    return [(p.row, p.column, p.problem) for p in problems(file, "set_aside")]


def warnings(file: CheckedFile) -> list[tuple[int | None, str | None, str]]:
    return [(p.row, p.column, p.problem) for p in problems(file, "warning")]
