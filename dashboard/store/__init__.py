"""The DuckDB database: open and migrate it, import in one transaction, undo, read."""

from dashboard.store import imports, mappings, teaching
from dashboard.store.database import Store, StoreError
from dashboard.store.opening import open_store
from dashboard.store.results import (
    Brake,
    HistoryEntry,
    ImportResult,
    NeedsConfirmation,
    SheetResult,
    TaughtAlias,
)

__all__ = [
    "Brake",
    "HistoryEntry",
    "ImportResult",
    "NeedsConfirmation",
    "SheetResult",
    "Store",
    "StoreError",
    "TaughtAlias",
    "imports",
    "mappings",
    "open_store",
    "teaching",
]
