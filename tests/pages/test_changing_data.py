"""Data that change while a page runs: it never shows old and new numbers side by side."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.store import Store


def a_page_during_an_import() -> None:
    import os
    from pathlib import Path

    import streamlit as st

    from dashboard import coverage, intake, ui
    from dashboard.importing import import_file

    seen = ui.store().revision()
    people = len(ui.ask(coverage.people_to_find))
    if "is_imported" not in st.session_state:
        # As another window would, between the first and the second question of this page.
        st.session_state["is_imported"] = True
        import_file(ui.store(), Path(os.environ["ROSTER"]), intake.Options())
    st.text(f"{people} people in {len(ui.history())} imports")
    ui.run_again_if_changed(seen)


def test_a_page_that_saw_both_states_runs_again(
    database: Store,  # noqa: ARG001  its path is what the page opens
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    roster = tmp_path / "roster.csv"
    roster.write_text("Person ID,Name\nS1,Avery Testwell\n", "utf-8")
    monkeypatch.setenv("ROSTER", str(roster))
    app = AppTest.from_function(a_page_during_an_import, default_timeout=60).run()

    assert not app.exception
    assert [text.value for text in app.text] == ["1 people in 1 imports"]
