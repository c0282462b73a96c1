"""The workbook in which a content outline is written down or corrected, and then added."""

import io
from collections.abc import Sequence
from datetime import date

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from dashboard.reference.model import UPLOADED, OutlineLine
from dashboard.report.cells import write_text

_COLUMNS = {
    "Discipline": ("discipline", 12, "The code or name: CT, or Computed Tomography."),
    "Effective Date": ("effective_on", 15, "The day from which the outline is in force."),
    "Category": ("category", 26, "The major category, as ARRT spells it; may be written once."),
    "Subcategory": ("subcategory", 44, "Blank where a category has none."),
    "Exam Questions": ("exam_questions", 16, "Of the subcategory; blank where it is not known."),
    "Category Exam Questions": (
        "category_exam_questions",
        24,
        "Of the whole category; blank where it is not known.",
    ),
    "Superseded On": (
        "superseded_on",
        15,
        "The day on which a newer outline took effect, where that one is not added as well.",
    ),
    "Source": ("source", 40, "Where the outline was read."),
    "Note": ("note", 40, "Anything that others should know of it."),
}
_GUIDE = "How to fill it in"
_HEADING = Font(bold=True)
_WRAPPED = Alignment(wrap_text=True, vertical="top")
_ROW_OF_GUIDE = (
    "One row for each subcategory. A version of a discipline is replaced as a whole: leave nothing out. "
    "Several disciplines and dates may stand in one file, one below the other or each on a sheet of its own."
)


def outline_template(discipline: str, lines: Sequence[OutlineLine]) -> bytes:
    """A workbook with the lines of a discipline's outline, or with the headings alone where it has none.

    A second sheet says what goes into each column; intake passes over it.
    """
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = discipline
    _write_lines(sheet, lines)
    _write_guide(book.create_sheet(_GUIDE))
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def _write_lines(sheet: Worksheet, lines: Sequence[OutlineLine]) -> None:
    for column, (heading, (field, width, _)) in enumerate(_COLUMNS.items(), start=1):
        write_text(sheet, 1, column, heading).font = _HEADING
        sheet.column_dimensions[get_column_letter(column)].width = width
        for row, line in enumerate(lines, start=2):
            _write(sheet, row, column, _value(line, field))
    sheet.freeze_panes = "A2"


def _value(line: OutlineLine, field: str) -> str | int | date | None:
    # Of an added line this is the file and who added it, which the next file will say of itself.
    if field == "source" and line.name_confidence == UPLOADED:
        return None
    value: str | int | date | None = getattr(line, field)
    return value


def _write(sheet: Worksheet, row: int, column: int, value: str | int | date | None) -> None:
    if isinstance(value, str):
        write_text(sheet, row, column, value)
    elif value is not None:
        cell = sheet.cell(row, column, value)
        cell.number_format = "yyyy-mm-dd" if isinstance(value, date) else "0"


def _write_guide(sheet: Worksheet) -> None:
    write_text(sheet, 1, 1, _ROW_OF_GUIDE).alignment = _WRAPPED
    sheet.merge_cells("A1:B1")
    sheet.row_dimensions[1].height = 60
    for row, (heading, (_, _, meaning)) in enumerate(_COLUMNS.items(), start=3):
        write_text(sheet, row, 1, heading).font = _HEADING
        write_text(sheet, row, 2, meaning)
    sheet.column_dimensions["A"].width = 26
    sheet.column_dimensions["B"].width = 80
