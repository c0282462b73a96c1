"""How the people of each cohort are spread between nothing and everything."""

from typing import TYPE_CHECKING

import altair as alt

if TYPE_CHECKING:
    import pandas as pd


def spread(frame: "pd.DataFrame") -> alt.Chart:
    """One mark for each goal along the share reached, cohort by cohort.

    The frame has cohort, name, progress (0 to 1) and status (in words).
    """
    chart: alt.Chart = (
        alt.Chart(frame)
        .mark_tick(thickness=3, size=20, opacity=0.65)
        .encode(
            x=alt.X(
                "progress:Q",
                title="Share of what is required",
                scale=alt.Scale(domain=[0, 1]),
                axis=alt.Axis(format="%", tickCount=5),
            ),
            y=alt.Y(
                "cohort:N",
                axis=alt.Axis(title=None, labelLimit=200, labelOverlap=False, labelFlush=False),
            ),
            tooltip=[
                alt.Tooltip("name:N", title="Who"),
                alt.Tooltip("progress:Q", title="Reached", format=".1%"),
                alt.Tooltip("status:N", title="Status"),
            ],
        )
        .properties(height=alt.Step(32))
    )
    return chart
