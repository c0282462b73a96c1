"""A world: spreadsheets uploaded one after the other, and the days for which it is judged."""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

PERSON = ("Person ID", "Name", "Email")
LINE = ("Discipline", "Category", "Subcategory", "Credits")
CANONICAL = {
    "roster": (
        "Person ID",
        "Name",
        "First Name",
        "Last Name",
        "Role",
        "Cohort",
        "Site",
        "Email",
        "Discipline",
        "Application Date",
        "Requirement",
        "Status",
    ),
    "records": (
        *PERSON,
        "Activity Title",
        "Reference Number",
        "Sponsor",
        "Completion Date",
        "CE Credits",
        "CE Category",
        "Activity Type",
        *LINE,
    ),
    "activities": ("Reference Number", "Activity Title", "Sponsor", "CE Credits", *LINE),
    "prescriptions": (
        *PERSON,
        "Discipline",
        "Category",
        "Subcategory",
        "Prescribed Credits",
        "SSA Date",
        "Due Date",
        "Date Earned",
    ),
}
DATE_COLUMNS = {"Application Date", "Completion Date", "SSA Date", "Due Date", "Date Earned"}
NUMBER_COLUMNS = {"CE Credits", "Credits", "Prescribed Credits"}

Row = Mapping[str, str]


@dataclass(frozen=True)
class Upload:
    """One file. Headers are canonical, or headings of a wide file; a cell that is missing is blank."""

    kind: str
    file_name: str
    headers: tuple[str, ...]
    rows: tuple[Row, ...]
    withdrawn: bool = False

    def written_headers(self) -> list[str]:
        """Headers as they stand in the file: every third file shouts, because case is ignored.

        Not the headings of a wide file, which are the texts of its lines and kept as written (L5).
        """
        shouted = CANONICAL[self.kind] if len(self.rows) % 3 == 0 else ()
        return [header.upper() if header in shouted else header for header in self.headers]

    def write(self, directory: Path) -> Path:
        """The file itself, as .csv or .xlsx by its name."""
        path = directory / self.file_name
        cells = [[row.get(header, "") for header in self.headers] for row in self.rows]
        if path.suffix == ".csv":
            with path.open("w", encoding="utf-8", newline="") as file:
                csv.writer(file).writerows([self.written_headers(), *cells])
        else:
            _write_workbook(path, self.written_headers(), self.headers, cells)
        return path

    def as_text(self) -> str:
        """The file drawn as a text table, for a test that fails."""
        table = [list(self.headers), *([row.get(h, "") for h in self.headers] for row in self.rows)]
        widths = [max(len(line[column]) for line in table) for column in range(len(self.headers))]
        lines = [
            " | ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip()
            for line in table
        ]
        undone = ", withdrawn" if self.withdrawn else ""
        return "\n".join([f"-- {self.file_name} ({self.kind}{undone})", *lines])


@dataclass(frozen=True)
class World:
    """Uploads in the order they were made. `agreeing`: no two files contradict each other (P2).

    `merges` are decisions made once all is uploaded: the ID that stays, and the other one.
    """

    seed: int
    uploads: tuple[Upload, ...]
    days: tuple[date, ...]
    agreeing: bool = False
    merges: tuple[tuple[str, str], ...] = ()

    def as_text(self) -> str:
        merged = [f"-- {other} is {kept}" for kept, other in self.merges]
        return "\n\n".join([*(upload.as_text() for upload in self.uploads), *merged])


def _write_workbook(
    path: Path, titles: list[str], headers: tuple[str, ...], rows: list[list[str]]
) -> None:
    from openpyxl import Workbook

    workbook = Workbook()
    sheet = workbook.create_sheet("Sheet1", 0)
    for line, cells in enumerate([titles, *rows], start=1):
        for column, (header, cell) in enumerate(zip(headers, cells, strict=True), start=1):
            if cell:
                sheet.cell(line, column, cell if line == 1 else _typed(header, cell))
    workbook.remove(workbook.worksheets[1])
    workbook.save(path)


def _typed(header: str, cell: str) -> str | float | date:
    """Dates and numbers as Excel holds them, where the cell is one; everything else as text."""
    try:
        if header in DATE_COLUMNS:
            return date.fromisoformat(cell)
        return float(cell) if header in NUMBER_COLUMNS else cell
    except ValueError:
        return cell


def drawn(kind: str, table: str, *, withdrawn: bool = False) -> Upload:
    """An upload from a table drawn as text: a line of headers, then a line per row, `|` between."""
    cells = [[cell.strip() for cell in line.split("|")] for line in table.strip().splitlines()]
    headers = tuple(cells[0])
    rows = tuple(dict(zip(headers, line, strict=True)) for line in cells[1:])
    return Upload(kind, f"{kind}.csv", headers, rows, withdrawn)
