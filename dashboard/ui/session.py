"""The one open store of this process, and answers that are asked only once."""

import os
from collections.abc import Callable
from datetime import date
from pathlib import Path

import streamlit as st

from dashboard import coverage, paths
from dashboard.coverage import Answer, Scope
from dashboard.store import HistoryEntry, Store, StoreError, imports, open_store
from dashboard.ui import hiding

Question = Callable[[Store, Scope], Answer]

# For questions that no filter and no day changes.
_ANY = Scope(as_of=date.min)


def store() -> Store:
    """The store of TARGETED_CE_DATABASE, else of the user's data folder.

    Where it cannot be opened the page says why and stops.
    """
    path = Path(os.environ.get("TARGETED_CE_DATABASE") or paths.default_database()).resolve()
    try:
        return _opened(str(path))
    except StoreError as error:
        st.error(str(error), title="The database cannot be opened")
        st.stop()


def ask(question: Question, scope: Scope = _ANY) -> Answer:
    """The answer to a question of dashboard.coverage, computed once for each state of the data.

    Where names are hidden, they are hidden here, so that no page can forget to.
    """
    answer = _asked(question, scope)
    if not hiding.is_on():
        return answer
    return hiding.without_names(answer, _asked(coverage.people_to_find, _ANY))


def _asked(question: Question, scope: Scope) -> Answer:
    here = store()
    return _answer(question.__name__, scope, str(here.path), here.revision(), question, here)


def run_again_if_changed(seen: tuple[int, ...]) -> None:
    """Runs the page anew where the data changed while it ran.

    A page asks one question after the other; an import in another window may come between two of
    them, and old and new numbers would stand side by side.
    """
    if store().revision() != seen:
        st.rerun()


def history() -> list[HistoryEntry]:
    """Every import ever made, the newest first."""
    return imports.history(store())


def rows_waiting() -> int:
    """The number of rows set aside by imports in force that no later import has corrected (P4)."""
    made = [entry for entry in history() if entry.withdrawn_at is None and entry.set_aside]
    return sum(len(imports.rows_to_correct(store(), entry.import_id)) for entry in made)


# One process has one database open; a second path, as in tests, closes the first.
@st.cache_resource(max_entries=1, show_spinner=False, on_release=Store.close)
def _opened(path: str) -> Store:
    return open_store(Path(path))


# The revision is part of the key, so an answer lives no longer than the data it was made from. The
# spinner shows itself only where an answer takes longer than half a second.
@st.cache_data(max_entries=64, show_spinner="Working it out")
def _answer(
    name: str,  # noqa: ARG001  part of the key, as the question itself is not
    scope: Scope,
    path: str,  # noqa: ARG001
    revision: tuple[int, ...],  # noqa: ARG001
    _question: Question,
    _store: Store,
) -> Answer:
    return _question(_store, scope)
