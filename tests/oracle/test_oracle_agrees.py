"""The product against the oracle, on random worlds: every answer, for three days each.

A block of worlds shares one database. Where it disagrees, its worlds are tried one by one, and the
first that does so alone prints its seed, what differs, and every file that was uploaded.
`random_world(seed)` draws the same world again.
"""

from functools import cache
from pathlib import Path

import pytest

from dashboard import coverage, intake, reference, store
from tests.oracle.answers import Program
from tests.oracle.comparing import difference
from tests.oracle.draw import BLOCK, random_world
from tests.oracle.files import read_upload
from tests.oracle.merging import few_worlds
from tests.oracle.world import Upload, World

WORLDS = 300


@cache
def known_reference() -> reference.Reference:
    return reference.load()


def load_all(db: store.Store, world: World, directory: Path) -> list[str]:
    """Imports every file and merges; files withdrawn are undone at once or at the end; the wrong counts."""
    wrong: list[str] = []
    to_undo: list[int] = []
    for position, upload in enumerate(world.uploads):
        checked = intake.check_file(upload.write(directory), known_reference(), intake.Options())
        result = store.imports.commit(db, checked, by="tester", is_confirmed=True)
        assert result.import_id is not None, upload.file_name
        if upload.withdrawn and position % 2:
            store.imports.undo(db, result.import_id, by="tester")
        elif upload.withdrawn:
            to_undo.append(result.import_id)
        wrong += wrong_counts(upload, checked)
    for kept, other in world.merges:
        store.deciding.merge(db, kept, other, by="tester")
    for import_id in to_undo:
        store.imports.undo(db, import_id, by="tester")
    return wrong


def wrong_counts(upload: Upload, checked: intake.CheckedFile) -> list[str]:
    expected = read_upload(upload)
    read = sum(sheet.rows_read for sheet in checked.sheets)
    aside = sum(len(sheet.set_aside) for sheet in checked.sheets)
    if (read, aside) == (expected.rows_read, expected.set_aside):
        return []
    counts = f"{read} rows read, {aside} set aside"
    return [f"{upload.file_name}: {counts}; expected {expected.rows_read} and {expected.set_aside}"]


def disagreements(world: World, directory: Path) -> list[str]:
    """Everything in which the product and the oracle differ about one world."""
    directory.mkdir()
    program = Program.of(world)
    found: list[str | None] = []
    with store.open_store(directory / "world.duckdb", reference=known_reference()) as db:
        found += load_all(db, world, directory)
        for position, day in enumerate(world.days):
            expected = program.answers(day, include_left=position == 0)
            shown = coverage.Scope(as_of=day, include_left=position == 0)
            everybody = coverage.Scope(as_of=day, include_left=True)
            answers: dict[str, coverage.Answer] = {
                "progress": coverage.progress(db, shown),
                "gaps": coverage.gaps(db, shown),
                "coverage": coverage.coverage(db, shown),
                "explain": coverage.explain(db, everybody),
            }
            found += [difference(a, expected[a], answers[a].dicts(), day) for a in answers]
        found += one_by_one(db, program, world)
    return [line for line in found if line]


def one_by_one(db: store.Store, program: Program, world: World) -> list[str | None]:
    """`explain` answers for one person, also for one who left."""
    day = world.days[-1]
    rows = program.answers(day)["explain"]
    told = {str(row["person_id"]) for row in rows}
    left = {person for person in told if program.rows.people[person]["Status"] == "left"}
    found = []
    for person in [*sorted(left)[:2], *sorted(told - left)[:1]]:
        expected = [row for row in rows if row["person_id"] == person]
        scope = coverage.Scope(as_of=day, person_id=person)
        found.append(difference("explain", expected, coverage.explain(db, scope).dicts(), day))
    return found


@pytest.mark.parametrize("first", range(0, WORLDS, BLOCK))
def test_every_answer_is_the_oracles(first: int, tmp_path: Path) -> None:
    worlds = [random_world(seed) for seed in range(first, first + BLOCK)]
    together = [
        line
        for number, world in enumerate(few_worlds(worlds))
        for line in disagreements(world, tmp_path / f"together-{number}")
    ]
    if not together:
        return
    for world in worlds:
        alone = disagreements(world, tmp_path / f"alone-{world.seed}")
        if alone:
            account = [f"world {world.seed}", *alone, world.as_text()]
            pytest.fail("\n\n".join(account), pytrace=False)
    account = [f"worlds {first} to {first + BLOCK - 1}, but none of them alone", *together]
    pytest.fail("\n\n".join(account), pytrace=False)
