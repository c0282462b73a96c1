"""A program whose database is a file of its own."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from dashboard.reference import Reference
from tests.program import Program


@pytest.fixture
def program(
    empty_database: Path, bundled_reference: Reference, tmp_path: Path
) -> Iterator[Program]:
    database = Path(shutil.copy(empty_database, tmp_path))
    with Program(tmp_path, database=database, reference=bundled_reference) as made:
        yield made
