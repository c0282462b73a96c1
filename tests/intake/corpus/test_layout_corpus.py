"""Files whose distribution lines stand in columns, in one cell, or have their discipline elsewhere."""

from decimal import Decimal
from pathlib import Path

import pytest

from tests.intake.corpus.awkward import Awkward, book, merged, text
from tests.intake.corpus.conftest import Hold
from tests.program import Program

LINE = "row_number line_number discipline category_text subcategory_text credits"

AWKWARD = {
    "long, in another's words": Awkward(
        text(
            """
            Student ID | Ref No | Date Completed | Modality | Content Area | Content Subcategory       | Category Credits
            S1         | EX-1   | 2025-06-01     | CT       | Safety       | Radiation Safety and Dose | 0.5
            S1         | EX-1   | 2025-06-01     | MRI      | Procedures   |                           | 1
            """
        ),
        "records",
        LINE,
        [
            ("2", "0", "CT", "Safety", "Radiation Safety and Dose", "0.50"),
            ("3", "0", "MR", "Procedures", None, "1.00"),
        ],
    ),
    "wide, the discipline before, behind and in brackets": Awkward(
        text(
            """
            Student ID | Ref # | Completed  | Hours | CT - Safety | Safety (MR) | MR Procedures | Image Production: CT
            S1         | EX-1  | 2025-06-01 | 3     | 0.5         | 0.25        | 1             |
            S2         | EX-2  | 2025-06-02 | 3     |             |             |               | 1.5
            """
        ),
        "records",
        LINE + " ce_credits",
        [
            ("2", "0", "CT", "Safety", None, "0.50", "3.00"),
            ("2", "1", "MR", "Safety", None, "0.25", "3.00"),
            ("2", "2", "MR", "Procedures", None, "1.00", "3.00"),
            ("3", "0", "CT", "Image Production", None, "1.50", "3.00"),
        ],
    ),
    "wide, the disciplines merged above the categories": Awkward(
        merged(
            """
            Person ID | Reference Number | Completion Date | CT     |            | MR     |
                      |                  |                 | Safety | Procedures | Safety | Procedures
            S1        | EX-1             | 2025-06-01      | 0.5    | 1          |        | 0.25
            """,
            "A1:A2",
            "B1:B2",
            "C1:C2",
            "D1:E1",
            "F1:G1",
        ),
        "records",
        LINE,
        [
            ("3", "0", "CT", "Safety", None, "0.50"),
            ("3", "1", "CT", "Procedures", None, "1.00"),
            ("3", "2", "MR", "Procedures", None, "0.25"),
        ],
    ),
    "wide, by subcategory, with the word credits in the headings": Awkward(
        text(
            """
            Person ID | Reference Number | Completion Date | CT Abdomen and Pelvis Credits | Patient Care (hrs) | Discipline
            S1        | EX-1             | 2025-06-01      | 1                             | 0.5                | CT
            """
        ),
        "records",
        LINE,
        [
            ("2", "0", "CT", None, "Abdomen and Pelvis", "1.00"),
            ("2", "1", "CT", "Patient Care", None, "0.50"),
        ],
    ),
    "wide, full names of disciplines": Awkward(
        text(
            """
            Name           | Course    | Date       | Computed Tomography / Safety | Mammography - Patient Care
            Avery Testwell | CT basics | 2025-06-01 | 0.5                          | 1
            """
        ),
        "records",
        LINE,
        [("2", "0", "CT", "Safety", None, "0.50"), ("2", "1", "M", "Patient Care", None, "1.00")],
    ),
    "wide, a cell that contradicts a heading": Awkward(
        text(
            """
            Person ID | Reference Number | Completion Date | Discipline | CT Safety | MR Safety
            S1        | EX-1             | 2025-06-01      | CT         | 0.5       | 0.5
            S2        | EX-1             | 2025-06-01      | CT         | 0.5       |
            """
        ),
        "records",
        LINE,
        [("3", "0", "CT", "Safety", None, "0.50")],
        set_aside=[(2, "Discipline")],
    ),
    "a distribution in one cell, the discipline at its end": Awkward(
        text(
            """
            Learner        | Course    | Completed  | CEs | Credit Distribution
            Avery Testwell | CT basics | 2025-06-01 | 2   | Safety 0.5; Procedures 1.0 (CT)
            """
        ),
        "records",
        LINE + " ce_credits",
        [
            ("2", "0", "CT", "Safety", None, "0.50", "2.00"),
            ("2", "1", "CT", "Procedures", None, "1.00", "2.00"),
        ],
    ),
    "distributions written in every way": Awkward(
        text(
            """
            Person ID | Reference Number | Completion Date | Breakdown
            S1        | EX-1             | 2025-06-01      | Safety: 0.5 (CT), Head, Spine, and Musculoskeletal - 1 hr (MR)
            S2        | EX-1             | 2025-06-01      | CT Safety .5 + CT Procedures 1
            S3        | EX-1             | 2025-06-01      | CT: Procedures / Neuro 0.75 credits;
            S4        | EX-1             | 2025-06-01      |
            S5        | EX-1             | 2025-06-01      | CT: Invented Topic 1; MR - Invented: Topic 2
            """
        ),
        "records",
        LINE,
        [
            ("2", "0", "CT", "Safety", None, "0.50"),
            ("2", "1", "MR", None, "Head, Spine, and Musculoskeletal", "1.00"),
            ("3", "0", "CT", "Safety", None, "0.50"),
            ("3", "1", "CT", "Procedures", None, "1.00"),
            ("4", "0", "CT", "Procedures", "Neuro", "0.75"),
            ("5", "0", None, None, None, None),
            ("6", "0", "CT", None, "Invented Topic", "1.00"),
            ("6", "1", "MR", None, "Invented: Topic", "2.00"),
        ],
    ),
    "a distribution on several lines of one cell": Awkward(
        book(
            Log=[
                ["Person ID", "Reference Number", "Completion Date", "CE Credits", "Distribution"],
                ["S1", "EX-1", "2025-06-01", 2, "Safety 0.5\nProcedures 1.0"],
            ]
        ),
        "records",
        LINE,
        [
            ("2", "0", "MR", "Safety", None, "0.50"),
            ("2", "1", "MR", "Procedures", None, "1.00"),
        ],
        options={"discipline": "MR"},
    ),
    "distributions that cannot be read whole": Awkward(
        text(
            """
            Person ID | Reference Number | Completion Date | CE Credits | Distribution
            S1        | EX-1             | 2025-06-01      | 2          | Safety 0.5; some Procedures (CT)
            S2        | EX-1             | 2025-06-01      | 2          | Safety 0.5 (CT); Safety 0.5 (MR); Procedures 1
            S3        | EX-1             | 2025-06-01      | 2          | Safety 0.333 (CT)
            S4        | EX-1             | 2025-06-01      | 2          | Safety 0.5 (Astrology)
            S5        | EX-1             | 2025-06-01      | 2          | see certificate
            S6        | EX-1             | 2025-06-01      | 2          | 0.5
            S7        | EX-1             | 2025-06-01      | 2          | Safety 0.5 (CT)
            """
        ),
        "records",
        LINE,
        [("8", "0", "CT", "Safety", None, "0.50")],
        set_aside=[(row, "Distribution") for row in (2, 3, 4, 5, 6, 7)],
    ),
    "a distribution beside a category": Awkward(
        text(
            """
            Person ID | Reference Number | Completion Date | Discipline | Category | Credits | Distribution
            S1        | EX-1             | 2025-06-01      | CT         | Safety   | 0.5     | Safety 0.5
            """
        ),
        "records",
        LINE + " other_cells",
        [("2", "0", "CT", "Safety", None, "0.50", '{"Distribution": "Safety 0.5"}')],
        warned=[("Distribution", "is not used")],
    ),
    "one row per completion, the distribution in the activities list": Awkward(
        text(
            """
            Learner        | Course Number | Score Date | Contact Hours
            Avery Testwell | EX-1          | 2025-06-01 | 1
            """
        ),
        "records",
        LINE + " ce_credits",
        [("2", "0", None, None, None, None, "1.00")],
    ),
    "the discipline in the names of sheets": Awkward(
        book(
            CT="Person ID | Reference Number | Completion Date | Category | Credits\nS1 | EX-1 | 2025-06-01 | Safety | 0.5",
            MRI_students="Person ID | Reference Number | Completion Date | Category | Credits\nS1 | EX-2 | 2025-06-01 | Safety | 1",
        ),
        "records",
        LINE,
        [("2", "0", "CT", "Safety", None, "0.50"), ("2", "0", "MR", "Safety", None, "1.00")],
        warned=[
            (None, 'CT is taken for them from the name of sheet "CT"'),
            (None, 'MR is taken for them from the name of sheet "MRI students"'),
        ],
    ),
    "a cell comes before the sheet's name": Awkward(
        book(
            CT="""
            Person ID | Reference Number | Completion Date | Discipline | Category | Credits
            S1        | EX-1             | 2025-06-01      | MR         | Safety   | 0.5
            S2        | EX-1             | 2025-06-01      |            | Safety   | 0.5
            """
        ),
        "records",
        LINE,
        [("2", "0", "MR", "Safety", None, "0.50"), ("3", "0", "CT", "Safety", None, "0.50")],
        warned=[("Discipline", "found 1 without one; CT is taken")],
    ),
    "the discipline in the title above the headings": Awkward(
        text(
            """
            Computed Tomography continuing education
            Person ID | Reference Number | Completion Date | Category | Credits
            S1        | EX-1             | 2025-06-01      | Safety   | 0.5
            """
        ),
        "records",
        LINE,
        [("3", "0", "CT", "Safety", None, "0.50")],
        skipped=[(None, 1, "above the column headings")],
        warned=[(None, "CT is taken for them from the title above the column headings")],
    ),
    "the discipline in the file's name comes before the user's": Awkward(
        text(
            """
            Person ID | Reference Number | Completion Date | Category | Credits
            S1        | EX-1             | 2025-06-01      | Safety   | 0.5
            """,
            name="ct_log_2025.csv",
        ),
        "records",
        LINE,
        [("2", "0", "CT", "Safety", None, "0.50")],
        warned=[(None, 'CT is taken for them from the name of the file "ct_log_2025.csv"')],
        options={"discipline": "MR"},
    ),
    "two disciplines in the file's name are none": Awkward(
        text(
            """
            Person ID | Reference Number | Completion Date | Category | Credits
            S1        | EX-1             | 2025-06-01      | Safety   | 0.5
            """,
            name="CT and MR.csv",
        ),
        "records",
        LINE,
        [("2", "0", "BD", "Safety", None, "0.50")],
        options={"discipline": "BD"},
    ),
    "a course list without a column for the discipline": Awkward(
        text(
            """
            Reference Number | Category | Credits
            EX-1             | Safety   | 0.5
            """,
            name="courses MRI.csv",
        ),
        "activities",
        "reference_number discipline category_text credits",
        [("EX-1", "MR", "Safety", "0.50")],
        warned=[(None, "MR is taken for them from the name of the file")],
    ),
    "a course list, one column per category": Awkward(
        text(
            """
            Course ID | Course Title | Provider        | CE Credits | Modality | Safety | Abdomen and Pelvis
            EX-1      | CT basics    | Example Society | 2.5        | CT       | 0.5    | 1
            EX-2      | MR basics    | Example Society | 1          | MRI      | 0.75   |
            """
        ),
        "activities",
        LINE + " reference_number title sponsor ce_credits",
        [
            (
                "2",
                "0",
                "CT",
                "Safety",
                None,
                "0.50",
                "EX-1",
                "CT basics",
                "Example Society",
                "2.50",
            ),
            (
                "2",
                "1",
                "CT",
                None,
                "Abdomen and Pelvis",
                "1.00",
                "EX-1",
                "CT basics",
                "Example Society",
                "2.50",
            ),
            (
                "3",
                "0",
                "MR",
                "Safety",
                None,
                "0.75",
                "EX-2",
                "MR basics",
                "Example Society",
                "1.00",
            ),
        ],
    ),
    "a course list, one column per category of each discipline": Awkward(
        text(
            """
            Course No | Title     | Hours | CT - Safety | Procedures (CT) | MR Safety Credits
            0042      | CT and MR | 3     | 0.5         | 1               | 0.75
            """
        ),
        "activities",
        LINE + " reference_number ce_credits",
        [
            ("2", "0", "CT", "Safety", None, "0.50", "0042", "3.00"),
            ("2", "1", "CT", "Procedures", None, "1.00", "0042", "3.00"),
            ("2", "2", "MR", "Safety", None, "0.75", "0042", "3.00"),
        ],
    ),
    "a course list with the disciplines merged above the categories": Awkward(
        merged(
            """
            Reference Number | Activity Title | CT     |            | MR     |
                             |                | Safety | Procedures | Safety | Procedures
            EX-1             | CT and MR      | 0.5    | 1          | 0      | 0.25
            """,
            "A1:A2",
            "B1:B2",
            "C1:D1",
            "E1:F1",
        ),
        "activities",
        LINE,
        [
            ("3", "0", "CT", "Safety", None, "0.50"),
            ("3", "1", "CT", "Procedures", None, "1.00"),
            ("3", "2", "MR", "Procedures", None, "0.25"),
        ],
    ),
    "a course list with the distribution in one cell": Awkward(
        text(
            """
            Ref No | Course Name | Total Credits | CE Breakdown
            EX-1   | CT basics   | 2             | Safety 0.5; Procedures 1.0 (CT)
            EX-2   | CT and MR   | 2             | CT: Procedures / Neuro 0.75, Safety 0.25 (MR)
            EX-3   | CT body     | 2             | Safety 0.5; see certificate
            EX-4   | No unit     | 2             | Safety 0.5
            """
        ),
        "activities",
        LINE + " reference_number ce_credits",
        [
            ("2", "0", "CT", "Safety", None, "0.50", "EX-1", "2.00"),
            ("2", "1", "CT", "Procedures", None, "1.00", "EX-1", "2.00"),
            ("3", "0", "CT", "Procedures", "Neuro", "0.75", "EX-2", "2.00"),
            ("3", "1", "MR", "Safety", None, "0.25", "EX-2", "2.00"),
        ],
        set_aside=[(4, "CE Breakdown"), (5, "Discipline")],
    ),
    "a course list where one column has no discipline": Awkward(
        text(
            """
            Reference Number | CT - Safety | Patient Care
            EX-1             | 0.5         |
            EX-2             | 0.5         | 1
            EX-3             | 0.5         | 0
            """
        ),
        "activities",
        LINE + " reference_number",
        [
            ("2", "0", "CT", "Safety", None, "0.50", "EX-1"),
            ("4", "0", "CT", "Safety", None, "0.50", "EX-3"),
        ],
        set_aside=[(3, "Discipline")],
    ),
    "a course list with courses that bring no line": Awkward(
        text(
            """
            Reference Number | CE Credits | Discipline | Safety | Procedures
            EX-1             | 1          | CT         | 0.5    |
            EX-2             | 2          | CT         |        |
            EX-3             | 3          |            | 0      | 0.00
            """
        ),
        "activities",
        LINE + " reference_number ce_credits",
        [
            ("2", "0", "CT", "Safety", None, "0.50", "EX-1", "1.00"),
            ("3", "0", "CT", None, None, None, "EX-2", "2.00"),
            ("4", "0", None, None, None, None, "EX-3", "3.00"),
        ],
        warned=[(None, "found 2 without; these activities are listed without a distribution")],
    ),
    "a course list where a cell contradicts a heading": Awkward(
        text(
            """
            Reference Number | Discipline | CT Safety | MR Safety
            EX-1             | CT         | 0.5       | 0.5
            EX-2             | CT         | 0.5       |
            """
        ),
        "activities",
        LINE,
        [("3", "0", "CT", "Safety", None, "0.50")],
        set_aside=[(2, "Discipline")],
    ),
    "a course list of text with more separators in its cells than between them": Awkward(
        text(
            """
            Reference Number | Distribution
            EX-1             | Safety 0.5 (CT); Procedures 1 (CT); Safety 0.25 (MR)
            EX-2             | Safety 0.75 (CT); Procedures 1.5 (CT); Safety 1 (MR)
            """
        ),
        "activities",
        "reference_number discipline category_text credits",
        [
            ("EX-1", "CT", "Safety", "0.50"),
            ("EX-1", "CT", "Procedures", "1.00"),
            ("EX-1", "MR", "Safety", "0.25"),
            ("EX-2", "CT", "Safety", "0.75"),
            ("EX-2", "CT", "Procedures", "1.50"),
            ("EX-2", "MR", "Safety", "1.00"),
        ],
    ),
    "completions without people are no course list": Awkward(
        book(
            Courses="Reference Number | CT - Safety\nEX-1 | 0.5",
            Log="Reference Number | Trainee code | Completion Date | CT - Safety\nEX-1 | x | 2025-06-01 | 0.5",
        ),
        "activities",
        LINE,
        [("2", "0", "CT", "Safety", None, "0.50")],
        skipped=[("Log", None, "looks like records, but the required column Person ID")],
    ),
}


@pytest.mark.parametrize("name", AWKWARD)
def test_lines_and_their_disciplines_are_read_as_a_person_reads_them(name: str, hold: Hold) -> None:
    hold(AWKWARD[name])


ROSTER = """
    Person ID | Name           | Discipline
    S1        | Avery Testwell | CT
    S1        | Avery Testwell | MR
    """
ONE_COMPLETION = {
    "long": """
        Person ID | Reference Number | Completion Date | CE Credits | Discipline | Category   | Credits
        S1        | EX-1             | 2025-06-01      | 3          | CT         | Safety     | 0.5
        S1        | EX-1             | 2025-06-01      | 3          | CT         | Procedures | 1
        S1        | EX-1             | 2025-06-01      | 3          | MR         | Safety     | 0.75
        """,
    "wide": """
        Person ID | Reference Number | Completion Date | CE Credits | CT - Safety | Procedures (CT) | MR Safety
        S1        | EX-1             | 2025-06-01      | 3          | 0.5         | 1               | 0.75
        """,
    "in one cell": """
        Person ID | Reference Number | Completion Date | CE Credits | Distribution
        S1        | EX-1             | 2025-06-01      | 3          | Safety 0.5 (CT); Procedures 1 (CT); Safety 0.75 (MR)
        """,
}


@pytest.mark.parametrize("layout", ONE_COMPLETION)
def test_one_completion_counts_the_same_in_every_layout(layout: str, tmp_path: Path) -> None:
    with Program(tmp_path) as program:
        program.upload("roster", ROSTER)
        program.upload("records", ONE_COMPLETION[layout])
        ct = program.earned("S1", discipline="CT")
        mr = program.earned("S1", discipline="MR")
    assert (ct["total"], ct["Safety"], ct["Procedures"]) == (
        Decimal("1.50"),
        Decimal("0.50"),
        Decimal("1.00"),
    )
    assert (mr["total"], mr["Safety"], mr["Procedures"]) == (
        Decimal("0.75"),
        Decimal("0.75"),
        Decimal("0.00"),
    )
