"""P2-P5: what several uploads make together, in any order, and what an undo leaves."""

from datetime import date
from decimal import Decimal
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest

from dashboard import coverage, sql
from dashboard.coverage import Scope
from tests.program import AS_OF, Program, counts

AVERY = {"Person ID": "S1", "Completion Date": "2025-06-01", "Discipline": "CT"}

FILES = {
    "roster": """
        Person ID | Name            | Email             | Discipline | Application Date
        0071      | Avery Testwell  | avery@example.org | CT         | 2026-03-15
        S2        | Blair Sampleton |                   |            |
        """,
    "records": """
        Person ID | Email             | Reference Number | Activity Title | Completion Date
        71        |                   | EX-1             | Dose basics    | 2025-06-01
        avery     | avery@example.org |                  | Dose basics    | 2025-06-01
                  | avery@example.org | EX-2             | Images         | 2025-07-01
        S2        |                   | EX-2             | Images         | 2026-01-15
        """,
    "activities": """
        Reference Number | Activity Title | Discipline | Category         | Subcategory     | Credits
                         | Dose basics    | CT         | Safety           |                 | 1.00
        EX-2             | Images         | CT         | Image Production | Image Formation | 2.00
        """,
    "prescriptions": """
        Person ID | Discipline | Subcategory     | Prescribed Credits | SSA Date
        S2        | CT         | Image Formation | 1.50               | 2025-06-30
        """,
}
ORDERS = list(permutations(FILES))[::5]


def answers(program: Program) -> dict[str, Any]:
    """Everything a user is told about the people."""
    everybody = Scope(as_of=date.fromisoformat(AS_OF))
    asked = (coverage.progress, coverage.gaps, coverage.explain, coverage.coverage, coverage.checks)
    return {ask.__name__: ask(program.store, everybody).dicts() for ask in asked}


def in_force(program: Program) -> dict[str, list[tuple[Any, ...]]]:
    return {name: program.rows(f"from {name} order by all") for name in sql.group("current")}


@pytest.mark.parametrize("order", ORDERS, ids="-".join)
def test_p2_files_that_agree_may_come_in_any_order(
    program: Program, order: tuple[str, ...]
) -> None:
    for kind in order:
        program.upload(kind, FILES[kind])
    earned = {(row["person_id"], row["pathway"]): row["earned"] for row in program.standings()}
    assert earned == {
        ("0071", "structured_education"): Decimal("3.00"),
        ("S2", "cqr"): Decimal("2.00"),
    }
    assert program.explained("0071", "outcome") == {"EX-1": "counted", "EX-2": "counted"}
    assert program.checks("people_not_on_roster") == []


def test_p2_a_record_of_nobody_on_the_roster_waits_for_its_person(program: Program) -> None:
    table = "Reference Number | Category | Credits\nEX-1 | Safety | 1.00"
    assert counts(program.upload("records", table, each=AVERY)) == {"rows_read": 1, "added": 1}
    assert program.standings() == []
    assert len(program.checks("people_not_on_roster")) == 1
    program.upload("roster", "Person ID | Name | Discipline\nS1 | Avery Testwell | CT")
    assert program.standing("S1")["earned"] == Decimal("1.00")
    assert program.checks("people_not_on_roster") == []


def test_p2_a_prescription_of_nobody_on_the_roster_waits_for_its_person(program: Program) -> None:
    table = (
        "Person ID | Discipline | Subcategory | Prescribed Credits\nS2 | CT | Neck and Chest | 1"
    )
    assert counts(program.upload("prescriptions", table)) == {"rows_read": 1, "added": 1}
    assert len(program.checks("people_not_on_roster")) == 1
    program.upload("roster", "Person ID | Name\nS2 | Blair Sampleton")
    assert program.gaps("S2") == {"Neck and Chest": Decimal("1.00")}


def test_p2_what_depends_on_other_files_is_never_set_aside(program: Program) -> None:
    program.upload("roster", "Person ID | Name\n01 | Avery Testwell\n001 | Testwell, Avery")
    result = program.upload(
        "records",
        """
        Person ID | Name           | Reference Number | Category | Credits
        X9        |                | UNKNOWN-PERSON   | Safety   | 1.00
        1         |                | AMBIGUOUS-ID     | Safety   | 1.00
                  | Avery Testwell | AMBIGUOUS-NAME   | Safety   | 1.00
        01        |                | UNMAPPED-TEXT    | Sefaty   | 1.00
        """,
        each={"Completion Date": "2025-06-01", "Discipline": "CT"},
    )
    assert counts(result) == {"rows_read": 4, "added": 4}


def test_p2_where_files_differ_the_newest_wins(ct: Program) -> None:
    table = "Person ID | Name | Cohort\nS1 | Avery Testwell | {}"
    first = ct.upload("roster", table.format("Spring"))
    second = ct.upload("roster", table.format("Autumn"))
    assert ct.standing("S1")["cohort"] == "Autumn"
    ct.undo(first)
    assert ct.standing("S1")["cohort"] == "Autumn"
    ct.undo(second)
    assert ct.standing("S1")["cohort"] is None


def test_p2_the_newest_that_is_not_undone_wins(ct: Program) -> None:
    table = "Person ID | Name | Cohort\nS1 | Avery Testwell | {}"
    ct.upload("roster", table.format("Spring"))
    ct.undo(ct.upload("roster", table.format("Autumn")))
    assert ct.standing("S1")["cohort"] == "Spring"


def test_p3_an_upload_deletes_nothing_that_it_does_not_mention(cqr: Program) -> None:
    cqr.upload("roster", "Person ID | Name | Discipline\nS1 | Avery Testwell | CT")
    cqr.upload("records", "Reference Number | Category | Credits\nEX-1 | Safety | 1", each=AVERY)
    before = (cqr.standings(), cqr.gaps("S2"))
    cqr.upload("roster", "Person ID | Name\nS3 | Casey Mockford")
    cqr.upload(
        "records",
        "Reference Number | Category | Credits\nEX-2 | Safety | 1",
        each={**AVERY, "Person ID": "S3"},
    )
    cqr.upload(
        "prescriptions",
        "Person ID | Discipline | Subcategory | Prescribed Credits\nS3 | CT | Neck and Chest | 1.00",
    )
    after = ([row for row in cqr.standings() if row["person_id"] != "S3"], cqr.gaps("S2"))
    assert after == before


# Each changes something else in a program that has FILES already.
LATER_FILES = [
    (
        "roster",
        """
        Person ID | Name           | Discipline | Application Date | Email
        0071      | Avery Othername | CT        | none             | none
        S9        | Ellis Newcome  | MR         |                  |
        """,
    ),
    (
        "records",
        """
        Person ID | Reference Number | Completion Date | Discipline | Category   | Credits
        0071      | EX-2             | 2025-07-01      | CT         | Procedures | 0.25
        0071      | EX-9             | 2025-07-01      | CT         | Procedures | 4.00
        """,
    ),
    (
        "activities",
        """
        Reference Number | Discipline | Category | Credits
        EX-2             | CT         | Safety   | 0.50
        """,
    ),
    (
        "prescriptions",
        """
        Person ID | Discipline | Subcategory     | Prescribed Credits | SSA Date
        S2        | CT         | Neck and Chest  | 9.00               | none
        S2        | CT         | Image Formation | 9.00               | none
        """,
    ),
]


@pytest.mark.parametrize(("kind", "table"), LATER_FILES)
def test_p3_after_an_undo_all_is_as_if_the_import_had_never_been_made(
    program: Program, kind: str, table: str
) -> None:
    for first, drawn in FILES.items():
        program.upload(first, drawn)
    before = in_force(program)
    result = program.upload(kind, table)
    assert in_force(program) != before
    program.undo(result)
    assert in_force(program) == before


def test_p3_an_import_in_the_middle_can_be_undone(program: Program, tmp_path: Path) -> None:
    first = "Reference Number | Category | Credits\nEX-1 | Safety | 1.00\nEX-2 | Safety | 2.00"
    last = "Reference Number | Category | Credits\nEX-1 | Procedures | 3.00"
    roster = "Person ID | Name | Discipline\nS1 | Avery Testwell | CT"
    folder = tmp_path / "other"
    folder.mkdir()
    with Program(folder) as other:
        for each in (program, other):
            each.upload("roster", roster)
        undone = program.upload("records", first, each=AVERY)
        for each in (program, other):
            each.upload("records", last, each=AVERY)
        program.undo(undone)
        assert answers(program) == answers(other)


def test_p3_undoing_the_roster_lets_records_wait_again(ct: Program) -> None:
    result = ct.upload("roster", "Person ID | Name | Discipline\nS2 | Blair Sampleton | CT")
    ct.upload(
        "records",
        "Reference Number | Category | Credits\nEX-1 | Safety | 1",
        each={**AVERY, "Person ID": "S2"},
    )
    ct.undo(result)
    assert [row["person_id"] for row in ct.standings()] == ["S1"]
    assert len(ct.checks("people_not_on_roster")) == 1


# A first file, and a second one with a row of every kind.
COUNTED_FILES = {
    "roster": (
        """
        Person ID | Name            | Cohort
        S1        | Avery Testwell  | Spring
        S2        | Blair Sampleton | Spring
        """,
        """
        Person ID | Name            | Cohort
        S1        | Avery Testwell  | Spring
        S2        | Blair Sampleton | Autumn
        S3        | Casey Mockford  | Autumn
        S4        |                 | Autumn
        """,
    ),
    "records": (
        """
        Person ID | Reference Number | Completion Date | Category | Credits
        S1        | EX-1             | 2025-06-01      | Safety   | 1.00
        S1        | EX-2             | 2025-06-01      | Safety   | 1.00
        """,
        """
        Person ID | Reference Number | Completion Date | Category | Credits
        S1        | EX-1             | 2025-06-01      | Safety   | 1.00
        S1        | EX-2             | 2025-06-01      | Safety   | 1.25
        S1        | EX-3             | 2025-06-01      | Safety   | 1.00
        S1        | EX-4             | 2025-06-31      | Safety   | 1.00
        """,
    ),
    "activities": (
        """
        Reference Number | Discipline | Category | Credits
        EX-1             | CT         | Safety   | 1.00
        EX-2             | CT         | Safety   | 1.00
        """,
        """
        Reference Number | Discipline | Category | Credits
        EX-1             | CT         | Safety   | 1.00
        EX-2             | CT         | Safety   | 1.25
        EX-3             | CT         | Safety   | 1.00
        EX-4             | CT         | Safety   | -1
        """,
    ),
    "prescriptions": (
        """
        Person ID | Discipline | Subcategory        | Prescribed Credits
        S1        | CT         | Neck and Chest     | 1.00
        S1        | CT         | Abdomen and Pelvis | 1.00
        """,
        """
        Person ID | Discipline | Subcategory        | Prescribed Credits
        S1        | CT         | Neck and Chest     | 1.00
        S1        | CT         | Abdomen and Pelvis | 1.25
        S1        | CT         | Image Formation    | 1.00
        S1        | CT         |                    | 1.00
        """,
    ),
}


@pytest.mark.parametrize("kind", COUNTED_FILES)
def test_p4_rows_are_added_updated_unchanged_or_set_aside(program: Program, kind: str) -> None:
    each = {"Discipline": "CT"} if kind == "records" else None
    first, second = COUNTED_FILES[kind]
    assert counts(program.upload(kind, first, each=each)) == {"rows_read": 2, "added": 2}
    assert counts(program.upload(kind, second, each=each)) == {
        "rows_read": 4,
        "added": 1,
        "updated": 1,
        "unchanged": 1,
        "set_aside": 1,
    }


@pytest.mark.parametrize("kind", COUNTED_FILES)
def test_p4_the_same_file_again_changes_nothing(program: Program, kind: str) -> None:
    each = {"Discipline": "CT"} if kind == "records" else None
    first, _ = COUNTED_FILES[kind]
    program.upload(kind, first, each=each)
    assert counts(program.upload(kind, first, each=each)) == {"rows_read": 2, "unchanged": 2}


def test_p4_a_wide_row_is_one_row(ct: Program) -> None:
    table = "Reference Number | Patient Care | Safety | Procedures\nEX-1 | 1.00 | {} | 0"
    assert counts(ct.upload("records", table.format("1.00"), each=AVERY)) == {
        "rows_read": 1,
        "added": 1,
    }
    assert counts(ct.upload("records", table.format("1.25"), each=AVERY)) == {
        "rows_read": 1,
        "updated": 1,
    }


def test_p4_rows_set_aside_are_kept_whole_with_their_reason(ct: Program) -> None:
    table = "Reference Number | Category | Credits | Own Note\nEX-1 | Safety | one | keep me"
    ct.upload("records", table, each=AVERY)
    [(row_number, cells)] = ct.rows("select row_number, cells from set_aside_rows")
    assert row_number == 2
    assert all(
        cell in cells for cell in ("EX-1", "Safety", "one", "Own Note", "keep me", "2025-06-01")
    )
    [check] = ct.checks("rows_set_aside")
    assert "row 2, Credits" in check["message"]


def test_p4_corrected_rows_may_be_uploaded_again(ct: Program) -> None:
    table = "Reference Number | Category | Credits\nEX-1 | Safety | {}"
    ct.upload("records", table.format("one"), each=AVERY)
    assert counts(ct.upload("records", table.format("1.00"), each=AVERY)) == {
        "rows_read": 1,
        "added": 1,
    }
    assert ct.standing("S1")["earned"] == Decimal("1.00")


def test_p4_a_corrected_row_joins_the_lines_it_was_set_aside_from(ct: Program) -> None:
    first = ct.upload(
        "records",
        """
        Reference Number | Category         | Credits
        EX-1             | Safety           | 1.00
        EX-1             | Image Production | one
        """,
        each=AVERY,
    )
    [(digest,)] = ct.rows("select left(file_sha256, 8) from imports where import_id = 2")
    ct.upload(
        "records",
        f"""
        Reference Number | Category         | Credits | Set aside row
        EX-1             | Image Production | 0.75    | {first.import_id}:1:{digest}
        """,
        each=AVERY,
    )
    assert ct.earned("S1")["total"] == Decimal("1.75")
    assert ct.checks("rows_set_aside") == []


def test_p5_a_prescription_is_replaced_as_a_whole(cqr: Program) -> None:
    cqr.upload(
        "prescriptions",
        """
        Person ID | Discipline | Subcategory                | Prescribed Credits
        S2        | CT         | Abdomen and Pelvis         | 2.00
        S2        | MR         | Neurological               | 1.00
        """,
    )
    assert cqr.gaps("S2", discipline="CT") == {"Abdomen and Pelvis": Decimal("2.00")}
    assert cqr.gaps("S2", discipline="MR") == {"Neurological": Decimal("1.00")}
    cqr.upload(
        "prescriptions",
        "Person ID | Discipline | Subcategory | Prescribed Credits\nS2 | MR | Body | 3.00",
    )
    assert cqr.gaps("S2", discipline="CT") == {"Abdomen and Pelvis": Decimal("2.00")}
    assert cqr.gaps("S2", discipline="MR") == {"Body": Decimal("3.00")}


def test_p5_a_catalogue_distribution_is_replaced_by_activity_and_discipline(ct: Program) -> None:
    each = {"Reference Number": "EX-1"}
    ct.upload("roster", "Person ID | Name | Discipline\nS1 | Avery Testwell | MR")
    ct.upload(
        "activities",
        "Discipline | Category | Credits\nCT | Safety | 1.00\nCT | Procedures | 2.00\nMR | Safety | 0.75",
        each=each,
    )
    ct.upload("records", "Reference Number | Person ID | Completion Date\nEX-1 | S1 | 2025-06-01")
    ct.upload(
        "activities", "Discipline | Category | Credits\nCT | Image Production | 0.50", each=each
    )
    earned = {row["discipline"]: row["earned"] for row in ct.standings()}
    assert earned == {"CT": Decimal("0.50"), "MR": Decimal("0.75")}


def test_p5_answers_have_each_value_from_the_import_that_brought_it(ct: Program) -> None:
    line = {**AVERY, "Completion Date": "2025-06-01", "Category": "Safety", "Credits": "1.25"}
    unapproved = []
    for column, value in {"Sponsor": "Agency", "CE Credits": "1.00", "CE Category": "A"}.items():
        # Nothing but the first import tells the title of EX-1.
        title = "Dose basics" if column == "Sponsor" else ""
        table = f"Reference Number | Activity Title\nEX-1 | {title}\n | Unnumbered"
        ct.upload("records", table, each={**line, column: value})
        unapproved.append([check["item"] for check in ct.checks("no_sign_of_approval")])
    assert unapproved == [["Unnumbered"], ["Unnumbered"], []]
    above = ct.checks("distributions_above_ce_credits")
    assert [(check["item"], check["person_id"]) for check in above] == [
        ("EX-1", "S1"),
        ("Unnumbered", "S1"),
    ]
    one, two = sorted(ct.explain("S1"), key=lambda row: str(row["title"]))
    assert (one["title"], one["ce_credits"]) == ("Dose basics", Decimal("1.00"))
    assert (two["title"], two["ce_credits"]) == ("Unnumbered", Decimal("1.00"))


def test_p2_lines_of_somebody_who_waits_are_checked_too(ct: Program) -> None:
    ct.upload(
        "records",
        """
        Reference Number | Discipline | CE Credits | Category | Credits
        EX-1             | CT         | 1.00       | Safety   | 1.25
        EX-2             |            | 1.00       | Safety   | 1.00
        """,
        each={"Person ID": "S9", "Completion Date": "2025-06-01"},
    )
    for name, item in {
        "distributions_above_ce_credits": "EX-1",
        "lines_without_discipline": "EX-2",
    }.items():
        [check] = ct.checks(name)
        assert (check["person_id"], check["item"]) == (None, item)


def test_p5_a_completions_distribution_is_replaced_by_discipline(ct: Program) -> None:
    each = {"Person ID": "S1", "Reference Number": "EX-1", "Completion Date": "2025-06-01"}
    ct.upload("roster", "Person ID | Name | Discipline\nS1 | Avery Testwell | MR")
    ct.upload(
        "records",
        "Discipline | Category | Credits\nCT | Safety | 1.00\nCT | Procedures | 2.00\nMR | Safety | 0.75",
        each=each,
    )
    ct.upload("records", "Discipline | Category | Credits\nCT | Image Production | 0.50", each=each)
    earned = {row["discipline"]: row["earned"] for row in ct.standings()}
    assert earned == {"CT": Decimal("0.50"), "MR": Decimal("0.75")}


def test_p5_an_import_without_a_line_replaces_no_lines(ct: Program) -> None:
    ct.upload("records", "Reference Number | Category | Credits\nEX-1 | Safety | 1.00", each=AVERY)
    ct.upload("records", "Reference Number | CE Credits\nEX-1 | 2.00", each=AVERY)
    [row] = ct.explain("S1")
    assert (row["counted"], row["ce_credits"]) == (Decimal("1.00"), Decimal("2.00"))


def test_p5_an_undo_brings_the_replaced_set_back(cqr: Program) -> None:
    before = cqr.gaps("S2")
    result = cqr.upload(
        "prescriptions",
        "Person ID | Discipline | Subcategory | Prescribed Credits\nS2 | CT | Neck and Chest | 1.00",
    )
    assert cqr.gaps("S2") == {"Neck and Chest": Decimal("1.00")}
    cqr.undo(result)
    assert cqr.gaps("S2") == before


FULL_ROSTER = """
    Person ID | Name           | Role    | Cohort | Site | Email             | Discipline | Application Date
    S1        | Avery Testwell | student | Spring | East | avery@example.org | CT         | 2026-03-15
    """
KEPT = {"role": "student", "cohort": "Spring", "site": "East", "window_end": date(2026, 3, 15)}


def kept(program: Program) -> dict[str, Any]:
    standing = program.standing("S1")
    return {name: standing[name] for name in KEPT}


def test_p5_an_absent_column_changes_nothing(program: Program) -> None:
    program.upload("roster", FULL_ROSTER)
    program.upload("roster", "Person ID | Name\nS1 | Avery Testwell")
    assert kept(program) == KEPT


def test_p5_a_blank_cell_changes_nothing(program: Program) -> None:
    program.upload("roster", FULL_ROSTER)
    program.upload(
        "roster",
        """
        Person ID | Name           | Role | Cohort | Site | Email | Discipline | Application Date
        S1        | Avery Testwell |      |        |      |       | CT         |
        """,
    )
    assert kept(program) == KEPT
    assert program.rows("select email from people") == [("avery@example.org",)]


def test_p5_the_word_none_clears_a_value(program: Program) -> None:
    program.upload("roster", FULL_ROSTER)
    program.upload(
        "roster",
        """
        Person ID | Name           | Role | Cohort | Site | Email | Discipline | Application Date
        S1        | Avery Testwell | none | None   | NONE | none  | CT         | none
        """,
    )
    assert kept(program) == {
        "role": None,
        "cohort": None,
        "site": None,
        "window_end": date.fromisoformat(AS_OF),
    }
    assert program.rows("select email from people") == [(None,)]


def test_p5_a_value_after_none_stands(program: Program) -> None:
    program.upload("roster", FULL_ROSTER)
    program.upload("roster", "Person ID | Name | Cohort\nS1 | Avery Testwell | none")
    program.upload("roster", "Person ID | Name | Cohort\nS1 | Avery Testwell | Autumn")
    assert program.standing("S1")["cohort"] == "Autumn"


def test_p5_status_none_makes_active_again(program: Program) -> None:
    table = "Person ID | Name | Discipline | Status\nS1 | Avery Testwell | CT | {}"
    program.upload("roster", table.format("left"))
    assert program.standings() == []
    program.upload("roster", table.format(""))
    assert program.standings() == []
    program.upload("roster", table.format("none"))
    assert len(program.standings()) == 1


def test_p5_the_dates_of_a_prescription(cqr: Program) -> None:
    windows = []
    for ssa, due in (("", ""), ("none", ""), ("2025-07-31", "none"), ("", "2027-05-31")):
        cqr.upload(
            "prescriptions",
            f"""
            Person ID | Discipline | Subcategory    | Prescribed Credits | SSA Date | Due Date
            S2        | CT         | Neck and Chest | 1.00               | {ssa}    | {due}
            """,
        )
        standing = cqr.standing("S2")
        windows.append((standing["window_start"], standing["window_end"]))
    assert windows == [
        (date(2025, 6, 30), date(2027, 3, 31)),
        # Without an SSA date from 36 months before the due date.
        (date(2024, 3, 31), date(2027, 3, 31)),
        (date(2025, 7, 31), None),
        (date(2025, 7, 31), date(2027, 5, 31)),
    ]


def test_p5_the_values_of_a_completion(ct: Program) -> None:
    headers = "Reference Number | Activity Title | CE Credits | CE Category | Category | Credits"
    ct.upload("records", f"{headers}\nEX-1 | Dose basics | 2.00 | B | Safety | 1.00", each=AVERY)
    ct.upload("records", f"{headers}\nEX-1 | | | | Safety | 1.00", each=AVERY)
    [row] = ct.explain("S1")
    assert (row["title"], row["ce_credits"], row["outcome"]) == (
        "Dose basics",
        Decimal("2.00"),
        "not_accepted",
    )
    ct.upload("records", f"{headers}\nEX-1 | none | none | none | Safety | 1.00", each=AVERY)
    [row] = ct.explain("S1")
    assert (row["title"], row["ce_credits"], row["outcome"]) == (None, None, "counted")


def test_p5_the_values_of_an_activity(ct: Program) -> None:
    ct.upload("records", "Reference Number | CE Category\nEX-1 | A", each=AVERY)
    headers = "Reference Number | Activity Title | CE Credits | Discipline | Category | Credits"
    shown = []
    for values in ("Dose basics | 2.00", " | ", "Basics of dose | 3.00", "none | none"):
        ct.upload("activities", f"{headers}\nEX-1 | {values} | CT | Safety | 1.00")
        [row] = ct.explain("S1")
        shown.append((row["title"], row["ce_credits"]))
    assert shown == [
        ("Dose basics", Decimal("2.00")),
        ("Dose basics", Decimal("2.00")),
        ("Basics of dose", Decimal("3.00")),
        (None, None),
    ]


def test_p5_a_cleared_email_means_nobody(program: Program) -> None:
    program.upload("roster", FULL_ROSTER)
    program.upload("roster", "Person ID | Name | Email\nS1 | Avery Testwell | none")
    table = "Email | Reference Number | Category | Credits\navery@example.org | EX-1 | Safety | 1"
    program.upload("records", table, each={"Completion Date": "2025-06-01", "Discipline": "CT"})
    assert program.outcomes("S1") == {}
    assert len(program.checks("people_not_on_roster")) == 1


def test_p5_two_ids_are_two_people(program: Program) -> None:
    program.upload(
        "roster",
        "Person ID | Name | Discipline\nS1 | Avery Testwell | CT\nS2 | Avery Testwell | CT",
    )
    assert [row["person_id"] for row in program.standings()] == ["S1", "S2"]


def test_p5_unchanged_rows_stay_in_their_import_too(ct: Program) -> None:
    table = "Reference Number | Category | Credits\nEX-1 | Safety | 1.00"
    first = ct.upload("records", table, each=AVERY)
    second = ct.upload("records", table, each=AVERY)
    assert counts(second) == {"rows_read": 1, "unchanged": 1}
    ct.undo(first)
    assert ct.standing("S1")["earned"] == Decimal("1.00")
    ct.undo(second)
    assert ct.outcomes("S1") == {}
