"""The DuckDB database: open and migrate it, import in one transaction, undo, read."""

from dashboard.store import (
    deciding,
    details,
    imports,
    mappings,
    outlines,
    previews,
    settlements,
    teaching,
)
from dashboard.store.database import Store, StoreError
from dashboard.store.decisions import Belongings, Decision, MergePreview
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
    "Settlement",
    "SheetResult",
    "Store",
    "StoreError",
    "TaughtAlias",
    "UndoEffect",
    "UploadedOutlines",
    "deciding",
    "details",
    "imports",
    "mappings",
    "open_store",
    "outlines",
    "previews",
    "settlements",
    "teaching",
]
