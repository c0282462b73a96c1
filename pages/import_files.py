"""Import: upload spreadsheets, say what they are, see what would change, import them, take it back."""

import streamlit as st

from dashboard.ui import hiding, import_results, importing, sheet_controls

hiding.stop_where_names_show("Import")
st.title("Import")
files = st.file_uploader(
    "Spreadsheets",
    importing.TYPES,
    accept_multiple_files=True,
    key=importing.uploader_key(),
    help="Rosters, CE records, activities with their distributions, CQR prescriptions; any order.",
)
if not files:
    importing.show_last_outcome()
    importing.explain_files()
    st.stop()

readings = importing.read(files)
outcomes = importing.foresee(readings)

st.subheader("What was recognised", icon=":material/table_view:")
sheet_controls.summary(readings)
sheet_controls.controls(readings)

st.subheader("What would happen", icon=":material/preview:")
if any(outcome.result for outcome in outcomes):
    st.caption(
        "Nothing is written yet. The files are taken in this order, each on top of those before it."
    )
    import_results.show(outcomes, key="preview", is_preview=True)
else:
    st.markdown("Nothing can be imported yet.")

sheet_controls.stays_out(readings)
importing.confirm_brakes(readings, outcomes)
importing.commit_button(readings, outcomes)
