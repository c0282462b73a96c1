"""G1-G9: what a goal asks for, when credits count for it, and by which outline it is judged."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from tests.program import Program, problems, reference_with

AVERY = {"Person ID": "S1", "Discipline": "CT", "Category": "Safety", "Credits": "1.00"}
BLAIR = {
    "Person ID": "S2",
    "Discipline": "CT",
    "Subcategory": "Abdomen and Pelvis",
    "Credits": "0.25",
}


def needed(program: Program, discipline: str, categories: str, *splits: str) -> list[Decimal]:
    """What each person still needs whose credits are split over the categories in this way."""
    people = [f"P{number} | Person No. {number}" for number in range(1, len(splits) + 1)]
    program.upload(
        "roster",
        "\n".join(["Person ID | Name", *people]),
        each={"Discipline": discipline, "Application Date": "2026-03-15"},
    )
    credits = [f"P{number} | {split.replace('/', '|')}" for number, split in enumerate(splits, 1)]
    program.upload(
        "records",
        "\n".join([f"Person ID | {categories}", *credits]),
        each={
            "Reference Number": "EX-1",
            "Completion Date": "2025-06-01",
            "Discipline": discipline,
        },
    )
    return [row["needed"] for row in program.standings()]


FOUR = "Patient Care | Safety | Image Production | Procedures"
THREE = "Patient Care | Image Production | Procedures"


def test_g1_arrts_own_three_splits_are_enough(program: Program) -> None:
    assert needed(program, "CT", FOUR, "3/2/4/7", "1/1/1/13", "1/5/5/5") == [Decimal("0.00")] * 3


def test_g1_splits_that_fail(program: Program) -> None:
    splits = ("0.75/5/5/5.25", "4/4/4/3.75", "0/6/5/5", "1/0/14/1")
    assert needed(program, "CT", FOUR, *splits) == [
        Decimal("0.25"),
        Decimal("0.25"),
        Decimal("1.00"),
        Decimal("1.00"),
    ]


def test_g1_sixteen_and_no_hundredth_less(program: Program) -> None:
    splits = ("4/4/4/3.99", "4/4/4/4", "4/4/4/4.01")
    assert needed(program, "CT", FOUR, *splits) == [
        Decimal("0.01"),
        Decimal("0.00"),
        Decimal("0.00"),
    ]


@pytest.mark.parametrize("discipline", ["M", "BD"])
def test_g1_disciplines_with_three_categories(program: Program, discipline: str) -> None:
    splits = ("1/1/14", "0.75/1/14.25", "1/1/13.75")
    assert needed(program, discipline, THREE, *splits) == [
        Decimal("0.00"),
        Decimal("0.25"),
        Decimal("0.25"),
    ]
    assert set(program.gaps("P1")) == {"total", "Patient Care", "Image Production", "Procedures"}


def test_g1_lines_are_a_total_and_one_for_each_category(ct: Program) -> None:
    lines = ct.requirement_lines("S1")
    assert [(name, line["level"], line["required"]) for name, line in lines.items()] == [
        ("total", "total", Decimal("16.00")),
        ("Patient Care", "category", Decimal("1.00")),
        ("Safety", "category", Decimal("1.00")),
        ("Image Production", "category", Decimal("1.00")),
        ("Procedures", "category", Decimal("1.00")),
    ]


def test_g1_imaging_assistant_asks_for_32(tmp_path: Path) -> None:
    reference = reference_with(
        tmp_path,
        outlines="""
        discipline | effective_on | category     | subcategory
        IA         | 2024-01-01   | Patient Care | Being There
        IA         | 2024-01-01   | Safety       | Being Safe
        """,
    )
    with Program(tmp_path, reference=reference) as program:
        splits = ("1/31", "0.99/31.01", "1/30.99")
        assert needed(program, "IA", "Patient Care | Safety", *splits) == [
            Decimal("0.00"),
            Decimal("0.01"),
            Decimal("0.01"),
        ]


def test_g1_amounts_are_data(tmp_path: Path) -> None:
    reference = reference_with(
        tmp_path,
        requirements="""
        pathway              | credits_total | credits_per_category | window_months | source
        structured_education | 20.00         | 2.00                 | 12            | drawn
        """,
    )
    with Program(tmp_path, reference=reference) as program:
        assert needed(program, "CT", FOUR, "2/2/2/14", "1/2/2/15") == [
            Decimal("0.00"),
            Decimal("1.00"),
        ]
        assert program.standing("P1")["window_start"] == date(2025, 3, 15)


def test_g2_the_larger_of_what_total_and_categories_lack_is_needed(program: Program) -> None:
    splits = ("0.5/0/6/4", "0.5/0/10/6", "0/0/0/0", "0/0/0/16")
    assert needed(program, "CT", FOUR, *splits) == [
        Decimal("5.50"),
        Decimal("1.50"),
        Decimal("16.00"),
        Decimal("3.00"),
    ]
    gaps = program.gaps("P1")
    assert gaps.pop("total") == Decimal("5.50")
    assert sum(gaps.values()) == Decimal("1.50")


def test_g3_both_ends_of_the_window_count(ct: Program) -> None:
    ct.upload(
        "records",
        """
        Reference Number | Completion Date
        DAY-BEFORE       | 2024-03-14
        FIRST-DAY        | 2024-03-15
        LAST-DAY         | 2026-03-15
        DAY-AFTER        | 2026-03-16
        """,
        each=AVERY,
    )
    assert ct.outcomes("S1") == {
        "DAY-BEFORE": "before_window",
        "FIRST-DAY": "counted",
        "LAST-DAY": "counted",
        "DAY-AFTER": "after_window",
    }


@pytest.mark.parametrize("as_of", ["2025-01-01", "2026-03-15", "2026-03-16", "2030-01-01"])
def test_g3_with_an_application_date_the_window_stays_put(ct: Program, as_of: str) -> None:
    standing = ct.standing("S1", as_of=as_of)
    assert (standing["window_start"], standing["window_end"]) == (
        date(2024, 3, 15),
        date(2026, 3, 15),
    )


def test_g3_without_an_application_date_the_window_ends_on_the_as_of_date(program: Program) -> None:
    program.upload("roster", "Person ID | Name | Discipline\nS1 | Avery Testwell | CT")
    program.upload("records", "Reference Number | Completion Date\nEX-1 | 2024-03-15", each=AVERY)
    standing = program.standing("S1", as_of="2026-03-15")
    assert (standing["window_start"], standing["window_end"]) == (
        date(2024, 3, 15),
        date(2026, 3, 15),
    )
    assert program.outcomes("S1", as_of="2026-03-15") == {"EX-1": "counted"}
    assert program.outcomes("S1", as_of="2026-03-16") == {"EX-1": "before_window"}


def test_g4_each_prescribed_subcategory_is_a_line_of_its_own(cqr: Program) -> None:
    each = {"Person ID": "S2", "Completion Date": "2026-01-15"}
    assert cqr.gaps("S2") == {
        "Radiation Safety and Dose": Decimal("1.00"),
        "Abdomen and Pelvis": Decimal("1.50"),
    }
    cqr.upload(
        "records",
        """
        Reference Number | Discipline | Subcategory               | Credits
        X                | CT         | Radiation Safety and Dose | 0.50
        """,
        each=each,
    )
    assert list(cqr.gaps("S2").values()) == [Decimal("0.50"), Decimal("1.50")]
    cqr.upload(
        "records",
        """
        Reference Number | Discipline | Subcategory               | Credits
        Y                | CT         | Radiation Safety and Dose | 0.75
        Y                | CT         | Abdomen and Pelvis        | 1.00
        """,
        each=each,
    )
    assert list(cqr.earned("S2").values()) == [Decimal("1.25"), Decimal("1.00")]
    assert list(cqr.gaps("S2").values()) == [Decimal("0.00"), Decimal("0.50")]
    assert cqr.standing("S2")["needed"] == Decimal("0.50")
    cqr.upload(
        "records",
        """
        Reference Number | Discipline | Subcategory              | Credits
        Z                | MR         | MRI Screening and Safety | 3.00
        """,
        each=each,
    )
    assert list(cqr.gaps("S2").values()) == [Decimal("0.00"), Decimal("0.50")]


def test_g4_surplus_in_one_line_never_fills_another(cqr: Program) -> None:
    cqr.upload(
        "records",
        "Reference Number | Completion Date | Credits\nEX-1 | 2026-01-15 | 9.00",
        each={key: value for key, value in BLAIR.items() if key != "Credits"},
    )
    assert cqr.gaps("S2")["Radiation Safety and Dose"] == Decimal("1.00")
    assert cqr.standing("S2")["needed"] == Decimal("1.00")


def test_g4_lines_of_one_category_are_told_apart(cqr: Program) -> None:
    cqr.upload(
        "prescriptions",
        """
        Person ID | Discipline | Subcategory        | Prescribed Credits
        S2        | CT         | Neck and Chest     | 2.00
        S2        | CT         | Abdomen and Pelvis | 2.00
        """,
    )
    cqr.upload("records", "Reference Number | Completion Date\nEX-1 | 2026-01-15", each=BLAIR)
    assert cqr.gaps("S2") == {
        "Neck and Chest": Decimal("2.00"),
        "Abdomen and Pelvis": Decimal("1.75"),
    }


def test_g4_one_name_in_two_categories_is_two_subcategories(two_chests: Program) -> None:
    each = {"Person ID": "S1", "Discipline": "CT"}
    two_chests.upload(
        "prescriptions",
        """
        Category         | Subcategory | Prescribed Credits
        Image Production | Chest       | 1.00
        """,
        each=each,
    )
    two_chests.upload(
        "records",
        """
        Reference Number | Category         | Subcategory | Credits
        EX-1             | Image Production | Chest       | 0.25
        EX-2             | Procedures       | Chest       | 0.50
        """,
        each={**each, "Completion Date": "2026-01-15"},
    )
    assert two_chests.outcomes("S1", pathway="cqr") == {"EX-1": "counted", "EX-2": "not_prescribed"}
    assert two_chests.gaps("S1", pathway="cqr") == {"Chest": Decimal("0.75")}


def test_g4_two_texts_of_one_subcategory_are_one_line(cqr: Program) -> None:
    cqr.upload(
        "prescriptions",
        """
        Person ID | Discipline | Category   | Subcategory    | Prescribed Credits
        S2        | CT         | Procedures | Neck and Chest | 1.00
        S2        | CT         |            | Neck and Chest | 2.00
        """,
    )
    assert cqr.gaps("S2") == {"Neck and Chest": Decimal("1.00")}
    assert cqr.standing("S2")["required"] == Decimal("1.00")


def prescribe(program: Program, **dates: str) -> None:
    """Blair's prescription of one line in CT, with these dates (ssa, due)."""
    columns = {"ssa": "SSA Date", "due": "Due Date"}
    program.upload("roster", "Person ID | Name\nS2 | Blair Sampleton")
    program.upload(
        "prescriptions",
        "Subcategory | Prescribed Credits\nAbdomen and Pelvis | 5.00",
        each={
            "Person ID": "S2",
            "Discipline": "CT",
            **{columns[name]: day for name, day in dates.items()},
        },
    )


def test_g5_from_the_day_after_the_ssa_to_the_due_date(program: Program) -> None:
    prescribe(program, ssa="2025-06-30", due="2027-03-31")
    program.upload(
        "records",
        """
        Reference Number | Completion Date
        TOO-OLD          | 2024-03-30
        36-MONTHS-BEFORE | 2024-03-31
        SSA-DAY          | 2025-06-30
        DAY-AFTER-SSA    | 2025-07-01
        DUE-DAY          | 2027-03-31
        DAY-AFTER-DUE    | 2027-04-01
        """,
        each=BLAIR,
    )
    assert program.outcomes("S2", as_of="2027-06-01") == {
        "TOO-OLD": "before_window",
        "36-MONTHS-BEFORE": "before_ssa",
        "SSA-DAY": "before_ssa",
        "DAY-AFTER-SSA": "counted",
        "DUE-DAY": "counted",
        "DAY-AFTER-DUE": "after_window",
    }
    standing = program.standing("S2")
    assert (standing["window_start"], standing["window_end"]) == (
        date(2025, 6, 30),
        date(2027, 3, 31),
    )


def test_g5_without_an_ssa_date_from_36_months_before_the_due_date(program: Program) -> None:
    prescribe(program, due="2027-03-31")
    program.upload(
        "records",
        """
        Reference Number | Completion Date
        DAY-BEFORE       | 2024-03-30
        FIRST-DAY        | 2024-03-31
        """,
        each=BLAIR,
    )
    assert program.outcomes("S2") == {"DAY-BEFORE": "before_window", "FIRST-DAY": "counted"}
    assert program.standing("S2")["window_start"] == date(2024, 3, 31)


def test_g5_without_either_date_everything_counts_and_nothing_is_overdue(program: Program) -> None:
    prescribe(program)
    program.upload("records", "Reference Number | Completion Date\nEX-1 | 1999-12-31", each=BLAIR)
    assert program.outcomes("S2") == {"EX-1": "counted"}
    standing = program.standing("S2", as_of="2099-01-01")
    assert (standing["window_start"], standing["window_end"], standing["days_left"]) == (
        None,
        None,
        None,
    )
    assert standing["status"] == "on_track"


def test_g5_without_a_due_date_whatever_is_not_after_the_ssa_is_before_ssa(
    program: Program,
) -> None:
    prescribe(program, ssa="2025-06-30")
    program.upload(
        "records",
        """
        Reference Number | Completion Date
        LONG-AGO         | 1999-12-31
        SSA-DAY          | 2025-06-30
        LONG-AFTER       | 2039-12-31
        """,
        each=BLAIR,
    )
    assert program.outcomes("S2", as_of="2040-01-01") == {
        "LONG-AGO": "before_ssa",
        "SSA-DAY": "before_ssa",
        "LONG-AFTER": "counted",
    }


def test_g5_after_window_is_tested_first(program: Program) -> None:
    prescribe(program, ssa="2027-06-30", due="2027-03-31")
    program.upload(
        "records",
        """
        Reference Number | Completion Date
        DUE-DAY          | 2027-03-31
        AFTER-DUE        | 2027-04-01
        """,
        each=BLAIR,
    )
    assert program.outcomes("S2", as_of="2027-12-31") == {
        "DUE-DAY": "before_ssa",
        "AFTER-DUE": "after_window",
    }


def test_g5_the_start_may_be_36_months_before_the_due_date(tmp_path: Path) -> None:
    reference = reference_with(
        tmp_path,
        requirements="""
        pathway | credits_total | credits_per_category | window_months | window_start      | source
        cqr     |               |                      | 36            | months_before_due | drawn
        """,
    )
    with Program(tmp_path, reference=reference) as program:
        prescribe(program, ssa="2025-06-30", due="2027-03-31")
        program.upload(
            "records",
            """
            Reference Number | Completion Date
            DAY-BEFORE       | 2024-03-30
            FIRST-DAY        | 2024-03-31
            SSA-DAY          | 2025-06-30
            """,
            each=BLAIR,
        )
        assert program.outcomes("S2") == {
            "DAY-BEFORE": "before_window",
            "FIRST-DAY": "counted",
            "SSA-DAY": "counted",
        }
        assert program.standing("S2")["window_start"] == date(2024, 3, 31)
        # 0.50 of 5.00 credits: a tenth, enough 18 days after the SSA date, but not 474 days after the start.
        assert program.standing("S2", as_of="2025-07-18")["status"] == "behind"


@pytest.mark.parametrize(
    ("ssa", "is_listed"),
    [
        ("2026-06-01", False),
        ("2026-06-02", True),
        ("2027-03-30", True),
        ("2027-03-31", True),
        ("2025-06-30", False),
    ],
)
def test_g5_an_ssa_date_in_the_future_is_listed(
    program: Program, ssa: str, is_listed: bool
) -> None:
    prescribe(program, ssa=ssa, due="2027-03-31")
    assert bool(program.checks("ssa_dates", as_of="2026-06-01")) is is_listed


@pytest.mark.parametrize(
    ("ssa", "is_listed"), [("2024-12-30", False), ("2024-12-31", True), ("2025-01-01", True)]
)
def test_g5_an_ssa_date_not_before_the_due_date_is_listed(
    program: Program, ssa: str, is_listed: bool
) -> None:
    prescribe(program, ssa=ssa, due="2024-12-31")
    assert bool(program.checks("ssa_dates")) is is_listed


def test_g6_each_discipline_is_judged_on_its_own_lines(ct: Program) -> None:
    ct.upload(
        "roster",
        "Person ID | Name | Discipline | Application Date\nS1 | Avery Testwell | MR | 2026-03-15",
    )
    ct.upload(
        "records",
        """
        Reference Number | Completion Date | Discipline | Category | Credits
        EX-1             | 2025-06-01      | CT         | Safety   | 1.00
        EX-1             | 2025-06-01      | MR         | Safety   | 0.75
        EX-2             | 2025-06-01      | R          | Safety   | 5.00
        """,
        each={"Person ID": "S1"},
    )
    earned = {row["discipline"]: row["earned"] for row in ct.standings()}
    assert earned == {"CT": Decimal("1.00"), "MR": Decimal("0.75")}


def test_g6_one_completion_may_serve_several_goals(cqr: Program) -> None:
    cqr.upload("roster", "Person ID | Name | Discipline\nS2 | Blair Sampleton | CT")
    cqr.upload("records", "Reference Number | Completion Date\nEX-1 | 2026-01-15", each=BLAIR)
    earned = {row["pathway"]: row["earned"] for row in cqr.standings()}
    assert earned == {"cqr": Decimal("0.25"), "structured_education": Decimal("0.25")}


def test_g7_the_newest_outline_in_force_on_the_windows_end(program: Program) -> None:
    program.upload(
        "roster",
        """
        Person ID | Name            | Discipline | Application Date
        S1        | Avery Testwell  | MR         | 2024-12-31
        S2        | Blair Sampleton | MR         | 2025-01-01
        S3        | Casey Mockford  | CT         | 2021-12-31
        S4        | Drew Exampleton | MR         |
        """,
    )
    dates = [row["outline_effective_on"] for row in program.standings()]
    assert dates == [date(2020, 1, 1), date(2025, 1, 1), date(2016, 1, 1), date(2025, 1, 1)]
    rolling = program.standing("S4", as_of="2024-12-31")
    assert rolling["outline_effective_on"] == date(2020, 1, 1)


@pytest.mark.parametrize(
    ("ssa", "as_of", "outline"),
    [
        ("2024-12-31", "2026-06-01", date(2020, 1, 1)),
        ("2025-01-01", "2026-06-01", date(2025, 1, 1)),
        ("", "2024-12-31", date(2020, 1, 1)),
        ("", "2025-01-01", date(2025, 1, 1)),
    ],
)
def test_g7_a_prescription_goes_by_the_ssa_date_else_the_as_of_date(
    program: Program, ssa: str, as_of: str, outline: date
) -> None:
    program.upload("roster", "Person ID | Name\nS2 | Blair Sampleton")
    program.upload(
        "prescriptions",
        f"""
        Person ID | Discipline | Subcategory  | Prescribed Credits | SSA Date | Due Date
        S2        | MR         | Neurological | 1.00               | {ssa}    | 2027-03-31
        """,
    )
    assert program.standing("S2", as_of=as_of)["outline_effective_on"] == outline


def test_g7_lines_are_mapped_by_the_outline_of_the_goal(program: Program) -> None:
    program.upload(
        "roster",
        """
        Person ID | Name            | Discipline | Application Date
        S1        | Avery Testwell  | CT         | 2017-03-15
        S2        | Blair Sampleton | CT         | 2026-03-15
        """,
    )
    program.upload(
        "records",
        """
        Person ID | Completion Date | Reference Number | Subcategory
        S1        | 2016-06-01      | OLD-NAME         | Neuro
        S1        | 2016-06-01      | NEW-NAME         | Neck and Chest
        S2        | 2025-06-01      | OLD-NAME         | Neuro
        S2        | 2025-06-01      | NEW-NAME         | Neck and Chest
        """,
        each={"Discipline": "CT", "Credits": "1.00"},
    )
    assert program.outcomes("S1") == {"OLD-NAME": "counted", "NEW-NAME": "unmapped"}
    assert program.outcomes("S2") == {"OLD-NAME": "unmapped", "NEW-NAME": "counted"}


def test_g7_a_superseded_outline_is_a_check_from_that_day(program: Program) -> None:
    program.upload(
        "roster",
        """
        Person ID | Name            | Discipline | Application Date
        S1        | Avery Testwell  | CT         | 2026-08-31
        S2        | Blair Sampleton | CT         | 2026-09-01
        S3        | Casey Mockford  | CT         | 2026-09-02
        """,
    )
    superseded = {row["person_id"]: row["outline_superseded_on"] for row in program.standings()}
    assert superseded == {"S1": None, "S2": date(2026, 9, 1), "S3": date(2026, 9, 1)}
    [check] = program.checks("superseded_outlines")
    assert (check["discipline"], check["occurrences"]) == ("CT", 2)
    words = "computed on the outline of 2022-01-01; a newer one took effect on 2026-09-01"
    assert words in check["message"]


def test_g7_structured_education_without_an_outline_has_its_total_line_only(
    program: Program,
) -> None:
    program.upload(
        "roster",
        """
        Person ID | Name           | Requirement       | Application Date
        S1        | Avery Testwell | Imaging Assistant | 2026-03-15
        """,
    )
    program.upload(
        "records",
        "Reference Number | Completion Date\nEX-1 | 2025-06-01",
        each={**AVERY, "Discipline": "IA"},
    )
    standing = program.standing("S1")
    assert (standing["pathway"], standing["outline_effective_on"]) == ("imaging_assistant", None)
    assert program.gaps("S1") == {"total": Decimal("32.00")}
    assert program.outcomes("S1") == {"EX-1": "unmapped"}
    [check] = program.checks("goals_without_outline")
    assert (check["person_id"], check["discipline"]) == ("S1", "IA")


def test_g7_a_prescription_without_an_outline_keeps_its_lines(program: Program) -> None:
    program.upload("roster", "Person ID | Name\nS2 | Blair Sampleton")
    program.upload(
        "prescriptions",
        """
        Person ID | Discipline | Subcategory  | Prescribed Credits | SSA Date   | Due Date
        S2        | BD         | DXA Scanning | 1.00               | 2021-12-31 | 2027-03-31
        """,
    )
    program.upload(
        "records",
        """
        Reference Number | Subcategory                             | Credits
        SAME-TEXT        | dxa scanning                            | 0.25
        OTHER-TEXT       | Equipment Operation and Quality Control | 0.25
        """,
        each={"Person ID": "S2", "Discipline": "BD", "Completion Date": "2026-01-15"},
    )
    assert program.outcomes("S2") == {"SAME-TEXT": "counted", "OTHER-TEXT": "unmapped"}
    assert program.gaps("S2") == {"DXA Scanning": Decimal("0.75")}
    assert [check["discipline"] for check in program.checks("goals_without_outline")] == ["BD"]


def test_g8_a_prescribed_subcategory_that_the_outline_lacks_is_not_lost(program: Program) -> None:
    program.upload("roster", "Person ID | Name\nS2 | Blair Sampleton")
    program.upload(
        "prescriptions",
        """
        Person ID | Discipline | Subcategory             | Prescribed Credits
        S2        | CT         | Contrast Administration | 1.00
        S2        | CT         | Abdomen and Pelvis      | 1.00
        """,
    )
    program.upload(
        "records",
        """
        Reference Number | Category     | Subcategory                        | Credits
        SAME-TEXT        |              | CONTRAST  administration           | 0.25
        WITH-CATEGORY    | Patient Care | Contrast-Administration Procedures | 0.25
        OTHER-TEXT       |              | Contrast Media                     | 0.25
        """,
        each={"Person ID": "S2", "Discipline": "CT", "Completion Date": "2026-01-15"},
    )
    assert program.outcomes("S2") == {
        "SAME-TEXT": "counted",
        "WITH-CATEGORY": "counted",
        "OTHER-TEXT": "unmapped",
    }
    assert program.gaps("S2") == {
        "Abdomen and Pelvis": Decimal("1.00"),
        "Contrast Administration": Decimal("0.50"),
    }
    [check] = program.checks("prescriptions_not_in_outline")
    assert check["item"] == "Contrast Administration"
    assert "not in the outline in use" in check["message"]


def test_g8_of_two_that_read_the_same_the_category_named_decides(program: Program) -> None:
    each = {"Person ID": "S2", "Discipline": "CT", "Subcategory": "Lead Aprons"}
    program.upload("roster", "Person ID | Name\nS2 | Blair Sampleton")
    program.upload(
        "prescriptions",
        "Category | Prescribed Credits\nPatient Care | 1.00\nSafety | 2.00\nProcedures | 3.00",
        each=each,
    )
    program.upload(
        "records",
        "Reference Number | Category | Completion Date | Credits\nEX-1 | SAFETY | 2026-01-15 | 0.25",
        each=each,
    )
    rows = program.coverage()
    categories = ("Patient Care", "Safety", "Procedures")
    short = [rows[category, "Lead Aprons"]["credits_short"] for category in categories]
    assert short == [Decimal("1.00"), Decimal("1.75"), Decimal("3.00")]


def test_g8_a_subcategory_that_the_outline_has_takes_no_line_by_its_text(cqr: Program) -> None:
    # As text "Neck and Chest" is prescribed, but the line names it under another category.
    cqr.upload(
        "prescriptions",
        "Person ID | Discipline | Subcategory | Prescribed Credits\nS2 | CT | Neck and Chest | 1.00",
    )
    cqr.upload(
        "records",
        "Reference Number | Category | Subcategory | Credits\nEX-1 | Safety | Neck and Chest | 1.00",
        each={"Person ID": "S2", "Discipline": "CT", "Completion Date": "2026-01-15"},
    )
    assert cqr.outcomes("S2") == {"EX-1": "unmapped"}


def test_g8_lines_of_other_disciplines_take_no_part(program: Program) -> None:
    program.upload("roster", "Person ID | Name\nS2 | Blair Sampleton")
    each = {"Person ID": "S2", "Subcategory": "Lead Aprons"}
    program.upload(
        "prescriptions",
        "Discipline | Prescribed Credits\nCT | 1.00\nMR | 2.00",
        each=each,
    )
    program.upload(
        "records",
        "Reference Number | Discipline | Completion Date | Credits\nEX-1 | CT | 2026-01-15 | 0.25",
        each=each,
    )
    assert program.gaps("S2", discipline="CT") == {"Lead Aprons": Decimal("0.75")}
    assert program.gaps("S2", discipline="MR") == {"Lead Aprons": Decimal("2.00")}


def test_g9_one_person_may_have_several_goals(cqr: Program) -> None:
    cqr.upload(
        "roster",
        """
        Person ID | Name            | Discipline | Requirement
        S2        | Blair Sampleton | CT         |
        S2        | Blair Sampleton | MR         | Structured Education
        S2        | Blair Sampleton |            | Imaging Assistant
        """,
    )
    goals = [(row["pathway"], row["discipline"]) for row in cqr.standings()]
    assert goals == [
        ("cqr", "CT"),
        ("imaging_assistant", "IA"),
        ("structured_education", "CT"),
        ("structured_education", "MR"),
    ]


def test_g9_a_prescribed_amount_of_0_is_allowed(program: Program) -> None:
    program.upload("roster", "Person ID | Name\nS2 | Blair Sampleton")
    result = program.upload(
        "prescriptions",
        """
        Person ID | Discipline | Subcategory        | Prescribed Credits
        S2        | CT         | Abdomen and Pelvis | 0
        """,
    )
    assert problems(result) == []
    assert program.gaps("S2") == {"Abdomen and Pelvis": Decimal("0.00")}


def test_facts_without_a_due_date_an_estimate_is_shown_and_marked(program: Program) -> None:
    program.upload("roster", "Person ID | Name\nS2 | Blair Sampleton")
    program.upload(
        "prescriptions",
        """
        Person ID | Discipline | Subcategory        | Prescribed Credits | Date Earned
        S2        | CT         | Abdomen and Pelvis | 1.00               | 2019-05-20
        """,
    )
    [check] = program.checks("prescriptions_without_due_date")
    assert "estimate: between 2026-05-20 and 2029-05-20" in check["message"]
    assert program.standing("S2")["window_end"] is None


@pytest.mark.parametrize(("credits", "is_listed"), [("36.00", False), ("36.01", True)])
def test_facts_more_than_36_prescribed_credits_warn(
    program: Program, credits: str, is_listed: bool
) -> None:
    program.upload("roster", "Person ID | Name\nS2 | Blair Sampleton")
    program.upload(
        "prescriptions",
        f"""
        Person ID | Discipline | Subcategory        | Prescribed Credits
        S2        | CT         | Abdomen and Pelvis | {credits}
        """,
    )
    assert bool(program.checks("large_prescriptions")) is is_listed
    assert program.standing("S2")["required"] == Decimal(credits)
