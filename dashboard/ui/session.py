"""The one open store of this process, and answers that are asked only once."""

import os
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

import streamlit as st

from dashboard import coverage, paths
from dashboard.coverage import Answer, Scope
from dashboard.store import HistoryEntry, Store, StoreError, imports, open_store
from dashboard.store.database import held_store
from dashboard.ui import hiding
from dashboard.ui.remembering import Rows

Question = Callable[[Store, Scope], Answer]
_T = TypeVar("_T")

# For questions that no filter and no day changes.
_ANY = Scope(as_of=date.min)
_WAITING = "Working it out"


def store() -> Store:
    """The store of TARGETED_CE_DATABASE, else of the user's data folder.

    Where it cannot be opened the page says why and stops.
    """
    # A page asks for it dozens of times; the entry point holds it while a page runs.
    if held := held_store():
        return held
    try:
        return _opened(os.environ.get("TARGETED_CE_DATABASE") or str(paths.default_database()))
    except StoreError as error:
        st.error(str(error), title="The database cannot be opened")
        st.stop()


def ask(question: Question, scope: Scope = _ANY) -> Answer:
    """The answer to a question of dashboard.coverage, computed once for each state of the data.

    Names are hidden here, and people who left marked, so that no page can forget to.
    """
    answer = _asked(question, scope)
    people = _asked(coverage.people_to_find, _ANY)
    if hiding.is_on():
        answer = hiding.without_names(answer, people)
    # Whoever asks for everybody is told the status itself.
    return answer if question is coverage.people_to_find else hiding.mark_left(answer, people)


def rows(question: Question, scope: Scope = _ANY) -> Rows:
    """The rows of `ask` as column -> value, to be shown and to make more of (`made`)."""
    return _rows(_key(question.__name__, scope, hiding.is_on()), question, scope)


def told(question: Callable[..., _T], *arguments: object) -> _T:
    """What a function says of the store, given these arguments; asked once for each state of the data."""
    name = f"{question.__module__}.{question.__qualname__}"
    result: _T = _told(_key(name, arguments), question, store(), arguments)
    return result


def history() -> list[HistoryEntry]:
    """Every import ever made, the newest first."""
    return told(imports.history)


def rows_waiting() -> int:
    """The number of rows set aside by imports in force that no later import has corrected (P4)."""
    made = [entry for entry in history() if entry.withdrawn_at is None and entry.set_aside]
    return sum(len(told(imports.rows_to_correct, entry.import_id)) for entry in made)


def _asked(question: Question, scope: Scope) -> Answer:
    return _answer(_key(question.__name__, scope), question, scope, store())


def _key(*what: object) -> str:
    """One text that is another for every state of the data; Streamlit is slow over single values."""
    return repr((store().revision(), what))


# One process has one database open; a second path, as in tests, closes the first.
@st.cache_resource(max_entries=1, show_spinner=False, on_release=Store.close)
def _opened(path: str) -> Store:
    return open_store(Path(path).resolve())


# The revision is part of the key, so an answer lives no longer than the data it was made from. It is
# shared as it is, and nobody may change it: copies of large ones took longer than the page. The
# spinner shows itself only where an answer takes longer than half a second, and once where one
# function that is remembered asks another.
@st.cache_resource(max_entries=64, show_spinner=_WAITING)
def _answer(
    key: str,  # noqa: ARG001
    _question: Question,
    _scope: Scope,
    _store: Store,
) -> Answer:
    return _question(_store, _scope)


@st.cache_resource(max_entries=64, show_spinner=_WAITING)
def _rows(
    key: str,  # noqa: ARG001
    _question: Question,
    _scope: Scope,
) -> Rows:
    return Rows(ask(_question, _scope).dicts())


@st.cache_resource(max_entries=64, show_spinner=False)
def _told(
    key: str,  # noqa: ARG001
    _question: Callable[..., Any],
    _store: Store,
    _arguments: tuple[Any, ...],
) -> Any:
    return _question(_store, *_arguments)
