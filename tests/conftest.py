"""What a test's folder says about it, so that no test has to say so itself; and a database to begin with."""

import os
import shutil
from pathlib import Path

import pytest

from dashboard import reference
from dashboard.reference import Reference
from dashboard.store import open_store

TESTS = Path(__file__).parent
# They come first: at the end, one worker would go on with them long after the others are done.
_LONGEST = ("browser", "test_benchmarks.py")

needs_chromium = pytest.mark.skipif(
    shutil.which("chromium") is None,
    reason="there is no chromium on this machine; `make test` installs it where it may",
)


@pytest.hookimpl(tryfirst=True, optionalhook=True)  # before xdist counts the cores, if it is there
def pytest_xdist_auto_num_workers() -> int:
    """One worker more than there are cores: whoever drives a browser mostly waits for it."""
    return (os.cpu_count() or 1) + 1


@pytest.hookimpl(tryfirst=True)  # before pytest selects by marker
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if _place(item) == "browser":
            item.add_marker(pytest.mark.browser)
            item.add_marker(needs_chromium)
    items.sort(key=lambda item: _place(item) not in _LONGEST)


def _place(item: pytest.Item) -> str:
    """The folder of tests that a test stands in, or its module where it stands in none."""
    return item.path.relative_to(TESTS).parts[0]


@pytest.fixture(scope="session")
def bundled_reference() -> Reference:
    return reference.load()


@pytest.fixture(scope="session")
def empty_database(tmp_path_factory: pytest.TempPathFactory, bundled_reference: Reference) -> Path:
    """A database without imports, to be copied: that takes a tenth of the time of making it."""
    path = tmp_path_factory.mktemp("empty") / "program.duckdb"
    open_store(path, reference=bundled_reference).close()
    return path
