"""L8: which rows speak of the same activity, with and without its reference number."""

from decimal import Decimal

import pytest

from tests.program import Program, counts

AVERY = {
    "Person ID": "S1",
    "Completion Date": "2025-06-01",
    "Discipline": "CT",
    "Category": "Safety",
}
SAFETY = {"Discipline": "CT", "Category": "Safety", "Credits": "1.00"}
BLAIR = {**AVERY, "Person ID": "S2"}

NUMBERED = """
    Reference Number | Activity Title | Sponsor  | Credits
    EX-1             | Dose basics    | Agency A | 1.00
    """
UNNUMBERED = """
    Activity Title | Sponsor  | Credits
    DOSE   basics  | Agency A | 1.00
    """


def test_l8_a_reference_number_is_the_activity_whatever_its_title(ct: Program) -> None:
    result = ct.upload(
        "records",
        """
        Reference Number | Activity Title  | Sponsor  | Credits
        EX-1             | Dose basics     | Agency A | 1.00
        EX-1             | Basics of dose  | Agency B | 1.00
        """,
        each=AVERY,
    )
    assert counts(result) == {"rows_read": 2, "added": 1, "unchanged": 1}
    assert ct.standing("S1")["earned"] == Decimal("1.00")


def test_l8_without_a_number_title_and_sponsor_are_the_activity(ct: Program) -> None:
    ct.upload(
        "records",
        """
        Activity Title | Sponsor   | Credits
        Dose basics    | Agency A  | 1.00
        DOSE   basics  | AGENCY  a | 1.00
        """,
        each=AVERY,
    )
    assert ct.standing("S1")["earned"] == Decimal("1.00")


@pytest.mark.parametrize(
    "other",
    ["Dose basics | Agency B | 1.00", "Dose-basics | Agency A | 1.00"],
    ids=["sponsor", "title"],
)
def test_l8_another_sponsor_or_title_is_another_activity(ct: Program, other: str) -> None:
    table = f"Activity Title | Sponsor | Credits\nDose basics | Agency A | 1.00\n{other}"
    ct.upload("records", table, each=AVERY)
    assert ct.standing("S1")["earned"] == Decimal("2.00")


@pytest.mark.parametrize("first", [NUMBERED, UNNUMBERED], ids=["with first", "without first"])
def test_l8_two_exports_of_one_course_do_not_count_twice(ct: Program, first: str) -> None:
    second = UNNUMBERED if first is NUMBERED else NUMBERED
    ct.upload("records", first, each=AVERY)
    ct.upload("records", second, each=AVERY)
    assert ct.outcomes("S1") == {"EX-1": "counted"}
    assert ct.standing("S1")["earned"] == Decimal("1.00")


def test_l8_rows_with_and_without_the_number_in_one_file(ct: Program) -> None:
    ct.upload(
        "records",
        """
        Reference Number | Activity Title | Credits
                         | Dose basics    | 1.00
        EX-1             | Dose basics    | 1.00
        """,
        each=AVERY,
    )
    assert ct.outcomes("S1") == {"EX-1": "counted"}


@pytest.mark.parametrize(
    ("title", "day"),
    [("Dose basics II", "2025-06-01"), ("Dose basics", "2025-06-02")],
    ids=["title", "date"],
)
def test_l8_title_and_date_must_both_be_equal(ct: Program, title: str, day: str) -> None:
    ct.upload("records", NUMBERED, each=AVERY)
    table = f"Activity Title | Credits\n{title} | 1.00"
    ct.upload("records", table, each={**AVERY, "Completion Date": day})
    assert [row["outcome"] for row in ct.explain("S1")] == ["counted", "counted"]


def test_l8_two_with_a_number_leave_the_one_without_alone(ct: Program) -> None:
    ct.upload(
        "records",
        """
        Reference Number | Activity Title | Credits
        EX-1             | Dose basics    | 1.00
        EX-2             | Dose basics    | 1.00
                         | Dose basics    | 1.00
        """,
        each=AVERY,
    )
    assert ct.outcomes("S1") == {"EX-1": "counted", "EX-2": "counted", "Dose basics": "counted"}


def test_l8_only_the_persons_own_completions_are_looked_at(ct: Program) -> None:
    ct.upload("roster", "Person ID | Name | Discipline\nS2 | Blair Sampleton | CT")
    ct.upload("records", NUMBERED, each=AVERY)
    ct.upload("records", NUMBERED.replace("EX-1", "EX-2"), each=BLAIR)
    ct.upload("records", UNNUMBERED, each=AVERY)
    assert ct.outcomes("S1") == {"EX-1": "counted"}


def test_l8_without_a_sponsor_the_only_sponsor_fits(ct: Program) -> None:
    ct.upload(
        "records",
        """
        Activity Title | Sponsor  | Credits
        Dose basics    | Agency A | 1.00
        Dose basics    |          | 1.00
        """,
        each=AVERY,
    )
    assert ct.standing("S1")["earned"] == Decimal("1.00")


def test_l8_without_a_sponsor_none_of_two_fits(ct: Program) -> None:
    ct.upload(
        "records",
        """
        Activity Title | Sponsor  | Credits
        Dose basics    | Agency A | 1.00
        Dose basics    | Agency B | 1.00
        Dose basics    |          | 1.00
        """,
        each=AVERY,
    )
    assert ct.standing("S1")["earned"] == Decimal("3.00")


def test_l8_the_only_sponsor_may_stand_beside_another_date(ct: Program) -> None:
    ct.upload(
        "records",
        """
        Activity Title | Sponsor  | Completion Date
        Dose basics    | Agency A | 2025-06-01
        Dose basics    |          | 2025-07-01
        """,
        each={**SAFETY, "Person ID": "S1"},
    )
    assert [row["outcome"] for row in ct.explain("S1")] == ["counted", "repeat"]


def test_l8_of_two_sponsors_beside_other_dates_none_fits(ct: Program) -> None:
    ct.upload(
        "records",
        """
        Activity Title | Sponsor  | Completion Date
        Dose basics    | Agency A | 2025-06-01
        Dose basics    | Agency B | 2025-06-02
        Dose basics    |          | 2025-07-01
        """,
        each={**SAFETY, "Person ID": "S1"},
    )
    assert [row["outcome"] for row in ct.explain("S1")] == ["counted"] * 3


def test_l8_the_sponsor_of_the_same_date_goes_before_others(ct: Program) -> None:
    ct.upload(
        "records",
        """
        Activity Title | Sponsor  | Completion Date
        Dose basics    | Agency A | 2025-06-01
        Dose basics    | Agency B | 2025-07-01
        Dose basics    |          | 2025-07-01
        """,
        each={**SAFETY, "Person ID": "S1"},
    )
    assert ct.standing("S1")["earned"] == Decimal("2.00")


RECORD = "Reference Number | Activity Title | CE Credits\nEX-1 | Dose basics | 2.00"
BARE = {"Person ID": "S1", "Completion Date": "2025-06-01"}


def test_l8_a_catalogue_row_without_a_number_matches_by_title(ct: Program) -> None:
    ct.upload("records", RECORD, each=BARE)
    ct.upload(
        "activities",
        """
        Activity Title | Discipline | Category | Credits
        dose  BASICS   | CT         | Safety   | 0.75
        """,
    )
    assert ct.explained("S1", "counted") == {"EX-1": Decimal("0.75")}


def test_l8_a_catalogue_row_without_a_number_fits_neither_of_two(ct: Program) -> None:
    ct.upload("records", f"{RECORD}\nEX-2 | Dose basics | 2.00", each=BARE)
    ct.upload(
        "activities",
        """
        Activity Title | Discipline | Category | Credits
        Dose basics    | CT         | Safety   | 0.75
        """,
    )
    assert ct.outcomes("S1") == {"EX-1": "no_distribution", "EX-2": "no_distribution"}


def test_l8_a_catalogue_row_fits_neither_of_two_of_its_sponsor(ct: Program) -> None:
    ct.upload(
        "records",
        """
        Reference Number | Activity Title | Sponsor
        EX-1             | Dose basics    | Agency A
        EX-2             | Dose basics    | Agency A
        """,
        each=BARE,
    )
    ct.upload("activities", NUMBERED_CATALOGUE.replace("EX-1", "    "))
    assert ct.outcomes("S1") == {"EX-1": "no_distribution", "EX-2": "no_distribution"}


def test_l8_catalogue_rows_with_and_without_the_only_sponsor_are_one_activity(ct: Program) -> None:
    ct.upload("records", "Activity Title | Sponsor\nDose basics | Agency A", each=BARE)
    headers = "Activity Title | Sponsor | Discipline | Category | Credits"
    ct.upload("activities", f"{headers}\nDose basics | Agency A | CT | Safety | 0.75")
    ct.upload("activities", f"{headers}\nDose basics | | CT | Safety | 0.50")
    assert ct.explained("S1", "counted") == {"Dose basics": Decimal("0.50")}


def test_l8_a_catalogue_row_without_a_sponsor_is_none_of_two_with_one(ct: Program) -> None:
    ct.upload("records", "Activity Title | Sponsor\nDose basics | Agency A", each=BARE)
    ct.upload(
        "activities",
        """
        Activity Title | Sponsor  | Discipline | Category | Credits
        Dose basics    |          | CT         | Safety   | 0.25
        Dose basics    | Agency A | CT         | Safety   | 0.75
        Dose basics    | Agency B | CT         | Safety   | 0.50
        """,
    )
    assert ct.explained("S1", "counted") == {"Dose basics": Decimal("0.75")}


def test_l8_a_catalogue_row_of_another_sponsor_does_not_match(ct: Program) -> None:
    ct.upload("records", UNNUMBERED.replace("Credits", "CE Credits"), each=BARE)
    ct.upload(
        "activities",
        """
        Activity Title | Sponsor  | Discipline | Category | Credits
        Dose basics    | Agency B | CT         | Safety   | 0.75
        """,
    )
    assert set(ct.outcomes("S1").values()) == {"no_distribution"}


def test_l8_a_catalogue_row_without_its_sponsor_fits_the_only_one(ct: Program) -> None:
    ct.upload("records", UNNUMBERED.replace("Credits", "CE Credits"), each=BARE)
    ct.upload(
        "activities",
        """
        Activity Title | Discipline | Category | Credits
        Dose basics    | CT         | Safety   | 0.75
        """,
    )
    assert set(ct.explained("S1", "counted").values()) == {Decimal("0.75")}


def test_l8_a_record_without_its_sponsor_takes_the_only_one_of_the_catalogue(ct: Program) -> None:
    ct.upload("records", "Activity Title | CE Credits\nDose basics | 2.00", each=BARE)
    ct.upload(
        "activities",
        """
        Activity Title | Sponsor  | Discipline | Category | Credits
        Dose basics    | Agency A | CT         | Safety   | 0.75
        """,
    )
    assert ct.explained("S1", "counted") == {"Dose basics": Decimal("0.75")}


def test_l8_a_record_without_its_sponsor_takes_neither_of_two_of_the_catalogue(ct: Program) -> None:
    ct.upload("records", "Activity Title | CE Credits\nDose basics | 2.00", each=BARE)
    ct.upload(
        "activities",
        """
        Activity Title | Sponsor  | Discipline | Category | Credits
        Dose basics    | Agency A | CT         | Safety   | 0.75
        Dose basics    | Agency B | CT         | Safety   | 0.50
        """,
    )
    assert ct.outcomes("S1") == {"Dose basics": "no_distribution"}


NUMBERED_CATALOGUE = """
    Reference Number | Activity Title | Sponsor  | Discipline | Category | Credits
    EX-1             | Dose basics    | Agency A | CT         | Safety   | 0.75
    """


@pytest.mark.parametrize(
    ("sponsor", "credits"), [("", "0.75"), ("AGENCY A", "0.75"), ("Agency B", "0.00")]
)
def test_l8_a_record_without_a_number_is_the_listed_activity_of_its_title(
    ct: Program, sponsor: str, credits: str
) -> None:
    table = f"Activity Title | Sponsor | CE Credits\nDose basics | {sponsor} | 2.00"
    ct.upload("records", table, each=BARE)
    ct.upload("activities", NUMBERED_CATALOGUE)
    assert list(ct.explained("S1", "counted").values()) == [Decimal(credits)]


@pytest.mark.parametrize("sponsor", ["", "Agency A"])
def test_l8_a_record_without_a_number_is_neither_of_two_listed(ct: Program, sponsor: str) -> None:
    table = f"Activity Title | Sponsor | CE Credits\nDose basics | {sponsor} | 2.00"
    ct.upload("records", table, each=BARE)
    second = NUMBERED_CATALOGUE.strip().splitlines()[1].replace("EX-1", "EX-2")
    ct.upload("activities", f"{NUMBERED_CATALOGUE.strip()}\n{second}")
    assert list(ct.outcomes("S1").values()) == ["no_distribution"]


@pytest.mark.parametrize(
    ("sponsor", "credits"), [("Agency A", "0.75"), ("Agency B", "0.00"), ("", "0.75")]
)
def test_l8_a_catalogue_row_without_a_number_looks_at_the_sponsor_too(
    ct: Program, sponsor: str, credits: str
) -> None:
    table = f"Reference Number | Activity Title | Sponsor | CE Credits\nEX-1 | Dose basics | {sponsor} | 2"
    ct.upload("records", table, each=BARE)
    ct.upload("activities", NUMBERED_CATALOGUE.replace("EX-1", "    "))
    assert ct.explained("S1", "counted") == {"EX-1": Decimal(credits)}


def test_l8_an_activity_is_the_same_for_everybody(ct: Program) -> None:
    ct.upload("roster", "Person ID | Name | Discipline\nS2 | Blair Sampleton | CT")
    ct.upload(
        "activities", "Reference Number | Discipline | Category | Credits\nEX-1 | CT | Safety | 2"
    )
    table = "Person ID | Reference Number | Completion Date\nS1 | ex-1 | 2025-06-01\nS2 | EX-1 | 2025-07-01"
    ct.upload("records", table)
    assert (
        ct.explained("S1", "counted") == ct.explained("S2", "counted") == {"EX-1": Decimal("2.00")}
    )
