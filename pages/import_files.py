"""Import: upload spreadsheets, see what would change, import them, take it back."""

import streamlit as st

from dashboard.ui import hiding, import_results, importing
from dashboard.wording.words import count

hiding.stop_where_names_show("Import")
st.title("Import")
importing.show_last_outcome()

files = st.file_uploader(
    "Spreadsheets",
    importing.TYPES,
    accept_multiple_files=True,
    key=importing.uploader_key(),
    help="Rosters, CE records, activities with their distributions, CQR prescriptions; any order.",
)
how = importing.reading_options()
if not files:
    importing.explain_files()
    st.stop()

previews = importing.previews(files, how)
st.subheader("What would happen")
st.caption("Nothing is written yet.")
import_results.show(previews, key="preview")

confirmed = importing.confirm_brakes(previews)
ready = [preview for preview in previews if preview.result]
st.button(
    f"Import {count(len(ready), 'file')}",
    type="primary",
    icon=":material/check:",
    disabled=not ready or not confirmed,
    on_click=importing.commit,
    args=(files, how),
    key="commit",
)
