"""Encodings, separators and workbooks: the same table gives the same rows."""

import subprocess
import sys
from pathlib import Path

import openpyxl
import pytest

from dashboard import paths
from tests.intake.drawing import (
    Cells,
    CheckPath,
    drawn,
    taken,
    warnings,
    write_text,
    write_workbook,
)

TABLE = drawn(
    """
    Person ID | Name            | Cohort
    S1        | Zoë Testwell    | CT, 2026; day | evening
    """.replace("day | evening", "day")
)
NAME = [("S1", "Zoë Testwell", "CT, 2026; day")]


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
@pytest.mark.parametrize(
    "encoding",
    ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "windows-1252"],
)
def test_encodings_and_separators_are_found_out(
    check_path: CheckPath, tmp_path: Path, separator: str, encoding: str
) -> None:
    path = write_text(tmp_path / "r.csv", TABLE, separator=separator, encoding=encoding)
    assert taken(check_path(path), "person_id", "person_name", "cohort") == NAME


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_lines_end_as_they_like(check_path: CheckPath, tmp_path: Path, line_end: str) -> None:
    path = tmp_path / "r.tsv"
    path.write_text(
        line_end.join(["Person ID\tName", "", "S1\tAvery Testwell"]), encoding="utf-8", newline=""
    )
    assert taken(check_path(path), "person_id", "row_number") == [("S1", 3)]


def test_the_separator_line_of_excel_is_not_a_row(check_path: CheckPath, tmp_path: Path) -> None:
    path = tmp_path / "r.csv"
    path.write_text("sep=;\r\nPerson ID;Name\r\nS1;Testwell, Avery\r\n", encoding="utf-8")
    assert taken(check_path(path), "person_name", "row_number") == [("Testwell, Avery", 2)]


def test_a_cell_of_several_lines_is_one_row(check_path: CheckPath, tmp_path: Path) -> None:
    path = write_text(
        tmp_path / "r.csv",
        [["Person ID", "Name"], ["S1", "Avery\nTestwell"], ["S2", 'Blair "B" Sampleton']],
    )
    assert taken(check_path(path), "person_name", "row_number") == [
        ("Avery Testwell", 2),
        ('Blair "B" Sampleton', 3),
    ]


def test_a_workbook_is_read_wherever_its_table_begins(
    check_path: CheckPath, tmp_path: Path
) -> None:
    workbook = openpyxl.Workbook()
    sheet = workbook.worksheets[0]
    for place, value in {
        "C4": "Person ID",
        "D4": "Name",
        "E4": "Cohort",
        "C5": "S1",
        "D5": "Avery Testwell",
        "E5": "=1/0",
        "F5": "seen",
    }.items():
        sheet[place] = value
    workbook.save(tmp_path / "r.xlsx")
    file = check_path(tmp_path / "r.xlsx")
    assert taken(file, "sheet", "row_number", "other_cells") == [
        ("Sheet", 5, '{"Column F": "seen"}')
    ]
    assert [(row, column) for row, column, _ in warnings(file)] == [(5, "Cohort")]


def test_every_row_of_a_long_file_is_read(
    check_path: CheckPath, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dashboard.intake.grid._ROWS_AT_A_TIME", 7)
    people = [[f"{number:05}", f"Testwell {number}"] for number in range(50)]
    # A column may have its first value, and the sheet its widest row, in any of the chunks.
    cells = [
        ["Person ID", "Name", "Cohort"],
        *people,
        ["S1", "Avery Testwell", "late"],
        ["S2", "B"],
    ]
    found = taken(check_path(write_text(tmp_path / "r.csv", cells)), "person_id", "cohort")
    assert found == [*((person[0], None) for person in people), ("S1", "late"), ("S2", None)]


def test_naming_the_package_loads_no_heavy_library() -> None:
    # The command line names it in every call, also where nothing is imported.
    program = (
        "import sys, dashboard.intake; "
        "print({'numpy', 'pyarrow', 'python_calamine'} & sys.modules.keys())"
    )
    finished = subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True,
        text=True,
        check=True,
        cwd=paths.DATA.parent,
    )
    assert finished.stdout.strip() == "set()"


def test_the_name_shown_may_differ_from_the_path(tmp_path: Path) -> None:
    from dashboard import intake, reference

    path = write_text(tmp_path / "upload-1", [["Person ID", "Name"]])
    file = intake.check_file(path, reference.load(), intake.Options(), name="Roster.CSV")
    assert file.name == "Roster.CSV"
    assert len(file.sha256) == 64


def test_csv_and_workbook_of_one_table_give_equal_rows(
    check_path: CheckPath, tmp_path: Path
) -> None:
    text = drawn(
        """
        Person ID | Reference Number | Completion Date | CE Credits | Category | Credits
        17        | 4711             | 2025-06-01      | 2          | Safety   | 0.3
        0017      | EX-1             | 2025-06-02      | 1.5        |          |
        """
    )
    cells: Cells = [text[0], [17, 4711, *text[1][2:3], 2, "Safety", 0.1 + 0.2], [*text[2][:3], 1.5]]
    csv = check_path(write_text(tmp_path / "r.csv", text), discipline="CT").sheets[0].rows
    book = check_path(write_workbook(tmp_path / "r.xlsx", {"r": cells}), discipline="CT")
    assert csv.drop(["sheet"]).to_pylist() == book.sheets[0].rows.drop(["sheet"]).to_pylist()
