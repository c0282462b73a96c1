"""The DuckDB database: open and migrate it, import in one transaction, undo, read."""

from dashboard.store import details, imports, mappings, previews, settlements, teaching
from dashboard.store.database import Store, StoreError
from dashboard.store.opening import open_store
from dashboard.store.results import (
    Brake,
    HistoryEntry,
    ImportResult,
    NeedsConfirmation,
    Settlement,
    SheetResult,
    TaughtAlias,
    UndoEffect,
)

__all__ = [
    "Brake",
    "HistoryEntry",
    "ImportResult",
    "NeedsConfirmation",
    "Settlement",
    "SheetResult",
    "Store",
    "StoreError",
    "TaughtAlias",
    "UndoEffect",
    "details",
    "imports",
    "mappings",
    "open_store",
    "previews",
    "settlements",
    "teaching",
]
