"""L7: rows of one file that say the same, and rows that contradict each other."""

from decimal import Decimal
from pathlib import Path

import pytest

from tests.intake.drawing import (
    CheckDrawn,
    CheckPath,
    drawn,
    set_aside,
    taken,
    warnings,
    write_workbook,
)

FIRST_STANDS = "; the first one stands: make the two agree and import again."


def test_l7_other_credits_for_the_same_line_are_set_aside(check: CheckDrawn) -> None:
    file = check(
        """
        Person ID | Reference Number | Completion Date | Discipline | Category | Subcategory | Credits
        S1        | EX-1             | 2025-06-01      | CT         | Safety   |             | 1
        S1        | ex-1             | 6/1/2025        | ct         | SAFETY   |             | 1.0
        S1        | EX-1             | 2025-06-01      | CT         | Safety   |             | 2
        S1        | EX-1             | 2025-06-01      | CT         | Safety   |             | 1
        """
    )
    assert taken(file, "row_number") == [(2,), (3,), (5,)]
    assert set_aside(file) == [
        (
            4,
            "Credits",
            (
                "expected 1.00 as in row 2, which names the same completion, discipline, category and "
                f"subcategory{FIRST_STANDS}"
            ),
        )
    ]
    assert file.sheets[0].problems[-1].value == "2"


@pytest.mark.parametrize(
    "other",
    [
        "S2 | EX-1 | 2025-06-01 | CT | Safety |       | 2",
        "S1 | EX-2 | 2025-06-01 | CT | Safety |       | 2",
        "S1 | EX-1 | 2025-06-02 | CT | Safety |       | 2",
        "S1 | EX-1 | 2025-06-01 | MR | Safety |       | 2",
        "S1 | EX-1 | 2025-06-01 | CT | Neuro  |       | 2",
        "S1 | EX-1 | 2025-06-01 | CT | Safety | Neuro | 2",
        "S1 | EX-1 | 2025-06-01 | CT |        |       | 2",
    ],
)
def test_l7_a_line_of_anything_else_is_another_line(check: CheckDrawn, other: str) -> None:
    file = check(
        f"""
        Person ID | Reference Number | Completion Date | Discipline | Category | Subcategory | Credits
        S1        | EX-1             | 2025-06-01      | CT         | Safety   |             | 1
        {other}
        """
    )
    assert set_aside(file) == []


def test_l7_people_are_compared_by_id_else_email_else_name(check: CheckDrawn) -> None:
    file = check(
        """
        Person ID | Email         | Name            | Activity Title | Completion Date | Safety
        S1        |               | Avery Testwell  | CT basics      | 2025-06-01      | 1
        S1        | x@example.org | Other Name      | CT basics      | 2025-06-01      | 2
                  | A@example.org |                 | CT basics      | 2025-06-01      | 1
                  | a@EXAMPLE.org | Whoever         | CT basics      | 2025-06-01      | 2
                  |               | Avery Testwell  | CT basics      | 2025-06-01      | 1
                  |               | Testwell, Avery | CT basics      | 2025-06-01      | 2
        01        |               |                 | CT basics      | 2025-06-01      | 1
        1         |               |                 | CT basics      | 2025-06-01      | 2
        """,
        discipline="CT",
    )
    assert [row for row, _, _ in set_aside(file)] == [3, 5, 7]


def test_l7_activities_are_compared_by_number_else_title_and_sponsor(check: CheckDrawn) -> None:
    file = check(
        """
        Person ID | Reference Number | Activity Title | Sponsor | Completion Date | Category | Credits
        S1        | EX 1             | CT basics      |         | 2025-06-01      | Safety   | 1
        S1        | ex1              | Other title    |         | 2025-06-01      | Safety   | 2
        S1        |                  | CT  Basics     | ACME    | 2025-06-01      | Safety   | 1
        S1        |                  | ct basics      | acme    | 2025-06-01      | Safety   | 2
        S1        |                  | CT basics      |         | 2025-06-01      | Safety   | 2
        """,
        discipline="CT",
    )
    assert [row for row, _, _ in set_aside(file)] == [3, 5]


def test_l7_a_row_set_aside_contradicts_nobody(check: CheckDrawn) -> None:
    file = check(
        """
        Person ID | Reference Number | Completion Date | CE Credits | Category | Credits
        S1        | EX-1             | 2025-06-01      | one        | Safety   | 1
        S1        | EX-1             | 2025-06-01      | 3          | Safety   | 2
        """,
        discipline="CT",
    )
    assert [row for row, _, _ in set_aside(file)] == [2]


def test_l7_a_wide_row_goes_with_all_its_lines(check: CheckDrawn) -> None:
    file = check(
        """
        Person ID | Reference Number | Completion Date | Safety | Neuro
        S1        | EX-1             | 2025-06-01      | 1      |
        S1        | EX-1             | 2025-06-01      | 2      | 1
        S1        | EX-1             | 2025-06-01      |        | 2
        """,
        discipline="CT",
    )
    # The line of row 3 under Neuro went with its row, so that row 4 contradicts nothing.
    assert set_aside(file) == [
        (
            3,
            "Safety",
            (
                "expected 1.00 as in row 2, which names the same completion, discipline, category and "
                f"subcategory{FIRST_STANDS}"
            ),
        )
    ]
    assert taken(file, "row_number", "subcategory_text", "credits") == [
        (2, None, Decimal("1.00")),
        (4, "Neuro", Decimal("2.00")),
    ]


def test_l7_the_sheets_of_a_file_are_judged_together(check_path: CheckPath, tmp_path: Path) -> None:
    one, two = (
        drawn(
            f"""
            Person ID | Reference Number | Completion Date | Category | Credits
            S1        | EX-1             | 2025-06-01      | Safety   | {credits}
            """
        )
        for credits in (1, 2)
    )
    path = write_workbook(tmp_path / "records.xlsx", {"2025": one, "2026": two})
    file = check_path(path, discipline="CT")
    assert [len(sheet.set_aside) for sheet in file.sheets] == [0, 1]
    assert set_aside(file)[0][2].startswith('expected 1.00 as in row 2 of sheet "2025", which ')
    assert file.sheets[1].set_aside[0].position == 1


def test_l7_activities(check: CheckDrawn) -> None:
    file = check(
        """
        Reference Number | Discipline | Category | Credits
        EX-1             | CT         | Safety   | 1
        EX-1             | MR         | Safety   | 2
        EX-1             | CT         | safety   | 3
        """
    )
    assert [(row, column) for row, column, _ in set_aside(file)] == [(4, "Credits")]


def test_l7_a_goal_has_one_application_date(check: CheckDrawn) -> None:
    file = check(
        """
        Person ID | Name           | Discipline | Application Date | Requirement
        S1        | Avery Testwell | CT         |                  |
        S1        | Avery Testwell | CT         | 2026-03-15       |
        S1        | Avery Testwell | CT         | 2026-03-16       | Structured Education
        S1        | Avery Testwell | MR         | 2026-03-17       |
        S1        | Avery Testwell | CT         | none             |
        S1        | Avery Testwell | CT         | 3/15/2026        |
        """
    )
    assert taken(file, "row_number") == [(2,), (3,), (5,), (7,)]
    sentence = f"expected 2026-03-15 as in row 3, which names the same goal{FIRST_STANDS}"
    assert set_aside(file) == [(4, "Application Date", sentence), (6, "Application Date", sentence)]


def test_l7_rows_without_a_goal_contradict_nobody(check: CheckDrawn) -> None:
    file = check(
        """
        Person ID | Name           | Application Date
        S1        | Avery Testwell | 2026-03-15
        S1        | Avery Testwell | 2026-03-16
        """
    )
    assert len(taken(file, "row_number")) == 2


@pytest.mark.parametrize(
    ("row", "column"),
    [
        ("S1 | CT | Neuro | 2 | 2025-01-01 | 2027-12-31 | 2017-06-01", "Prescribed Credits"),
        ("S1 | CT | Body  | 2 | 2025-01-02 | 2027-12-31 | 2017-06-01", "SSA Date"),
        ("S1 | CT | Body  | 2 | 2025-01-01 | 2027-12-30 | 2017-06-01", "Due Date"),
        ("S1 | CT | Body  | 2 | 2025-01-01 | 2027-12-31 | 2017-06-02", "Date Earned"),
        ("S1 | CT | Body  | 2 |            |            |           ", None),
        ("S1 | MR | Body  | 2 | 2025-01-02 | 2027-12-30 | 2017-06-02", None),
        ("S2 | CT | Neuro | 2 | 2025-01-02 | 2027-12-30 | 2017-06-02", None),
    ],
)
def test_l7_a_prescription_has_one_of_each_date_and_one_amount_per_line(
    check: CheckDrawn, row: str, column: str | None
) -> None:
    file = check(
        f"""
        Person ID | Discipline | Subcategory | Prescribed Credits | SSA Date | Due Date | Date Earned
        S1 | CT | Neuro | 1 | 2025-01-01 | 2027-12-31 | 2017-06-01
        {row}
        """
    )
    assert [found for _, found, _ in set_aside(file)] == ([column] if column else [])


def test_l7_differing_own_values_of_a_completion_are_a_warning(check: CheckDrawn) -> None:
    file = check(
        """
        Person ID | Reference Number | Activity Title | Sponsor | Completion Date | CE Credits
        S1        | EX-1             |                | ACME    | 2025-06-01      | 2
        S1        | EX-1             | CT basics      | acme    | 2025-06-01      | 2.00
        S1        | EX-1             | CT  BASICS     |         | 2025-06-01      | 3
        S1        | EX-1             | Basics of CT   |         | 2025-06-01      | 3
        S1        | EX-1             | Basics of CT   |         | 2025-06-02      | 3
        """,
        discipline="CT",
    )
    assert len(taken(file, "row_number")) == 5
    assert warnings(file) == [
        (4, "CE Credits", 'expected "2.00" as in row 2; the first one stands.'),
        (5, "Activity Title", 'expected "CT basics" as in row 3; the first one stands.'),
    ]


def test_l7_differing_own_values_of_a_person_are_a_warning(check: CheckDrawn) -> None:
    file = check(
        """
        Person ID | Name            | Cohort  | Site  | Email         | Role    | Discipline
        S1        | Avery Testwell  | CT 2026 | North | a@example.org | student | CT
        S1        | Testwell, Avery | ct 2026 |       | A@example.org | student | MR
        S1        | Avery Other     | CT 2027 | South | b@example.org | staff   | M
        """
    )
    assert len(taken(file, "row_number")) == 3
    assert [(row, column) for row, column, _ in warnings(file)] == [
        (4, "Name"),
        (4, "Role"),
        (4, "Cohort"),
        (4, "Site"),
        (4, "Email"),
    ]
