"""Finding a person from anywhere, and the way to their page."""

from collections.abc import Mapping, Sequence
from typing import Any, NoReturn

import streamlit as st

from dashboard import coverage
from dashboard.ui import hiding
from dashboard.ui.links import path_of
from dashboard.ui.session import ask, store
from dashboard.wording.words import plain


def find() -> None:
    """A search for a person by name or ID; choosing somebody opens their page."""
    is_hidden = hiding.is_on()
    labels = {
        row["person_id"]: row["name"] if is_hidden else f"{row['name']} · {row['person_id']}"
        for row in ask(coverage.people_to_find).dicts()
    }
    st.selectbox(
        "Find a person",
        list(labels),
        index=None,
        format_func=lambda person_id: labels.get(person_id, person_id),
        placeholder="Name" if is_hidden else "Name or ID",
        key="find_person",
        on_change=_remember,
        filter_mode="contains",
    )
    if person_id := st.session_state.pop("person_found", None):
        open_person(person_id)


def _remember() -> None:
    # The search is empty again, ready for the next person.
    st.session_state["person_found"] = st.session_state["find_person"]
    st.session_state["find_person"] = None


def open_person(person_id: str) -> None:
    """Leaves this page for the person's."""
    # The shared filters put themselves into the address again.
    st.switch_page(path_of("person"), query_params={"person": person_id})


def open_selected(key: str, rows: Sequence[Mapping[str, Any]]) -> None:
    """Opens the person whose row, or whose name, is selected in the table of this key."""
    selection = st.session_state.get(key, {}).get("selection", {})
    chosen = [
        *selection.get("rows", []),
        *(row for row, column in selection.get("cells", []) if column == "name"),
    ]
    if chosen and chosen[0] < len(rows):
        open_person(rows[chosen[0]]["person_id"])


def in_address() -> Mapping[str, Any]:
    """The person the address names: a row of coverage.people_to_find.

    Ends the page with the way on where it names nobody.
    """
    person_id = st.query_params.get("person")
    found = [row for row in ask(coverage.people_to_find).dicts() if row["person_id"] == person_id]
    return found[0] if found else _nobody(person_id)


def _nobody(person_id: str | None) -> NoReturn:
    st.title("Person")
    sentence = "Choose a person under **Find a person** in the sidebar, or a row in Goals."
    if person_id:
        try:
            coverage.person_name(store(), person_id)
        except coverage.UnknownPerson as unknown:
            sentence = f"{plain(str(unknown))} {sentence}"
    with st.container(border=True):
        st.markdown(f":material/person_search: {sentence}")
    st.stop()
