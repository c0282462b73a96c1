"""The DuckDB database: open and migrate it, import in one transaction, undo, read."""

from dashboard.store import imports, mappings, outlines, teaching
from dashboard.store.database import Store, StoreError
from dashboard.store.opening import open_store
from dashboard.store.results import (
    Brake,
    HistoryEntry,
    ImportResult,
    NeedsConfirmation,
    SheetResult,
    TaughtAlias,
    UploadedOutlines,
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
    "UploadedOutlines",
    "imports",
    "mappings",
    "open_store",
    "outlines",
    "teaching",
]
