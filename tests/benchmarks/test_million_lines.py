"""A million distribution lines of 20,000 people: import from .csv, then every answer.

Each step runs in a process of its own, so that its peak memory is its own, and prints its time and
peak. Times depend on the machine; what is asserted is that the answers are right, and that ten times
the lines take no more than twenty times as long.
"""

import csv
import json
import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path
from random import Random

import pytest

from dashboard import reference

LINES_PER_COMPLETION = 2
SIZES = {100_000: 2_000, 1_000_000: 20_000}
DISCIPLINES = ("CT", "MR", "R")
AS_OF = "2026-06-01"

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


def write_program(folder: Path, lines: int, people: int) -> None:
    random = Random(lines)
    contents: dict[str, list[tuple[str, str]]] = {code: [] for code in DISCIPLINES}
    for line in reference.load().outlines:
        content = (line.category, line.subcategory or "")
        # Versions of an outline share most of their entries.
        if content not in contents.setdefault(line.discipline, []):
            contents[line.discipline].append(content)
    with (folder / "roster.csv").open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(["Person ID", "Name", "Role", "Cohort", "Discipline"])
        for number in range(people):
            discipline = DISCIPLINES[number % len(DISCIPLINES)]
            writer.writerow(
                [
                    f"{number:06}",
                    f"Sample Person {number}",
                    "student",
                    f"C{number % 40}",
                    discipline,
                ]
            )
    with (folder / "records.csv").open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(
            [
                "Person ID",
                "Reference Number",
                "Activity Title",
                "Completion Date",
                "CE Credits",
                "Discipline",
                "Category",
                "Subcategory",
                "Credits",
            ]
        )
        for completion in range(lines // LINES_PER_COMPLETION):
            number = completion % people
            discipline = DISCIPLINES[number % len(DISCIPLINES)]
            day = date(2024, 1, 1) + timedelta(random.randrange(900))
            # No two completions of a person are alike, so every row is a line of its own.
            activity = completion // people * 17 % 5_000
            for category, subcategory in random.sample(contents[discipline], LINES_PER_COMPLETION):
                writer.writerow(
                    [
                        f"{number:06}",
                        f"EX{activity:06}",
                        f"Course {activity}",
                        day,
                        "1.00",
                        discipline,
                        category,
                        subcategory,
                        "0.25",
                    ]
                )


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
        write_program(folder, lines, people)
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
