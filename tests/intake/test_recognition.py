"""Which kind of table a sheet is, and why it is none."""

from pathlib import Path

import pytest

from dashboard.intake import IntakeError
from dashboard.intake.columns import KINDS
from tests.intake.drawing import CheckDrawn, CheckPath, drawn, taken, write_workbook

HEADERS = {
    "roster": "Person ID|Name|Role|Cohort|Site|Email|Discipline|Application Date|Requirement",
    "records": "Person ID|Name|Email|Activity Title|Reference Number|Sponsor|Completion Date|CE Credits"
    "|CE Category|Activity Type|Discipline|Category|Subcategory|Credits",
    "activities": "Reference Number|Activity Title|Sponsor|CE Credits|Discipline|Category|Subcategory"
    "|Credits",
    "prescriptions": "Person ID|Name|Discipline|Category|Subcategory|Prescribed Credits|SSA Date"
    "|Due Date",
}


@pytest.mark.parametrize("kind", HEADERS)
def test_the_canonical_headers_announce_their_kind(check: CheckDrawn, kind: str) -> None:
    [sheet] = check(HEADERS[kind]).sheets
    assert sheet.kind == kind
    assert sheet.mapping == {header: header for header in HEADERS[kind].split("|")}


@pytest.mark.parametrize("kind", HEADERS)
def test_order_and_letter_case_of_headers_do_not_matter(check: CheckDrawn, kind: str) -> None:
    headers = HEADERS[kind].upper().split("|")[::-1]
    assert check("|".join(headers)).sheets[0].kind == kind


@pytest.mark.parametrize(
    ("headers", "kind"),
    [
        ("Person ID|Name", "roster"),
        ("Person ID|First Name|Last Name|Status", "roster"),
        ("Person ID|Name|Email|Discipline", "roster"),
        ("Person ID|Completion Date|Reference Number", "records"),
        ("Email|Completion Date|Activity Title", "records"),
        ("Name|Completion Date|Activity Title|Discipline|Subcategory|Credits", "records"),
        ("Activity Title|Discipline|Category|Credits", "activities"),
        ("Reference Number|Discipline|Subcategory|Credits", "activities"),
        ("Reference Number|Discipline|Subcategory|Credits|Activity Type|CE Category", "activities"),
        ("Email|Discipline|Subcategory|Prescribed Credits", "prescriptions"),
        ("Name|Discipline|Subcategory|Prescribed Credits|Date Earned", "prescriptions"),
    ],
)
def test_required_columns_are_enough(check: CheckDrawn, headers: str, kind: str) -> None:
    assert check(headers).sheets[0].kind == kind


def without(kind: str, *columns: str) -> str:
    return "|".join(header for header in HEADERS[kind].split("|") if header not in columns)


@pytest.mark.parametrize(
    ("headers", "looks_like", "missing"),
    [
        (without("records", "Completion Date"), "records", "column Completion Date is"),
        (
            without("records", "Person ID", "Name", "Email", "Discipline"),
            "records",
            "column Person ID, Email or Name is",
        ),
        (
            without("records", "Reference Number", "Activity Title", "Completion Date"),
            "records",
            "columns Completion Date and Reference Number or Activity Title are",
        ),
        (without("activities", "Credits"), "activities", "column Credits is"),
        (
            without("activities", "Category", "Subcategory"),
            "activities",
            "column Category or Subcategory is",
        ),
        (
            without("prescriptions", "Subcategory", "Prescribed Credits"),
            "prescriptions",
            "columns Subcategory and Prescribed Credits are",
        ),
        (without("roster", "Name"), "roster", "column Name is"),
        ("Person ID|First Name|Cohort", "roster", "column Name is"),
    ],
)
def test_a_missing_required_column_is_named(
    check: CheckDrawn, headers: str, looks_like: str, missing: str
) -> None:
    with pytest.raises(IntakeError) as error:
        check(headers + "\nx")
    assert str(error.value).startswith(
        f"drawn.csv cannot be imported: looks like {looks_like}, but the required {missing} missing; add "
    )


def test_a_sheet_of_no_known_kind_is_skipped_with_a_reason(
    check_path: CheckPath, tmp_path: Path
) -> None:
    roster = drawn("Person ID | Name\nS1 | Avery Testwell")
    path = write_workbook(
        tmp_path / "book.xlsx",
        {
            "Roster": roster,
            "Menu": [["Monday", "Soup"]],
            "Empty": [],
            "Log": [["Person ID", "Activity Title", "CE Credits"], ["S1", "CT basics", 1]],
        },
    )
    file = check_path(path)
    assert [sheet.sheet for sheet in file.sheets] == ["Roster"]
    reasons = {skipped.sheet: skipped.reason for skipped in file.skipped}
    assert reasons["Menu"].startswith("no known kind of table: expected column headings such as ")
    assert reasons["Empty"] == "it is empty"
    assert reasons["Log"].startswith("looks like records, but the required column Completion Date")
    assert all(skipped.row is None for skipped in file.skipped)


def test_a_file_without_any_known_sheet_says_why_of_each(
    check_path: CheckPath, tmp_path: Path
) -> None:
    path = write_workbook(tmp_path / "book.xlsx", {"Menu": [["Monday", "Soup"]], "Empty": []})
    with pytest.raises(IntakeError) as error:
        check_path(path)
    sentence = str(error.value)
    assert sentence.startswith('book.xlsx cannot be imported: sheet "Menu": no known kind of table')
    assert sentence.endswith('; sheet "Empty": it is empty.')


def test_kind_forces_the_reading(check: CheckDrawn) -> None:
    table = """
        Person ID | Name           | Completion Date | Activity Title
        S1        | Avery Testwell | 2025-06-01      | CT basics
        """
    assert check(table).sheets[0].kind == "records"
    assert check(table, kind="roster").sheets[0].kind == "roster"
    with pytest.raises(
        IntakeError, match="was to be read as activities, but the required columns "
    ):
        check(table, kind="activities")


def test_an_unknown_kind_is_refused(check: CheckDrawn) -> None:
    with pytest.raises(IntakeError, match=r'^"grades" is no kind of table: expected auto, '):
        check("Person ID | Name", kind="grades")
    assert set(KINDS) == set(HEADERS)


def test_sheet_restricts_the_reading(check_path: CheckPath, tmp_path: Path) -> None:
    one, two = (drawn(f"Person ID | Name\n{i} | Avery Testwell") for i in ("S1", "S2"))
    path = write_workbook(tmp_path / "book.xlsx", {"Spring": one, "Fall": two})
    file = check_path(path, sheet="fall")
    assert taken(file, "sheet", "person_id") == [("Fall", "S2")]
    assert file.skipped == ()
    with pytest.raises(IntakeError) as error:
        check_path(path, sheet="Winter")
    assert str(error.value) == (
        'book.xlsx has no sheet "Winter": expected one of its sheets, "Spring", "Fall".'
    )


def test_a_csv_has_no_sheets(check: CheckDrawn) -> None:
    with pytest.raises(IntakeError, match='has no sheet "Spring": it is a file without sheets'):
        check("Person ID | Name", sheet="Spring")


def test_an_unknown_default_discipline_is_refused(check: CheckDrawn) -> None:
    with pytest.raises(IntakeError, match=r'^"XX" is no discipline: expected one of CT, MR, '):
        check("Person ID | Name", discipline="XX")


def test_the_same_header_twice_is_told(check: CheckDrawn) -> None:
    file = check(
        """
        Person ID | Name           | Name
        S1        | Avery Testwell | Avery
        """
    )
    assert taken(file, "person_name", "other_cells") == [
        ("Avery Testwell", '{"Name (2)": "Avery"}')
    ]
    [problem] = file.sheets[0].problems
    assert (problem.row, problem.column, problem.severity) == (None, "Name (2)", "warning")
