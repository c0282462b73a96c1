"""Goals that are not met yet, by the month of their deadline."""

from typing import TYPE_CHECKING

import altair as alt

if TYPE_CHECKING:
    import pandas as pd


def deadlines(frame: "pd.DataFrame", *, months: list[str], statuses: list[str]) -> alt.Chart:
    """Stacked bars: one for each of the months, one part for each status.

    The frame has month ("Mar 2027"), status (in words), goals and needed. The statuses take the
    theme's categorical colours in the order given; months without a goal keep their place.
    """
    present = [status for status in statuses if status in set(frame["status"])]
    chart: alt.Chart = (
        alt.Chart(frame)
        .mark_bar(cornerRadius=2, size=20)
        .encode(
            x=alt.X(
                "month:N",
                scale=alt.Scale(domain=months),
                title=None,
                # The year on a line of its own keeps twelve months apart.
                axis=alt.Axis(
                    labelAngle=0, labelExpr="split(datum.value, ' ')", labelOverlap=False
                ),
            ),
            y=alt.Y("goals:Q", title="Goals", axis=alt.Axis(tickMinStep=1, format="d")),
            color=alt.Color(
                "status:N",
                scale=alt.Scale(domain=statuses),
                legend=alt.Legend(title=None, orient="top", values=present),
            ),
            tooltip=[
                alt.Tooltip("month:N", title="Month"),
                alt.Tooltip("status:N", title="Status"),
                alt.Tooltip("goals:Q", title="Goals"),
                alt.Tooltip("needed:Q", title="Credits needed", format=".2f"),
            ],
        )
        .properties(height=240)
    )
    return chart
