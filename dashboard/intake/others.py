"""The cells of columns that nobody knows, kept with their rows as they are."""

import json
from collections.abc import Iterator

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from dashboard.intake.coded import Coded
from dashboard.intake.draft import Draft
from dashboard.intake.text import Cell, cell_text, tidy

_TEXT = pa.string()
# Texts row by row take far more memory than the distinct ones.
_ROWS_AT_A_TIME = 50_000
_COMMA = ", "

_as_json = json.JSONEncoder(ensure_ascii=False).encode


def other_cells(draft: Draft, rows: NDArray[np.intp]) -> pa.ChunkedArray:
    """The cells of unknown columns of each row as a JSON object, from parts made once per distinct cell."""
    known = []
    for place, header in draft.visible_headers():
        if place in draft.layout.others:
            column = draft.column(place)
            known.append(Coded(column.codes[rows], list(_members(header, column.cells))))
    known = [part for part in known if any(part.values)]
    if not known:
        return pa.chunked_array([pa.nulls(len(rows), type=_TEXT)])
    return pa.chunked_array(
        [
            _objects([part.at(some).arrow(_TEXT) for part in known])
            for some in np.array_split(np.arange(len(rows)), len(rows) // _ROWS_AT_A_TIME + 1)
        ],
        type=_TEXT,
    )


def _members(header: str, cells: list[Cell]) -> Iterator[str]:
    """Each cell as a member of an object with a comma behind it, nothing for a blank one."""
    name = _as_json(header)
    for cell in cells:
        seen = tidy(cell_text(cell))
        yield f"{name}: {_as_json(seen)}{_COMMA}" if seen else ""


def _objects(members: list[pa.Array]) -> pa.Array:
    """Row by row an object of the members that are there; null where none is."""
    joined = pc.binary_join_element_wise(*members, "")
    filled = pc.if_else(pc.equal(joined, ""), None, joined)
    without_last_comma = pc.utf8_slice_codeunits(filled, 0, -len(_COMMA))
    return pc.binary_join_element_wise("{", without_last_comma, "}", "")
