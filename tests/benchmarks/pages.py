"""What a page costs the server, against its elements from constants, and the memory of an import and all pages.

Timed is the script: the entry point with its filters, and the page. It is run in turns with a script
that draws the same elements from values at hand, so the ratio depends little on the machine.
"""

import logging
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from unittest.mock import patch

import streamlit as st
from streamlit.runtime.scriptrunner.script_cache import ScriptCache
from streamlit.testing.v1 import AppTest

from dashboard import paths
from dashboard.ui import session
from tests.benchmarks import constants
from tests.benchmarks.findings import Section, megabytes, ratio, seconds
from tests.benchmarks.measuring import medians, peak_megabytes
from tests.benchmarks.programs import AS_OF
from tests.benchmarks.scale import FILES, Bench

PAGES = tuple(path.stem for path in sorted(paths.PAGES.glob("*.py")))
_HERE = Path(__file__).parent

_IMPORT_AND_LOOK = """
from pathlib import Path
from tests.benchmarks.pages import import_and_look
import_and_look(Path(sys.argv[1]), int(sys.argv[2]))
"""


def measure(bench: Bench) -> list[Section]:
    """Every page of the dashboard on the large program, and then the memory of it all."""
    # It would say for every page that no browser is there.
    logging.disable(logging.WARNING)
    pages = PAGES[: bench.scale.pages]
    usual, full = bench.scale.report_lines, bench.scale.full
    with _store_of(bench.database(usual)):
        first_of_usual = _first(pages)
    with _store_of(bench.database(full)):
        first = _first(pages)
        found = {page: _one_page(page, bench.scale.rounds) for page in pages}
    peak = peak_megabytes(_IMPORT_AND_LOOK, bench.program(full), len(pages))
    return [
        Section(
            "Pages",
            f"The script of the entry point and each page on {full:,} lines: when its answers are asked for the "
            "first time, when\nthey are known, and the same elements drawn from constants. One process that imports "
            f"the program and then opens\nevery page takes {megabytes(peak)} at its peak.",
            (
                "page",
                f"first, {usual:,} lines",
                "first",
                "then",
                "constants",
                "elements",
                "then to constants",
            ),
            [
                (
                    page,
                    *(seconds(times[page]) for times in (first_of_usual, first)),
                    *(seconds(times[key]) for key in ("then", "constants")),
                    f"{times['elements']:.0f}",
                    ratio(times["then"] / times["constants"]),
                )
                for page, times in found.items()
            ],
            {
                "page_switch": max(t["then"] / t["constants"] for t in found.values()),
                "page_first": max(first_of_usual.values()),
                "memory": peak,
            },
        )
    ]


def import_and_look(folder: Path, pages: int) -> None:
    """Imports the program of a folder into a new database and opens the pages, in this process."""
    from dashboard import intake
    from dashboard.importing import import_file

    os.environ["TARGETED_CE_DATABASE"] = str(folder / "looked-at.duckdb")
    (folder / "looked-at.duckdb").unlink(missing_ok=True)
    for name in FILES:
        import_file(session.store(), folder / f"{name}.csv", intake.Options())
    for page in PAGES[:pages]:
        _seconds(_page_script(page))


def _one_page(page: str, rounds: int) -> dict[str, float]:
    # Its answers are known from here on.
    _seconds(_page_script(page))
    # Recorded apart: a recorder would slow the page that is timed.
    opened = _page_script(page)
    with constants.recorded() as drawn:
        _seconds(opened)
    constants.PAGE = drawn
    turns = [
        {"then": _seconds(_page_script(page)), "constants": _seconds(_constants_script())}
        for _ in range(rounds)
    ]
    return medians(turns) | {"elements": len(drawn.calls)}


def _first(pages: Sequence[str]) -> dict[str, float]:
    """What each page takes when none of its answers is known."""
    # Each comes from the overview, so all are opened before the answers are forgotten.
    opened = {page: _page_script(page) for page in pages}
    return {page: _forgetful(app) for page, app in opened.items()}


def _forgetful(app: AppTest) -> float:
    session._answer.clear()
    session._rows.clear()
    return _seconds(app)


@contextmanager
def _store_of(database: Path) -> Iterator[None]:
    """The store of the pages is this one, and a page is compiled once, as a server does it."""
    compiled = ScriptCache()
    with (
        patch.dict(os.environ, {"TARGETED_CE_DATABASE": str(database)}),
        patch("streamlit.testing.v1.app_test.ScriptCache", return_value=compiled),
    ):
        _forget()
        session.store()
        yield
        _forget()


def _forget() -> None:
    st.cache_data.clear()
    st.cache_resource.clear()


def _page_script(page: str) -> AppTest:
    """The entry point on its way to a page, as when somebody follows a link in the navigation."""
    app = AppTest.from_file(str(_HERE / "entry.py"), default_timeout=120)
    app.query_params["as_of"] = AS_OF
    app.query_params["person"] = "000017"
    # The first run makes the pages known.
    app.run()
    app.switch_page(str(paths.PAGES / f"{page}.py"))
    return app


_constants_script = partial(
    AppTest.from_file, str(_HERE / "entry_of_constants.py"), default_timeout=120
)


def _seconds(app: AppTest) -> float:
    """What one run of a script takes."""
    constants.SECONDS.clear()
    app.run()
    assert not app.exception, app.exception[0].message
    [taken] = constants.SECONDS
    return taken
