"""What an import tells of each value it changes: old, new, and the lines that go (P5)."""

import pytest

from dashboard import intake
from dashboard.importing import import_file
from dashboard.store import ImportResult
from tests.program import Program, counts

AVERY = {"Person ID": "S1", "Completion Date": "2026-02-03", "Discipline": "CT"}
Change = tuple[int | None, str, str, str | None, str | None]


@pytest.fixture
def ct(program: Program) -> Program:
    program.upload("roster", "Person ID | Name | Discipline\nS1 | Avery Testwell | CT")
    return program


def changes(result: ImportResult) -> list[Change]:
    return [(one.row, one.what, one.column, one.old, one.new) for one in result.changes]


def test_p4_every_value_of_the_roster_is_told_old_and_new(ct: Program) -> None:
    result = ct.upload(
        "roster",
        """
        Person ID | Name       | Email             | Role  | Cohort | Site  | Status | Discipline | Application Date
        S2        | Blair New  |                   |       |        |       |        |            |
        S1        | Avery Test | avery@example.org | staff | Spring | North | left   | CT         | 2026-12-01
        """,
    )
    assert counts(result) == {"rows_read": 2, "added": 1, "updated": 1}
    assert changes(result) == [
        (3, "S1, CT", "Name", "Avery Testwell", "Avery Test"),
        (3, "S1, CT", "Email", None, "avery@example.org"),
        (3, "S1, CT", "Role", None, "staff"),
        (3, "S1, CT", "Cohort", None, "Spring"),
        (3, "S1, CT", "Site", None, "North"),
        (3, "S1, CT", "Status", "active", "left"),
        (3, "S1, CT", "Application Date", None, "2026-12-01"),
    ]


def test_p4_every_value_of_the_records_is_told_old_and_new(ct: Program) -> None:
    headers = (
        "Reference Number | Activity Title | Sponsor | CE Credits | CE Category | Activity Type"
        " | Category | Subcategory | Credits\n"
    )
    dose = " | Safety | Radiation Safety and Dose | "
    ct.upload(
        "records", headers + "EX-1 | Dose | One | 1.00 | A | Course" + dose + "0.50", each=AVERY
    )
    result = ct.upload(
        "records", headers + "EX-1 | Doses | Two | 2.00 | A+ | Talk" + dose + "1.50", each=AVERY
    )
    what = "S1, EX-1, 2026-02-03, CT, Safety / Radiation Safety and Dose"
    assert changes(result) == [
        (2, what, "Credits", "0.50", "1.50"),
        (2, what, "Activity Title", "Dose", "Doses"),
        (2, what, "Sponsor", "One", "Two"),
        (2, what, "CE Credits", "1.00", "2.00"),
        (2, what, "CE Category", "A", "A+"),
        (2, what, "Activity Type", "Course", "Talk"),
    ]


def test_p4_values_that_came_with_several_imports_are_told_each_by_itself(ct: Program) -> None:
    values = {
        "Activity Title": ("Dose", "Dose basics"),
        "Sponsor": ("Agency", "Agency B"),
        "CE Credits": ("1.00", "2.00"),
        "CE Category": ("A", "A+"),
        "Activity Type": ("Quiz", "Lecture"),
    }
    line = {**AVERY, "Reference Number": "EX-1", "Category": "Safety"}
    first = {column: old for column, (old, _) in values.items()}
    ct.upload("records", "Credits\n1.00", each={**line, **first})
    for column, (old, new) in values.items():
        result = ct.upload("records", "Credits\n1.00", each={**line, column: new})
        what = "S1, EX-1, 2026-02-03, CT, Safety"
        assert changes(result) == [(2, what, column, old, new)]


def test_l8_the_number_of_an_activity_known_by_title_is_told(ct: Program) -> None:
    line = {**AVERY, "Category": "Safety", "Activity Title": "Dose"}
    ct.upload("records", "Credits\n1.00", each=line)
    result = ct.upload("records", "Reference Number | Credits\nEX-1 | 1.00", each=line)
    assert counts(result) == {"rows_read": 1, "updated": 1}
    what = "S1, EX-1, 2026-02-03, CT, Safety"
    assert changes(result) == [(2, what, "Reference Number", None, "EX-1")]


def test_p4_every_value_of_the_activities_is_told_old_and_new(ct: Program) -> None:
    table = "Reference Number | Activity Title | Sponsor | CE Credits | Discipline | Category | Credits\n"
    ct.upload("activities", table + "EX-1 | Dose | One | 1.00 | CT | Safety | 0.50")
    result = ct.upload("activities", table + "EX-1 | Doses | Two | 2.00 | CT | Safety | 1.50")
    assert changes(result) == [
        (2, "EX-1, CT, Safety", "Credits", "0.50", "1.50"),
        (2, "EX-1, CT, Safety", "Activity Title", "Dose", "Doses"),
        (2, "EX-1, CT, Safety", "Sponsor", "One", "Two"),
        (2, "EX-1, CT, Safety", "CE Credits", "1.00", "2.00"),
    ]


def test_p4_every_value_of_the_prescriptions_is_told_old_and_new(ct: Program) -> None:
    table = (
        "Person ID | Discipline | Subcategory | Prescribed Credits | SSA Date | Due Date | Date Earned\n"
        "S1 | CT | Neck and Chest | "
    )
    ct.upload("prescriptions", table + "1.00 | 2025-01-01 | 2027-01-01 | 2018-01-01")
    result = ct.upload("prescriptions", table + "2.00 | 2025-01-02 | 2027-01-02 | 2018-01-02")
    what = "S1, CT, Neck and Chest"
    assert changes(result) == [
        (2, what, "Prescribed Credits", "1.00", "2.00"),
        (2, what, "SSA Date", "2025-01-01", "2025-01-02"),
        (2, what, "Due Date", "2027-01-01", "2027-01-02"),
        (2, what, "Date Earned", "2018-01-01", "2018-01-02"),
    ]


def test_p5_the_lines_that_go_are_told_with_the_row_that_replaces_them(ct: Program) -> None:
    table = "Reference Number | Category | Credits\n"
    both = table + "EX-1 | Safety | 0.50\nEX-1 | Procedures | 1.00\nEX-2 | Safety | 1.00"
    ct.upload("records", both, each=AVERY)
    result = ct.upload("records", table + "EX-2 | Safety | 1.00\nEX-1 | Safety | 0.50", each=AVERY)
    assert counts(result) == {"rows_read": 2, "unchanged": 2}
    assert changes(result) == [(3, "S1, EX-1, 2026-02-03, CT, Procedures", "Credits", "1.00", None)]


def test_p5_a_cleared_value_is_told_as_gone(ct: Program) -> None:
    ct.upload("roster", "Person ID | Name | Cohort | Discipline\nS1 | Avery Testwell | Spring | CT")
    result = ct.upload(
        "roster", "Person ID | Name | Cohort | Discipline\nS1 | Avery Testwell | none | CT"
    )
    assert changes(result) == [(2, "S1, CT", "Cohort", "Spring", None)]


def test_a_wide_row_tells_each_of_its_lines(ct: Program) -> None:
    table = "Reference Number | Safety | Procedures | Patient Care\nEX-1 | {} | {} | {}"
    ct.upload("records", table.format("0.50", "1.00", ""), each=AVERY)
    result = ct.upload("records", table.format("0.75", "", "0.25"), each=AVERY)
    what = "S1, EX-1, 2026-02-03, CT, "
    assert changes(result) == [
        (2, what + "Safety", "Credits", "0.50", "0.75"),
        (2, what + "Procedures", "Credits", "1.00", None),
    ]


def test_a_line_under_two_headings_goes_once(ct: Program) -> None:
    table = "Reference Number | CT - Safety | CT Safety | CT - Procedures\nEX-1 | {} | {} | 1.00"
    ct.upload("activities", table.format("0.50", "0.50"))
    result = ct.upload("activities", table.format("", ""))
    assert changes(result) == [(2, "EX-1, CT, Safety", "Credits", "0.50", None)]


def test_what_is_new_or_unchanged_tells_no_changes(ct: Program) -> None:
    table = "Reference Number | Category | Credits\nEX-1 | Safety | 0.50"
    assert ct.upload("records", table, each=AVERY).changes == ()
    assert ct.upload("records", table, each=AVERY).changes == ()


def test_a_preview_tells_the_same_changes_as_the_import(ct: Program) -> None:
    path = ct.write("roster", "Person ID | Name | Discipline\nS1 | Avery Test | CT")
    seen = import_file(ct.store, path, intake.Options(), is_preview=True)
    assert changes(seen) == [(2, "S1, CT", "Name", "Avery Testwell", "Avery Test")]
    assert import_file(ct.store, path, intake.Options()).changes == seen.changes
