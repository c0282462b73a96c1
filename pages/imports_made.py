"""Imports made: every import and every decision about people, and how to take one back."""

import streamlit as st

from dashboard import ui
from dashboard.ui import decisions_made, undoing

st.title("Imports made")
history = ui.history()
if not history:
    ui.nothing_here("Nothing has been imported yet.", page="import", action="Import spreadsheets")
    st.stop()

ui.table(
    undoing.rows(history),
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
undoing.undo_form(history)
decisions_made.show()
