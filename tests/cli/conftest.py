"""The command, run in this process on a database of its own."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from dashboard.cli import main


@dataclass(frozen=True)
class Said:
    """What a command answered."""

    status: int
    out: str
    err: str

    @property
    def rows(self) -> list[dict[str, Any]]:
        answer: list[dict[str, Any]] = json.loads(self.out)
        return answer

    @property
    def sentence(self) -> str:
        """The only line on standard error; fails where there is another, such as a traceback."""
        [line] = self.err.strip().splitlines()
        return line


Command = Callable[..., Said]


@pytest.fixture
def command(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Command:
    monkeypatch.setenv("TARGETED_CE_DATABASE", str(tmp_path / "program.duckdb"))

    def run(*arguments: object) -> Said:
        with pytest.raises(SystemExit) as ended:
            main([str(argument) for argument in arguments])
        captured = capsys.readouterr()
        assert isinstance(ended.value.code, int)
        return Said(ended.value.code, captured.out, captured.err)

    return run


@pytest.fixture
def write(tmp_path: Path) -> Callable[[str, str], Path]:
    """A .csv file from a table drawn as text."""

    def file(name: str, table: str) -> Path:
        lines = [
            ",".join(cell.strip() for cell in line.split("|"))
            for line in table.strip().splitlines()
        ]
        path = tmp_path / name
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
        return path

    return file


Write = Callable[[str, str], Path]
