"""What a test's folder says about it, so that no test has to say so itself."""

import shutil
from pathlib import Path

import pytest

TESTS = Path(__file__).parent

needs_chromium = pytest.mark.skipif(
    shutil.which("chromium") is None,
    reason="there is no chromium on this machine; `make test` installs it where it may",
)


@pytest.hookimpl(tryfirst=True)  # before pytest selects by marker
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        folder = item.path.relative_to(TESTS).parts[0]
        if folder == "browser":
            item.add_marker(pytest.mark.browser)
            item.add_marker(needs_chromium)
