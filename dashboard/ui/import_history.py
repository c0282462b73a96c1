"""The history of imports as a table."""

from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from dashboard.store import HistoryEntry
from dashboard.ui.words import day, local


def rows(history: Iterable[HistoryEntry]) -> list[dict[str, Any]]:
    """The imports with their moments by this machine's clock, and whether they are in force."""
    return [
        {**asdict(entry), "imported_at": local(entry.imported_at), "state": _state(entry)}
        for entry in history
    ]


def _state(entry: HistoryEntry) -> str:
    if entry.withdrawn_at is None:
        return "✓ In force"
    return f"✕ Undone {day(entry.withdrawn_at)} by {entry.withdrawn_by}"
