"""What calamine does not tell about an .ods: it reads 0 where a person sees #DIV/0!."""

import re
from pathlib import Path
from typing import Any
from xml.parsers import expat
from zipfile import BadZipFile

from python_calamine import PasswordError

from dashboard.intake.archive import open_archive
from dashboard.intake.grid import Span
from dashboard.intake.sheet_xml import SheetFacts
from dashboard.intake.text import UnreadableCell
from dashboard.intake.unread import Unread, check_area

_ERROR_TEXT = re.compile(r"#[A-Z/0!?]+|Err:\d+")


def ods_facts(path: Path, name: str) -> Unread:
    """The facts of an OpenDocument workbook.

    Raises as `dashboard.intake.unread.unread_facts`, and PasswordError where it is encrypted.
    """
    with open_archive(path, name) as archive:
        if "encryption-data" in archive.text("META-INF/manifest.xml"):
            raise PasswordError(name)
        scan = _Scan(name)
        parser = expat.ParserCreate()
        parser.StartElementHandler = scan.start
        parser.EndElementHandler = scan.end
        parser.CharacterDataHandler = scan.text
        try:
            for block in archive.blocks("content.xml"):
                parser.Parse(block, False)
            parser.Parse(b"", True)
        except expat.ExpatError as error:
            raise BadZipFile(name) from error
        archive.check_rest()
        return Unread(scan.by_sheet, has_pictures=archive.has_pictures())


class _Scan:
    def __init__(self, name: str) -> None:
        self._name = name
        self._sheet = ""
        self._row = self._column = self._rows_here = self._cells_here = 0
        self._cell: dict[str, str] | None = None
        self._text = ""
        self._filled_to = self._next_column = 0
        self._unreadable: dict[int, UnreadableCell] = {}
        self.by_sheet: dict[str, SheetFacts] = {}

    def start(self, tag: str, attributes: dict[str, Any]) -> None:
        if tag == "table:table":
            self._sheet, self._row = attributes.get("table:name", ""), 0
            self.by_sheet[self._sheet] = SheetFacts(columns=0)
            self._next_column = 0
        elif tag == "table:table-column":
            columns = _number(attributes, "columns-repeated")
            if attributes.get("table:visibility", "visible") != "visible":
                run = (self._next_column, self._next_column + columns - 1)
                self._facts().hidden_columns.append(run)
            self._next_column += columns
        elif tag == "table:table-row":
            self._column = self._filled_to = 0
            self._unreadable = {}
            self._rows_here = _number(attributes, "rows-repeated")
            if attributes.get("table:visibility", "visible") != "visible":
                self._facts().hidden_rows += self._rows_here
        elif tag in {"table:table-cell", "table:covered-table-cell"}:
            self._cell, self._text = attributes, ""
            self._cells_here = _number(attributes, "columns-repeated")

    def text(self, text: str) -> None:
        # Enough to know an error by; a long text is nobody's error.
        if self._cell is not None and len(self._text) < 32:
            self._text += text

    def end(self, tag: str) -> None:
        if tag in {"table:table-cell", "table:covered-table-cell"} and self._cell is not None:
            if self._text or "office:value-type" in self._cell or "table:formula" in self._cell:
                self._filled_to = self._column + self._cells_here
                if unreadable := _unreadable(self._cell, self._text.strip()):
                    self._unreadable[self._column] = unreadable
                if (down := _number(self._cell, "rows-spanned")) > 1:
                    self._facts().spans.append(Span(self._column, self._row, self._row + down - 1))
            self._column += self._cells_here
            self._cell = None
        elif tag == "table:table-row":
            self._end_row()

    def _end_row(self) -> None:
        facts = self._facts()
        if self._filled_to:
            facts.rows = self._row + self._rows_here
            facts.columns = max(facts.columns, self._filled_to)
            check_area(self._name, self._sheet, facts.rows, facts.columns)
            for row in range(self._row, facts.rows if self._unreadable else 0):
                for column, cell in self._unreadable.items():
                    facts.unreadable[row, column] = cell
        self._row += self._rows_here

    def _facts(self) -> SheetFacts:
        return self.by_sheet.setdefault(self._sheet, SheetFacts(columns=0))


def _number(attributes: dict[str, str], what: str) -> int:
    text = attributes.get(f"table:number-{what}", "1")
    return max(1, int(text)) if text.isascii() and text.isdigit() and len(text) < 9 else 1


def _unreadable(cell: dict[str, str], text: str) -> UnreadableCell | None:
    if cell.get("calcext:value-type") == "error" or (
        "table:formula" in cell and _ERROR_TEXT.fullmatch(text)
    ):
        shown = text or "#ERROR"
        return UnreadableCell(shown, f"the error value {shown}")
    if "table:formula" in cell and "office:value-type" not in cell and not text:
        return UnreadableCell("(formula)", "a formula that was never computed")
    return None
