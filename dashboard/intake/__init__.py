"""Spreadsheets to checked rows: read, recognise, map, clean, check.

What depends on other files (an unknown person, a text that no outline has) is not judged here.
"""

from pathlib import Path

from dashboard.intake.date_order import DOUBTFUL_DATES
from dashboard.intake.mapping import signature
from dashboard.intake.model import (
    NOT_USED,
    CheckedFile,
    CheckedOutlines,
    CheckedSheet,
    ColumnProposal,
    IntakeError,
    Options,
    Problem,
    Proposal,
    SetAsideRow,
    Severity,
    SheetOptions,
    SheetProposal,
    Skipped,
)
from dashboard.reference import Reference

__all__ = [
    "DOUBTFUL_DATES",
    "NOT_USED",
    "CheckedFile",
    "CheckedOutlines",
    "CheckedSheet",
    "ColumnProposal",
    "IntakeError",
    "Options",
    "Problem",
    "Proposal",
    "SetAsideRow",
    "Severity",
    "SheetOptions",
    "SheetProposal",
    "Skipped",
    "check_file",
    "check_outlines",
    "propose",
    "signature",
]


def check_file(
    path: Path, reference: Reference, options: Options, name: str | None = None
) -> CheckedFile:
    """The rows of every recognised sheet, those set aside, and what is wrong with them (P4).

    `name` is the file's name in messages where it differs from the path's, as for an upload. Raises
    IntakeError, one sentence, where nothing of the file can be imported.
    """
    # Arrow and the readers take a while to load, and only an import needs them.
    from dashboard.intake.checking import check

    return check(path, reference, options, name or path.name)


def propose(
    path: Path, reference: Reference, options: Options, name: str | None = None
) -> tuple[SheetProposal, ...]:
    """How every sheet of a file would be read, for a person to confirm or change; nothing is checked.

    Raises IntakeError, one sentence, where the file cannot be read at all.
    """
    from dashboard.intake import sheets

    return sheets.propose(path, reference, options, name or path.name)


def check_outlines(
    path: Path, reference: Reference, discipline: str | None = None, name: str | None = None
) -> CheckedOutlines:
    """The lines of every content outline in a file, and everything that is wrong with them.

    They are held to what the program's own outlines are held to; `discipline` is the code for rows that
    name none. Raises IntakeError, one sentence, where the file holds no outline or cannot be read.
    """
    from dashboard.intake import outlines

    return outlines.check_outlines(path, reference, discipline, name or path.name)
