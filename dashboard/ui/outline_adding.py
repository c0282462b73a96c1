"""The steps of adding an outline: the template, the upload, its effect, accepting it."""

from dataclasses import dataclass, replace
from datetime import date
from functools import partial

import streamlit as st
from streamlit.typing import UploadedFile

from dashboard import coverage, intake
from dashboard.coverage import OutlineEffect
from dashboard.intake import CheckedOutlines, IntakeError
from dashboard.store import StoreError, outlines
from dashboard.ui import outline_effects
from dashboard.ui.filters import discipline_name
from dashboard.ui.session import store
from dashboard.ui.uploads import TYPES, on_disk
from dashboard.wording.words import count, day, plain

_WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@dataclass(frozen=True)
class Found:
    """An uploaded file as it was read; `effect` only where it may be added, `error` if it is no outline."""

    revision: tuple[int, ...]
    checked: CheckedOutlines | None = None
    effect: OutlineEffect | None = None
    error: str | None = None


def add_form(as_of: date) -> None:
    """From an outline to start from, over the effect of what is uploaded, to accepting it."""
    _show_outcome()
    st.markdown(
        "Write the outline into the template, or correct the one that is in it, and upload it here. You see "
        "whom it changes before anything is written, and it can be taken back."
    )
    _template(as_of)
    upload = st.file_uploader(
        "Content outlines",
        TYPES,
        key=f"outline_upload_{st.session_state.get('outlines_added', 0)}",
        help="One or several versions, of one or several disciplines.",
    )
    if upload is None:
        return
    discipline = st.selectbox(
        "Discipline of rows that name none",
        list(store().reference.disciplines),
        index=None,
        format_func=discipline_name,
        key="outline_discipline",
        placeholder="None: every row names its own",
    )
    _show(_found(upload, discipline, as_of))


def _template(as_of: date) -> None:
    with st.container(horizontal=True, vertical_alignment="bottom"):
        codes = list(store().reference.disciplines)
        code = st.selectbox(
            "Outline to start from",
            codes,
            format_func=discipline_name,
            key="outline_template",
            width=360,
        )
        st.download_button(
            "Download the template",
            # Called on the click: openpyxl takes a while to load.
            data=partial(_template_file, code, as_of),
            file_name=f"outline-{code}.xlsx",
            mime=_WORKBOOK,
            icon=":material/download:",
            on_click="ignore",
            key="download_outline_template",
        )


def _template_file(code: str, as_of: date) -> bytes:
    from dashboard.report.outline_template import outline_template

    lines = [line for line in store().reference.outlines if line.discipline == code]
    days = {line.effective_on for line in lines}
    current = max((on for on in days if on <= as_of), default=max(days, default=None))
    return outline_template(code, [line for line in lines if line.effective_on == current])


def _found(upload: UploadedFile, discipline: str | None, as_of: date) -> Found:
    """The file read and its effect, computed once while nothing changes."""
    key = (upload.file_id, discipline, as_of, store().revision())
    known = st.session_state.get("outline_found")
    if known is None or known[0] != key:
        with st.spinner(f"Reading {upload.name}"):
            known = key, _read(upload, discipline, as_of)
        st.session_state["outline_found"] = known
        # A word given for one effect is none for the next.
        st.session_state["outline_looks"] = st.session_state.get("outline_looks", 0) + 1
    found: Found = known[1]
    return found


def _read(upload: UploadedFile, discipline: str | None, as_of: date) -> Found:
    here = store()
    found = Found(here.revision())
    with on_disk(upload) as path:
        try:
            checked = intake.check_outlines(path, here.reference, discipline, upload.name)
            is_fit = checked.is_acceptable
            effect = coverage.outline_effect(here, checked, as_of) if is_fit else None
        except (IntakeError, StoreError) as error:
            return replace(found, error=str(error))
    return replace(found, checked=checked, effect=effect)


def _show(found: Found) -> None:
    if found.checked is None:
        st.error(plain(found.error or ""), icon=":material/error:")
        return
    outline_effects.show_problems(found.checked)
    if found.effect is None:
        return
    outline_effects.show_effect(found.effect)
    is_confirmed = _confirmed(found.effect)
    st.button(
        f"Accept {count(len({(x.discipline, x.effective_on) for x in found.checked.lines}), 'outline')}",
        type="primary",
        icon=":material/check:",
        disabled=not is_confirmed,
        on_click=_accept,
        args=(found,),
        key="outline_accept",
    )


def _confirmed(effect: OutlineEffect) -> bool:
    if not effect.statuses_changed:
        return True
    st.warning(
        f"It changes the status of {count(effect.statuses_changed, 'goal')} as of {day(effect.as_of)}.",
        title="Statuses change",
        icon=":material/front_hand:",
    )
    return st.checkbox(
        "I have looked at it: accept it all the same",
        key=f"outline_is_confirmed_{st.session_state['outline_looks']}",
    )


def _accept(found: Found) -> None:
    here = store()
    if here.revision() != found.revision:
        # Somebody changed the data in another window: the effect shown is no longer the effect.
        st.toast(
            "The data have changed meanwhile; look at the effect again.", icon=":material/sync:"
        )
        return
    assert found.checked is not None
    try:
        outline_id = outlines.add(here, found.checked)
    except StoreError as error:
        st.toast(str(error), icon=":material/error:")
        return
    st.session_state["outlines_added"] = st.session_state.get("outlines_added", 0) + 1
    st.session_state["outline_outcome"] = f"{plain(found.checked.name)} is added as {outline_id}."
    st.session_state.pop("outline_found", None)


def _show_outcome() -> None:
    outcome = st.session_state.pop("outline_outcome", None)
    if outcome:
        st.success(outcome, icon=":material/check_circle:")
