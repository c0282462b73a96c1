"""Goals that are not met yet, cohort by cohort, along the months of their deadlines."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import altair as alt

if TYPE_CHECKING:
    import pandas as pd

# In pixels; below this the names of the months stand in shorter lines.
_NARROW = 560
_ROW = 40
# The upper part of the colour range is left out: text stays readable on what remains, light and dark.
_HEADROOM = 2.6


def deadlines(
    frame: "pd.DataFrame", *, cohorts: Sequence[str], months: Sequence[str], ink: str
) -> alt.LayerChart:
    """A row for each cohort and a place for each month, with the goals of each status in words.

    The frame has cohort, month ("Mar 2027"), goals, needed, words (one line for each status, its
    symbol and number) and note (the same in full). `ink` is the colour of text.
    """
    narrow = f"width < {_NARROW}"
    axis = alt.Axis(
        orient="top",
        title=None,
        labelAngle=0,
        # The year on a line of its own keeps twelve months apart.
        labelExpr=f"{narrow} ? [slice(datum.value, 0, 1), slice(datum.value, -2)]"
        " : split(datum.value, ' ')",
        labelOverlap=False,
        labelPadding=18,
        domain=False,
    )
    base = alt.Chart(frame).encode(
        x=alt.X("month:N", scale=alt.Scale(domain=list(months)), axis=axis),
        y=alt.Y(
            "cohort:N",
            scale=alt.Scale(domain=list(cohorts)),
            axis=alt.Axis(
                title=None,
                labelLimit=alt.ExprRef(f"{narrow} ? 90 : 170"),
                labelOverlap=False,
                labelFlush=False,
                domain=False,
            ),
        ),
        tooltip=[
            alt.Tooltip("cohort:N", title="Cohort"),
            alt.Tooltip("month:N", title="Month"),
            alt.Tooltip("note:N", title="Goals"),
            alt.Tooltip("needed:Q", title="Credits needed", format=".2f"),
        ],
    )
    highest = max(int(frame["goals"].max()), 1)
    cells = base.mark_rect(cornerRadius=2).encode(
        color=alt.Color("goals:Q", scale=alt.Scale(domain=[0, highest * _HEADROOM]), legend=None)
    )
    layers = [cells]
    # Vega hangs a text of two lines from its first; half a line higher it stands in the middle. A group
    # of marks without any would be an image without a name to a screen reader.
    heights = set(frame["words"].str.count("\n") + 1)
    for lines in sorted(heights):
        offset = -7 * (lines - 1)
        words = base.mark_text(
            fontSize=alt.ExprRef(f"{narrow} ? 9 : 12"), lineBreak="\n", dy=offset, color=ink
        ).encode(text="words:N")
        layers.append(words.transform_filter(f"length(split(datum.words, '\\n')) == {lines}"))
    chart = alt.LayerChart(layer=layers)
    return chart.properties(height=alt.Step(_ROW))
