"""The report workbook against bare openpyxl, write-only, with the same content.

The bare workbook has the same values, formats, links and row heights in the same sheets, taken from
memory; it is written in turns with ours.
"""

import re
from collections.abc import Callable, Iterator
from copy import copy
from functools import partial
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import openpyxl
from openpyxl import Workbook
from openpyxl.cell.cell import WriteOnlyCell
from openpyxl.worksheet.hyperlink import Hyperlink

from dashboard import reporting
from dashboard.coverage import Scope
from dashboard.report.findings import Findings
from dashboard.report.workbook import write_report
from dashboard.store import open_store
from tests.benchmarks.findings import Section, megabytes, ratio, seconds
from tests.benchmarks.measuring import COMMAND, in_turns, peak_megabytes
from tests.benchmarks.programs import AS_OF, ON
from tests.benchmarks.scale import Bench, people_of

_ROUNDS = 3
_LINK = re.compile(r'<hyperlink ref="([^"]+)" location="([^"]+)"')


def measure(bench: Bench) -> list[Section]:
    """Written in turns; peak memory is that of the command, a process of its own."""
    lines = min(bench.scale.sizes)
    with open_store(bench.database(lines)) as store:
        findings = reporting.findings(store, Scope(ON))
    report, plain = bench.folder / "report.xlsx", bench.folder / "bare.xlsx"
    _write_ours(report, findings)
    times = in_turns(
        min(_ROUNDS, bench.scale.rounds),
        {
            "ours": partial(_write_ours, report, findings),
            "bare": bare(plain, *content_of(report)),
        },
        is_warmed=False,
    )
    large = bench.scale.report_lines
    options = ("--as-of", AS_OF, "--database", bench.database(large))
    peak = peak_megabytes(COMMAND, "report", bench.folder / "peak.xlsx", *options)
    return [
        Section(
            "The report workbook",
            f"{people_of(lines):,} people and {len(findings.records):,} records, "
            "the answers at hand, against bare openpyxl in its write-only\nmode with the same cells, formats, "
            f"links and heights. For {large:,} lines the command takes {megabytes(peak)} at its peak.",
            ("report", "bare openpyxl", "ratio", "size", "size of the bare one"),
            [
                (
                    *map(seconds, times.values()),
                    ratio(times["ours"] / times["bare"]),
                    *(f"{path.stat().st_size / 1e6:.1f} MB" for path in (report, plain)),
                )
            ],
            {"report_time": times["ours"] / times["bare"], "report_peak": peak},
        )
    ]


def _write_ours(path: Path, findings: Findings) -> None:
    # Sentences and order are part of the work.
    findings.__dict__.pop("standings", None)
    findings.__dict__.pop("names", None)
    write_report(path, findings)


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
        links = _LINK.findall(package.read(f"xl/worksheets/sheet{len(content) + 1}.xml").decode())
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
