"""A dashboard of its own for each test, and a browser to look at it."""

import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser.serving import free_port, stop, wait_until_healthy

ROOT = Path(__file__).parents[2]
_OPTIONS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]


@dataclass(frozen=True)
class Dashboard:
    """A running dashboard."""

    address: str
    database: Path


@pytest.fixture
def dashboard(tmp_path: Path) -> Iterator[Dashboard]:
    port = free_port()
    database = tmp_path / "test.duckdb"
    command = [sys.executable, "-m", "dashboard", "run"]
    command += ["--port", str(port), "--database", str(database)]
    with (tmp_path / "server.log").open("wb") as log:
        server = subprocess.Popen(command, cwd=ROOT, stdout=log, stderr=log)
    try:
        wait_until_healthy(server, port, tmp_path / "server.log")
        yield Dashboard(f"http://localhost:{port}", database)
    finally:
        stop(server)


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
