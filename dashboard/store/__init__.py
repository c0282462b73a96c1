"""The DuckDB database: open and migrate it, import in one transaction, undo, read."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from dashboard.store.database import Store, StoreError
from dashboard.store.opening import open_store

if TYPE_CHECKING:
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
    from dashboard.store.decisions import Belongings, Decision, MergePreview
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

_OF_DECISIONS = {"Belongings", "Decision", "MergePreview"}


def __getattr__(name: str) -> Any:
    """What an answer does not need is loaded when it is asked for: a fifth of the command's start-up."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    if name.islower():
        return import_module(f"{__name__}.{name}")
    return getattr(import_module(f"{__name__}.{_module_of(name)}"), name)


def _module_of(name: str) -> str:
    return "decisions" if name in _OF_DECISIONS else "results"
