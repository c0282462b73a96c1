"""The columns of one sheet: what each is taken for and why, corrected one by one."""

from collections.abc import Mapping

import streamlit as st

from dashboard.intake import NOT_USED, ColumnProposal, SheetProposal
from dashboard.intake.columns import KINDS, alternatives_text
from dashboard.ui.reading import LINE, column_keys, taken_for
from dashboard.wording.words import plain

_SAMPLES = 3
_LONGEST_SAMPLE = 28
_IN_A_ROW = 3


def questions(sheet: SheetProposal) -> list[ColumnProposal]:
    """The columns that may be ours, and wait for a person's word."""
    return [column for column in sheet.columns if column.ours and not column.is_applied]


def show(file_id: str, number: int, found: SheetProposal, sheet: SheetProposal) -> None:
    """The proposals with a button each, then a control for each column of the sheet."""
    keys = column_keys(file_id, number, found)
    kind = KINDS[sheet.kind or ""]
    is_long = not any(column.is_line or column.ours == "Distribution" for column in sheet.columns)
    required = kind.required if is_long else kind.required_besides_lines()
    needs = "; ".join(map(alternatives_text, required))
    st.caption(
        f"A row needs {needs}. Columns that are not used are kept with their rows. What you change here "
        "is remembered for files with the same headings, once this one is imported."
    )
    for column in questions(sheet):
        _question(column, keys)
    for start in range(0, len(sheet.columns), _IN_A_ROW):
        for place, cell in enumerate(st.columns(_IN_A_ROW)):
            if start + place < len(sheet.columns):
                with cell:
                    _control(
                        found.columns[start + place], sheet.columns[start + place], keys, found
                    )


def _question(column: ColumnProposal, keys: Mapping[str, str]) -> None:
    with st.container(border=True, horizontal=True, vertical_alignment="center"):
        st.markdown(
            f":material/help: Is **{plain(column.theirs)}** the **{column.ours}**? "
            f"It {plain(column.reason)} ({column.confidence:.0%} sure).",
            width="stretch",
        )
        st.button(
            f"Yes, it is the {column.ours}",
            on_click=_take,
            args=(keys[column.theirs], column.ours, keys),
            key=f"accept_{keys[column.theirs]}",
        )


def _control(
    start: ColumnProposal, now: ColumnProposal, keys: Mapping[str, str], found: SheetProposal
) -> None:
    key = keys[start.theirs]
    names = [column.name for column in KINDS[found.kind or ""].columns]
    options = [*([LINE] if start.is_line else []), NOT_USED, *names]
    st.selectbox(
        plain(start.theirs),
        options,
        index=options.index(taken_for(start)),
        format_func=lambda name: _LABELS.get(name, name),
        key=key,
        on_change=_take,
        args=(key, None, keys),
    )
    samples = " · ".join(plain(_short(text)) for text in now.samples[:_SAMPLES]) or "no cells"
    st.caption(f"{_why(now)}  \ne.g. {samples}" if now.samples else f"{_why(now)}  \n{samples}")


_LABELS = {NOT_USED: "Keep, but do not use", LINE: "Credits of what it names"}


def _why(column: ColumnProposal) -> str:
    if column.is_applied:
        return f"{plain(column.reason)}, {column.confidence:.0%} sure"
    if column.ours:
        return f"may be the {column.ours}, {column.confidence:.0%} sure"
    return plain(column.reason) or "not known"


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST_SAMPLE else f"{text[: _LONGEST_SAMPLE - 1]}…"


def _take(key: str, ours: str | None, keys: Mapping[str, str]) -> None:
    """Makes a column ours; of several columns only one can be it, so any other lets go."""
    if ours is not None:
        st.session_state[key] = ours
    name = st.session_state[key]
    for other in keys.values():
        is_rival = other != key and st.session_state.get(other) == name
        if is_rival and name not in (NOT_USED, LINE):
            st.session_state[other] = NOT_USED
