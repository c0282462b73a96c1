"""The dashboard from its entry point, with a real database of its own for each test."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from dashboard import intake, paths
from dashboard.importing import import_file
from dashboard.store import Store, open_store
from dashboard.ui.session import store

SAMPLE = ("roster", "activities", "records", "prescriptions")


@pytest.fixture(scope="session")
def sample_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database with the sample program in it, to be copied."""
    path = tmp_path_factory.mktemp("sample") / "sample.duckdb"
    with open_store(path) as made:
        for name in SAMPLE:
            import_file(made, paths.SAMPLE / f"{name}.xlsx", intake.Options())
    return path


@pytest.fixture
def database(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> Iterator[Store]:
    """The store that the pages of this test will open; empty unless `sample` is asked for."""
    path = tmp_path / "test.duckdb"
    if "sample" in request.fixturenames:
        shutil.copy(request.getfixturevalue("sample_file"), path)
    monkeypatch.setenv("TARGETED_CE_DATABASE", str(path))
    # All AppTests share one session and one process; what an earlier test cached is still there.
    st.cache_data.clear()
    st.cache_resource.clear()
    yield store()
    st.cache_data.clear()
    st.cache_resource.clear()


@pytest.fixture
def sample(database: Store) -> Store:
    """The store with the sample program in it."""
    return database


@pytest.fixture
def app(database: Store) -> AppTest:  # noqa: ARG001  its path is what the app opens
    """The entry point, not yet run; its filters are unfolded."""
    made = AppTest.from_file(str(paths.APP), default_timeout=60)
    made.session_state["filters"] = True
    return made
