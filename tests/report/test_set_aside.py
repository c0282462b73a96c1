"""The workbook of rows set aside, reopened: cells as uploaded, marked, and nothing that Excel would run."""

from pathlib import Path
from typing import Any

import openpyxl
import pytest

from dashboard.intake.model import RowToCorrect
from dashboard.report.set_aside import write_set_aside


def row(
    cells: dict[str, str],
    *problems: tuple[str | None, str],
    sheet: str | None = "Spring",
    kind: str = "records",
    name: str = "1:0",
) -> RowToCorrect:
    return RowToCorrect(sheet, 2, kind, name, cells, problems)


def written(path: Path, *rows: RowToCorrect) -> list[Any]:
    write_set_aside(path, rows)
    return openpyxl.load_workbook(path).worksheets


def texts(sheet: Any) -> list[tuple[object, ...]]:
    return list(sheet.iter_rows(values_only=True))


def test_p4_a_row_stands_as_uploaded_with_what_is_wrong_and_how_to_fix_it(tmp_path: Path) -> None:
    problem = "expected a date such as 2026-03-15; correct the cell and import again."
    [sheet] = written(
        tmp_path / "out.xlsx",
        row({"Badge": "0012", "Date": "31/31/26", "Note": ""}, ("Date", problem), name="4:17"),
    )
    assert texts(sheet) == [
        ("Badge", "Date", "Note", "Problem", "How to fix", "Set aside row"),
        (
            "0012",
            "31/31/26",
            None,
            "Date: expected a date such as 2026-03-15.",
            "Correct the cell and import this workbook.",
            "4:17",
        ),
    ]


def test_p4_the_cells_at_fault_are_marked_and_no_others(tmp_path: Path) -> None:
    cells = {"A": "1", "B": "2", "C": "3"}
    [sheet] = written(tmp_path / "out.xlsx", row(cells, ("A", "wrong."), ("C", "wrong; mend it.")))
    filled = [cell.value for cell in sheet[2] if cell.fill.fill_type]
    assert filled == ["1", "3"]
    assert sheet["D2"].value == "A: wrong.\nC: wrong."
    assert sheet["E2"].value == "Correct the marked cell and import this workbook.\nMend it."


def test_p4_a_column_that_the_file_lacks_is_there_to_be_filled(tmp_path: Path) -> None:
    [sheet] = written(tmp_path / "out.xlsx", row({"A": "1"}, ("Person ID", "blank; fill it in.")))
    assert texts(sheet)[0][:3] == ("A", "Person ID", "Problem")
    assert sheet["B2"].fill.fill_type == "solid"


def test_p4_each_sheet_and_kind_is_a_sheet(tmp_path: Path) -> None:
    long = "Spring/Summer: the cohort of [2026] and later"
    sheets = written(
        tmp_path / "out.xlsx",
        row({"A": "1"}, ("A", "wrong."), sheet=None, kind="roster"),
        row({"B": "2"}, ("B", "wrong."), sheet=long),
        row({"C": "3"}, ("C", "wrong."), sheet=long, kind="activities"),
    )
    names = [sheet.title for sheet in sheets]
    assert names[0] == "roster"
    assert len({name.casefold() for name in names}) == 3
    assert all(len(name) <= 31 and not set(name) & set("/\\?*[]:") for name in names)


@pytest.mark.parametrize("text", ["=1+1", "+1", "-2", "@SUM(A1)", "#N/A", "00123", "1-2", "TRUE"])
def test_a_text_stays_a_text(tmp_path: Path, text: str) -> None:
    [sheet] = written(tmp_path / "out.xlsx", row({text: text}, (text, "wrong.")))
    for cell in (sheet["A1"], sheet["A2"]):
        assert (cell.value, cell.data_type, cell.number_format) == (text, "s", "@")


def test_a_character_that_no_workbook_may_hold_is_replaced(tmp_path: Path) -> None:
    [sheet] = written(tmp_path / "out.xlsx", row({"A": "one\x07two\nthree"}, ("A", "wrong.")))
    assert sheet["A2"].value == "one\ufffdtwo\nthree"


def test_a_text_longer_than_a_cell_is_cut(tmp_path: Path) -> None:
    [sheet] = written(tmp_path / "out.xlsx", row({"A": "x" * 40_000}, ("A", "wrong.")))
    assert len(sheet["A2"].value) == 32_767
