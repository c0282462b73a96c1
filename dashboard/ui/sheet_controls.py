"""What each sheet of the uploaded files was taken for, and the controls that correct it."""

from collections.abc import Mapping, Sequence

import streamlit as st

from dashboard import intake
from dashboard.intake import CheckedFile, SheetProposal
from dashboard.intake.columns import KINDS, Content
from dashboard.store import mappings
from dashboard.store.mappings import RememberedColumn
from dashboard.ui import column_controls
from dashboard.ui.reading import FileReading, sheet_key
from dashboard.ui.session import store
from dashboard.ui.tables import table
from dashboard.ui.words import count, day, plain

KIND_NAMES = {
    "roster": "Roster",
    "records": "CE records",
    "activities": "Activities with distributions",
    "prescriptions": "CQR prescriptions",
}
_DAY_ORDERS = {None: "Decide from the values", False: "Month first", True: "Day first"}
_DATES = frozenset(
    column.name
    for kind in KINDS.values()
    for column in kind.columns
    if column.content is Content.DATE
)


def summary(readings: Sequence[FileReading]) -> None:
    """One row for each sheet: what it was taken for, how surely, and whether it can be imported."""
    rows = [
        {
            "file": reading.upload.name,
            "sheet": sheet.sheet,
            "kind": KIND_NAMES.get(sheet.kind or "", "Not known"),
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
    for column in mappings.columns(store()):
        known.setdefault(column.signature, []).append(column)
    for reading in readings:
        if reading.error:
            st.error(plain(reading.error), icon=":material/error:")
        if not reading.sheets:
            continue
        _day_order(reading)
        for number, sheet in enumerate(reading.sheets):
            _sheet(reading, number, sheet, known)


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
) -> None:
    found = reading.found[number]
    name = " · ".join(filter(None, [reading.upload.name, sheet.sheet]))
    kind = KIND_NAMES.get(sheet.kind or "", "not known")
    is_asking = bool(sheet.problem and sheet.kind and not sheet.is_left_out)
    label = f"**{plain(name)}** · {kind} · {_used(sheet)} of {count(len(sheet.columns), 'column')}"
    # The label changes with what is corrected inside; the key keeps the fold as it is.
    with st.expander(label, expanded=is_asking, key=sheet_key("sheet", reading.file_id, number)):
        if sheet.problem and not sheet.is_left_out:
            st.warning(plain(_for_the_screen(sheet)), icon=":material/help:")
        _choices(reading.file_id, number, found)
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
    by_headings = KIND_NAMES.get(found.kind or "", "not known")
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.selectbox(
            "What this sheet is",
            list(KIND_NAMES),
            index=None,
            format_func=KIND_NAMES.__getitem__,
            placeholder=f"{by_headings} ({found.confidence:.0%} sure by its headings)",
            key=sheet_key("kind", file_id, number),
            width=330,
        )
        if found.kind != "roster":
            st.selectbox(
                "Discipline of rows that name none",
                list(disciplines),
                index=None,
                format_func=lambda code: f"{code} · {disciplines[code].name}",
                placeholder=_discipline(found),
                key=sheet_key("discipline", file_id, number),
                width=330,
            )
        st.toggle("Import this sheet", value=True, key=sheet_key("used", file_id, number))


def _discipline(found: SheetProposal) -> str:
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


def _day_order(reading: FileReading) -> None:
    """Asks for the order of day and month where the file has dates; loudly where it left a doubt."""
    if not any(column.ours in _DATES for sheet in reading.sheets for column in sheet.columns):
        return
    doubts = doubtful_dates(reading.checked) if reading.checked else []
    if doubts and reading.options.day_first is None:
        st.warning(
            f"{plain(reading.upload.name)}: which comes first in {plain(' and '.join(doubts))}, day or "
            "month? The values do not show it beyond doubt.",
            icon=":material/event:",
        )
    st.selectbox(
        f"Dates such as 03/04/2026 in {plain(reading.upload.name)}",
        list(_DAY_ORDERS),
        format_func=_DAY_ORDERS.__getitem__,
        key=f"days_{reading.file_id}",
        width=330,
    )


def doubtful_dates(checked: CheckedFile) -> list[str]:
    """The columns of dates about which intake says something as a whole: what comes first in them."""
    return list(
        dict.fromkeys(
            problem.column
            for sheet in checked.sheets
            for problem in sheet.problems
            if problem.row is None
            and problem.column
            and sheet.mapping.get(problem.column) in _DATES
        )
    )
