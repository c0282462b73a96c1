"""N1-N3: exact credits, and dates that go by calendar months."""

from datetime import date
from decimal import Decimal

import pytest

from tests.program import Program, counts, problems

AVERY = {"Person ID": "S1", "Completion Date": "2025-06-01", "Discipline": "CT"}


def test_n1_ten_rows_of_a_tenth_make_one_credit(ct: Program) -> None:
    rows = "\n".join(f"EX-{number} | Safety | 0.10" for number in range(10))
    ct.upload("records", f"Reference Number | Category | Credits\n{rows}", each=AVERY)
    assert ct.earned("S1")["Safety"] == Decimal("1.00")
    assert ct.gaps("S1")["Safety"] == Decimal("0.00")


def test_n1_one_hundredth_decides_a_minimum(ct: Program) -> None:
    ct.upload(
        "records",
        """
        Reference Number | Category         | Credits
        EX-1             | Safety           | 0.99
        EX-2             | Patient Care     | 1.00
        EX-3             | Image Production | 1.01
        """,
        each=AVERY,
    )
    assert ct.gaps("S1") == {
        "total": Decimal("13.00"),
        "Safety": Decimal("0.01"),
        "Patient Care": Decimal("0.00"),
        "Image Production": Decimal("0.00"),
        "Procedures": Decimal("1.00"),
    }


def test_n1_credits_are_decimals_of_two_places(ct: Program) -> None:
    ct.upload("records", "Reference Number | Category | Credits\nEX-1 | Safety | 0.3", each=AVERY)
    earned = ct.standing("S1")["earned"]
    assert isinstance(earned, Decimal)
    assert str(earned) == "0.30"


def test_n1_float_dust_is_wiped_off(ct: Program) -> None:
    ct.upload(
        "records",
        """
        Reference Number | Category | Credits
        EXCELS-DUST      | Safety   | 0.30000000000000004
        DUST-BELOW       | Safety   | 0.29999999999999999
        JUST-WITHIN      | Safety   | 0.3000009
        WITHIN-BELOW     | Safety   | 0.2999991
        BELOW-NOTHING    | Safety   | -0.0000001
        """,
        each=AVERY,
    )
    assert ct.explained("S1", "counted") == {
        "EXCELS-DUST": Decimal("0.30"),
        "DUST-BELOW": Decimal("0.30"),
        "JUST-WITHIN": Decimal("0.30"),
        "WITHIN-BELOW": Decimal("0.30"),
        "BELOW-NOTHING": Decimal("0.00"),
    }


def test_n1_what_is_no_amount_of_credits_sets_the_row_aside(ct: Program) -> None:
    result = ct.upload(
        "records",
        """
        Reference Number | Category | Credits
        MORE-THAN-DUST   | Safety   | 0.300002
        DUST-BELOW       | Safety   | 0.299998
        THREE-PLACES     | Safety   | 1.005
        EIGHTH           | Safety   | 0.125
        NEGATIVE         | Safety   | -0.25
        WORD             | Safety   | one
        """,
        each=AVERY,
    )
    assert counts(result) == {"rows_read": 6, "set_aside": 6}
    assert problems(result) == [(row, "set_aside") for row in range(2, 8)]
    assert ct.outcomes("S1") == {}


def test_n1_prescribed_credits_are_read_alike(cqr: Program) -> None:
    result = cqr.upload(
        "prescriptions",
        """
        Person ID | Discipline | Subcategory    | Prescribed Credits
        S2        | CT         | Neck and Chest | 0.30000000000000004
        S2        | CT         | Image Formation | 1.005
        """,
    )
    assert problems(result) == [(2, "warning"), (3, "set_aside")]
    assert cqr.gaps("S2") == {"Neck and Chest": Decimal("0.30")}


def test_n1_the_message_names_the_cell_and_what_was_expected(ct: Program) -> None:
    table = "Reference Number | Category | Credits\nEX-1 | Safety | one"
    [problem] = ct.upload("records", table, each=AVERY).sheets[0].problems
    assert (problem.row, problem.column, problem.value) == (2, "Credits", "one")
    assert "such as 1.50" in problem.problem


def test_n2_zero_credits_are_a_value(ct: Program) -> None:
    table = "Reference Number | Category | Credits\nEX-1 | Safety | 0"
    result = ct.upload("records", table, each=AVERY)
    assert (counts(result), problems(result)) == ({"rows_read": 1, "added": 1}, [])
    [row] = ct.explain("S1")
    assert (row["outcome"], row["counted"]) == ("counted", Decimal("0.00"))


def test_n2_no_multiple_of_a_quarter_is_accepted_with_a_warning(ct: Program) -> None:
    result = ct.upload(
        "records",
        """
        Reference Number | Category | Credits
        EX-1             | Safety   | 0.25
        EX-2             | Safety   | 0.30
        EX-3             | Safety   | 1.75
        EX-4             | Safety   | 1.10
        """,
        each=AVERY,
    )
    assert counts(result) == {"rows_read": 4, "added": 4}
    assert problems(result) == [(3, "warning"), (5, "warning")]
    assert ct.standing("S1")["earned"] == Decimal("3.40")


def test_n3_months_are_calendar_months_clamped_to_the_end(program: Program) -> None:
    program.upload(
        "roster",
        """
        Person ID | Name             | Discipline | Application Date
        S1        | Avery Testwell   | CT         | 2026-08-31
        S2        | Blair Sampleton  | CT         | 2028-02-29
        S3        | Casey Mockford   | CT         | 2026-02-28
        S4        | Drew Exampleton  | CT         | 2026-03-01
        """,
    )
    windows = {row["window_end"]: row["window_start"] for row in program.standings()}
    assert windows == {
        date(2026, 8, 31): date(2024, 8, 31),
        date(2028, 2, 29): date(2026, 2, 28),
        date(2026, 2, 28): date(2024, 2, 28),
        date(2026, 3, 1): date(2024, 3, 1),
    }


def test_n3_the_months_of_a_prescription_are_clamped_alike(program: Program) -> None:
    program.upload("roster", "Person ID | Name\nS1 | Avery Testwell\nS2 | Blair Sampleton")
    program.upload(
        "prescriptions",
        """
        Person ID | Discipline | Subcategory        | Prescribed Credits | Due Date
        S1        | CT         | Abdomen and Pelvis | 1.00               | 2028-02-29
        S2        | CT         | Abdomen and Pelvis | 1.00               | 2027-08-31
        """,
    )
    starts = [row["window_start"] for row in program.standings()]
    assert starts == [date(2025, 2, 28), date(2024, 8, 31)]


@pytest.mark.parametrize("cell", ["2026-03-15 23:59", "2026-03-15T23:59:59"])
def test_n3_a_time_of_day_does_not_move_the_date(ct: Program, cell: str) -> None:
    table = f"Reference Number | Completion Date | Category | Credits\nEX-1 | {cell} | Safety | 1"
    ct.upload("records", table, each={"Person ID": "S1", "Discipline": "CT"})
    [row] = ct.explain("S1")
    assert (row["completed_on"], row["outcome"]) == (date(2026, 3, 15), "counted")


def test_n3_what_is_no_date_sets_the_row_aside(ct: Program) -> None:
    table = (
        "Reference Number | Completion Date | Category | Credits\nEX-1 | 2026-02-30 | Safety | 1"
    )
    result = ct.upload("records", table, each={"Person ID": "S1", "Discipline": "CT"})
    assert problems(result) == [(2, "set_aside")]
