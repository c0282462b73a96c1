"""How large everything is, and the programs that several measurements share."""

from dataclasses import dataclass, field, replace
from pathlib import Path

from dashboard import intake
from dashboard.importing import import_file
from dashboard.store import open_store
from tests.benchmarks.measuring import seconds_of
from tests.benchmarks.programs import write_program
from tests.browser.serving import load_sample

FILES = ("roster", "records", "prescriptions")
LINES_OF_A_PERSON = 50


@dataclass(frozen=True)
class Scale:
    """Sizes in distribution lines, how often each thing is measured, and how many pages where not all."""

    sizes: tuple[int, ...]
    rows: int
    report_lines: int
    sheet_sizes: tuple[int, ...]
    rounds: int
    imports: int
    views: int
    processes: int
    pages: int | None = None

    @property
    def full(self) -> int:
        """The size at which the targets stand: the largest up to a million."""
        return max(size for size in self.sizes if size <= 1_000_000)


USUAL = Scale(
    sizes=(10_000, 100_000, 1_000_000),
    rows=100_000,
    report_lines=60_000,
    sheet_sizes=(10_000, 40_000),
    rounds=5,
    imports=3,
    views=8,
    processes=15,
)
SMALL = replace(USUAL, sizes=(10_000, 100_000), rounds=3, views=4, processes=7)
# To prove that everything runs; its figures mean nothing.
TINY = Scale(
    sizes=(1_000, 2_000),
    rows=1_000,
    report_lines=1_000,
    sheet_sizes=(1_000, 2_000),
    rounds=1,
    imports=1,
    views=1,
    processes=1,
    pages=2,
)


@dataclass
class Bench:
    """One run of the suite. Programs are written and imported once, when they are first needed."""

    scale: Scale
    folder: Path
    seconds_to_import: dict[int, float] = field(default_factory=dict)

    def sample(self) -> Path:
        """A database with the sample program imported; nobody writes into it."""
        database = self.folder / "sample.duckdb"
        if not database.exists():
            load_sample(database)
        return database

    def program(self, lines: int) -> Path:
        """The folder of a program's spreadsheets."""
        folder = self.folder / f"program-{lines}"
        if not folder.exists():
            folder.mkdir()
            write_program(folder, people=people_of(lines), lines=lines)
        return folder

    def database(self, lines: int) -> Path:
        """A database with the program imported; nobody writes into it."""
        database = self.folder / f"program-{lines}.duckdb"
        if not database.exists():
            self.program(lines)
            self.seconds_to_import[lines] = seconds_of(lambda: self.make_database(lines, database))
        return database

    def make_database(self, lines: int, database: Path) -> None:
        folder = self.program(lines)
        with open_store(database) as store:
            for name in FILES:
                result = import_file(store, folder / f"{name}.csv", intake.Options())
                [sheet] = result.sheets
                assert sheet.added == sheet.rows_read, f"{name}: {sheet}"


def people_of(lines: int) -> int:
    return lines // LINES_OF_A_PERSON
