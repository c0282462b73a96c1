"""Importing one file of rows: an .xlsx against a bare read with calamine, a .csv against DuckDB alone."""

import csv
import shutil
from datetime import date
from functools import partial
from pathlib import Path
from zipfile import ZipFile

import duckdb
import openpyxl
from python_calamine import load_workbook

from dashboard import intake, reference
from dashboard.importing import import_file
from dashboard.intake import CheckedFile, Options
from dashboard.intake.read import read_grids
from dashboard.store import Store, imports, open_store
from tests.benchmarks.findings import Section, megabytes, ratio, seconds
from tests.benchmarks.measuring import COMMAND, in_turns, medians, peak_megabytes, seconds_of
from tests.benchmarks.scale import Bench

_TABLE = """
    create table lines (
        person_id varchar, reference_number varchar, title varchar, completed_on date,
        ce_credits decimal(8, 2), ce_category varchar, activity_type varchar, discipline varchar,
        category varchar, subcategory varchar, credits decimal(8, 2)
    )"""
_INSERT = """
    insert into lines
    select * from read_csv($path, header = true, columns = {
        'person_id': 'varchar', 'reference_number': 'varchar', 'title': 'varchar',
        'completed_on': 'date', 'ce_credits': 'decimal(8, 2)', 'ce_category': 'varchar',
        'activity_type': 'varchar', 'discipline': 'varchar', 'category': 'varchar',
        'subcategory': 'varchar', 'credits': 'decimal(8, 2)'
    })"""


def measure(bench: Bench) -> list[Section]:
    """The records of a program: read, checked, committed with all that follows from them."""
    records = bench.program(bench.scale.rows) / "records.csv"
    return [_workbook(bench, records), _delimited(bench, records)]


def _workbook(bench: Bench, records: Path) -> Section:
    path = _as_workbook(records, bench.folder / "records.xlsx")
    bundled = reference.load()
    rows = bench.scale.rows

    def bare() -> None:
        with load_workbook(path) as workbook:
            assert len(workbook.get_sheet_by_index(0).to_python()) == rows + 1

    def checked() -> CheckedFile:
        return intake.check_file(path, bundled, Options())

    def committed(store: Store) -> None:
        [sheet] = imports.commit(store, checked()).sheets
        assert sheet.added == rows

    turns = []
    for number in range(bench.scale.rounds):
        # A store with the roster alone each time, which is there before the clock starts.
        with open_store(_with_roster(bench, f"xlsx-{number}")) as store:
            turns.append(
                {
                    "bare": seconds_of(bare),
                    "read": seconds_of(lambda: read_grids(path, path.name)),
                    "check": seconds_of(checked),
                    "import": seconds_of(partial(committed, store)),
                }
            )
    times = medians(turns)
    with ZipFile(path) as archive:
        unpacked = sum(part.file_size for part in archive.infolist()) / 1e6
    peak = peak_megabytes(
        COMMAND, "import", path, "--database", bench.folder / "peak-of-xlsx.duckdb"
    )
    whats = {
        "bare": "bare read with python-calamine",
        "read": "read, with what calamine does not tell",
        "check": "read and checked",
        "import": "read, checked and committed",
    }
    return Section(
        f"Importing an .xlsx of {rows:,} rows",
        "Into a database that has the roster. `targeted-ce import`, a whole process, takes "
        f"{megabytes(peak)} at its peak;\nthe file is {megabytes(unpacked)} unpacked.",
        ("what", "time", "to the bare read"),
        [
            (what, seconds(times[key]), ratio(times[key] / times["bare"]))
            for key, what in whats.items()
        ],
        {
            **{f"xlsx_{key}": times[key] / times["bare"] for key in ("read", "check", "import")},
            "xlsx_peak": peak / unpacked,
        },
    )


def _delimited(bench: Bench, records: Path) -> Section:
    rows = bench.scale.rows

    def bare(connection: duckdb.DuckDBPyConnection) -> None:
        connection.execute(_INSERT, {"path": str(records)})
        counted = connection.execute("select count(*) from lines").fetchone()
        assert counted == (rows,)

    def imported(store: Store) -> None:
        [sheet] = import_file(store, records, Options()).sheets
        assert sheet.added == rows

    turns = []
    for number in range(bench.scale.rounds * 2 + 1):
        with (
            open_store(_with_roster(bench, f"csv-{number}")) as store,
            duckdb.connect(bench.folder / f"bare-{number}.duckdb") as connection,
        ):
            connection.execute(_TABLE)
            turns.append(
                in_turns(
                    1,
                    {"bare": partial(bare, connection), "import": partial(imported, store)},
                    is_warmed=False,
                )
            )
    # The first turn compiles and loads what the others find.
    times = medians(turns[1:])
    return Section(
        f"Importing a .csv of {rows:,} rows",
        "Into a database that has the roster, against DuckDB's own reader, told every column's type, into one table\n"
        "of a database: no check, no matching, nothing derived.",
        ("what", "time", "ratio"),
        [
            ("DuckDB's `read_csv` and `insert`", seconds(times["bare"]), ratio(1)),
            (
                "read, checked and committed",
                seconds(times["import"]),
                ratio(times["import"] / times["bare"]),
            ),
        ],
        {"csv_import": times["import"] / times["bare"]},
    )


def _with_roster(bench: Bench, name: str) -> Path:
    rostered = bench.folder / "rostered.duckdb"
    if not rostered.exists():
        with open_store(rostered) as store:
            import_file(store, bench.program(bench.scale.rows) / "roster.csv", Options())
    database = bench.folder / f"{name}.duckdb"
    shutil.copy(rostered, database)
    return database


def _as_workbook(records: Path, path: Path) -> Path:
    """The same rows as a person's workbook has them: dates and numbers are typed cells."""
    workbook = openpyxl.Workbook(write_only=True)
    sheet = workbook.create_sheet("Log")
    with records.open(newline="", encoding="utf-8") as file:
        lines = csv.reader(file)
        sheet.append(next(lines))
        for person, number, title, day, ce_credits, *texts, credits in lines:
            cells = [text or None for text in texts]
            sheet.append(
                [
                    person,
                    number,
                    title,
                    date.fromisoformat(day),
                    float(ce_credits),
                    *cells,
                    float(credits),
                ]
            )
    workbook.save(path)
    return path
