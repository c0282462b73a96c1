"""Small changes to a large store, against everything derived again: an import of 100 rows, undone.

Both are done in turns in one process, so the ratio depends little on the machine. Everything derived
again is what each of these changes cost before only what it touches was derived.
"""

import csv
import statistics
import time
from collections.abc import Callable
from itertools import count
from pathlib import Path
from typing import TypeVar

import pytest

from dashboard import intake
from dashboard.importing import import_file
from dashboard.store import Store, deciding, imports, open_store, teaching
from dashboard.store.derivation import derive
from tests.benchmarks.programs import write_program

SIZES = {100_000: 2_000, 1_000_000: 20_000}
ROWS = 100
ROUNDS = 3
LARGEST_SHARE = 0.1

T = TypeVar("T")


_HEADINGS = [
    *("Person ID", "Reference Number", "Activity Title", "Completion Date"),
    *("CE Credits", "Discipline", "Category", "Subcategory", "Credits"),
]
_CELLS = [
    *("New course", "2026-02-03", "1.00"),
    *("CT", "Safety", "Radiation Safety and Dose", "0.50"),
]


class Changes:
    """What is timed: each takes a store from one state to the next, and returns its seconds."""

    def __init__(self, db: Store, folder: Path, people: int) -> None:
        self._db = db
        self._folder = folder
        self._people = people
        self._numbers = count(1)

    def import_and_undo(self) -> tuple[float, float]:
        path = self._records(next(self._numbers))
        checked = intake.check_file(path, self._db.reference, intake.Options())
        importing, result = timed(lambda: imports.commit(self._db, checked, is_confirmed=True))
        assert [sheet.added for sheet in result.sheets] == [ROWS]
        assert result.import_id is not None
        number = result.import_id
        undoing, _ = timed(lambda: imports.undo(self._db, number))
        return importing, undoing

    def alias(self) -> float:
        text = f"Something else {next(self._numbers)}"
        seconds, _ = timed(lambda: teaching.add_alias(self._db, text, "CT", "Safety"))
        return seconds

    def merge(self) -> float:
        seconds, decision = timed(lambda: deciding.merge(self._db, "000001", "000002"))
        deciding.undecide(self._db, decision.decision_id)
        return seconds

    def everything(self) -> float:
        return timed(self._derive)[0]

    def _derive(self) -> None:
        with self._db.writing() as cursor:
            derive(cursor)

    def _records(self, number: int) -> Path:
        path = self._folder / f"records-{number}.csv"
        with path.open("w", newline="", encoding="utf-8") as file:
            writer = csv.writer(file)
            writer.writerow(_HEADINGS)
            for person in range(number, number + ROWS * 7, 7):
                writer.writerow([f"{person % self._people:06}", f"NEW{number}", *_CELLS])
        return path


def timed(change: Callable[[], T]) -> tuple[float, T]:
    began = time.monotonic()
    done = change()
    return time.monotonic() - began, done


def shares(folder: Path, lines: int, people: int) -> dict[str, float]:
    """What each change takes of the time of deriving everything: the median of a few rounds."""
    write_program(folder, people=people, lines=lines)
    measured: dict[str, list[float]] = {}
    with open_store(folder / "program.duckdb") as db:
        for name in ("roster", "records", "prescriptions"):
            import_file(db, folder / f"{name}.csv", intake.Options())
        changes = Changes(db, folder, people)
        for _ in range(ROUNDS):
            whole = changes.everything()
            importing, undoing = changes.import_and_undo()
            for name, seconds in (
                ("import", importing),
                ("undo", undoing),
                ("alias", changes.alias()),
                ("merge", changes.merge()),
            ):
                measured.setdefault(name, []).append(seconds / whole)
    found = {name: statistics.median(ratios) for name, ratios in measured.items()}
    told = ", ".join(f"{name} {share:.3f}" for name, share in found.items())
    print(f"\n{lines:,} lines of {people:,} people, against deriving everything: {told}")
    return found


@pytest.fixture(scope="module")
def of_a_million(tmp_path_factory: pytest.TempPathFactory) -> dict[str, float]:
    """The shares at 1,000,000 lines; those at 100,000 are told, where each change's fixed cost is more of less."""
    found = {}
    for lines, people in SIZES.items():
        found = shares(tmp_path_factory.mktemp(str(lines)), lines, people)
    return found


@pytest.mark.parametrize("change", ["import", "undo", "alias", "merge"])
def test_a_small_change_costs_at_most_a_tenth_of_everything(
    of_a_million: dict[str, float], change: str
) -> None:
    assert of_a_million[change] <= LARGEST_SHARE
