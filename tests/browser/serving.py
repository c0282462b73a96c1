"""A dashboard that runs while something looks at it."""

import socket
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic

from dashboard import intake, paths
from dashboard.importing import import_file
from dashboard.store import open_store

ROOT = Path(__file__).parents[2]
SAMPLE = [
    paths.SAMPLE / f"{kind}.xlsx" for kind in ("roster", "activities", "records", "prescriptions")
]
_SECONDS_TO_START = 60


def load_sample(database: Path) -> None:
    """Imports the sample program, as its user would from one file to the next."""
    with open_store(database) as store:
        for file in SAMPLE:
            import_file(store, file, intake.Options())


@contextmanager
def served(database: Path, log: Path) -> Iterator[str]:
    """The address of a dashboard on this database, which ends with the block."""
    port = free_port()
    command = [sys.executable, "-m", "dashboard", "run", "--port", str(port)]
    with log.open("wb") as output:
        server = subprocess.Popen(
            [*command, "--database", str(database)], cwd=ROOT, stdout=output, stderr=output
        )
    try:
        wait_until_healthy(server, port, log)
        yield f"http://localhost:{port}"
    finally:
        stop(server)


def free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def wait_until_healthy(server: "subprocess.Popen[bytes]", port: int, log: Path) -> None:
    """Returns as soon as the server answers; fails with its log where it does not."""
    deadline = monotonic() + _SECONDS_TO_START
    while monotonic() < deadline and server.poll() is None:
        try:
            with urllib.request.urlopen(f"http://localhost:{port}/_stcore/health", timeout=1):
                return
        except (urllib.error.URLError, TimeoutError, ConnectionError):
            try:
                # Waits a moment, and no longer than the server lives.
                server.wait(timeout=0.2)
            except subprocess.TimeoutExpired:
                continue
    raise AssertionError(f"the dashboard did not start:\n{log.read_text(errors='replace')}")


def stop(server: "subprocess.Popen[bytes]") -> None:
    """Ends the command, which ends its server."""
    server.terminate()
    server.wait(timeout=20)
