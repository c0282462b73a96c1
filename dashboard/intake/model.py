"""What intake is asked, and what it answers: plain values, no work."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    import pyarrow as pa

Severity = Literal["set_aside", "warning"]


class IntakeError(Exception):
    """The file cannot be imported at all; the text is one sentence that says why and what to do."""


@dataclass(frozen=True)
class Options:
    """How to read a file.

    `mapping` is the user's own word on columns (their header -> our canonical column); `remembered`
    holds the mappings of earlier files under the `signature` of their headers. `day_first` is the user's
    word on dates such as 03/04/2026, used in columns that leave it open.
    """

    kind: str = "auto"
    sheet: str | None = None
    discipline: str | None = None
    day_first: bool | None = None
    mapping: Mapping[str, str] = field(default_factory=dict)
    remembered: Mapping[str, Mapping[str, str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Problem:
    """Something a person should see, with the cell it is about.

    `row` is the number Excel shows, None where the whole sheet is meant; `column` is the header in the
    file; `value` the cell as uploaded, None where it is blank. The text of `problem` says what was
    expected and what to do, and reads on after "records.csv, row 7, Completion Date "31/31/2026":".
    """

    sheet: str | None
    row: int | None
    column: str | None
    value: str | None
    problem: str
    severity: Severity


@dataclass(frozen=True, slots=True)
class Skipped:
    """A row that is no data (a repeated header, a total, a footer), or a sheet (`row` is None)."""

    sheet: str | None
    row: int | None
    reason: str


@dataclass(frozen=True, slots=True)
class SetAsideRow:
    """P4: a row that was not taken, whole and as uploaded, so that it can be corrected."""

    sheet: str | None
    row_number: int
    position: int
    kind: str
    cells: dict[str, str]


@dataclass(frozen=True, slots=True)
class Proposal:
    """A column that may be one of ours, for a person to confirm; never applied by itself.

    `confidence` is between 0 and 1; `reason` says what speaks for it.
    """

    theirs: str
    ours: str
    confidence: float
    reason: str


@dataclass(frozen=True)
class ColumnProposal:
    """A column of a sheet, what it is taken for (None: an unknown one), and some of its cells.

    With `is_applied` an import takes it so without being told; else it wants a person's word.
    """

    theirs: str
    ours: str | None
    confidence: float
    reason: str
    is_applied: bool
    samples: tuple[str, ...]


@dataclass(frozen=True)
class SheetProposal:
    """How a sheet would be read. `kind` is None where it is no known kind of table.

    `problem` says why it cannot be imported as it is, None where it can.
    """

    sheet: str | None
    kind: str | None
    confidence: float
    columns: tuple[ColumnProposal, ...]
    problem: str | None


@dataclass(frozen=True, slots=True)
class RowToCorrect:
    """P4: a row set aside that waits for a correction, by the `name` under which it comes back.

    `problems` are pairs of the column's header and what is wrong in it.
    """

    sheet: str | None
    row_number: int
    kind: str
    name: str
    cells: dict[str, str]
    problems: tuple[tuple[str | None, str], ...]


@dataclass(frozen=True)
class CheckedSheet:
    """The rows of one sheet: those taken in `rows` (Arrow), the others in `set_aside`.

    `rows_read` counts data rows of the sheet. `rows` has one row per data row, in the wide layout one
    per line of it, told apart by `line_number`. `mapping` leads from their header to our column.
    """

    sheet: str | None
    kind: str
    rows_read: int
    rows: "pa.Table"
    set_aside: tuple[SetAsideRow, ...]
    problems: tuple[Problem, ...]
    headers: tuple[str, ...]
    mapping: dict[str, str]
    confidence: float = 1.0
    proposals: tuple[Proposal, ...] = ()


@dataclass(frozen=True)
class CheckedFile:
    """A file as far as it alone can be judged; at least one of its sheets is of a known kind."""

    name: str
    sha256: str
    sheets: tuple[CheckedSheet, ...]
    skipped: tuple[Skipped, ...]
