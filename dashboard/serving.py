"""Starts the dashboard: a Streamlit server of its own on this machine."""

import os
import signal
import socket
import subprocess
import sys
from pathlib import Path

from dashboard import paths
from dashboard.store import StoreError, open_store

_FIRST_PORT = 8501
_PORTS_TRIED = 20


def serve(database: Path, *, port: int | None, is_sample: bool) -> int:
    """Runs the dashboard until it is stopped; returns its exit status.

    Raises StoreError, before a server starts, where the database or the port cannot be used.
    """
    database = _sample_database() if is_sample else database
    open_store(database).close()
    chosen = port or _free_port()
    if not _is_free(chosen):
        raise StoreError(f"Port {chosen} is in use; choose another with --port.")
    command = [
        sys.executable,
        "-m",
        "streamlit",
        "run",
        str(paths.APP),
        "--server.port",
        str(chosen),
    ]
    environment = os.environ | {"TARGETED_CE_DATABASE": str(database.resolve())}
    # Streamlit reads .streamlit/config.toml from the folder it is started in.
    server = subprocess.Popen(command, cwd=paths.HOME, env=environment)
    # Whoever ends this process means the server, which would keep the port and the database.
    signal.signal(signal.SIGTERM, lambda *_: server.terminate())
    try:
        return server.wait()
    except KeyboardInterrupt:
        # The terminal has told the server as well.
        return server.wait()


def _sample_database() -> Path:
    from dashboard import intake
    from dashboard.importing import import_file
    from dashboard.store import imports

    database = paths.default_database().with_name("sample.duckdb")
    with open_store(database) as store:
        if not imports.history(store):
            for name in ("roster", "activities", "records", "prescriptions"):
                import_file(store, paths.SAMPLE / f"{name}.xlsx", intake.Options())
    return database


def _free_port() -> int:
    ports = range(_FIRST_PORT, _FIRST_PORT + _PORTS_TRIED)
    return next((port for port in ports if _is_free(port)), _FIRST_PORT)


def _is_free(port: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
    return True
