"""Rows into a sheet of a write-only workbook: texts stay texts, links join, formulas know their results."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from math import ceil
from typing import Any, NamedTuple

from openpyxl import Workbook
from openpyxl.cell.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Border, Font, PatternFill
from openpyxl.utils import get_column_letter, quote_sheetname
from openpyxl.worksheet.hyperlink import Hyperlink

from dashboard.report import styles
from dashboard.report.cells import escaped, is_like_a_formula


@dataclass(frozen=True)
class Formula:
    """A formula and what it comes to."""

    text: str
    result: Decimal | int


Value = str | int | Decimal | date | Formula | None


# Compared by identity: a report has a few of them, and comparing fonts cell by cell takes time.
@dataclass(frozen=True, eq=False)
class Look:
    """How a cell looks."""

    font: Font = styles.TEXT
    number_format: str = styles.GENERAL
    alignment: Alignment = styles.TOP
    fill: PatternFill | None = None
    border: Border | None = None


PLAIN = Look()
WRAPPED = Look(alignment=styles.WRAPPED)
HEADING = Look(
    styles.BOLD, alignment=styles.HEADING, fill=styles.HEADING_FILL, border=styles.UNDERLINED
)


TEXTS = Look(alignment=styles.TEXTS)
TEXTS_HEADING = Look(
    styles.BOLD, alignment=styles.TEXTS_HEADING, fill=styles.HEADING_FILL, border=styles.UNDERLINED
)
NUMBERS_HEADING = Look(
    styles.BOLD,
    alignment=styles.NUMBERS_HEADING,
    fill=styles.HEADING_FILL,
    border=styles.UNDERLINED,
)
TITLE, SECTION, QUIET = Look(styles.TITLE), Look(styles.SECTION), Look(styles.QUIET)

# In points. Not every program makes a row higher for a large font or a text of several lines.
LINE, TITLE_LINE, SECTION_LINE = 15.0, 28.0, 21.0


class Entry(NamedTuple):
    """A value for one cell, how it looks, and where a click on it leads."""

    value: Value
    look: Look = PLAIN
    link: str | None = None


@dataclass
class _Block:
    """A link that cells below one another share."""

    link: Hyperlink
    first: int
    last: int


class SheetWriter:
    """Writes the rows of one sheet from the top; `row` is the number of the last one.

    What stands above the rows in the file (widths, frozen panes, print set-up) is set on `sheet`
    before the first of them.
    """

    def __init__(self, book: Workbook, title: str) -> None:
        self.sheet: Any = book.create_sheet(title)
        self.row = 0
        self.results: dict[str, Decimal | int] = {}
        self._templates: dict[tuple[Look, bool], Any] = {}
        self._blocks: dict[int, _Block] = {}

    def widths(self, widths: Iterable[float]) -> None:
        """The widths of the columns, in characters."""
        for column, width in enumerate(widths, start=1):
            self.sheet.column_dimensions[get_column_letter(column)].width = width

    def write(self, entries: Iterable[Entry | None] = (), *, height: float = LINE) -> int:
        """Writes a row of so many points and returns its number; None leaves a cell as it is."""
        self.row += 1
        if height != LINE:
            self.sheet.row_dimensions[self.row].height = height
        # openpyxl takes one cell after another, so one cell object can stand for many.
        self.sheet.append(self._cells(entries))
        # It is in the file now; tens of thousands of them need not wait in memory.
        self.sheet.row_dimensions.pop(self.row, None)
        return self.row

    def section(self, title: str) -> None:
        """Writes a blank row and the heading of what follows."""
        self.write()
        self.write([Entry(title, SECTION)], height=SECTION_LINE)

    def _cells(self, entries: Iterable[Entry | None]) -> Iterator[Any]:
        for column, entry in enumerate(entries, start=1):
            if entry is None:
                yield None
                continue
            value = entry.value or None if isinstance(entry.value, str) else entry.value
            if isinstance(value, str):
                cell = self._template(entry.look, is_like_a_formula(value))
                cell.value = escaped(value)
                # openpyxl takes "=1+1" for a formula and "#N/A" for an error.
                cell.data_type = "s"
            elif isinstance(value, Formula):
                cell = self._template(entry.look, False)
                cell.value = value.text
                self.results[value.text] = value.result
            else:
                cell = self._template(entry.look, False)
                cell.value = value
            cell.hyperlink = self._link(column, entry.link) if entry.link else None
            yield cell

    def _template(self, look: Look, is_quoted: bool) -> Any:
        cell = self._templates.get((look, is_quoted))
        if cell is None:
            cell = WriteOnlyCell(self.sheet)
            cell.font, cell.number_format, cell.alignment = (
                look.font,
                look.number_format,
                look.alignment,
            )
            if look.fill:
                cell.fill = look.fill
            if look.border:
                cell.border = look.border
            # Else the text becomes a formula as soon as somebody edits the cell.
            cell.quotePrefix = is_quoted
            self._templates[look, is_quoted] = cell
        return cell

    def _link(self, column: int, location: str) -> Hyperlink | None:
        """A new link, or nothing where the cell above has the same: its link then covers both."""
        block = self._blocks.get(column)
        if block and block.link.location == location and block.last == self.row - 1:
            letter = get_column_letter(column)
            block.last = self.row
            block.link.ref = f"{letter}{block.first}:{letter}{block.last}"
            return None
        link = Hyperlink(ref="", location=location)
        self._blocks[column] = _Block(link, self.row, self.row)
        return link


def height_of(texts: Iterable[tuple[str, float]]) -> float:
    """The height of a row whose texts wrap in columns of these widths."""
    # Lines break between words, so several hold a little less than their width.
    lines = [1 if len(text) <= width else ceil(len(text) * 1.1 / width) for text, width in texts]
    # Excel makes no row higher than 409 points.
    return min(LINE * max(lines, default=1), 405.0)


def location(sheet: str, row: int, column: int = 1) -> str:
    """Where a link within the workbook leads."""
    return f"{quote_sheetname(sheet)}!{get_column_letter(column)}{row}"
