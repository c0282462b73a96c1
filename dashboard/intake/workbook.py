"""Excel workbooks, read with python-calamine: typed cells, nothing evaluated, nothing fetched."""

from collections.abc import Iterator
from pathlib import Path

from python_calamine import CalamineSheet, SheetTypeEnum, load_workbook

from dashboard.intake.grid import Grid, build_grid
from dashboard.intake.text import Row, UnreadableCell, logical_cell
from dashboard.intake.unread import UnreadCells, unread_cells


def read_workbook(path: Path, name: str) -> list[Grid]:
    """The sheets of a workbook in its order; chart sheets have no cells and come back empty.

    Raises IntakeError for a workbook too large to unpack; errors of calamine and zipfile pass through.
    """
    unread = unread_cells(path, name)
    with load_workbook(path) as workbook:
        return [
            _grid(workbook.get_sheet_by_name(sheet.name), unread)
            if sheet.typ is SheetTypeEnum.WorkSheet
            else build_grid(sheet.name, [])
            for sheet in workbook.sheets_metadata
        ]


def _grid(sheet: CalamineSheet, unread: UnreadCells) -> Grid:
    first_column = sheet.start[1] if sheet.start else 0
    places = unread.by_sheet.get(sheet.name, {})
    return build_grid(
        sheet.name,
        _rows(sheet, places, first_column),
        first_column=first_column,
        counts_from_1904=unread.counts_from_1904,
    )


def _rows(
    sheet: CalamineSheet, places: dict[tuple[int, int], UnreadableCell], first_column: int
) -> Iterator[Row]:
    marked: dict[int, dict[int, UnreadableCell]] = {}
    for (row, column), cell in places.items():
        marked.setdefault(row, {})[column - first_column] = cell
    # Rows count from the sheet's first, columns from its first used one.
    for number, values in enumerate(sheet.iter_rows()):
        # TRUE equals 1 to Python, and would be taken for it among the distinct cells of a column.
        cells: Row = [logical_cell(value) if isinstance(value, bool) else value for value in values]
        for index, unreadable in marked.get(number, {}).items():
            if 0 <= index < len(cells):
                cells[index] = unreadable
        yield cells
