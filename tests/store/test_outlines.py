"""Outlines that users add: in force at once, whole, newest first, and removed without a trace (G1, G7)."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import duckdb
import pytest

from dashboard import intake, paths, store
from dashboard.coverage import Scope
from dashboard.reference import Reference
from dashboard.store import StoreError
from tests.oracle.draw import random_world
from tests.program import Program, reference_with
from tests.store.state import answered, in_force
from tests.store.test_properties import load, standing

IA = """
Discipline | Effective Date | Category     | Subcategory | Exam Questions
IA         | 2025-01-01     | Patient Care | Positioning | 10
IA         | 2025-01-01     | Safety       | Aprons      |
"""
AVERY = {"Person ID": "S1", "Completion Date": "2026-02-03", "Discipline": "IA"}


@pytest.fixture
def ia(program: Program) -> Program:
    """Avery (S1) goes for Imaging Assistant, whose outline is not bundled, and has credits."""
    program.upload("roster", "Person ID | Name | Discipline\nS1 | Avery Testwell | IA")
    program.upload(
        "records",
        """
        Reference Number | Category | Subcategory | Credits
        EX-1             | Safety   | Aprons      | 33.00
        """,
        each=AVERY,
    )
    return program


def add(program: Program, table: str, name: str | None = None, by: str = "tester") -> int:
    path = program.write("outline", table, name=name)
    checked = intake.check_outlines(path, program.store.reference)
    return store.outlines.add(program.store, checked, by=by)


def versions(program: Program, discipline: str) -> list[tuple[date, date | None, int | None]]:
    """Effective date, superseded date and upload of each version of a discipline in force."""
    return program.rows(
        "select distinct effective_on, superseded_on, outline_id from outline_lines "  # noqa: S608
        f"where discipline = '{discipline}' order by all"
    )


def test_g1_imaging_assistant_has_categories_once_its_outline_is_added(ia: Program) -> None:
    assert ia.gaps("S1") == {"total": Decimal("32.00")}
    add(ia, IA)
    assert ia.gaps("S1") == {
        "total": Decimal("0.00"),
        "Patient Care": Decimal("1.00"),
        "Safety": Decimal("0.00"),
    }
    standing = ia.standing("S1")
    assert (standing["needed"], standing["outline_effective_on"]) == (1, date(2025, 1, 1))
    assert ia.checks("goals_without_outline") == []


def test_g7_an_upload_replaces_a_version_as_a_whole_and_the_newest_wins(ia: Program) -> None:
    add(ia, IA)
    add(ia, "Discipline | Effective Date | Category\nIA | 2025-01-01 | Safety")
    assert set(ia.gaps("S1")) == {"total", "Safety"}
    assert versions(ia, "IA") == [(date(2025, 1, 1), None, 2)]


def test_g7_a_removed_correction_gives_way_to_the_one_before(ia: Program) -> None:
    add(ia, IA)
    before = in_force(ia.store)
    correction = add(ia, "Discipline | Effective Date | Category\nIA | 2025-01-01 | Safety")
    store.outlines.remove(ia.store, correction)
    assert in_force(ia.store) == before


def test_g7_a_new_version_supersedes_the_earlier_from_its_day(program: Program) -> None:
    add(program, "Discipline | Effective Date | Category\nN | 2026-07-01 | Safety")
    assert versions(program, "N") == [
        (date(2022, 1, 1), date(2026, 7, 1), None),
        (date(2026, 7, 1), None, 1),
    ]


@pytest.mark.parametrize("effective", ["2026-09-01", "2027-01-01"])
def test_g7_a_version_superseded_earlier_than_the_next_one_known_stays_so(
    program: Program, effective: str
) -> None:
    add(program, f"Discipline | Effective Date | Category\nCT | {effective} | Safety")
    assert versions(program, "CT")[1][:2] == (date(2022, 1, 1), date(2026, 9, 1))


def test_g7_a_version_in_between_supersedes_earlier_than_the_data_say(program: Program) -> None:
    add(program, "Discipline | Effective Date | Category\nCT | 2025-01-01 | Safety")
    assert [superseded for _, superseded, _ in versions(program, "CT")] == [
        date(2017, 7, 1),
        date(2025, 1, 1),
        None,
    ]


def test_p5_a_correction_silent_on_the_superseded_date_keeps_it(program: Program) -> None:
    add(program, "Discipline | Effective Date | Category\nCT | 2022-01-01 | Safety")
    assert versions(program, "CT")[1] == (date(2022, 1, 1), date(2026, 9, 1), 1)


def test_names_added_are_to_be_verified_and_say_who_added_them(program: Program) -> None:
    add(program, IA, name="ia.csv", by="Avery")
    assert program.rows(
        "select distinct name_confidence, date_confidence, source from outline_lines "
        "where discipline = 'IA'"
    ) == [("uploaded", "uploaded", "ia.csv, added by Avery")]


def test_a_source_given_in_the_file_is_kept_before_it(program: Program) -> None:
    table = "Discipline | Effective Date | Category | Source\nIA | 2025-01-01 | Safety | Handbook, page 4"
    add(program, table, name="ia.csv", by="Avery")
    assert program.rows("select source from outline_lines where discipline = 'IA'") == [
        ("Handbook, page 4 · ia.csv, added by Avery",)
    ]


def test_wide_headings_and_alias_targets_know_an_added_outline_until_it_is_removed(
    ia: Program,
) -> None:
    wide = "Reference Number | Aprons\nWIDE-1 | 0.75"
    added = add(ia, IA)
    assert ia.store.reference.heading_level("Aprons") == "subcategory"
    ia.undo(ia.upload("records", wide, each=AVERY))
    alias = store.teaching.add_alias(ia.store, "Lead", "IA", "Safety / Aprons")
    store.teaching.remove_alias(ia.store, alias.alias_id)
    store.outlines.remove(ia.store, added)
    assert ia.store.reference.heading_level("Aprons") is None
    with pytest.raises(StoreError, match="No content outline of IA is known"):
        store.teaching.add_alias(ia.store, "Lead", "IA", "Safety / Aprons")


def test_the_revision_changes_with_what_is_added_and_removed(program: Program) -> None:
    seen = [program.store.revision()]
    added = add(program, IA)
    seen.append(program.store.revision())
    store.outlines.remove(program.store, added)
    seen.append(program.store.revision())
    assert len(set(seen)) == 3


def test_the_history_says_what_was_added_when_and_by_whom(program: Program) -> None:
    add(program, IA, name="first.csv", by="Avery")
    add(program, IA, name="second.csv", by="Blair")
    store.outlines.remove(program.store, 1, by="Casey")
    newest, oldest = store.outlines.uploads(program.store)
    assert (newest.outline_id, newest.file, newest.versions, newest.lines) == (
        2,
        "second.csv",
        "IA 2025-01-01",
        2,
    )
    assert (oldest.uploaded_by, oldest.withdrawn_by, newest.withdrawn_at) == (
        "Avery",
        "Casey",
        None,
    )
    assert oldest.withdrawn_at is not None


def test_a_file_with_problems_adds_nothing(program: Program) -> None:
    path = program.write("outline", "Discipline | Effective Date | Category\nIA | soon | Safety")
    checked = intake.check_outlines(path, program.store.reference)
    with pytest.raises(StoreError, match="has problems, so none of its outlines can be added"):
        store.outlines.add(program.store, checked)
    assert store.outlines.uploads(program.store) == []


@pytest.mark.parametrize(
    ("outline_id", "sentence"),
    [(7, "There is no added outline 7"), (1, "Outline 1 was removed already")],
)
def test_an_outline_that_is_not_there_cannot_be_removed(
    program: Program, outline_id: int, sentence: str
) -> None:
    store.outlines.remove(program.store, add(program, IA))
    with pytest.raises(StoreError, match=sentence):
        store.outlines.remove(program.store, outline_id)


def test_an_added_outline_is_there_when_the_file_is_opened_again(tmp_path: Path) -> None:
    path = tmp_path / "kept.duckdb"
    with Program(tmp_path, database=path) as program:
        add(program, IA)
    with Program(tmp_path, database=path) as program:
        assert program.store.reference.heading_level("aprons") == "subcategory"
        assert versions(program, "IA") == [(date(2025, 1, 1), None, 1)]


def test_added_outlines_stay_in_force_when_the_programs_own_change(tmp_path: Path) -> None:
    path = tmp_path / "kept.duckdb"
    with Program(tmp_path, database=path) as program:
        add(program, IA)
        add(program, "Discipline | Effective Date | Category\nN | 2022-01-01 | Safety")
    changed = reference_with(
        tmp_path,
        outlines="""
        discipline | effective_on | category     | subcategory
        N          | 2022-01-01   | Patient Care | Interactions
        N          | 2030-01-01   | Patient Care | Interactions
        """,
    )
    with Program(tmp_path, database=path, reference=changed) as program:
        assert versions(program, "IA") == [(date(2025, 1, 1), None, 1)]
        assert versions(program, "N") == [
            (date(2022, 1, 1), date(2030, 1, 1), 2),
            (date(2030, 1, 1), None, None),
        ]


def test_the_migration_keeps_the_outlines_of_an_older_file() -> None:
    schema = paths.QUERIES / "schema"
    with duckdb.connect() as older:
        older.execute((schema / "0001_first.sql").read_text("utf-8"))
        older.execute(
            "insert into outline_lines (discipline, effective_on, category, position) "
            "values ('CT', date '2022-01-01', 'Safety', 2)"
        )
        older.begin()
        older.execute((schema / "0005_outlines.sql").read_text("utf-8"))
        older.commit()
        found = older.execute("select discipline, category, position from bundled_outline_lines")
        assert found.fetchall() == [("CT", "Safety", 2)]


# Of disciplines that the random programs go for: other categories, other names, another day.
OTHER_OUTLINES = """
Discipline | Effective Date | Category        | Subcategory               | Superseded On
CT         | 2022-01-01     | Safety          | Radiation Safety and Dose |
           |                | Patient Support | Interactions              |
           | 2025-03-01     | Safety          | Dose                      |
MR         | 2025-01-01     | Safety          | Magnets                   | 2025-06-01
IA         | 2020-01-01     | Patient Care    | Positioning               |
M          | 2024-01-01     | Safety          |                           |
"""


@pytest.mark.parametrize("seed", range(1000, 1008))
def test_p3_a_removed_outline_leaves_everything_as_if_never_added(
    seed: int, tmp_path: Path
) -> None:
    world = random_world(seed)
    with Program(tmp_path) as program:
        known: Reference = program.store.reference
        for upload in standing(world):
            load(program.store, upload, tmp_path)
        scopes = [Scope(as_of=day, include_left=True) for day in world.days]
        before = in_force(program.store)
        answers = [answered(program.store, scope) for scope in scopes]
        added = add(program, OTHER_OUTLINES)
        assert in_force(program.store) != before
        store.outlines.remove(program.store, added)
        assert in_force(program.store) == before
        assert [answered(program.store, scope) for scope in scopes] == answers
        assert program.store.reference == known


def test_p3_nothing_is_written_by_trying(ia: Program) -> None:
    before, revision = in_force(ia.store), ia.store.revision()
    path = ia.write("outline", IA)
    checked = intake.check_outlines(path, ia.store.reference)
    with ia.store.trying() as cursor:
        store.outlines.write(cursor, checked, by="tester")
    assert (in_force(ia.store), ia.store.revision()) == (before, revision)
