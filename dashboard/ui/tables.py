"""Tables: a column is described once, wherever it appears; all can be sorted and downloaded."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import streamlit as st

from dashboard.ui import hiding, people
from dashboard.ui.columns import COLUMNS, Column
from dashboard.ui.downloads import csv_file
from dashboard.ui.remembering import Rows
from dashboard.ui.wrapping import wrapped_height

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

    chosen = shown_columns(rows, columns, more)
    row_height = wrapped_height(rows, chosen) if is_wrapped else _ROW
    st.dataframe(
        _frame(rows, chosen),
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
    download(rows, chosen, file=file, key=key, beside=beside)


def shown_columns(
    rows: Sequence[Mapping[str, Any]],
    names: Sequence[str],
    more: Mapping[str, Column] | None = None,
) -> dict[str, Column]:
    """The named columns that this view has something to show in; `more` goes before the common ones."""
    known = {**COLUMNS, **(more or {})}
    return {name: known[name] for name in names if _is_shown(rows, name)}


def download(
    rows: Sequence[Mapping[str, Any]],
    columns: Mapping[str, Column],
    *,
    file: str,
    key: str | None = None,
    beside: Callable[[], None] | None = None,
) -> None:
    """A button that downloads these columns of the rows as CSV, and next to it what `beside` shows."""
    with st.container(
        horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"
    ):
        st.download_button(
            "Download as CSV",
            # Called on the click: nobody waits for a file that nobody wants.
            data=lambda: csv_file(rows, columns),
            file_name=f"{file}.csv",
            mime="text/csv",
            icon=":material/download:",
            on_click="ignore",
            type="tertiary",
            key=f"download_{key or file}",
        )
        if beside:
            beside()


def _frame(rows: Sequence[Mapping[str, Any]], columns: Mapping[str, Column]) -> Any:
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


def _is_shown(rows: Sequence[Mapping[str, Any]], name: str) -> bool:
    if name == "person_id" and hiding.is_on():
        return False
    return name not in _OPTIONAL or any(row[name] is not None for row in rows)
