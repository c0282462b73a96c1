"""LibreOffice opens the report, calculates it anew, and prints it."""

import shutil
import subprocess
from pathlib import Path

import openpyxl
import pytest

from dashboard.report.findings import Findings
from tests.report.reading import by_openpyxl

pytestmark = pytest.mark.skipif(
    shutil.which("soffice") is None, reason="there is no LibreOffice on this machine"
)


def converted(path: Path, ending: str, folder: Path) -> Path:
    subprocess.run(
        [
            "soffice",
            f"-env:UserInstallation={(folder / 'profile').as_uri()}",
            "--headless",
            "--convert-to",
            ending,
            "--outdir",
            folder,
            path,
        ],
        capture_output=True,
        check=True,
        timeout=240,
    )
    return folder / f"{path.stem}.{ending}"


def test_live_totals_come_to_what_the_engine_says(
    workbook: Path, findings: Findings, tmp_path: Path
) -> None:
    # openpyxl leaves the results of formulas out, so that everything must be calculated.
    book = openpyxl.load_workbook(workbook)
    formulas = {
        (sheet.title, cell.coordinate)
        for sheet in book.worksheets
        for row in sheet.iter_rows()
        for cell in row
        if cell.data_type == "f"
    }
    blank = tmp_path / "blank" / "gaps.xlsx"
    blank.parent.mkdir()
    book.save(blank)
    calculated = openpyxl.load_workbook(converted(blank, "xlsx", tmp_path), data_only=True)
    ours = openpyxl.load_workbook(workbook, data_only=True)
    assert len(formulas) > 50
    for sheet, cell in formulas:
        assert calculated[sheet][cell].value == pytest.approx(ours[sheet][cell].value, abs=0.001)
    totals = dict(zip(*(by_openpyxl(workbook, "People")[row] for row in (0, -1)), strict=True))
    assert totals["Needed"] == sum(row["needed"] for row in findings.standings)


def test_every_sheet_prints(workbook: Path, tmp_path: Path) -> None:
    pdf = converted(workbook, "pdf", tmp_path)
    assert pdf.read_bytes().startswith(b"%PDF")
