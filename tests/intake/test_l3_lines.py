"""L3: which rows bring a line, and with which credits."""

from decimal import Decimal

from tests.intake.drawing import CheckDrawn, set_aside, taken, warnings

NO_DISCIPLINE = (
    "expected the discipline of this row's credits, found a blank cell; they count for nothing until it "
    "has one: fill the column, or import again with a discipline for the whole file (--discipline CODE)."
)


def test_l3_both_credit_columns(check: CheckDrawn) -> None:
    file = check(
        """
        Person ID | Reference Number | Completion Date | CE Credits | Category | Subcategory | Credits
        S1        | EX-1             | 2025-06-01      | 2          | Safety   |             | 0.5
        S1        | EX-1             | 2025-06-01      |            |          | Neuro       | 0.75
        S1        | EX-2             | 2025-06-02      | 1          |          |             | 1
        S1        | EX-3             | 2025-06-03      | 1          |          |             |
        S1        | EX-4             | 2025-06-04      | 1          | Safety   |             |
        S1        | EX-5             | 2025-06-05      | 1          | Safety   |             | 0
        """,
        discipline="CT",
    )
    assert taken(file, "ce_credits", "category_text", "subcategory_text", "credits") == [
        (Decimal("2.00"), "Safety", None, Decimal("0.50")),
        (None, None, "Neuro", Decimal("0.75")),
        (Decimal("1.00"), None, None, Decimal("1.00")),
        (Decimal("1.00"), None, None, None),
        (Decimal("1.00"), "Safety", None, Decimal("0.00")),
    ]
    assert set_aside(file) == [
        (
            6,
            "Credits",
            (
                "expected the credits of the category or subcategory named in this row; "
                "fill the cell and import again."
            ),
        )
    ]


def test_l3_one_credit_column_is_the_lines_where_a_category_is_named(check: CheckDrawn) -> None:
    for column in ("CE Credits", "Credits"):
        file = check(
            f"""
            Person ID | Reference Number | Completion Date | Discipline | Category | {column}
            S1        | EX-1             | 2025-06-01      | CT         | Safety   | 0.5
            S1        | EX-2             | 2025-06-02      | CT         |          | 2
            S1        | EX-3             | 2025-06-03      | CT         |          |
            S1        | EX-4             | 2025-06-04      | CT         | Safety   |
            """
        )
        assert taken(file, "category_key", "ce_credits", "credits") == [
            ("safety", None, Decimal("0.50")),
            (None, Decimal("2.00"), None),
            (None, None, None),
        ]
        assert [(row, header) for row, header, _ in set_aside(file)] == [(5, column)]


def test_l3_without_credits_there_is_no_line_and_one_warning(check: CheckDrawn) -> None:
    file = check(
        """
        Person ID | Reference Number | Completion Date | Discipline | Category
        S1        | EX-1             | 2025-06-01      | CT         | Safety
        S1        | EX-2             | 2025-06-02      | CT         |
        """
    )
    assert taken(file, "credits", "ce_credits") == [(None, None)] * 2
    assert [(row, column) for row, column, _ in warnings(file)] == [(None, None)]


def test_l3_a_discipline_alone_is_no_line(check: CheckDrawn) -> None:
    file = check(
        """
        Person ID | Reference Number | Completion Date | CE Credits | Discipline
        S1        | EX-1             | 2025-06-01      | 2          | CT
        """
    )
    assert taken(file, "discipline", "ce_credits", "credits") == [("CT", Decimal("2.00"), None)]


def test_a_discipline_is_a_code_a_name_or_a_usual_short_name(check: CheckDrawn) -> None:
    file = check(
        """
        Reference Number | Discipline          | Category | Credits
        EX-1             | ct                  | Safety   | 1
        EX-2             | Computed Tomography | Safety   | 1
        EX-3             | MRI                 | Safety   | 1
        EX-4             | Astrology           | Safety   | 1
        EX-5             |                     | Safety   | 1
        """
    )
    assert taken(file, "discipline") == [("CT",), ("CT",), ("MR",)]
    unknown, blank = set_aside(file)
    assert unknown[:2] == (5, "Discipline")
    assert unknown[2].startswith("expected a discipline by code (CT, MR, ")
    assert blank == (
        6,
        "Discipline",
        "expected Discipline, found a blank cell; fill it in and import again.",
    )


def test_an_unknown_discipline_matters_to_rows_with_a_line_only(check: CheckDrawn) -> None:
    file = check(
        """
        Person ID | Reference Number | Completion Date | Discipline | CE Credits | Category | Credits
        S1        | EX-1             | 2025-06-01      | Astrology  | 1          | Safety   | 1
        S1        | EX-2             | 2025-06-02      | Astrology  | 1          |          |
        S1        | EX-3             | 2025-06-03      |            | 1          | Safety   | 1
        S1        | EX-4             | 2025-06-04      |            | 1          |          |
        """
    )
    assert taken(file, "row_number", "discipline", "credits") == [
        (3, None, None),
        (4, None, Decimal("1.00")),
        (5, None, None),
    ]
    assert [(row, column) for row, column, _ in set_aside(file)] == [(2, "Discipline")]
    (row, column, sentence), blank = warnings(file)
    assert (row, column) == (3, "Discipline")
    assert sentence.endswith("; taken for blank, as the row brings no line.")
    assert blank == (4, "Discipline", NO_DISCIPLINE)


def test_the_default_discipline_fills_blank_cells_of_lines(check: CheckDrawn) -> None:
    file = check(
        """
        Person ID | Reference Number | Completion Date | Discipline | CE Credits | Category | Credits
        S1        | EX-1             | 2025-06-01      |            | 1          | Safety   | 1
        S1        | EX-2             | 2025-06-02      | MR         | 1          | Safety   | 1
        S1        | EX-3             | 2025-06-03      |            | 1          |          |
        """,
        discipline="Computed Tomography",
    )
    assert taken(file, "discipline") == [("CT",), ("MR",), (None,)]
    assert warnings(file) == []


def test_the_default_discipline_stands_in_for_the_column(check: CheckDrawn) -> None:
    activities = """
        Reference Number | Category | Credits
        EX-1             | Safety   | 1
        """
    prescriptions = """
        Person ID | Subcategory | Prescribed Credits
        S1        | Neuro       | 1
        """
    for table in (activities, prescriptions):
        assert taken(check(table, discipline="CT"), "discipline") == [("CT",)]


def test_the_default_discipline_sets_no_goals(check: CheckDrawn) -> None:
    file = check(
        """
        Person ID | Name
        S1        | Avery Testwell
        """,
        discipline="CT",
    )
    assert taken(file, "discipline", "pathway") == [(None, None)]
