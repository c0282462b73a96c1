"""The first view in a browser that was never here: our overview with the sample, against Streamlit's hello.

Beside them a bare page with one table and one chart: what no page that has both can fall below.
"""

import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from tests.benchmarks.findings import Section, ratio, seconds
from tests.benchmarks.measuring import medians
from tests.benchmarks.scale import Bench
from tests.browser.screenshots import OPTIONS
from tests.browser.serving import free_port, served, stop, wait_until_healthy

_PAGES = {"ours": "overview", "bare": "one table and one chart", "hello": "hello"}
_BARE_PAGE = Path(__file__).with_name("bare_page.py")

# The browser's own clock, from the navigation to the moment in which all of this holds.
_DRAWN = """
() => {
    const app = document.querySelector('[data-testid=stApp]');
    const isDrawn = app
        && app.dataset.testConnectionState === 'CONNECTED'
        && app.dataset.testScriptState === 'notRunning'
        && document.querySelector('h1')
        && ![...document.querySelectorAll('[data-testid=stSkeleton]')].some(bar => bar.checkVisibility());
    return isDrawn ? performance.now() : null;
}
"""


def measure(bench: Bench) -> list[Section]:
    """Three warm servers, a fresh browser context for every view, in turns."""
    if shutil.which("chromium") is None:
        return [
            Section("First view", "Not measured: there is no chromium on this machine.", (), [])
        ]
    folder = bench.folder / "first-view"
    folder.mkdir()
    with (
        served(bench.sample(), folder / "server.log") as ours,
        _streamlit(folder, "hello") as hello,
        _streamlit(folder, "run", str(_BARE_PAGE)) as bare,
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=OPTIONS)
        works = {
            "ours": partial(_seconds, browser, ours),
            "bare": partial(_seconds, browser, bare),
            "hello": partial(_seconds, browser, hello),
        }
        # What the servers load with their first view is not measured.
        turns = [{name: work() for name, work in works.items()} for _ in range(bench.scale.views)]
        browser.close()
    times = medians(turns[1:] or turns)
    return [
        Section(
            "First view",
            "From the navigation to a page that is drawn (its script ended, no grey bar left), in headless Chromium\n"
            "with a context of its own each time, on servers that have answered before: the overview with the\n"
            "sample program, a bare page of Streamlit with one small table and one small chart, and the first\n"
            "page of `streamlit hello`, which has neither.",
            ("page", "time", "to hello"),
            [
                (_PAGES[name], seconds(time), ratio(time / times["hello"]))
                for name, time in times.items()
            ],
            {"first_view": times["ours"] / times["hello"]},
        )
    ]


def _seconds(browser: Browser, address: str) -> float:
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page: Page = context.new_page()
    page.goto(address, wait_until="commit")
    drawn = page.wait_for_function(_DRAWN, timeout=60_000, polling="raf")
    milliseconds = float(drawn.json_value())
    context.close()
    return milliseconds / 1000


@contextmanager
def _streamlit(folder: Path, *command: str) -> Iterator[str]:
    """A server of Streamlit as it comes: in a folder without a configuration of ours."""
    port = free_port()
    log = folder / f"{command[0]}.log"
    options = ["--server.headless", "true", "--browser.gatherUsageStats", "false"]
    with log.open("wb") as output:
        server = subprocess.Popen(
            [sys.executable, "-m", "streamlit", *command, "--server.port", str(port), *options],
            cwd=folder,
            stdout=output,
            stderr=output,
        )
    try:
        wait_until_healthy(server, port, log)
        yield f"http://localhost:{port}"
    finally:
        stop(server)
