"""A process of the command loads what its answer takes and nothing else, so that it answers at once."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Command, Write

ROSTER = """
    Person ID | Name           | Discipline
    0017      | Avery Testwell | CT
"""
NEVER_FOR_AN_ANSWER = {
    "altair",
    "numpy",
    "openpyxl",
    "pandas",
    "platformdirs",
    "pyarrow",
    "python_calamine",
    "rapidfuzz",
    "streamlit",
}


COMMAND = """
import sys
from dashboard.cli import main
try:
    main()
finally:
    print(*sorted({name.partition(".")[0] for name in sys.modules}), file=sys.stderr)
"""


def loaded_by(*arguments: object) -> set[str]:
    """The top-level modules in memory at the end of a process of the command."""
    done = subprocess.run(
        [sys.executable, "-c", COMMAND, *map(str, arguments)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode < 2, done.stderr
    loaded = set(done.stderr.splitlines()[-1].split())
    assert {"dashboard", "duckdb"} <= loaded
    return loaded


@pytest.mark.parametrize(
    "question", ["progress", "gaps", "coverage", "checks", "imports", "explain 0017"]
)
def test_an_answer_loads_no_library_for_files_or_screens(
    question: str, command: Command, write: Write, tmp_path: Path
) -> None:
    assert command("import", write("roster.csv", ROSTER)).status == 0
    loaded = loaded_by(*question.split(), "--database", tmp_path / "program.duckdb")
    assert not loaded & NEVER_FOR_AN_ANSWER


def test_an_import_loads_no_library_for_screens(write: Write, tmp_path: Path) -> None:
    file = write("roster.csv", ROSTER)
    loaded = loaded_by("import", file, "--database", tmp_path / "program.duckdb")
    assert not loaded & {"altair", "openpyxl", "pandas", "streamlit"}


def test_the_command_in_the_process_of_others_leaves_their_pandas_alone(command: Command) -> None:
    assert command("progress").status == 0
    import pandas as pd

    assert pd.DataFrame({"credits": [1.5]})["credits"].sum() == 1.5


def process(database: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "dashboard", *arguments, "--database", str(database)],
        capture_output=True,
        text=True,
        check=False,
    )


def test_a_process_says_all_it_has_to_say_and_ends_with_its_status(
    command: Command, write: Write, tmp_path: Path
) -> None:
    people = "\n".join(f"{number:05} | Person {number} | CT" for number in range(2_000))
    roster = write("roster.csv", f"Person ID | Name | Discipline\n{people}")
    assert command("import", roster).status == 0
    database = tmp_path / "program.duckdb"
    told = process(database, "progress")
    assert told.returncode == 0
    # With the headings and the line below them.
    assert len(told.stdout.splitlines()) == 2_000 + 2
    refused = process(database, "explain", "nobody")
    assert refused.returncode == 2
    assert refused.stderr == 'Nobody on the roster has the person ID "nobody".\n'
