"""Checked rows as an Arrow table, and the rows set aside as they were uploaded."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from dashboard import keys
from dashboard.intake.coded import Coded, Numbers, alike, distinct, first_of
from dashboard.intake.draft import Draft
from dashboard.intake.grid import Codes
from dashboard.intake.model import SetAsideRow, TakenRows
from dashboard.intake.others import other_cells
from dashboard.intake.text import cell_text

_TEXT = pa.string()
_DAY = pa.date32()
_CREDITS = pa.decimal128(8, 2)
_NUMBER = pa.int32()


@dataclass(frozen=True)
class _Out:
    """A column of the checked rows: what it holds, from which field, compared by which key."""

    name: str
    field: str
    type: Any = _TEXT
    key: Callable[[str], str | None] | None = None


def _text(name: str) -> _Out:
    return _Out(name, name)


def _day(name: str) -> _Out:
    return _Out(name, name, _DAY)


def _credits(name: str) -> _Out:
    return _Out(name, name, _CREDITS)


def _keyed(name: str, key: Callable[[str], str]) -> tuple[_Out, _Out]:
    return _text(name), _Out(f"{name}_key", name, key=key)


_PERSON = (
    _text("person_id"),
    _Out("id_key", "person_id", key=keys.id_key),
    _text("person_name"),
    _Out("name_key", "person_name", key=keys.name_key),
    *_keyed("email", keys.email_key),
)
_ACTIVITY = (
    _text("reference_number"),
    *_keyed("title", keys.title_key),
    *_keyed("sponsor", keys.title_key),
)
_LINE = tuple(
    out
    for part in ("category", "subcategory")
    for out in (
        _Out(f"{part}_text", part),
        _Out(f"{part}_key", part, key=keys.comparison_key),
    )
)
_WHO = ("person_id", "email", "person_name")
_LINE_PARTS = frozenset({"category", "subcategory", "line_credits"})

_COLUMNS: dict[str, tuple[_Out, ...]] = {
    "roster": (
        *_PERSON,
        *map(_text, ("role", "cohort", "site", "status", "pathway", "discipline")),
        _day("application_on"),
    ),
    "records": (_day("completed_on"), _Out("credits", "line_credits", _CREDITS)),
    "activities": (
        *_ACTIVITY,
        _credits("ce_credits"),
        _text("discipline"),
        *_LINE,
        _Out("credits", "line_credits", _CREDITS),
    ),
    "prescriptions": (
        *_PERSON,
        _text("discipline"),
        *_LINE,
        _Out("credits_prescribed", "line_credits", _CREDITS),
        *map(_day, ("ssa_on", "due_on", "earned_on")),
    ),
}

# What many rows of the records say alike is kept once, under a number that each row has.
_WRITTEN = {
    "records": {
        "written_person": _PERSON,
        "written_activity": (
            *_ACTIVITY,
            _credits("ce_credits"),
            *_keyed("ce_category", keys.comparison_key),
            *_keyed("activity_type", keys.comparison_key),
            _Out("cleared", "cleared", pa.list_(_TEXT)),
        ),
        "written_text": (
            _text("discipline"),
            *_LINE,
            _Out("has_credits", "has_line_credits", pa.bool_()),
        ),
    }
}


def taken_rows(draft: Draft, first_position: int) -> TakenRows:
    """The rows that are not set aside, typed, one for each line of a row in the wide layout.

    Those of one person stand together, in the order of the sheet. `position` keeps that order.
    """
    lines = _by_person(draft, np.flatnonzero(~draft.is_aside[draft.lines.rows]))
    rows = draft.lines.rows[lines]
    columns = {
        "position": pa.array(rows + first_position, type=_NUMBER),
        "sheet": Coded(np.zeros(len(rows), dtype=np.int32), [draft.grid.name]).arrow_texts(),
        "row_number": pa.array(draft.rows[rows] + 1, type=_NUMBER),
    }
    if draft.kind.has_layouts:
        columns["line_number"] = pa.array(draft.lines.numbers[lines], type=_NUMBER)
    written = {}
    for number, outs in _WRITTEN.get(draft.kind.name, {}).items():
        numbers, written[number] = _written(draft, lines, number, outs)
        columns[number] = pa.array(numbers, type=_NUMBER)
    for out in _COLUMNS[draft.kind.name]:
        columns[out.name] = _arrow(_values(draft, out.field, lines), out)
    if not written:
        columns["cleared"] = _cleared(draft).at(rows).arrow(pa.list_(_TEXT))
    columns["other_cells"] = other_cells(draft, rows)
    return TakenRows(pa.table(columns), written)


def _values(draft: Draft, field: str, lines: NDArray[np.intp]) -> Coded[Any]:
    """The values of a field, line by line."""
    if field == "cleared":
        return _cleared(draft).at(draft.lines.rows[lines])
    if field == "has_line_credits":
        filled = draft.lines.credits.filled()[lines]
        return Coded(filled.astype(np.int32), [False, True])
    has_lines = draft.kind.name != "roster"
    if field in _LINE_PARTS or (field == "discipline" and has_lines):
        of_lines: Coded[Any] = getattr(draft.lines, field.removeprefix("line_"))
        return of_lines.at(lines)
    return draft.value(field).at(draft.lines.rows[lines])


def _written(
    draft: Draft, lines: NDArray[np.intp], number: str, outs: tuple[_Out, ...]
) -> tuple[Codes, pa.Table]:
    """For every line a number from 0, the same only where its values are; and what each number stands for."""
    values = {field: _values(draft, field, lines) for field in dict.fromkeys(o.field for o in outs)}
    numbers = alike(list(values.values()))
    firsts = np.flatnonzero(first_of(numbers) == np.arange(len(numbers)))
    table = {number: pa.array(np.arange(len(firsts)), type=_NUMBER)}
    table |= {out.name: _arrow(values[out.field].at(firsts), out) for out in outs}
    return numbers.astype(np.int32), pa.table(table)


def _by_person(draft: Draft, lines: NDArray[np.intp]) -> NDArray[np.intp]:
    """The lines with those of one person together.

    Whoever looks for some people's rows then reads these and skips the rest; scattered over a file
    of a million rows, those of a hundred people are in every block that the database keeps.
    """
    who = next((field for field in _WHO if field in draft.fields), None)
    if who is None:
        return lines
    people = draft.value(who).ids(Numbers())[draft.lines.rows[lines]]
    return lines[np.argsort(people, kind="stable")]


def _arrow(values: Coded[Any], out: _Out) -> pa.Array:
    if out.type is not _TEXT:
        return values.arrow(out.type)
    key = out.key
    return (values.map(lambda text: key(text) or None) if key else values).arrow_texts()


def _cleared(draft: Draft) -> Coded[list[str]]:
    """P5: the columns whose value the user cleared. A title that identifies the activity is just blank."""
    which = np.zeros(draft.height, dtype=np.int64)
    names: list[str] = []
    for name, field in draft.fields.items():
        if field.cleared:
            cleared = np.isin(field.value.codes, list(field.cleared))
            if name == "title":
                cleared &= draft.value("reference_number").filled()
            which |= cleared.astype(np.int64) << len(names)
            names.append(name)
    combinations, codes = distinct(which)
    values = [
        [name for bit, name in enumerate(names) if which >> bit & 1] or None
        for which in combinations.tolist()
    ]
    return Coded(codes.astype(np.int32), values)


def rows_set_aside(draft: Draft, first_position: int) -> Iterator[SetAsideRow]:
    """P4: every row set aside, whole, each cell as it was uploaded."""
    headers = list(draft.visible_headers())
    for row in np.flatnonzero(draft.is_aside):
        cells = draft.grid.row(int(draft.rows[row]))
        yield SetAsideRow(
            sheet=draft.grid.name,
            row_number=draft.row_number(int(row)),
            position=first_position + int(row),
            kind=draft.kind.name,
            cells={header: cell_text(cells[place]) for place, header in headers},
        )
