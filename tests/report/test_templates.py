"""Template workbooks: imported as they come they bring nothing; filled in they import whole."""

from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from dashboard import intake, reference
from dashboard.intake import CheckedFile
from dashboard.intake.columns import KINDS
from dashboard.reference import Reference
from dashboard.report.template_notes import REMARK
from dashboard.report.templates import template

ON = date(2026, 11, 23)
REFERENCE = reference.load()

of_every_kind = pytest.mark.parametrize("kind", list(KINDS))


def made(kind: str, known: Reference = REFERENCE) -> Worksheet:
    sheet = load_workbook(BytesIO(template(kind, known, on=ON))).worksheets[0]
    assert isinstance(sheet, Worksheet)
    return sheet


def checked(path: Path) -> CheckedFile:
    return intake.check_file(path, REFERENCE, intake.Options())


@of_every_kind
def test_an_untouched_template_brings_no_row(kind: str, tmp_path: Path) -> None:
    path = tmp_path / "template.xlsx"
    path.write_bytes(template(kind, REFERENCE, on=ON))
    found = checked(path)

    assert [(sheet.kind, sheet.rows_read) for sheet in found.sheets] == [(kind, 0)]
    reasons = [skipped.reason for skipped in found.skipped if skipped.row == 2]
    assert reasons == [
        'the example line of a template; clear "Example line: not imported" if it is yours'
    ]


@of_every_kind
def test_the_example_line_imports_whole_once_it_is_made_ones_own(kind: str, tmp_path: Path) -> None:
    book = load_workbook(BytesIO(template(kind, REFERENCE, on=ON)))
    sheet = book.worksheets[0]
    (mark,) = (cell for cell in sheet[2] if "Example line" in str(cell.value))
    mark.value = None
    book.save(tmp_path / "filled.xlsx")
    (found,) = checked(tmp_path / "filled.xlsx").sheets

    assert (found.kind, found.rows_read, found.set_aside, found.problems) == (kind, 1, (), ())


@of_every_kind
def test_every_heading_is_one_of_ours_and_all_that_is_needed_is_there(kind: str) -> None:
    headings = {str(cell.value) for cell in made(kind)[1]}

    assert headings - {REMARK} <= KINDS[kind].names()
    assert KINDS[kind].missing(headings) == []


def test_drop_downs_offer_the_outlines_in_force() -> None:
    book = load_workbook(BytesIO(template("records", REFERENCE, on=ON)))
    offered = {
        str(column[0].value): {cell.value for cell in column[1:] if cell.value}
        for column in book["Choices"].columns
    }
    newest = {
        code: max(
            (
                line.effective_on
                for line in REFERENCE.outlines
                if line.discipline == code and line.effective_on <= ON
            ),
            default=None,
        )
        for code in REFERENCE.disciplines
    }
    in_force = [line for line in REFERENCE.outlines if line.effective_on == newest[line.discipline]]

    assert offered["Codes of disciplines"] == set(REFERENCE.disciplines)
    assert offered["Names of categories"] == {line.category for line in in_force}
    assert offered["Names of subcategories"] == {
        line.subcategory for line in in_force if line.subcategory
    }


def test_drop_downs_are_where_the_columns_are() -> None:
    sheet = made("roster")
    headings = {get_column_letter(cell.column): cell.value for cell in sheet[1] if cell.column}
    rules = {
        headings[str(rule.sqref).partition("2:")[0]]: rule.formula1
        for rule in sheet.data_validations.dataValidation
    }

    assert rules == {
        "Role": '"student,staff"',
        "Status": '"active,left"',
        "Discipline": f"'Choices'!$A$2:$A${len(REFERENCE.disciplines) + 1}",
        "Requirement": '"Structured Education,Imaging Assistant"',
    }


def test_an_id_keeps_its_zeros() -> None:
    row = {cell.value: sheet_cell for cell, sheet_cell in zip(*made("records")["1:2"], strict=True)}
    assert row["Person ID"].value == "00123"
    assert row["Person ID"].number_format == "@"
