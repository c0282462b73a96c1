"""Checks about people, settled where they are listed: merge, keep apart, confirm, each with an undo."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import streamlit as st

from dashboard.store import Decision, StoreError, deciding
from dashboard.ui.columns import Column
from dashboard.ui.people import labels_of_everybody
from dashboard.ui.session import store, told
from dashboard.ui.tables import selection_table
from dashboard.wording.words import count, plain

Row = Mapping[str, Any]

_LOOK_ALIKES = {
    "item": Column("Written in the files", st.column_config.TextColumn),
    "look_alike": Column("Looks like", st.column_config.TextColumn),
}


def offer(check_name: str, rows: Sequence[Row]) -> None:
    """What can be decided about the rows of a check; nothing where it is not about people."""
    if check_name == "people_alike":
        _offer_merge(rows)
    elif check_name == "people_not_on_roster":
        _offer_look_alikes([row for row in rows if row["other_person_id"]])
        _offer_anybody(rows)


def show_last() -> None:
    """What was decided last on this page, and its undo; nothing once it is undone."""
    last = st.session_state.get("decided", ())
    standing = [one for one in told(deciding.decisions) if one.withdrawn_at is None]
    made = [one for one in standing if one.decision_id in last]
    if not made:
        return
    said = made[0].sentence if len(made) == 1 else f"{count(len(made), 'person', 'people')} found"
    with st.container(border=True, horizontal=True, vertical_alignment="center"):
        st.markdown(f":material/check: Decided: {plain(said)}.", width="stretch")
        st.button(
            "Undo",
            icon=":material/undo:",
            on_click=undo,
            args=[one.decision_id for one in made],
            key="undo_decided",
        )


def undo(*decision_ids: int) -> None:
    """Takes decisions back and says so."""
    try:
        with st.spinner("Taking it back"):
            deciding.undecide(store(), *decision_ids)
    except StoreError as error:
        st.toast(str(error), icon=":material/error:")
    else:
        st.toast("It is as if it had never been decided.", icon=":material/undo:")


def _offer_merge(rows: Sequence[Row]) -> None:
    labels = labels_of_everybody()
    pairs = [(row["other_person_id"], row["person_id"]) for row in rows]
    with st.container(border=True):
        chosen = st.selectbox(
            "Decide about",
            range(len(pairs)),
            format_func=lambda place: " and ".join(labels[one] for one in pairs[place]),
            key="pair",
        )
        pair = pairs[chosen]
        turned = st.radio(
            "If they are one person, the ID that stays",
            [False, True],
            format_func=lambda is_second: labels[pair[is_second]],
            key=f"kept_of_{'_'.join(pair)}",
        )
        kept, other = reversed(pair) if turned else pair
        with st.container(horizontal=True):
            is_asked = st.button("They are one person…", icon=":material/merge:", key="ask_merge")
            st.button(
                "They are two people",
                icon=":material/call_split:",
                on_click=_decide,
                args=(lambda: [deciding.keep_apart(store(), *pair)],),
                key="keep_apart",
            )
        if is_asked or st.session_state.get("merge_asked") == (kept, other):
            st.session_state["merge_asked"] = (kept, other)
            _confirm_merge(kept, other)


def _confirm_merge(kept: str, other: str) -> None:
    try:
        with st.spinner("Looking what would change"):
            preview = deciding.preview_merge(store(), kept, other)
    except StoreError as error:
        st.error(str(error))
        return
    st.markdown(
        f"{plain(preview.sentence)[0].upper()}{plain(preview.sentence)[1:]}. Files may go on using "
        "either ID. Where both have a value, the newest import says which holds."
    )
    st.button(
        f"Merge {plain(other)} into {plain(kept)}",
        type="primary",
        on_click=_decide,
        args=(lambda: [deciding.merge(store(), kept, other)],),
        key="merge",
    )


def _offer_look_alikes(rows: Sequence[Row]) -> None:
    if not rows:
        return
    labels = labels_of_everybody()
    st.markdown("**Select the rows that name the person they look like.**")
    chosen = selection_table(
        [{**row, "look_alike": labels[row["other_person_id"]]} for row in rows],
        ["item", "look_alike", "occurrences"],
        alt="People not on the roster, and whom they look like",
        # Anew with any change of the data: what is selected is told by its place in the table.
        key=f"look_alikes_{'_'.join(map(str, store().revision()))}",
        more=_LOOK_ALIKES,
    )
    pairs = [(row["written"], row["other_person_id"]) for row in chosen]
    st.button(
        f"Confirm {count(len(pairs), 'look-alike')}",
        type="primary",
        icon=":material/check:",
        disabled=not pairs,
        on_click=_decide,
        args=(lambda: deciding.same_people(store(), pairs),),
        key="confirm_look_alikes",
    )


def _offer_anybody(rows: Sequence[Row]) -> None:
    labels = labels_of_everybody()
    written = {row["written"]: row["item"] for row in rows}
    with st.container(border=True, horizontal=True, vertical_alignment="bottom"):
        waiting = st.selectbox(
            "Or say who somebody is",
            list(written),
            index=None,
            format_func=lambda text: text if text == written[text] else f"{written[text]} ({text})",
            placeholder="Written in the files",
            key="waiting_person",
        )
        person_id = st.selectbox(
            "On the roster",
            list(labels),
            index=None,
            format_func=labels.__getitem__,
            placeholder="Name or ID",
            key="person_meant",
        )
        pairs = [(waiting, person_id)] if waiting and person_id else []
        st.button(
            "Confirm",
            disabled=not pairs,
            on_click=_decide,
            args=(lambda: deciding.same_people(store(), pairs),),
            key="confirm_person",
        )


def _decide(decision: Callable[[], Sequence[Decision]]) -> None:
    try:
        with st.spinner("Computing everything anew"):
            made = decision()
    except StoreError as error:
        st.toast(str(error), icon=":material/error:")
        return
    st.session_state["decided"] = tuple(one.decision_id for one in made)
    # What was chosen is not there any more.
    for key in ("pair", "merge_asked", "waiting_person", "person_meant"):
        st.session_state.pop(key, None)
