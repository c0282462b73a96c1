"""A million distribution lines of 20,000 people: import from .csv, then every answer.

Each step runs in a process of its own, so that its peak memory is its own, and prints its time and
peak. Times depend on the machine; what is asserted is that the answers are right, and that ten times
the lines take no more than twenty times as long.
"""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.benchmarks.programs import AS_OF, write_program

SIZES = {100_000: 2_000, 1_000_000: 20_000}

STEP = """
import json, resource, sys, time
from dashboard.cli import main
began = time.monotonic()
try:
    main(sys.argv[1:])
finally:
    seconds = time.monotonic() - began
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(json.dumps({"seconds": round(seconds, 1), "peak_mb": peak}), file=sys.stderr)
"""


def step(folder: Path, *arguments: str) -> tuple[list[dict[str, object]], float]:
    done = subprocess.run(
        [
            sys.executable,
            "-c",
            STEP,
            *arguments,
            "--database",
            folder / "program.duckdb",
            "--format",
            "json",
        ],
        capture_output=True,
        text=True,
        check=True,
    )
    measured = json.loads(done.stderr.strip().splitlines()[-1])
    print(f"  {' '.join(Path(part).name for part in arguments):45} {measured}")
    return json.loads(done.stdout), float(measured["seconds"])


@pytest.fixture(scope="module")
def seconds(tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[int, str], float]:
    """How long each step took at each size; the answers are checked on the way."""
    found = {}
    for lines, people in SIZES.items():
        print(f"\n{lines:,} lines of {people:,} people")
        folder = tmp_path_factory.mktemp(str(lines))
        write_program(folder, people=people, lines=lines)
        step(folder, "import", str(folder / "roster.csv"))
        [imported], found[lines, "import"] = step(folder, "import", str(folder / "records.csv"))
        assert (imported["rows_read"], imported["added"]) == (lines, lines)
        for answer, rows in (("progress", people), ("gaps", None), ("coverage", None)):
            answered, found[lines, answer] = step(folder, answer, "--as-of", AS_OF)
            assert rows is None or len(answered) == rows
    return found


@pytest.mark.parametrize("name", ["import", "progress", "gaps", "coverage"])
def test_ten_times_the_lines_take_at_most_twenty_times_as_long(
    seconds: dict[tuple[int, str], float], name: str
) -> None:
    small, large = SIZES
    assert seconds[large, name] <= 20 * seconds[small, name]
