"""A hundred rows more, their undo, two people merged, an alias: against deriving everything."""

import csv
import shutil
from datetime import date
from functools import partial

from dashboard import intake, reference
from dashboard.intake import CheckedFile
from dashboard.store import Store, deciding, imports, open_store, teaching
from dashboard.store.derivation import derive
from tests.benchmarks.findings import Section, ratio, seconds
from tests.benchmarks.measuring import medians, seconds_of
from tests.benchmarks.programs import DISCIPLINES, RECORD_HEADINGS
from tests.benchmarks.scale import Bench, people_of

ROWS = 100
_ROUNDS = 5


def measure(bench: Bench) -> list[Section]:
    """Checked rows into the store and out of it again, in turns with a full derivation."""
    database = bench.folder / "small-changes.duckdb"
    shutil.copy(bench.database(bench.scale.full), database)
    file = _checked(bench)
    with open_store(database) as store:
        before = _state(store)
        turns = []
        for _ in range(min(_ROUNDS, bench.scale.rounds)):
            import_id = len(imports.history(store)) + 1
            turns.append(
                {
                    "derive": seconds_of(lambda: _derive(store)),
                    "import": seconds_of(lambda: _commit(store, file)),
                    "undo": seconds_of(partial(imports.undo, store, import_id)),
                    "merge": seconds_of(lambda: deciding.merge(store, "000001", "000002")),
                    "part": seconds_of(partial(_undecide, store)),
                    "alias": seconds_of(
                        lambda: teaching.add_alias(store, "Something else", "CT", "Safety")
                    ),
                    "unalias": seconds_of(partial(_forget, store)),
                }
            )
            assert _state(store) == before
    database.unlink()
    times = medians(turns)
    return [
        Section(
            "Small changes",
            f"{ROWS} records of as many people who have others, already read and checked, into a program of "
            f"{bench.scale.full:,}\nlines, and other changes, against deriving every table in force anew.",
            ("what", "time", "to a full derivation"),
            [
                (what, seconds(times[key]), ratio(times[key] / times["derive"]))
                for key, what in (
                    ("derive", "full derivation"),
                    ("import", f"importing {ROWS} rows"),
                    ("undo", "undoing them"),
                    ("merge", "merging two people"),
                    ("part", "undoing that"),
                    ("alias", "teaching an alias"),
                    ("unalias", "undoing that"),
                )
            ],
            {
                "small_import": times["import"] / times["derive"],
                "small_undo": times["undo"] / times["derive"],
            },
        )
    ]


def _checked(bench: Bench) -> CheckedFile:
    path = bench.folder / "small.csv"
    people = people_of(bench.scale.full)
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(RECORD_HEADINGS)
        for row in range(ROWS):
            discipline = DISCIPLINES[row % len(DISCIPLINES)]
            writer.writerow(
                (
                    *(
                        f"{row * 7 % people:06}",
                        f"NEW{row:04}",
                        f"New course {row}",
                        date(2026, 5, 1),
                    ),
                    *("0.50", "A", "", discipline, "Procedures", "", "0.50"),
                )
            )
    return intake.check_file(path, reference.load(), intake.Options())


def _commit(store: Store, file: CheckedFile) -> None:
    [sheet] = imports.commit(store, file).sheets
    assert sheet.added == ROWS


def _undecide(store: Store) -> None:
    standing = [one for one in deciding.decisions(store) if one.withdrawn_at is None]
    deciding.undecide(store, *(one.decision_id for one in standing))


def _forget(store: Store) -> None:
    standing = [one for one in teaching.aliases(store) if one.withdrawn_at is None]
    for alias in standing:
        teaching.remove_alias(store, alias.alias_id)


def _derive(store: Store) -> None:
    with store.writing() as cursor:
        derive(cursor)


def _state(store: Store) -> object:
    with store.reading() as cursor:
        # Without the numbers, which may be others after an undo.
        return cursor.execute(
            "select count(*), sum(hash(p.person_key, l.discipline, l.credits, l.is_used, l.completed_on)) "
            "from completion_lines as l inner join person_numbers as p using (person_number)"
        ).fetchone()
