"""Whoever reads several things reads them from one state, whatever others write meanwhile."""

from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Thread

import pytest

from dashboard import intake, store
from tests.program import Program

AVERY = """
    Person ID | Name           | Discipline
    T-001     | Avery Testwell | CT
"""
BLAIR = """
    Person ID | Name            | Discipline
    T-002     | Blair Samplesby | CT
"""


@pytest.fixture
def program(tmp_path: Path) -> Iterator[Program]:
    with Program(tmp_path) as made:
        made.upload("roster", AVERY)
        yield made


def people(program: Program) -> list[str]:
    return [row["person_id"] for row in program.standings()]


def elsewhere(action: Callable[[], object]) -> None:
    """Done by another session, to the end."""
    thread = Thread(target=action)
    thread.start()
    thread.join()


def test_what_others_import_meanwhile_shows_only_afterwards(program: Program) -> None:
    with program.store.one_state():
        elsewhere(lambda: program.upload("roster", BLAIR))
        assert people(program) == ["T-001"]
        assert len(store.imports.history(program.store)) == 1
    assert people(program) == ["T-001", "T-002"]
    assert len(store.imports.history(program.store)) == 2


def test_the_revision_is_that_of_the_state_that_is_read(program: Program) -> None:
    before = program.store.revision()
    with program.store.one_state():
        elsewhere(lambda: program.upload("roster", BLAIR))
        assert program.store.revision() == before
    assert program.store.revision() != before


def test_others_read_the_new_state_while_one_is_held(program: Program) -> None:
    seen: list[str] = []
    with program.store.one_state():
        elsewhere(lambda: program.upload("roster", BLAIR))
        elsewhere(lambda: seen.extend(people(program)))
    assert seen == ["T-001", "T-002"]


def test_whoever_writes_reads_what_was_written(program: Program) -> None:
    with program.store.one_state():
        before = program.store.revision()
        program.upload("roster", BLAIR)
        assert people(program) == ["T-001", "T-002"]
        assert program.store.revision() != before


def test_a_preview_leaves_state_and_revision_alone(program: Program) -> None:
    path = program.write("roster", BLAIR)
    checked = intake.check_file(path, program.store.reference, intake.Options())
    before = program.store.revision()
    with program.store.one_state():
        store.imports.preview(program.store, checked)
        assert people(program) == ["T-001"]
    assert program.store.revision() == before


def test_two_stores_have_no_revision_in_common(program: Program, tmp_path: Path) -> None:
    with Program(tmp_path) as other:
        other.upload("roster", AVERY)
        assert other.store.revision() != program.store.revision()


def test_one_state_of_a_store_is_not_taken_for_that_of_another(
    program: Program, tmp_path: Path
) -> None:
    with Program(tmp_path) as other, program.store.one_state():
        assert people(other) == []
