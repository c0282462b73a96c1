"""Whatever people are called, the report holds it as text, whole, and no program runs it."""

from datetime import date
from pathlib import Path
from zipfile import ZipFile

import pytest

from dashboard import reporting
from dashboard.coverage import Answer, Scope
from dashboard.report.findings import DataState, Findings
from dashboard.report.mail_out import file_name, write_mail_out
from dashboard.report.workbook import write_report
from tests.program import AS_OF, Program
from tests.report.reading import by_calamine, by_openpyxl, column, opened, table

NO_CHARACTERS = "\ufffe\uffff"
NAMES = (
    "=cmd|' /C calc'!A0",
    "+1",
    "-2+3",
    "@x",
    "#N/A",
    "tab\there",
    "\tfirst",
    "Zoë \U0001f9b4 Testwell",
    "\u05d0\u05d1\u05d2 \u202eTestwell",
    "x" * 300,
    "bell\x07 and \x1f",
    "_x0041_ as written",
    "line\r\nbreak",
    NO_CHARACTERS,
    "history",
    "  spaces  ",
)
COHORT = "A/B:[C]*?"


@pytest.fixture
def hostile(program: Program) -> Findings:
    """The findings of a program whose people have these names."""
    program.upload(
        "roster",
        "Person ID | Name | Discipline | Cohort\n"
        + "\n".join(
            f"{number:03} | Somebody {number} | CT | {COHORT}" for number in range(len(NAMES))
        ),
    )
    program.upload(
        "records",
        """
        Person ID | Reference Number | Activity Title | Completion Date | Discipline | Category | Credits
        000       | EX1              | =1+1           | 2026-01-02      | CT         | Safety   | 1.00
        """,
    )
    names = {f"{number:03}": name for number, name in enumerate(NAMES)}

    def ask(question: object, scope: Scope) -> Answer:
        answer: Answer = question(program.store, scope)  # type: ignore[operator]
        if "name" not in answer.columns:
            return answer
        where, whom = answer.columns.index("name"), answer.columns.index("person_id")
        return Answer(
            answer.columns,
            tuple((*row[:where], names[row[whom]], *row[where + 1 :]) for row in answer.rows),
        )

    return reporting.findings(program.store, Scope(date.fromisoformat(AS_OF)), ask=ask)


def test_every_name_comes_back_as_it_was(hostile: Findings, tmp_path: Path) -> None:
    path = tmp_path / "gaps.xlsx"
    write_report(path, hostile, has_pages=True)
    people, _ = table(by_openpyxl(path, "People"))
    by_id = {row["Person ID"]: row["Name"] for row in people}
    assert [by_id[f"{number:03}"] for number in range(len(NAMES))] == list(NAMES)
    assert set(column(people, "Cohort")) == {COHORT}
    records, _ = table(by_openpyxl(path, "Records"))
    assert records[0]["Activity"] == "=1+1"
    calamine, _ = table(by_calamine(path, "People"))
    read = {row["Person ID"]: row["Name"] for row in calamine}
    # calamine leaves these two spelled.
    assert {name for name in read.values() if name not in by_id.values()} == {"_xFFFE__xFFFF_"}


def test_no_cell_of_the_people_is_a_formula_or_an_error(hostile: Findings, tmp_path: Path) -> None:
    path = tmp_path / "gaps.xlsx"
    write_report(path, hostile, has_pages=True)
    book = opened(path)
    for sheet in book.worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                assert cell.data_type != "e"
                if cell.data_type == "f":
                    assert cell.value.startswith(("=SUBTOTAL(109,", "=SUM(", "=COUNTIF("))
                elif isinstance(cell.value, str) and cell.value.startswith(("=", "+", "-", "@")):
                    assert cell.quotePrefix
    assert len({name.casefold() for name in book.sheetnames}) == len(book.sheetnames)
    assert all(len(name) <= 31 and not set(name) & set("/\\?*[]:") for name in book.sheetnames)


def test_a_mail_out_has_a_file_that_any_system_takes_for_everybody(
    hostile: Findings, tmp_path: Path
) -> None:
    path = tmp_path / "people.zip"
    write_mail_out(path, hostile)
    with ZipFile(path) as package:
        names = package.namelist()
        assert package.testzip() is None
    assert len({name.casefold() for name in names}) == len(NAMES)
    assert all(not set(name) & set('<>:"/\\|?*\t\r\n') and len(name) < 100 for name in names)


@pytest.mark.parametrize(
    ("wanted", "name"),
    [
        ("con", "con_"),
        ("../etc", "etc"),
        ("A/B:C", "A B C"),
        ("...", "Somebody"),
        ("a" * 200, "a" * 80),
    ],
)
def test_a_file_name_is_plain(wanted: str, name: str) -> None:
    assert file_name(wanted, set()) == name


def test_no_two_files_have_one_name() -> None:
    taken: set[str] = set()
    assert [file_name("Avery", taken), file_name("AVERY", taken)] == ["Avery", "AVERY (2)"]


def test_without_an_import_the_day_stands_for_the_time(hostile: Findings) -> None:
    from dataclasses import replace

    assert str(replace(hostile, data=DataState()).moment) == f"{AS_OF} 00:00:00"
