"""What each sheet of the uploaded files was taken for, and the controls that correct it."""

from collections.abc import Mapping, Sequence

import streamlit as st

from dashboard import intake
from dashboard.intake import SheetProposal
from dashboard.store import mappings
from dashboard.store.mappings import RememberedColumn
from dashboard.ui import column_controls, day_order
from dashboard.ui.reading import FileReading, sheet_key
from dashboard.ui.session import store, told
from dashboard.ui.tables import table
from dashboard.wording import words
from dashboard.wording.words import count, day, plain


def summary(readings: Sequence[FileReading]) -> None:
    """One row for each sheet: what it was taken for, how surely, and whether it can be imported."""
    rows = [
        {
            "file": reading.upload.name,
            "sheet": sheet.sheet,
            "kind": words.KINDS.get(sheet.kind or "", "Not known"),
            "confidence": sheet.confidence,
            "columns_used": f"{_used(sheet)} of {len(sheet.columns)}",
            "state": _state(sheet),
        }
        for reading in readings
        for sheet in reading.sheets
    ]
    if rows:
        table(
            rows,
            ["file", "sheet", "kind", "confidence", "columns_used", "state"],
            file="recognised-sheets",
            alt="What each sheet was taken for",
            key="recognised",
        )


def controls(readings: Sequence[FileReading]) -> None:
    """For each file, what can be said about the file and, folded, about each of its sheets."""
    known: dict[str, list[RememberedColumn]] = {}
    for column in told(mappings.columns):
        known.setdefault(column.signature, []).append(column)
    for reading in readings:
        if reading.error:
            st.error(plain(_error(reading)), icon=":material/error:")
        is_asked = bool(day_order.doubts(reading)) or reading.options.day_first is not None
        if is_asked:
            day_order.ask(reading)
        dated = next(
            (n for n, sheet in enumerate(reading.sheets) if day_order.matters(sheet)), None
        )
        for number, sheet in enumerate(reading.sheets):
            with_days = not is_asked and number == dated
            _sheet(reading, number, sheet, known, with_days=with_days)


def stays_out(readings: Sequence[FileReading]) -> None:
    """Names the sheets that look like a list and would not be imported, before somebody imports the rest."""
    names = [
        " · ".join(filter(None, [reading.upload.name, sheet.sheet]))
        for reading in readings
        if reading.checked
        for sheet in reading.sheets
        if sheet.kind and sheet.problem and not sheet.is_left_out
    ]
    if names:
        st.warning(
            f"Would stay out, since a column is missing: {plain(', '.join(names))}.",
            icon=":material/rule:",
        )


def _error(reading: FileReading) -> str:
    """Why a file cannot be imported; where its sheets say so themselves, they are pointed to."""
    if any(sheet.problem for sheet in reading.sheets):
        return f"{reading.upload.name} cannot be imported as it is; its sheets below say why."
    return reading.error or ""


def _used(sheet: SheetProposal) -> int:
    return sum(column.is_applied for column in sheet.columns)


def _state(sheet: SheetProposal) -> str:
    questions = column_controls.questions(sheet)
    if sheet.is_left_out:
        return "– Left out"
    if sheet.problem:
        return "✕ Cannot be imported" if sheet.kind is None else "▲ A column is missing"
    return f"? {count(len(questions), 'proposal')}" if questions else "✓ Ready"


def _sheet(
    reading: FileReading,
    number: int,
    sheet: SheetProposal,
    known: Mapping[str, list[RememberedColumn]],
    *,
    with_days: bool,
) -> None:
    found = reading.found[number]
    name = " · ".join(filter(None, [reading.upload.name, sheet.sheet]))
    kind = words.KINDS.get(sheet.kind or "", "not known")
    is_asking = bool(sheet.problem and not sheet.is_left_out and (sheet.kind or reading.error))
    label = f"**{plain(name)}** · {kind} · {_used(sheet)} of {count(len(sheet.columns), 'column')}"
    if (asked := column_controls.questions(sheet)) and not sheet.is_left_out:
        label += f" · **{count(len(asked), 'proposal')}**"
    # The label changes with what is corrected inside; the key keeps the fold as it is.
    with st.expander(label, expanded=is_asking, key=sheet_key("sheet", reading.file_id, number)):
        if sheet.problem and not sheet.is_left_out:
            st.warning(plain(_for_the_screen(sheet)), icon=":material/help:")
        _choices(reading.file_id, number, found)
        if with_days:
            day_order.ask(reading)
        if sheet.kind is None:
            return
        _remembered(reading.file_id, number, known.get(intake.signature(sheet.headers), []))
        column_controls.show(reading.file_id, number, found, sheet)


def _for_the_screen(sheet: SheetProposal) -> str:
    """Why a sheet cannot be imported as it is; what to type in a command is left away."""
    sentence = (sheet.problem or "").partition("; ")[0]
    remedy = "say below which column it is" if sheet.kind else "choose below what it is"
    return f"{sentence[:1].upper()}{sentence[1:]}: {remedy}, or leave the sheet out."


def _choices(file_id: str, number: int, found: SheetProposal) -> None:
    disciplines = store().reference.disciplines
    by_headings = words.KINDS.get(found.kind or "", "not known")
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.selectbox(
            "What this sheet is",
            list(words.KINDS),
            index=None,
            format_func=words.KINDS.__getitem__,
            placeholder=f"{by_headings} ({found.confidence:.0%} sure by its headings)",
            key=sheet_key("kind", file_id, number),
            width=330,
        )
        st.selectbox(
            "Discipline of rows that name none",
            list(disciplines),
            index=None,
            format_func=lambda code: f"{code} · {disciplines[code].name}",
            placeholder=_discipline(found),
            key=sheet_key("discipline", file_id, number),
            # Gone, it would be forgotten while somebody tries another kind.
            disabled=found.kind == "roster",
            width=330,
        )
        st.toggle("Import this sheet", value=True, key=sheet_key("used", file_id, number))


def _discipline(found: SheetProposal) -> str:
    if found.kind == "roster":
        return "A roster names its own"
    if found.discipline and found.discipline_source:
        return f"{found.discipline}, by {found.discipline_source}"
    return "None: such rows count for nothing"


def _remembered(file_id: str, number: int, columns: Sequence[RememberedColumn]) -> None:
    """Says which columns are known from an earlier file, and forgets them when asked."""
    if not columns:
        return
    named = ", ".join(f"{plain(one.theirs)} → {one.ours}" for one in columns)
    when = max(one.saved_at for one in columns)
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(
            f":material/history: Remembered since {day(when)} for files with these headings: {named}.",
            width="stretch",
        )
        st.button(
            "Forget",
            icon=":material/delete:",
            on_click=_forget,
            args=(columns[0].signature,),
            key=sheet_key("forget", file_id, number),
            help="Files with these headings are then read by their headings again; what was imported stays.",
        )


def _forget(signature: str) -> None:
    mappings.forget(store(), signature)
    st.toast("Forgotten.", icon=":material/delete:")
