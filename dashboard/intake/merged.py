"""Cells merged over several rows: what they say holds for each row, unless it is an amount of credits."""

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from dashboard.intake.columns import Content
from dashboard.intake.grid import Column, Grid, Mask, Span
from dashboard.intake.headings import Headings
from dashboard.intake.layout import Layout

if TYPE_CHECKING:
    from dashboard.intake.draft import Draft

_READ = (
    "expected cells of its own in every row, found {} merged over several rows; "
    "each of these rows is read with its value."
)
_SHARED = (
    "expected credits of this row alone, found one cell merged over rows {} to {}; "
    "unmerge it, give each row its own credits, and import again."
)


def with_merged_cells(headings: Headings, layout: Layout) -> Grid:
    """The grid with the value of each merged cell in every row it covers; credits stand where they stood."""
    grid = headings.grid
    columns = list(grid.columns)
    for span in _below_headings(headings):
        if not _is_amount(layout, span.column):
            column = columns[span.column]
            is_copied = column is not grid.columns[span.column]
            codes = column.codes if is_copied else column.codes.copy()
            codes[span.first + 1 : span.last + 1] = codes[span.first]
            columns[span.column] = Column(codes, column.cells)
    return replace(grid, columns=tuple(columns)) if grid.spans else grid


def check_merged_cells(draft: "Draft") -> None:
    """Sets rows aside that share one amount of credits: whole, it would count for the first of them."""
    read = 0
    for span in _below_headings(draft.headings):
        sharing = (draft.rows >= span.first) & (draft.rows <= span.last)
        if np.count_nonzero(sharing) < 2:
            continue
        if not _is_amount(draft.layout, span.column):
            read += 1
        elif _is_counted(draft, span.column, sharing):
            header = draft.headings.headers[span.column]
            for row in np.flatnonzero(sharing):
                problem = _SHARED.format(span.first + 1, span.last + 1)
                draft.report(int(row), header, problem, "set_aside")
    if read:
        draft.note(_READ.format("1 cell" if read == 1 else f"{read} cells"))


def _below_headings(headings: Headings) -> Iterator[Span]:
    # A heading may be merged down to the row above the data, or by mistake into it.
    return (span for span in headings.grid.spans if span.first > headings.row)


def _is_amount(layout: Layout, place: int) -> bool:
    column = layout.fields.get(place)
    return place in layout.lines or (
        column is not None and (column.content is Content.CREDITS or column.field == "distribution")
    )


def _is_counted(draft: "Draft", place: int, rows: Mask) -> bool:
    """Whether the credits of a line in these rows come from this column."""
    lines, header = draft.lines, draft.headings.headers[place]
    is_of_column = np.array([text == header for text in lines.headers.values], dtype=bool)
    is_line = lines.credits.filled() & rows[lines.rows]
    return bool((is_of_column[lines.headers.codes] & is_line).any())
