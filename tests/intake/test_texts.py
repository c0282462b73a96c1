"""P1, L6: identifiers keep what they are; texts lose only what nobody can see."""

from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from tests.intake.drawing import (
    CheckDrawn,
    CheckPath,
    set_aside,
    taken,
    warnings,
    write_text,
    write_workbook,
)

HEADERS = ["Person ID", "Name"]


@pytest.mark.parametrize(
    ("cell", "person_id", "key"),
    [
        (123.0, "123", "123"),
        (123, "123", "123"),
        (0, "0", "0"),
        ("00123", "00123", "123"),
        ("123.0", "123", "123"),
        ("S-0012", "S-0012", None),
        (" \u00a0 S1\u200b\ufeff ", "S1", None),
        (1.5, "1.5", None),
    ],
)
def test_p1_an_id_is_text_and_keeps_its_zeros(
    check_path: CheckPath, tmp_path: Path, cell: Any, person_id: str, key: str | None
) -> None:
    path = write_workbook(tmp_path / "roster.xlsx", {"R": [HEADERS, [cell, "Avery Testwell"]]})
    assert taken(check_path(path), "person_id", "id_key") == [(person_id, key)]


def test_p1_a_formula_that_keeps_the_zeros_of_an_export_is_its_text(check: CheckDrawn) -> None:
    file = check(
        """
        Person ID | Name
        ="00123"  | Avery Testwell
        """
    )
    assert taken(file, "person_id", "id_key") == [("00123", "123")]


@pytest.mark.parametrize("cell", ["1.23457E+11", 1234567890123456789, 10**15])
def test_p1_an_id_that_excel_has_shortened_sets_the_row_aside(
    check_path: CheckPath, tmp_path: Path, cell: Any
) -> None:
    path = write_workbook(tmp_path / "roster.xlsx", {"R": [HEADERS, [cell, "Avery Testwell"]]})
    assert set_aside(check_path(path)) == [
        (
            2,
            "Person ID",
            (
                "expected an ID or number in full, but Excel keeps only 15 digits of a number; format the "
                "column as text in the original file, export it anew, and import that."
            ),
        )
    ]


def test_p1_an_id_that_excel_took_for_a_date_sets_the_row_aside(
    check_path: CheckPath, tmp_path: Path
) -> None:
    path = write_workbook(
        tmp_path / "roster.xlsx", {"R": [HEADERS, [date(2026, 3, 1), "Avery Testwell"]]}
    )
    [(row, column, sentence)] = set_aside(check_path(path))
    assert (row, column) == (2, "Person ID")
    assert sentence.startswith("expected an ID or number, found a date that Excel has made of it;")


@pytest.mark.parametrize(
    ("cell", "number"),
    [
        (" ct 0012 ", "CT0012"),
        ("abc-\u00a01", "ABC-1"),
        (4711.0, "4711"),
        ("0004711", "0004711"),
        ("none", None),
        ("-", None),
    ],
)
def test_l6_reference_numbers(
    check_path: CheckPath, tmp_path: Path, cell: Any, number: str | None
) -> None:
    headers = ["Person ID", "Reference Number", "Activity Title", "Completion Date"]
    row = ["S1", cell, "CT basics", "2025-06-01"]
    path = write_workbook(tmp_path / "records.xlsx", {"Log": [headers, row]})
    assert taken(check_path(path), "reference_number", "title") == [(number, "CT basics")]


@pytest.mark.parametrize("cell", ["N/A", "n.a.", "NA"])
def test_l6_not_available_is_no_reference_number_for_all_to_share(
    check: CheckDrawn, cell: str
) -> None:
    file = check(
        f"""
        Person ID | Reference Number | Activity Title | Completion Date
        S1        | {cell}           | CT basics      | 2025-06-01
        S1        | {cell}           |                | 2025-06-02
        """
    )
    assert taken(file, "reference_number", "title_key") == [(None, "ct basics")]
    sentence = "expected an ID or number, or a blank cell; taken for blank."
    assert warnings(file)[1:] == [
        (2, "Reference Number", sentence),
        (3, "Reference Number", sentence),
    ]
    assert set_aside(file) == [
        (
            3,
            "Reference Number",
            (
                "expected Reference Number or Activity Title, found only blank cells; "
                "fill it in and import again."
            ),
        )
    ]


def test_texts_lose_what_nobody_sees_and_nothing_else(
    check_path: CheckPath, tmp_path: Path
) -> None:
    path = write_text(
        tmp_path / "roster.csv",
        [
            ["Person ID", "Name", "Cohort", "Site"],
            ["S1", "\u00a0Jose\u0301  Testwell\u200b", "CT\u00a02026", "North\r\nCampus\x07"],
        ],
    )
    assert taken(check_path(path), "person_name", "name_key", "cohort", "site") == [
        ("José  Testwell", "jose testwell", "CT 2026", "North Campus")
    ]


def test_names_in_two_parts_make_one(check: CheckDrawn) -> None:
    file = check(
        """
        Person ID | First Name | Last Name
        S1        | Avery      | Testwell
        S2        |            | Sampleton
        S3        |            |
        """
    )
    assert taken(file, "person_name", "name_key") == [
        ("Avery Testwell", "avery testwell"),
        ("Sampleton", "sampleton"),
    ]
    assert set_aside(file) == [
        (4, "Name", "expected Name, found a blank cell; fill it in and import again.")
    ]


def test_roles_and_states_of_other_names_are_blank_with_a_warning(check: CheckDrawn) -> None:
    file = check(
        """
        Person ID | Name            | Role    | Status
        S1        | Avery Testwell  | STUDENT | Left
        S2        | Blair Sampleton | staff   | ACTIVE
        S3        | Casey Mockford  | faculty | away
        """
    )
    assert taken(file, "role", "status") == [("student", "left"), ("staff", "active"), (None, None)]
    assert warnings(file) == [
        (4, "Role", "expected student or staff; taken for blank."),
        (4, "Status", "expected active or left; taken for blank, which means active."),
    ]


@pytest.mark.parametrize("cell", ["#N/A", True])
def test_error_and_logical_cells_are_never_taken_for_text(
    check_path: CheckPath, tmp_path: Path, cell: Any
) -> None:
    path = write_workbook(
        tmp_path / "roster.xlsx",
        {
            "R": [
                ["Person ID", "Name", "Cohort", "Application Date"],
                ["S1", "Avery Testwell", cell, ""],
                ["S2", cell, "CT 2026", ""],
                ["S3", "Casey Mockford", "", cell],
                [cell, "Drew Placeholder", "", ""],
            ]
        },
    )
    reads = "the logical value TRUE" if cell is True else "the error value #N/A"
    file = check_path(path)
    assert taken(file, "person_id", "cohort") == [("S1", None)]
    assert warnings(file) == [
        (2, "Cohort", f"expected text, found {reads} in cell C2; taken for blank.")
    ]
    assert set_aside(file) == [
        (3, "Name", f"expected text, found {reads} in cell B3; type the text and import again."),
        (
            4,
            "Application Date",
            f"expected a date such as 2026-03-15, found {reads} in cell D4; type the date and import again.",
        ),
        (
            5,
            "Person ID",
            f"expected text, found {reads} in cell A5; type the text and import again.",
        ),
    ]


def test_a_formula_never_computed_is_not_blank(check_path: CheckPath, tmp_path: Path) -> None:
    workbook = openpyxl.Workbook()
    sheet = workbook.worksheets[0]
    for row in [
        ["Person ID", "Reference Number", "Completion Date", "CE Credits"],
        ["S1", "EX-1", "2025-06-01", "=1+1"],
    ]:
        sheet.append(row)
    workbook.save(tmp_path / "records.xlsx")
    assert set_aside(check_path(tmp_path / "records.xlsx")) == [
        (
            2,
            "CE Credits",
            (
                "expected credits such as 1.50, found a formula that was never computed in cell D2; "
                "type the number and import again."
            ),
        )
    ]


def test_unknown_columns_are_kept_as_they_are(check: CheckDrawn) -> None:
    file = check(
        """
        Person ID | Name            | Phone ext. | Shift
        S1        | Avery Testwell  | 0042       | night
        S2        | Blair Sampleton |            |
        """
    )
    assert taken(file, "other_cells") == [('{"Phone ext.": "0042", "Shift": "night"}',), (None,)]
