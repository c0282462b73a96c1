"""L1-L7 but L5: distribution lines, and what makes rows of a file one line or one completion."""

from datetime import date
from decimal import Decimal

import pytest

from tests.program import Program, counts, problems

AVERY = {"Person ID": "S1", "Completion Date": "2025-06-01", "Discipline": "CT"}
BLAIR = {"Person ID": "S2", "Completion Date": "2026-01-15", "Discipline": "CT"}


def placed(program: Program) -> dict[str, tuple[str | None, str | None, str]]:
    """Category, subcategory and outcome of each of Avery's activities."""
    return {
        row["reference_number"]: (row["category"], row["subcategory"], row["outcome"])
        for row in program.explain("S1")
    }


def test_l1_the_distributed_credit_counts_not_the_ce_credits(ct: Program) -> None:
    result = ct.upload(
        "records",
        """
        Reference Number | CE Credits | Category | Credits
        EX-1             | 2.50       | Safety   | 0.50
        """,
        each=AVERY,
    )
    assert ct.standing("S1")["earned"] == Decimal("0.50")
    assert problems(result) == []
    assert ct.checks("distributions_above_ce_credits") == []


def test_l2_more_in_one_discipline_than_the_ce_credits_is_a_warning(ct: Program) -> None:
    result = ct.upload(
        "records",
        """
        Reference Number | CE Credits | Discipline | Category         | Credits
        ABOVE            | 1.00       | CT         | Safety           | 0.75
        ABOVE            | 1.00       | CT         | Image Production | 0.50
        EQUAL            | 1.00       | CT         | Safety           | 0.50
        EQUAL            | 1.00       | CT         | Image Production | 0.50
        TWO-DISCIPLINES  | 1.00       | CT         | Safety           | 1.00
        TWO-DISCIPLINES  | 1.00       | MR         | Safety           | 0.75
        """,
        each={"Person ID": "S1", "Completion Date": "2025-06-01"},
    )
    assert [severity for _, severity in problems(result)] == ["warning"]
    [check] = ct.checks("distributions_above_ce_credits")
    assert (check["item"], check["discipline"], check["person_id"]) == ("ABOVE", "CT", "S1")
    assert "1.00 CE credits, but 1.25" in check["message"]
    assert ct.standing("S1")["earned"] == Decimal("3.25")


def test_l2_the_activities_list_is_warned_of_alike(program: Program) -> None:
    program.upload(
        "activities",
        """
        Reference Number | CE Credits | Discipline | Category         | Credits
        ABOVE            | 1.00       | CT         | Safety           | 0.75
        ABOVE            | 1.00       | CT         | Image Production | 0.26
        EQUAL            | 1.00       | MR         | Safety           | 1.00
        """,
    )
    checks = program.checks("distributions_above_ce_credits")
    assert [(check["item"], check["discipline"]) for check in checks] == [("ABOVE", "CT")]


def test_l3_naming_a_category_or_a_subcategory_makes_a_line(ct: Program) -> None:
    ct.upload(
        "records",
        """
        Reference Number | Category | Subcategory        | Credits
        CATEGORY         | Safety   |                    | 1.00
        SUBCATEGORY      |          | Abdomen and Pelvis | 2.00
        """,
        each=AVERY,
    )
    assert ct.explained("S1", "counted") == {
        "CATEGORY": Decimal("1.00"),
        "SUBCATEGORY": Decimal("2.00"),
    }


def test_l3_credits_beside_ce_credits_make_a_line(ct: Program) -> None:
    ct.upload(
        "records",
        """
        Reference Number | CE Credits | Category | Credits
        FILLED           | 2.00       |          | 1.50
        UNFILLED         | 2.00       |          |
        """,
        each=AVERY,
    )
    assert ct.outcomes("S1") == {"FILLED": "unmapped", "UNFILLED": "no_distribution"}
    assert ct.explained("S1", "credits")["FILLED"] == Decimal("1.50")


@pytest.mark.parametrize("column", ["CE Credits", "Credits"])
def test_l3_a_discipline_alone_is_no_line(ct: Program, column: str) -> None:
    ct.upload("records", f"Reference Number | {column}\nEX-1 | 2.00", each=AVERY)
    [row] = ct.explain("S1")
    assert (row["outcome"], row["credits"], row["ce_credits"]) == (
        "no_distribution",
        Decimal("0.00"),
        Decimal("2.00"),
    )


def test_l3_a_named_category_with_blank_credits_sets_the_row_aside(ct: Program) -> None:
    result = ct.upload(
        "records",
        """
        Reference Number | CE Credits | Category | Credits
        EX-1             | 2.00       | Safety   |
        EX-2             | 2.00       | Safety   | 0
        """,
        each=AVERY,
    )
    assert problems(result) == [(2, "set_aside")]
    assert ct.outcomes("S1") == {"EX-2": "counted"}


CATALOGUE = """
    Reference Number | Discipline | Category         | Credits
    EX-1             | CT         | Image Production | 2.00
    EX-1             | MR         | Safety           | 0.75
    """


def test_l3_own_named_lines_go_before_the_catalogue(ct: Program) -> None:
    ct.upload("activities", CATALOGUE)
    ct.upload("records", "Reference Number | Category | Credits\nEX-1 | Safety | 1.00", each=AVERY)
    assert placed(ct) == {"EX-1": ("Safety", None, "counted")}


def test_l3_the_catalogue_goes_before_own_lines_that_name_neither(ct: Program) -> None:
    ct.upload("activities", CATALOGUE)
    ct.upload("records", "Reference Number | CE Credits | Credits\nEX-1 | 3.00 | 1.00", each=AVERY)
    [row] = ct.explain("S1")
    assert (row["category"], row["counted"]) == ("Image Production", Decimal("2.00"))


def test_l3_the_catalogue_gives_its_lines_to_a_completion_without_any(ct: Program) -> None:
    ct.upload("activities", CATALOGUE)
    ct.upload("records", "Reference Number | CE Credits\nEX-1 | 3.00", each=AVERY)
    assert ct.explained("S1", "counted") == {"EX-1": Decimal("2.00")}


def test_l3_own_named_lines_of_one_set_displace_those_that_name_neither(ct: Program) -> None:
    ct.upload(
        "records",
        """
        Reference Number | CE Credits | Category | Credits
        EX-1             | 3.00       | Safety   | 1.00
        EX-1             | 3.00       |          | 0.50
        """,
        each=AVERY,
    )
    assert placed(ct) == {"EX-1": ("Safety", None, "counted")}


def test_l3_disciplines_choose_their_lines_apart(ct: Program) -> None:
    ct.upload("roster", "Person ID | Name | Discipline\nS1 | Avery Testwell | MR")
    ct.upload("activities", CATALOGUE)
    ct.upload("records", "Reference Number | Category | Credits\nEX-1 | Safety | 1.00", each=AVERY)
    assert ct.explained("S1", "counted", discipline="CT") == {"EX-1": Decimal("1.00")}
    assert ct.explained("S1", "counted", discipline="MR") == {"EX-1": Decimal("0.75")}


def test_l4_a_subcategory_of_one_category_brings_its_category(two_chests: Program) -> None:
    two_chests.upload(
        "records",
        """
        Reference Number | Subcategory | Credits
        EX-1             | Head        | 1.00
        EX-2             | Chest       | 1.00
        """,
        each=AVERY,
    )
    assert placed(two_chests) == {
        "EX-1": ("Image Production", "Head", "counted"),
        "EX-2": (None, "Chest", "unmapped"),
    }


def test_l4_the_category_named_decides_between_two(two_chests: Program) -> None:
    two_chests.upload(
        "records",
        """
        Reference Number | Category   | Subcategory | Credits
        EX-1             | Procedures | Chest       | 1.00
        """,
        each=AVERY,
    )
    assert placed(two_chests) == {"EX-1": ("Procedures", "Chest", "counted")}


def test_l4_a_category_alone_counts_toward_category_and_total(ct: Program) -> None:
    ct.upload("records", "Reference Number | Category | Credits\nEX-1 | Safety | 1.50", each=AVERY)
    earned = ct.earned("S1")
    assert (earned["Safety"], earned["total"]) == (Decimal("1.50"), Decimal("1.50"))


def test_l4_a_category_alone_never_counts_toward_a_subcategory(cqr: Program) -> None:
    # Safety has one subcategory only, and even so the line is not taken for it.
    cqr.upload("records", "Reference Number | Category | Credits\nEX-1 | Safety | 1.50", each=BLAIR)
    assert cqr.outcomes("S2") == {"EX-1": "unmapped"}
    assert cqr.earned("S2")["Radiation Safety and Dose"] == Decimal("0.00")


def test_l4_a_line_that_names_neither_is_unmapped_and_listed(ct: Program) -> None:
    ct.upload("records", "Reference Number | CE Credits | Credits\nEX-1 | 2.00 | 1.50", each=AVERY)
    assert ct.outcomes("S1") == {"EX-1": "unmapped"}
    assert [check["occurrences"] for check in ct.checks("unmapped_texts")] == [1]


def test_l6_reference_numbers_are_trimmed_text_in_upper_case(ct: Program) -> None:
    ct.upload(
        "records",
        """
        Reference Number | Category | Credits
        exa 0012 x       | Safety   | 1.00
        00123            | Safety   | 1.00
        123              | Safety   | 1.00
        """,
        each=AVERY,
    )
    assert set(ct.outcomes("S1")) == {"EXA0012X", "00123", "123"}


def test_l6_spellings_of_one_reference_number_are_one_activity(ct: Program) -> None:
    ct.upload(
        "records",
        """
        Reference Number | Category   | Credits
        exa 0012         | Safety     | 1.00
        EXA0012          | Procedures | 1.00
        """,
        each=AVERY,
    )
    assert {row["outcome"] for row in ct.explain("S1")} == {"counted"}
    assert ct.rows("select count(*) from completions") == [(1,)]


def test_l7_rows_of_one_person_activity_and_date_are_one_completion(ct: Program) -> None:
    ct.upload(
        "records",
        """
        Reference Number | Completion Date | Category         | Credits
        EX-1             | 2025-06-01      | Safety           | 0.50
        EX-1             | 2025-06-01      | Image Production | 0.75
        EX-1             | 2025-06-02      | Procedures       | 1.00
        """,
        each={"Person ID": "S1", "Discipline": "CT"},
    )
    assert {row["category"]: row["outcome"] for row in ct.explain("S1")} == {
        "Safety": "counted",
        "Image Production": "counted",
        "Procedures": "repeat",
    }
    assert ct.rows("select count(*) from completions") == [(2,)]


def test_l7_the_same_line_with_the_same_credits_is_the_same_row(ct: Program) -> None:
    result = ct.upload(
        "records",
        """
        Reference Number | Category         | Credits
        EX-1             | Image Production | 1.00
        EX-1             | IMAGE_PRODUCTION | 1
        """,
        each=AVERY,
    )
    assert counts(result) == {"rows_read": 2, "added": 1, "unchanged": 1}
    assert ct.standing("S1")["earned"] == Decimal("1.00")


def test_l7_texts_are_compared_without_outline_or_aliases(ct: Program) -> None:
    result = ct.upload(
        "records",
        """
        Reference Number | Category     | Subcategory                         | Credits
        EX-1             | Patient Care |                                     | 1.00
        EX-1             | Pt Care      |                                     | 0.50
        EX-1             |              | Patient Interactions and Management | 0.25
        """,
        each=AVERY,
    )
    assert counts(result) == {"rows_read": 3, "added": 3}
    assert ct.earned("S1")["Patient Care"] == Decimal("1.75")


def test_l7_other_credits_in_one_file_are_a_conflict_and_the_first_stands(ct: Program) -> None:
    result = ct.upload(
        "records",
        """
        Reference Number | Category | Credits
        EX-1             | Safety   | 1.00
        EX-2             | Safety   | 0.50
        EX-1             | safety   | 1.25
        """,
        each=AVERY,
    )
    assert counts(result) == {"rows_read": 3, "added": 2, "set_aside": 1}
    [problem] = result.sheets[0].problems
    assert (problem.row, problem.severity) == (4, "set_aside")
    assert "row 2" in problem.problem
    assert ct.explained("S1", "counted")["EX-1"] == Decimal("1.00")


def test_l7_a_conflict_seen_only_with_the_roster_lets_the_first_stand(ct: Program) -> None:
    ct.upload("roster", "Person ID | Name | Email\nS1 | Avery Testwell | avery@example.org")
    result = ct.upload(
        "records",
        """
        Person ID | Email             | Reference Number | Category | Credits
        S1        |                   | EX-1             | Safety   | 1.00
                  | avery@example.org | EX-1             |  SAFETY  | 1.25
        """,
        each={"Completion Date": "2025-06-01", "Discipline": "CT"},
    )
    assert "set_aside" not in counts(result)
    assert ct.explained("S1", "counted") == {"EX-1": Decimal("1.00")}
    [check] = ct.checks("conflicts")
    assert (check["person_id"], check["discipline"], check["item"]) == ("S1", "CT", "EX-1")
    assert check["occurrences"] == 2
    assert check["message"].startswith("Rows 2 and 3 of one file")


def test_l7_such_a_conflict_of_a_prescription_lets_the_first_stand(program: Program) -> None:
    program.upload("roster", "Person ID | Name | Email\nS2 | Blair Sampleton | blair@example.org")
    program.upload(
        "prescriptions",
        """
        Person ID | Email             | Prescribed Credits
        S2        |                   | 1.00
                  | blair@example.org | 2.00
        """,
        each={"Discipline": "CT", "Subcategory": "Neck and Chest"},
    )
    assert program.gaps("S2") == {"Neck and Chest": Decimal("1.00")}
    assert [check["person_id"] for check in program.checks("conflicts")] == ["S2"]


def test_l7_such_a_conflict_of_the_catalogue_lets_the_first_stand(ct: Program) -> None:
    ct.upload(
        "activities",
        """
        Reference Number | Activity Title | Discipline | Category | Credits
        EX-1             | Dose basics    | CT         | Safety   | 1.00
                         | Dose basics    | CT         | Safety   | 2.00
        """,
    )
    ct.upload("records", "Person ID | Reference Number | Completion Date\nS1 | EX-1 | 2025-06-01")
    assert ct.explained("S1", "counted") == {"EX-1": Decimal("1.00")}
    assert len(ct.checks("conflicts")) == 1


def test_l7_other_credits_in_a_later_file_are_no_conflict(ct: Program) -> None:
    ct.upload("records", "Reference Number | Category | Credits\nEX-1 | Safety | 1.00", each=AVERY)
    result = ct.upload(
        "records", "Reference Number | Category | Credits\nEX-1 | Safety | 1.25", each=AVERY
    )
    assert counts(result) == {"rows_read": 1, "updated": 1}
    assert ct.explained("S1", "counted") == {"EX-1": Decimal("1.25")}
    assert ct.checks("conflicts") == []


def test_l7_of_differing_values_the_first_that_is_not_blank_stands(ct: Program) -> None:
    result = ct.upload(
        "records",
        """
        Reference Number | Activity Title | Sponsor  | CE Credits | Category         | Credits
        EX-1             |                | Agency A |            | Safety           | 0.50
        EX-1             | Dose basics    | Agency B | 2.00       | Image Production | 0.50
        EX-1             | Dose again     |          | 3.00       | Procedures       | 0.50
        """,
        each=AVERY,
    )
    assert {severity for _, severity in problems(result)} == {"warning"}
    rows = ct.explain("S1")
    assert {(row["title"], row["ce_credits"]) for row in rows} == {("Dose basics", Decimal("2.00"))}
    sponsors = (
        "select a.sponsor from completions as c "
        "inner join written_activities as a on c.sponsor_of = a.written_activity"
    )
    assert ct.rows(sponsors) == [("Agency A",)]


def test_l7_of_a_persons_differing_values_the_first_stands_too(ct: Program) -> None:
    result = ct.upload(
        "roster",
        """
        Person ID | Name            | Cohort | Discipline
        S1        | Avery Testwell  |        | CT
        S1        | Avery Testwell  | Spring | MR
        S1        | Avery Othername | Autumn | BD
        """,
    )
    assert {severity for _, severity in problems(result)} == {"warning"}
    assert {(row["name"], row["cohort"]) for row in ct.standings()} == {
        ("Avery Testwell", "Spring")
    }


def test_l7_a_prescription_with_two_amounts_for_one_line_is_a_conflict(cqr: Program) -> None:
    result = cqr.upload(
        "prescriptions",
        """
        Person ID | Discipline | Subcategory       | Prescribed Credits
        S2        | CT         | Neck and Chest    | 1.00
        S2        | CT         | neck & chest      | 2.00
        """,
    )
    assert problems(result) == [(3, "set_aside")]
    assert cqr.gaps("S2") == {"Neck and Chest": Decimal("1.00")}


@pytest.mark.parametrize("column", ["SSA Date", "Due Date"])
def test_l7_a_prescription_with_two_dates_is_a_conflict(program: Program, column: str) -> None:
    program.upload("roster", "Person ID | Name\nS2 | Blair Sampleton")
    result = program.upload(
        "prescriptions",
        f"""
        Person ID | Discipline | Subcategory        | Prescribed Credits | {column}
        S2        | CT         | Neck and Chest     | 1.00               | 2025-06-30
        S2        | CT         | Abdomen and Pelvis | 2.00               | 2025-07-30
        """,
    )
    assert problems(result) == [(3, "set_aside")]
    assert program.gaps("S2") == {"Neck and Chest": Decimal("1.00")}


def test_l7_a_goal_with_two_application_dates_is_a_conflict(program: Program) -> None:
    result = program.upload(
        "roster",
        """
        Person ID | Name           | Discipline | Application Date
        S1        | Avery Testwell | CT         | 2026-03-15
        S1        | Avery Testwell | MR         | 2026-04-15
        S1        | Avery Testwell | CT         | 2026-05-15
        """,
    )
    assert problems(result) == [(4, "set_aside")]
    ends = {row["discipline"]: row["window_end"] for row in program.standings()}
    assert ends == {"CT": date(2026, 3, 15), "MR": date(2026, 4, 15)}
