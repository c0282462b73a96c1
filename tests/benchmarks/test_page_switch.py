"""What a page costs the server with 2,000 people and 60,000 lines, against its elements from constants.

Timed is the script: the entry point with its filters, and the page. It is run in turns with a script
that draws the same elements from values at hand, so the ratio depends little on the machine.
"""

import statistics
from collections.abc import Iterator
from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from dashboard import intake, paths
from dashboard.importing import import_file
from dashboard.store import open_store
from dashboard.ui import session
from tests.benchmarks import constants
from tests.benchmarks.programs import AS_OF, write_program

PEOPLE, LINES = 2_000, 60_000
PAGES = tuple(path.stem for path in sorted(paths.PAGES.glob("*.py")))
ROUNDS = 7
MOST_AGAINST_CONSTANTS = 2.0
MOST_SECONDS = 1.0
HERE = Path(__file__).parent


@pytest.fixture(scope="module")
def large_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("large")
    write_program(folder, people=PEOPLE, lines=LINES)
    with open_store(folder / "program.duckdb") as made:
        for name in ("roster", "records", "prescriptions"):
            import_file(made, folder / f"{name}.csv", intake.Options())
    return folder / "program.duckdb"


@pytest.fixture
def large(large_file: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The store of the pages is the large one."""
    monkeypatch.setenv("TARGETED_CE_DATABASE", str(large_file))
    st.cache_data.clear()
    st.cache_resource.clear()
    session.store()
    yield
    st.cache_data.clear()
    st.cache_resource.clear()


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.usefixtures("large")
def test_a_page_costs_at_most_twice_its_elements_and_a_second_at_first(page: str) -> None:
    opened = page_script(page)
    session._answer.clear()
    first = seconds(opened)
    # Recorded apart: a recorder would slow the page that is timed.
    opened = page_script(page)
    with constants.recorded() as drawn:
        seconds(opened)
    constants.PAGE = drawn
    turns = [(seconds(page_script(page)), seconds(constants_script())) for _ in range(ROUNDS)]
    ours, theirs = (statistics.median(times) for times in zip(*turns, strict=True))
    print(
        f"\n{page:24} first {first:.3f} s, then {ours:.3f} s; {len(drawn.calls)} elements from constants "
        f"{theirs:.3f} s; ratio {ours / theirs:.2f}"
    )
    assert first <= MOST_SECONDS
    assert ours <= MOST_AGAINST_CONSTANTS * theirs


def page_script(page: str) -> AppTest:
    """The entry point on its way to a page, as when somebody follows a link in the navigation."""
    app = AppTest.from_file(str(HERE / "entry.py"), default_timeout=60)
    app.query_params["as_of"] = AS_OF
    app.query_params["person"] = "000017"
    # The first run makes the pages known.
    app.run()
    app.switch_page(str(paths.PAGES / f"{page}.py"))
    return app


def constants_script() -> AppTest:
    return AppTest.from_file(str(HERE / "entry_of_constants.py"), default_timeout=60)


def seconds(app: AppTest) -> float:
    """What one run of a script takes."""
    constants.SECONDS.clear()
    app.run()
    assert not app.exception, app.exception[0].message
    [taken] = constants.SECONDS
    return taken
