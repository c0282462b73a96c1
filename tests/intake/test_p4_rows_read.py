"""P4: every data row is taken or set aside, and whatever is no data says why."""

from pathlib import Path

import pytest

from dashboard.intake import SetAsideRow, Skipped
from tests.intake.drawing import (
    CheckDrawn,
    CheckPath,
    drawn,
    set_aside,
    taken,
    write_text,
    write_workbook,
)


def test_p4_blank_rows_are_not_read_and_numbers_are_those_of_excel(check: CheckDrawn) -> None:
    file = check(
        """
        ~
        ~
        Person ID | Name
        ~
        S1        | Avery Testwell
                  |
        S2        | Blair Sampleton
        ~
        """
    )
    assert file.sheets[0].rows_read == 2
    assert taken(file, "row_number", "position") == [(5, 0), (7, 1)]
    assert file.skipped == ()


@pytest.mark.parametrize(
    ("column", "ours"),
    [("Person ID", "person_id"), ("Email", "email_key"), ("Name", "person_name")],
)
def test_rows_of_one_person_stand_together_and_keep_their_places(
    check: CheckDrawn, column: str, ours: str
) -> None:
    file = check(
        f"""
        {column}  | Reference Number | Completion Date | CE Credits
        s2@x.org  | EX-1             | 2025-06-01      | 1
        s1@x.org  | EX-1             | 2025-06-01      | 1
        s2@x.org  | EX-2             | 2025-06-01      | 1
        s1@x.org  | EX-2             | 2025-06-01      | 1
        s2@x.org  | EX-3             | 2025-06-01      | 1
        """
    )
    assert taken(file, ours, "reference_number", "position", "row_number") == [
        ("s2@x.org", "EX-1", 0, 2),
        ("s2@x.org", "EX-2", 2, 4),
        ("s2@x.org", "EX-3", 4, 6),
        ("s1@x.org", "EX-1", 1, 3),
        ("s1@x.org", "EX-2", 3, 5),
    ]


def test_p4_a_row_set_aside_is_kept_whole_and_once(check: CheckDrawn) -> None:
    file = check(
        """
        Person ID | Reference Number | Completion Date | CE Credits | Remarks
        S1        | EX-1             | 2025-06-01      | 1          |
        S1        |                  | 31/31/2026      | -1         | retyped
        """
    )
    [sheet] = file.sheets
    assert sheet.rows_read == sheet.rows.num_rows + len(sheet.set_aside) == 2
    assert sheet.set_aside == (
        SetAsideRow(
            sheet=None,
            row_number=3,
            position=1,
            kind="records",
            cells={
                "Person ID": "S1",
                "Reference Number": "",
                "Completion Date": "31/31/2026",
                "CE Credits": "-1",
                "Remarks": "retyped",
            },
        ),
    )
    assert [column for _, column, _ in set_aside(file)] == [
        "Completion Date",
        "CE Credits",
        "Reference Number",
    ]


def test_p4_positions_run_through_all_sheets(check_path: CheckPath, tmp_path: Path) -> None:
    roster = drawn(
        """
        Person ID | Name
        S1        | Avery Testwell
                  | Blair Sampleton
        S3        | Casey Mockford
        """
    )
    path = write_workbook(
        tmp_path / "roster.xlsx", {"A": roster, "Notes": [["nothing"]], "B": roster}
    )
    file = check_path(path)
    assert taken(file, "sheet", "position", "row_number") == [
        ("A", 0, 2),
        ("A", 2, 4),
        ("B", 3, 2),
        ("B", 5, 4),
    ]
    assert [(row.sheet, row.position) for s in file.sheets for row in s.set_aside] == [
        ("A", 1),
        ("B", 4),
    ]
    assert [(skipped.sheet, skipped.row) for skipped in file.skipped] == [("Notes", None)]


def test_p4_headings_repeated_on_every_page_are_skipped(check: CheckDrawn) -> None:
    file = check(
        """
        Person ID | Name
        S1        | Avery Testwell
        PERSON ID | Name
        S2        | Blair Sampleton
        """
    )
    assert file.sheets[0].rows_read == 2
    assert file.skipped == (Skipped(None, 3, "the column headings again"),)


@pytest.mark.parametrize(
    "row",
    [
        "Total | | | 12.5",
        "TOTALS: | | | 12.5",
        "Grand total | | | 12.5",
        " | | Total credits | 12.5",
        "Sum | | | 12.5",
        "S1 Total | | | 12.5",
        "Subtotal | | |",
    ],
)
def test_p4_totals_are_skipped(check: CheckDrawn, row: str) -> None:
    file = check(
        f"""
        Person ID | Reference Number | Completion Date | CE Credits
        S1        | EX-1             | 2025-06-01      | 12.5
        {row}
        """
    )
    assert file.sheets[0].rows_read == 1
    assert file.skipped == (Skipped(None, 3, "a total, not a row of data"),)


@pytest.mark.parametrize(
    "row",
    [
        "S2 | Total body imaging | 2025-06-01 | 1",
        "S2 | Total             | 2025-06-01 | 1",
        "S2 | Summary           | 2025-06-01 | 1",
        "Page | Notes: on CT    | 2025-06-01 | 1",
    ],
)
def test_p4_data_that_speaks_of_totals_is_data(check: CheckDrawn, row: str) -> None:
    file = check(
        f"""
        Person ID | Activity Title | Completion Date | CE Credits
        {row}
        """
    )
    assert len(taken(file, "title")) == 1
    assert file.skipped == ()


@pytest.mark.parametrize(
    "row",
    [
        "Exported on 3/15/2026 by the LMS",
        "Report generated by | Some LMS",
        "Page 1 of 3",
        "Rows: 120",
        "End of report",
    ],
)
def test_p4_footers_are_skipped(check: CheckDrawn, row: str) -> None:
    file = check(
        f"""
        Person ID | Reference Number | Completion Date | CE Credits
        S1        | EX-1             | 2025-06-01      | 12.5
        {row}
        """
    )
    assert file.sheets[0].rows_read == 1
    assert file.skipped == (Skipped(None, 3, "a footer, not a row of data"),)


def test_p4_footnotes_are_skipped(check: CheckDrawn) -> None:
    file = check(
        """
        Person ID | Name
        *S1       | Avery Testwell
        * not yet enrolled
        """
    )
    assert taken(file, "person_id") == [("*S1",)]
    assert file.skipped == (Skipped(None, 3, "a footnote, not a row of data"),)


def test_p4_a_note_below_the_table_is_skipped(check: CheckDrawn) -> None:
    file = check(
        """
        Person ID | Name
        S1        | Avery Testwell
        ~
        Ask the office about anybody missing
        """
    )
    assert file.skipped == (Skipped(None, 4, "a note below the table, not a row of data"),)


def test_p4_a_lone_cell_inside_the_table_is_a_row_that_lacks_something(check: CheckDrawn) -> None:
    file = check(
        """
        Person ID | Name
        S1        | Avery Testwell
        S2
                  | Casey Mockford
        S4        | Drew Placeholder
        """
    )
    assert file.skipped == ()
    assert [(row, column) for row, column, _ in set_aside(file)] == [(3, "Name"), (4, "Person ID")]


def test_p4_lines_above_the_headings_are_skipped(check: CheckDrawn) -> None:
    file = check(
        """
        Invented program of radiologic technology
        Spring 2026
        ~
        Person ID | Name
        S1        | Avery Testwell
        """
    )
    assert taken(file, "row_number") == [(5,)]
    assert file.skipped == (
        Skipped(None, 1, "above the column headings"),
        Skipped(None, 2, "above the column headings"),
    )


def test_p4_a_row_longer_than_its_headings_is_set_aside(
    check_path: CheckPath, tmp_path: Path
) -> None:
    path = write_text(
        tmp_path / "roster.csv",
        [
            ["Person ID", "Name", "Cohort"],
            ["S1", "Testwell", " Avery", "CT 2026"],
            ["S2", "Blair Sampleton", "CT 2026", "", ""],
            ["S3"],
        ],
    )
    file = check_path(path)
    assert taken(file, "person_id") == [("S2",)]
    assert set_aside(file) == [
        (
            2,
            "Column D",
            (
                "expected no cell beyond the 3 columns of the heading row; if a cell of this row contains "
                "the separator, put that cell in quotation marks, and import again."
            ),
        ),
        (4, "Name", "expected Name, found a blank cell; fill it in and import again."),
    ]
    assert file.sheets[0].set_aside[0].cells["Column D"] == "CT 2026"


def test_p4_a_column_without_a_heading_is_kept(check_path: CheckPath, tmp_path: Path) -> None:
    path = write_workbook(
        tmp_path / "roster.xlsx",
        {"R": [["Person ID", "", "Name"], ["S1", "see file", "Avery Testwell"]]},
    )
    assert taken(check_path(path), "other_cells") == [('{"Column B": "see file"}',)]


def test_p4_a_table_without_rows_has_none(check: CheckDrawn) -> None:
    [sheet] = check("Person ID | Name").sheets
    assert (sheet.kind, sheet.rows_read, sheet.rows.num_rows) == ("roster", 0, 0)
