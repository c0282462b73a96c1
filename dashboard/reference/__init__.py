"""The field's facts as data: disciplines, content outlines, aliases, requirement amounts.

`load` reads and validates the files of `data/`; nothing here invents an outline or an amount.
"""

from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dashboard import paths

if TYPE_CHECKING:
    from dashboard.reference.model import (
        Alias,
        Discipline,
        NotAccepted,
        OutlineLine,
        Reference,
        ReferenceDataError,
        Requirement,
    )

__all__ = [
    "Alias",
    "Discipline",
    "NotAccepted",
    "OutlineLine",
    "Reference",
    "ReferenceDataError",
    "Requirement",
    "load",
]


def load(directory: Path = paths.DATA) -> "Reference":
    """The reference data of a directory.

    Raises ReferenceDataError naming file, line, what was expected, for every problem found.
    """
    from dashboard.reference.reading import read

    return read(directory)


def __getattr__(name: str) -> Any:
    """An answer asks tables, not the files they were made from, and is there before these are read."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.model"), name)
