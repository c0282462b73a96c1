"""Charts as the browser reads them; each is translated once, however often it is shown."""

from collections.abc import Callable
from typing import Any

import altair as alt
import streamlit as st

from dashboard.ui.remembering import made

# Altair's own theme is of fixed sizes; st.altair_chart leaves it out as well.
alt.theme.enable("none")


def chart(
    function: Callable[..., alt.Chart | alt.LayerChart],
    *arguments: object,
    alt_text: str,
    key: str | None = None,
) -> None:
    """Shows the chart that the function makes of these arguments, which are as `made` takes them.

    st.altair_chart translates a chart anew on every run, 20 to 45 ms of processor time: a third to a
    half of what the server spends on a page of which all else is remembered.
    """
    # Streamlit takes the rows out of the outermost mapping, so that one is not shared.
    st.vega_lite_chart(dict(made(_spec, function, *arguments)), alt=alt_text, key=key)


def _spec(
    function: Callable[..., alt.Chart | alt.LayerChart], *arguments: object
) -> dict[str, Any]:
    """The chart in Vega-Lite, its rows still a frame: Streamlit sends them as Arrow."""
    drawn = function(*arguments)
    # A transformer of data, as st.altair_chart has one, would be set for all threads at once.
    frame, drawn.data = drawn.data, alt.NamedData("rows")
    return {**drawn.to_dict(), "datasets": {"rows": frame}}
