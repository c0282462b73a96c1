"""Prescribed credits of each part of the content: what is earned of them, and what is missing."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import altair as alt

if TYPE_CHECKING:
    import pandas as pd

EARNED, SHORT = "Earned", "Still needed"


def prescribed(frame: "pd.DataFrame", *, places: Sequence[str]) -> alt.LayerChart:
    """One bar for each place: earned from the left, what is missing to the end of the bar.

    The frame has place, prescribed, short and people_short.
    """
    colors = alt.Scale(domain=[EARNED, SHORT])
    legend = alt.Legend(title=None, orient="top", labelLimit=260)
    base = (
        alt.Chart(frame)
        .transform_calculate(until="datum.prescribed - datum.short")
        .encode(
            y=alt.Y(
                "place:N",
                scale=alt.Scale(domain=list(places)),
                axis=alt.Axis(title=None, labelLimit=230, labelOverlap=False, labelFlush=False),
            ),
            color=alt.Color("series:N", scale=colors, legend=legend),
            tooltip=[
                alt.Tooltip("place:N", title="Content"),
                alt.Tooltip("prescribed:Q", title="Prescribed", format=".2f"),
                alt.Tooltip("short:Q", title="Still needed", format=".2f"),
                alt.Tooltip("people_short:Q", title="People short"),
            ],
        )
    )
    axis = alt.Axis(title="Credits", tickCount=6)
    earned = (
        base.transform_calculate(series=f"'{EARNED}'")
        .mark_bar(size=16)
        .encode(x=alt.X("until:Q", axis=axis))
    )
    short = (
        base.transform_calculate(series=f"'{SHORT}'")
        .mark_bar(size=16)
        .encode(x=alt.X("until:Q", axis=axis), x2="prescribed:Q")
    )
    chart = alt.LayerChart(layer=[earned, short])
    return chart.properties(height=alt.Step(26))
