"""Rows set aside, to be taken along in a workbook, corrected there and imported again (P4)."""

import io
from collections.abc import Iterable
from pathlib import Path

import streamlit as st

from dashboard.report.set_aside import write_set_aside
from dashboard.store import Settlement, imports
from dashboard.ui.session import store, told
from dashboard.wording.words import count, plain


def workbook(import_id: int, file: str) -> None:
    """Offers the workbook of the rows of an import that wait for a correction; nothing where none does."""
    rows = told(imports.rows_to_correct, import_id)
    if not rows:
        return
    with st.container(border=True, horizontal=True, vertical_alignment="center"):
        st.markdown(
            f":material/build: {count(len(rows), 'row')} of {plain(file)} "
            f"{'waits' if len(rows) == 1 else 'wait'} for a correction. Correct the marked cells in the "
            "workbook and import it: that settles them, and the rows that are in stay as they are.",
            width="stretch",
        )
        st.download_button(
            "Download the workbook",
            # Called on the click: nobody waits for a file that nobody wants.
            data=lambda: _content(import_id),
            file_name=f"{Path(file).stem}-to-correct.xlsx",
            mime="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            icon=":material/download:",
            on_click="ignore",
            key=f"workbook_{import_id}",
        )


def settled(settlements: Iterable[Settlement], *, is_preview: bool = False) -> None:
    """Says which rows set aside earlier an import settles."""
    for one in settlements:
        verb = "would be settled" if is_preview else "settled"
        st.markdown(
            f":material/task_alt: {count(one.rows, 'row')} of import {one.set_aside_import_id} "
            f"({plain(one.set_aside_file)}) {verb} by {plain(one.file)}."
        )


def _content(import_id: int) -> bytes:
    file = io.BytesIO()
    write_set_aside(file, imports.rows_to_correct(store(), import_id))
    return file.getvalue()
