"""Tables of a report: typed columns under one heading row, with filters and live totals."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import chain, islice
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.filters import AutoFilter
from openpyxl.worksheet.table import Table, TableColumn, TableStyleInfo

from dashboard.report import styles
from dashboard.report.printing import set_up_print
from dashboard.report.writing import (
    NUMBERS_HEADING,
    TEXTS_HEADING,
    Entry,
    Formula,
    Look,
    SheetWriter,
    height_of,
)
from dashboard.wording.words import count

Row = Mapping[str, Any]

# Of the rows Excel has, one goes to the headings and one to the totals.
ROWS_PER_SHEET = 1_048_576 - 2

_TOTALS = styles.OVERLINED


@dataclass(frozen=True, eq=False)
class Kind:
    """What a column holds; `linked` is the look of a cell that leads somewhere."""

    look: Look
    linked: Look
    total: Look
    heading: Look
    is_wrapped: bool = False


def _kind(number_format: str, alignment: Alignment = styles.TOP) -> Kind:
    is_number = alignment is styles.TOP
    return Kind(
        Look(number_format=number_format, alignment=alignment),
        Look(styles.LINK, number_format, alignment),
        Look(styles.BOLD, number_format, styles.TOP if is_number else styles.DATES, border=_TOTALS),
        NUMBERS_HEADING if is_number else TEXTS_HEADING,
        is_wrapped=alignment is styles.TEXTS,
    )


TEXT = _kind(styles.GENERAL, styles.TEXTS)
# As text, Excel keeps the zeros of an ID and makes no date of "1-2".
ID = _kind(styles.AS_TEXT, styles.TEXTS)
CREDITS = _kind(styles.CREDITS)
WHOLE = _kind(styles.WHOLE)
SHARE = _kind(styles.SHARE)
DATE = _kind(styles.DATE, styles.DATES)


@dataclass(frozen=True)
class Column:
    """A column of a table: its heading, what it holds, and what it takes of a row."""

    heading: str
    kind: Kind
    width: float
    value: Callable[[Row], Any]
    is_summed: bool = False
    link: Callable[[Row], str | None] | None = None


@dataclass(frozen=True)
class TableSheet:
    """A table to be written; `name` is the table's own, `title` that of its sheet."""

    title: str
    name: str
    columns: tuple[Column, ...]
    frozen: int
    nothing: str
    status: str | None = None


def sheet_titles(title: str, rows: int, limit: int) -> list[str]:
    """The names of the sheets that so many rows need."""
    sheets = max(1, -(-rows // limit))
    return [title, *(f"{title} ({number})" for number in range(2, sheets + 1))]


def place(titles: list[str], index: int, limit: int) -> tuple[str, int]:
    """The sheet and the row number of a table's row, counted from 0."""
    return titles[index // limit], index % limit + 2


def write_tables(
    book: Workbook,
    table: TableSheet,
    rows: Iterable[Row],
    as_of: date,
    *,
    limit: int = ROWS_PER_SHEET,
    passed: Callable[[int], None] = lambda _: None,
) -> list[SheetWriter]:
    """Writes the rows, on several sheets where they are more than a sheet holds.

    `passed` hears the number of rows written so far, every thousand.
    """
    waiting = iter(rows)
    writers: list[SheetWriter] = []
    while (first := list(islice(waiting, 1))) or not writers:
        these = chain(first, islice(waiting, limit - 1))
        number = len(writers) + 1
        title = table.title if number == 1 else f"{table.title} ({number})"
        name = table.name if number == 1 else f"{table.name}_{number}"
        counted = _counting(these, (number - 1) * limit, passed)
        writers.append(_write_table(book, table, title, name, counted, as_of))
    return writers


def _counting(rows: Iterable[Row], before: int, passed: Callable[[int], None]) -> Iterator[Row]:
    for number, row in enumerate(rows, start=before + 1):
        yield row
        if number % 1000 == 0:
            passed(number)


def _write_table(
    book: Workbook, table: TableSheet, title: str, name: str, rows: Iterable[Row], as_of: date
) -> SheetWriter:
    writer = SheetWriter(book, title)
    columns = table.columns
    writer.widths(column.width for column in columns)
    writer.sheet.freeze_panes = f"{get_column_letter(table.frozen + 1)}2"
    last_frozen = get_column_letter(table.frozen)
    set_up_print(writer.sheet, as_of, heading_rows="1:1", name_columns=f"A:{last_frozen}")
    writer.write((Entry(column.heading, column.kind.heading) for column in columns), height=32)
    sums = {column.heading: Decimal() for column in columns if column.is_summed}
    for row in rows:
        entries = [_entry(column, row, sums) for column in columns]
        writer.write(entries, height=height_of(_wrapping(columns, entries)))
    if writer.row == 1:
        writer.write([Entry(table.nothing)])
        return writer
    last = writer.row
    writer.write(_totals(columns, name, sums, last - 1))
    # Not add_table, which cannot read the headings of a write-only sheet and warns of it.
    writer.sheet.tables.add(_table(columns, name, last))
    if table.status:
        letter = _letter(columns, table.status)
        for rule in styles.status_rules(f"${letter}2"):
            writer.sheet.conditional_formatting.add(f"{letter}2:{letter}{last}", rule)
    return writer


def _entry(column: Column, row: Row, sums: dict[str, Decimal]) -> Entry | None:
    value = column.value(row)
    if value is None:
        return None
    if column.is_summed:
        sums[column.heading] += value
    link = column.link(row) if column.link else None
    return Entry(value, column.kind.linked if link else column.kind.look, link)


def _wrapping(
    columns: tuple[Column, ...], entries: list[Entry | None]
) -> Iterator[tuple[str, float]]:
    for column, entry in zip(columns, entries, strict=True):
        if entry and column.kind.is_wrapped and isinstance(entry.value, str):
            yield entry.value, column.width


def _totals(
    columns: tuple[Column, ...], name: str, sums: dict[str, Decimal], rows: int
) -> list[Entry | None]:
    """The row below a table: sums of what its filters leave."""
    return [
        Entry(_label(columns, rows), columns[0].kind.total),
        *(
            Entry(
                Formula(f"=SUBTOTAL(109,{name}[{column.heading}])", sums[column.heading]),
                column.kind.total,
            )
            if column.is_summed
            else Entry(None, column.kind.total)
            for column in columns[1:]
        ),
    ]


def _table(columns: tuple[Column, ...], name: str, last: int) -> Table:
    right = get_column_letter(len(columns))
    return Table(
        displayName=name,
        ref=f"A1:{right}{last + 1}",
        totalsRowCount=1,
        # Without the totals, which a filter must not hide.
        autoFilter=AutoFilter(ref=f"A1:{right}{last}"),
        tableColumns=[
            TableColumn(
                id=number,
                name=column.heading,
                totalsRowFunction="sum" if column.is_summed else None,
                totalsRowLabel=_label(columns, last - 1) if number == 1 else None,
            )
            for number, column in enumerate(columns, start=1)
        ],
        tableStyleInfo=TableStyleInfo(name="TableStyleLight1", showRowStripes=True),
    )


def _label(columns: tuple[Column, ...], rows: int) -> str:
    if any(column.is_summed for column in columns):
        return "Sum of the rows shown"
    return count(rows, "row")


def _letter(columns: tuple[Column, ...], heading: str) -> str:
    return get_column_letter([column.heading for column in columns].index(heading) + 1)
