"""A program whose database is a file of its own."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.program import Program


@pytest.fixture
def program(tmp_path: Path) -> Iterator[Program]:
    with Program(tmp_path, database=tmp_path / "program.duckdb") as made:
        yield made
