"""N1, N2: what a cell of credits may hold."""

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest

from dashboard.intake import CheckedFile
from tests.intake.drawing import CheckDrawn, CheckPath, set_aside, taken, warnings, write_workbook

ReadCredits = Callable[[str], CheckedFile]

PLAIN = "expected credits as a plain number such as 1.50; correct the cell and import again."
CEUS = (
    "expected credits such as 1.50, found CEUs, one credit to some and ten hours to others; write the CE "
    "credits as a plain number and import again."
)
TWO_DECIMALS = (
    "expected credits with at most two decimals such as 1.25; round the cell and import again."
)


@pytest.mark.parametrize(
    ("cell", "credits"),
    [
        ("1", "1.00"),
        ("1.5", "1.50"),
        (".5", "0.50"),
        ("2.", "2.00"),
        ("+1.25", "1.25"),
        ("1.2500", "1.25"),
        ("1e0", "1.00"),
        ("\u00a01.50\u200b", "1.50"),
        ("0", "0.00"),
        ("999999.99", "999999.99"),
        ("1,5", "1.50"),
        ("0,75", "0.75"),
        ("½", "0.50"),
        ("1½", "1.50"),
        ("2 ¾", "2.75"),
        ("1/2", "0.50"),
        ("1 1/2", "1.50"),
        ("1-1/4", "1.25"),
        ("1 and 1/2", "1.50"),
        ("1.5 hrs", "1.50"),
        ("1.5hrs.", "1.50"),
        ("1 hour", "1.00"),
        ("2 credits", "2.00"),
        ("1.50 CE", "1.50"),
        ("1.5 CE credits", "1.50"),
        ("2 contact hours", "2.00"),
        ("1.0 Category A", "1.00"),
        ("1.25 A", "1.25"),
        ("1.5 A+", "1.50"),
        ("½ credit", "0.50"),
        ("1,5 Hours", "1.50"),
    ],
)
def test_n1_text_that_is_a_number_is_a_number(
    read_credits: ReadCredits, cell: str, credits: str
) -> None:
    assert [str(found) for (found,) in taken(read_credits(cell), "credits")] == [credits]


@pytest.mark.parametrize(
    ("cell", "credits"),
    [
        ("0.30000000000000004", "0.30"),
        ("0.300001", "0.30"),
        ("0.299999", "0.30"),
        ("-0.0000001", "0.00"),
        ("999999.990001", "999999.99"),
    ],
)
def test_n1_dust_within_a_millionth_is_wiped_off(
    read_credits: ReadCredits, cell: str, credits: str
) -> None:
    assert [str(found) for (found,) in taken(read_credits(cell), "credits")] == [credits]


@pytest.mark.parametrize(
    ("cell", "sentence"),
    [
        ("0.3000011", TWO_DECIMALS),
        ("0.2999989", TWO_DECIMALS),
        ("1.005", TWO_DECIMALS),
        ("1,000", PLAIN),
        ("one", PLAIN),
        ("1/3", PLAIN),
        ("8/16", PLAIN),
        ("1.5 apples", PLAIN),
        ("60 min", PLAIN),
        ("3 semester hours", PLAIN),
        ("1.5 CEU", CEUS),
        ("1.5CEUs", CEUS),
        ("-1/2", PLAIN),
        ("1.005 hrs", TWO_DECIMALS),
        ("nan", PLAIN),
        ("1e9999", PLAIN),
        ("-0.25", "expected credits of 0.00 or more; correct the cell and import again."),
        ("1000000", "expected credits of at most 999999.99; correct the cell and import again."),
        ("1e300", "expected credits of at most 999999.99; correct the cell and import again."),
        (
            "#DIV/0!",
            (
                "expected credits such as 1.50, found the error value #DIV/0! in cell F2; "
                "type the number and import again."
            ),
        ),
    ],
)
def test_n1_anything_else_sets_the_row_aside(
    read_credits: ReadCredits, cell: str, sentence: str
) -> None:
    file = read_credits(cell)
    assert set_aside(file) == [(2, "Credits", sentence)]
    assert taken(file, "credits") == []


def test_n1_binary_numbers_of_a_workbook_become_exact(
    check_path: CheckPath, tmp_path: Path
) -> None:
    path = write_workbook(
        tmp_path / "records.xlsx",
        {
            "Log": [
                ["Person ID", "Reference Number", "Completion Date", "Category", "Credits"],
                *(["S1", f"EX-{i}", "2025-06-01", "Safety", 0.1 + 0.2] for i in range(3)),
                ["S1", "EX-9", "2025-06-01", "Safety", 1],
            ]
        },
    )
    found = [credits for (credits,) in taken(check_path(path, discipline="CT"), "credits")]
    assert found == [Decimal("0.30")] * 3 + [Decimal("1.00")]
    assert sum(found) == Decimal("1.90")


def test_n1_every_column_of_credits_is_held_to_it(check: CheckDrawn) -> None:
    file = check(
        """
        Person ID | Reference Number | Completion Date | CE Credits | Discipline | Category | Credits
        S1        | EX-1             | 2025-06-01      | one        | CT         | Safety   | two
        """
    )
    assert set_aside(file) == [(2, "CE Credits", PLAIN), (2, "Credits", PLAIN)]
    [row] = file.sheets[0].set_aside
    assert row.cells["CE Credits"] == "one"


def test_n2_zero_is_a_value_and_brings_a_line(read_credits: ReadCredits) -> None:
    file = read_credits("0")
    assert taken(file, "category_text", "credits") == [("Safety", Decimal("0.00"))]
    assert warnings(file) == []


@pytest.mark.parametrize("cell", ["0.10", "1.01", "0.24", "0.26"])
def test_n2_no_quarter_is_taken_with_a_warning(read_credits: ReadCredits, cell: str) -> None:
    file = read_credits(cell)
    assert taken(file, "credits") == [(Decimal(cell),)]
    assert warnings(file) == [(2, "Credits", "expected a multiple of 0.25; taken as it is.")]


@pytest.mark.parametrize("cell", ["0.25", "0.50", "1.75", "0.24999999"])
def test_n2_a_quarter_is_taken_in_silence(read_credits: ReadCredits, cell: str) -> None:
    assert warnings(read_credits(cell)) == []
