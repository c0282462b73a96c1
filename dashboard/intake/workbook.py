"""Excel and OpenDocument workbooks, read with python-calamine: typed cells, nothing evaluated or fetched."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import chain, islice
from pathlib import Path
from zipfile import BadZipFile, ZipFile

import numpy as np
from python_calamine import (
    CalamineSheet,
    CalamineWorkbook,
    SheetMetadata,
    SheetTypeEnum,
    SheetVisibleEnum,
    load_workbook,
)

from dashboard.intake import binary, opendocument
from dashboard.intake.grid import Grid, Span, build_grid
from dashboard.intake.model import IntakeError
from dashboard.intake.sheet_xml import COLUMNS, SheetFacts
from dashboard.intake.text import Cell, Row, UnreadableCell, logical_cell
from dashboard.intake.unread import Unread, unread_facts

_NOT_KNOWN_WHAT_IS_HIDDEN = (
    "expected to see which rows and columns are hidden, which this format does not tell; all are read, "
    "hidden ones too: save the file as .xlsx if that matters."
)
_CHART = "a chart, which shows rows that stand elsewhere: expected the rows themselves"
_NO_CELLS = "a sheet of another sort, without cells: expected a table"
_PIVOT = (
    "a pivot table ({}), which sums up rows that stand elsewhere: expected the rows themselves; import the "
    "sheet it was made from, or copy it and paste it as values"
)
_MOST_NAMED = 10
_ROWS_AT_A_TIME = 1_000


def read_workbook(path: Path, name: str) -> list[Grid]:
    """The sheets of a workbook in its order; chart sheets and pivot tables come back empty.

    Raises IntakeError for a workbook too large to unpack or of pictures only; errors of calamine and
    zipfile pass through.
    """
    unread = _look_ahead(path, name)
    # By content, since many an .xls is an .xlsx inside; by path it would go by the ending.
    with path.open("rb") as file, load_workbook(file) as workbook:
        grids = [_grid(workbook, sheet, unread) for sheet in workbook.sheets_metadata]
    if not grids:
        raise BadZipFile(name)
    if unread.has_pictures and not any(grid.height for grid in grids):
        raise IntakeError(
            f"{name} holds only pictures, which cannot be read: expected cells with a table; ask for the "
            "list itself as .xlsx or .csv, or type it into a sheet, and import that."
        )
    return grids


def _look_ahead(path: Path, name: str) -> Unread:
    with path.open("rb") as file:
        if file.read(2) != b"PK":
            return binary.xls_facts(path, name)
    with ZipFile(path) as archive:
        parts = frozenset(archive.namelist())
    if "xl/workbook.xml" in parts:
        return unread_facts(path, name)
    if "xl/workbook.bin" in parts:
        return binary.xlsb_facts(path, name)
    if "content.xml" in parts:
        return opendocument.ods_facts(path, name)
    raise BadZipFile(name)


def _grid(workbook: CalamineWorkbook, sheet: SheetMetadata, unread: Unread) -> Grid:
    if sheet.typ is not SheetTypeEnum.WorkSheet:
        reason = _CHART if sheet.typ is SheetTypeEnum.ChartSheet else _NO_CELLS
        return replace(build_grid(sheet.name, []), unread=((None, reason),))
    content = workbook.get_sheet_by_name(sheet.name)
    first_column = content.start[1] if content.start else 0
    facts = unread.by_sheet.get(sheet.name, SheetFacts())
    grid = build_grid(
        sheet.name,
        _rows(content, facts, first_column),
        first_column=first_column,
        counts_from_1904=unread.counts_from_1904,
    )
    return replace(
        grid,
        notes=tuple(_notes(sheet, facts, grid, is_told=unread.tells_hidden_rows)),
        unread=tuple((pivot.top + 1, _PIVOT.format(pivot.name)) for pivot in facts.pivots),
        spans=tuple(_spans(content, facts, grid)),
    )


def _spans(content: CalamineSheet, facts: SheetFacts, grid: Grid) -> Iterator[Span]:
    """The cells of the grid that are merged over several rows; an .xlsb does not tell."""
    told = [
        Span(left, top, bottom) for (top, left), (bottom, _) in content.merged_cell_ranges or ()
    ]
    for span in told or facts.spans:
        column, last = span.column - grid.first_column, min(span.last, grid.height - 1)
        if 0 <= column < len(grid.columns) and last > span.first:
            yield Span(column, span.first, last)


def _notes(sheet: SheetMetadata, facts: SheetFacts, grid: Grid, *, is_told: bool) -> Iterator[str]:
    if sheet.visible is not SheetVisibleEnum.Visible:
        yield f'expected a sheet that shows, found "{sheet.name}" hidden; it is read like any other.'
    if facts.hidden_rows:
        rows = "1 hidden row" if facts.hidden_rows == 1 else f"{facts.hidden_rows} hidden rows"
        yield f'expected rows that show, found {rows} in "{sheet.name}"; read like any other.'
    hidden = list(_hidden_columns(facts, grid))
    if hidden:
        columns = "hidden column" if len(hidden) == 1 else f"{len(hidden)} hidden columns"
        named = ", ".join(hidden[:_MOST_NAMED]) + (", ..." if len(hidden) > _MOST_NAMED else "")
        yield f'expected columns that show, found {columns} {named} in "{sheet.name}"; read like any other.'
    if not is_told:
        yield _NOT_KNOWN_WHAT_IS_HIDDEN


def _hidden_columns(facts: SheetFacts, grid: Grid) -> Iterator[str]:
    """The names of hidden columns that hold anything; the empty ones to the right are often hidden, too."""
    for first, last in facts.hidden_columns:
        begin = max(first - grid.first_column, 0)
        for place in range(begin, min(last - grid.first_column + 1, len(grid.columns))):
            if bool(grid.columns[place].filled().any()):
                yield grid.column_letters(place)


def _rows(sheet: CalamineSheet, facts: SheetFacts, first_column: int) -> Iterator[Row]:
    """The cells of every row from the sheet's first on; columns count from its first used one."""
    rows = _typed(sheet)
    # Few sheets need a look at each row, and it takes as long as reading the row.
    if facts.unreadable or facts.padded:
        rows = _as_marked(rows, facts, first_column)
    if facts.pivots:
        rows = _without_pivots(rows, facts, first_column)
    return rows


def _typed(sheet: CalamineSheet) -> Iterator[Row]:
    """TRUE equals 1 to Python, and would be taken for it among the distinct cells of a column."""
    rows: Iterator[Row] = map(list, sheet.iter_rows())
    while some := list(islice(rows, _ROWS_AT_A_TIME)):
        if bool in set(map(type, chain.from_iterable(some))):
            some = [
                [logical_cell(cell) if isinstance(cell, bool) else cell for cell in row]
                for row in some
            ]
        yield from some


def _as_marked(rows: Iterator[Row], facts: SheetFacts, first_column: int) -> Iterator[Row]:
    """The rows with the cells that calamine shows as blank, or without their leading zeros."""
    marked: dict[int, dict[int, UnreadableCell]] = {}
    for (row, column), cell in facts.unreadable.items():
        marked.setdefault(row, {})[column - first_column] = cell
    padded = _padded(facts)
    next_padded = next(padded, None)
    for number, cells in enumerate(rows):
        while next_padded and next_padded[0] <= number:
            row, column, width = next_padded
            if row == number and 0 <= column - first_column < len(cells):
                cells[column - first_column] = _as_shown(cells[column - first_column], width)
            next_padded = next(padded, None)
        if number in marked:
            for index, unreadable in marked[number].items():
                if 0 <= index < len(cells):
                    cells[index] = unreadable
        yield cells


def _without_pivots(rows: Iterator[Row], facts: SheetFacts, first_column: int) -> Iterator[Row]:
    """The rows with blanks where pivot tables stand: their sums would pass for data."""
    for number, cells in enumerate(rows):
        for pivot in facts.pivots:
            if pivot.top <= number <= pivot.bottom:
                first, last = max(pivot.left - first_column, 0), pivot.right - first_column
                for place in range(first, min(last + 1, len(cells))):
                    cells[place] = ""
        yield cells


def _padded(facts: SheetFacts) -> Iterator[tuple[int, int, int]]:
    """Row, column and digits of the numbers shown with leading zeros, in the order of rows."""
    order = np.argsort(np.frombuffer(facts.padded, dtype=np.int64), kind="stable")
    for index in order:
        yield *divmod(facts.padded[index], COLUMNS), facts.widths[index]


def _as_shown(cell: Cell, digits: int) -> Cell:
    """P1, L6: the number with the zeros a person sees; anything but a whole number stays."""
    is_whole = isinstance(cell, int | float) and cell >= 0 and cell == int(cell)
    return str(int(cell)).zfill(digits) if is_whole and isinstance(cell, int | float) else cell
