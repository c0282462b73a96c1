"""The user's own word on columns, now and from earlier imports."""

from datetime import date

import pytest

from dashboard import intake
from dashboard.intake import IntakeError
from tests.intake.drawing import CheckDrawn, taken

TABLE = """
    Learner | Full name      | Cohort
    S1      | Avery Testwell | CT 2026
    """


def test_a_mapping_leads_from_their_header_to_our_column(check: CheckDrawn) -> None:
    file = check(TABLE, mapping={"LEARNER": "person id", "Full name": "Name"})
    assert taken(file, "person_id", "person_name", "cohort") == [
        ("S1", "Avery Testwell", "CT 2026")
    ]
    assert file.sheets[0].mapping == {
        "Learner": "Person ID",
        "Full name": "Name",
        "Cohort": "Cohort",
    }


def test_a_mapping_wins_over_a_canonical_header(check: CheckDrawn) -> None:
    file = check(
        """
        Person ID | Badge | Name
        17        | S1    | Avery Testwell
        """,
        mapping={"Badge": "Person ID"},
    )
    assert taken(file, "person_id", "other_cells") == [("S1", '{"Person ID": "17"}')]


def test_a_mapping_is_remembered_under_the_headers(check: CheckDrawn) -> None:
    [sheet] = check(TABLE, mapping={"Learner": "Person ID", "Full name": "Name"}).sheets
    remembered = {intake.signature(sheet.headers): sheet.mapping}
    again = """
        COHORT  | full name       | Learner
        CT 2027 | Blair Sampleton | S2
        """
    assert taken(check(again, remembered=remembered), "person_id", "person_name") == [
        ("S2", "Blair Sampleton")
    ]
    with pytest.raises(IntakeError):
        check(again.replace("COHORT", "Group"), remembered=remembered)


def test_the_word_of_today_wins_over_the_remembered_one(check: CheckDrawn) -> None:
    headers = ("Learner", "Full name", "Cohort")
    remembered = {intake.signature(headers): {"Learner": "Person ID", "Full name": "Site"}}
    file = check(TABLE, remembered=remembered, mapping={"Full name": "Name"})
    assert taken(file, "person_id", "person_name", "site") == [("S1", "Avery Testwell", None)]


def test_a_signature_knows_neither_order_nor_letter_case() -> None:
    assert intake.signature(["Person ID", "Name"]) == intake.signature(["NAME", "person_id "])
    assert intake.signature(["Person ID", "Name"]) != intake.signature(["Person ID"])


def test_an_unknown_canonical_column_is_refused(check: CheckDrawn) -> None:
    with pytest.raises(IntakeError) as error:
        check(TABLE, mapping={"Learner": "Learner ID"})
    assert str(error.value).startswith(
        '"Learner=Learner ID" leads to no known column: expected one of Person ID, Name, First Name, '
    )


def test_a_column_that_no_sheet_has_is_refused(check: CheckDrawn) -> None:
    with pytest.raises(IntakeError) as error:
        check(TABLE, mapping={"Learner": "Person ID", "Pupil": "Name"})
    assert str(error.value) == (
        'drawn.csv has no column "Pupil" to map: expected one of its own columns, '
        "Learner, Full name, Cohort."
    )


def test_a_column_is_missed_also_where_no_header_is_known(check: CheckDrawn) -> None:
    with pytest.raises(
        IntakeError, match=r'^drawn\.csv has no column "Pupil" .*, Learner, Soup\.$'
    ):
        check("Learner | Soup", mapping={"Pupil": "Name"})


def test_two_columns_cannot_be_one(check: CheckDrawn) -> None:
    with pytest.raises(IntakeError, match=r'^two columns are mapped to "Name"'):
        check(TABLE, mapping={"Learner": "Name", "Full name": "Name"})


@pytest.mark.parametrize("header", ["Applied On", "date applied", "Application Submitted"])
def test_a_day_of_application_is_known_by_the_words_people_use(
    check: CheckDrawn, header: str
) -> None:
    file = check(
        f"""
        Person ID | Name           | Modality | {header}
        S1        | Avery Testwell | CT       | 2026-12-01
        """
    )
    assert taken(file, "application_on") == [(date(2026, 12, 1),)]
