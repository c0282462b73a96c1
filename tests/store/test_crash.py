"""A process killed at any moment of an import leaves a database with all of it or none."""

import csv
import json
import subprocess
import sys
from pathlib import Path
from random import Random

import pytest

from dashboard import store
from tests.program import Program

PEOPLE, LINES = 200, 6_000

# The moments lie between these milestones, told by the importing process itself, so that they fall
# inside its work however fast the machine is.
IMPORT = """
import sys, threading, time
from pathlib import Path
from dashboard import intake, store
from dashboard.importing import import_file
with store.open_store(sys.argv[1]) as db:
    print("importing", flush=True)
    import_file(db, Path(sys.argv[2]), intake.Options(), is_confirmed=True)
    print("imported", flush=True)
    sys.stdin.read()
"""


def write_records(path: Path) -> None:
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(
            [
                "Person ID",
                "Reference Number",
                "Completion Date",
                "CE Credits",
                "Discipline",
                "Category",
                "Subcategory",
                "Credits",
            ]
        )
        for line in range(LINES):
            writer.writerow(
                [
                    f"{line % PEOPLE:04}",
                    f"EX{line // PEOPLE:04}",
                    "2026-02-03",
                    "1.00",
                    "CT",
                    "Safety",
                    "Radiation Safety and Dose",
                    "0.50",
                ]
            )


def start(database: Path, records: Path) -> "subprocess.Popen[str]":
    process = subprocess.Popen(
        [sys.executable, "-c", IMPORT, str(database), str(records)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "importing\n"
    return process


@pytest.fixture(scope="module")
def records(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("crash") / "records.csv"
    write_records(path)
    return path


@pytest.fixture(scope="module")
def seconds_needed(records: Path, tmp_path_factory: pytest.TempPathFactory) -> float:
    """How long an undisturbed import takes here."""
    from time import monotonic

    with start(tmp_path_factory.mktemp("crash") / "whole.duckdb", records) as process:
        began = monotonic()
        assert process.stdout is not None
        assert process.stdout.readline() == "imported\n"
        needed = monotonic() - began
        process.kill()
    return needed


@pytest.mark.parametrize("seed", range(12))
def test_a_killed_import_is_there_whole_or_not_at_all(
    seed: int, tmp_path: Path, records: Path, seconds_needed: float
) -> None:
    database = tmp_path / "program.duckdb"
    roster = "\n".join(f"{number:04} | Sample Person {number} | CT" for number in range(PEOPLE))
    with Program(tmp_path, database=database) as program:
        program.upload("roster", f"Person ID | Name | Discipline\n{roster}")
    with start(database, records) as process:
        # A moment of the import, or one just after it; waiting for the end is the time-out's way.
        with pytest.raises(subprocess.TimeoutExpired):
            process.wait(timeout=seconds_needed * Random(seed).uniform(0.0, 1.2))
        process.kill()
    with Program(tmp_path, database=database) as program:
        imports = len(store.imports.history(program.store))
        [(lines,)] = program.rows("select count(*) from record_rows")
        [(in_force,)] = program.rows("select count(*) from completion_lines")
        [(sheets,)] = program.rows("select count(*) from import_sheets")
        earned = {standing["earned"] for standing in program.standings()}
        assert (imports, lines, in_force, sheets) in {(1, 0, 0, 1), (2, LINES, LINES, 2)}
        assert json.dumps(sorted(map(float, earned))) == ("[0.0]" if imports == 1 else "[15.0]")
