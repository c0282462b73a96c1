"""P1: who is meant by the rows of records and prescriptions. P6, P7: approval, and people who left."""

from datetime import date

import pytest

from tests.program import Program

EACH = {
    "Completion Date": "2025-06-01",
    "Discipline": "CT",
    "Category": "Safety",
    "Credits": "1.00",
}


def given(program: Program, people: str) -> None:
    program.upload("roster", people, each={"Discipline": "CT", "Application Date": "2026-03-15"})


def whose(program: Program, records: str) -> dict[str, str | None]:
    """The person whom each record was taken for, by its reference number; None waits."""
    program.upload("records", records, each=EACH)
    completions = (
        "select c.activity_key, n.person_id from completions as c "
        "inner join person_numbers as n on c.person_number = n.person_number order by all"
    )
    return {key.removeprefix("number "): person for key, person in program.rows(completions)}


def test_p1_ids_are_text_and_keep_their_zeros(program: Program) -> None:
    given(program, "Person ID | Name\n00123 | Avery Testwell\n0E5 | Blair Sampleton")
    assert [row["person_id"] for row in program.standings()] == ["00123", "0E5"]


def test_p1_without_leading_zeros_where_exactly_one_person_fits(program: Program) -> None:
    given(program, "Person ID | Name\n00123 | Avery Testwell\n456 | Blair Sampleton")
    assert whose(
        program,
        """
        Person ID | Reference Number
        123       | EX-1
        00456     | EX-2
        1230      | EX-3
        """,
    ) == {"EX-1": "00123", "EX-2": "456", "EX-3": None}


def test_p1_an_exact_id_goes_before_one_without_zeros(program: Program) -> None:
    given(program, "Person ID | Name\n0123 | Avery Testwell\n00123 | Blair Sampleton")
    assert whose(
        program,
        """
        Person ID | Reference Number
        0123      | EX-1
        00123     | EX-2
        123       | EX-3
        """,
    ) == {"EX-1": "0123", "EX-2": "00123", "EX-3": None}
    [check] = program.checks("people_not_on_roster")
    assert "fits 2 people" in check["message"]


def test_p1_only_ids_of_digits_match_without_zeros(program: Program) -> None:
    given(program, "Person ID | Name\n0A1 | Avery Testwell")
    assert whose(program, "Person ID | Reference Number\nA1 | EX-1") == {"EX-1": None}


def test_p1_the_email_decides_where_the_id_is_blank_or_fits_nobody(program: Program) -> None:
    given(program, "Person ID | Name | Email\nS1 | Avery Testwell | Avery@Example.org")
    assert whose(
        program,
        """
        Person ID | Email             | Reference Number
                  | avery@EXAMPLE.org | EX-1
        atestwell | avery@example.org | EX-2
        atestwell | other@example.org | EX-3
        """,
    ) == {"EX-1": "S1", "EX-2": "S1", "EX-3": None}


def test_p1_an_id_that_fits_goes_before_the_email(program: Program) -> None:
    given(
        program,
        """
        Person ID | Name            | Email
        001       | Avery Testwell  | avery@example.org
        002       | Blair Sampleton | blair@example.org
        """,
    )
    assert whose(
        program,
        """
        Person ID | Email             | Reference Number
        001       | blair@example.org | EX-1
        1         | blair@example.org | EX-2
        """,
    ) == {"EX-1": "001", "EX-2": "001"}


def test_p1_an_email_of_two_people_decides_nothing_and_neither_does_the_name(
    program: Program,
) -> None:
    given(
        program,
        """
        Person ID | Name            | Email
        S1        | Avery Testwell  | desk@example.org
        S2        | Blair Sampleton | desk@example.org
        """,
    )
    records = "Email | Name | Reference Number\ndesk@example.org | Avery Testwell | EX-1"
    assert whose(program, records) == {"EX-1": None}


def test_p1_the_name_decides_where_id_and_email_are_blank_or_the_email_unknown(
    program: Program,
) -> None:
    given(program, "Person ID | Name\nS1 | Avery Testwell")
    assert whose(
        program,
        """
        Person ID | Email             | Name           | Reference Number
                  |                   | Avery Testwell | EX-1
                  | other@example.org | Avery Testwell | EX-2
        atestwell |                   | Avery Testwell | EX-3
        atestwell | other@example.org | Avery Testwell | EX-4
        """,
    ) == {"EX-1": "S1", "EX-2": "S1", "EX-3": None, "EX-4": None}


def test_p1_a_known_email_goes_before_the_name(program: Program) -> None:
    given(
        program,
        """
        Person ID | Name            | Email
        S1        | Avery Testwell  | avery@example.org
        S2        | Blair Sampleton | blair@example.org
        """,
    )
    records = "Email | Name | Reference Number\navery@example.org | Blair Sampleton | EX-1"
    assert whose(program, records) == {"EX-1": "S1"}
    assert program.checks("names_that_differ") == []


@pytest.mark.parametrize(
    "written",
    [
        "Testwell, Avery",
        "TESTWELL,avery",
        "  avery   testwell ",
        "Ávery Téstwell",
        "Avery Testwell, Jr.",
        "Testwell III, Avery",
        "Testwell, Avery, Sr.",
        'Avery "Ace" Testwell',
        "Avery (Testwell)",
    ],
)
def test_p1_names_that_read_the_same(program: Program, written: str) -> None:
    given(program, "Person ID | Name\nS1 | Avery Testwell")
    assert whose(program, f"Name | Reference Number\n{written} | EX-1") == {"EX-1": "S1"}


def test_p1_names_that_do_not_read_the_same(program: Program) -> None:
    given(program, "Person ID | Name\nS1 | Avery Testwell")
    found = whose(
        program,
        """
        Name             | Reference Number
        A. Testwell      | EX-1
        Avery            | EX-2
        Avery B Testwell | EX-3
        Testwell Avery   | EX-4
        """,
    )
    assert set(found.values()) == {None}


def test_p1_a_name_of_two_people_decides_nothing(program: Program) -> None:
    given(program, "Person ID | Name\nS1 | Avery Testwell\nS2 | Testwell, Avery")
    assert whose(program, "Name | Reference Number\nAvery Testwell | EX-1") == {"EX-1": None}


def test_p1_prescriptions_are_matched_alike(program: Program) -> None:
    program.upload("roster", "Person ID | Name | Email\n007 | Avery Testwell | avery@example.org")
    program.upload(
        "prescriptions",
        """
        Person ID | Email             | Name           | Discipline
        7         |                   |                | CT
        atestwell | avery@example.org |                | MR
                  |                   | Testwell,Avery | BD
        """,
        each={"Subcategory": "Anything", "Prescribed Credits": "1.00"},
    )
    assert [(row["person_id"], row["discipline"]) for row in program.standings()] == [
        ("007", "BD"),
        ("007", "CT"),
        ("007", "MR"),
    ]


def test_p1_what_is_left_waits_and_is_listed(program: Program) -> None:
    given(program, "Person ID | Name\nS1 | Avery Testwell")
    whose(program, "Person ID | Reference Number\nX9 | EX-1\nX9 | EX-2")
    [check] = program.checks("people_not_on_roster")
    assert check["occurrences"] == 2
    assert "X9" in check["message"]
    assert program.standing("S1")["earned"] == 0


def test_p1_what_is_left_is_listed_with_look_alikes(program: Program) -> None:
    given(program, "Person ID | Name\nS1 | Avery Testwell")
    whose(program, "Person ID | Name | Reference Number\nX9 | Avery Testwell | EX-1")
    [check] = program.checks("people_not_on_roster")
    assert "S1" in check["message"]


def test_p1_an_id_beside_the_name_of_another_is_used_with_a_warning(program: Program) -> None:
    given(program, "Person ID | Name\nS1 | Avery Testwell\nS2 | Blair Sampleton")
    assert whose(
        program,
        """
        Person ID | Name            | Reference Number
        S1        | Sampleton,Blair | EX-1
        S2        | Blair Sampleton | EX-2
        S2        | B. Sampleton    | EX-3
        """,
    ) == {"EX-1": "S1", "EX-2": "S2", "EX-3": "S2"}
    [check] = program.checks("names_that_differ")
    assert check["person_id"] == "S1"
    assert "Blair Sampleton (S2)" in check["message"]


def test_p1_an_id_beside_a_name_that_several_people_have_is_no_matter(program: Program) -> None:
    given(
        program, "Person ID | Name\nS1 | Avery Testwell\nS2 | Blair Sampleton\nS3 | Blair Sampleton"
    )
    records = "Person ID | Name | Reference Number\nS3 | Blair Sampleton | EX-1"
    assert whose(program, records) == {"EX-1": "S3"}
    assert program.checks("names_that_differ") == []


def test_p1_people_on_the_roster_who_may_be_one_are_listed(program: Program) -> None:
    given(
        program,
        """
        Person ID | Name            | Email
        0123      | Avery Testwell  | desk@example.org
        123       | Blair Sampleton |
        S3        | Casey Mockford  | desk@example.org
        S4        | Drew Exampleton |
        """,
    )
    pairs = [(check["item"], check["person_id"]) for check in program.checks("people_alike")]
    assert pairs == [("0123", "123"), ("0123", "S3")]


def test_p6_no_sign_of_approval(program: Program) -> None:
    given(program, "Person ID | Name\nS1 | Avery Testwell")
    program.upload(
        "records",
        """
        Activity Title | Reference Number | CE Category | Category
        Neither        |                  |             | Safety
        Number         | EX-1             |             | Safety
        Category       |                  | A           | Safety
        Does not count |                  |             | Sefaty
        """,
        each={
            "Person ID": "S1",
            "Completion Date": "2025-06-01",
            "Discipline": "CT",
            "Credits": "1",
        },
    )
    [check] = program.checks("no_sign_of_approval")
    assert (check["person_id"], check["item"]) == ("S1", "Neither")
    assert "no sign of approval" in check["message"]


def test_p7_people_who_left_are_kept_and_shown_on_request(program: Program) -> None:
    given(
        program,
        """
        Person ID | Name            | Status
        S1        | Avery Testwell  | active
        S2        | Blair Sampleton | Left
        S3        | Casey Mockford  |
        """,
    )
    assert [row["person_id"] for row in program.standings()] == ["S1", "S3"]
    everybody = program.standings(include_left=True)
    assert [row["person_id"] for row in everybody] == ["S1", "S2", "S3"]


def test_p7_the_credits_of_people_who_left_are_no_part_of_the_coverage(program: Program) -> None:
    given(program, "Person ID | Name | Status\nS1 | Avery Testwell |\nS2 | Blair Sampleton | left")
    whose(program, "Person ID | Reference Number\nS2 | EX-1")
    assert {row["people"] for row in program.coverage().values()} == {1}
    assert ("Safety", None) not in program.coverage()
    assert ("Safety", None) in program.coverage(include_left=True)


def test_p7_whoever_left_is_still_explained(program: Program) -> None:
    given(program, "Person ID | Name | Status\nS2 | Blair Sampleton | left")
    whose(program, "Person ID | Reference Number\nS2 | EX-1")
    assert program.outcomes("S2") == {"EX-1": "counted"}
    assert program.explained("S2", "completed_on") == {"EX-1": date(2025, 6, 1)}
