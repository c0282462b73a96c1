"""Columns that are nearly ours: proposed with a confidence, and applied only when a person says so."""

from pathlib import Path

import pytest

from dashboard import intake
from dashboard.intake import CheckedSheet, IntakeError, Options
from dashboard.reference import Reference
from tests.intake.drawing import CheckDrawn, drawn, taken, warnings, write_text, write_workbook

MISSPELLED = """
    Learner        | Date Complet. | Course Name
    Avery Testwell | 2025-06-01    | CT basics
    """


def test_a_refusal_names_the_proposal_and_the_option_that_confirms_it(check: CheckDrawn) -> None:
    with pytest.raises(IntakeError) as error:
        check(MISSPELLED)
    assert str(error.value) == (
        "drawn.csv cannot be imported: looks like records, but the required column Completion Date is "
        'missing; is "Date Complet." the Completion Date? If so, import with '
        '--map "Date Complet.=Completion Date"'
    )
    file = check(MISSPELLED, mapping={"Date Complet.": "Completion Date"})
    assert [str(day) for (day,) in taken(file, "completed_on")] == ["2025-06-01"]


def test_a_near_miss_is_kept_with_its_row_and_proposed(check: CheckDrawn) -> None:
    file = check(
        """
        Person ID | Name           | Cohrt   | Remarks
        S1        | Avery Testwell | CT 2026 | Likes tea
        """
    )
    [sheet] = file.sheets
    assert taken(file, "cohort", "other_cells") == [
        (None, '{"Cohrt": "CT 2026", "Remarks": "Likes tea"}')
    ]
    [proposal] = sheet.proposals
    assert (proposal.theirs, proposal.ours) == ("Cohrt", "Cohort")
    assert 0.8 < proposal.confidence < 1
    assert proposal.reason == 'reads like "Cohort"'
    [(row, column, sentence)] = warnings(file)
    assert (row, column) == (None, "Cohrt")
    assert sentence.endswith('import again with --map "Cohrt=Cohort".')


@pytest.mark.parametrize(
    ("header", "cell"),
    [("Complettion Date", "yes"), ("CE Creditts", "2025-07-01"), ("Emial", "S1"), ("Naame", "17")],
)
def test_cells_of_another_sort_speak_against_a_likeness(
    check: CheckDrawn, header: str, cell: str
) -> None:
    file = check(
        f"""
        Person ID | Activity Title | Date Completed | {header}
        S1        | CT basics      | 2025-06-01     | {cell}
        """
    )
    assert file.sheets[0].proposals == ()


def test_dates_nobody_can_read_are_set_aside_one_by_one(check: CheckDrawn) -> None:
    file = check(
        """
        Person ID | Activity Title | Date Completed
        S1        | CT basics      | 31/31/2026
        """
    )
    assert [row.row_number for row in file.sheets[0].set_aside] == [2]


def test_a_confirmed_column_is_remembered_also_under_two_rows_of_headings(
    check: CheckDrawn,
) -> None:
    table = """
        Learner |                | Course |            |
        Badge   | Name           | Number | Date       | Hours
        S1      | Avery Testwell | EX-1   | 2025-06-01 | 1
        """
    [sheet] = check(table, mapping={"Learner Badge": "Person ID"}).sheets
    assert sheet.mapping["Learner Badge"] == "Person ID"
    remembered = {intake.signature(sheet.headers): {"Learner Badge": "Person ID"}}
    assert taken(check(table, remembered=remembered), "person_id") == [("S1",)]


@pytest.mark.parametrize(
    ("headers", "confidence"),
    [
        ("Person ID | Completion Date | Reference Number", 1.0),
        ("Student ID | Date Completed | Ref #", 0.9),
        # As a roster it would lack nothing either, but two columns less would be known.
        ("Person ID | Name | Completion Date | Activity Title", 1.0),
        ("Person ID | Name | Discipline | Subcategory | Prescribed Credits", 1.0),
    ],
)
def test_the_kind_has_a_confidence(check: CheckDrawn, headers: str, confidence: float) -> None:
    assert check(headers).sheets[0].confidence == confidence


def test_a_forced_kind_is_certain(check: CheckDrawn) -> None:
    assert check("Student ID | Full Name", kind="roster").sheets[0].confidence == 1


def test_a_sheet_is_made_without_confidence_and_proposals(check: CheckDrawn) -> None:
    [made] = check("Person ID | Name").sheets
    sheet = CheckedSheet(None, "roster", 0, made.taken, (), (), made.headers, made.mapping)
    assert (sheet.confidence, sheet.proposals) == (1.0, ())


def test_what_a_file_would_be_read_as_is_proposed_column_by_column(
    bundled_reference: Reference, tmp_path: Path
) -> None:
    path = write_workbook(
        tmp_path / "book.xlsx",
        {
            "Log": drawn(
                """
                Learner        | Date Complet. | Course Name | Hours | Person ID | Mood
                Avery Testwell | 2025-06-01    | CT basics   | 1     | S1        | fine
                Avery Testwell | 2025-06-02    | MR basics   | 1     | S1        |
                """
            ),
            "Menu": [["Monday", "Soup"]],
            "Empty": [],
        },
    )
    log, menu, empty = intake.propose(path, bundled_reference, Options())
    assert (log.sheet, log.kind) == ("Log", "records")
    assert log.problem is not None
    assert log.problem.startswith("looks like records, but the required column Completion Date")
    assert [(one.theirs, one.ours, one.is_applied) for one in log.columns] == [
        ("Learner", "Name", True),
        ("Date Complet.", "Completion Date", False),
        ("Course Name", "Activity Title", True),
        ("Hours", "CE Credits", True),
        ("Person ID", "Person ID", True),
        ("Mood", None, False),
    ]
    assert [one.samples for one in log.columns][1:4] == [
        ("2025-06-01", "2025-06-02"),
        ("CT basics", "MR basics"),
        ("1",),
    ]
    assert [one.confidence for one in log.columns][4:] == [1.0, 0.0]
    assert (menu.kind, menu.confidence) == (None, 0.0)
    assert (empty.kind, empty.columns, empty.problem) == (None, (), "it is empty")


def test_a_proposal_confirmed_reads_the_file(bundled_reference: Reference, tmp_path: Path) -> None:
    path = write_text(tmp_path / "log.csv", drawn(MISSPELLED))
    [sheet] = intake.propose(path, bundled_reference, Options())
    confirmed = {one.theirs: one.ours for one in sheet.columns if one.ours}
    file = intake.check_file(path, bundled_reference, Options(mapping=confirmed))
    assert taken(file, "person_name", "title") == [("Avery Testwell", "CT basics")]


def test_a_ceu_is_remarked_once(check: CheckDrawn) -> None:
    file = check(
        """
        Person ID | Activity Title | Date Completed | CEU | CEUs earned
        S1        | CT basics      | 2025-06-01     | 0.1 | 1
        S2        | CT basics      | 2025-06-01     | 0.1 | 1
        """
    )
    said = [
        (row, column) for row, column, problem in warnings(file) if "10 contact hours" in problem
    ]
    assert said == [(None, "CEU")]
