"""Finding a person from anywhere, and the way to their page."""

from collections.abc import Mapping, Sequence
from typing import Any, NoReturn

import streamlit as st

from dashboard import coverage
from dashboard.ui import hiding
from dashboard.ui.links import page_link, path_of
from dashboard.ui.remembering import Rows, made
from dashboard.ui.session import rows, told
from dashboard.wording.words import plain


def find() -> None:
    """A search for a person by name or ID, to unfold; choosing somebody opens their page."""
    # A new search for the next person, folded and empty: what the browser has of the old one ends with it.
    number = st.session_state.setdefault("searches_made", 0)
    fold = st.expander(
        "Find a person",
        icon=":material/person_search:",
        key=f"search_{number}",
        on_change="rerun",
    )
    # Everybody's names travel to the browser only when somebody is sought.
    if fold.open:
        with fold:
            _search(f"find_person_{number}")
    if person_id := st.session_state.pop("person_found", None):
        open_person(person_id)


def _search(key: str) -> None:
    labels = labels_of_everybody()
    st.selectbox(
        "Find a person",
        list(labels),
        index=None,
        format_func=lambda person_id: labels.get(person_id, person_id),
        placeholder="Name" if hiding.is_on() else "Name or ID",
        key=key,
        on_change=_remember,
        args=(key,),
        filter_mode="contains",
        label_visibility="collapsed",
    )


def labels_of_everybody() -> dict[str, str]:
    """Everybody by person ID: the name, all IDs unless names are hidden, and who left (P7)."""
    return made(_labels, rows(coverage.people_to_find), hiding.is_on())


def _labels(people: Rows, is_hidden: bool) -> dict[str, str]:
    labels = {}
    for row in people:
        ids = () if is_hidden else (row["person_id"], row["other_ids"])
        left = "left" if row["status"] == "left" else None
        labels[row["person_id"]] = " · ".join(filter(None, (row["name"], *ids, left)))
    return labels


def _remember(key: str) -> None:
    st.session_state["person_found"] = st.session_state[key]
    st.session_state["searches_made"] += 1


def open_person(person_id: str) -> None:
    """Leaves this page for the person's."""
    # The shared filters put themselves into the address again.
    st.switch_page(path_of("person"), query_params={"person": person_id})


def way_to(person: Mapping[str, Any], *, key: str) -> None:
    """The way to a person's page: a link with the name, which a new window may follow.

    Where names are hidden it is a button: a link tells whoever points at it its address, and so the ID.
    """
    label, icon = f"**{plain(person['name'])}**", ":material/person:"
    if not hiding.is_on():
        page_link("person", label, icon=icon, view={"person": person["person_id"]})
    elif st.button(label, icon=icon, key=key, type="tertiary"):
        open_person(person["person_id"])


def open_selected(key: str, shown: Sequence[Mapping[str, Any]]) -> None:
    """Opens the person whose row, or whose name, is selected in the table of this key."""
    selection = st.session_state.get(key, {}).get("selection", {})
    chosen = [
        *selection.get("rows", []),
        *(row for row, column in selection.get("cells", []) if column == "name"),
    ]
    if chosen and chosen[0] < len(shown):
        open_person(shown[chosen[0]]["person_id"])


def in_address() -> Mapping[str, Any]:
    """The person the address names: a row of coverage.people_to_find.

    Ends the page with the way on where it names nobody.
    """
    person_id = st.query_params.get("person")
    if not person_id:
        _nobody()
    try:
        shown_id = told(coverage.shown_id, person_id)
    except coverage.UnknownPerson as unknown:
        _nobody(plain(str(unknown)))
    return made(_by_id, rows(coverage.people_to_find))[shown_id]


def _by_id(people: Rows) -> dict[str, Mapping[str, Any]]:
    return {row["person_id"]: row for row in people}


def _nobody(*why: str) -> NoReturn:
    st.title("Person")
    way_on = "Choose a person under **Find a person** in the sidebar, or a row in Goals."
    sentence = " ".join((*why, way_on))
    with st.container(border=True):
        st.markdown(f":material/person_search: {sentence}")
    st.stop()
