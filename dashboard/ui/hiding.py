"""Names hidden, for a wall or a shared screen: "Person 12" instead, the same on every page."""

import streamlit as st

from dashboard.coverage import Answer


def switch() -> None:
    """The switch in the sidebar; it is kept from page to page and in the address."""
    st.toggle(
        "Names hidden",
        key="hidden",
        bind="query-params",
        help="For projecting: people become Person 1, Person 2 …, on every page and in downloads.",
    )


def is_on() -> bool:
    return bool(st.session_state.get("hidden"))


def without_names(answer: Answer, people: Answer) -> Answer:
    """The answer with each name replaced by the neutral label of its person.

    `people` is the answer to coverage.people_to_find. Person IDs stay, since links need them;
    tables leave their column out.
    """
    if not {"name", "person_id"} <= set(answer.columns):
        return answer
    labels = {row["person_id"]: label(row["label_number"]) for row in people.dicts()}
    name, person = answer.columns.index("name"), answer.columns.index("person_id")
    rows = (
        (*row[:name], labels.get(row[person], "Somebody"), *row[name + 1 :]) for row in answer.rows
    )
    return Answer(answer.columns, tuple(rows))


def mark_left(answer: Answer, people: Answer) -> Answer:
    """The answer with a mark beside the name of everybody who left (P7)."""
    if not {"name", "person_id"} <= set(answer.columns):
        return answer
    left = {row["person_id"] for row in people.dicts() if row["status"] == "left"}
    name, person = answer.columns.index("name"), answer.columns.index("person_id")
    rows = (
        (*row[:name], f"{row[name]} (left)", *row[name + 1 :]) if row[person] in left else row
        for row in answer.rows
    )
    return Answer(answer.columns, tuple(rows))


def label(number: int) -> str:
    return f"Person {number}"


def stop_where_names_show(title: str) -> None:
    """Ends a page that quotes the user's files, and with them names, while names are hidden."""
    if not is_on():
        return
    st.title(title)
    with st.container(border=True):
        st.markdown(
            ":material/visibility_off: Names are hidden, and this page quotes your files as they are. "
            "Switch **Names hidden** off in the sidebar to see it."
        )
    st.stop()
