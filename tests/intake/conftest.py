"""Files drawn in a test, written to disk and checked."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from dashboard import intake
from dashboard.intake import CheckedFile, Options
from dashboard.reference import Reference
from tests.intake.drawing import CheckDrawn, CheckPath, drawn, write_text


@pytest.fixture
def check_path(bundled_reference: Reference) -> CheckPath:
    """Checks a file on disk; keywords are options."""

    def check(path: Path, **options: Any) -> CheckedFile:
        return intake.check_file(path, bundled_reference, Options(**options))

    return check


@pytest.fixture
def check(check_path: CheckPath, tmp_path: Path) -> CheckDrawn:
    """Checks a drawn table, written to drawn.csv; keywords are options."""

    def check(table: str, **options: Any) -> CheckedFile:
        return check_path(write_text(tmp_path / "drawn.csv", drawn(table)), **options)

    return check


@pytest.fixture
def read_credits(check: CheckDrawn) -> Callable[[str], CheckedFile]:
    """Checks a record whose `Credits` are this cell."""

    def read(cell: str) -> CheckedFile:
        return check(
            f"""
            Person ID | Reference Number | Completion Date | Discipline | Category | Credits
            S1        | EX-1             | 2025-06-01      | CT         | Safety   | {cell}
            """
        )

    return read
