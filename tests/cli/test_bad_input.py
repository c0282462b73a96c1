"""Files one would dread to receive: a status and a sentence each, never a traceback."""

from pathlib import Path

import pytest

from dashboard import paths
from tests.cli.conftest import Command, Write


def bad_files(folder: Path) -> dict[str, Path]:
    contents = {
        "empty.csv": b"",
        "blank.csv": b"\n\n , ,\n",
        "picture.xlsx": b"\x89PNG\r\n\x1a\n" + bytes(200),
        "truncated.xlsx": (paths.SAMPLE / "roster.xlsx").read_bytes()[:4000],
        "letter.csv": b"Dear dean,\nhere are the numbers.\n",
        "roster-without-names.csv": b"Person ID,Cohort\n0012,Spring\n",
        "records-without-dates.csv": b"Person ID,Reference Number,Category,Credits\n0012,EX-1,Safety,1\n",
    }
    made = {}
    for name, content in contents.items():
        made[name] = folder / name
        made[name].write_bytes(content)
    made["folder.xlsx"] = folder / "folder.xlsx"
    made["folder.xlsx"].mkdir()
    made["nowhere.csv"] = folder / "nowhere.csv"
    return made


@pytest.mark.parametrize(
    "name",
    [
        "empty.csv",
        "blank.csv",
        "picture.xlsx",
        "truncated.xlsx",
        "letter.csv",
        "roster-without-names.csv",
        "records-without-dates.csv",
        "folder.xlsx",
        "nowhere.csv",
    ],
)
def test_a_file_that_cannot_be_imported_exits_2_with_one_sentence(
    command: Command, tmp_path: Path, name: str
) -> None:
    said = command("import", bad_files(tmp_path)[name], "--format", "json")
    assert (said.status, said.rows) == (2, [])
    assert name in said.sentence
    assert said.sentence.endswith(".")
    assert command("imports", "--format", "json").rows == []


@pytest.mark.parametrize(
    ("name", "column"),
    [("roster-without-names.csv", "Name"), ("records-without-dates.csv", "Completion Date")],
)
def test_a_missing_required_column_is_named(
    command: Command, tmp_path: Path, name: str, column: str
) -> None:
    assert column in command("import", bad_files(tmp_path)[name]).sentence


@pytest.mark.parametrize(
    ("completed_on", "credits", "column"),
    [
        ("2026-01-15", "plenty", "Credits"),
        ("2026-01-15", "-0.50", "Credits"),
        ("2026-01-15", "0.123", "Credits"),
        ("2026-01-15", "12345678", "Credits"),
        ("2026-02-30", "1.00", "Completion Date"),
        ("soon", "1.00", "Completion Date"),
        ("", "1.00", "Completion Date"),
    ],
)
def test_a_row_that_cannot_be_right_is_set_aside_with_one_sentence(
    command: Command, write: Write, completed_on: str, credits: str, column: str
) -> None:
    path = write(
        "records.csv",
        f"""
        Person ID | Reference Number | Completion Date | Discipline | Category | Credits
        0012      | EX-1             | {completed_on}  | CT         | Safety   | {credits}
        0012      | EX-2             | 2026-01-15      | CT         | Safety   | 1.00
        """,
    )
    said = command("import", path, "--format", "json")
    [sheet] = said.rows
    assert (said.status, sheet["added"], sheet["set_aside"]) == (1, 1, 1)
    [problem] = sheet["problems"]
    assert (problem["row"], problem["column"], problem["severity"]) == (2, column, "set_aside")
    assert said.sentence.startswith(f"records.csv, row 2, {column}")
