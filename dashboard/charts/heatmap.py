"""A grid of people (or cohorts) by content, with the number in each cell."""

from collections.abc import Sequence
from textwrap import wrap
from typing import TYPE_CHECKING

import altair as alt

if TYPE_CHECKING:
    import pandas as pd

# The name of the selection: the row and column of the cell that was clicked.
CELL = "cell"

# In pixels; below this the headings stand upright.
_NARROW = 560
_ROW = 28
_LINE = 13
_CHARACTERS = 14
# The upper part of the colour range is left out: text stays readable on what remains, light and dark.
_HEADROOM = 2.6


def heatmap(
    frame: "pd.DataFrame", *, rows: Sequence[str], columns: Sequence[str], measure: str, ink: str
) -> alt.LayerChart:
    """Cells coloured by value, in the order of rows and columns given.

    The frame has row, column, value, words (the number with its symbol, as the cell shows it), note
    (what the tooltip adds) and, where cells can be chosen, is_chosen; a pair that is missing stays
    empty. `measure` names the value. A chosen cell is told as the selection CELL, with row and column.
    """
    narrow = f"width < {_NARROW}"
    lines = _wrapped(columns)
    frame = frame.assign(heading=[lines[column] for column in frame["column"]])
    tallest = max(text.count("\n") + 1 for text in lines.values())
    heading = alt.Axis(
        orient="top",
        title=None,
        labelAngle=alt.ExprRef(f"{narrow} ? -90 : 0"),
        labelAlign=alt.ExprRef(f"{narrow} ? 'left' : 'center'"),
        labelBaseline=alt.ExprRef(f"{narrow} ? 'middle' : 'top'"),
        # Lines run downward from where the label begins, so it begins that much higher.
        labelPadding=alt.ExprRef(f"{narrow} ? 6 : {tallest * _LINE + 2}"),
        labelExpr=f"{narrow} ? trim(replace(datum.value, /\\n/g, ' ')) : split(datum.value, '\\n')",
        labelLimit=200,
        labelOverlap=False,
        domain=False,
    )
    base = alt.Chart(frame).encode(
        x=alt.X("heading:N", scale=alt.Scale(domain=list(lines.values())), axis=heading),
        y=alt.Y(
            "row:N",
            scale=alt.Scale(domain=list(rows)),
            axis=alt.Axis(
                title=None, labelLimit=170, labelOverlap=False, labelFlush=False, domain=False
            ),
        ),
        tooltip=[
            alt.Tooltip("row:N", title="Who"),
            alt.Tooltip("column:N", title="Content"),
            alt.Tooltip("value:Q", title=measure, format=".2f"),
            alt.Tooltip("note:N", title="State"),
        ],
    )
    highest = max(float(frame["value"].max()), 0.01)
    cells = base.mark_rect(cornerRadius=2).encode(
        color=alt.Color("value:Q", scale=alt.Scale(domain=[0, highest * _HEADROOM]), legend=None)
    )
    numbers = base.mark_text(fontSize=alt.ExprRef(f"{narrow} ? 9 : 12"), color=ink).encode(
        text="words:N"
    )
    layers = [cells, numbers]
    if "is_chosen" in frame:
        layers[0] = cells.add_params(alt.selection_point(CELL, fields=["row", "column"]))
    # Drawn from the rows, so that it is there as well when the choice was made elsewhere; and only where
    # there is one, since an empty group of marks is an image without a name to a screen reader.
    if "is_chosen" in frame and frame["is_chosen"].any():
        outline = base.mark_rect(cornerRadius=2, filled=False, stroke=ink, strokeWidth=2)
        layers.append(outline.transform_filter("datum.is_chosen"))
    chart = alt.LayerChart(layer=layers)
    return chart.properties(height=alt.Step(_ROW))


def _wrapped(columns: Sequence[str]) -> dict[str, str]:
    """Each heading in short lines, as many for every heading, its text at the bottom."""
    lines = {column: wrap(column, _CHARACTERS, break_long_words=False) for column in columns}
    tallest = max(map(len, lines.values()))
    return {
        column: "\n".join([" "] * (tallest - len(parts)) + parts) for column, parts in lines.items()
    }
