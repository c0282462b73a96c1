"""What intake is asked, and what it answers: plain values, no work."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Literal

from dashboard.reference.model import OutlineLine

if TYPE_CHECKING:
    import pyarrow as pa

Severity = Literal["set_aside", "warning"]
# Whose word a column's name is: the user's now, or with an earlier file; ours; or a synonym of ours.
Source = Literal["given", "remembered", "ours", "synonym"]

# In a mapping, instead of a column of ours: the column stays with its rows and is not used.
NOT_USED = "not used"


class IntakeError(Exception):
    """The file cannot be imported at all; the text is one sentence that says why and what to do."""


@dataclass(frozen=True)
class SheetOptions:
    """The user's word on one sheet; what it leaves open the `Options` of its file say.

    `discipline` is that of rows that name none, whatever the names of sheet and file say.
    """

    kind: str | None = None
    discipline: str | None = None
    mapping: Mapping[str, str] = field(default_factory=dict)
    is_left_out: bool = False


@dataclass(frozen=True)
class Options:
    """How to read a file.

    `mapping` is the user's own word on columns (their header -> our canonical column, or NOT_USED);
    `remembered` holds the mappings of earlier files under the `signature` of their headers. With
    `day_first`, dates such as 03/04/2026 have the day first, if it is False the month; None leaves it
    to the values. `sheets` are choices for single sheets by name, None being the sheet of a .csv.
    """

    kind: str = "auto"
    sheet: str | None = None
    discipline: str | None = None
    mapping: Mapping[str, str] = field(default_factory=dict)
    remembered: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    day_first: bool | None = None
    sheets: Mapping[str | None, SheetOptions] = field(default_factory=dict)

    def of_sheet(self, name: str | None) -> SheetOptions:
        """What the user said of one sheet alone."""
        return self.sheets.get(name, SheetOptions())

    def for_sheet(self, name: str | None) -> "Options":
        """The options with what the user said of one sheet put in."""
        own = self.of_sheet(name)
        return replace(self, kind=own.kind or self.kind, mapping={**self.mapping, **own.mapping})


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

    With `is_applied` an import takes it so without being told; else it wants a person's word. `source` is
    whose word it is. `is_line` marks a column of a wide sheet, with the credits of one category.
    """

    theirs: str
    ours: str | None
    confidence: float
    reason: str
    is_applied: bool
    samples: tuple[str, ...]
    source: Source | None = None
    is_line: bool = False


@dataclass(frozen=True)
class SheetProposal:
    """How a sheet would be read. `kind` is None where it is no known kind of table.

    `problem` says why it cannot be imported as it is, None where it can. `discipline` is taken for rows
    that name none, `discipline_source` is where it was read, None for the user's own word.
    """

    sheet: str | None
    kind: str | None
    confidence: float
    columns: tuple[ColumnProposal, ...]
    problem: str | None
    discipline: str | None = None
    discipline_source: str | None = None
    is_left_out: bool = False

    @property
    def headers(self) -> tuple[str, ...]:
        """The headings of the sheet, from which its `signature` is made."""
        return tuple(column.theirs for column in self.columns)


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
class TakenRows:
    """The rows of a sheet that are not set aside, in Arrow, without what many of them say alike.

    `written` has by the name of a column what each of its numbers stands for, in the order of the numbers.
    """

    rows: "pa.Table"
    written: "Mapping[str, pa.Table]"

    def whole(self) -> "pa.Table":
        """The rows with all that they say."""
        whole = self.rows.drop(list(self.written))
        for number, table in self.written.items():
            for name in table.drop([number]).column_names:
                whole = whole.append_column(name, table[name].take(self.rows[number]))
        return whole


@dataclass(frozen=True)
class CheckedSheet:
    """The rows of one sheet: those that are `taken`, the others in `set_aside`.

    `rows_read` counts data rows of the sheet. `taken` has one row per data row; where that holds several
    lines, one per line, told apart by `line_number`. `mapping` leads from their header to our column.
    """

    sheet: str | None
    kind: str
    rows_read: int
    taken: TakenRows
    set_aside: tuple[SetAsideRow, ...]
    problems: tuple[Problem, ...]
    headers: tuple[str, ...]
    mapping: dict[str, str]
    confidence: float = 1.0
    proposals: tuple[Proposal, ...] = ()

    @property
    def rows(self) -> "pa.Table":
        """The rows that are taken, with all that they say."""
        return self.taken.whole()


@dataclass(frozen=True)
class CheckedOutlines:
    """A file of content outlines, as far as it alone can be judged.

    An outline is whole or nothing: where one of the `problems` would set a row aside, nothing of the
    file can be accepted. `skipped` are totals, notes and sheets that are no outline.
    """

    name: str
    sha256: str
    lines: tuple[OutlineLine, ...]
    problems: tuple[Problem, ...]
    skipped: tuple[Skipped, ...]

    @property
    def is_acceptable(self) -> bool:
        return not any(problem.severity == "set_aside" for problem in self.problems)


@dataclass(frozen=True)
class CheckedFile:
    """A file as far as it alone can be judged; at least one of its sheets is of a known kind."""

    name: str
    sha256: str
    sheets: tuple[CheckedSheet, ...]
    skipped: tuple[Skipped, ...]
