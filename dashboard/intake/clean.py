"""Cells to typed values, one distinct cell of a column at a time; what cannot be read is a fault."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

import numpy as np

from dashboard import keys
from dashboard.intake.academic import read_credit_unit
from dashboard.intake.blanks import says_nothing
from dashboard.intake.coded import Coded
from dashboard.intake.columns import CanonicalColumn, Content
from dashboard.intake.credits import read_credits
from dashboard.intake.date_order import date_style
from dashboard.intake.dates import DateStyle, read_date
from dashboard.intake.grid import Codes
from dashboard.intake.model import Severity
from dashboard.intake.text import Cell, Unclear, error_cell, tidy
from dashboard.intake.words import (
    read_count,
    read_identifier,
    read_name,
    read_reference_number,
    read_remark,
    read_text,
)
from dashboard.reference import Reference

# P5: the word that empties an optional value.
_CLEARING_WORD = "none"
_REQUIREMENTS = {
    keys.comparison_key("Structured Education"): "structured_education",
    keys.comparison_key("Imaging Assistant"): "imaging_assistant",
}
_ROLES = ("student", "staff")
_STATUSES = ("active", "left")


@dataclass(frozen=True)
class Fault:
    """What is wrong with a cell. A warning leaves it blank, otherwise its row is set aside."""

    problem: str
    severity: Severity = "set_aside"


@dataclass(frozen=True)
class Field:
    """A canonical column of a sheet, cleaned. `faults` and `cleared` go by the codes of the cells.

    `notes` are what a person should know of the column as a whole.
    """

    column: CanonicalColumn
    header: str
    cells: list[Cell]
    value: Coded[Any]
    faults: dict[int, Fault]
    cleared: frozenset[int]
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Context:
    """What reading a cell may depend on besides the cell; `day_first` is the user's word, if any."""

    reference: Reference
    counts_from_1904: bool = False
    day_first: bool | None = None
    dates: DateStyle = field(default_factory=DateStyle)


def clean(
    column: CanonicalColumn, header: str, cells: list[Cell], codes: Codes, context: Context
) -> Field:
    """The values of a column's cells by what the column holds."""
    read = _READERS[column.content]
    notes: tuple[str, ...] = ()
    if column.content is Content.DATE:
        # A heading or a footer further up or down has no say in how the dates are written.
        seen_here = (cells[code] for code in np.flatnonzero(np.bincount(codes)))
        style = date_style(seen_here, header, context.day_first)
        context, notes = replace(context, dates=style), style.notes
    values: list[Any] = []
    faults: dict[int, Fault] = {}
    cleared = set()
    for code, cell in enumerate(cells):
        value = None
        seen = as_seen(cell)
        if column.content not in _OWN_BLANKS and isinstance(seen, str) and says_nothing(seen):
            seen = ""
        if isinstance(seen, str) and seen.casefold() == _CLEARING_WORD:
            cleared.add(code)
        else:
            try:
                value = read(seen, context)
            except Unclear as unclear:
                faults[code] = Fault(str(unclear), unclear.severity)
        values.append(value)
    return Field(
        column,
        header,
        cells,
        Coded(codes, values),
        faults,
        frozenset(cleared) if column.clearable else frozenset(),
        notes,
    )


# An ID that is missing is worth a warning, and the name Null is a name.
_OWN_BLANKS = frozenset({Content.IDENTIFIER, Content.REFERENCE_NUMBER, Content.NAME})


def as_seen(cell: Cell) -> Cell:
    """The cell without what nobody sees, and with error values of a .csv told from text."""
    if not isinstance(cell, str):
        return cell
    text = tidy(cell)
    return error_cell(text) or text


def _date(cell: Cell, context: Context) -> date | None:
    return read_date(cell, counts_from_1904=context.counts_from_1904, style=context.dates)


def _discipline(cell: Cell, context: Context) -> str | None:
    text = read_text(cell)
    if text is None:
        return None
    code = context.reference.discipline_code(text)
    if code is None:
        codes = ", ".join(context.reference.disciplines)
        raise Unclear(
            f"expected a discipline by code ({codes}) or name; correct the cell and import again."
        )
    return code


def _requirement(cell: Cell, _: Context) -> str | None:
    text = read_text(cell)
    if text is None:
        return None
    pathway = _REQUIREMENTS.get(keys.comparison_key(text))
    if pathway is None:
        raise Unclear(
            "expected Structured Education, Imaging Assistant or a blank cell; "
            "correct the cell and import again."
        )
    return pathway


_Reader = Callable[[Cell, Context], Any]


def _one_of(choices: tuple[str, ...], otherwise: str) -> _Reader:
    def read(cell: Cell, _: Context) -> str | None:
        text = read_remark(cell)
        if text is None or text.casefold() in choices:
            return text and text.casefold()
        raise Unclear(f"expected {' or '.join(choices)}; {otherwise}.", "warning")

    return read


def _alone(read: Callable[[Cell], Any]) -> _Reader:
    return lambda cell, _: read(cell)


_READERS: dict[Content, _Reader] = {
    Content.IDENTIFIER: _alone(read_identifier),
    Content.REFERENCE_NUMBER: _alone(read_reference_number),
    Content.TEXT: _alone(read_text),
    Content.NAME: _alone(read_name),
    Content.REMARK: _alone(read_remark),
    Content.COUNT: _alone(read_count),
    Content.CREDITS: _alone(read_credits),
    Content.CREDIT_UNIT: _alone(read_credit_unit),
    Content.DATE: _date,
    Content.DISCIPLINE: _discipline,
    Content.ROLE: _one_of(_ROLES, "taken for blank"),
    Content.STATUS: _one_of(_STATUSES, "taken for blank, which means active"),
    Content.REQUIREMENT: _requirement,
}
