"""The field's facts as data: disciplines, content outlines, aliases, requirement amounts.

`load` reads and validates the files of `data/`; nothing here invents an outline or an amount.
"""

from dashboard.reference.load import load
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
