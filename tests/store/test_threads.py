"""A small program is left to one thread, and no answer depends on how many there are."""

from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from dashboard import intake, sql, store
from dashboard.store.derivation import derive
from tests.store.state import rows_in_force

ROWS_OF_A_GROUP = 122_880


def threads(cursor: duckdb.DuckDBPyConnection) -> int:
    row = cursor.execute("select current_setting('threads')").fetchone()
    assert row is not None
    return int(row[0])


def load(opened: store.Store, folder: Path, rows: int) -> None:
    file = folder / f"{rows}.csv"
    lines = (f"S{row % 9:02},EX-{row % 7000},2026-02-03,CT,0.50\n" for row in range(rows))
    headings = "Person ID,Reference Number,Completion Date,Discipline,Credits\n"
    file.write_text(headings + "".join(lines), encoding="utf-8")
    checked = intake.check_file(file, opened.reference, intake.Options())
    [sheet] = store.imports.commit(opened, checked).sheets
    assert sheet.rows_read == rows


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[store.Store]:
    with store.open_store(tmp_path / "program.duckdb") as opened:
        yield opened


@pytest.fixture(scope="module")
def usual() -> int:
    with duckdb.connect() as connection:
        return threads(connection)


def test_a_small_program_is_left_to_one_thread_until_a_large_import(
    opened: store.Store, tmp_path: Path, usual: int
) -> None:
    with opened.reading() as cursor:
        assert threads(cursor) == 1
        load(opened, tmp_path, 10)
        assert threads(cursor) == 1
        load(opened, tmp_path, ROWS_OF_A_GROUP)
        assert threads(cursor) == usual


@pytest.mark.parametrize(("rows", "is_large"), [(40_000, False), (40_001, True)])
def test_a_program_is_opened_with_what_it_takes(
    tmp_path: Path, usual: int, rows: int, is_large: bool
) -> None:
    path = tmp_path / "program.duckdb"
    with store.open_store(path) as opened:
        load(opened, tmp_path, rows)
    with store.open_store(path) as opened, opened.reading() as cursor:
        assert threads(cursor) == (usual if is_large else 1)


def test_any_number_of_threads_derives_the_same(opened: store.Store, tmp_path: Path) -> None:
    load(opened, tmp_path, ROWS_OF_A_GROUP + 1000)
    tables = sql.group("current")
    with opened.writing() as cursor:
        kept = {name: rows_in_force(cursor, name) for name in tables}
        assert len(kept["completions"]) == 9 * 7000
        for number in (1, 4):
            cursor.execute(f"set threads = {number}")
            derive(cursor)
            assert {name: rows_in_force(cursor, name) for name in tables} == kept
