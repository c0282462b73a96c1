"""Waiting for a dashboard to start, and ending it."""

import socket
import subprocess
import urllib.error
import urllib.request
from pathlib import Path
from time import monotonic

_SECONDS_TO_START = 60


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
