"""The user's word on single sheets and columns: kind, discipline, left out, kept and not used."""

from pathlib import Path

import pytest

from dashboard import intake
from dashboard.intake import NOT_USED, IntakeError, Options, SheetOptions
from dashboard.reference import Reference
from tests.intake.drawing import CheckDrawn, CheckPath, drawn, taken, write_workbook

LOG = drawn(
    """
    Learner        | Done on    | Course    | Safety
    Avery Testwell | 2025-06-01 | CT basics | 0.5
    """
)
PEOPLE = drawn(
    """
    Person ID | Name           | Site code
    S1        | Avery Testwell | North
    """
)


@pytest.fixture
def book(tmp_path: Path) -> Path:
    return write_workbook(tmp_path / "book.xlsx", {"Log": LOG, "People": PEOPLE})


def test_a_mapping_of_one_sheet_mends_it(check_path: CheckPath, book: Path) -> None:
    assert [sheet.sheet for sheet in check_path(book).sheets] == ["People"]
    log = SheetOptions(mapping={"Done on": "Completion Date"})
    file = check_path(book, sheets={"Log": log})
    assert [sheet.sheet for sheet in file.sheets] == ["Log", "People"]
    assert file.sheets[0].mapping["Done on"] == "Completion Date"


def test_a_sheet_left_out_is_skipped_with_that_reason(check_path: CheckPath, book: Path) -> None:
    file = check_path(
        book,
        sheets={
            "Log": SheetOptions(mapping={"Done on": "Completion Date"}, is_left_out=True),
        },
    )
    assert [sheet.sheet for sheet in file.sheets] == ["People"]
    assert [(one.sheet, one.reason) for one in file.skipped] == [
        ("Log", "it is left out, as you chose")
    ]


def test_a_file_with_every_sheet_left_out_has_nothing_to_import(
    check_path: CheckPath, book: Path
) -> None:
    out = SheetOptions(is_left_out=True)
    with pytest.raises(IntakeError, match="left out, as you chose"):
        check_path(book, sheets={"Log": out, "People": out})


def test_the_kind_of_one_sheet_is_the_users_word(check_path: CheckPath, book: Path) -> None:
    with pytest.raises(IntakeError, match="was to be read as records"):
        check_path(book, sheets={"People": SheetOptions(kind="records")})


def test_the_discipline_said_of_a_sheet_goes_before_its_name(
    check_path: CheckPath, tmp_path: Path
) -> None:
    rows = drawn(
        """
        Person ID | Activity Title | Completion Date | Category | Credits
        S1        | CT basics      | 2025-06-01      | Safety   | 1
        """
    )
    book = write_workbook(tmp_path / "book.xlsx", {"CT 2026": rows})
    assert taken(check_path(book), "discipline") == [("CT",)]
    said = {"CT 2026": SheetOptions(discipline="MR")}
    assert taken(check_path(book, sheets=said), "discipline") == [("MR",)]


@pytest.mark.parametrize("header", ["Site", "Cohort"])
def test_a_column_kept_and_not_used_stays_with_its_rows(check: CheckDrawn, header: str) -> None:
    table = f"""
        Person ID | Name           | {header}
        S1        | Avery Testwell | North
        """
    field = header.casefold()
    assert taken(check(table), field, "other_cells") == [("North", None)]
    kept = check(table, mapping={header: NOT_USED})
    assert taken(kept, field, "other_cells") == [(None, f'{{"{header}": "North"}}')]
    [sheet] = kept.sheets
    remembered = {intake.signature(sheet.headers): {header: NOT_USED}}
    assert taken(check(table, remembered=remembered), field) == [(None,)]


def test_several_columns_may_be_kept_and_not_used(check: CheckDrawn) -> None:
    file = check(
        """
        Person ID | Name           | Site  | Cohort
        S1        | Avery Testwell | North | 2026
        """,
        mapping={"Site": NOT_USED, "Cohort": NOT_USED},
    )
    assert taken(file, "site", "cohort") == [(None, None)]


def test_a_column_of_a_wide_sheet_can_be_kept_and_not_used(check: CheckDrawn) -> None:
    table = """
        Person ID | Activity Title | Completion Date | Safety | Procedures
        S1        | CT basics      | 2025-06-01      | 0.5    | 1
        """
    assert taken(check(table), "category_text") == [("Safety",), ("Procedures",)]
    assert taken(check(table, mapping={"Safety": NOT_USED}), "category_text") == [("Procedures",)]


def test_a_proposal_refused_is_not_made_again(check: CheckDrawn) -> None:
    table = """
        Person ID | Name           | Cohrt
        S1        | Avery Testwell | CT 2026
        """
    assert len(check(table).sheets[0].proposals) == 1
    assert check(table, mapping={"Cohrt": NOT_USED}).sheets[0].proposals == ()


def test_a_proposal_says_whose_word_a_column_is(bundled_reference: Reference, book: Path) -> None:
    remembered = {intake.signature(LOG[0]): {"Course": "Activity Title"}}
    given = SheetOptions(mapping={"Done on": "Completion Date"}, discipline="CT")
    log, people = intake.propose(
        book, bundled_reference, Options(remembered=remembered, sheets={"Log": given})
    )
    assert [(one.theirs, one.ours, one.source, one.is_line) for one in log.columns] == [
        ("Learner", "Name", "synonym", False),
        ("Done on", "Completion Date", "given", False),
        ("Course", "Activity Title", "remembered", False),
        ("Safety", None, None, True),
    ]
    assert (log.problem, log.discipline, log.discipline_source) == (None, "CT", None)
    assert (people.discipline, people.is_left_out) == (None, False)


def test_a_column_of_another_kind_is_not_taken_for_applied(
    bundled_reference: Reference, tmp_path: Path
) -> None:
    rows = drawn("Person ID | Name | Cohort | Due Date")
    [sheet] = intake.propose(
        write_workbook(tmp_path / "book.xlsx", {"People": rows}), bundled_reference, Options()
    )
    due = sheet.columns[-1]
    assert (due.ours, due.is_applied, due.reason) == (
        None,
        False,
        "Due Date is no column of roster",
    )
