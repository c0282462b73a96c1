"""Files whose headings stand anywhere and are anybody's words, each with the rows a person reads in it."""

import pytest

from tests.intake.corpus.awkward import Awkward, book, merged, text
from tests.intake.corpus.conftest import Hold

ABOVE = "above the column headings"
WHO_WHAT_WHEN = "person_id person_name title completed_on ce_credits"

AWKWARD = {
    "an export of a learning management system": Awkward(
        text(
            """
            User ID | User Name       | Learning Object | Completion  | Status    | Score | CEUs
            at17    | Testwell, Avery | CT basics       | 6/1/2025    | Completed | 97    | 1
            bs09    | Sampleton, Blair| MR safety       | 06/02/2025  | Completed | 88    | 1.5
            """
        ),
        "records",
        WHO_WHAT_WHEN,
        [
            ("at17", "Testwell, Avery", "CT basics", "2025-06-01", "1.00"),
            ("bs09", "Sampleton, Blair", "MR safety", "2025-06-02", "1.50"),
        ],
        warned=[("CEUs", "10 contact hours"), ("Completion", "read both ways")],
    ),
    "log-in names that are e-mail addresses": Awkward(
        text(
            """
            User ID                    | Course    | Date Completed | Hours
            avery.testwell@example.edu | CT basics | 2025-06-01     | 1
            """
        ),
        "records",
        "person_id email title completed_on ce_credits",
        [(None, "avery.testwell@example.edu", "CT basics", "2025-06-01", "1.00")],
    ),
    "a registry's print-out with a title, a printing date and blank rows above": Awkward(
        text(
            """
            Continuing education report
            ~
            Printed 2026-01-05
            ~
            ID Number | Activity Date | Title of Activity | Ref. #  | CE Provider     | CE Credit | Credit Category
            0017      | 06/01/2025    | CT basics         | EX 0001 | Example Society | 1.00      | A
            """
        ),
        "records",
        "row_number person_id reference_number title sponsor completed_on ce_credits ce_category",
        [("6", "0017", "EX0001", "CT basics", "Example Society", "2025-06-01", "1.00", "A")],
        skipped=[(None, 1, ABOVE), (None, 3, ABOVE)],
        warned=[("Activity Date", "read both ways")],
    ),
    "a hand-kept log by name": Awkward(
        text(
            """
            Technologist    | Date      | Topic     | Hrs
            Avery Testwell  | 15-Mar-26 | CT basics | 1
            Blair Sampleton | 16-Mar-26 | MR safety | 0.5
            """
        ),
        "records",
        "person_name title completed_on ce_credits",
        [
            ("Avery Testwell", "CT basics", "2026-03-15", "1.00"),
            ("Blair Sampleton", "MR safety", "2026-03-16", "0.50"),
        ],
    ),
    "a registrar's roster": Awkward(
        text(
            """
            Student No. | Surname   | Given Name | E-mail Address     | Class Of | Clinical Site   | Modality
            00123       | Testwell  | Avery      | avery@example.edu  | 2026     | Example General | CT
            00124       | Sampleton | Blair      |                    | 2026     |                 |
            """
        ),
        "roster",
        "person_id person_name email cohort site discipline pathway",
        [
            (
                "00123",
                "Avery Testwell",
                "avery@example.edu",
                "2026",
                "Example General",
                "CT",
                "structured_education",
            ),
            ("00124", "Blair Sampleton", None, "2026", None, None, None),
        ],
    ),
    "an employer's roster": Awkward(
        text(
            """
            Employee Number | Employee Name  | Work Email        | Facility        | Hire date
            E-7             | Avery Testwell | avery@example.org | Example General | 2020-01-01
            """
        ),
        "roster",
        "person_id person_name email site other_cells",
        [
            (
                "E-7",
                "Avery Testwell",
                "avery@example.org",
                "Example General",
                '{"Hire date": "2020-01-01"}',
            )
        ],
    ),
    "a course list with credit distributions": Awkward(
        text(
            """
            Course Tracking Number | Course Name | Provider        | Total Credits | Modality | Content Area | Contact Hours
            EX-0001                | CT basics   | Example Society | 2             | CT       | Safety       | 0.5
            EX-0001                | CT basics   | Example Society | 2             | MRI      | Procedures   | 1.5
            """
        ),
        "activities",
        "reference_number title sponsor ce_credits discipline category_text credits",
        [
            ("EX-0001", "CT basics", "Example Society", "2.00", "CT", "Safety", "0.50"),
            ("EX-0001", "CT basics", "Example Society", "2.00", "MR", "Procedures", "1.50"),
        ],
    ),
    "a course list whose only credits are contact hours": Awkward(
        text(
            """
            Reference ID | Course Title | Specialty | Content Category | Contact Hours
            EX-1         | CT basics    | CT        | Safety           | 1
            """
        ),
        "activities",
        "reference_number discipline category_text ce_credits credits",
        [("EX-1", "CT", "Safety", None, "1.00")],
    ),
    "a prescription list": Awkward(
        text(
            """
            Technologist   | Certification | Content Subcategory       | Credits Required | Self-Assessment Date | CQR Due Date
            Avery Testwell | CT            | Radiation Safety and Dose | 1.5              | 1/15/2025            | 1/15/2028
            """
        ),
        "prescriptions",
        "person_name discipline subcategory_text credits_prescribed ssa_on due_on",
        [("Avery Testwell", "CT", "Radiation Safety and Dose", "1.50", "2025-01-15", "2028-01-15")],
    ),
    "headings in the fiftieth row that holds something": Awkward(
        text(
            "\n".join(f"Note {number}" for number in range(1, 50))
            + "\nPerson ID | Name\nS1 | Avery Testwell"
        ),
        "roster",
        "row_number person_id person_name",
        [("51", "S1", "Avery Testwell")],
        skipped=[(None, number, ABOVE) for number in range(1, 50)],
    ),
    "headings over two rows with merged groups": Awkward(
        merged(
            """
            Learner |                | Course |           |            |
            ID      | Name           | Number | Title     | Date       | Hours
            S1      | Avery Testwell | EX-1   | CT basics | 2025-06-01 | 1
            """,
            "A1:B1",
            "C1:D1",
        ),
        "records",
        "row_number person_id person_name reference_number title completed_on ce_credits",
        [("3", "S1", "Avery Testwell", "EX-1", "CT basics", "2025-06-01", "1.00")],
    ),
    "headings merged downwards beside groups": Awkward(
        merged(
            """
            Person ID | Completion Date | Activity |           |
                      |                 | Ref #    | Title     | Hours
            S1        | 2025-06-01      | EX-1     | CT basics | 1
            """,
            "A1:A2",
            "B1:B2",
            "C1:D1",
        ),
        "records",
        "row_number person_id completed_on reference_number title ce_credits",
        [("3", "S1", "2025-06-01", "EX-1", "CT basics", "1.00")],
    ),
    "two-row headings repeated on the second page": Awkward(
        text(
            """
            Learner |                 | Course |            |
            ID      | Name            | Number | Date       | Hours
            S1      | Avery Testwell  | EX-1   | 2025-06-01 | 1
            Learner |                 | Course |            |
            ID      | Name            | Number | Date       | Hours
            S2      | Blair Sampleton | EX-1   | 2025-06-01 | 1
            """
        ),
        "records",
        "row_number person_id person_name",
        [("3", "S1", "Avery Testwell"), ("6", "S2", "Blair Sampleton")],
        skipped=[(None, 4, "the column headings again"), (None, 5, "the column headings again")],
    ),
    "a title across the sheet is no group of headings": Awkward(
        merged(
            """
            CE report      |            |           |
            Student        | Date       | Course    | Hours
            Avery Testwell | 2025-06-01 | CT basics | 1
            """,
            "A1:D1",
        ),
        "records",
        "person_name completed_on title ce_credits",
        [("Avery Testwell", "2025-06-01", "CT basics", "1.00")],
        skipped=[("Sheet1", 1, ABOVE)],
    ),
    "blank columns and blank rows between": Awkward(
        text(
            """
             | Student ID |  | Full Name       |  | Group
             |            |  |                 |  |
             | S1         |  | Avery Testwell  |  | CT 2026
            ~
             | S2         |  | Blair Sampleton |  | CT 2026
            """
        ),
        "roster",
        "row_number person_id person_name cohort",
        [("3", "S1", "Avery Testwell", "CT 2026"), ("5", "S2", "Blair Sampleton", "CT 2026")],
    ),
    "subtotals, a grand total and a printer's footer": Awkward(
        text(
            """
            Learner        | Course    | Completed  | Credit Hours
            Avery Testwell | CT basics | 2025-06-01 | 1
            Avery Testwell | MR safety | 2025-06-02 | 2
            Avery Testwell Total | |           | 3
            Grand total    |           |            | 3
            ~
            Page 1 of 1
            """
        ),
        "records",
        "person_name title completed_on ce_credits",
        [
            ("Avery Testwell", "CT basics", "2025-06-01", "1.00"),
            ("Avery Testwell", "MR safety", "2025-06-02", "2.00"),
        ],
        skipped=[(None, 4, "a total"), (None, 5, "a total"), (None, 7, "a footer")],
    ),
    "a workbook with a cover, a pivot table and two tables": Awkward(
        book(
            Cover="Radiologic technology program\nAcademic year 2026",
            Spring="Student ID | Full Name\nS1 | Avery Testwell",
            Fall="Employee No | Technologist Name\nE2 | Blair Sampleton",
            Pivot="Row Labels | Sum of Credits\nAvery Testwell | 3\nGrand Total | 3",
            Empty=[],
        ),
        "roster",
        "sheet row_number position person_id person_name",
        [
            ("Spring", "2", "0", "S1", "Avery Testwell"),
            ("Fall", "2", "1", "E2", "Blair Sampleton"),
        ],
        skipped=[
            ("Cover", None, "no known kind of table"),
            ("Pivot", None, "a pivot table"),
            ("Empty", None, "it is empty"),
        ],
    ),
    "a column of dates headed Credit is no credits column": Awkward(
        text(
            """
            Student        | Course    | Completed  | Credit     | Hours
            Avery Testwell | CT basics | 2025-06-01 | 2025-07-01 | 1
            """
        ),
        "records",
        "person_name completed_on ce_credits other_cells",
        [("Avery Testwell", "2025-06-01", "1.00", '{"Credit": "2025-07-01"}')],
    ),
    "a column headed Learner holds e-mail addresses": Awkward(
        text(
            """
            Learner           | Course    | Completed  | Hours
            avery@example.edu | CT basics | 2025-06-01 | 1
            """
        ),
        "records",
        "person_name email",
        [(None, "avery@example.edu")],
    ),
    "a column headed Modality says how the course was given": Awkward(
        text(
            """
            Student        | Course    | Completed  | Hours | Modality
            Avery Testwell | CT basics | 2025-06-01 | 1     | Online
            """
        ),
        "records",
        "person_name discipline other_cells",
        [("Avery Testwell", None, '{"Modality": "Online"}')],
    ),
    "hints in brackets and stars beside the words": Awkward(
        text(
            """
            Student ID* | Date Completed (mm/dd/yyyy) | Course Name: | Credits (hours)
            S1          | 06/01/2025                  | CT basics    | 1
            """
        ),
        "records",
        "person_id completed_on title ce_credits",
        [("S1", "2025-06-01", "CT basics", "1.00")],
    ),
    "two columns that both mean the completion date": Awkward(
        text(
            """
            Student        | Course    | Date       | Date Completed | Hours
            Avery Testwell | CT basics | 2025-05-01 | 2025-06-01     | 1
            """
        ),
        "records",
        "person_name completed_on other_cells",
        [("Avery Testwell", "2025-06-01", '{"Date": "2025-05-01"}')],
        warned=[("Date", "expected one column for Completion Date")],
    ),
    "the kind corrected by the user": Awkward(
        text(
            """
            Student ID | Student Name   | Course    | Completed
            S1         | Avery Testwell | CT basics | 2025-06-01
            """
        ),
        "roster",
        "person_id person_name other_cells",
        [("S1", "Avery Testwell", '{"Course": "CT basics", "Completed": "2025-06-01"}')],
        options={"kind": "roster"},
    ),
    "the date earned of a completion and of a credential": Awkward(
        text(
            """
            Employee ID | Course Code | Date Earned | Credits Earned
            E7          | EX-1        | 2025-06-01  | 1
            """
        ),
        "records",
        "person_id reference_number completed_on ce_credits",
        [("E7", "EX-1", "2025-06-01", "1.00")],
    ),
}


@pytest.mark.parametrize("name", AWKWARD)
def test_an_awkward_file_is_read_as_a_person_reads_it(name: str, hold: Hold) -> None:
    hold(AWKWARD[name])
