"""Blank workbooks to fill in: our headings, one example line, drop-downs, and notes on every column."""

from collections.abc import Iterable, Sequence
from datetime import date
from io import BytesIO

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter, quote_sheetname
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from dashboard.intake.columns import KINDS, Content, Kind
from dashboard.intake.nondata import EXAMPLE_LINE
from dashboard.reference import Reference
from dashboard.report.cells import write_text
from dashboard.report.template_notes import EXAMPLES, NOTES, REMARK

_NOTES_SHEET, _CHOICES_SHEET = "How to fill it in", "Choices"
# Each has a simpler way of saying the same in the list of columns.
_LEFT_OUT = frozenset({"First Name", "Last Name", "Distribution", "Credit Unit"})
_FEW_CHOICES = {
    Content.ROLE: ("student", "staff"),
    Content.STATUS: ("active", "left"),
    Content.REQUIREMENT: ("Structured Education", "Imaging Assistant"),
}
_NARROW, _WIDE = 16, 34
_WIDE_COLUMNS = frozenset({"Name", "Email", "Activity Title", "Category", "Subcategory", REMARK})
_ROWS_WITH_CHOICES = 5000

_NEEDED = PatternFill("solid", fgColor="FFD3E4F3")
_HEADING, _EXAMPLE = Font(bold=True), Font(italic=True, color="FF5A6673")
_WRAPPED = Alignment(wrap_text=True, vertical="top")


def template(kind: str, reference: Reference, *, on: date) -> bytes:
    """The workbook (.xlsx) for one kind of table: roster, records, activities or prescriptions.

    Its drop-downs offer the outlines in force `on` that day (G7), and refuse nothing: other texts are
    read as in L5. The example line says that it is one, and imports leave it out.
    """
    known = KINDS[kind]
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title = kind.capitalize()
    headings = [*(name for name in _names(known)), REMARK]
    _write_table(sheet, known, headings)
    _write_notes(book.create_sheet(_NOTES_SHEET), known)
    choices = _choices(reference, on)
    _write_choices(book.create_sheet(_CHOICES_SHEET), choices)
    for position, heading in enumerate(headings, start=1):
        if rule := _drop_down(known, heading, choices):
            letter = get_column_letter(position)
            rule.add(f"{letter}2:{letter}{_ROWS_WITH_CHOICES}")
            sheet.add_data_validation(rule)
    file = BytesIO()
    book.save(file)
    return file.getvalue()


def _names(kind: Kind) -> list[str]:
    return [column.name for column in kind.columns if column.name not in _LEFT_OUT]


def _needed(kind: Kind) -> set[str]:
    """The columns that a row cannot do without, each alternative among them."""
    return {name for alternatives in kind.required for columns in alternatives for name in columns}


def _write_table(sheet: Worksheet, kind: Kind, headings: Sequence[str]) -> None:
    needed, example = _needed(kind), {**EXAMPLES[kind.name], REMARK: EXAMPLE_LINE}
    for position, heading in enumerate(headings, start=1):
        title = write_text(sheet, 1, position, heading)
        title.font = _HEADING
        if heading in needed:
            title.fill = _NEEDED
        letter = get_column_letter(position)
        sheet.column_dimensions[letter].width = _WIDE if heading in _WIDE_COLUMNS else _NARROW
        cell = sheet.cell(2, position, example.get(heading))
        cell.font = _EXAMPLE
        if isinstance(cell.value, date):
            cell.number_format = "yyyy-mm-dd"
    _keep_zeros(sheet, headings)
    sheet.freeze_panes = "A2"


def _keep_zeros(sheet: Worksheet, headings: Sequence[str]) -> None:
    # A column of numbers would lose the zeros an ID begins with before anybody could save them.
    for position, heading in enumerate(headings, start=1):
        if heading in ("Person ID", "Reference Number"):
            sheet.column_dimensions[get_column_letter(position)].number_format = "@"
            sheet.cell(2, position).number_format = "@"


def _write_notes(sheet: Worksheet, kind: Kind) -> None:
    needed = _needed(kind)
    rows = [("Heading", "Needed", "What goes in it")]
    rows += [(name, "yes" if name in needed else "", NOTES[name]) for name in _names(kind)]
    for number, texts in enumerate(rows, start=1):
        for position, text in enumerate(texts, start=1):
            cell = write_text(sheet, number, position, text)
            cell.alignment = _WRAPPED
            cell.font = _HEADING if number == 1 else Font()
    for letter, width in zip("ABC", (22, 10, 90), strict=True):
        sheet.column_dimensions[letter].width = width


def _choices(reference: Reference, on: date) -> dict[Content | str, list[str]]:
    """What the drop-downs offer: the codes, and the names of the newest outlines in force (G7)."""
    newest: dict[str, date] = {}
    for line in reference.outlines:
        if line.effective_on <= on:
            newest[line.discipline] = max(newest.get(line.discipline, date.min), line.effective_on)
    lines = [
        line for line in reference.outlines if newest.get(line.discipline) == line.effective_on
    ]
    return {
        Content.DISCIPLINE: list(reference.disciplines),
        "Category": _distinct(line.category for line in lines),
        "Subcategory": _distinct(line.subcategory for line in lines if line.subcategory),
    }


def _distinct(names: Iterable[str]) -> list[str]:
    return sorted(set(names), key=str.casefold)


def _write_choices(sheet: Worksheet, choices: dict[Content | str, list[str]]) -> None:
    titles = ("Codes of disciplines", "Names of categories", "Names of subcategories")
    for position, (title, names) in enumerate(zip(titles, choices.values(), strict=True), start=1):
        write_text(sheet, 1, position, title).font = _HEADING
        for number, name in enumerate(names, start=2):
            write_text(sheet, number, position, name)
        sheet.column_dimensions[get_column_letter(position)].width = _WIDE


def _drop_down(
    kind: Kind, heading: str, choices: dict[Content | str, list[str]]
) -> DataValidation | None:
    content = next((one.content for one in kind.columns if one.name == heading), None)
    if content in _FEW_CHOICES:
        formula = f'"{",".join(_FEW_CHOICES[content])}"'
    elif content in choices or heading in choices:
        position = list(choices).index(content if content in choices else heading)
        letter, last = get_column_letter(position + 1), len(list(choices.values())[position]) + 1
        formula = f"{quote_sheetname(_CHOICES_SHEET)}!${letter}$2:${letter}${last}"
    else:
        return None
    return DataValidation(
        type="list",
        formula1=formula,
        allow_blank=True,
        showErrorMessage=True,
        errorStyle="warning",
        errorTitle=heading,
        error="This is not in the list. It is kept as it is, and listed if nothing fits it.",
    )
