"""The DuckDB database: open and migrate it, import in one transaction, undo, read."""

from dashboard.store import deciding, imports, mappings, outlines, teaching
from dashboard.store.database import Store, StoreError
from dashboard.store.decisions import Belongings, Decision, MergePreview
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
    "Belongings",
    "Brake",
    "Decision",
    "HistoryEntry",
    "ImportResult",
    "MergePreview",
    "NeedsConfirmation",
    "SheetResult",
    "Store",
    "StoreError",
    "TaughtAlias",
    "UploadedOutlines",
    "deciding",
    "imports",
    "mappings",
    "open_store",
    "outlines",
    "teaching",
]
