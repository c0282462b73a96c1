"""The outlines that were added, and the form that takes one back."""

from collections.abc import Iterable
from typing import Any

import streamlit as st

from dashboard.store import StoreError, UploadedOutlines, outlines
from dashboard.ui.session import store, told
from dashboard.ui.tables import table
from dashboard.wording.words import day, local, plain


def removal_form() -> None:
    """The outlines added so far, and the way to take one back; nothing where there are none."""
    uploads = told(outlines.uploads)
    if not uploads:
        return
    st.markdown("**Outlines added**")
    table(
        _upload_rows(uploads),
        ["outline_id", "uploaded_at", "file", "versions", "lines", "state", "imported_by"],
        file="outlines-added",
        alt="Files of content outlines that were added, the newest first",
    )
    standing = {one.outline_id: one for one in uploads if one.withdrawn_at is None}
    if not standing:
        return
    with st.container(horizontal=True, vertical_alignment="bottom"):
        chosen = st.selectbox(
            "Take an outline back",
            list(standing),
            format_func=lambda number: _title(standing[number]) if number in standing else "",
            key="outline_to_remove",
            width=420,
        )
        with st.popover("Take back…", icon=":material/undo:"):
            st.markdown(
                f"Everything will be as if **{plain(_title(standing[chosen]))}** had never been added."
            )
            st.button(
                "Take it back",
                type="primary",
                on_click=_remove,
                args=(chosen,),
                key="outline_remove",
            )


def _upload_rows(uploads: Iterable[UploadedOutlines]) -> list[dict[str, Any]]:
    return [
        {
            "outline_id": one.outline_id,
            "uploaded_at": local(one.uploaded_at),
            "file": one.file,
            "versions": one.versions,
            "lines": one.lines,
            "imported_by": one.uploaded_by,
            "state": "✓ In force"
            if one.withdrawn_at is None
            else f"✕ Taken back {day(one.withdrawn_at)} by {one.withdrawn_by}",
        }
        for one in uploads
    ]


def _title(upload: UploadedOutlines) -> str:
    return f"{upload.outline_id}: {upload.file}, {upload.versions}"


def _remove(outline_id: int) -> None:
    try:
        outlines.remove(store(), outline_id)
    except StoreError as error:
        st.toast(str(error), icon=":material/error:")
    else:
        st.toast(f"Outline {outline_id} is taken back.", icon=":material/undo:")
