"""`targeted-ce run`: a server that answers, and that ends with the command."""

import os
import signal
import socket
import subprocess
import sys
from pathlib import Path
from time import monotonic
from urllib.error import URLError
from urllib.request import urlopen

import pytest

from dashboard import store
from tests.cli.conftest import Command

SECONDS_TO_START = 60


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def health(port: int) -> str:
    """What the server says of itself, as soon as it listens."""
    deadline = monotonic() + SECONDS_TO_START
    while True:
        try:
            with urlopen(f"http://127.0.0.1:{port}/_stcore/health", timeout=5) as answer:
                return str(answer.read().decode())
        except (URLError, ConnectionError):
            assert monotonic() < deadline, "the server did not start"


def test_run_serves_the_dashboard_until_it_is_ended(tmp_path: Path) -> None:
    database, port = tmp_path / "program.duckdb", free_port()
    command = [sys.executable, "-m", "dashboard", "run", "--port", str(port)]
    with subprocess.Popen(
        [*command, "--database", str(database)], stdout=subprocess.DEVNULL
    ) as run:
        try:
            assert health(port) == "ok"
        finally:
            run.send_signal(signal.SIGTERM)
            run.wait(timeout=SECONDS_TO_START)
    with pytest.raises(URLError):
        urlopen(f"http://127.0.0.1:{port}/_stcore/health", timeout=5)


def test_run_sample_opens_the_sample_program_in_a_database_of_its_own(tmp_path: Path) -> None:
    environment = os.environ | {"XDG_DATA_HOME": str(tmp_path), "HOME": str(tmp_path)}
    port = free_port()
    command = [sys.executable, "-m", "dashboard", "run", "--sample", "--port", str(port)]
    with subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL) as run:
        try:
            assert health(port) == "ok"
        finally:
            run.send_signal(signal.SIGTERM)
            run.wait(timeout=SECONDS_TO_START)
    [database] = tmp_path.rglob("sample.duckdb")
    with store.open_store(database) as opened:
        assert len(store.imports.history(opened)) == 4


def test_a_port_in_use_is_refused_with_a_sentence(command: Command) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        said = command("run", "--port", port)
    assert (said.status, said.sentence) == (
        2,
        f"Port {port} is in use; choose another with --port.",
    )
