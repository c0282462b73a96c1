"""Dashboards, and a browser to look at them."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser.serving import load_sample, served

_OPTIONS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]


@dataclass(frozen=True)
class Dashboard:
    """A running dashboard."""

    address: str
    database: Path


@pytest.fixture
def dashboard(tmp_path: Path) -> Iterator[Dashboard]:
    """A dashboard of the test's own, without data."""
    database = tmp_path / "test.duckdb"
    with served(database, tmp_path / "server.log") as address:
        yield Dashboard(address, database)


@pytest.fixture(scope="session")
def sample_dashboard(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Dashboard]:
    """The dashboard of the sample program, shared by the tests that only look at it."""
    folder = tmp_path_factory.mktemp("sample")
    database = folder / "sample.duckdb"
    load_sample(database)
    with served(database, folder / "server.log") as address:
        yield Dashboard(address, database)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=_OPTIONS)
        yield browser
        browser.close()


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    context = chromium.new_context(viewport={"width": 1280, "height": 1100})
    page = context.new_page()
    page.set_default_timeout(60_000)
    yield page
    context.close()
