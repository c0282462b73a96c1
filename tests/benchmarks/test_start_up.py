"""How soon the command answers: `targeted-ce progress` on the sample program against `import duckdb` alone.

Both are whole processes, started in turns; the median of each counts, so that the ratio depends little on
what else the machine does. Both find their bytecode, as an installed program does.
"""

import os
import statistics
import subprocess
import sys
from pathlib import Path
from time import perf_counter

import pytest

from dashboard import intake, paths
from dashboard.importing import import_file
from dashboard.store import open_store

TURNS = 15
MOST_AGAINST_IMPORT = 2.0


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    """Ours, but that bytecode is kept, outside the source."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return kept | {"PYTHONPYCACHEPREFIX": str(tmp_path / "bytecode")}


def seconds(environment: dict[str, str], *arguments: str) -> float:
    began = perf_counter()
    subprocess.run([sys.executable, *arguments], check=True, capture_output=True, env=environment)
    return perf_counter() - began


def test_an_answer_takes_at_most_twice_an_import_of_duckdb(
    tmp_path: Path, environment: dict[str, str]
) -> None:
    database = tmp_path / "program.duckdb"
    with open_store(database) as store:
        for name in ("roster", "activities", "records", "prescriptions"):
            import_file(store, paths.SAMPLE / f"{name}.xlsx", intake.Options())
    progress = ("-m", "dashboard", "progress", "--database", str(database))
    bare = ("-c", "import duckdb")
    turns = [
        (seconds(environment, *progress), seconds(environment, *bare)) for _ in range(TURNS + 1)
    ]
    # The first turn writes the bytecode.
    del turns[0]
    ours, theirs = (statistics.median(times) for times in zip(*turns, strict=True))
    print(f"\n  progress {ours:.3f} s, import duckdb {theirs:.3f} s; ratio {ours / theirs:.2f}")
    assert ours <= MOST_AGAINST_IMPORT * theirs
