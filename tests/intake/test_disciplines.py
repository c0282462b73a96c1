"""What a name or a title says of the discipline of rows that name none, and what it does not say."""

import pytest

from dashboard.intake.wide import LineHeading, discipline_within, read_line_heading
from dashboard.reference import Reference
from tests.intake.drawing import CheckDrawn, taken, warnings


@pytest.mark.parametrize(
    ("name", "discipline"),
    [
        ("CT", "CT"),
        ("ct_log_2026", "CT"),
        ("MR 2026", "MR"),
        ("mri students", "MR"),
        ("Computed Tomography - spring", "CT"),
        ("Breast Ultrasound", "BS"),
        ("Mr Testwell", None),
        ("mr. sampleton", None),
        ("BS degree", None),
        ("Part VI", None),
        ("BS", "BS"),
        ("Appendix R", None),
        ("CT and MR", None),
        ("Actual credits", None),
        ("Sheet1", None),
    ],
)
def test_the_discipline_within_a_name(
    bundled_reference: Reference, name: str, discipline: str | None
) -> None:
    assert discipline_within([name], bundled_reference) == discipline


@pytest.mark.parametrize(
    ("title", "discipline"),
    [
        ("Program director: MR. TESTWELL", None),
        ("Example College, Hartford, CT", None),
        ("Computed Tomography", "CT"),
        ("MRI log", "MR"),
    ],
)
def test_a_title_speaks_only_in_full_names(
    bundled_reference: Reference, title: str, discipline: str | None
) -> None:
    assert discipline_within([title], bundled_reference, by_code=False) == discipline


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("Safety", LineHeading("Safety", "category")),
        ("CT - Safety", LineHeading("Safety", "category", "CT")),
        ("Safety (CT)", LineHeading("Safety", "category", "CT")),
        ("MR Procedures", LineHeading("Procedures", "category", "MR")),
        ("CT: Procedures / Neuro", None),
        ("Neuro - MRI credits", LineHeading("Neuro", "subcategory", "MR")),
        (
            "Head, Spine, and Musculoskeletal",
            LineHeading("Head, Spine, and Musculoskeletal", "subcategory"),
        ),
        ("CT", None),
        ("Credits", None),
        ("Safety glasses", None),
    ],
)
def test_a_heading_of_one_category(
    bundled_reference: Reference, heading: str, expected: LineHeading | None
) -> None:
    assert read_line_heading(heading, bundled_reference) == expected


def test_a_heading_comes_before_the_user(check: CheckDrawn) -> None:
    file = check(
        """
        Person ID | Reference Number | Completion Date | CT - Safety | Patient Care
        S1        | EX-1             | 2025-06-01      | 0.5         | 1
        """,
        discipline="MR",
    )
    assert taken(file, "discipline", "category_text") == [("CT", "Safety"), ("MR", "Patient Care")]


def test_l2_adds_up_the_lines_of_each_discipline_of_a_wide_row(check: CheckDrawn) -> None:
    file = check(
        """
        Person ID | Reference Number | Completion Date | CE Credits | CT - Safety | CT - Procedures | MR - Safety
        S1        | EX-1             | 2025-06-01      | 1          | 0.5         | 0.5             | 1
        S1        | EX-2             | 2025-06-01      | 1          | 0.5         | 0.75            | 1
        """
    )
    [(row, column, sentence)] = warnings(file)
    assert (row, column) == (3, "CE Credits")
    assert sentence.startswith(
        "expected CT credits of at most 1.00 in all, the CE credits; they add up to 1.25"
    )
