"""Progress: which file of how many, and the step; gone when the work is done, and silent without work."""

from streamlit.testing.v1 import AppTest


def half_way() -> None:
    from dashboard.ui.progress import Progress

    progress = Progress(["roster.csv", "log.csv", "more.csv"])
    progress.tell(0, "reading")
    progress.tell(1, "checking")


def all_done() -> None:
    import streamlit as st

    from dashboard.ui.progress import Progress

    with Progress(["roster.csv"]) as progress:
        progress.tell(0, "reading")
    with Progress(["log.csv"]):
        st.caption("Nothing took any time.")


def test_the_file_and_the_step_are_told() -> None:
    [bar] = AppTest.from_function(half_way).run().get("progress")
    assert bar.proto.text == "File 2 of 3, log.csv: checking"
    assert bar.proto.value == 33


def test_nothing_is_left_when_the_work_is_done() -> None:
    assert len(AppTest.from_function(all_done).run().get("progress")) == 0
