"""The history of imports as a table."""

from dataclasses import asdict

from dashboard.store import HistoryEntry, Store, imports
from dashboard.ui.remembering import Rows
from dashboard.wording.words import KINDS, day, local


def rows(store: Store) -> Rows:
    """The imports, the newest first, with their moments by this machine's clock and their state."""
    return Rows(
        {
            **asdict(entry),
            "imported_at": local(entry.imported_at),
            "state": _state(entry),
            "kinds": ", ".join(KINDS[kind] for kind in entry.kinds.split(", ")),
        }
        for entry in imports.history(store)
    )


def _state(entry: HistoryEntry) -> str:
    if entry.withdrawn_at is None:
        return "✓ In force"
    return f"✕ Undone {day(entry.withdrawn_at)} by {entry.withdrawn_by}"
