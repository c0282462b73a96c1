"""The oracle against the worked examples of the rules, each computed by hand."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from random import Random

import pytest

from tests.oracle.answers import Answer, Program
from tests.oracle.draw import random_world
from tests.oracle.files import read_upload
from tests.oracle.notation import (
    amount_of,
    comparison,
    less_months,
    name_comparison,
    reference_number,
)
from tests.oracle.outlines import outline_for, place
from tests.oracle.world import Upload, World, drawn

DAY = date(2026, 3, 15)
CT = outline_for("CT", DAY)
CATEGORIES = ("Patient Care", "Safety", "Image Production", "Procedures")
STUDENT = drawn(
    "roster",
    """
    Person ID | Name           | Discipline | Application Date
    0001      | Avery Testwell | CT         | 2026-03-15
    """,
)
PRESCRIPTION = drawn(
    "prescriptions",
    """
    Person ID | Discipline | Subcategory               | Prescribed Credits | SSA Date   | Due Date
    0001      | CT         | Radiation Safety and Dose | 1.00               | 2024-05-01 | 2026-12-31
    0001      | CT         | Abdomen and Pelvis        | 1.50               | 2024-05-01 | 2026-12-31
    """,
)
LISTED = drawn("roster", "Person ID | Name\n0001 | Avery Testwell")
HEADERS = (
    "Person ID",
    "Reference Number",
    "Completion Date",
    "CE Credits",
    "Discipline",
    "Category",
    "Subcategory",
    "Credits",
)


def answers(*uploads: Upload, as_of: date = DAY) -> dict[str, list[Answer]]:
    return Program.of(World(0, uploads, (as_of,))).answers(as_of)


def progress(*uploads: Upload, as_of: date = DAY) -> Answer:
    (row,) = answers(*uploads, as_of=as_of)["progress"]
    return row


def outcomes(*uploads: Upload, as_of: date = DAY) -> list[object]:
    return [row["outcome"] for row in answers(*uploads, as_of=as_of)["explain"]]


def records(*lines: Sequence[str], withdrawn: bool = False) -> Upload:
    """Lines as number, date, category, subcategory, credits, and CT unless another is named."""
    rows = []
    for number, day, category, subcategory, amount, *discipline in lines:
        cells = ("0001", number, day, "", (discipline or ["CT"])[0], category, subcategory, amount)
        rows.append(dict(zip(HEADERS, cells, strict=True)))
    return Upload("records", "records.csv", HEADERS, tuple(rows), withdrawn)


def split(*amounts: str) -> Upload:
    pairs = zip(CATEGORIES, amounts, strict=True)
    return records(*(("A1", "2025-05-05", category, "", amount) for category, amount in pairs))


@pytest.mark.parametrize(
    "amounts",
    [("3", "2", "4", "7"), ("1", "1", "1", "13"), ("1", "5", "5", "5")],
)
def test_g1_accepts_the_published_splits(amounts: tuple[str, ...]) -> None:
    assert progress(STUDENT, split(*amounts))["status"] == "met"


@pytest.mark.parametrize(
    ("amounts", "needed"),
    [
        (("0.75", "5", "5", "5.25"), "0.25"),
        (("4", "4", "4", "3.75"), "0.25"),
        (("0", "6", "5", "5"), "1"),
        (("1", "0", "14", "1"), "1"),
        (("0.5", "0", "6", "4"), "5.5"),
        (("0.5", "0", "10", "6"), "1.5"),
    ],
)
def test_g1_and_g2_what_other_splits_need(amounts: tuple[str, ...], needed: str) -> None:
    row = progress(STUDENT, split(*amounts))
    assert row["needed"] == Decimal(needed)
    assert row["status"] == "behind"


def test_g1_imaging_assistant_needs_32_and_has_no_outline() -> None:
    roster = drawn("roster", "Person ID | Name | Discipline\n0001 | Avery Testwell | IA")
    answer = answers(roster, records(("A1", "2025-05-05", "Safety", "", "5", "IA")))
    assert [row["required"] for row in answer["gaps"]] == [Decimal(32)]
    assert [row["outcome"] for row in answer["explain"]] == ["unmapped"]


def test_n1_ten_tenths_are_one_and_three_times_a_third_is_not() -> None:
    def earned(amount: str, times: int) -> Decimal:
        lines = [(f"A{n}", "2025-05-05", "Safety", "", amount) for n in range(times)]
        rows = answers(STUDENT, records(*lines))["gaps"]
        (gap,) = [row["gap"] for row in rows if row["category"] == "Safety"]
        assert isinstance(gap, Decimal)
        return gap

    assert (earned("0.10", 10), earned("0.33", 3)) == (Decimal(0), Decimal("0.01"))


def test_n1_float_dust_is_removed_and_other_numbers_are_refused() -> None:
    assert amount_of("0.30000000000000004") == Decimal("0.30")
    for cell in ("1.005", "-1", "abc"):
        with pytest.raises(ValueError, match=cell):
            amount_of(cell)


def test_n3_months_are_clamped_to_the_end_of_the_month() -> None:
    assert less_months(date(2026, 8, 31), 24) == date(2024, 8, 31)
    assert less_months(date(2028, 2, 29), 24) == date(2026, 2, 28)


@pytest.mark.parametrize(
    ("day", "outcome"),
    [
        ("2024-03-14", "before_window"),
        ("2024-03-15", "counted"),
        ("2026-03-15", "counted"),
        ("2026-03-16", "after_window"),
        ("2026-04-16", "planned"),
    ],
)
def test_g3_both_ends_of_the_window_count(day: str, outcome: str) -> None:
    record = records(("A1", day, "Safety", "", "1"))
    assert outcomes(STUDENT, record, as_of=date(2026, 4, 15)) == [outcome]


def test_s6_a_credit_of_28_february_still_counts_on_29_february() -> None:
    rolling = drawn("roster", "Person ID | Name | Discipline\n0001 | Avery Testwell | CT")
    record = records(("A1", "2026-02-28", "Safety", "", "1"))
    assert outcomes(rolling, record, as_of=date(2028, 2, 29)) == ["counted"]
    assert outcomes(rolling, record, as_of=date(2028, 3, 1)) == ["before_window"]


def test_g4_surplus_never_fills_another_subcategory() -> None:
    x = ("X", "2025-05-05", "", "Radiation Safety and Dose", "0.50")
    y = ("Y", "2025-06-05", "", "Radiation Safety and Dose", "0.75")
    also_y = ("Y", "2025-06-05", "", "abdomen & pelvis", "1.00")
    foreign = ("Z", "2025-06-06", "Safety", "", "3", "MR")
    gaps = [row["gap"] for row in answers(LISTED, PRESCRIPTION, records(x, foreign))["gaps"]]
    assert gaps == [Decimal("0.50"), Decimal("1.50")]
    later = answers(LISTED, PRESCRIPTION, records(x, y, also_y, foreign))
    assert [row["gap"] for row in later["gaps"]] == [Decimal(0), Decimal("0.50")]
    assert later["progress"][0]["needed"] == Decimal("0.50")


@pytest.mark.parametrize(
    ("day", "outcome"),
    [
        ("2023-12-30", "before_window"),
        ("2023-12-31", "before_ssa"),
        ("2024-05-01", "before_ssa"),
        ("2024-05-02", "counted"),
        ("2026-12-31", "counted"),
        ("2027-01-01", "after_window"),
    ],
)
def test_g5_the_window_of_a_prescription(day: str, outcome: str) -> None:
    record = records(("A1", day, "", "Abdomen and Pelvis", "1"))
    assert outcomes(LISTED, PRESCRIPTION, record, as_of=date(2027, 5, 5)) == [outcome]


def test_g8_a_prescribed_subcategory_that_the_outline_lacks_is_not_lost() -> None:
    prescription = drawn(
        "prescriptions",
        "Person ID | Discipline | Subcategory | Prescribed Credits\n0001 | CT | New Topics | 1",
    )
    record = records(
        ("A1", "2025-05-05", "", "New topics.", "0.25"),
        ("A2", "2025-05-06", "Safety", "Something else", "1"),
        ("A3", "2025-05-07", "", "Neck and Chest", "1"),
    )
    world = World(0, (LISTED, prescription, replace(record)), (DAY,))
    standing = Program.of(world).standings(DAY)[0]
    assert [one.outcome for one in standing.judged] == ["counted", "unmapped", "not_prescribed"]
    assert standing.needed() == Decimal("0.75")


@pytest.mark.parametrize(
    ("texts", "found"),
    [
        (("safety", ""), ("Safety", None)),
        (("", "NECK & CHEST procedures"), ("Procedures", "Neck and Chest")),
        (
            ("Procedures", "Head_Spine_and Musculoskeletal"),
            ("Procedures", "Head, Spine, and Musculoskeletal"),
        ),
        (("Wellness", "Image Formation"), ("Image Production", "Image Formation")),
        (("Safety", "Wellness"), ("Safety", "Wellness")),
        (("Pt Care", ""), ("Patient Care", None)),
        (
            ("", "Pt Interactions and Management"),
            ("Patient Care", "Patient Interactions and Management"),
        ),
    ],
)
def test_l4_and_l5_texts_find_their_place(
    texts: tuple[str, str], found: tuple[str, str | None]
) -> None:
    where = place(CT, texts[0] or None, texts[1] or None)
    assert (where.category, where.subcategory) == found
    assert where.has_category


@pytest.mark.parametrize(
    "texts", [("Safety", "Neck and Chest"), ("Wellness", ""), ("", "Wellness")]
)
def test_l5_texts_without_a_place_are_unmapped(texts: tuple[str, str]) -> None:
    assert not place(CT, texts[0] or None, texts[1] or None).has_category


def test_l5_l6_and_p1_comparisons() -> None:
    assert comparison("Procedures") == "procedures"
    assert comparison("Vascular_Diagnostic  PROCEDURES") == "vascular diagnostic"
    assert reference_number(" ab 0012 ") == "AB0012"
    written = ("Testwell, Avery", "AVERY  TESTWELL", 'Avery "Ace" Testwell Jr.', "Avéry Testwell")
    assert {name_comparison(name) for name in written} == {"avery testwell"}


def test_l3_own_lines_that_name_content_come_before_the_catalogue() -> None:
    catalogue = drawn(
        "activities",
        """
        Reference Number | Discipline | Category | Credits
        A1               | CT         | Safety   | 2
        A1               | MR         | Safety   | 3
        """,
    )
    nothing_named = records(("A1", "2025-05-05", "", "", "9"))
    named = records(("A1", "2025-05-05", "Procedures", "", "1"))
    assert progress(STUDENT, catalogue, nothing_named)["earned"] == Decimal(2)
    assert progress(STUDENT, catalogue, named)["earned"] == Decimal(1)
    assert outcomes(STUDENT, nothing_named) == ["unmapped"]
    assert outcomes(STUDENT, records(("A1", "2025-05-05", "", "", ""))) == ["no_distribution"]
    assert read_upload(records(("A1", "2025-05-05", "Safety", "", ""))).set_aside == 1


def test_l7_the_first_of_two_amounts_stands() -> None:
    twice = [("A1", "2025-05-05", "Safety", "", amount) for amount in ("1", "1.00", "2")]
    assert read_upload(records(*twice)).set_aside == 1
    assert progress(STUDENT, records(*twice))["earned"] == Decimal(1)


def test_l8_two_exports_of_one_course_count_once() -> None:
    def export(header: str, cells: str) -> Upload:
        shared = "Person ID | Completion Date | Discipline | Category | Credits | Activity Title"
        return drawn(
            "records",
            f"{shared} | {header}\n0001 | 2025-05-05 | CT | Safety | 1 | CT  dose | {cells}",
        )

    numbered = export("Reference Number", "A1")
    by_title = export("Sponsor", "Testwell Seminars")
    assert progress(STUDENT, numbered, by_title)["earned"] == Decimal(1)
    assert progress(STUDENT, by_title, numbered)["earned"] == Decimal(1)
    assert (
        outcomes(STUDENT, numbered, export("Reference Number", "A2"), by_title) == ["counted"] * 3
    )


def test_repeats_of_an_activity_that_already_counts_do_not_count() -> None:
    days = ("2024-03-14", "2025-05-05", "2025-06-05")
    lines = [("A1", day, "Safety", "", "1") for day in days]
    assert outcomes(STUDENT, records(*lines)) == ["before_window", "counted", "repeat"]


def test_p5_the_newest_set_of_lines_replaces_the_older_one_and_undo_brings_it_back() -> None:
    old = records(
        ("A1", "2025-05-05", "Safety", "", "1"), ("A1", "2025-05-05", "Procedures", "", "2")
    )
    new = records(("A1", "2025-05-05", "Safety", "", "0.50"))
    without = records(("A1", "2025-05-05", "", "", ""))
    assert progress(STUDENT, old, new, without)["earned"] == Decimal("0.50")
    assert progress(STUDENT, old, replace(new, withdrawn=True))["earned"] == Decimal(3)


def test_p5_a_blank_cell_changes_nothing_and_none_clears() -> None:
    header = "Person ID | Name | Cohort | Discipline | Application Date\n"
    first = drawn("roster", f"{header}0001 | Avery Testwell | 2026 | CT | 2026-03-15")
    blank = drawn("roster", f"{header}0001 | Avery Testwell |  | CT | ")
    clear = drawn("roster", f"{header}0001 | Avery Testwell | none | CT | none")
    assert (progress(first, blank)["cohort"], progress(first, clear)["cohort"]) == ("2026", None)
    assert progress(first, blank, as_of=date(2026, 1, 1))["days_left"] == 73
    assert progress(first, clear)["days_left"] is None


@pytest.mark.parametrize(
    ("cells", "found"),
    [
        ("0012 |  | ", "0012"),
        ("12 |  | ", "0012"),
        ("00034 |  | ", "34"),
        ("login7 | | BLAIR@example.edu", "34"),
        ("99 | Blair Mockford | ", None),
        (" | | both@example.edu", None),
        (" | Blair Mockford | both@example.edu", None),
        (" | Mockford, Blair | new@example.edu", "34"),
        ("0012 | Blair Mockford | ", "0012"),
    ],
)
def test_p1_whom_a_row_means(cells: str, found: str | None) -> None:
    roster = drawn(
        "roster",
        """
        Person ID | Name            | Email             | Discipline
        0012      | Avery Testwell  |                   | CT
        34        | Blair Mockford  | blair@example.edu | CT
        S-5       | Casey Sampleton | both@example.edu  | CT
        S-6       | Devon Sampleton | both@example.edu  | CT
        """,
    )
    header = "Person ID | Name | Email | Reference Number | Completion Date"
    record = drawn("records", f"{header}\n{cells} | A1 | 2025-05-05")
    told = {row["person_id"] for row in answers(roster, record)["explain"]}
    assert told == ({found} if found else set())


@pytest.mark.parametrize(
    ("as_of", "earned", "status"),
    [
        (date(2025, 3, 15), "7.99", "behind"),
        (date(2025, 3, 15), "8", "on_track"),
        (date(2026, 3, 15), "15.99", "behind"),
        (date(2026, 3, 16), "15.99", "overdue"),
        (date(2026, 3, 16), "16", "met"),
    ],
)
def test_s2_the_comparison_is_exact(as_of: date, earned: str, status: str) -> None:
    left = Decimal(earned) - 3
    lines = [("A1", "2024-06-05", category, "", "1") for category in CATEGORIES[:3]]
    record = records(*lines, ("A1", "2024-06-05", CATEGORIES[3], "", str(left)))
    assert progress(STUDENT, record, as_of=as_of)["status"] == status


def test_s5_a_line_of_two_goals_is_added_once() -> None:
    record = records(
        ("A1", "2025-05-05", "Procedures", "Abdomen and Pelvis", "1"),
        ("A1", "2025-05-05", "Safety", "", "3"),
    )
    rows = answers(STUDENT, PRESCRIPTION, record)["coverage"]
    by_content = {(row["category"], row["subcategory"]): row for row in rows}
    abdomen = by_content["Procedures", "Abdomen and Pelvis"]
    assert (abdomen["people"], abdomen["credits_earned"]) == (1, Decimal(1))
    assert (abdomen["credits_short"], abdomen["share_of_credits"]) == (
        Decimal("0.5"),
        Decimal("0.25"),
    )
    assert abdomen["share_of_exam"] == Decimal("0.1515")
    assert by_content["Safety", None]["credits_earned"] == Decimal(3)


@pytest.mark.parametrize("seed", range(0, 300, 5))
def test_p2_files_that_agree_may_come_in_any_order(seed: int) -> None:
    world = random_world(seed)
    other = list(world.uploads)
    Random(seed).shuffle(other)
    shuffled = Program.of(replace(world, uploads=tuple(other)))
    for day in world.days:
        expected, found = Program.of(world).answers(day), shuffled.answers(day)
        assert found["progress"] == expected["progress"]
        assert found["gaps"] == expected["gaps"]
        assert _unordered(found["coverage"]) == _unordered(expected["coverage"])
        assert _unordered(found["explain"]) == _unordered(expected["explain"])


def _unordered(rows: list[Answer]) -> list[str]:
    return sorted(str(row) for row in rows)


@pytest.mark.parametrize("seed", range(1, 300, 7))
def test_what_counted_adds_up_to_what_is_earned(seed: int) -> None:
    world = random_world(seed)
    for day in world.days:
        program = Program.of(world)
        told = program.answers(day, include_left=True)
        for row in told["progress"]:
            key = (row["person_id"], row["pathway"], row["discipline"])
            lines = [
                e for e in told["explain"] if (e["person_id"], e["pathway"], e["discipline"]) == key
            ]
            assert (
                sum((Decimal(str(line["counted"])) for line in lines), Decimal()) == row["earned"]
            )
