"""A bar for each person, split by category, up to what is required."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import altair as alt

if TYPE_CHECKING:
    import pandas as pd

# Red is for what is overdue: the fourth category takes the fifth of the theme's colours.
_SKIPPED_COLOR = 3


def category_bars(
    frame: "pd.DataFrame", *, rows: Sequence[str], categories: Sequence[str], ink: str, paper: str
) -> alt.LayerChart:
    """Stacked bars with a line at the total, a mark at each minimum, and what is missing in words.

    The frame has row, category, position (its place in the stack), earned, minimum, and of the
    whole bar total, required and missing (the categories below their minimum, in words).
    `ink` and `paper` are the colours of text and of what is behind it.
    """
    domain = [*categories[:_SKIPPED_COLOR], " ", *categories[_SKIPPED_COLOR:]]
    order = alt.Scale(domain=list(rows))
    base = alt.Chart(frame).encode(
        y=alt.Y(
            "row:N",
            scale=order,
            axis=alt.Axis(title=None, labelLimit=170, labelOverlap=False, labelFlush=False),
        )
    )
    stacked = base.transform_stack(
        stack="earned",
        groupby=["row"],
        as_=["from", "to"],
        sort=[alt.SortField("position", "ascending")],
    )
    tooltip = [
        alt.Tooltip("row:N", title="Who"),
        alt.Tooltip("category:N", title="Category"),
        alt.Tooltip("earned:Q", title="Earned", format=".2f"),
        alt.Tooltip("minimum:Q", title="Minimum", format=".2f"),
    ]
    bars = stacked.mark_bar(size=16).encode(
        x=alt.X("from:Q", title="Credits", axis=alt.Axis(tickCount=8)),
        x2="to:Q",
        color=alt.Color(
            "category:N",
            scale=alt.Scale(domain=domain),
            legend=alt.Legend(
                title=None, orient="top", values=list(categories), columns=2, labelLimit=200
            ),
        ),
        tooltip=tooltip,
    )
    minimums = (
        stacked.transform_filter("datum.earned >= datum.minimum")
        .transform_calculate(mark="datum.from + datum.minimum")
        .mark_tick(color=paper, thickness=2, size=12)
        .encode(x="mark:Q")
    )
    of_person = base.transform_filter("datum.position == 0")
    goal = of_person.mark_tick(color=ink, thickness=2, size=22).encode(x="required:Q")
    words = (
        of_person.transform_calculate(end="max(datum.total, datum.required)")
        .mark_text(align="left", dx=8, color=ink)
        .encode(x="end:Q", text="missing:N")
    )
    chart = alt.LayerChart(layer=[bars, minimums, goal, words])
    return chart.properties(height=alt.Step(26))
