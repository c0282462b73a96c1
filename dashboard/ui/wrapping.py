"""How tall the rows of a table are that shows long texts in full: all are as tall as the tallest."""

from collections.abc import Mapping, Sequence
from math import ceil
from typing import Any

from dashboard.ui.columns import Column
from dashboard.ui.remembering import Rows, made

# In pixels, at Streamlit's size of text in tables. Lines break between words, so few are full.
_LINE, _MARGIN, _LETTER, _PADDING = 19, 5, 6.2, 16
# Streamlit wraps text in rows of more than four times the font's size.
_LEAST_LINES, _MOST_LINES = 3, 8


def wrapped_height(rows: Sequence[Mapping[str, Any]], columns: Mapping[str, Column]) -> int:
    """The height of each row in pixels: three lines, more where a text needs them in its column."""
    widths = {name: column.config().get("width") for name, column in columns.items()}
    fixed = {name: width for name, width in widths.items() if isinstance(width, int)}
    if isinstance(rows, Rows):
        longest: dict[str, int] = made(_longest, rows, tuple(fixed))
    else:
        longest = _longest(rows, tuple(fixed))
    lines = [ceil(longest[name] * _LETTER / (width - _PADDING)) for name, width in fixed.items()]
    return _MARGIN + _LINE * min(max(_LEAST_LINES, *lines, 0), _MOST_LINES)


def _longest(rows: Sequence[Mapping[str, Any]], names: tuple[str, ...]) -> dict[str, int]:
    return {
        name: max((len(row[name]) for row in rows if isinstance(row[name], str)), default=0)
        for name in names
    }
