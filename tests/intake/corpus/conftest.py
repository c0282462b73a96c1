"""Reads an awkward file and holds it against what a person reads in it."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.intake.corpus.awkward import Awkward
from tests.intake.drawing import CheckPath, set_aside, taken, warnings

Hold = Callable[[Awkward], None]


@pytest.fixture
def hold(check_path: CheckPath, tmp_path: Path) -> Hold:
    """Every row, everything skipped, every warning and every row set aside: no more, no less."""

    def hold(awkward: Awkward) -> None:
        file = check_path(awkward.build(tmp_path), **awkward.options)
        assert {sheet.kind for sheet in file.sheets} == {awkward.kind}
        columns = awkward.columns.split()
        found = [tuple(None if v is None else str(v) for v in row) for row in taken(file, *columns)]
        assert found == list(awkward.rows)
        skipped = [(one.sheet, one.row, one.reason) for one in file.skipped]
        assert len(skipped) == len(awkward.skipped), skipped
        for (sheet, row, reason), expected in zip(skipped, awkward.skipped, strict=True):
            assert (sheet, row) == expected[:2]
            assert reason.startswith(expected[2])
        warned = [(column, problem) for _, column, problem in warnings(file)]
        assert len(warned) == len(awkward.warned), warned
        for (column, problem), said in zip(warned, awkward.warned, strict=True):
            assert column == said[0]
            assert said[1] in problem
        assert [(row, column) for row, column, _ in set_aside(file)] == list(awkward.set_aside)
        for sheet_ in file.sheets:
            rows = len(set(sheet_.rows["row_number"].to_pylist()))
            assert sheet_.rows_read == rows + len(sheet_.set_aside)

    return hold
