"""One import of the history: what came of it, what waits, and its undo, told before it is done."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import streamlit as st

from dashboard.store import (
    HistoryEntry,
    ImportResult,
    Store,
    StoreError,
    UndoEffect,
    details,
    imports,
    previews,
    settlements,
)
from dashboard.ui import corrections, hiding, import_results
from dashboard.ui.remembering import Rows
from dashboard.ui.session import store, told
from dashboard.ui.tables import table
from dashboard.ui.uploads import Outcome
from dashboard.wording.words import KINDS, count, day, moment, plain


@dataclass(frozen=True)
class Details:
    """What came of an import, and its columns with what each was taken for, in rows for tables."""

    results: import_results.Results
    columns: Rows


def choose(history: Sequence[HistoryEntry]) -> HistoryEntry:
    """The import to show: the one in the address, or the one chosen; the newest at first."""
    entries = {entry.import_id: entry for entry in history}
    asked = st.query_params.get("import")
    if asked and "import_shown" not in st.session_state:
        if asked.isdecimal() and int(asked) in entries:
            st.session_state["import_shown"] = int(asked)
        else:
            st.warning(f"There is no import {plain(asked)}; the newest one is shown.")
    chosen = st.selectbox(
        "Import",
        list(entries),
        format_func=lambda number: _title(entries[number]) if number in entries else str(number),
        key="import_shown",
        on_change=_put_in_address,
        width=420,
    )
    return entries[chosen]


def show(entry: HistoryEntry) -> None:
    """The details of an import, and what can be done about it."""
    st.subheader(f"Import {entry.import_id}: {plain(entry.file)}")
    st.markdown(f"Imported {moment(entry.imported_at)} by {plain(entry.imported_by)}.")
    found = told(details_of, entry.import_id, entry.file)
    _settlements(entry)
    if hiding.is_on():
        st.caption("Its problems quote the file; switch **Names hidden** off to see them.")
    else:
        if entry.withdrawn_at is None:
            corrections.workbook(entry.import_id, entry.file)
        import_results.show_results(found.results, key=f"import_{entry.import_id}")
    _columns(entry, found.columns)
    _undo_form(entry)


def details_of(store: Store, import_id: int, file: str) -> Details:
    """The details of an import, withdrawn or not, of the file with this name."""
    found = details.details(store, import_id)
    first, *others = found.sheets
    sheets = (replace(first, skipped=found.skipped), *others)
    result = ImportResult(import_id, file, sheets, brakes=())
    columns = (
        {"sheet": sheet.sheet, "theirs": theirs, "ours": ours}
        for sheet, mapping in zip(found.sheets, found.mappings, strict=True)
        for theirs, ours in mapping.items()
    )
    return Details(import_results.results([Outcome(file, result)]), Rows(columns))


def _title(entry: HistoryEntry) -> str:
    state = ", undone" if entry.withdrawn_at else ""
    return f"{entry.import_id}: {entry.file}, {moment(entry.imported_at)}{state}"


def _put_in_address() -> None:
    st.query_params["import"] = str(st.session_state["import_shown"])


def _settlements(entry: HistoryEntry) -> None:
    for one in told(settlements.settlements):
        if one.import_id == entry.import_id:
            corrections.settled([one])
        elif one.set_aside_import_id == entry.import_id:
            st.markdown(
                f":material/task_alt: {count(one.rows, 'row')} that it set aside settled by import "
                f"{one.import_id} ({plain(one.file)})."
            )


def _columns(entry: HistoryEntry, rows: Rows) -> None:
    with st.expander(
        f"**{count(len(rows), 'column')}** and what they were taken for",
        icon=":material/view_column:",
        key=f"columns_of_{entry.import_id}",
    ):
        table(
            rows,
            ["sheet", "theirs", "ours"],
            file=f"import-{entry.import_id}-columns",
            alt="Columns of the file and what they were taken for",
            key=f"import_columns_{entry.import_id}",
        )


def _undo_form(entry: HistoryEntry) -> None:
    """Says what an undo would change, and does it after a second click."""
    if entry.withdrawn_at:
        st.info(
            f"Undone {day(entry.withdrawn_at)} by {plain(entry.withdrawn_by or '')}. To have it back, "
            "import the file again.",
            icon=":material/undo:",
        )
        return
    is_asked = st.session_state.get("undo_asked") == entry.import_id
    if not is_asked:
        st.button(
            "Undo…", icon=":material/undo:", on_click=_ask, args=(entry.import_id,), key="undo_ask"
        )
        return
    with st.container(border=True):
        with st.spinner("Finding out what would change"):
            effects = previews.preview_undo(store(), entry.import_id)
        st.markdown(
            f"Undoing import {entry.import_id} leaves everything as if **{plain(entry.file)}** had never "
            "been imported:\n" + "\n".join(f"- {_effect(effect)}" for effect in effects)
        )
        st.caption(
            "The import stays in this list. To take the undo back, import the file again: it is then a "
            "new import, and newer than all others."
        )
        with st.container(horizontal=True):
            st.button(
                "Undo it", type="primary", on_click=_undo, args=(entry.import_id,), key="undo"
            )
            st.button("Leave it", on_click=_ask, args=(None,), key="undo_not")


def _effect(effect: UndoEffect) -> str:
    kept = effect.rows_in_force - effect.gone - effect.changed
    return (
        f"{KINDS[effect.kind]}: of {count(effect.rows_in_force, 'row')} in force {effect.gone:,} "
        f"{'goes' if effect.gone == 1 else 'go'}, {effect.changed:,} "
        f"{'has' if effect.changed == 1 else 'have'} an older value again, {kept:,} "
        f"{'stays' if kept == 1 else 'stay'}; {effect.back:,} that it had replaced "
        f"{'comes' if effect.back == 1 else 'come'} back"
    )


def _ask(import_id: int | None) -> None:
    st.session_state["undo_asked"] = import_id


def _undo(import_id: int) -> None:
    st.session_state.pop("undo_asked", None)
    try:
        imports.undo(store(), import_id)
    except StoreError as error:
        st.toast(plain(str(error)), icon=":material/error:")
    else:
        st.toast(f"Import {import_id} is undone.", icon=":material/undo:")
