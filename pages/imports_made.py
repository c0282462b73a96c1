"""Imports made: every import, decision and text taught, what came of it, and how to take it back."""

import streamlit as st

from dashboard import ui
from dashboard.ui import decisions_made, import_details, import_history, teaching

st.title("Imports made")
history = ui.history()
if not history:
    ui.nothing_here("Nothing has been imported yet.", page="import", action="Import spreadsheets")
    st.stop()

ui.table(
    ui.told(import_history.rows),
    [
        "import_id",
        "imported_at",
        "file",
        "kinds",
        "state",
        "rows_read",
        "added",
        "updated",
        "unchanged",
        "set_aside",
        "imported_by",
    ],
    file="imports",
    alt="Imports, the newest first",
)
import_details.show(import_details.choose(history))
teaching.history()
decisions_made.show()
