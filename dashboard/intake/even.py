"""Tables of text whose rows are all of one length, read by Arrow in a fraction of the csv module's time.

Of such a table both find the same cells, which a test proves on nasty texts; any other is left to the latter.
"""

import csv
import io
from typing import Any, TextIO

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from pyarrow import csv as arrow_csv

from dashboard.intake.grid import Column, Grid

SEPARATORS = ",;\t|"
_BYTES_AT_A_TIME = 1 << 22
_BYTES_OF_A_CHARACTER = 4
_LINE_ENDS = ("\n", "\r")
# Python has read over the mark at the beginning of a file; Arrow would read over a second one as well.
_MARK = "\ufeff"
_DISTINCT = pa.dictionary(pa.int32(), pa.string())


def read_even(
    file: TextIO, separator: str, end: str, bytes_at_a_time: int = _BYTES_AT_A_TIME
) -> Grid | None:
    """The table of a text file from where it stands; None where its rows differ in length, or may do so.

    `end` is what no row ends with. A row that begins with it is put behind the last one: if it does not
    come back alone, a quotation mark was left open, and Arrow took all the rows after it for one cell.
    """
    width = _width(file, separator)
    if width < 2 or separator not in SEPARATORS:
        return None
    names = [str(place) for place in range(width)]
    ended = _Ended(file, end + separator * (width - 1))
    try:
        table = arrow_csv.read_csv(
            ended,
            arrow_csv.ReadOptions(column_names=names, block_size=bytes_at_a_time),
            # A blank line comes back as a row of blank cells.
            arrow_csv.ParseOptions(
                delimiter=separator, newlines_in_values=True, ignore_empty_lines=False
            ),
            arrow_csv.ConvertOptions(column_types=dict.fromkeys(names, _DISTINCT)),
        ).unify_dictionaries()
    except pa.ArrowInvalid:
        return None
    if ended.has_nul:
        return None
    columns = tuple(map(_column, table.columns))
    if not _is_closed(columns, end) or any(map(_has_long_cell, table.columns)):
        return None
    columns[0].cells.pop()
    without_end = (Column(column.codes[:-1], column.cells) for column in columns)
    return Grid(None, tuple(without_end), table.num_rows - 1)


def _width(file: TextIO, separator: str) -> int:
    """The number of cells in the next row, 0 where Arrow would not see it as it is."""
    start = file.tell()
    try:
        row = next(csv.reader(iter(file.readline, ""), delimiter=separator), [])
    except csv.Error:
        row = []
    file.seek(start)
    return 0 if row and row[0].startswith(_MARK) else len(row)


class _Ended(io.RawIOBase):
    """What is left of a text file as UTF-8, with a last row behind it."""

    def __init__(self, file: TextIO, last: str) -> None:
        self._file = file
        self._last = last
        self._is_line_end = True
        # Behind such a character Arrow has ended a quotation that was left open.
        self.has_nul = False

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1) -> bytes:
        text = self._file.read(max(size // _BYTES_OF_A_CHARACTER - 1, 1))
        # Where "\r" and "\n" are read apart, Arrow drops the latter, and even between quotation marks.
        while text.endswith("\r") and (next_ := self._file.read(1)):
            text += next_
        self.has_nul = self.has_nul or "\0" in text
        if text:
            self._is_line_end = text.endswith(_LINE_ENDS)
        else:
            text, self._last = self._last, ""
            text = text if self._is_line_end or not text else f"\n{text}"
        return text.encode()


def _column(column: Any) -> Column:
    """Each distinct cell once, the blank one first, then in order of appearance."""
    found = column.chunk(0).dictionary.to_numpy(zero_copy_only=False).tolist()
    cells = [cell for cell in found if cell]
    blank = next((code for code, cell in enumerate(found) if not cell), len(found))
    code_of = np.arange(len(found), dtype=np.int32)
    code_of[:blank] += 1
    code_of[blank : blank + 1] = 0
    codes = np.concatenate([chunk.indices.to_numpy() for chunk in column.chunks])
    return Column(code_of[codes], ["", *cells])


def _is_closed(columns: tuple[Column, ...], end: str) -> bool:
    """Whether the last row is the one that was added, and no other is like it."""
    first, last = columns[0], columns[-1]
    begins = first.codes == len(first.cells) - 1
    is_last = first.cells[-1] == end and bool(begins[-1]) and np.count_nonzero(begins) == 1
    return is_last and not any(isinstance(cell, str) and cell.endswith(end) for cell in last.cells)


def _has_long_cell(column: Any) -> bool:
    """Whether the csv module would complain of a cell, or may do so."""
    longest = pc.max(pc.binary_length(column.chunk(0).dictionary)).as_py()
    return bool(longest > csv.field_size_limit())
