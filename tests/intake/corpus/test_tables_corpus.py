"""Sheets with several tables, one below the other or side by side: each is read, or said not to be."""

from decimal import Decimal

import pytest

from dashboard.intake import CheckedFile
from tests.intake.corpus.awkward import Awkward, book, text
from tests.intake.corpus.conftest import Hold
from tests.intake.drawing import CheckDrawn, taken

ABOVE = "above the column headings"

ONE_KIND = {
    "two lists of people with different columns": Awkward(
        book(
            Program="""
            Student ID | Full Name      | Cohort
            S1         | Avery Testwell | 2026
            ~
            Staff
            Employee No | Employee Name   | Email
            E1          | Blair Sampleton | blair@example.edu
            """
        ),
        "roster",
        "sheet row_number person_id person_name cohort email",
        [
            ("Program", "2", "S1", "Avery Testwell", "2026", None),
            ("Program, table 2", "6", "E1", "Blair Sampleton", None, "blair@example.edu"),
        ],
        skipped=[("Program, table 2", 4, ABOVE)],
    ),
    "the same headings under a title of another discipline": Awkward(
        text(
            """
            CT
            Person ID | Reference Number | Completion Date | Category | Credits
            S1        | EX-1             | 2025-06-01      | Safety   | 0.5
            ~
            Magnetic Resonance Imaging
            Person ID | Reference Number | Completion Date | Category | Credits
            S1        | EX-2             | 2025-06-02      | Safety   | 1
            """
        ),
        "records",
        "sheet row_number discipline category_text credits",
        [
            (None, "3", "CT", "Safety", "0.50"),
            ("table 2", "7", "MR", "Safety", "1.00"),
        ],
        skipped=[(None, 1, ABOVE), ("table 2", 5, ABOVE)],
        warned=[
            (None, "CT is taken for them from the title above"),
            (None, "MR is taken for them from the title above"),
        ],
    ),
    "the same headings again after a blank row are one table": Awkward(
        text(
            """
            Person ID | Name
            S1        | Avery Testwell
            ~
            Person ID | Name
            S2        | Blair Sampleton
            """
        ),
        "roster",
        "sheet row_number person_id",
        [(None, "2", "S1"), (None, "5", "S2")],
        skipped=[(None, 4, "the column headings again")],
    ),
    "two lists of people side by side": Awkward(
        book(
            Program="""
            Day        |                 |  | Evening    |
            Student ID | Full Name       |  | Student ID | Full Name
            S1         | Avery Testwell  |  | S3         | Casey Mockford
            S2         | Blair Sampleton |  |            |
            """
        ),
        "roster",
        "sheet row_number person_id person_name",
        [
            ("Program", "3", "S1", "Avery Testwell"),
            ("Program", "4", "S2", "Blair Sampleton"),
            ("Program, table 2", "3", "S3", "Casey Mockford"),
        ],
        skipped=[("Program", 1, ABOVE), ("Program, table 2", 1, ABOVE)],
    ),
    "a second table that lacks a required column is named with its row": Awkward(
        book(
            Program="""
            Person ID | Name           | Cohort
            S1        | Avery Testwell | 2026
            ~
            Person ID | Completion Date | CE Credits
            S1        | 2025-06-01      | 1
            """
        ),
        "roster",
        "sheet row_number person_id cohort",
        [("Program", "2", "S1", "2026")],
        skipped=[
            (
                "Program, table 2",
                4,
                "a table of its own, not read: looks like records, but the required column",
            )
        ],
    ),
    "blank columns within one table": Awkward(
        text(
            """
            Person ID | Name           |  | Reference Number | Completion Date |  | CE Credits
            S1        | Avery Testwell |  | EX-1             | 2025-06-01      |  | 1
            """
        ),
        "records",
        "sheet person_id person_name reference_number ce_credits",
        [(None, "S1", "Avery Testwell", "EX-1", "1.00")],
    ),
    "words of ours in the cells of rows are no headings": Awkward(
        text(
            """
            Person ID | Name           | Role    | Cohort
            S1        | Avery Testwell | Student | Name
            ~
            S2        | Course         | Staff   | Evening
            """
        ),
        "roster",
        "row_number person_id person_name cohort",
        [("2", "S1", "Avery Testwell", "Name"), ("4", "S2", "Course", "Evening")],
    ),
}


@pytest.mark.parametrize("name", ONE_KIND)
def test_every_table_of_a_sheet_is_read_as_a_person_reads_it(name: str, hold: Hold) -> None:
    hold(ONE_KIND[name])


STACKED = """
    Person ID | Name           | Cohort
    S1        | Avery Testwell | 2026
    ~
    Reference Number | Completion Date | Person ID | CE Credits
    EX-1             | 2025-06-01      | S1        | 1.5
    """
WITHOUT_BLANK_ROW = STACKED.replace("    ~\n", "")
SIDE_BY_SIDE = """
    Person ID | Name           |  | Person ID | Reference Number | Completion Date | CE Credits
    S1        | Avery Testwell |  | S1        | EX-1             | 2025-06-01      | 1.5
              |                |  | S1        | EX-2             | 2025-06-02      | 1
    """
AT_OTHER_ROWS = """
    Person ID | Name           |  |                  |                 |           |
    S1        | Avery Testwell |  | Reference Number | Completion Date | Person ID | CE Credits
              |                |  | EX-1             | 2025-06-01      | S1        | 1.5
    """


def people_and_completions(file: CheckedFile) -> dict[str, list[tuple[object, ...]]]:
    wanted = {
        "roster": ["row_number", "person_name"],
        "records": ["row_number", "reference_number"],
    }
    return {
        sheet.kind: [
            tuple(row.values()) for row in sheet.rows.select(wanted[sheet.kind]).to_pylist()
        ]
        for sheet in file.sheets
    }


@pytest.mark.parametrize(
    ("table", "people", "completions"),
    [
        (STACKED, [(2, "Avery Testwell")], [(5, "EX-1")]),
        (WITHOUT_BLANK_ROW, [(2, "Avery Testwell")], [(4, "EX-1")]),
        (SIDE_BY_SIDE, [(2, "Avery Testwell")], [(2, "EX-1"), (3, "EX-2")]),
        (AT_OTHER_ROWS, [(2, "Avery Testwell")], [(3, "EX-1")]),
    ],
)
def test_two_kinds_on_one_sheet_are_read_apart(
    check: CheckDrawn,
    table: str,
    people: list[tuple[object, ...]],
    completions: list[tuple[object, ...]],
) -> None:
    file = check(table)
    assert people_and_completions(file) == {"roster": people, "records": completions}
    assert [sheet.set_aside for sheet in file.sheets] == [(), ()]
    assert file.skipped == ()


def test_a_blank_column_within_one_table_makes_no_two_of_it(check: CheckDrawn) -> None:
    file = check(
        """
        Person ID | Activity Title | Credits | Completion Date |  | CEUs | Discipline | Category | Reference Number
        S1        | CT basics      | 0.5     | 2025-06-01      |  | 2.5  | CT         | Safety   | EX-1
        """
    )
    assert [sheet.kind for sheet in file.sheets] == ["records"]
    assert taken(file, "reference_number", "ce_credits", "credits") == [
        ("EX-1", Decimal("2.50"), Decimal("0.50"))
    ]


def test_p4_each_table_of_a_sheet_counts_its_own_rows(check: CheckDrawn) -> None:
    file = check(SIDE_BY_SIDE)
    assert [(sheet.sheet, sheet.rows_read) for sheet in file.sheets] == [(None, 1), ("table 2", 2)]
    assert taken(file, "position") == [(0,), (1,), (2,)]
