"""The steps of the import page: choose, preview, confirm, import, take back."""

from collections.abc import Sequence
from functools import partial

import streamlit as st
from streamlit.typing import UploadedFile

from dashboard import intake, paths
from dashboard.store import imports
from dashboard.ui import import_results, uploads
from dashboard.ui.links import page_link
from dashboard.ui.session import store
from dashboard.ui.uploads import TYPES, Outcome
from dashboard.wording.words import count

__all__ = ["TYPES"]

_KINDS = {
    "auto": "By its headings",
    "roster": "Roster",
    "records": "CE records",
    "activities": "Activities with distributions",
    "prescriptions": "CQR prescriptions",
}


def uploader_key() -> str:
    # An uploader is emptied by giving it another key.
    return f"uploads_{st.session_state.get('uploads_done', 0)}"


def reading_options() -> intake.Options:
    """How to read the files, for those that do not say it themselves."""
    disciplines = store().reference.disciplines
    with st.expander("If a file is not understood", icon=":material/tune:"):
        kind = st.selectbox(
            "What the files are", list(_KINDS), format_func=_KINDS.__getitem__, key="kind"
        )
        discipline = st.selectbox(
            "Discipline of rows that name none",
            list(disciplines),
            index=None,
            format_func=lambda code: f"{code} · {disciplines[code].name}",
            key="file_discipline",
            placeholder="None: such rows count for nothing",
        )
    return uploads.options(store(), kind=kind, discipline=discipline)


def previews(files: Sequence[UploadedFile], how: intake.Options) -> list[Outcome]:
    """What importing each file would do, computed once while nothing changes."""
    known: dict[object, Outcome] = st.session_state.get("previews", {})
    wanted: dict[object, Outcome] = {}
    for file in files:
        key = (file.file_id, how.kind, how.discipline, store().revision())
        if key in known:
            wanted[key] = known[key]
        else:
            with st.spinner(f"Reading {file.name}"):
                wanted[key] = uploads.preview(store(), file, how)
    st.session_state["previews"] = wanted
    return list(wanted.values())


def confirm_brakes(outcomes: Sequence[Outcome]) -> bool:
    """Asks once for files that would change much; whether the import may go ahead."""
    sentences = [
        import_results.brake_sentence(outcome.result)
        for outcome in outcomes
        if outcome.result and outcome.result.brakes
    ]
    if not sentences:
        return True
    st.warning("\n\n".join(sentences), title="Much would change", icon=":material/front_hand:")
    return st.checkbox("I have looked at it: import it all the same", key="is_confirmed")


def commit(files: Sequence[UploadedFile], how: intake.Options) -> None:
    """Imports the files and empties the uploader; files with errors stay out."""
    is_confirmed = bool(st.session_state.get("is_confirmed", False))
    done = [uploads.commit(store(), file, how, is_confirmed=is_confirmed) for file in files]
    st.session_state["last_outcomes"] = done
    st.session_state["uploads_done"] = st.session_state.get("uploads_done", 0) + 1
    st.session_state.pop("previews", None)


def show_last_outcome() -> None:
    """What was just imported, with the way back."""
    outcomes: list[Outcome] = st.session_state.get("last_outcomes", [])
    if not outcomes:
        return
    made = [outcome.result for outcome in outcomes if outcome.result]
    if made:
        rows = sum(sheet.added + sheet.updated for result in made for sheet in result.sheets)
        st.success(
            f"{count(len(made), 'file')} imported: {count(rows, 'row')} added or updated.",
            icon=":material/check_circle:",
        )
    import_results.show(outcomes, key="imported")
    with st.container(horizontal=True):
        page_link("overview", "See where everybody stands", icon=":material/arrow_forward:")
        if made:
            numbers = [result.import_id for result in made if result.import_id is not None]
            st.button(
                "Undo this import" if len(made) == 1 else f"Undo these {len(made)} imports",
                icon=":material/undo:",
                on_click=partial(_undo, numbers),
                key="undo_last",
            )


def explain_files() -> None:
    """What files are understood, with a workbook of each kind to copy."""
    st.subheader("What the files look like")
    st.markdown(
        "One sheet or several, headings in any order; columns that are not known are kept and ignored. "
        "These workbooks of the sample program show every heading:"
    )
    with st.container(horizontal=True):
        for name in ("roster", "records", "activities", "prescriptions"):
            path = paths.SAMPLE / f"{name}.xlsx"
            st.download_button(
                _KINDS[name],
                data=path.read_bytes,
                file_name=f"sample-{name}.xlsx",
                icon=":material/download:",
                on_click="ignore",
                key=f"sample_{name}",
            )


def _undo(import_ids: Sequence[int]) -> None:
    for import_id in reversed(import_ids):
        imports.undo(store(), import_id)
    st.session_state.pop("last_outcomes", None)
    st.toast(f"{count(len(import_ids), 'import')} undone.", icon=":material/undo:")
