"""report: a workbook with the figures of the other commands, replaced at once and whole."""

from pathlib import Path
from zipfile import ZipFile

import openpyxl
import pytest

from tests.cli.conftest import Command, Write

AS_OF = ("--as-of", "2026-06-01")
ROSTER = """
Person ID | Name            | Discipline | Cohort | Application Date
0012      | Avery Testwell  | CT         | 2027   | 2026-12-01
0013      | Blair Sampleton | CT         | 2028   | 2026-12-01
"""


@pytest.fixture
def out(command: Command, write: Write, tmp_path: Path) -> Path:
    assert command("import", write("roster.csv", ROSTER)).status == 0
    return tmp_path / "gaps.xlsx"


def ids(path: Path) -> set[object]:
    sheet = openpyxl.load_workbook(path)["People"]
    return {row[1] for row in sheet.iter_rows(min_row=2, values_only=True) if row[1]}


def test_the_report_takes_the_filters_of_the_other_commands(command: Command, out: Path) -> None:
    said = command("report", out, *AS_OF, "--cohort", "2027")
    assert (said.status, said.out) == (0, "")
    assert said.sentence == f"{out} written: 1 goal of 1 person."
    assert ids(out) == {"0012"}


def test_a_report_of_yesterday_is_replaced_and_nothing_else_is_left(
    command: Command, out: Path
) -> None:
    out.write_text("yesterday")
    before = set(out.parent.iterdir())
    assert command("report", out, *AS_OF).status == 0
    assert ids(out) == {"0012", "0013"}
    assert set(out.parent.iterdir()) == before


def test_the_same_report_is_the_same_file(command: Command, out: Path) -> None:
    again = out.with_name("again.xlsx")
    for path in (out, again):
        command("report", path, *AS_OF, "--people", "--program", "Sample College")
    assert out.read_bytes() == again.read_bytes()
    assert "Avery Testwell" in openpyxl.load_workbook(out).sheetnames


def test_each_person_gets_a_workbook_in_a_zip(command: Command, out: Path) -> None:
    mail_out = out.with_suffix(".zip")
    assert command("report", out, *AS_OF, "--zip", mail_out).status == 0
    with ZipFile(mail_out) as package:
        assert package.namelist() == ["Avery Testwell 0012.xlsx", "Blair Sampleton 0013.xlsx"]


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("gaps.csv",), "give it a name ending in .xlsx"),
        (("nowhere/gaps.xlsx",), "cannot be written"),
        (("gaps.xlsx", "--zip", "people.xlsx"), "give it a name ending in .zip"),
        (("gaps.xlsx", "--as-of", "soon"), "is not a date"),
    ],
)
def test_what_cannot_be_written_exits_2_with_one_sentence(
    command: Command,
    out: Path,
    monkeypatch: pytest.MonkeyPatch,
    arguments: tuple[str, ...],
    sentence: str,
) -> None:
    monkeypatch.chdir(out.parent)
    before = set(out.parent.iterdir())
    said = command("report", *arguments)
    assert (said.status, said.out) == (2, "")
    assert sentence in said.sentence
    assert set(out.parent.iterdir()) == before
