"""The sample program in the user's own database: put in when asked for, taken out again whole."""

import hashlib
from collections.abc import Iterable
from datetime import date
from functools import cache

from dashboard import intake, paths
from dashboard.importing import import_file
from dashboard.store import HistoryEntry, Store, imports

AS_OF = date(2026, 11, 23)
FILES = tuple(
    paths.SAMPLE / f"{kind}.xlsx" for kind in ("roster", "activities", "records", "prescriptions")
)


def load(store: Store) -> None:
    """Imports the four files of the sample program."""
    for file in FILES:
        import_file(store, file, intake.Options(), is_confirmed=True)


def remove(store: Store) -> None:
    """Undoes every import of the sample program; anything else imported stays."""
    for entry in in_force(imports.history(store)):
        imports.undo(store, entry.import_id)


def in_force(entries: Iterable[HistoryEntry]) -> list[HistoryEntry]:
    """The imports of the sample program that are not withdrawn."""
    return [
        entry for entry in entries if entry.withdrawn_at is None and entry.sha256 in _fingerprints()
    ]


def is_all_there_is(entries: Iterable[HistoryEntry]) -> bool:
    """Whether the data are the sample program and nothing else."""
    standing = [entry for entry in entries if entry.withdrawn_at is None]
    return bool(standing) and len(in_force(standing)) == len(standing)


@cache
def _fingerprints() -> frozenset[str]:
    return frozenset(hashlib.sha256(file.read_bytes()).hexdigest() for file in FILES)
