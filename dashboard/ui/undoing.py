"""The history of imports as a table, and the form that undoes one."""

from collections.abc import Iterable, Sequence
from dataclasses import asdict
from datetime import UTC
from typing import Any

import streamlit as st

from dashboard.store import HistoryEntry, StoreError, imports
from dashboard.ui.session import store
from dashboard.wording.words import day, moment, plain


def rows(history: Iterable[HistoryEntry]) -> list[dict[str, Any]]:
    """The imports with their moments by this machine's clock, and whether they are in force."""
    return [
        {
            **asdict(entry),
            "imported_at": entry.imported_at.replace(tzinfo=UTC).astimezone().replace(tzinfo=None),
            "state": _state(entry),
        }
        for entry in history
    ]


def _state(entry: HistoryEntry) -> str:
    if entry.withdrawn_at is None:
        return "✓ In force"
    return f"✕ Undone {day(entry.withdrawn_at)} by {entry.withdrawn_by}"


def undo_form(history: Sequence[HistoryEntry]) -> None:
    """Chooses an import in force and undoes it, after a second click."""
    standing = {entry.import_id: entry for entry in history if entry.withdrawn_at is None}
    if not standing:
        st.caption("No import is in force.")
        return
    with st.container(horizontal=True, vertical_alignment="bottom"):
        chosen = st.selectbox(
            "Undo an import",
            list(standing),
            format_func=lambda number: (
                _title(standing[number]) if number in standing else str(number)
            ),
            key="import_to_undo",
            width=420,
        )
        with st.popover("Undo…", icon=":material/undo:"):
            st.markdown(
                f"Everything will be as if **{plain(_title(standing[chosen]))}** had never been made. The "
                "import stays in this list; to have it back, import the file again."
            )
            st.button("Undo it", type="primary", on_click=_undo, args=(chosen,), key="undo")


def _title(entry: HistoryEntry) -> str:
    return f"{entry.import_id}: {entry.file}, {moment(entry.imported_at)}"


def _undo(import_id: int) -> None:
    try:
        imports.undo(store(), import_id)
    except StoreError as error:
        st.toast(str(error), icon=":material/error:")
    else:
        st.toast(f"Import {import_id} is undone.", icon=":material/undo:")
