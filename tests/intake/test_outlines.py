"""Content outlines as people keep them: read whatever their shape, refused whole where anything is wrong."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from dashboard import intake
from dashboard.intake import CheckedOutlines, IntakeError
from dashboard.intake.synonyms import words
from dashboard.reference import Reference
from tests.intake.drawing import Cells, drawn, write_text, write_workbook

CheckOutlines = Callable[..., CheckedOutlines]

PLAIN = """
Discipline | Effective Date | Category     | Subcategory       | Exam Questions | Category Exam Questions
IA         | 2026-01-01     | Patient Care | Positioning       | 10             | 15
IA         | 2026-01-01     | Patient Care | Communication     | 5              | 15
IA         | 2026-01-01     | Safety       | Radiation Physics |                |
"""
# Category, subcategory, exam questions and those of the category, as the plain file says them.
CONTENT = [
    ("Patient Care", "Positioning", 10, 15),
    ("Patient Care", "Communication", 5, 15),
    ("Safety", "Radiation Physics", None, None),
]


@pytest.fixture
def check(bundled_reference: Reference, tmp_path: Path) -> CheckOutlines:
    """Checks a table drawn or given as cells, or a workbook given as sheets."""

    def check(
        table: str | Cells | dict[str, Cells], discipline: str | None = None, name: str = "o.csv"
    ) -> CheckedOutlines:
        if isinstance(table, dict):
            path = write_workbook(tmp_path / "o.xlsx", table)
        else:
            path = write_text(tmp_path / name, drawn(table) if isinstance(table, str) else table)
        return intake.check_outlines(path, bundled_reference, discipline)

    return check


def content(file: CheckedOutlines) -> list[tuple[str, str | None, int | None, int | None]]:
    return [
        (line.category, line.subcategory, line.exam_questions, line.category_exam_questions)
        for line in file.lines
    ]


def versions(file: CheckedOutlines) -> list[tuple[str, date]]:
    return list(dict.fromkeys((line.discipline, line.effective_on) for line in file.lines))


def refusals(file: CheckedOutlines) -> list[tuple[int | None, str | None, str]]:
    """Row, column and sentence of everything that refuses the file."""
    return [(p.row, p.column, p.problem) for p in file.problems if p.severity == "set_aside"]


def test_a_plain_file_is_taken_as_it_stands(check: CheckOutlines) -> None:
    file = check(PLAIN)
    assert file.problems == ()
    assert content(file) == CONTENT
    assert versions(file) == [("IA", date(2026, 1, 1))]
    assert [line.position for line in file.lines] == [1, 2, 3]


def test_nothing_uploaded_passes_for_sourced(check: CheckOutlines) -> None:
    lines = check(PLAIN).lines
    assert {(line.date_confidence, line.name_confidence) for line in lines} == {
        ("uploaded", "uploaded")
    }
    assert [line.count_confidence for line in lines] == ["uploaded", "uploaded", None]


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [(ours, theirs) for theirs, ours in words("outlines")],
    ids=[theirs for theirs, _ in words("outlines")],
)
def test_every_other_word_for_a_column_is_known(
    check: CheckOutlines, ours: str, theirs: str
) -> None:
    if ours in {"Source", "Note", "Superseded On"}:
        value = "2027-01-01" if ours == "Superseded On" else "Something"
        table = PLAIN.replace("Category Exam Questions", theirs).replace("| 15", f"| {value}")
        field = {"Source": "source", "Note": "note", "Superseded On": "superseded_on"}[ours]
        assert str(getattr(check(table).lines[0], field)) == value
        return
    headings, *rows = drawn(PLAIN)
    renamed = [theirs if heading == ours else heading for heading in headings]
    assert content(check([renamed, *rows])) == CONTENT


def test_headings_stand_below_titles_in_any_order(check: CheckOutlines) -> None:
    headings, *rows = drawn(PLAIN)
    shuffled = [list(reversed(row)) for row in (headings, *rows)]
    above = [["Imaging Assistant outline"], ["Typed from the document by hand"], []]
    file = check([*above, *shuffled])
    assert content(file) == CONTENT
    assert [skipped.reason for skipped in file.skipped] == ["above the column headings"] * 2


def test_what_is_written_once_holds_for_the_rows_below(check: CheckOutlines) -> None:
    file = check(
        """
        Discipline | Effective Date | Category     | Subcategory       | Exam Questions | Category Exam Questions
        IA         | 1 Jan 2026     | Patient Care | Positioning       | 10             | 15
                   |                |              | Communication     | 5              |
                   |                | Safety       | Radiation Physics |                |
        """
    )
    assert file.problems == ()
    assert content(file) == CONTENT


def test_a_category_may_stand_over_its_subcategories_with_its_number(check: CheckOutlines) -> None:
    file = check(
        """
        Discipline        | Effective   | Content Category | Topic             | # of Questions
        Imaging Assistant | 2026-01-01  |                  |                   |
                          |             | Patient Care     |                   | 15
                          |             |                  | Positioning       | 10
                          |             |                  | Communication     | 5
                          |             | Safety           |                   |
                          |             |                  | Radiation Physics | n/a
        """
    )
    assert file.problems == ()
    assert content(file) == CONTENT


def test_a_number_over_the_subcategories_may_not_contradict_the_column_made_for_it(
    check: CheckOutlines,
) -> None:
    file = check(
        """
        Discipline | Effective  | Category | Topic             | Items | Category Items
        IA         | 2026-01-01 | Safety   |                   | 15    |
                   |            |          | Radiation Physics | 14    | 14
        """
    )
    [(row, column, problem)] = refusals(file)
    assert (row, column) == (2, "Items")
    assert problem.startswith("expected 14, the number of exam questions given for this category")


def test_totals_are_no_rows_wherever_the_word_stands(check: CheckOutlines) -> None:
    file = check(
        """
        Discipline | Effective Date | Category     | Subcategory       | Exam Questions | Category Exam Questions
        IA         | 2026-01-01     | Patient Care | Positioning       | 10             | 15
                   |                |              | Communication     | 5              |
                   |                |              | Subtotal          | 15             |
                   |                |              | Total for Patient Care | 15        |
                   |                | Safety       | Radiation Physics |                |
                   |                | Safety Total |                   | 20             |
        Total      |                |              |                   | 35             |
        """
    )
    assert file.problems == ()
    assert content(file) == CONTENT
    assert [skipped.row for skipped in file.skipped] == [4, 7, 8, 5]


def test_several_disciplines_and_versions_over_several_sheets(check: CheckOutlines) -> None:
    headings = ["Effective Date", "Category", "Subcategory"]
    file = check(
        {
            "Read me": [["Column", "What to write"], ["Category", "as ARRT spells it"]],
            "MRI": [headings, [date(2027, 1, 1), "Safety", "Magnets"]],
            "Others": [
                ["Modality", *headings],
                ["CT", date(2026, 9, 1), "Safety", "Dose"],
                ["", date(2027, 9, 1), "Safety", "Dose"],
                ["IA", date(2026, 1, 1), "Safety", "Aprons"],
            ],
        }
    )
    assert refusals(file) == []
    assert versions(file) == [
        ("MR", date(2027, 1, 1)),
        ("CT", date(2026, 9, 1)),
        ("CT", date(2027, 9, 1)),
        ("IA", date(2026, 1, 1)),
    ]
    assert [(skipped.sheet, skipped.row) for skipped in file.skipped] == [("Read me", None)]


def test_the_discipline_is_that_of_the_cell_else_of_the_sheet_else_the_users(
    check: CheckOutlines,
) -> None:
    rows = [["Effective Date", "Category"], ["2026-01-01", "Safety"]]
    assert versions(check({"Mammography": rows}, "CT"))[0][0] == "M"
    assert versions(check({"Sheet1": rows}, "CT"))[0][0] == "CT"
    [(row, column, problem)] = refusals(check({"Sheet1": rows}))
    assert (row, column) == (2, None)
    assert "--discipline CODE" in problem


def test_every_problem_is_told_at_once_and_nothing_is_taken(check: CheckOutlines) -> None:
    file = check(
        """
        Discipline | Effective Date | Category     | Subcategory   | Exam Questions | Superseded On
        Astrology  | 2026-01-01     | Patient Care | Positioning   | 10             |
        IA         | soon           | Patient Care | Positioning   | many           |
                   | 2026-01-01     | Safety       | Dose          | -1             |
                   |                |              | dose          | 2.5            |
                   |                | TBD          | Other         |                |
                   |                | Procedures   | Fluoroscopy   |                | 2025-01-01
                   |                | Procedures   |               | 3              |
                   |                |              |               | 4              |
        """
    )
    assert not file.is_acceptable
    assert {(row, column) for row, column, _ in refusals(file)} == {
        (2, "Discipline"),
        (3, "Effective Date"),
        (3, "Exam Questions"),
        (4, "Exam Questions"),
        (4, "Superseded On"),
        (5, "Exam Questions"),
        (5, "Subcategory"),
        (6, "Category"),
        (8, "Subcategory"),
        (9, "Subcategory"),
    }
    for _, _, problem in refusals(file):
        assert problem.startswith("expected")
        assert "; " in problem
        assert "import again" not in problem


@pytest.mark.parametrize(
    ("rows", "row", "column", "sentence"),
    [
        ("2026-01-01 | Safety | Dose | 3 | 4", 2, "Total", "add up to 4, found 3"),
        ("2026-01-01 | Safety | Dose | |\n | safety | Aprons | |", 3, "Category", "one spelling"),
        ("2026-01-01 | Safety | Dose | | 3\n | Safety | Aprons | | 4", 3, "Total", "found 3 and 4"),
        (
            "2026-01-01 | Safety | Dose | |\n | Safety | DOSE | |",
            3,
            "Topic",
            'found "Safety / DOSE"',
        ),
        (" | Safety | Dose | |", 2, "Effective", "from which the outline is in force"),
        ("2026-01-01 | | Dose | |", 2, "Category", "expected a category"),
    ],
)
def test_an_added_outline_holds_to_what_the_programs_own_hold_to(
    check: CheckOutlines, rows: str, row: int, column: str, sentence: str
) -> None:
    headings = "Effective | Category | Topic | Items | Total".replace("Total", "Category Total")
    [found] = refusals(check(f"{headings}\n{rows}", "IA"))
    assert found[:2] == (row, "Category Total" if column == "Total" else column)
    assert sentence in found[2]


def test_a_column_that_is_missing_is_said_once(check: CheckOutlines) -> None:
    file = check("Category | Topic | Items\nSafety | Dose | 3\nSafety | Aprons | 3", "IA")
    assert [problem for _, _, problem in refusals(file)] == [
        "expected a column Effective Date, found none; add it and add the file again."
    ]


def test_a_column_nobody_knows_is_told_not_taken(check: CheckOutlines) -> None:
    file = check("Effective | Category | Exam Questons\n2026-01-01 | Safety | 3", "IA")
    assert file.is_acceptable
    [problem] = file.problems
    assert (problem.column, problem.severity) == ("Exam Questons", "warning")
    assert content(file) == [("Safety", None, None, None)]


def test_a_comma_without_quotation_marks_does_not_cut_a_name_short(check: CheckOutlines) -> None:
    cells = [
        ["Effective Date", "Category", "Exam Questions", "Subcategory"],
        ["2026-01-01", "Patient Care", "4", "Assessment", " Monitoring"],
    ]
    [(row, column, problem)] = refusals(check(cells, "IA"))
    assert (row, column) == (2, "Column E")
    assert "quotation marks" in problem


def test_a_text_alone_below_the_table_is_neither_dropped_nor_taken(check: CheckOutlines) -> None:
    table = """
    Category | Subcategory | Effective Date
    Safety   | Dose        | 2026-01-01
    ~
    Image Production
    """
    [(row, column, _)] = refusals(check(table, "IA"))
    assert (row, column) == (4, "Category")


def test_a_file_without_an_outline_is_refused_with_a_sentence(check: CheckOutlines) -> None:
    with pytest.raises(IntakeError, match=r"o\.csv holds no content outline: expected column"):
        check("Person ID | Category | Effective Date\nS1 | Safety | 2026-01-01")


def test_an_outline_among_imports_is_sent_where_it_belongs(
    bundled_reference: Reference, tmp_path: Path
) -> None:
    path = write_text(tmp_path / "outline.csv", drawn(PLAIN))
    with pytest.raises(IntakeError) as refused:
        intake.check_file(path, bundled_reference, intake.Options())
    assert str(refused.value) == (
        "outline.csv cannot be imported: a content outline: expected a roster, records, activities or "
        "prescriptions; add it on the page Content outlines, or with the command targeted-ce outline-add."
    )


def test_activities_with_categories_are_still_activities(
    bundled_reference: Reference, tmp_path: Path
) -> None:
    table = "Reference Number | Discipline | Category | Credits | Effective Date\nEX-1 | CT | Safety | 1 | 2026-01-01"
    path = write_text(tmp_path / "activities.csv", drawn(table))
    checked = intake.check_file(path, bundled_reference, intake.Options())
    assert [sheet.kind for sheet in checked.sheets] == ["activities"]
