"""Everything decided about people, and the form that takes one decision back."""

from collections.abc import Mapping
from dataclasses import dataclass

import streamlit as st

from dashboard.store import Decision, Store, deciding
from dashboard.ui import hiding
from dashboard.ui.columns import COLUMNS, Column
from dashboard.ui.deciding import undo
from dashboard.ui.remembering import Rows
from dashboard.ui.session import told
from dashboard.ui.tables import table
from dashboard.wording.words import day, local, plain

_COLUMNS = {
    "decision_id": Column("Decision", st.column_config.NumberColumn, dtype="Int64"),
    "decided_at": Column("Decided", COLUMNS["imported_at"].make),
    "sentence": Column("What", st.column_config.TextColumn),
    "decided_by": Column("By", st.column_config.TextColumn),
}


@dataclass(frozen=True)
class _Decided:
    """All decisions, in rows for a table, and what those in force are called when one is chosen."""

    rows: Rows
    standing: Mapping[int, str]


def show() -> None:
    """The section of a page; nothing where nobody decided anything yet."""
    decided = told(_decided)
    if not decided.rows:
        return
    st.subheader("Decisions about people")
    if hiding.is_on():
        st.caption("They name people by their IDs and are not shown while names are hidden.")
        return
    table(
        decided.rows,
        ["decision_id", "decided_at", "sentence", "state", "decided_by"],
        file="decisions",
        alt="Decisions about people, the newest first",
        more=_COLUMNS,
    )
    _undo_form(decided.standing)


def _decided(store: Store) -> _Decided:
    decisions = deciding.decisions(store)
    rows = Rows(
        {
            "decision_id": one.decision_id,
            "decided_at": local(one.decided_at),
            "sentence": one.sentence,
            "state": _state(one),
            "decided_by": one.decided_by,
        }
        for one in decisions
    )
    titles = {
        one.decision_id: f"{one.decision_id}: {one.sentence}"
        for one in decisions
        if one.withdrawn_at is None
    }
    return _Decided(rows, titles)


def _state(decision: Decision) -> str:
    if decision.withdrawn_at is not None:
        return f"✕ Undone {day(decision.withdrawn_at)} by {decision.withdrawn_by}"
    if decision.waits_for:
        return f"◷ Waits: {decision.waits_for} is not on the roster"
    return "✓ In force"


def _undo_form(titles: Mapping[int, str]) -> None:
    if not titles:
        return
    with st.container(horizontal=True, vertical_alignment="bottom"):
        chosen = st.selectbox(
            "Undo a decision",
            list(titles),
            format_func=lambda number: titles.get(number, str(number)),
            key="decision_to_undo",
            width=420,
        )
        with st.popover("Undo…", icon=":material/undo:", key="undo_decision_asked"):
            st.markdown(
                f"Everything will be as if **{plain(titles[chosen])}** had never been decided. The "
                "decision stays in this list."
            )
            st.button("Undo it", type="primary", on_click=undo, args=(chosen,), key="undo_decision")
