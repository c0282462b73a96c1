"""G1, G9: the goals of a roster; G5: the dates of a prescription."""

from datetime import date, timedelta

import pytest

from tests.intake.drawing import CheckDrawn, set_aside, taken, warnings


def roster(discipline: str, requirement: str, applied: str = "") -> str:
    return f"""
        Person ID | Name           | Discipline   | Requirement   | Application Date
        S1        | Avery Testwell | {discipline} | {requirement} | {applied}
        """


@pytest.mark.parametrize(
    ("discipline", "requirement", "goal", "warned"),
    [
        ("", "", (None, None), None),
        ("CT", "", ("structured_education", "CT"), None),
        ("CT", "structured education", ("structured_education", "CT"), None),
        ("IA", "", ("imaging_assistant", "IA"), None),
        ("", "Imaging Assistant", ("imaging_assistant", "IA"), None),
        ("IA", "Imaging Assistant", ("imaging_assistant", "IA"), None),
        ("IA", "Structured Education", ("imaging_assistant", "IA"), "Requirement"),
        ("CT", "Imaging Assistant", ("imaging_assistant", "CT"), "Discipline"),
        ("R", "", ("structured_education", "R"), "Discipline"),
        ("", "Structured Education", (None, None), "Requirement"),
    ],
)
def test_g1_the_goal_of_a_roster_row(
    check: CheckDrawn,
    discipline: str,
    requirement: str,
    goal: tuple[str | None, str | None],
    warned: str | None,
) -> None:
    file = check(roster(discipline, requirement))
    assert taken(file, "pathway", "discipline") == [goal]
    assert [column for _, column, _ in warnings(file)] == ([warned] if warned else [])


def test_g3_an_application_date_without_a_goal_is_a_warning(check: CheckDrawn) -> None:
    file = check(roster("", "", "2026-03-15"))
    assert taken(file, "application_on", "pathway") == [(date(2026, 3, 15), None)]
    assert warnings(file) == [
        (
            2,
            "Application Date",
            "expected a discipline beside an application date; without one the row sets no goal.",
        )
    ]


def test_a_requirement_nobody_knows_sets_the_row_aside(check: CheckDrawn) -> None:
    assert set_aside(check(roster("CT", "CQR"))) == [
        (
            2,
            "Requirement",
            (
                "expected Structured Education, Imaging Assistant or a blank cell; "
                "correct the cell and import again."
            ),
        )
    ]


def test_g9_one_row_for_each_goal_of_a_person(check: CheckDrawn) -> None:
    file = check(
        """
        Person ID | Name           | Discipline
        S1        | Avery Testwell | CT
        S1        | Avery Testwell | MRI
        """
    )
    assert taken(file, "discipline") == [("CT",), ("MR",)]
    assert warnings(file) == []


@pytest.mark.parametrize(
    ("ssa", "due", "warned"),
    [
        ("2025-01-01", "2025-01-02", 0),
        ("2025-01-01", "2025-01-01", 1),
        ("2025-01-02", "2025-01-01", 1),
        ("2025-01-01", "", 0),
        ("", "2025-01-01", 0),
        (date.today().isoformat(), "", 0),
        ((date.today() + timedelta(days=2)).isoformat(), "", 1),
    ],
)
def test_g5_doubtful_ssa_dates_are_a_warning(
    check: CheckDrawn, ssa: str, due: str, warned: int
) -> None:
    file = check(
        f"""
        Person ID | Discipline | Subcategory | Prescribed Credits | SSA Date | Due Date
        S1        | CT         | Neuro       | 1                  | {ssa}    | {due}
        """
    )
    assert len(taken(file, "ssa_on")) == 1
    assert [column for _, column, _ in warnings(file)] == ["SSA Date"] * warned


def test_g9_a_prescribed_amount_of_zero_is_allowed(check: CheckDrawn) -> None:
    file = check(
        """
        Person ID | Discipline | Subcategory | Prescribed Credits
        S1        | CT         | Neuro       | 0
        S1        | CT         |             | 1
        """
    )
    assert [str(credits) for (credits,) in taken(file, "credits_prescribed")] == ["0.00"]
    assert set_aside(file) == [
        (3, "Subcategory", "expected Subcategory, found a blank cell; fill it in and import again.")
    ]
