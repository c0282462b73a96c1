"""Data that change while a page runs: it never shows old and new numbers side by side."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.store import Store


def a_page_during_an_import() -> None:
    import os
    from pathlib import Path
    from threading import Thread

    import streamlit as st

    from dashboard import coverage, intake, ui
    from dashboard.importing import import_file

    store = ui.store()
    with store.one_state():
        people = len(ui.rows(coverage.people_to_find))
        if "is_imported" not in st.session_state:
            # As another window would, between the first and the second question of this page.
            st.session_state["is_imported"] = True
            roster = Path(os.environ["ROSTER"])
            window = Thread(target=import_file, args=(store, roster, intake.Options()))
            window.start()
            window.join()
        st.text(f"{people} people in {len(ui.history())} imports")


def test_a_page_shows_the_state_before_an_import_or_after_it(
    database: Store,  # noqa: ARG001  its path is what the page opens
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    roster = tmp_path / "roster.csv"
    roster.write_text("Person ID,Name\nS1,Avery Testwell\n", "utf-8")
    monkeypatch.setenv("ROSTER", str(roster))
    app = AppTest.from_function(a_page_during_an_import, default_timeout=60)

    assert [text.value for text in app.run().text] == ["0 people in 0 imports"]
    assert [text.value for text in app.run().text] == ["1 people in 1 imports"]
