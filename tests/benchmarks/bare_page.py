"""The least a page with a table and a chart can be: what Streamlit's own parts cost a browser's first view."""

import altair as alt
import pandas as pd
import streamlit as st

FRAME = pd.DataFrame({"category": ["Safety", "Procedures"], "credits": [4.0, 12.5]})

st.title("A table and a chart")
st.dataframe(FRAME, hide_index=True)
st.altair_chart(alt.Chart(FRAME).mark_bar().encode(x="credits:Q", y="category:N"))
