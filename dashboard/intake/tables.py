"""Several tables on one sheet, one below the other or side by side, each as a grid of its own.

A part keeps the rows and columns of its sheet and is blank elsewhere, so that cells keep their names.
"""

from collections.abc import Iterator
from dataclasses import replace
from functools import reduce
from itertools import pairwise

import numpy as np

from dashboard.intake.grid import Column, Grid, Mask
from dashboard.intake.headings import Worth, is_words, texts_of
from dashboard.intake.mapping import UserMapping, header_key
from dashboard.intake.wide import discipline_within
from dashboard.reference import Reference

# Titles and notes may stand between a blank row and the headings below it.
_ROWS_OF_A_TITLE = 5
_LEAST_HEADINGS, _SURE_HEADINGS = 2, 3
# A sheet of thousands of columns with blank ones between is no row of tables.
_MOST_SIDE_BY_SIDE = 12


def stacked_tables(grid: Grid, mapping: UserMapping, reference: Reference) -> list[Grid]:
    """The tables that stand one below the other; the whole grid where it has only one.

    A table begins where other headings stand, or the same again under a title of another discipline.
    """
    filled = filled_cells(grid)
    begins = list(_begins(grid, filled, mapping, reference))
    if len(begins) < 2:
        return [grid]
    ends = [*begins[1:], grid.height]
    starts = [0, *begins[1:]]
    return [_rows_only(grid, start, end) for start, end in zip(starts, ends, strict=True)]


def column_groups(grid: Grid) -> list[Grid]:
    """The grid cut at columns without any cell; the whole where there are none, or very many."""
    used = [place for place, column in enumerate(grid.columns) if bool(column.filled().any())]
    cuts = [left + 1 for left, right in pairwise(used) if right > left + 1]
    if not cuts or len(cuts) > _MOST_SIDE_BY_SIDE:
        return [grid]
    edges = [0, *cuts, len(grid.columns)]
    return [columns_only(grid, left, right) for left, right in pairwise(edges)]


def filled_cells(grid: Grid) -> np.ndarray[tuple[int], np.dtype[np.int32]]:
    """How many cells of each row hold something."""
    filled = np.zeros(grid.height, dtype=np.int32)
    for column in grid.columns:
        filled += column.filled()
    return filled


def columns_only(grid: Grid, left: int, right: int) -> Grid:
    """The grid with blanks outside these columns; `right` is the first behind them."""
    blank = Column(np.zeros(grid.height, dtype=np.int32), [""])
    columns = (
        column if left <= place < right else blank for place, column in enumerate(grid.columns)
    )
    return replace(grid, columns=tuple(columns))


def _rows_only(grid: Grid, start: int, end: int) -> Grid:
    inside: Mask = np.zeros(grid.height, dtype=bool)
    inside[start:end] = True
    # Of the distinct cells of every column the first is the blank one.
    columns = (
        Column(np.where(inside, column.codes, 0).astype(np.int32), column.cells)
        for column in grid.columns
    )
    return replace(grid, columns=tuple(columns))


def _begins(
    grid: Grid,
    filled: np.ndarray[tuple[int], np.dtype[np.int32]],
    mapping: UserMapping,
    reference: Reference,
) -> Iterator[int]:
    """The row at which each table begins, with the titles above its headings."""
    worth = Worth(mapping, reference)
    known: list[frozenset[str]] = []
    last = -2
    for row in _candidates(grid, filled):
        if filled[row] < _LEAST_HEADINGS or not _are_headings(grid, row, mapping, worth):
            continue
        # The second of two rows of headings.
        is_second = row == last + 1
        last = row
        if is_second:
            continue
        keys = frozenset(map(header_key, texts_of(grid, row).values()))
        start = _start(filled, row)
        titles = (text for at in range(start, row) for text in texts_of(grid, at).values())
        if keys in known and discipline_within(titles, reference, by_code=False) is None:
            continue
        known.append(keys)
        yield start


def _candidates(grid: Grid, filled: np.ndarray[tuple[int], np.dtype[np.int32]]) -> Iterator[int]:
    """The rows that may be headings: those soon after a blank row, and those that begin with our words."""
    is_filled = filled > 0
    after_blank = is_filled & ~np.concatenate([[False], is_filled[:-1]])
    near: Mask = np.zeros(grid.height, dtype=bool)
    for row in np.flatnonzero(after_blank):
        near[row : row + _ROWS_OF_A_TITLE] = True
    used = [column for column in grid.columns if len(column.cells) > 1][:2]
    if len(used) == 2:
        near |= reduce(np.logical_and, (_holds_heading(column) for column in used))
    return (int(row) for row in np.flatnonzero(near & is_filled))


def _holds_heading(column: Column) -> Mask:
    from dashboard.intake.synonyms import all_words

    words = all_words()
    is_word = [isinstance(cell, str) and cell.strip().casefold() in words for cell in column.cells]
    return np.array(is_word, dtype=bool)[column.codes]


def _are_headings(grid: Grid, row: int, mapping: UserMapping, worth: Worth) -> bool:
    texts = {header_key(text): text for text in texts_of(grid, row).values()}
    names = sum(mapping.knows(text) for text in texts.values())
    if names < _LEAST_HEADINGS or not is_words(grid, row):
        return False
    of_lines = sum(worth.of_text(text) > 0 for text in texts.values())
    return names >= _SURE_HEADINGS or 2 * of_lines >= len(texts)


def _start(filled: np.ndarray[tuple[int], np.dtype[np.int32]], row: int) -> int:
    """The first of the titles that stand directly above headings."""
    start = row
    while start > max(0, row - _ROWS_OF_A_TITLE) and filled[start - 1] == 1:
        start -= 1
    return start
