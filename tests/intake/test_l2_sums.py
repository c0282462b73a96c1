"""L2: one discipline's lines against the CE credits, as far as the file shows both."""

import pytest

from tests.intake.drawing import CheckDrawn, warnings

TABLE = """
    Person ID | Reference Number | Completion Date | CE Credits | Discipline | Category | Credits
    S1        | EX-1             | 2025-06-01      | 1          | CT         | Safety   | 0.75
    """


@pytest.mark.parametrize(
    ("rows", "warned"),
    [
        (["S1 | EX-1 | 2025-06-01 |   | CT | Neuro  | 0.25"], False),
        (["S1 | EX-1 | 2025-06-01 |   | CT | Neuro  | 0.26"], True),
        (["S1 | EX-1 | 2025-06-01 | 1 | CT | Neuro  | 0.50"], True),
        (["S1 | EX-1 | 2025-06-01 | 1 | MR | Neuro  | 1.00"], False),
        (["S1 | EX-1 | 2025-06-02 | 1 | CT | Neuro  | 0.50"], False),
        (["S2 | EX-1 | 2025-06-01 | 1 | CT | Neuro  | 0.50"], False),
        (["S1 | EX-1 | 2025-06-01 | 1 | CT | Safety | 0.75"] * 2, False),
        (["S1 | EX-1 | 2025-06-01 | 1 |    | Neuro  | 0.75"], False),
    ],
)
def test_l2_lines_of_one_discipline_above_the_ce_credits(
    check: CheckDrawn, rows: list[str], warned: bool
) -> None:
    file = check(TABLE.strip() + "\n" + "\n".join(rows))
    found = [problem for _, column, problem in warnings(file) if column == "CE Credits"]
    assert bool(found) is warned


def test_l2_the_sentence_has_the_numbers(check: CheckDrawn) -> None:
    file = check(
        """
        Reference Number | CE Credits | Discipline | Category | Credits
        EX-1             |            | CT         | Safety   | 0.75
        EX-1             | 1          | CT         | Neuro    | 0.5
        """
    )
    assert warnings(file) == [
        (
            2,
            "CE Credits",
            (
                "expected CT credits of at most 1.00 in all, the CE credits; they add up to 1.25 and are "
                "taken as they are."
            ),
        )
    ]


def test_l1_lines_need_not_add_up_to_the_ce_credits(check: CheckDrawn) -> None:
    file = check(
        """
        Reference Number | CE Credits | Discipline | Category | Credits
        EX-1             | 2.5        | CT         | Safety   | 0.5
        """
    )
    assert warnings(file) == []
