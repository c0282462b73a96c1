"""What must hold of decisions about people whatever the files say, on random worlds."""

from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dashboard import reference, store
from dashboard.coverage import Scope
from dashboard.store import Store, StoreError, deciding
from tests.oracle.draw import random_world
from tests.store.state import State, answered, in_force
from tests.store.test_properties import load, loaded, standing

WORLDS = range(1000, 1003)


@pytest.fixture(scope="module")
def known() -> reference.Reference:
    return reference.load()


@pytest.fixture(scope="module")
def worlds(
    tmp_path_factory: pytest.TempPathFactory, known: reference.Reference
) -> dict[int, Store]:
    folder = tmp_path_factory.mktemp("worlds")
    return {seed: loaded(standing(random_world(seed)), folder, known) for seed in WORLDS}


def everything(db: Store, seed: int) -> State:
    scope = Scope(as_of=random_world(seed).days[0], include_left=True)
    return in_force(db) | answered(db, scope)


def decide(db: Store, rng: Random) -> int | None:
    """One decision about people of the world, drawn; None where it makes no sense there."""
    with db.reading() as cursor:
        ids = [one for (one,) in cursor.execute("select roster_id from roster_ids").fetchall()]
        waiting = cursor.execute(
            "select coalesce(person_id, email, person_name) from person_matches "
            "where matched_person_id is null order by all"
        ).fetchall()
    one, other = rng.choice(sorted(ids)), rng.choice(sorted(ids))
    try:
        match rng.choice(["merge", "merge", "keep_apart", "same_people"]):
            case "merge":
                return deciding.merge(db, one, other).decision_id
            case "keep_apart":
                return deciding.keep_apart(db, one, other).decision_id
            case _ if waiting:
                written = rng.choice(waiting)[0]
                return deciding.same_people(db, [(written, one)])[0].decision_id
    except StoreError:
        return None
    return None


@settings(
    max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(seed=st.sampled_from(WORLDS), draw=st.integers(0, 10**6))
def test_p3_undoing_decisions_gives_exactly_the_state_without_them(
    worlds: dict[int, Store], seed: int, draw: int
) -> None:
    db, rng = worlds[seed], Random(draw)
    before = everything(db, seed)
    made = [decision for decision in (decide(db, rng) for _ in range(3)) if decision]
    after = everything(db, seed)
    rng.shuffle(made)
    for decision in made:
        deciding.undecide(db, decision)
    assert everything(db, seed) == before
    merges = [one for one in deciding.decisions(db)[: len(made)] if one.kind == "merge"]
    # A merge takes an ID from the people shown, so the test sees decisions that do something.
    assert len(before["people"]) - len(after["people"]) == len(merges)


@pytest.mark.parametrize("seed", WORLDS)
def test_p2_decisions_and_imports_in_any_order_give_the_same(
    seed: int, tmp_path: Path, known: reference.Reference
) -> None:
    uploads, rng = standing(random_world(seed)), Random(seed)
    rosters = [upload for upload in uploads if upload.kind == "roster"]
    others = [upload for upload in uploads if upload.kind != "roster"]
    with loaded(rosters, tmp_path, known) as early, loaded(rosters, tmp_path, known) as late:
        with early.reading() as cursor:
            ids = cursor.execute("select person_id from people order by 1").fetchall()
        pairs = [(ids[place][0], ids[place + 1][0]) for place in range(len(ids) - 1)]
        for kept, other in pairs:
            deciding.merge(early, kept, other)
        for db in (early, late):
            for upload in others:
                load(db, upload, tmp_path)
        for kept, other in rng.sample(pairs, len(pairs)):
            deciding.merge(late, kept, other)
        assert everything(early, seed) == everything(late, seed)
        assert len(in_force(late)["people"]) == min(len(ids), 1)


def test_p3_an_import_undone_under_its_decisions_leaves_what_was_there_before(
    tmp_path: Path, known: reference.Reference
) -> None:
    for seed in WORLDS:
        uploads, rng = standing(random_world(seed)), Random(seed)
        with loaded(uploads, tmp_path, known) as db, loaded(uploads, tmp_path, known) as never:
            for _ in range(4):
                decide(db, rng)
            for number, upload in enumerate(uploads, start=1):
                if upload.kind == "roster":
                    store.imports.undo(db, number)
                    store.imports.undo(never, number)
            assert in_force(db)["people"] == in_force(never)["people"] == []
            assert everything(db, seed) == everything(never, seed)
