"""The steps of the import page: read, preview, confirm, import, take back."""

from collections.abc import Sequence
from functools import partial

import streamlit as st
from streamlit.typing import UploadedFile

from dashboard import importing, paths
from dashboard.intake import CheckedFile
from dashboard.store import StoreError, imports, previews
from dashboard.ui import corrections, import_results, reading, templates
from dashboard.ui.links import page_link
from dashboard.ui.progress import Progress
from dashboard.ui.reading import FileReading
from dashboard.ui.session import store
from dashboard.ui.uploads import TYPES, Outcome
from dashboard.wording.words import KINDS, count

__all__ = ["TYPES"]


def uploader_key() -> str:
    # An uploader is emptied by giving it another key.
    return f"uploads_{st.session_state.get('uploads_done', 0)}"


def read(files: Sequence[UploadedFile]) -> list[FileReading]:
    """Every file as it will be read, with progress where that takes work."""
    with Progress([file.name for file in files]) as progress:
        return reading.read(files, progress.tell)


def foresee(readings: Sequence[FileReading]) -> list[Outcome]:
    """What importing the files in this order would do, each on top of those before it.

    Computed once while nothing changes; files that cannot be read are told with their error.
    """
    ready = [one for one in readings if one.checked]
    confirmed = [place for place, one in enumerate(ready) if is_confirmed(one)]
    key = ([(one.file_id, repr(one.options)) for one in ready], confirmed, store().revision())
    known_key, results = st.session_state.get("foreseen", (None, []))
    # Somebody who clicked on numbers that are no longer true has to see the new ones first.
    st.session_state["is_news"] = key != known_key
    if key != known_key:
        files: list[CheckedFile] = [one.checked for one in ready if one.checked]
        with Progress([file.name for file in files]) as progress:
            results = previews.preview_in_order(
                store(),
                files,
                confirmed=confirmed,
                tell=partial(progress.tell, step="comparing with what is in force"),
            )
        st.session_state["foreseen"] = (key, results)
    found = dict(zip([one.file_id for one in ready], results, strict=True))
    return [Outcome(one.upload.name, found.get(one.file_id), one.error) for one in readings]


def is_confirmed(one: FileReading) -> bool:
    """Whether the user wants a file imported although much would change."""
    return bool(st.session_state.get(f"confirm_{one.file_id}", False))


def confirm_brakes(readings: Sequence[FileReading], outcomes: Sequence[Outcome]) -> None:
    """Asks, for each file that would change much, whether it is right; until then it stays out."""
    for one, outcome in zip(readings, outcomes, strict=True):
        if not outcome.result or not outcome.result.brakes:
            continue
        with st.container(border=True):
            st.warning(
                import_results.brake_sentence(outcome.result),
                title="Much would change",
                icon=":material/front_hand:",
            )
            st.checkbox(
                f"I have looked at {outcome.file}: import it all the same",
                key=f"confirm_{one.file_id}",
            )


def commit_button(readings: Sequence[FileReading], outcomes: Sequence[Outcome]) -> None:
    """Imports the files that can be, then shows what came of it; the others stay out."""
    ready = [
        one
        for one, outcome in zip(readings, outcomes, strict=True)
        if outcome.result and (not outcome.result.brakes or is_confirmed(one))
    ]
    left = len(readings) - len(ready)
    is_clicked = st.button(
        f"Import {count(len(ready), 'file')}",
        type="primary",
        icon=":material/check:",
        disabled=not ready,
        key="commit",
        help=f"{count(left, 'file')} would stay out." if left else None,
    )
    if not is_clicked:
        return
    if st.session_state["is_news"]:
        st.warning(
            "The data changed since you last saw these numbers. Look at them once more, then import."
        )
        return
    _commit(ready)
    st.rerun()


def _commit(ready: Sequence[FileReading]) -> None:
    done = []
    with Progress([one.upload.name for one in ready]) as progress:
        for place, one in enumerate(ready):
            progress.tell(place, "writing")
            done.append(_commit_one(one))
    st.session_state["last_outcomes"] = done
    st.session_state["uploads_done"] = st.session_state.get("uploads_done", 0) + 1
    for kept in ("readings", "foreseen"):
        st.session_state.pop(kept, None)


def _commit_one(one: FileReading) -> Outcome:
    assert one.checked is not None
    try:
        result = importing.commit(store(), one.checked, one.options, is_confirmed=is_confirmed(one))
    except StoreError as error:
        return Outcome(one.upload.name, None, str(error))
    return Outcome(one.upload.name, result)


def show_last_outcome() -> None:
    """What was just imported: the counts, what to correct, and the way back."""
    outcomes: list[Outcome] = st.session_state.get("last_outcomes", [])
    if not outcomes:
        return
    made = [outcome.result for outcome in outcomes if outcome.result]
    numbers = [result.import_id for result in made if result.import_id is not None]
    if made:
        rows = sum(sheet.added + sheet.updated for result in made for sheet in result.sheets)
        st.success(
            f"{count(len(made), 'file')} imported: {count(rows, 'row')} added or updated.",
            icon=":material/check_circle:",
        )
    import_results.show(outcomes, key="imported")
    for result in made:
        if result.import_id is not None:
            corrections.workbook(result.import_id, result.file)
    with st.container(horizontal=True, vertical_alignment="center"):
        page_link("overview", "See where everybody stands", icon=":material/arrow_forward:")
        if numbers:
            view = {"import": str(numbers[-1])}
            page_link("imports", "See it among the imports", icon=":material/history:", view=view)
            st.button(
                "Undo this import" if len(made) == 1 else f"Undo these {len(made)} imports",
                icon=":material/undo:",
                on_click=partial(_undo, numbers),
                key="undo_last",
            )


def explain_files() -> None:
    """What files are understood, with blank workbooks to fill in and filled ones to look at."""
    st.subheader("What the files look like")
    st.markdown(
        "One sheet or several, headings in any order and in the words of whoever wrote them; columns that "
        "are not known are kept and not used. Blank workbooks to fill in, with every heading explained:"
    )
    templates.downloads()
    st.markdown("The same with the invented people of the sample program:")
    with st.container(horizontal=True):
        for name, label in KINDS.items():
            path = paths.SAMPLE / f"{name}.xlsx"
            st.download_button(
                label,
                data=path.read_bytes,
                file_name=f"sample-{name}.xlsx",
                icon=":material/download:",
                on_click="ignore",
                type="tertiary",
                key=f"sample_{name}",
            )


def _undo(import_ids: Sequence[int]) -> None:
    with st.spinner("Undoing"):
        for import_id in reversed(import_ids):
            imports.undo(store(), import_id)
    st.session_state.pop("last_outcomes", None)
    st.toast(f"{count(len(import_ids), 'import')} undone.", icon=":material/undo:")
