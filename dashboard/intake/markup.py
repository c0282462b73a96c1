"""Tables written as HTML, which learning management systems export as .xls or .csv."""

import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

from dashboard.intake.delimited import text_encoding
from dashboard.intake.grid import Grid, Span, build_grid
from dashboard.intake.model import IntakeError
from dashboard.intake.text import Row

_BEGINNING = re.compile(
    r"\ufeff?\s*(?:<!--.*?-->\s*)*<(?:!doctype html|html|head|body|meta|style|table|div)\b",
    re.IGNORECASE | re.DOTALL,
)
_XML_SPREADSHEET = "urn:schemas-microsoft-com:office:spreadsheet"
_CHARSET = re.compile(rb"""<meta[^<>]*charset\s*=\s*["']?([\w-]+)""", re.IGNORECASE)
_LARGEST = 256 << 20
_MOST_COLUMNS = 1 << 14
_MOST_CELLS = 1 << 25
_NO_TEXT = frozenset({"script", "style", "title"})
_BREAKS = frozenset({"br", "p", "div", "li"})


def looks_like_markup(path: Path, name: str) -> bool:
    """Whether the file begins as HTML. Raises IntakeError for the XML spreadsheets of Excel 2003."""
    with path.open("rb") as file:
        head = file.read(4096)
    # UTF-16 shows as UTF-8 once its zero bytes are gone, as far as tags go.
    text = head.replace(b"\0", b"").decode("latin-1").removeprefix("ï»¿").lstrip("ÿþ")
    if _XML_SPREADSHEET in text:
        raise IntakeError(
            f"{name} is an XML spreadsheet of Excel 2003: expected .xlsx or .csv; "
            "open it in Excel, save it as .xlsx, and import that."
        )
    return bool(_BEGINNING.match(text))


def read_markup(path: Path, name: str) -> list[Grid]:
    """The tables of an HTML file, nested ones on their own.

    Raises IntakeError where there is none or the file is too large; UnicodeDecodeError passes through.
    """
    if path.stat().st_size > _LARGEST:
        raise IntakeError(
            f"{name} is too large to be read as HTML; open it in Excel, save it as .csv, and import that."
        )
    parser = _Tables(name)
    with path.open(encoding=_encoding(path, name)) as file:
        while block := file.read(1 << 20):
            parser.feed(block)
    parser.close()
    tables = [table for table in parser.tables if table.rows]
    if not tables:
        raise IntakeError(
            f"{name} is an HTML page without a table: expected rows of cells; export the list as .xlsx "
            "or .csv, or open it in Excel, save it as .xlsx, and import that."
        )
    names = [None] if len(tables) == 1 else [f"Table {n + 1}" for n in range(len(tables))]
    return [_grid(label, table) for label, table in zip(names, tables, strict=True)]


def _grid(label: str | None, table: "_Table") -> Grid:
    grid = build_grid(label, table.rows)
    # A cell may claim more rows than there are.
    spans = (replace(span, last=min(span.last, grid.height - 1)) for span in table.spans)
    return replace(grid, spans=tuple(span for span in spans if span.last > span.first))


def _encoding(path: Path, name: str) -> str:
    found = text_encoding(path, name)
    with path.open("rb") as file:
        charset = _CHARSET.search(file.read(4096))
    if found != "cp1252" or charset is None:
        return found
    try:
        "".encode(charset[1].decode())
    except LookupError:
        return found
    # Browsers, too, take Latin-1 and ASCII for Windows-1252, whatever else a page that is no UTF-8 says.
    said = charset[1].decode().casefold()
    return found if said in {"utf-8", "utf8", "us-ascii", "iso-8859-1", "latin1"} else said


class _Table:
    """A table on its way: a cell that spans others leaves those blank, as in a workbook."""

    def __init__(self) -> None:
        self.rows: list[Row] = []
        self.spans: list[Span] = []
        self._spanned: dict[int, int] = {}
        self.cell: list[str] | None = None
        self._columns = self._down = 1

    def begin_row(self) -> None:
        self.end_cell()
        self.rows.append([])

    def begin_cell(self, columns: int, down: int) -> None:
        self.end_cell()
        if not self.rows:
            self.rows.append([])
        self._columns, self._down = columns, down
        self.cell = []

    def end_cell(self) -> None:
        if self.cell is None:
            return
        row, number = self.rows[-1], len(self.rows) - 1
        while self._spanned.get(len(row), 0) > number:
            row.append("")
        if self._down > 1:
            self.spans.append(Span(len(row), number, number + self._down - 1))
            for place in range(len(row), len(row) + self._columns):
                self._spanned[place] = number + self._down
        row.append("".join(self.cell))
        row.extend([""] * (self._columns - 1))
        self.cell = None


class _Tables(HTMLParser):
    def __init__(self, name: str) -> None:
        super().__init__(convert_charrefs=True)
        self._name = name
        self._open: list[_Table] = []
        self._silent = 0
        self._cells = 0
        self.tables: list[_Table] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _NO_TEXT:
            self._silent += 1
        elif tag == "table":
            self._open.append(_Table())
            self.tables.append(self._open[-1])
        elif self._open and tag == "tr":
            self._open[-1].begin_row()
        elif self._open and tag in {"td", "th"}:
            said = dict(attrs)
            columns = _span(said.get("colspan"), 1000)
            self._open[-1].begin_cell(columns, _span(said.get("rowspan"), 65534))
            self._cells += columns
            if len(self._open[-1].rows[-1]) > _MOST_COLUMNS or self._cells > _MOST_CELLS:
                raise IntakeError(
                    f"{self._name} is an HTML table of too many cells: expected a table;"
                    " open it in Excel, save it as .xlsx, and import that."
                )
        elif tag in _BREAKS:
            self.handle_data(" ")

    def handle_endtag(self, tag: str) -> None:
        if tag in _NO_TEXT:
            self._silent = max(0, self._silent - 1)
        elif self._open and tag in {"td", "th", "tr"}:
            self._open[-1].end_cell()
        elif self._open and tag == "table":
            self._open.pop().end_cell()

    def handle_data(self, data: str) -> None:
        if self._open and not self._silent and self._open[-1].cell is not None:
            # Line ends within a cell are how the page was written, not what it says.
            self._open[-1].cell.append(re.sub(r"[ \t\r\n]+", " ", data))

    def close(self) -> None:
        super().close()
        for table in self._open:
            table.end_cell()


def _span(text: str | None, most: int) -> int:
    return (
        min(max(1, int(text)), most)
        if text and text.isascii() and text.isdigit() and len(text) < 9
        else 1
    )
