"""Awkward values in honest files: what each cell is taken for, written out by hand."""

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from tests.intake.corpus.books import changed_archive, sheet_xml, text_cell
from tests.intake.drawing import (
    Cells,
    CheckDrawn,
    CheckPath,
    set_aside,
    taken,
    warnings,
    write_text,
    write_workbook,
)


def test_p1_l6_the_zeros_a_number_format_shows_are_kept(
    check_path: CheckPath, tmp_path: Path
) -> None:
    workbook = openpyxl.Workbook()
    sheet = workbook.worksheets[0]
    # The table begins at C4, and not every cell of a column is formatted.
    rows: Cells = [
        ["Person ID", "Reference Number", "Completion Date", "CE Credits"],
        [123, 4711, date(2026, 3, 15), 2],
        [123456, 4711, date(2026, 3, 15), 1.5],
        [7, "EX-1", date(2026, 3, 15), 1],
    ]
    for number, cells in enumerate(rows, start=4):
        for column, cell in enumerate(cells, start=3):
            sheet.cell(number, column, cell)
    sheet["C5"].number_format = sheet["C6"].number_format = "00000"
    sheet["D5"].number_format = sheet["D7"].number_format = "0000000"
    sheet["F5"].number_format = sheet["F6"].number_format = "00"
    workbook.save(tmp_path / "records.xlsm")
    file = check_path(tmp_path / "records.xlsm")
    assert taken(file, "person_id", "id_key", "reference_number", "ce_credits") == [
        ("00123", "123", "0004711", Decimal("2.00")),
        ("123456", "123456", "4711", Decimal("1.50")),
        ("7", "7", "EX-1", Decimal("1.00")),
    ]
    assert warnings(file) == []


@pytest.mark.parametrize("pattern", ["0", "0.00", "#,##0", "00-00", "000-00-0000", "General"])
def test_p1_other_number_formats_change_nothing(
    check_path: CheckPath, tmp_path: Path, pattern: str
) -> None:
    path = write_workbook(tmp_path / "r.xlsx", {"R": [["Person ID", "Name"], [123, "A Testwell"]]})
    workbook = openpyxl.load_workbook(path)
    workbook.worksheets[0]["A2"].number_format = pattern
    workbook.save(path)
    assert taken(check_path(path), "person_id") == [("123",)]


def test_an_error_or_uncomputed_cell_is_reported_with_its_place(
    check_path: CheckPath, tmp_path: Path
) -> None:
    headings = ["Person ID", "Name", "Application Date"]
    rows = "".join(
        text_cell(f"{letter}1", text) for letter, text in zip("ABC", headings, strict=True)
    )
    rows = f'<row r="1">{rows}</row>'
    rows += f'<row r="7">{text_cell("A7", "S1")}<c r="B7"><f>VLOOKUP(A7,x,2)</f></c></row>'
    rows += f'<row r="8">{text_cell("A8", "S2")}<c r="B8" t="e"><v>#N/A</v></c></row>'
    rows += f'<row r="9">{text_cell("A9", "S3")}{text_cell("B9", "Casey Mockford")}'
    rows += '<c r="C9"><f>TODAY()</f><v></v></c></row>'
    path = write_workbook(tmp_path / "r.xlsx", {"R": [headings]})
    changed_archive(path, {"xl/worksheets/sheet1.xml": sheet_xml(rows)})
    assert set_aside(check_path(path)) == [
        (
            7,
            "Name",
            (
                "expected text, found a formula that was never computed in cell B7; "
                "type the text and import again."
            ),
        ),
        (
            8,
            "Name",
            "expected text, found the error value #N/A in cell B8; type the text and import again.",
        ),
        (
            9,
            "Application Date",
            (
                "expected a date such as 2026-03-15, found a formula that was never computed in cell C9; "
                "type the date and import again."
            ),
        ),
    ]


@pytest.mark.parametrize(
    "cell",
    [
        "N/A",
        "n/a",
        "NA",
        "-",
        "--",
        "\u2014",
        ".",
        "?",
        "TBD",
        "tba",
        "T.B.D.",
        "null",
        "Unknown",
        "none",
    ],
)
def test_p5_words_for_nothing_are_blanks_where_a_value_may_be_missing(
    check: CheckDrawn, cell: str
) -> None:
    file = check(
        f"""
        Person ID | Email  | Activity Title | Reference Number | Completion Date | CE Credits | Discipline | Category | Subcategory | Credits
        S1        | {cell} | {cell}         | EX-1             | 2026-03-15      | {cell}     | {cell}     | {cell}   | {cell}      | {cell}
        S2        |        |                | EX-2             | {cell}          |            |            |          |             |
        """
    )
    assert taken(
        file, "email", "title", "ce_credits", "discipline", "category_text", "credits"
    ) == [(None,) * 6]
    assert set_aside(file) == [
        (
            3,
            "Completion Date",
            "expected Completion Date, found a blank cell; fill it in and import again.",
        )
    ]


@pytest.mark.parametrize("name", ["Na Testwell", "Na", "Null", "Nil", "Pending"])
def test_names_that_look_like_nothing_are_names(check: CheckDrawn, name: str) -> None:
    assert taken(check(f"Person ID | Name\nS1 | {name}"), "person_name") == [(name,)]


@pytest.mark.parametrize("name", ["N/A", "-", "TBD", "none"])
def test_nobody_has_the_name_of_nothing(check: CheckDrawn, name: str) -> None:
    assert set_aside(check(f"Person ID | Name\nS1 | {name}")) == [
        (2, "Name", "expected Name, found a blank cell; fill it in and import again.")
    ]


@pytest.mark.parametrize(
    "name",
    [
        "José Testwell",
        "Jose\u0301 Testwell",
        "  jose\u00a0TESTWELL\u200b ",
        "Testwell, José",
        "Testwell,\u2009José",
        "Testwell Jr., José",
        "Testwell, José, Jr.",
        "José Testwell III",
        "José “Joe” Testwell",
        'José "Joe" Testwell',
        "José ‘Joe’ Testwell",
        "\u202aJosé Testwell\u202c",
        "José\u00ad Testwell",
        "José\tTestwell",
        "\uff2a\uff4f\uff53é Testwell",
    ],
)
def test_p1_one_name_however_it_is_written(
    check_path: CheckPath, tmp_path: Path, name: str
) -> None:
    path = write_text(tmp_path / "r.csv", [["Person ID", "Name"], ["S1", name]])
    assert taken(check_path(path), "name_key") == [("jose testwell",)]


@pytest.mark.parametrize(
    "name", ["Testwell O’Sample", "Testwell O'Sample", "TESTWELL O\u2019SAMPLE"]
)
def test_p1_an_apostrophe_is_no_nickname(check_path: CheckPath, tmp_path: Path, name: str) -> None:
    path = write_text(tmp_path / "r.csv", [["Person ID", "Name"], ["S1", name]])
    assert taken(check_path(path), "name_key") == [("testwell o sample",)]


@pytest.mark.parametrize(
    "space", ["\u00a0", "\u2007", "\u202f", "\u3000", "\u2003", "\t", "\r\n", "\u2028", "\u0085"]
)
def test_white_space_of_every_kind_is_a_space(
    check_path: CheckPath, tmp_path: Path, space: str
) -> None:
    cells = [
        [
            "Person ID",
            "Reference Number",
            "Completion Date",
            "Discipline",
            f"Cate{space}gory".replace(space, ""),
        ],
        [
            f"{space}S1{space}",
            f"EX{space}1",
            f"March{space}15,{space}2026{space}",
            f"{space}CT",
            f"Radiation{space}Safety",
        ],
    ]
    cells[0].append("Credits")
    cells[1].append(f"1.5{space}hrs{space}")
    file = check_path(write_text(tmp_path / "r.csv", cells))
    assert taken(
        file, "person_id", "reference_number", "completed_on", "category_text", "credits"
    ) == [("S1", "EX1", date(2026, 3, 15), "Radiation Safety", Decimal("1.50"))]


@pytest.mark.parametrize(
    "unseen", ["\u200b", "\u200d", "\ufeff", "\u2060", "\u00ad", "\u202d", "\u2066", "\u0007"]
)
def test_what_has_no_width_is_not_there(check_path: CheckPath, tmp_path: Path, unseen: str) -> None:
    cells = [
        [f"{unseen}Person ID", "Reference Number", f"Completion{unseen} Date", "CE Credits"],
        [f"S{unseen}1", f"EX-{unseen}1", f"2026-03-{unseen}15", f"1.{unseen}50"],
    ]
    file = check_path(write_text(tmp_path / "r.csv", cells))
    assert taken(file, "person_id", "reference_number", "completed_on", "ce_credits") == [
        ("S1", "EX-1", date(2026, 3, 15), Decimal("1.50"))
    ]


UNITS: list[tuple[str, str, str]] = [
    ("semester", "3", "48.00"),
    ("Semester Hours", "1", "16.00"),
    ("sem. hrs", "1.5", "24.00"),
    ("quarter", "2", "24.00"),
    ("Quarter credits", "4.5", "54.00"),
    ("qtr", "1", "12.00"),
    ("CE", "3", "3.00"),
    ("contact hours", "3", "3.00"),
    ("", "3", "3.00"),
    ("n/a", "3", "3.00"),
]


@pytest.mark.parametrize(("unit", "cell", "credits"), UNITS)
@pytest.mark.parametrize("column", ["CE Credits", "Credits"])
def test_academic_credits_are_worth_several_ce_credits(
    check: CheckDrawn, unit: str, cell: str, credits: str, column: str
) -> None:
    file = check(
        f"""
        Person ID | Reference Number | Completion Date | {column} | Credit Unit
        S1        | EX-1             | 2026-03-15      | {cell}   | {unit}
        """
    )
    assert taken(file, "ce_credits", "category_text", "credits") == [(Decimal(credits), None, None)]
    assert warnings(file) == []


@pytest.mark.parametrize(
    "heading", ["Unit", "Units", "Credit Type", "Type of Credit", "Unit Type", "Credit Units"]
)
def test_the_column_of_the_unit_has_many_names(check: CheckDrawn, heading: str) -> None:
    file = check(
        f"""
        Person ID | Course        | Completed  | CE Credits | {heading}
        S1        | Anatomy       | 2026-05-15 | 3          | Semester
        S2        | CT essentials | 2026-05-15 | 3          | CE
        """
    )
    assert taken(file, "ce_credits", "credits") == [
        (Decimal("48.00"), None),
        (Decimal("3.00"), None),
    ]


def test_a_credit_type_that_is_no_unit_is_none(check: CheckDrawn) -> None:
    file = check(
        """
        Person ID | Course        | Completed  | CE Credits | Credit Type
        S1        | CT essentials | 2026-05-15 | 3          | Category A
        """
    )
    assert taken(file, "ce_credits") == [(Decimal("3.00"),)]
    assert set_aside(file) == []


@pytest.mark.parametrize(
    ("heading", "unit", "worth", "credits"),
    [
        ("Semester Hours", "semester", 16, "48.00"),
        ("Semester Credits", "semester", 16, "48.00"),
        ("Quarter Hours", "quarter", 12, "36.00"),
        ("quarter credit hours", "quarter", 12, "36.00"),
    ],
)
def test_academic_credits_by_the_heading_are_converted_and_it_is_said(
    check: CheckDrawn, heading: str, unit: str, worth: int, credits: str
) -> None:
    file = check(
        f"""
        Person ID | Course  | Completed  | {heading} | Discipline | Category
        S1        | Anatomy | 2026-05-15 | 3         | CT         |
        S2        | Anatomy | 2026-05-15 | 3         | CT         | Safety
        """
    )
    assert taken(file, "ce_credits", "category_text", "credits") == [
        (Decimal(credits), None, None),
        (Decimal(credits), None, None),
    ]
    said, no_category = warnings(file)
    assert said[:2] == (None, heading)
    assert f"found {unit} credits by the heading; each is taken as {worth} CE credits" in said[2]
    assert no_category[:2] == (3, heading)


def test_credits_of_one_semester_are_no_academic_credits(check: CheckDrawn) -> None:
    file = check(
        """
        Person ID | Course        | Completed  | Spring Semester CE Credits
        S1        | CT essentials | 2026-05-15 | 3
        """,
        mapping={"Spring Semester CE Credits": "CE Credits"},
    )
    assert taken(file, "ce_credits") == [(Decimal("3.00"),)]


def test_no_distribution_is_made_up_for_academic_credits(check: CheckDrawn) -> None:
    file = check(
        """
        Person ID | Reference Number | Completion Date | CE Credits | Credit Unit | Discipline | Category | Credits
        S1        | EX-1             | 2026-03-15      | 3          | semester    | CT         | Safety   | 3
        S2        | EX-1             | 2026-03-15      |            | quarter     | CT         |          | 2
        S3        | EX-1             | 2026-03-15      | 1.5        | CE          | CT         | Safety   | 0.5
        """
    )
    assert taken(file, "ce_credits", "category_text", "credits") == [
        (Decimal("48.00"), None, None),
        (Decimal("24.00"), None, None),
        (Decimal("1.50"), "Safety", Decimal("0.50")),
    ]
    assert warnings(file) == [
        (
            2,
            "Credit Unit",
            (
                "expected academic credits without a category; they are taken as CE credits only, as nobody "
                "has divided them over categories."
            ),
        )
    ]


def test_academic_credits_under_categories_are_set_aside(check: CheckDrawn) -> None:
    file = check(
        """
        Person ID | Reference Number | Completion Date | CE Credits | Credit Unit | Discipline | Safety | Procedures
        S1        | EX-1             | 2026-03-15      | 3          | semester    | CT         | 1      |
        S2        | EX-1             | 2026-03-15      | 3          | semester    | CT         |        | 0
        """
    )
    assert taken(file, "person_id", "ce_credits", "credits") == [("S2", Decimal("48.00"), None)]
    assert [(row, column) for row, column, _ in set_aside(file)] == [(2, "Credit Unit")]


@pytest.mark.parametrize("unit", ["CEU", "points", "semester or quarter"])
def test_an_unknown_unit_sets_the_row_aside(check: CheckDrawn, unit: str) -> None:
    file = check(
        f"""
        Person ID | Reference Number | Completion Date | CE Credits | Credit Unit
        S1        | EX-1             | 2026-03-15      | 3          | {unit}
        """
    )
    assert set_aside(file) == [
        (
            2,
            "Credit Unit",
            "expected CE credits, semester or quarter; correct the cell and import again.",
        )
    ]


def test_academic_credits_too_many_to_hold_are_set_aside(check: CheckDrawn) -> None:
    file = check(
        """
        Person ID | Reference Number | Completion Date | CE Credits | Credit Unit
        S1        | EX-1             | 2026-03-15      | 62500      | semester
        """
    )
    assert [(row, column) for row, column, _ in set_aside(file)] == [(2, "CE Credits")]


LOG = ["Person ID", "Reference Number", "Completion Date", "CE Credits"]
FILES: dict[str, tuple[str, list[list[Any]], tuple[Any, ...]]] = {
    "numbers as text": (
        "r.csv",
        [LOG, ["0012", "0042", "3/15/26", "1.50"]],
        ("0012", "0042", "1.50"),
    ),
    "numbers as floats": ("r.xlsx", [LOG, [12.0, 42.0, 46096.0, 1.5]], ("12", "42", "1.50")),
    "dates with times": (
        "r.csv",
        [LOG, ["S1", "a 1", "2026-03-15T23:59:59Z", "1,5"]],
        ("S1", "A1", "1.50"),
    ),
    "words for credits": (
        "r.csv",
        [LOG, ["S1", "EX-1", "15-Mar-26", "1 1/2 hrs"]],
        ("S1", "EX-1", "1.50"),
    ),
    "zeros kept by a formula": (
        "r.csv",
        [LOG, ['="0012"', '="0042"', "March 15, 2026", "½"]],
        ("0012", "0042", "0.50"),
    ),
    "a day-first export": (
        "r.tsv",
        [LOG, ["S1", "EX-1", "15/03/2026 13:04", "2 credits"]],
        ("S1", "EX-1", "2.00"),
    ),
}


@pytest.mark.parametrize("what", FILES)
def test_one_course_in_many_guises(check_path: CheckPath, tmp_path: Path, what: str) -> None:
    name, cells, (person, reference, credits) = FILES[what]
    path = tmp_path / name
    if name == "r.xlsx":
        write_workbook(path, {"Log": cells})
    else:
        write_text(path, cells, separator="\t" if name == "r.tsv" else ",")
    assert taken(
        check_path(path), "person_id", "reference_number", "completed_on", "ce_credits"
    ) == [(person, reference, date(2026, 3, 15), Decimal(credits))]
