"""Whose discipline credits are: the column, the sheet's name, the heading, the file's name, the user."""

import re
from pathlib import Path

import pytest

from tests.intake.drawing import CheckPath, drawn, taken, warnings, write_text, write_workbook

TITLE = "Mammography continuing education"
# A table of each kind and layout with {0} for the heading of its disciplines and {1} for their cell.
TABLES = {
    "records, long": """
        Person ID | Reference Number | Completion Date | {0} | Category | Credits
        S1        | EX-1             | 2025-06-01      | {1} | Safety   | 0.5
        """,
    "records, wide": """
        Person ID | Reference Number | Completion Date | {0} | Safety
        S1        | EX-1             | 2025-06-01      | {1} | 0.5
        """,
    "records, in one cell": """
        Person ID | Reference Number | Completion Date | {0} | Distribution
        S1        | EX-1             | 2025-06-01      | {1} | Safety 0.5
        """,
    "activities, long": """
        Reference Number | {0} | Category | Credits
        EX-1             | {1} | Safety   | 0.5
        """,
    "activities, wide": """
        Reference Number | {0} | Safety
        EX-1             | {1} | 0.5
        """,
    "activities, in one cell": """
        Reference Number | {0} | Distribution
        EX-1             | {1} | Safety 0.5
        """,
    "prescriptions": """
        Person ID | {0} | Category | Subcategory               | Prescribed Credits
        S1        | {1} | Safety   | Radiation Safety and Dose | 0.5
        """,
}
# What says a discipline, the strongest first, and which one it says here.
ORDER = ("BD", "CT", "M", "MR", "N")


@pytest.mark.parametrize("strongest", range(len(ORDER)), ids=ORDER)
@pytest.mark.parametrize("table", TABLES)
def test_the_discipline_is_that_of_the_strongest_source(
    table: str, strongest: int, check_path: CheckPath, tmp_path: Path
) -> None:
    says = ["" if place < strongest else code for place, code in enumerate(ORDER)]
    cell, sheet, title, file, given = says
    cells = drawn(TABLES[table].format("Discipline", cell))
    if title:
        cells = [[TITLE], *cells]
    path = tmp_path / (f"{file} 2026.xlsx" if file else "drawn.xlsx")
    checked = check_path(
        write_workbook(path, {f"{sheet} list" if sheet else "Sheet1": cells}), discipline=given
    )
    assert {sheet.kind for sheet in checked.sheets} == {re.split(",", table)[0]}
    assert taken(checked, "discipline") == [(ORDER[strongest],)]


@pytest.mark.parametrize("table", [name for name in TABLES if "records" not in name])
def test_without_any_source_nothing_is_taken(
    table: str, check_path: CheckPath, tmp_path: Path
) -> None:
    checked = check_path(
        write_text(tmp_path / "drawn.csv", drawn(TABLES[table].format("Discipline", "")))
    )
    assert taken(checked, "discipline") == []
    [sheet] = checked.sheets
    assert {(one.row, one.column) for one in sheet.problems} == {(2, "Discipline")}
    assert [row.row_number for row in sheet.set_aside] == [2]


@pytest.mark.parametrize(
    "first", ["Person ID | Completion Date | ", ""], ids=["records", "activities"]
)
def test_a_heading_speaks_of_its_own_column_whatever_the_sheet_is_called(
    first: str, check_path: CheckPath, tmp_path: Path
) -> None:
    values = "S1 | 2025-06-01 | " if first else ""
    cells = drawn(f"{first}Reference Number | MR - Safety | Patient Care\n{values}EX-1 | 0.5 | 1")
    checked = check_path(write_workbook(tmp_path / "BD.xlsx", {"CT": cells}), discipline="M")
    assert taken(checked, "discipline", "category_text") == [
        ("MR", "Safety"),
        ("CT", "Patient Care"),
    ]
    assert [(column, sentence.partition("; ")[0]) for _, column, sentence in warnings(checked)] == [
        (None, "expected a discipline in every row, found 1 without one"),
        ("MR - Safety", 'expected CT as the name of sheet "CT" says, found MR in this heading'),
    ]
