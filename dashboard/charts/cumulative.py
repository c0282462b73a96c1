"""How far a goal has come day by day, beside an even pace to its end."""

from typing import TYPE_CHECKING

import altair as alt

if TYPE_CHECKING:
    import pandas as pd

REACHED, PACE = "Credits toward the goal", "Even pace"


def cumulative(frame: "pd.DataFrame", *, ink: str) -> alt.LayerChart:
    """A step line of what counts, a dashed line of the pace, and marks for the goal and the day.

    The frame has on_day, credits (of that day), reached (null on days to come), pace (null where
    there is none), required and is_as_of, in the order of the days. `ink` is the colour of text.
    """
    colors = alt.Scale(domain=[REACHED, PACE])
    legend = alt.Legend(title=None, orient="top", symbolType="stroke")
    days = alt.X("on_day:T", title=None, axis=alt.Axis(format="%b %Y", labelOverlap=True))
    base = alt.Chart(frame).encode(x=days)
    tooltip = [
        alt.Tooltip("on_day:T", title="Day", format="%-d %b %Y"),
        alt.Tooltip("credits:Q", title="Credits of the day", format=".2f"),
        alt.Tooltip("reached:Q", title="Toward the goal", format=".2f"),
        alt.Tooltip("pace:Q", title="Even pace", format=".2f"),
    ]
    color = alt.Color("series:N", scale=colors, legend=legend)
    pace = (
        base.transform_filter("isValid(datum.pace)")
        .transform_calculate(series=f"'{PACE}'")
        .mark_line(strokeDash=[6, 4], strokeWidth=1.5)
        .encode(y="pace:Q", color=color)
    )
    reached = base.transform_filter("isValid(datum.reached)").transform_calculate(
        series=f"'{REACHED}'"
    )
    line = reached.mark_line(interpolate="step-after", strokeWidth=2.5).encode(
        y=alt.Y("reached:Q", title="Credits", scale=alt.Scale(domainMin=0)),
        color=color,
    )
    points = (
        reached.transform_filter("datum.credits > 0")
        .mark_point(filled=True, size=45, opacity=1)
        .encode(y="reached:Q", color=color, tooltip=tooltip)
    )
    first = (
        base.transform_window(row="row_number()")
        .transform_filter("datum.row == 1")
        .transform_calculate(words="'Required ' + format(datum.required, '.2f')")
    )
    level = first.mark_rule(color=ink, opacity=0.7).encode(
        x=alt.value(0), x2=alt.value("width"), y="required:Q"
    )
    level_text = first.mark_text(color=ink, align="left", baseline="bottom", dx=4, dy=-3).encode(
        x=alt.value(0), y="required:Q", text=alt.Text("words:N")
    )
    today = base.transform_filter("datum.is_as_of")
    day = today.mark_rule(color=ink, strokeDash=[2, 3], opacity=0.7)
    day_text = today.mark_text(color=ink, align="right", baseline="bottom", dx=-4, dy=-4).encode(
        y=alt.value("height"), text=alt.value("as of")
    )
    chart = alt.LayerChart(layer=[level, level_text, day, day_text, pace, line, points])
    return chart.properties(height=260)
