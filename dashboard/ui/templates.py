"""Blank workbooks to fill in, one for each kind of spreadsheet."""

from datetime import date
from functools import partial

import streamlit as st

from dashboard.ui.session import store

_LABELS = {
    "roster": "Roster",
    "records": "CE records",
    "activities": "Activities",
    "prescriptions": "CQR prescriptions",
}


def downloads() -> None:
    """A button for each kind of template."""
    with st.container(horizontal=True, gap="small"):
        for kind, label in _LABELS.items():
            st.download_button(
                label,
                # Called on the click: openpyxl takes a while to load.
                data=partial(_content, kind),
                file_name=f"{kind}-template.xlsx",
                icon=":material/download:",
                on_click="ignore",
                type="tertiary",
                key=f"template_{kind}",
            )


def _content(kind: str) -> bytes:
    from dashboard.report.templates import template

    return template(kind, store().reference, on=date.today())
