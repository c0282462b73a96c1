"""Tables: a column is described once, wherever it appears; all can be sorted and downloaded."""

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import streamlit as st

from dashboard.ui import hiding, people, theme
from dashboard.ui.columns import COLUMNS, Column, status_word_column
from dashboard.ui.downloads import csv_file
from dashboard.ui.remembering import Rows
from dashboard.ui.wrapping import wrapped_height
from dashboard.wording.words import STATUSES

if TYPE_CHECKING:
    import pandas as pd
    from pandas.io.formats.style import Styler

# In pixels.
_ROW, _HEADING = 34, 36
_TALLEST = 740


# Left out where no row has a value: a column of blanks says nothing.
_OPTIONAL = frozenset({"sheet", "person_id", "discipline", "verify", "origin"})


def table(
    rows: Sequence[Mapping[str, Any]],
    columns: Sequence[str],
    *,
    file: str,
    alt: str,
    key: str | None = None,
    is_wrapped: bool = False,
    beside: Callable[[], None] | None = None,
    opens_people: bool = False,
    more: Mapping[str, Column] | None = None,
) -> None:
    """Shows the named columns of the rows, and a button that downloads exactly these as CSV.

    `file` is the name of the download without its ending. Rows that are wrapped show long texts in
    full; what `beside` shows stands next to the download. Where a table opens people, selecting a
    row or clicking a name leads to that person's page. `more` describes columns of this table alone.
    """
    key = key or f"table_{file}"
    if opens_people:
        people.open_selected(key, rows)

    of_wrapped = {"status": status_word_column("Status")} if is_wrapped else {}
    known = {**COLUMNS, **of_wrapped, **(more or {})}
    chosen = {name: known[name] for name in columns if _is_shown(rows, name)}
    row_height = wrapped_height(rows, chosen) if is_wrapped else _ROW
    st.dataframe(
        _frame(rows, chosen, is_inked=is_wrapped and "status" in chosen),
        hide_index=True,
        column_config={name: column.config() for name, column in chosen.items()},
        row_height=row_height,
        height=min(_HEADING + len(rows) * row_height, _TALLEST),
        placeholder="",
        alt=alt,
        key=key,
        on_select="rerun" if opens_people else "ignore",
        selection_mode=("single-row", "single-cell"),
    )
    with st.container(
        horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"
    ):
        st.download_button(
            "Download as CSV",
            # Called on the click: nobody waits for a file that nobody wants.
            data=lambda: csv_file(rows, chosen),
            file_name=f"{file}.csv",
            mime="text/csv",
            icon=":material/download:",
            on_click="ignore",
            type="tertiary",
            key=f"download_{key}",
        )
        if beside:
            beside()


def _frame(
    rows: Sequence[Mapping[str, Any]], columns: Mapping[str, Column], *, is_inked: bool = False
) -> Any:
    frame = _plain_frame(rows, columns)
    return _inked(frame) if is_inked else frame


def _plain_frame(rows: Sequence[Mapping[str, Any]], columns: Mapping[str, Column]) -> Any:
    if not isinstance(rows, Rows):
        return _new_frame(rows, columns)
    key = tuple((name, column.label, column.dtype) for name, column in columns.items())
    if key not in rows.frames:
        rows.frames[key] = _new_frame(rows, columns)
    return rows.frames[key]


def _new_frame(rows: Sequence[Mapping[str, Any]], columns: Mapping[str, Column]) -> Any:
    import pandas as pd

    return pd.DataFrame(
        {name: column.series([row[name] for row in rows]) for name, column in columns.items()}
    )


def selection_table(
    rows: Sequence[Mapping[str, Any]],
    columns: Sequence[str],
    *,
    alt: str,
    key: str,
    more: Mapping[str, Column],
) -> list[Mapping[str, Any]]:
    """Shows the named columns of rows with a box to select each, or all; those that are selected."""
    chosen = {name: {**COLUMNS, **more}[name] for name in columns}
    st.dataframe(
        _frame(rows, chosen),
        hide_index=True,
        column_config={name: column.config() for name, column in chosen.items()},
        height=min(_HEADING + len(rows) * _ROW, _TALLEST),
        row_height=_ROW,
        alt=alt,
        key=key,
        on_select="rerun",
        selection_mode="multi-row",
    )
    selected = st.session_state.get(key, {}).get("selection", {}).get("rows", [])
    return [rows[place] for place in selected if place < len(rows)]


def _inked(frame: "pd.DataFrame") -> "Styler":
    """The frame with each status in its colour; its texts stay as they are."""
    inks = {status.label: f"color: {theme.color(status.color)}" for status in STATUSES.values()}
    # Without a word for blanks a styled one would read "None".
    return frame.style.map(lambda label: inks[str(label)], subset=["status"]).format(na_rep="")


def _is_shown(rows: Sequence[Mapping[str, Any]], name: str) -> bool:
    if name == "person_id" and hiding.is_on():
        return False
    return name not in _OPTIONAL or any(row[name] is not None for row in rows)
