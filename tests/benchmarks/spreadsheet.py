"""LibreOffice doing it with SUMIFS: what a careful person's workbook takes to calculate.

The workbook has the lines that can count for structured education, already placed in the outline, without
what is not accepted and without repeats: a spreadsheet formula can do none of that. Left to it are the
window and the sums, for the total and for every category of every goal.
"""

import shutil
import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path

import openpyxl
from openpyxl.utils import get_column_letter
from python_calamine import load_workbook

from dashboard import coverage, sql
from dashboard.coverage import Scope
from dashboard.store import Store, open_store
from dashboard.store.database import parameters, run
from tests.benchmarks.findings import Section, ratio, seconds
from tests.benchmarks.measuring import exponent, seconds_of
from tests.benchmarks.programs import ON
from tests.benchmarks.scale import Bench

SCOPE = Scope(ON, pathway="structured_education")
SHEET_ROWS = 1_048_576
_IN_WINDOW = ("counted", "before_window", "after_window", "planned")


def measure(bench: Bench) -> list[Section]:
    """Loading, calculating and storing, and the same workbook without its formulas."""
    if shutil.which("soffice") is None:
        return [
            Section(
                "A spreadsheet", "Not measured: there is no LibreOffice on this machine.", (), []
            )
        ]
    # The first start makes LibreOffice's profile.
    (bench.folder / "sheet").mkdir()
    _calculated(_empty(bench.folder / "sheet" / "empty.xlsx"))
    found = {lines: _one_size(bench, lines) for lines in bench.scale.sheet_sizes}
    calculating = {lines: max(one.calculating, 0.001) for lines, one in found.items()}
    growth, largest = exponent(calculating), max(calculating)
    million = calculating[largest] * (1_000_000 / largest) ** growth
    return [
        Section(
            "A spreadsheet with SUMIFS",
            "LibreOffice, headless, opens a workbook of lines that somebody has already placed, calculates the total\n"
            "and the category sums of every structured education goal, and stores it; its sums are ours. Calculating is\n"
            "the difference to the same workbook without formulas. Formulas and rows both grow: the exponent is "
            f"{growth:.2f}, so a\nmillion lines would take {million / 3600:.1f} hours, and a sheet ends at "
            f"{SHEET_ROWS:,} rows.",
            (
                *(
                    "program",
                    "lines",
                    "goals",
                    "formulas",
                    "with formulas",
                    "without",
                    "calculating",
                ),
                *("our `gaps`", "ratio"),
            ),
            [(f"{lines:,}", *one.row()) for lines, one in found.items()],
        )
    ]


@dataclass(frozen=True)
class Calculated:
    """Seconds with and without formulas, and those of our own answer."""

    lines: int
    goals: int
    formulas: int
    live: float
    plain: float
    ours: float

    @property
    def calculating(self) -> float:
        return self.live - self.plain

    def row(self) -> tuple[str, ...]:
        return (
            *(f"{count:,}" for count in (self.lines, self.goals, self.formulas)),
            *map(seconds, (self.live, self.plain, self.calculating, self.ours)),
            ratio(self.calculating / self.ours),
        )


def _one_size(bench: Bench, lines: int) -> Calculated:
    with open_store(bench.database(lines)) as store:
        asked = seconds_of(lambda: coverage.gaps(store, SCOPE))
        placed, goals = _placed_lines(store), _goals(store)
    folder = bench.folder / f"sheet-{lines}"
    folder.mkdir()
    live, plain = folder / "live.xlsx", folder / "plain.xlsx"
    formulas = _write(live, placed, goals, has_formulas=True)
    _write(plain, placed, goals, has_formulas=False)
    without = seconds_of(lambda: _calculated(plain))
    with_formulas = seconds_of(lambda: _calculated(live))
    _assert_same(folder / "out" / "live.xlsx", goals)
    return Calculated(len(placed), len(goals), formulas, with_formulas, without, asked)


def _placed_lines(store: Store) -> list[tuple[object, ...]]:
    statement = sql.composed("coverage", "explain")
    given = {k: v for k, v in SCOPE.parameters().items() if k in parameters(statement)}
    with store.reading() as cursor:
        found = run(cursor, statement, given)
        columns = [column[0] for column in found.description or ()]
        wanted = [
            columns.index(n)
            for n in ("person_id", "discipline", "category", "completed_on", "credits")
        ]
        outcome = columns.index("outcome")
        return [
            (*(row[i] for i in wanted[:-1]), float(row[wanted[-1]]))
            for row in found.fetchall()
            if row[outcome] in _IN_WINDOW
        ]


Goal = tuple[str, str, date, date, list[tuple[str | None, Decimal]]]


def _goals(store: Store) -> list[Goal]:
    """Person, discipline, first and last day; then each category (None: the total) with what was earned."""
    earned: dict[tuple[str, str], list[tuple[str | None, Decimal]]] = {}
    for gap in coverage.gaps(store, SCOPE).dicts():
        sums = earned.setdefault((gap["person_id"], gap["discipline"]), [])
        sums.append((gap["category"], gap["earned"]))
    return [
        (
            *(goal[name] for name in ("person_id", "discipline", "window_start")),
            min(goal["window_end"], SCOPE.as_of),
            earned[goal["person_id"], goal["discipline"]],
        )
        for goal in coverage.progress(store, SCOPE).dicts()
    ]


def _write(
    path: Path, placed: list[tuple[object, ...]], goals: list[Goal], *, has_formulas: bool
) -> int:
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("Goals")
    formulas = 0
    for row, (person, discipline, start, end, sums) in enumerate(goals, start=1):
        cells: list[object] = [person, discipline, start, end]
        for category, _ in sums:
            place = f"{get_column_letter(len(cells) + 1)}{row}"
            cells.append(category or "all")
            cells.append(_formula(row, place, len(placed), category) if has_formulas else None)
            formulas += has_formulas
        sheet.append(cells)
    lines = book.create_sheet("Lines")
    for line in placed:
        lines.append(line)
    book.save(path)
    return formulas


def _formula(row: int, place: str, last: int, category: str | None) -> str:
    def column(letter: str) -> str:
        return f"Lines.{letter}1:{letter}{last}".replace(".", "!", 1)

    of_category = f",{column('C')},{place}" if category else ""
    return (
        f"=SUMIFS({column('E')},{column('A')},A{row},{column('B')},B{row}{of_category},"
        f'{column("D")},">="&C{row},{column("D")},"<="&D{row})'
    )


def _assert_same(calculated: Path, goals: list[Goal]) -> None:
    with load_workbook(calculated) as book:
        rows = book.get_sheet_by_name("Goals").to_python()
    for row, (person, discipline, _, _, sums) in zip(rows, goals, strict=True):
        for (category, earned), found in zip(sums, _every_second(row[4:]), strict=False):
            assert Decimal(str(round(found, 2))) == earned, (person, discipline, category, found)


def _every_second(cells: Sequence[object]) -> Iterator[float]:
    for cell in cells[1::2]:
        assert isinstance(cell, int | float)
        yield cell


def _empty(path: Path) -> Path:
    openpyxl.Workbook().save(path)
    return path


def _calculated(path: Path) -> None:
    folder = path.parent
    subprocess.run(
        [
            "soffice",
            f"-env:UserInstallation={(folder.parent / 'profile').as_uri()}",
            *("--headless", "--convert-to", "xlsx", "--outdir", folder / "out", path),
        ],
        capture_output=True,
        check=True,
        timeout=1_200,
    )
