"""Charts are translated once, and then read as st.altair_chart would have sent them."""

import json
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from tests.pages.screen import run


def both_ways() -> None:
    import altair as alt
    import pandas as pd
    import streamlit as st

    from dashboard import ui

    def layers(credits_earned: tuple[float, ...]) -> alt.LayerChart:
        st.session_state["times"] = st.session_state.get("times", 0) + 1
        frame = pd.DataFrame({"category": ["Safety", "Procedures"], "credits": credits_earned})
        bars = alt.Chart(frame).mark_bar().encode(x="credits:Q", y="category:N")
        words = bars.mark_text(color="black").encode(text="credits:Q")
        return alt.LayerChart(layer=[bars, words]).properties(height=alt.Step(40))

    earned = st.session_state.get("earned", (4.0, 12.5))
    ui.chart(layers, earned, alt_text="Credits", key="ours")
    st.session_state["times_ours"] = st.session_state.pop("times", 0)
    st.altair_chart(layers(earned), alt="Credits", key="theirs")
    del st.session_state["times"]


def sent(chart: Any) -> tuple[dict[str, Any], list[bytes], str]:
    """What the browser is told: the chart without the names of its rows, the rows, the words."""
    spec = json.loads(chart.proto.spec)
    assert spec.pop("data") == {"name": chart.proto.datasets[0].name}
    return spec, [rows.data.data for rows in chart.proto.datasets], chart.proto.alt


@pytest.mark.usefixtures("database")
def test_a_chart_is_what_altair_chart_would_send() -> None:
    app = run(AppTest.from_function(both_ways))

    ours, theirs = app.get("vega_lite_chart")
    assert sent(ours) == sent(theirs)


@pytest.mark.usefixtures("database")
def test_a_chart_is_made_once_for_the_same_arguments() -> None:
    app = run(AppTest.from_function(both_ways))
    assert app.session_state["times_ours"] == 1

    assert run(app).session_state["times_ours"] == 0

    app.session_state["earned"] = (1.0, 2.0)
    assert run(app).session_state["times_ours"] == 1
    ours, theirs = app.get("vega_lite_chart")
    assert sent(ours) == sent(theirs)
