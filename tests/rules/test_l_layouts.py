"""Activities lists: a catalogue says the same in every layout, and every rule holds in each."""

from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal
from random import Random

import pytest

from dashboard.coverage import Scope
from dashboard.store import ImportResult
from dashboard.store.previews import preview_undo
from tests.program import AS_OF, Program, counts, problems
from tests.store.state import answered, in_force

CONTENT = (
    ("CT", "Safety"),
    ("CT", "Procedures"),
    ("CT", "Radiation Safety and Dose"),
    ("MR", "Safety"),
    ("MR", "Image Production"),
)
SUBCATEGORIES = {"Radiation Safety and Dose"}
WIDE = "Reference Number | CE Credits | CT - Safety | CT - Procedures | MR - Safety\n"

# The credits of one activity in each CONTENT, None where it brings no line.
Activity = tuple[Decimal | None, ...]


def long(activities: Sequence[Activity]) -> str:
    rows = ["Reference Number | Discipline | Category | Subcategory | Credits"]
    for number, activity in enumerate(activities):
        for (discipline, text), credits in zip(CONTENT, activity, strict=True):
            pair = f" | {text}" if text in SUBCATEGORIES else f"{text} | "
            if credits:
                rows.append(f"EX-{number} | {discipline} | {pair} | {credits}")
    return "\n".join(rows)


def wide(activities: Sequence[Activity]) -> str:
    """One row per discipline of an activity, one column per category or subcategory."""
    texts = list(dict.fromkeys(text for _, text in CONTENT))
    rows = [f"Reference Number | Discipline | {' | '.join(texts)}"]
    for number, activity in enumerate(activities):
        credits = dict(zip(CONTENT, activity, strict=True))
        for discipline in ("CT", "MR"):
            cells = [str(credits.get((discipline, text)) or "") for text in texts]
            if any(cells):
                rows.append(f"EX-{number} | {discipline} | {' | '.join(cells)}")
    return "\n".join(rows)


def wide_by_discipline(activities: Sequence[Activity]) -> str:
    headings = " | ".join(f"{discipline} - {text}" for discipline, text in CONTENT)
    rows = [
        f"EX-{number} | {' | '.join(str(credits or 0) for credits in activity)}"
        for number, activity in enumerate(activities)
    ]
    return "\n".join([f"Reference Number | {headings}", *rows])


def in_one_cell(activities: Sequence[Activity]) -> str:
    rows = ["Reference Number | Distribution"]
    for number, activity in enumerate(activities):
        parts = [
            f"{text} {credits} ({discipline})"
            for (discipline, text), credits in zip(CONTENT, activity, strict=True)
            if credits
        ]
        rows.append(f"EX-{number} | {'; '.join(parts)}")
    return "\n".join(rows)


LAYOUTS: tuple[Callable[[Sequence[Activity]], str], ...] = (
    long,
    wide,
    wide_by_discipline,
    in_one_cell,
)


def random_catalogue(chance: Random) -> list[Activity]:
    amounts = [Decimal(quarters) / 4 for quarters in range(1, 17)]
    return [
        (chance.choice(amounts), *(chance.choice([None, *amounts]) for _ in CONTENT[1:]))
        for _ in range(5)
    ]


@pytest.fixture
def avery(program: Program) -> Program:
    """Avery goes for CT and MR, and has completed EX-0 to EX-4."""
    program.upload(
        "roster",
        """
        Person ID | Name           | Discipline | Application Date
        S1        | Avery Testwell | CT         | 2026-03-15
        S1        | Avery Testwell | MR         | 2026-03-15
        """,
    )
    rows = [f"S1 | EX-{number} | 2026-02-0{number + 1}" for number in range(5)]
    program.upload("records", "\n".join(["Person ID | Reference Number | Completion Date", *rows]))
    return program


def lines(program: Program) -> list[tuple[str, ...]]:
    """The lines in force: activity, discipline, text, credits."""
    rows = program.rows(
        "select activity_key, discipline, coalesce(subcategory_text, category_text), credits::varchar "
        "from activity_lines order by all"
    )
    return [(key.removeprefix("number "), *rest) for key, *rest in rows]


def changes(result: ImportResult) -> list[tuple[object, ...]]:
    return [(one.row, one.what, one.column, one.old, one.new) for one in result.changes]


@pytest.mark.parametrize("seed", range(6))
def test_a_catalogue_counts_the_same_in_every_layout_and_undo_leaves_nothing(
    avery: Program, seed: int
) -> None:
    catalogue = random_catalogue(Random(seed))
    scope = Scope(as_of=date.fromisoformat(AS_OF))
    before = in_force(avery.store), answered(avery.store, scope)
    found = []
    for layout in LAYOUTS:
        result = avery.upload("activities", layout(catalogue))
        assert problems(result) == []
        found.append((in_force(avery.store), answered(avery.store, scope)))
        assert avery.earned("S1", discipline="CT")["total"] == sum(
            credits or 0 for activity in catalogue for credits in activity[:3]
        )
        avery.undo(result)
        assert (in_force(avery.store), answered(avery.store, scope)) == before
    assert found == found[:1] * len(LAYOUTS)


@pytest.mark.parametrize("newer", LAYOUTS)
@pytest.mark.parametrize("older", LAYOUTS)
def test_p4_the_same_catalogue_in_another_layout_changes_nothing(
    avery: Program,
    older: Callable[[Sequence[Activity]], str],
    newer: Callable[[Sequence[Activity]], str],
) -> None:
    catalogue = random_catalogue(Random(7))
    avery.upload("activities", older(catalogue))
    state = in_force(avery.store)
    result = avery.upload("activities", newer(catalogue))
    [sheet] = result.sheets
    assert (sheet.unchanged, sheet.changes) == (sheet.rows_read, ())
    assert in_force(avery.store) == state


def test_p4_a_wide_row_is_one_row(avery: Program) -> None:
    first = avery.upload(
        "activities",
        WIDE + "EX-1 | 3 | 0.5 | 1 | 0.75\nEX-2 | 1 | 0.25 | | \nEX-3 | 1 | 1 | much |",
    )
    assert counts(first) == {"rows_read": 3, "added": 2, "set_aside": 1}
    second = avery.upload(
        "activities", WIDE + "EX-1 | 3 | 0.5 | 1 | 0.5\nEX-2 | 1 | 0.25 | 0 | \nEX-4 | 2 | | 1 |"
    )
    assert counts(second) == {"rows_read": 3, "added": 1, "updated": 1, "unchanged": 1}


def test_p4_a_row_without_a_line_is_an_activity_without_a_distribution(avery: Program) -> None:
    table = WIDE + "EX-1 | 3 | 0.5 | | \nEX-2 | {} | 0 | | "
    assert counts(avery.upload("activities", table.format("2"))) == {"rows_read": 2, "added": 2}
    assert lines(avery) == [("EX-1", "CT", "Safety", "0.50")]
    assert counts(avery.upload("activities", table.format("2"))) == {"rows_read": 2, "unchanged": 2}
    result = avery.upload("activities", table.format("1.5"))
    assert counts(result) == {"rows_read": 2, "updated": 1, "unchanged": 1}
    assert changes(result) == [(3, "EX-2", "CE Credits", "2.00", "1.50")]
    assert result.import_id is not None
    [effect] = preview_undo(avery.store, result.import_id)
    assert (effect.rows_in_force, effect.gone, effect.changed, effect.back) == (2, 0, 1, 0)


def test_p5_a_wide_row_replaces_the_whole_set_of_each_discipline_it_brings_a_line_for(
    avery: Program,
) -> None:
    avery.upload("activities", WIDE + "EX-1 | 3 | 0.5 | 1 | 0.75\nEX-2 | 1 | 1 | | ")
    result = avery.upload("activities", WIDE + "EX-1 | 3 | 0.75 | 0 | \nEX-2 | 1 | | | ")
    assert lines(avery) == [
        ("EX-1", "CT", "Safety", "0.75"),
        ("EX-1", "MR", "Safety", "0.75"),
        ("EX-2", "CT", "Safety", "1.00"),
    ]
    assert counts(result) == {"rows_read": 2, "updated": 1, "unchanged": 1}
    assert changes(result) == [
        (2, "EX-1, CT, Safety", "Credits", "0.50", "0.75"),
        (2, "EX-1, CT, Procedures", "Credits", "1.00", None),
    ]


def test_l7_of_rows_that_contradict_each_other_the_first_stands(avery: Program) -> None:
    result = avery.upload(
        "activities", WIDE + "EX-1 | 3 | 0.5 | | \nEX-1 | 3 | 0.75 | 1 | \nEX-1 | 3 | 0.5 | | 0.25"
    )
    assert counts(result) == {"rows_read": 3, "added": 1, "updated": 1, "set_aside": 1}
    [problem] = result.sheets[0].problems
    assert (problem.row, problem.column, problem.value) == (3, "CT - Safety", "0.75")
    assert "expected 0.50 as in row 2, which names the same activity" in problem.problem
    assert lines(avery) == [("EX-1", "CT", "Safety", "0.50"), ("EX-1", "MR", "Safety", "0.25")]


def test_l7_one_cell_that_contradicts_itself_is_set_aside(avery: Program) -> None:
    result = avery.upload(
        "activities", "Reference Number | Distribution\nEX-1 | Safety 0.5 (CT); Safety 1 (CT)"
    )
    assert counts(result) == {"rows_read": 1, "set_aside": 1}
    assert lines(avery) == []


def test_l7_rows_known_to_be_one_activity_by_another_file_are_listed(avery: Program) -> None:
    table = "Reference Number | Activity Title | CT - Safety | CT - Procedures\n"
    avery.upload("activities", table + "EX-1 | Dose | 0.5 | 1\n | Dose | 0.75 | ")
    [row] = avery.checks("conflicts")
    assert (row["discipline"], row["occurrences"]) == ("CT", 2)
    assert ("EX-1", "CT", "Safety", "0.50") in lines(avery)


def test_l2_one_discipline_of_a_wide_row_adds_up_to_more_than_the_ce_credits(
    avery: Program,
) -> None:
    result = avery.upload("activities", WIDE + "EX-1 | 1 | 0.75 | 0.5 | 1")
    [problem] = result.sheets[0].problems
    assert (problem.row, problem.column, problem.severity) == (2, "CE Credits", "warning")
    assert "expected CT credits of at most 1.00 in all" in problem.problem
    [row] = avery.checks("distributions_above_ce_credits")
    assert (row["item"], row["discipline"]) == ("EX-1", "CT")


ACADEMIC = {
    "wide": """
        Reference Number | CE Credits | Credit Unit | CT - Safety | MR - Safety
        EX-1             | 1          | semester    |             | 0
        """,
    "long": """
        Reference Number | CE Credits | Credit Unit | Discipline | Category | Credits
        EX-1             | 1          | semester    |            |          |
        """,
    "long, with a category": """
        Reference Number | Credit Unit | Discipline | Category | Credits
        EX-1             | semester    | CT         | Safety   | 1
        """,
    "in one cell": """
        Reference Number | CE Credits | Credit Unit | Distribution
        EX-1             | 1          | semester    |
        """,
}


@pytest.mark.parametrize("layout", ACADEMIC)
def test_academic_credits_of_an_activity_are_ce_credits_without_a_distribution(
    avery: Program, layout: str
) -> None:
    assert counts(avery.upload("activities", ACADEMIC[layout])) == {"rows_read": 1, "added": 1}
    assert lines(avery) == []
    worth = avery.rows("select reference_number, ce_credits from activities")
    assert worth == [("EX-1", Decimal("16.00"))]


@pytest.mark.parametrize("kind", ["activities", "records"])
@pytest.mark.parametrize(
    "columns",
    [{"CT - Safety": "1"}, {"Distribution": "Safety 1 (CT)"}],
    ids=["wide", "in one cell"],
)
def test_academic_credits_with_a_distribution_are_set_aside(
    avery: Program, kind: str, columns: dict[str, str]
) -> None:
    each = {"Person ID": "S1", "Completion Date": "2026-02-01"} if kind == "records" else {}
    table = "Reference Number | CE Credits | Credit Unit\nEX-1 | 1 | semester"
    result = avery.upload(kind, table, each={**columns, **each})
    assert counts(result) == {"rows_read": 1, "set_aside": 1}
    assert [one.column for one in result.sheets[0].problems] == ["Credit Unit"]
