"""set-aside: rows into a workbook, corrected there, imported again."""

from pathlib import Path

import openpyxl
import pytest

from tests.cli.conftest import Command, Write

AS_OF = ("--as-of", "2026-06-01", "--format", "json")
ROSTER = """
Person ID | Name            | Discipline | Application Date
0012      | Avery Testwell  | CT         | 2026-13-01
0013      | Blair Sampleton | CT         | 2026-12-01
"""


@pytest.fixture
def out(command: Command, write: Write, tmp_path: Path) -> Path:
    assert command("import", write("roster.csv", ROSTER)).status == 1
    return tmp_path / "aside.xlsx"


def test_rows_are_corrected_in_the_workbook_and_imported(command: Command, out: Path) -> None:
    said = command("set-aside", 1, out)
    assert (said.status, said.out) == (0, "")
    assert said.sentence.startswith(f"1 row of import 1 written to {out}")
    book = openpyxl.load_workbook(out)
    book.worksheets[0]["D2"].value = "2026-12-01"
    book.save(out)
    said = command("import", out)
    assert (said.status, said.sentence) == (0, "aside.xlsx: 1 row of import 1 settled.")
    assert {row["person_id"] for row in command("progress", *AS_OF).rows} == {"0012", "0013"}
    assert "rows_set_aside" not in {row["check_name"] for row in command("checks", *AS_OF).rows}
    assert command("set-aside", 1, out.with_name("more.xlsx")).status == 2
    assert command("undo", 2).status == 0
    assert "rows_set_aside" in {row["check_name"] for row in command("checks", *AS_OF).rows}
    assert [entry["set_aside"] for entry in command("imports", "--format", "json").rows] == [0, 1]


@pytest.mark.parametrize(
    ("import_id", "name", "sentence"),
    [
        (9, "aside.xlsx", "There is no import 9"),
        (1, "aside.csv", "give it a name ending in .xlsx"),
        (1, "nowhere/aside.xlsx", "cannot be written"),
        (1, "roster.xlsx", "is there already"),
    ],
)
def test_what_cannot_be_written_exits_2_with_one_sentence(
    command: Command, out: Path, import_id: int, name: str, sentence: str
) -> None:
    out.with_name("roster.xlsx").write_text("corrections of yesterday")
    said = command("set-aside", import_id, out.parent / name)
    assert (said.status, said.out) == (2, "")
    assert sentence in said.sentence
    assert out.with_name("roster.xlsx").read_text() == "corrections of yesterday"
