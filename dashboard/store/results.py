"""What the store tells about imports."""

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from dashboard.store.database import StoreError

if TYPE_CHECKING:
    from dashboard.intake.model import Problem, Skipped


@dataclass(frozen=True)
class Brake:
    """An import of this kind would change so much that it hints at a wrong file or column."""

    kind: str
    rows_in_force: int
    rows_changed: int


@dataclass(frozen=True)
class CellChange:
    """A value that an import changes; without a new value where a whole line goes (P5), or was cleared.

    `row` is the row of the new file that changes it, `what` names the person, activity or line.
    """

    sheet: str | None
    row: int | None
    what: str
    column: str
    old: str | None
    new: str | None


@dataclass(frozen=True)
class SheetResult:
    """What an import did with one sheet; rows_read = added + updated + unchanged + set_aside (P4)."""

    import_id: int | None
    file: str
    sheet: str | None
    kind: str
    rows_read: int
    added: int
    updated: int
    unchanged: int
    set_aside: int
    problems: "tuple[Problem, ...]"
    skipped: "tuple[Skipped, ...]"
    changes: tuple[CellChange, ...] = ()


@dataclass(frozen=True)
class Settlement:
    """P4: so many rows that one import set aside came back corrected with another, and were taken."""

    import_id: int
    file: str
    set_aside_import_id: int
    set_aside_file: str
    rows: int

    @property
    def sentence(self) -> str:
        """What was settled, in words."""
        noun = "row" if self.rows == 1 else "rows"
        return f"{self.file}: {self.rows} {noun} of import {self.set_aside_import_id} settled."


@dataclass(frozen=True)
class ImportResult:
    """What an import did, or would do (import_id None)."""

    import_id: int | None
    file: str
    sheets: tuple[SheetResult, ...]
    brakes: tuple[Brake, ...]
    settled: tuple[Settlement, ...] = ()

    @property
    def changes(self) -> tuple[CellChange, ...]:
        """Every value that changes and every line that goes, sheet by sheet."""
        return tuple(change for sheet in self.sheets for change in sheet.changes)


@dataclass(frozen=True)
class UndoEffect:
    """What an undo would do to what is in force of a kind of spreadsheet, row by row.

    Rows `gone` are nowhere else, `changed` have an older value again, `back` had been replaced.
    """

    kind: str
    rows_in_force: int
    gone: int
    changed: int
    back: int


@dataclass(frozen=True)
class HistoryEntry:
    """One import of the history; times are UTC, counts add up over its sheets."""

    import_id: int
    file: str
    sha256: str
    imported_at: datetime
    imported_by: str
    kinds: str
    rows_read: int
    added: int
    updated: int
    unchanged: int
    set_aside: int
    withdrawn_at: datetime | None
    withdrawn_by: str | None


@dataclass(frozen=True)
class TaughtAlias:
    """A text that a user taught, the outline entry it stands for, and what became of it; times are UTC."""

    alias_id: int
    text: str
    discipline: str
    category: str
    subcategory: str | None
    taught_at: datetime
    taught_by: str
    withdrawn_at: datetime | None = None
    withdrawn_by: str | None = None

    @property
    def target(self) -> str:
        """The entry as it is named to people: "Category" or "Category / Subcategory"."""
        return " / ".join(filter(None, (self.category, self.subcategory)))


@dataclass(frozen=True)
class UploadedOutlines:
    """A file of content outlines that a user added, and what became of it; times are UTC.

    `versions` names what it brought: "CT 2026-09-01, IA 2025-01-01".
    """

    outline_id: int
    file: str
    sha256: str
    versions: str
    lines: int
    uploaded_at: datetime
    uploaded_by: str
    withdrawn_at: datetime | None = None
    withdrawn_by: str | None = None


class NeedsConfirmation(StoreError):
    """An import was not made because of how much it would change."""

    def __init__(self, file: str, brakes: tuple[Brake, ...]) -> None:
        changes = " and ".join(
            f"{brake.rows_changed} of the {brake.rows_in_force} rows of {brake.kind} in force"
            for brake in brakes
        )
        super().__init__(
            f"{file} would change {changes}, which hints at a wrong file or column; nothing was "
            "imported. Look at it with --dry-run, and import it with --yes if it is right."
        )
        self.brakes = brakes
