"""A sheet's cells, column by column, each distinct cell kept once.

A file of a million rows has few distinct values per column. Whatever is done with a cell's value is done
once for each distinct one, and a row costs four bytes per column instead of a Python object.
"""

from array import array
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from itertools import islice, zip_longest

import numpy as np
from numpy.typing import NDArray

from dashboard.intake.text import Cell, Row, is_blank

Codes = NDArray[np.int32]
Mask = NDArray[np.bool_]

_ROWS_AT_A_TIME = 2_000


@dataclass(frozen=True)
class Column:
    """`codes` says for every row which of the distinct `cells` it holds."""

    codes: Codes
    cells: list[Cell]

    def __getitem__(self, row: int) -> Cell:
        return self.cells[int(self.codes[row])]

    def filled(self) -> Mask:
        """Which rows hold something."""
        return self._filled

    @cached_property
    def _filled(self) -> Mask:
        return np.array([not is_blank(cell) for cell in self.cells], dtype=bool)[self.codes]


@dataclass(frozen=True)
class Span:
    """A cell merged over several rows: its column, the row of its value, and the last row it covers."""

    column: int
    first: int
    last: int


@dataclass(frozen=True)
class Grid:
    """The cells of one sheet from its first row on; rows and columns are counted from 0.

    `first_column` is where the sheet's used area begins. `lengths` has each row's own number of cells in
    a file of text whose rows differ in length; it is None where they do not, as on a sheet of a workbook.
    `counts_from_1904` says how a bare number in a date column is meant, `notes` what a person should know
    of the sheet as a whole. `unread` are parts of it that are no rows of a table, by row and reason; all
    of the sheet is meant where the row is None. `spans` are the cells merged over several rows.
    """

    name: str | None
    columns: tuple[Column, ...]
    height: int
    first_column: int = 0
    lengths: Codes | None = None
    counts_from_1904: bool = False
    notes: tuple[str, ...] = ()
    unread: tuple[tuple[int | None, str], ...] = ()
    spans: tuple[Span, ...] = ()

    def cell(self, row: int, column: int) -> Cell:
        return self.columns[column][row]

    def row(self, row: int) -> Row:
        return [column[row] for column in self.columns]

    def column_letters(self, column: int) -> str:
        """The column's name in Excel: A, B, ... Z, AA."""
        letters, number = "", column + self.first_column + 1
        while number:
            number, digit = divmod(number - 1, 26)
            letters = chr(ord("A") + digit) + letters
        return letters


class _CodeOf(dict[Cell, int]):
    """The code of each distinct cell, in order of appearance."""

    def __missing__(self, cell: Cell) -> int:
        code = len(self)
        self[cell] = code
        return code


class _GrowingColumn:
    def __init__(self, blank_rows: int) -> None:
        self.code_of = _CodeOf({"": 0})
        self.codes = array("i", bytes(4 * blank_rows))

    def extend(self, cells: Iterable[Cell]) -> None:
        self.codes.extend(map(self.code_of.__getitem__, cells))

    def finish(self) -> Column:
        return Column(np.frombuffer(self.codes, dtype=np.int32), list(self.code_of))


def build_grid(
    name: str | None,
    rows: Iterable[Row],
    *,
    first_column: int = 0,
    is_ragged: bool = False,
    counts_from_1904: bool = False,
    notes: tuple[str, ...] = (),
) -> Grid:
    """The grid of a sheet's rows, which are consumed a few thousand at a time."""
    iterator = iter(rows)
    columns: dict[int, _GrowingColumn] = {}
    lengths = array("i")
    height = width = 0
    while chunk := list(islice(iterator, _ROWS_AT_A_TIME)):
        lengths.extend(map(len, chunk))
        transposed = list(zip_longest(*chunk, fillvalue=""))
        width = max(width, len(transposed))
        for index in range(width):
            cells = transposed[index] if index < len(transposed) else ("",) * len(chunk)
            # A workbook may count thousands of formatted but empty columns; they take no memory.
            if index not in columns and cells.count("") < len(cells):
                columns[index] = _GrowingColumn(height)
            if index in columns:
                columns[index].extend(cells)
        height += len(chunk)
    blank = Column(np.zeros(height, dtype=np.int32), [""])
    return Grid(
        name=name,
        columns=tuple(
            columns[index].finish() if index in columns else blank for index in range(width)
        ),
        height=height,
        first_column=first_column,
        lengths=np.frombuffer(lengths, dtype=np.int32) if is_ragged and height else None,
        counts_from_1904=counts_from_1904,
        notes=notes,
    )
