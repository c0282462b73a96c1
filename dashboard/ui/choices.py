"""Controls that several pages share: one discipline at a time, and long lists page by page."""

from collections.abc import Sequence
from math import ceil
from typing import TypeVar

import streamlit as st

from dashboard.ui.remembering import Rows, made
from dashboard.wording import standing

_T = TypeVar("_T")
PEOPLE_PER_PAGE = 25


def one_discipline(goals: Rows, *, key: str) -> str:
    """The code of the discipline to show: the only one, or the one chosen; most goals come first."""
    codes = made(standing.disciplines, goals)
    if len(codes) == 1:
        return codes[0]
    chosen: str = st.segmented_control(
        "Discipline shown", codes, default=codes[0], required=True, key=key, bind="query-params"
    )
    return chosen


def one_page(rows: Sequence[_T], *, key: str, noun: str = "people") -> Sequence[_T]:
    """The rows of the page chosen; all of them where they are few."""
    if len(rows) <= PEOPLE_PER_PAGE:
        return rows
    number = st.pagination(ceil(len(rows) / PEOPLE_PER_PAGE), key=key, bind="query-params")
    start = (number - 1) * PEOPLE_PER_PAGE
    shown = rows[start : start + PEOPLE_PER_PAGE]
    st.caption(f"{start + 1} to {start + len(shown)} of {len(rows):,} {noun}")
    return shown
