"""An .xlsx of 100,000 rows: reading, checking and committing it against a bare read with calamine.

All is measured in one process on the same file, in turns, and what is asserted are ratios of medians: whatever
else the machine does then slows the one as much as the other.
"""

import statistics
import subprocess
import sys
from collections.abc import Callable
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from random import Random
from time import perf_counter
from zipfile import ZipFile

import openpyxl
import pytest
from python_calamine import load_workbook

from dashboard import intake, reference
from dashboard.intake import CheckedFile, Options
from dashboard.intake.read import read_grids
from dashboard.store import Store, imports, open_store

ROWS = 100_000
PEOPLE = 2_000
TURNS = 5
HEADINGS = [
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


def write_records(path: Path, rows: int = ROWS) -> Path:
    random = Random(ROWS)
    workbook = openpyxl.Workbook(write_only=True)
    sheet = workbook.create_sheet("Log")
    sheet.append(HEADINGS)
    for row in range(rows):
        activity = row // PEOPLE * 17 % 5_000
        sheet.append(
            [
                f"{row % PEOPLE:06}",
                f"EX{activity:06}",
                f"Course {activity}",
                date(2024, 1, 1) + timedelta(random.randrange(900)),
                1,
                "CT",
                "Safety",
                None,
                0.25,
            ]
        )
    workbook.save(path)
    return path


def timed(what: Callable[[], object]) -> float:
    began = perf_counter()
    what()
    return perf_counter() - began


@pytest.fixture(scope="module")
def seconds(tmp_path_factory: pytest.TempPathFactory) -> dict[str, float]:
    folder = tmp_path_factory.mktemp("reading")
    path = write_records(folder / "records.xlsx")
    bundled = reference.load()

    def bare() -> None:
        with load_workbook(path) as workbook:
            assert len(workbook.get_sheet_by_index(0).to_python()) == ROWS + 1

    def checked() -> CheckedFile:
        return intake.check_file(path, bundled, Options())

    def committed(store: Store) -> None:
        result = imports.commit(store, checked())
        assert [sheet.rows_read for sheet in result.sheets] == [ROWS]

    turns = []
    for number in range(TURNS):
        # An empty store each time, which is there before the clock starts.
        with open_store(folder / f"{number}.duckdb", reference=bundled) as store:
            turns.append(
                {
                    "bare": timed(bare),
                    "read": timed(lambda: read_grids(path, path.name)),
                    "check": timed(checked),
                    "commit": timed(partial(committed, store)),
                }
            )
    found = {name: statistics.median(turn[name] for turn in turns) for name in turns[0]}
    for name, measured in found.items():
        print(f"  {name:7} {measured:6.2f} s  {measured / found['bare']:5.2f} times the bare read")
    return found


# In a process of its own, since a peak is never forgotten. The kernel's own figure, because the one of
# `resource` is at least what the process that started this one held.
_COMMAND = """
import sys
from pathlib import Path
from dashboard.cli import main
try:
    main()
finally:
    status = dict(line.split(":") for line in Path("/proc/self/status").read_text().splitlines())
    print(status["VmHWM"].split()[0], file=sys.stderr)
"""


def peak_of_import(path: Path, database: Path) -> int:
    """The most memory that `targeted-ce import` takes at any moment, in bytes: libraries, rows and all."""
    arguments = [sys.executable, "-c", _COMMAND, "import", str(path), "--database", str(database)]
    said = subprocess.run(arguments, check=True, capture_output=True, text=True)
    return int(said.stderr.split()[-1]) * 1024


def test_importing_takes_less_memory_than_ten_times_the_unpacked_file(tmp_path: Path) -> None:
    path = write_records(tmp_path / "records.xlsx")
    with ZipFile(path) as archive:
        unpacked = sum(part.file_size for part in archive.infolist())
    peak = peak_of_import(path, tmp_path / "large.duckdb")
    few = peak_of_import(write_records(tmp_path / "few.xlsx", rows=10), tmp_path / "few.duckdb")
    for what, size in (("unpacked", unpacked), ("peak", peak), ("ten rows", few)):
        print(f"  {what:9} {size / 1e6:5.0f} MB  {size / unpacked:5.2f} times the unpacked file")
    assert peak < 10 * unpacked


def test_reading_takes_at_most_twice_a_bare_read(seconds: dict[str, float]) -> None:
    assert seconds["read"] <= 2 * seconds["bare"]


def test_reading_and_all_checks_take_at_most_four_times_a_bare_read(
    seconds: dict[str, float],
) -> None:
    assert seconds["check"] <= 4 * seconds["bare"]


def test_checking_and_committing_take_at_most_four_times_a_bare_read(
    seconds: dict[str, float],
) -> None:
    assert seconds["commit"] <= 4 * seconds["bare"]
