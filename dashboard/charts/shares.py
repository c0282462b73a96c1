"""Where a discipline's credits go, beside where its exam questions are."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import altair as alt

if TYPE_CHECKING:
    import pandas as pd

CREDITS, EXAM = "Share of credits earned", "Share of exam questions"


def shares(frame: "pd.DataFrame", *, places: Sequence[str]) -> alt.Chart:
    """Two bars for each place. The frame has place, measure (CREDITS or EXAM) and share (0 to 1)."""
    chart: alt.Chart = (
        alt.Chart(frame)
        .mark_bar(size=9)
        .encode(
            x=alt.X("share:Q", title="Share", axis=alt.Axis(format="%", tickCount=6)),
            y=alt.Y(
                "place:N",
                scale=alt.Scale(domain=list(places), paddingInner=0.3),
                axis=alt.Axis(title=None, labelLimit=230, labelOverlap=False, labelFlush=False),
            ),
            yOffset=alt.YOffset("measure:N", scale=alt.Scale(domain=[CREDITS, EXAM])),
            color=alt.Color(
                "measure:N",
                scale=alt.Scale(domain=[CREDITS, EXAM]),
                legend=alt.Legend(title=None, orient="top", columns=1, labelLimit=260),
            ),
            tooltip=[
                alt.Tooltip("place:N", title="Content"),
                alt.Tooltip("measure:N", title="Measure"),
                alt.Tooltip("share:Q", title="Share", format=".1%"),
            ],
        )
        .properties(height=alt.Step(14))
    )
    return chart
