"""The table of outcomes: does this completion count for this goal, and if not, why?"""

from decimal import Decimal

from tests.program import Program

AVERY = {"Person ID": "S1", "Discipline": "CT"}
AVERYS_SAFETY = {**AVERY, "Category": "Safety", "Credits": "1.00"}
BLAIR = {"Person ID": "S2", "Discipline": "CT", "Completion Date": "2026-01-15", "Credits": "1.00"}

# Of every kind one, in the order of the table; the as-of date is 2026-02-01.
ONE_OF_EACH = """
    Reference Number | Completion Date | CE Category | Discipline | Category | Credits
    PLANNED          | 2026-02-02      | A           | CT         | Safety   | 1.00
    NOT-ACCEPTED     | 2025-06-01      | B           | CT         | Safety   | 1.00
    NO-DISTRIBUTION  | 2025-06-01      | A           | MR         | Safety   | 1.00
    UNMAPPED         | 2025-06-01      | A           | CT         | Sefaty   | 1.00
    BEFORE-WINDOW    | 2024-03-14      | A           | CT         | Safety   | 1.00
    COUNTED          | 2025-06-01      | A           | CT         | Safety   | 1.00
    """


def test_outcomes_are_told_apart(ct: Program) -> None:
    ct.upload("records", ONE_OF_EACH, each={"Person ID": "S1"})
    outcomes = ct.outcomes("S1", as_of="2026-02-01")
    assert outcomes == {name: name.lower().replace("-", "_") for name in outcomes}
    assert len(outcomes) == 6


def test_planned_is_what_lies_after_the_as_of_date(ct: Program) -> None:
    ct.upload(
        "records",
        """
        Reference Number | Completion Date
        ON-THE-DAY       | 2026-02-01
        DAY-AFTER        | 2026-02-02
        """,
        each=AVERYS_SAFETY,
    )
    assert ct.outcomes("S1", as_of="2026-02-01") == {
        "ON-THE-DAY": "counted",
        "DAY-AFTER": "planned",
    }
    assert ct.outcomes("S1", as_of="2026-02-02") == {
        "ON-THE-DAY": "counted",
        "DAY-AFTER": "counted",
    }


def test_not_accepted_ce_categories(ct: Program) -> None:
    ct.upload(
        "records",
        """
        Reference Number | CE Category
        EX-1             | B
        EX-2             | Category B
        EX-3             | cat. b
        EX-4             | A
        EX-5             | A+
        EX-6             | BB
        EX-7             |
        """,
        each={**AVERYS_SAFETY, "Completion Date": "2025-06-01"},
    )
    refused = [name for name, outcome in ct.outcomes("S1").items() if outcome == "not_accepted"]
    assert refused == ["EX-1", "EX-2", "EX-3"]


def test_not_accepted_activity_types(ct: Program) -> None:
    ct.upload(
        "records",
        """
        Reference Number | Activity Type
        EX-1             | Basic CPR
        EX-2             | cpr
        EX-3             | BLS
        EX-4             | Vendor facility applications training
        EX-5             | Advanced CPR
        EX-6             | ACLS
        EX-7             | Applications
        """,
        each={**AVERYS_SAFETY, "Completion Date": "2025-06-01"},
    )
    refused = [name for name, outcome in ct.outcomes("S1").items() if outcome == "not_accepted"]
    assert refused == ["EX-1", "EX-2", "EX-3", "EX-4"]


def test_not_accepted_are_facility_applications_from_2024_on(program: Program) -> None:
    program.upload(
        "roster",
        "Person ID | Name | Discipline | Application Date\nS1 | Avery Testwell | CT | 2025-03-15",
    )
    program.upload(
        "records",
        """
        Reference Number | Completion Date
        LAST-DAY         | 2023-12-31
        FIRST-DAY        | 2024-01-01
        """,
        each={**AVERYS_SAFETY, "Activity Type": "Facility Applications"},
    )
    assert program.outcomes("S1") == {"LAST-DAY": "counted", "FIRST-DAY": "not_accepted"}


def test_no_distribution_is_one_row_of_no_credits(ct: Program) -> None:
    ct.upload(
        "records",
        """
        Reference Number | Discipline | Category         | Credits
        EX-1             | MR         | Safety           | 1.00
        EX-1             | MR         | Image Production | 0.75
        """,
        each={"Person ID": "S1", "Completion Date": "2025-06-01"},
    )
    [row] = ct.explain("S1")
    assert row["outcome"] == "no_distribution"
    assert (row["credits"], row["counted"]) == (Decimal("0.00"), Decimal("0.00"))
    assert (row["category"], row["subcategory"]) == (None, None)


def test_without_a_line_the_first_of_three_outcomes_applies(ct: Program) -> None:
    ct.upload(
        "records",
        """
        Reference Number | Completion Date | CE Category
        PLANNED          | 2026-02-02      | B
        NOT-ACCEPTED     | 2020-01-01      | B
        NO-DISTRIBUTION  | 2020-01-01      | A
        """,
        each={"Person ID": "S1", "CE Credits": "1.00"},
    )
    outcomes = ct.outcomes("S1", as_of="2026-02-01")
    assert outcomes == {name: name.lower().replace("-", "_") for name in outcomes}
    assert [row["credits"] for row in ct.explain("S1")] == [Decimal("0.00")] * 3


def test_unmapped_for_cqr_is_also_a_line_without_a_known_subcategory(cqr: Program) -> None:
    cqr.upload(
        "records",
        """
        Reference Number    | Category   | Subcategory
        CATEGORY-ALONE      | Procedures |
        UNKNOWN-SUBCATEGORY | Procedures | Knee
        OF-AN-OLD-OUTLINE   | Procedures | Neuro
        KNOWN-SUBCATEGORY   | Procedures | Abdomen and Pelvis
        """,
        each=BLAIR,
    )
    assert cqr.outcomes("S2") == {
        "CATEGORY-ALONE": "unmapped",
        "UNKNOWN-SUBCATEGORY": "unmapped",
        "OF-AN-OLD-OUTLINE": "unmapped",
        "KNOWN-SUBCATEGORY": "counted",
    }


def test_not_prescribed_is_in_the_outline_but_not_in_the_prescription(cqr: Program) -> None:
    cqr.upload(
        "records",
        """
        Reference Number | Subcategory
        IN-OUTLINE       | Neck and Chest
        NOT-IN-OUTLINE   | Neuro
        """,
        each=BLAIR,
    )
    assert cqr.outcomes("S2") == {"IN-OUTLINE": "not_prescribed", "NOT-IN-OUTLINE": "unmapped"}


def test_repeat_is_a_later_completion_of_an_activity_that_counts(ct: Program) -> None:
    ct.upload(
        "records",
        """
        Reference Number | Completion Date
        EX-1             | 2025-08-01
        EX-1             | 2025-06-01
        EX-1             | 2025-07-01
        """,
        each=AVERYS_SAFETY,
    )
    assert [row["outcome"] for row in ct.explain("S1")] == ["counted", "repeat", "repeat"]
    assert ct.standing("S1")["earned"] == Decimal("1.00")


def test_repeat_takes_every_line_of_the_later_completion(ct: Program) -> None:
    ct.upload(
        "records",
        """
        Reference Number | Completion Date | Category         | Credits
        EX-1             | 2025-06-01      | Safety           | 1.00
        EX-1             | 2025-07-01      | Safety           | 1.00
        EX-1             | 2025-07-01      | Image Production | 1.00
        """,
        each=AVERY,
    )
    assert [row["outcome"] for row in ct.explain("S1")] == ["counted", "repeat", "repeat"]


def test_repeat_needs_an_earlier_completion_that_counts(ct: Program) -> None:
    ct.upload(
        "records",
        """
        Reference Number | Completion Date | Discipline | Category
        OLD              | 2024-03-14      | CT         | Safety
        OLD              | 2025-06-01      | CT         | Safety
        MR-FIRST         | 2025-05-01      | MR         | Safety
        MR-FIRST         | 2025-06-01      | CT         | Safety
        NO-SENSE         | 2025-05-01      | CT         | Sefaty
        NO-SENSE         | 2025-06-01      | CT         | Safety
        """,
        each={"Person ID": "S1", "Credits": "1.00"},
    )
    second = [
        row["outcome"] for row in ct.explain("S1") if str(row["completed_on"]) == "2025-06-01"
    ]
    assert second == ["counted"] * 3


def test_repeat_is_judged_goal_by_goal(cqr: Program) -> None:
    # The first counts for structured education only, since it lies before the SSA date.
    cqr.upload("roster", "Person ID | Name | Discipline\nS2 | Blair Sampleton | CT")
    cqr.upload(
        "records",
        "Reference Number | Completion Date\nEX-1 | 2025-06-01\nEX-1 | 2025-09-01",
        each={
            "Person ID": "S2",
            "Discipline": "CT",
            "Subcategory": "Abdomen and Pelvis",
            "Credits": "1.00",
        },
    )
    rows = cqr.explain("S2")
    outcomes = {
        pathway: [row["outcome"] for row in rows if row["pathway"] == pathway]
        for pathway in ("cqr", "structured_education")
    }
    assert outcomes == {
        "cqr": ["before_ssa", "counted"],
        "structured_education": ["counted", "repeat"],
    }


def test_repeat_is_no_matter_between_people(ct: Program) -> None:
    ct.upload("roster", "Person ID | Name | Discipline\nS2 | Blair Sampleton | CT")
    table = "Person ID | Completion Date\nS1 | 2025-06-01\nS2 | 2025-07-01"
    each = {"Reference Number": "EX-1", "Discipline": "CT", "Category": "Safety", "Credits": "1.00"}
    ct.upload("records", table, each=each)
    assert ct.outcomes("S1") == ct.outcomes("S2") == {"EX-1": "counted"}
    assert [row["earned"] for row in ct.standings()] == [Decimal("1.00"), Decimal("1.00")]


def test_of_two_outcomes_that_apply_the_first_in_the_table_is_given(ct: Program) -> None:
    ct.upload(
        "records",
        """
        Reference Number          | Completion Date | CE Category | Discipline | Category
        PLANNED-AND-REFUSED       | 2026-02-02      | B           | CT         | Safety
        PLANNED-IN-MR             | 2026-02-02      | A           | MR         | Safety
        PLANNED-AND-UNMAPPED      | 2026-02-02      | A           | CT         | Sefaty
        PLANNED-AFTER-THE-WINDOW  | 2026-03-16      | A           | CT         | Safety
        REFUSED-IN-MR             | 2025-06-01      | B           | MR         | Safety
        REFUSED-AND-UNMAPPED      | 2025-06-01      | B           | CT         | Sefaty
        REFUSED-BEFORE-THE-WINDOW | 2024-03-14      | B           | CT         | Safety
        IN-MR-BEFORE-THE-WINDOW   | 2024-03-14      | A           | MR         | Safety
        UNMAPPED-BEFORE-IT        | 2024-03-14      | A           | CT         | Sefaty
        """,
        each={"Person ID": "S1", "Credits": "1.00"},
    )
    assert ct.outcomes("S1", as_of="2026-02-01") == {
        "PLANNED-AND-REFUSED": "planned",
        "PLANNED-IN-MR": "planned",
        "PLANNED-AND-UNMAPPED": "planned",
        "PLANNED-AFTER-THE-WINDOW": "planned",
        "REFUSED-IN-MR": "not_accepted",
        "REFUSED-AND-UNMAPPED": "not_accepted",
        "REFUSED-BEFORE-THE-WINDOW": "not_accepted",
        "IN-MR-BEFORE-THE-WINDOW": "no_distribution",
        "UNMAPPED-BEFORE-IT": "unmapped",
    }


def test_the_window_goes_before_not_prescribed(cqr: Program) -> None:
    cqr.upload(
        "records",
        """
        Reference Number | Completion Date
        BEFORE-WINDOW    | 2024-03-30
        BEFORE-SSA       | 2025-06-30
        NOT-PRESCRIBED   | 2025-07-01
        AFTER-WINDOW     | 2027-04-01
        """,
        each={
            "Person ID": "S2",
            "Discipline": "CT",
            "Subcategory": "Neck and Chest",
            "Credits": "1.00",
        },
    )
    outcomes = cqr.outcomes("S2", as_of="2027-06-01")
    assert outcomes == {name: name.lower().replace("-", "_") for name in outcomes}


def test_the_window_goes_before_repeat(ct: Program) -> None:
    table = "Reference Number | Completion Date\nEX-1 | 2026-03-15\nEX-1 | 2026-03-16"
    ct.upload("records", table, each=AVERYS_SAFETY)
    assert [row["outcome"] for row in ct.explain("S1")] == ["counted", "after_window"]


def test_not_prescribed_goes_before_repeat(cqr: Program) -> None:
    cqr.upload(
        "records",
        """
        Completion Date | Subcategory
        2026-01-15      | Abdomen and Pelvis
        2026-02-15      | Neck and Chest
        """,
        each={"Person ID": "S2", "Discipline": "CT", "Reference Number": "EX-1", "Credits": "1.00"},
    )
    assert [row["outcome"] for row in cqr.explain("S2")] == ["counted", "not_prescribed"]


def test_a_person_without_goals_has_no_rows(program: Program) -> None:
    program.upload("roster", "Person ID | Name\nS1 | Avery Testwell")
    program.upload("records", ONE_OF_EACH, each={"Person ID": "S1"})
    assert program.explain("S1") == []
    assert program.standings() == []


def test_the_sum_of_counted_lines_is_what_is_earned(ct: Program) -> None:
    ct.upload("records", ONE_OF_EACH, each={"Person ID": "S1"})
    days = ("2024-03-14", "2026-02-01", "2026-02-02", "2030-01-01")
    counted = [
        sum((row["counted"] for row in ct.explain("S1", as_of=day)), Decimal("0.00"))
        for day in days
    ]
    assert counted == [Decimal("0.00"), Decimal("1.00"), Decimal("2.00"), Decimal("2.00")]
    assert [ct.standing("S1", as_of=day)["earned"] for day in days] == counted
    assert [ct.earned("S1", as_of=day)["total"] for day in days] == counted


def test_every_outcome_says_why_and_what_would_change_it(ct: Program) -> None:
    ct.upload("records", ONE_OF_EACH, each={"Person ID": "S1"})
    expected = {
        "PLANNED": ["2 Feb 2026", "1 Feb 2026", "count from that day"],
        "NOT-ACCEPTED": ["Category B", "correct it"],
        "NO-DISTRIBUTION": ["Computed Tomography", "add its lines"],
        "UNMAPPED": ["1.00", "Sefaty", "1 Jan 2022", "say which"],
        "BEFORE-WINDOW": ["14 Mar 2024", "15 Mar 2024", "an earlier application date"],
        "COUNTED": ["1.00", "Safety"],
    }
    why = ct.explained("S1", "why", as_of="2026-02-01")
    assert why.keys() == expected.keys()
    assert [
        (name, word) for name, words in expected.items() for word in words if word not in why[name]
    ] == []


def test_every_outcome_of_a_prescription_says_why(cqr: Program) -> None:
    cqr.upload(
        "records",
        """
        Reference Number | Completion Date | Subcategory
        EX-1             | 2025-06-30      | Abdomen and Pelvis
        EX-2             | 2027-04-01      | Abdomen and Pelvis
        EX-3             | 2026-01-15      | Neck and Chest
        EX-4             | 2026-01-15      | Abdomen and Pelvis
        EX-4             | 2026-02-15      | Abdomen and Pelvis
        """,
        each={"Person ID": "S2", "Discipline": "CT", "Credits": "1.00"},
    )
    why = {row["outcome"]: row["why"] for row in cqr.explain("S2", as_of="2027-06-01")}
    assert "30 Jun 2025" in why["before_ssa"]
    assert "Confirm on your ARRT account" in why["before_ssa"]
    assert "the due date 31 Mar 2027; a later due date" in why["after_window"]
    assert "Neck and Chest" in why["not_prescribed"]
    assert "15 Jan 2026" in why["repeat"]
    assert "1.00 credits count toward Abdomen and Pelvis" in why["counted"]
