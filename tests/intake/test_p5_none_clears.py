"""P5: a blank cell changes nothing, the word `none` clears an optional value."""

import pytest

from tests.intake.drawing import CheckDrawn, set_aside, taken


@pytest.mark.parametrize("word", ["none", "None", " NONE\u00a0"])
def test_p5_none_clears_optional_values_of_a_person(check: CheckDrawn, word: str) -> None:
    file = check(
        f"""
        Person ID | Name | Discipline | Role | Cohort | Site | Email | Status | Application Date
        S1 | Avery Testwell  | CT | {word} | {word} | {word} | {word} | {word} | {word}
        S2 | Blair Sampleton | CT |        |        |        |        |        |
        """
    )
    columns = ("role", "cohort", "site", "email", "status", "application_on")
    assert taken(file, *columns) == [(None,) * 6] * 2
    assert taken(file, "cleared") == [(list(columns),), (None,)]


def test_p5_none_clears_optional_values_of_a_completion(check: CheckDrawn) -> None:
    file = check(
        """
        Person ID | Reference Number | Completion Date | Activity Title | Sponsor | CE Credits \
| CE Category | Activity Type
        S1        | EX-1             | 2025-06-01      | none           | none    | none \
| none        | none
        """
    )
    assert taken(file, "cleared") == [
        (["title", "sponsor", "ce_credits", "ce_category", "activity_type"],)
    ]


def test_p5_none_clears_the_dates_of_a_prescription(check: CheckDrawn) -> None:
    file = check(
        """
        Person ID | Discipline | Subcategory | Prescribed Credits | SSA Date | Due Date | Date Earned
        S1        | CT         | Neuro       | 1                  | none     |          | none
        """
    )
    assert taken(file, "cleared") == [(["ssa_on", "earned_on"],)]


def test_p5_none_is_no_value_where_one_is_required(check: CheckDrawn) -> None:
    file = check(
        """
        Person ID | Reference Number | Activity Title | Completion Date
        S1        | none             | none           | 2025-06-01
        S1        | EX-1             |                | none
        none      | EX-1             |                | 2025-06-01
        S1        | none             | CT basics      | 2025-06-01
        """
    )
    assert [(row, column) for row, column, _ in set_aside(file)] == [
        (2, "Reference Number"),
        (3, "Completion Date"),
        (4, "Person ID"),
    ]
    assert taken(file, "reference_number", "title", "cleared") == [(None, "CT basics", None)]


def test_p5_none_for_a_category_is_a_blank_cell(check: CheckDrawn) -> None:
    file = check(
        """
        Person ID | Reference Number | Completion Date | CE Credits | Category | Credits
        S1        | EX-1             | 2025-06-01      | 1          | none     |
        """
    )
    assert taken(file, "category_text", "credits", "cleared") == [(None, None, None)]
