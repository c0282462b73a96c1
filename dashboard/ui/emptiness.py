"""What a page says when there is nothing to show: why, and the way on."""

import streamlit as st

from dashboard.store import StoreError
from dashboard.ui import sample, templates
from dashboard.ui.links import page_link, path_of
from dashboard.ui.session import history, store


def nothing_here(sentence: str, *, page: str | None = None, action: str | None = None) -> None:
    """An empty state: one sentence, and a link to where it can be changed."""
    with st.container(border=True):
        st.markdown(f":material/inbox: {sentence}")
        if page and action:
            page_link(page, action, icon=":material/arrow_forward:")


def stop_without_data(title: str) -> None:
    """Ends the page here with the two ways to begin, unless an import is in force."""
    if any(entry.withdrawn_at is None for entry in history()):
        return
    st.title(title)
    st.markdown(
        "Who is short of targeted CE, of what, and by when. Your spreadsheets stay on this computer: "
        "they are read into one file here, and nothing is sent anywhere."
    )
    own, invented = st.columns(2)
    with own.container(border=True, height="stretch"):
        st.subheader("Import your spreadsheets", icon=":material/upload_file:")
        st.markdown(
            "A roster, CE records, a list of activities, CQR prescriptions: whichever you have, in "
            "any order. You see what would change before anything is written, and every import can "
            "be undone."
        )
        st.caption("To begin from nothing, blank workbooks to fill in:")
        templates.downloads()
        st.space("stretch")
        if st.button("Import spreadsheets", type="primary", width="stretch"):
            st.switch_page(path_of("import"))
    with invented.container(border=True, height="stretch"):
        st.subheader("Look at the sample program", icon=":material/visibility:")
        st.markdown(
            "Some sixty invented people with their goals and credits, read from four workbooks into "
            "this empty database. Take them out again with one button before you begin with your own."
        )
        st.space("stretch")
        st.button("Load the sample program", width="stretch", on_click=_load_sample)
    st.stop()


def sample_notice() -> None:
    """Says that the people shown are invented, and takes them out again when asked."""
    if not sample.in_force(history()):
        return
    with st.container(border=True, horizontal=True, vertical_alignment="center"):
        st.markdown(
            ":material/science: **Sample program.** These people are invented, and their dates belong to "
            f"{sample.AS_OF.day} {sample.AS_OF:%b %Y}.",
            width="stretch",
        )
        st.button("Remove the sample", on_click=_remove_sample, icon=":material/undo:")


def _load_sample() -> None:
    try:
        with st.spinner("Reading the sample program"):
            sample.load(store())
    except StoreError as error:
        st.error(str(error))


def _remove_sample() -> None:
    sample.remove(store())
    # The sample's day is not the day of the user's own data.
    st.session_state.pop("as_of", None)
