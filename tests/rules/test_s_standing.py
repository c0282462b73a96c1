"""S1-S3 and S6: how far along a goal is, and what its status is."""

from datetime import date
from decimal import Decimal

from dashboard import coverage
from dashboard.coverage import Scope
from tests.program import Program

AVERY = {"Person ID": "S1", "Discipline": "CT"}
BLAIR = {"Person ID": "S2", "Discipline": "CT"}
DOSE = "Radiation Safety and Dose"
ABDOMEN = "Abdomen and Pelvis"


def statuses(program: Program, *days: str) -> list[str]:
    return [program.standings(as_of=day)[0]["status"] for day in days]


def test_s1_progress_is_what_is_not_needed_any_more(ct: Program) -> None:
    ct.upload(
        "records",
        """
        Reference Number | Patient Care | Safety | Image Production | Procedures
        EX-1             | 0.5          | 0      | 6                | 4
        """,
        each={**AVERY, "Completion Date": "2025-06-01"},
    )
    standing = ct.standing("S1")
    assert (standing["required"], standing["needed"]) == (Decimal("16.00"), Decimal("5.50"))
    # 1 - 5.50 / 16.00 = 0.65625, rounded half up.
    assert standing["progress"] == Decimal("0.6563")


def test_s1_required_of_a_prescription_is_the_sum_of_its_lines(cqr: Program) -> None:
    cqr.upload(
        "records",
        f"Reference Number | Subcategory | Credits\nEX-1 | {DOSE} | 2.00",
        each={**BLAIR, "Completion Date": "2026-01-15"},
    )
    standing = cqr.standing("S2")
    assert (standing["required"], standing["earned"], standing["needed"]) == (
        Decimal("2.50"),
        Decimal("2.00"),
        Decimal("1.50"),
    )
    assert standing["progress"] == Decimal("0.4000")


def prescribe(
    program: Program, credits: str, *, ssa: str = "", due: str = "", earned: str = ""
) -> None:
    """Blair's prescription of one line, and what Blair earned on the day after the SSA."""
    program.upload("roster", "Person ID | Name\nS2 | Blair Sampleton")
    program.upload(
        "prescriptions",
        f"Subcategory | Prescribed Credits | SSA Date | Due Date\n{ABDOMEN} | {credits} | {ssa} | {due}",
        each=BLAIR,
    )
    if earned:
        program.upload(
            "records",
            f"Reference Number | Subcategory | Credits\nEX-1 | {ABDOMEN} | {earned}",
            each={**BLAIR, "Completion Date": "2026-01-02"},
        )


def test_s1_where_nothing_is_required_progress_is_1(program: Program) -> None:
    prescribe(program, "0", ssa="2026-01-01", due="2026-01-11")
    standing = program.standing("S2")
    assert (standing["progress"], standing["status"]) == (Decimal("1.0000"), "met")


def test_s2_met_stays_met_after_the_window(program: Program) -> None:
    prescribe(program, "1.00", ssa="2026-01-01", due="2026-01-11", earned="1.00")
    assert statuses(program, "2026-01-02", "2026-01-11", "2026-01-12") == ["met"] * 3


def test_s2_a_hundredth_short_is_not_met(program: Program) -> None:
    prescribe(program, "1.00", ssa="2026-01-01", due="2026-01-11", earned="0.99")
    assert statuses(program, "2026-01-11", "2026-01-12") == ["behind", "overdue"]


def test_s2_overdue_from_the_day_after_the_windows_end(ct: Program) -> None:
    assert statuses(ct, "2026-03-14", "2026-03-15", "2026-03-16") == ["behind", "behind", "overdue"]


def test_s2_on_track_while_progress_keeps_up_with_the_days(program: Program) -> None:
    # Half the credits: enough until half of the ten days are over.
    prescribe(program, "1.00", ssa="2026-01-01", due="2026-01-11", earned="0.50")
    assert statuses(program, "2026-01-05", "2026-01-06", "2026-01-07") == [
        "on_track",
        "on_track",
        "behind",
    ]


def test_s2_structured_education_is_measured_from_the_windows_start(ct: Program) -> None:
    # 8 of 16 credits; 365 of 730 days are over on 15 March 2025.
    ct.upload(
        "records",
        """
        Reference Number | Patient Care | Safety | Image Production | Procedures
        EX-1             | 2            | 2      | 2                | 2
        """,
        each={**AVERY, "Completion Date": "2024-03-15"},
    )
    assert statuses(ct, "2025-03-14", "2025-03-15", "2025-03-16") == [
        "on_track",
        "on_track",
        "behind",
    ]


def test_s2_the_comparison_is_exact(program: Program) -> None:
    # A third of the credits on the first of three days: 0.3333 would be too little.
    prescribe(program, "3.00", ssa="2026-01-01", due="2026-01-04", earned="1.00")
    standing = program.standing("S2", as_of="2026-01-02")
    assert (standing["progress"], standing["status"]) == (Decimal("0.3333"), "on_track")


def test_s2_rounding_up_does_not_put_anybody_on_track(program: Program) -> None:
    prescribe(program, "299.99", ssa="2026-01-01", due="2026-01-04", earned="199.99")
    standing = program.standing("S2", as_of="2026-01-03")
    # 199.99 / 299.99 = 0.66665..., printed 0.6667, and less than two thirds.
    assert (standing["progress"], standing["status"]) == (Decimal("0.6667"), "behind")


def test_s2_elapsed_days_are_never_below_0(program: Program) -> None:
    prescribe(program, "1.00", ssa="2026-01-01", due="2026-01-11")
    assert statuses(program, "2025-06-01", "2026-01-01", "2026-01-02") == [
        "on_track",
        "on_track",
        "behind",
    ]


def test_s2_a_window_without_days_is_never_on_track(program: Program) -> None:
    prescribe(program, "1.00", ssa="2026-01-11", due="2026-01-11")
    assert statuses(program, "2026-01-10", "2026-01-11", "2026-01-12") == [
        "behind",
        "behind",
        "overdue",
    ]


def test_s2_without_an_end_date_any_credit_is_on_track(program: Program) -> None:
    prescribe(program, "1.00", ssa="2026-01-01", earned="0.25")
    assert statuses(program, "2026-01-01", "2026-01-02", "2036-01-01") == [
        "behind",
        "on_track",
        "on_track",
    ]


def test_s2_days_are_counted_to_the_end_and_beyond(ct: Program) -> None:
    days = [
        ct.standing("S1", as_of=day)["days_left"]
        for day in ("2026-03-14", "2026-03-15", "2026-03-16")
    ]
    assert days == [1, 0, -1]


def test_s3_a_rolling_goal_is_met_or_behind(program: Program) -> None:
    program.upload("roster", "Person ID | Name | Discipline\nS1 | Avery Testwell | CT")
    assert program.standing("S1")["status"] == "behind"
    program.upload(
        "records",
        "Reference Number | Patient Care | Safety | Image Production | Procedures\nEX-1 | 4 | 4 | 4 | 3.75",
        each={**AVERY, "Completion Date": "2026-01-15"},
    )
    assert program.standing("S1")["status"] == "behind"
    program.upload(
        "records",
        "Reference Number | Category | Credits\nEX-2 | Safety | 0.25",
        each={**AVERY, "Completion Date": "2026-01-15"},
    )
    standing = program.standing("S1")
    assert (standing["status"], standing["days_left"]) == ("met", None)


def test_s6_a_credit_ages_out_when_the_window_has_passed_it(program: Program) -> None:
    program.upload("roster", "Person ID | Name | Discipline\nS1 | Avery Testwell | CT")
    program.upload(
        "records",
        "Reference Number | Category | Credits\nEX-1 | Safety | 1.00",
        each={**AVERY, "Completion Date": "2026-02-28"},
    )
    earned = [
        program.standing("S1", as_of=day)["earned"]
        for day in ("2028-02-28", "2028-02-29", "2028-03-01")
    ]
    assert earned == [Decimal("1.00"), Decimal("1.00"), Decimal("0.00")]


def test_s6_the_day_on_which_credits_age_out_is_told(program: Program) -> None:
    program.upload("roster", "Person ID | Name | Discipline\nS1 | Avery Testwell | CT")
    program.upload(
        "records",
        """
        Reference Number | Completion Date
        EX-1             | 2026-02-27
        EX-2             | 2026-02-28
        EX-3             | 2026-03-01
        """,
        each={**AVERY, "Category": "Safety", "Credits": "1.00"},
    )
    answer = coverage.aging_out(program.store, Scope(as_of=date(2028, 2, 1)))
    assert {row["title"]: (row["ages_out_on"], row["days_left"]) for row in answer.dicts()} == {
        "EX-1": (date(2028, 2, 28), 27),
        "EX-2": (date(2028, 3, 1), 29),
        "EX-3": (date(2028, 3, 2), 30),
    }


def test_s6_credits_of_a_leap_day_age_out_with_those_of_the_day_before(program: Program) -> None:
    # The date 24 months before 28 February 2026 is 28 February 2024, that before 1 March is 1 March.
    program.upload("roster", "Person ID | Name | Discipline\nS1 | Avery Testwell | CT")
    program.upload(
        "records",
        "Reference Number | Completion Date\nEX-1 | 2024-02-28\nEX-2 | 2024-02-29",
        each={**AVERY, "Category": "Safety", "Credits": "1.00"},
    )
    answer = coverage.aging_out(program.store, Scope(as_of=date(2026, 2, 28)))
    assert [row["ages_out_on"] for row in answer.dicts()] == [date(2026, 3, 1), date(2026, 3, 1)]
    assert program.standing("S1", as_of="2026-02-28")["earned"] == Decimal("2.00")
    assert program.standing("S1", as_of="2026-03-01")["earned"] == Decimal("0.00")


def test_s6_with_an_application_date_nothing_ages_out(ct: Program) -> None:
    ct.upload(
        "records",
        "Reference Number | Category | Credits\nEX-1 | Safety | 1.00",
        each={**AVERY, "Completion Date": "2024-03-15"},
    )
    assert coverage.aging_out(ct.store, Scope(as_of=date(2026, 3, 15))).rows == ()


def test_s2_what_is_reached_day_by_day_is_what_the_pace_is_held_against(ct: Program) -> None:
    # 2.00 credits in one category bring a goal that lacks three others no further than the total.
    ct.upload(
        "records",
        """
        Reference Number | Completion Date | Category   | Credits
        EX-1             | 2024-03-15      | Safety     | 2.00
        EX-2             | 2025-03-15      | Procedures | 14.00
        """,
        each=AVERY,
    )
    answer = coverage.cumulative_credits(
        ct.store, Scope(as_of=date(2025, 3, 16), person_id="S1")
    ).dicts()
    assert [(row["on_day"], row["earned"], row["reached"], row["pace"]) for row in answer] == [
        (date(2024, 3, 15), Decimal("2.00"), Decimal("2.00"), Decimal("0.00")),
        (date(2025, 3, 15), Decimal("16.00"), Decimal("14.00"), Decimal("8.00")),
        (date(2025, 3, 16), Decimal("16.00"), Decimal("14.00"), Decimal("8.02")),
        (date(2026, 3, 15), None, None, Decimal("16.00")),
    ]
