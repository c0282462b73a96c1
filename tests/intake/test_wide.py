"""The wide layout: one row per completion, one column for each category or subcategory."""

from decimal import Decimal

from tests.intake.drawing import CheckDrawn, set_aside, taken, warnings

COLUMNS = ("row_number", "line_number", "category_text", "subcategory_text", "credits")


def test_a_wide_row_is_one_row_with_a_line_for_each_filled_column(check: CheckDrawn) -> None:
    file = check(
        """
        Person ID | Reference Number | Completion Date | CE Credits | Safety | NEURO | Patient care
        S1        | EX-1             | 2025-06-01      | 2          | 0.5    |       | 1
        S1        | EX-2             | 2025-06-02      | 2          | 0      |       |
        S1        | EX-3             | 2025-06-03      | 2          |        | 1.25  | 0.00
        """,
        discipline="CT",
    )
    assert taken(file, *COLUMNS) == [
        (2, 0, "Safety", None, Decimal("0.50")),
        (2, 1, "Patient care", None, Decimal("1.00")),
        (3, 0, None, None, None),
        (4, 0, None, "NEURO", Decimal("1.25")),
    ]
    assert taken(file, "position", "ce_credits") == [
        (0, Decimal("2.00")),
        (0, Decimal("2.00")),
        (1, Decimal("2.00")),
        (2, Decimal("2.00")),
    ]
    assert file.sheets[0].rows_read == 3


def test_credits_beside_wide_columns_are_the_ce_credits(check: CheckDrawn) -> None:
    file = check(
        """
        Person ID | Reference Number | Completion Date | Discipline | Credits | Safety
        S1        | EX-1             | 2025-06-01      | CT         | 2       | 0.5
        """
    )
    assert taken(file, "ce_credits", "credits") == [(Decimal("2.00"), Decimal("0.50"))]


def test_credits_beside_ce_credits_and_wide_columns_are_not_used(check: CheckDrawn) -> None:
    file = check(
        """
        Person ID | Reference Number | Completion Date | Discipline | CE Credits | Credits | Safety
        S1        | EX-1             | 2025-06-01      | CT         | 2          | 0.75    | 0.5
        """
    )
    assert taken(file, "ce_credits", "credits") == [(Decimal("2.00"), Decimal("0.50"))]
    assert [(row, column) for row, column, _ in warnings(file)] == [(None, "Credits")]


def test_a_wide_cell_that_is_no_credits_sets_the_whole_row_aside(check: CheckDrawn) -> None:
    file = check(
        """
        Person ID | Reference Number | Completion Date | Discipline | Safety | Neuro
        S1        | EX-1             | 2025-06-01      | CT         | 0.5    | much
        S1        | EX-2             | 2025-06-02      | CT         | -1     | 0.5
        """
    )
    assert taken(file, *COLUMNS) == []
    assert [(row, column) for row, column, _ in set_aside(file)] == [(2, "Neuro"), (3, "Safety")]
    assert [row.row_number for row in file.sheets[0].set_aside] == [2, 3]


def test_a_category_column_makes_the_layout_long(check: CheckDrawn) -> None:
    file = check(
        """
        Person ID | Reference Number | Completion Date | Discipline | Category | Credits | Safety
        S1        | EX-1             | 2025-06-01      | CT         | Neuro    | 1       | yes
        """
    )
    assert taken(file, "category_text", "other_cells") == [("Neuro", '{"Safety": "yes"}')]


def test_l7_two_headings_for_one_category_contradict_each_other(check: CheckDrawn) -> None:
    file = check(
        """
        Person ID | Reference Number | Completion Date | Discipline | Safety | Safety
        S1        | EX-1             | 2025-06-01      | CT         | 0.5    | 0.5
        S1        | EX-2             | 2025-06-02      | CT         | 0.5    | 1
        """
    )
    assert taken(file, *COLUMNS) == [
        (2, 0, "Safety", None, Decimal("0.50")),
        (2, 1, "Safety", None, Decimal("0.50")),
    ]
    [(row, column, sentence)] = set_aside(file)
    assert (row, column) == (3, "Safety (2)")
    assert sentence.startswith("expected 0.50 as in row 3, which names the same completion, ")


def test_a_column_of_numbers_that_nobody_knows_is_asked_about(check: CheckDrawn) -> None:
    file = check(
        """
        Person ID | Reference Number | Completion Date | CE Credits | Discipline | Safety | Rad Protect | Remarks
        S1        | EX-1             | 2025-06-01      | 2          | CT         | 0.5    | 1           | late
        """
    )
    assert taken(file, "category_text", "credits", "other_cells") == [
        ("Safety", Decimal("0.50"), '{"Rad Protect": "1", "Remarks": "late"}')
    ]
    [(row, column, sentence)] = warnings(file)
    assert (row, column) == (None, "Rad Protect")
    assert 'targeted-ce alias "Rad Protect" CODE' in sentence
    assert sentence.endswith("and import the file again.")
