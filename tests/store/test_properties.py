"""What must hold of imports and undos whatever the files say, on random worlds."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import count, islice
from pathlib import Path
from random import Random

import pytest

from dashboard import intake, reference, store
from dashboard.coverage import Scope
from dashboard.store import ImportResult, Store
from tests.oracle.draw import random_world
from tests.oracle.world import Upload, World
from tests.store.state import answered, in_force

WORLDS = range(1000, 1012)


def agreeing_worlds() -> list[int]:
    """Worlds whose files contradict each other nowhere; about one in eight is."""
    seeds = (seed for seed in count() if random_world(seed).agreeing)
    return list(islice(seeds, len(WORLDS)))


@pytest.fixture(scope="module")
def known() -> reference.Reference:
    return reference.load()


def load(db: Store, upload: Upload, folder: Path) -> ImportResult:
    folder.mkdir(exist_ok=True)
    checked = intake.check_file(upload.write(folder), db.reference, intake.Options())
    return store.imports.commit(db, checked, by="tester", is_confirmed=True)


def loaded(uploads: Sequence[Upload], folder: Path, known: reference.Reference) -> Store:
    db = store.open_store(":memory:", reference=known)
    for upload in uploads:
        load(db, upload, folder)
    return db


def standing(world: World) -> list[Upload]:
    return [replace(upload, withdrawn=False) for upload in world.uploads if not upload.withdrawn]


@pytest.mark.parametrize("seed", WORLDS)
def test_p4_rows_read_are_added_updated_unchanged_or_set_aside(
    seed: int, tmp_path: Path, known: reference.Reference
) -> None:
    with store.open_store(":memory:", reference=known) as db:
        for upload in standing(random_world(seed)):
            for sheet in load(db, upload, tmp_path).sheets:
                settled = sheet.added + sheet.updated + sheet.unchanged + sheet.set_aside
                assert settled == sheet.rows_read == len(upload.rows)


@pytest.mark.parametrize("seed", WORLDS)
def test_importing_the_newest_file_again_changes_nothing(
    seed: int, tmp_path: Path, known: reference.Reference
) -> None:
    uploads = standing(random_world(seed))
    with loaded(uploads, tmp_path, known) as db:
        before = in_force(db)
        for sheet in load(db, uploads[-1], tmp_path).sheets:
            assert (sheet.added, sheet.updated) == (0, 0)
            assert sheet.unchanged + sheet.set_aside == sheet.rows_read
        assert in_force(db) == before


@pytest.mark.parametrize("seed", WORLDS)
def test_p3_undo_gives_exactly_the_state_without_the_import(
    seed: int, tmp_path: Path, known: reference.Reference
) -> None:
    world = random_world(seed)
    uploads = standing(world)
    withdrawn = Random(seed).randrange(len(uploads))
    others = [upload for number, upload in enumerate(uploads) if number != withdrawn]
    scope = Scope(as_of=world.days[0], include_left=True)
    with loaded(others, tmp_path, known) as never, loaded(uploads, tmp_path, known) as undone:
        store.imports.undo(undone, withdrawn + 1, by="tester")
        assert in_force(undone) == in_force(never)
        assert answered(undone, scope) == answered(never, scope)


@pytest.mark.parametrize("seed", agreeing_worlds())
def test_p2_files_that_agree_may_come_in_any_order(
    seed: int, tmp_path: Path, known: reference.Reference
) -> None:
    world = random_world(seed)
    uploads = standing(world)
    shuffled = Random(seed).sample(uploads, len(uploads))
    scope = Scope(as_of=world.days[0], include_left=True)
    with loaded(uploads, tmp_path, known) as one, loaded(shuffled, tmp_path, known) as other:
        assert answered(one, scope) == answered(other, scope)
        assert in_force(one) == in_force(other)


@pytest.mark.parametrize("seed", WORLDS)
def test_counted_lines_add_up_to_earned(
    seed: int, tmp_path: Path, known: reference.Reference
) -> None:
    world = random_world(seed)
    with loaded(standing(world), tmp_path, known) as db:
        for day in world.days:
            answers = answered(db, Scope(as_of=day, include_left=True))
            explained: dict[tuple[str, str, str], object] = {}
            for row in answers["explain"]:
                person_id, pathway, discipline, counted = row[0], row[1], row[2], row[11]
                goal = (person_id, pathway, discipline)
                explained[goal] = explained.get(goal, 0) + counted
            for row in answers["progress"]:
                goal, earned = (row[0], row[5], row[6]), row[11]
                assert explained.get(goal, 0) == earned
