"""The report of 2,000 people and 60,000 lines against bare openpyxl, write-only, with the same content.

The bare workbook has the same values, formats, links and row heights in the same sheets, taken from
memory; it is written in turns with ours. Peak memory is that of a process that writes the report.
"""

import re
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from copy import copy
from datetime import date
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import openpyxl
import pytest
from openpyxl import Workbook
from openpyxl.cell.cell import WriteOnlyCell
from openpyxl.worksheet.hyperlink import Hyperlink

from dashboard import intake, reporting
from dashboard.coverage import Scope
from dashboard.importing import import_file
from dashboard.report.findings import Findings
from dashboard.report.workbook import write_report
from dashboard.store import open_store
from tests.benchmarks.programs import AS_OF, write_program

PEOPLE, LINES = 2_000, 60_000
ROUNDS = 3
MOST_AGAINST_BARE = 1.5
MOST_MEGABYTES = 1_000

LINK = re.compile(r'<hyperlink ref="([^"]+)" location="([^"]+)"')
# Not ru_maxrss, which a process begins with that of the one that starts it.
PEAK = """
import re, sys
from dashboard.cli import main
try:
    main(sys.argv[1:])
finally:
    [kilobytes] = re.findall(r"VmHWM:\\s+(\\d+)", open("/proc/self/status").read())
    print(int(kilobytes) // 1024, file=sys.stderr)
"""


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("report")
    write_program(folder, people=PEOPLE, lines=LINES)
    with open_store(folder / "program.duckdb") as made:
        for name in ("roster", "records", "prescriptions"):
            import_file(made, folder / f"{name}.csv", intake.Options())
    return folder / "program.duckdb"


def seconds(work: Callable[[], None]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def ours(path: Path, findings: Findings) -> Callable[[], None]:
    def write() -> None:
        # Sentences and order are part of the work.
        findings.__dict__.pop("standings", None)
        findings.__dict__.pop("names", None)
        write_report(path, findings)

    return write


Cell = tuple[Any, int] | None
Content = dict[str, tuple[list[list[Cell]], dict[int, float], list[tuple[str, str]]]]


def content_of(path: Path) -> tuple[Content, list[Any]]:
    """The cells of every sheet as value and number of style, the heights of rows, the links; the styles."""
    book: Any = openpyxl.load_workbook(path)
    package = ZipFile(path)
    styles: list[Any] = []
    numbers: dict[int, int] = {}
    content: Content = {}
    for sheet in book.worksheets:
        rows = []
        for row in sheet.iter_rows():
            cells: list[Cell] = []
            for cell in row:
                if cell.value is None and not cell.has_style:
                    cells.append(None)
                    continue
                if cell.style_id not in numbers:
                    numbers[cell.style_id] = len(styles)
                    styles.append(
                        (
                            copy(cell.font),
                            cell.number_format,
                            copy(cell.alignment),
                            copy(cell.fill),
                        )
                    )
                cells.append((cell.value, numbers[cell.style_id]))
            rows.append(cells)
        heights = {n: d.height for n, d in sheet.row_dimensions.items() if d.height}
        # As they are written: openpyxl would give each cell of a block a link of its own.
        links = LINK.findall(package.read(f"xl/worksheets/sheet{len(content) + 1}.xml").decode())
        content[sheet.title] = rows, heights, links
    return content, styles


def bare(path: Path, content: Content, styles: list[Any]) -> Callable[[], None]:
    def write() -> None:
        book = Workbook(write_only=True)
        for title, (rows, heights, links) in content.items():
            sheet: Any = book.create_sheet(title)
            templates = [template(sheet, style) for style in styles]
            for number, height in heights.items():
                sheet.row_dimensions[number].height = height
            for row in rows:
                sheet.append(cells(templates, row))
            sheet._hyperlinks.extend(Hyperlink(ref=ref, location=to) for ref, to in links)
        book.save(path)

    return write


def template(sheet: Any, style: Any) -> Any:
    cell = WriteOnlyCell(sheet)
    cell.font, cell.number_format, cell.alignment, cell.fill = style
    return cell


def cells(templates: list[Any], row: list[Cell]) -> Iterator[Any]:
    for one in row:
        if one is None:
            yield None
            continue
        value, style = one
        cell = templates[style]
        cell.value = value
        yield cell


def test_the_report_takes_at_most_half_as_long_again_as_bare_openpyxl(
    database: Path, tmp_path: Path
) -> None:
    with open_store(database) as store:
        asked = time.perf_counter()
        findings = reporting.findings(store, Scope(date.fromisoformat(AS_OF)))
        asked = time.perf_counter() - asked
    report, plain = tmp_path / "report.xlsx", tmp_path / "bare.xlsx"
    write_ours = ours(report, findings)
    write_ours()
    write_bare = bare(plain, *content_of(report))
    turns = [(seconds(write_ours), seconds(write_bare)) for _ in range(ROUNDS)]
    mine, theirs = (statistics.median(times) for times in zip(*turns, strict=True))
    print(
        f"\n{len(findings.records):,} records: asked in {asked:.1f} s, written in {mine:.1f} s, "
        f"{report.stat().st_size / 1e6:.1f} MB; bare {theirs:.1f} s, "
        f"{plain.stat().st_size / 1e6:.1f} MB; ratio {mine / theirs:.2f}"
    )
    assert mine <= MOST_AGAINST_BARE * theirs


def test_the_command_stays_below_a_gigabyte(database: Path, tmp_path: Path) -> None:
    done = subprocess.run(
        [
            sys.executable,
            *("-c", PEAK, "report", str(tmp_path / "report.xlsx")),
            *("--as-of", AS_OF, "--database", str(database)),
        ],
        capture_output=True,
        text=True,
        check=True,
    )
    peak = int(done.stderr.strip().splitlines()[-1])
    print(f"\npeak {peak} MB")
    assert peak < MOST_MEGABYTES
