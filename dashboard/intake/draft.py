"""One sheet on its way to checked rows: its values, its lines, and what was found wrong so far."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dashboard.intake.clean import Context, Field, clean
from dashboard.intake.coded import Coded, none
from dashboard.intake.columns import CanonicalColumn, Content, Kind
from dashboard.intake.grid import Column, Mask
from dashboard.intake.headings import Headings
from dashboard.intake.layout import Layout
from dashboard.intake.merged import with_merged_cells
from dashboard.intake.model import Problem, Severity
from dashboard.intake.nondata import Rows
from dashboard.intake.text import cell_text, is_blank


@dataclass(frozen=True)
class Lines:
    """Distribution lines: the draft's row of each, its number within that row, and its values.

    `credits` is None where a row brings no line; such a row has one entry all the same. `headers` names
    the column that holds the credits. `discipline` is the line's own where its heading or text names
    one; once disciplines are found, the row's stands for those without.
    """

    rows: NDArray[np.intp]
    numbers: NDArray[np.int32]
    category: Coded[str]
    subcategory: Coded[str]
    credits: Coded[Decimal]
    headers: Coded[str]
    discipline: Coded[str]


class Draft:
    """`values` are by field and data row; what checks find out is put there, too."""

    def __init__(
        self, headings: Headings, kind: Kind, layout: Layout, rows: Rows, context: Context
    ) -> None:
        self.headings = headings
        self.grid = with_merged_cells(headings, layout)
        self.kind = kind
        self.layout = layout
        self.rows = rows.data
        self.skipped = rows.skipped
        self.height = len(rows.data)
        self._places = {header: place for place, header in layout.others.items()} | {
            header: place for place, header in headings.headers.items()
        }
        self.is_aside: Mask = np.zeros(self.height, dtype=bool)
        self.is_academic: Mask = np.zeros(self.height, dtype=bool)
        self.fields: dict[str, Field] = {}
        self.line_columns: list[Field] = []
        for place, column in layout.fields.items():
            self.fields[column.field] = self._field(place, column, context)
        for place in layout.lines:
            column = CanonicalColumn(headings.headers[place], "credits", Content.CREDITS)
            self.line_columns.append(self._field(place, column, context))
        self.values: dict[str, Coded[Any]] = {
            name: field.value for name, field in self.fields.items()
        }
        self.lines = Lines(
            np.arange(self.height),
            np.zeros(self.height, dtype=np.int32),
            *(none(self.height) for _ in range(5)),
        )
        self._problems: list[Problem] = []

    def _field(self, place: int, column: CanonicalColumn, context: Context) -> Field:
        cells = self.column(place)
        return clean(column, self.headings.headers[place], cells.cells, cells.codes, context)

    def column(self, place: int) -> Column:
        """The cells of one column of the sheet in its data rows."""
        column = self.grid.columns[place]
        return Column(column.codes[self.rows], column.cells)

    def value(self, field: str) -> Coded[Any]:
        """The values of a field, none at all where the sheet has no such column."""
        return self.values.get(field) or none(self.height)

    def faulted(self, field: str) -> Mask:
        """The rows whose cell in this field cannot be read and is not just taken for blank."""
        found = self.fields.get(field)
        faults = found.faults.items() if found else ()
        unreadable = [code for code, fault in faults if fault.severity == "set_aside"]
        return np.isin(found.value.codes, unreadable) if found else none(self.height).filled()

    def row_number(self, row: int) -> int:
        """The number of a data row as Excel shows it."""
        return int(self.rows[row]) + 1

    def header(self, field: str) -> str:
        """What the file calls a field, or we, where the file has no such column."""
        if field in self.fields:
            return self.fields[field].header
        return next(column.name for column in self.kind.columns if column.field == field)

    def set_aside(self, rows: Mask, field: str, problem: str) -> None:
        """Sets rows aside for what their cell in this field is."""
        self._report_all(rows, field, problem, "set_aside")

    def warn(self, rows: Mask, field: str, problem: str) -> None:
        """Says something about the cells in this field of rows that are taken."""
        self._report_all(rows, field, problem, "warning")

    def _report_all(self, rows: Mask, field: str, problem: str, severity: Severity) -> None:
        header = self.header(field)
        for row in np.flatnonzero(rows):
            self.report(int(row), header, problem, severity)

    def report(self, row: int, header: str, problem: str, severity: Severity) -> None:
        """Adds a problem about the cell of a data row under a header, or about there being none."""
        if severity == "set_aside":
            self.is_aside[row] = True
        self._problems.append(
            Problem(
                sheet=self.grid.name,
                row=self.row_number(row),
                column=header,
                value=self._written(row, header),
                problem=problem,
                severity=severity,
            )
        )

    def _written(self, row: int, header: str) -> str | None:
        place = self._places.get(header)
        cell = "" if place is None else self.grid.cell(int(self.rows[row]), place)
        return None if is_blank(cell) else cell_text(cell)

    def address(self, row: int, header: str) -> str:
        """The cell of a data row under a header as Excel names it: B7."""
        return f"{self.grid.column_letters(self._places[header])}{self.row_number(row)}"

    def note(self, problem: str, header: str | None = None) -> None:
        """Adds a warning about the sheet as a whole."""
        self._problems.append(Problem(self.grid.name, None, header, None, problem, "warning"))

    def problems(self) -> tuple[Problem, ...]:
        """All problems, those of the whole sheet first, then by row in the order they were found."""
        return tuple(sorted(self._problems, key=lambda problem: problem.row or 0))

    def visible_headers(self) -> Iterator[tuple[int, str]]:
        """Place and name of every column with a heading, or with cells below a blank one."""
        for place in range(len(self.grid.columns)):
            if place in self.layout.remarks:
                continue
            header = self.headings.headers.get(place)
            if header is not None:
                yield place, header
            elif bool(self.column(place).filled().any()):
                yield place, self.layout.others[place]
