"""Cells merged over the rows of a person or a course, as people lay out lists that they read themselves."""

from pathlib import Path

import pytest

from tests.intake.corpus.awkward import Awkward, merged
from tests.intake.corpus.books import ods_row, write_ods
from tests.intake.corpus.conftest import Hold
from tests.intake.drawing import CheckPath, taken

READ = "found {} merged over several rows; each of these rows is read with its value"

PRESCRIBED = """
    Technologist   | Credential | CQR Deadline | Area prescribed                       | Prescribed Credits
    Avery Testwell | MR         | 2027-06-30   | Neurological                          | 3
                   |            |              | Physical Principles of Image Formation | 1.5
    Blair Sampleton | R         |              | Radiation Protection                  | 1
    """
RECORDS = """
    Person ID | Reference Number | Completion Date | Category         | Credits
    S1        | EX-1             | 2025-06-01      | Safety           | 2
    S1        | EX-1             | 2025-06-01      | Image Production |
    S2        | EX-1             | 2025-06-01      | Safety           | 1
    """
LINE = "row_number discipline subcategory_text credits_prescribed person_name due_on"

AWKWARD = {
    "a person over the lines of a prescription": Awkward(
        merged(PRESCRIBED, "A2:A3", "B2:B3", "C2:C3"),
        "prescriptions",
        LINE,
        [
            ("2", "MR", "Neurological", "3.00", "Avery Testwell", "2027-06-30"),
            (
                "3",
                "MR",
                "Physical Principles of Image Formation",
                "1.50",
                "Avery Testwell",
                "2027-06-30",
            ),
            ("4", "R", "Radiation Protection", "1.00", "Blair Sampleton", None),
        ],
        warned=[(None, READ.format("3 cells"))],
    ),
    "one amount of credits over two lines": Awkward(
        merged(RECORDS, "E2:E3"),
        "records",
        "row_number person_id category_text credits",
        [("4", "S2", "Safety", "1.00")],
        set_aside=[(2, "Credits"), (3, "Credits"), (3, "Credits")],
        options={"discipline": "CT"},
    ),
    "the CE credits of a course over its lines": Awkward(
        merged(
            """
            Person ID | Course    | Completed  | CE Credits | Category   | Credits
            S1        | CT basics | 2025-06-01 | 2          | Safety     | 0.5
                      |           |            |            | Procedures | 1.5
            """,
            "A2:A3",
            "B2:B3",
            "C2:C3",
            "D2:D3",
        ),
        "records",
        "row_number person_id title completed_on ce_credits category_text credits",
        [
            ("2", "S1", "CT basics", "2025-06-01", "2.00", "Safety", "0.50"),
            ("3", "S1", "CT basics", "2025-06-01", None, "Procedures", "1.50"),
        ],
        warned=[(None, READ.format("3 cells"))],
        options={"discipline": "CT"},
    ),
    "one amount under a category for two people": Awkward(
        merged(
            """
            Person ID | Course    | Completed  | CT Safety | CT Procedures
            S1        | CT basics | 2025-06-01 | 0.5       | 1
            S2        | CT basics | 2025-06-01 |           | 1
            """,
            "D2:D3",
        ),
        "records",
        "row_number person_id category_text credits",
        [],
        set_aside=[(2, "CT Safety"), (3, "CT Safety")],
    ),
    "a heading merged down into the first row": Awkward(
        merged(
            """
            Person ID | Name            | Cohort
            S1        | Avery Testwell  |
            S2        | Blair Sampleton | CT 2026
            """,
            "C1:C2",
        ),
        "roster",
        "row_number person_id cohort",
        [("2", "S1", None), ("3", "S2", "CT 2026")],
    ),
}


@pytest.mark.parametrize("name", AWKWARD)
def test_an_awkward_file_is_read_as_a_person_reads_it(name: str, hold: Hold) -> None:
    hold(AWKWARD[name])


def test_a_cell_over_several_rows_of_an_ods_holds_for_each(
    check_path: CheckPath, tmp_path: Path
) -> None:
    over_two = (
        '<table:table-cell table:number-rows-spanned="2" office:value-type="string">'
        "<text:p>CT 2026</text:p></table:table-cell></table:table-row>"
    )
    covered = "<table:covered-table-cell/></table:table-row>"
    rows = [
        ods_row(["Person ID", "Name", "Cohort"]),
        ods_row(["S1", "Avery Testwell"]).replace("</table:table-row>", over_two),
        ods_row(["S2", "Blair Sampleton"]).replace("</table:table-row>", covered),
    ]
    file = check_path(write_ods(tmp_path / "r.ods", "Roster", rows))
    assert taken(file, "person_id", "cohort") == [("S1", "CT 2026"), ("S2", "CT 2026")]


def test_a_row_set_aside_has_what_the_merged_cells_say_of_it(
    check_path: CheckPath, tmp_path: Path
) -> None:
    build = merged(
        """
        Student        | Date       | Course    | Hours
        Avery Testwell | 2025-06-01 | CT basics | 1
                       | someday    | CT again  | 1
        """,
        "A2:A3",
    )
    [row] = check_path(build(tmp_path)).sheets[0].set_aside
    assert row.cells["Student"] == "Avery Testwell"
