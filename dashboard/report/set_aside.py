"""The workbook of rows set aside: corrected there and imported again, they are settled (P4)."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import BinaryIO

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from dashboard.intake.mapping import HOW_TO_FIX, PROBLEM, SET_ASIDE_ROW
from dashboard.intake.model import RowToCorrect
from dashboard.report.cells import sheet_name, write_text

_OURS = (PROBLEM, HOW_TO_FIX, SET_ASIDE_ROW)
_WIDTHS = {PROBLEM: 48, HOW_TO_FIX: 48}
_WIDTH = 20
_MARK = PatternFill("solid", fgColor="FFF2B8A0")
_HEADING = Font(bold=True)
_WRAPPED = Alignment(wrap_text=True, vertical="top")
_AS_TOLD = "Correct the marked cell"
_AGAIN = "and import this workbook."


def write_set_aside(path: Path | BinaryIO, rows: Sequence[RowToCorrect]) -> None:
    """Writes one sheet for each sheet and kind of the rows, their cells as uploaded, all as text.

    Cells with a problem are filled. Three columns follow: what is wrong, what to do about it, and the
    name by which intake recognises the row when it comes back. Raises OSError where the file cannot be
    written.
    """
    book = Workbook()
    for unused in book.worksheets:
        book.remove(unused)
    taken: set[str] = set()
    sheets = dict.fromkeys((row.sheet, row.kind) for row in rows)
    for name, kind in sheets:
        sheet = book.create_sheet(sheet_name(name or kind, taken))
        _write_sheet(sheet, [row for row in rows if (row.sheet, row.kind) == (name, kind)])
    book.save(path)


def _write_sheet(sheet: Worksheet, rows: Sequence[RowToCorrect]) -> None:
    headers = [*_headers(rows), *_OURS]
    for column, header in enumerate(headers, start=1):
        write_text(sheet, 1, column, header).font = _HEADING
        width = _WIDTHS.get(header, _WIDTH)
        sheet.column_dimensions[get_column_letter(column)].width = width
    for number, row in enumerate(rows, start=2):
        problems = dict(zip(_OURS, (_problem(row), _how_to_fix(row), row.name), strict=True))
        marked = {column for column, _ in row.problems}
        for column, header in enumerate(headers, start=1):
            is_ours = column > len(headers) - len(_OURS)
            text = problems[header] if is_ours else row.cells.get(header, "")
            cell = write_text(sheet, number, column, text)
            if is_ours:
                cell.alignment = _WRAPPED
            elif header in marked:
                cell.fill = _MARK
    sheet.freeze_panes = "A2"


def _headers(rows: Iterable[RowToCorrect]) -> list[str]:
    """The columns of the file, and those that it lacks and a row was set aside for."""
    uploaded = [header for row in rows for header in row.cells]
    missing = [column for row in rows for column, _ in row.problems if column]
    # A row set aside for the second time still has the name of the first in its cells.
    return [header for header in dict.fromkeys(uploaded + missing) if header != SET_ASIDE_ROW]


def _problem(row: RowToCorrect) -> str:
    return "\n".join(
        f"{f'{column}: ' if column else ''}{_parts(problem)[0]}" for column, problem in row.problems
    )


def _how_to_fix(row: RowToCorrect) -> str:
    return "\n".join(dict.fromkeys(_parts(problem)[1] for _, problem in row.problems))


def _parts(problem: str) -> tuple[str, str]:
    """Intake's sentences say what was expected, and after the last semicolon what to do."""
    found, semicolon, remedy = problem.rpartition("; ")
    if not semicolon:
        return problem, f"{_AS_TOLD} {_AGAIN}"
    remedy = (
        remedy.removesuffix("and import again.") + _AGAIN if "import again." in remedy else remedy
    )
    return f"{found}.", remedy[:1].upper() + remedy[1:]
