"""L3: which rows bring a distribution line, and with which credits."""

import numpy as np
from numpy.typing import NDArray

from dashboard.intake.coded import Coded, none
from dashboard.intake.distribution import Part, read_distribution
from dashboard.intake.draft import Draft, Lines
from dashboard.intake.grid import Mask
from dashboard.intake.text import Unclear, cell_text
from dashboard.intake.wide import LineHeading
from dashboard.reference import Reference
from dashboard.reference.model import Level

_NO_CREDITS = (
    "expected a column CE Credits or Credits; without one these rows bring no credits of their own, only "
    "those that the activities file knows of."
)
_UNUSED_CREDITS = (
    "expected the credits of each line under its own category; "
    "this column is not used beside CE Credits."
)
_MISSING_CREDITS = (
    "expected the credits of the category or subcategory named in this row; "
    "fill the cell and import again."
)


def find_lines(draft: Draft, reference: Reference) -> None:
    """Puts the lines of a sheet into the draft, and takes the credits that are CE credits apart."""
    if draft.kind.name == "roster":
        return
    if draft.line_columns:
        _wide(draft)
    elif "distribution" in draft.fields:
        _in_one_cell(draft, reference)
    elif draft.kind.name == "records":
        _records(draft)
    else:
        _long(draft, "credits_prescribed" if draft.kind.name == "prescriptions" else "credits")


def rows_with_line(draft: Draft) -> Mask:
    """Which data rows bring at least one line."""
    has_line = np.zeros(draft.height, dtype=bool)
    has_line[draft.lines.rows[draft.lines.credits.filled()]] = True
    return has_line


def _long(draft: Draft, field: str, header: str | None = None) -> None:
    draft.lines = Lines(
        rows=np.arange(draft.height),
        numbers=np.zeros(draft.height, dtype=np.int32),
        category=draft.value("category_text"),
        subcategory=draft.value("subcategory_text"),
        credits=draft.value(field),
        headers=Coded(np.zeros(draft.height, dtype=np.int32), [header or draft.header(field)]),
        discipline=none(draft.height),
    )


def _records(draft: Draft) -> None:
    names_category = (
        draft.value("category_text").filled() | draft.value("subcategory_text").filled()
    )
    present = [field for field in ("credits", "ce_credits") if field in draft.fields]
    if not present:
        draft.note(_NO_CREDITS)
        return _long(draft, "credits")
    field = present[0]
    missing = names_category & ~draft.value(field).filled() & ~draft.faulted(field)
    draft.set_aside(missing, field, _MISSING_CREDITS)
    if len(present) == 1:
        only = draft.value(field)
        draft.values["credits"] = only.only(names_category)
        draft.values["ce_credits"] = only.only(~names_category)
    return _long(draft, "credits", draft.header(field))


def _wide(draft: Draft) -> None:
    """Blank or 0 under a category is no line; a row without any keeps one entry."""
    _take_for_ce_credits(draft)
    rows, columns, codes, values = [], [], [], [None]
    for number, field in enumerate(draft.line_columns):
        holds = np.array([bool(value) for value in field.value.values])[field.value.codes]
        rows.append(np.flatnonzero(holds))
        columns.append(np.full(len(rows[-1]), number, dtype=np.int32))
        codes.append(field.value.codes[rows[-1]] + len(values))
        values += field.value.values
    without = np.setdiff1d(np.arange(draft.height), np.concatenate(rows))
    rows.append(without)
    columns.append(np.full(len(without), len(draft.line_columns), dtype=np.int32))
    codes.append(np.zeros(len(without), dtype=np.int32))
    order = np.argsort(np.concatenate(rows), kind="stable")
    row, column = np.concatenate(rows)[order], np.concatenate(columns)[order]
    headers = [field.header for field in draft.line_columns]
    headings = list(draft.layout.lines.values())
    draft.lines = Lines(
        rows=row,
        numbers=_numbers_within(row),
        category=Coded(column, [*_texts_of(headings, "category"), None]),
        subcategory=Coded(column, [*_texts_of(headings, "subcategory"), None]),
        credits=Coded(np.concatenate(codes)[order], values),
        headers=Coded(column, [*headers, None]),
        discipline=Coded(column, [*(heading.discipline for heading in headings), None]),
    )


def _take_for_ce_credits(draft: Draft) -> None:
    """Credits that stand beside those of each line are the activity's own."""
    if "credits" not in draft.fields:
        return
    if "ce_credits" in draft.fields:
        draft.note(_UNUSED_CREDITS, draft.header("credits"))
    else:
        draft.values["ce_credits"] = draft.values["credits"]


def _texts_of(headings: list[LineHeading], level: Level) -> list[str | None]:
    return [heading.text if heading.level == level else None for heading in headings]


def _in_one_cell(draft: Draft, reference: Reference) -> None:
    """Each distinct cell is read once; a row whose cell is blank keeps one entry."""
    _take_for_ce_credits(draft)
    field = draft.fields["distribution"]
    parts: list[Part | None] = []
    unread: dict[int, str] = {}
    first = np.zeros(len(field.cells), dtype=np.int32)
    count = np.ones(len(field.cells), dtype=np.int32)
    for code, cell in enumerate(field.cells):
        first[code] = len(parts)
        try:
            # As uploaded, for its own line breaks tell parts from each other.
            text = field.value.values[code] and cell_text(cell)
            found = read_distribution(text or "", reference)
        except Unclear as unclear:
            found = ()
            unread[code] = str(unclear)
        parts += found or (None,)
        count[code] = len(found) or 1
    for row in np.flatnonzero(np.isin(field.value.codes, list(unread))):
        draft.report(int(row), field.header, unread[int(field.value.codes[row])], "set_aside")
    rows = np.repeat(np.arange(draft.height), count[field.value.codes])
    numbers = _numbers_within(rows)
    codes = (first[field.value.codes[rows]] + numbers).astype(np.int32)
    draft.lines = Lines(
        rows=rows,
        numbers=numbers,
        category=Coded(codes, [part.category if part else None for part in parts]),
        subcategory=Coded(codes, [part.subcategory if part else None for part in parts]),
        credits=Coded(codes, [part.credits if part else None for part in parts]),
        headers=Coded(codes, [field.header for _ in parts]),
        discipline=Coded(codes, [part.discipline if part else None for part in parts]),
    )


def _numbers_within(rows: NDArray[np.intp]) -> NDArray[np.int32]:
    first = np.searchsorted(rows, rows, side="left")
    return (np.arange(len(rows)) - first).astype(np.int32)
