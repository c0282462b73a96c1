"""L7: rows of one file that contradict each other. The first stands, the later one is set aside."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

import numpy as np
from numpy.typing import NDArray

from dashboard.intake.coded import NO_ID, Ids, first_of, together
from dashboard.intake.joint import Joint

_SAME_LINE = {
    "records": "the same completion, discipline, category and subcategory",
    "activities": "the same activity, discipline, category and subcategory",
    "prescriptions": "the same prescription, category and subcategory",
}
_SAME_GOAL = {"roster": "the same goal", "prescriptions": "the same prescription"}
_DATES = {"roster": ("application_on",), "prescriptions": ("ssa_on", "due_on", "earned_on")}


@dataclass(frozen=True)
class _Claims:
    """What rows say of something: equal `slots` with different `values` contradict each other.

    `sources` is the line that says so, or a negative number that stands for the field.
    """

    rows: NDArray[np.intp]
    slots: Ids
    values: Ids
    sources: Ids


def set_conflicts_aside(joint: Joint) -> None:
    """Sets aside each row that contradicts an earlier row of the file that is itself taken."""
    claims = _all_claims(joint)
    values = joint.numbered()
    for later, first in list(_contradictions(claims)):
        row, first_row = int(claims.rows[later]), int(claims.rows[first])
        source = int(claims.sources[later])
        same = (_SAME_LINE if source >= 0 else _SAME_GOAL)[joint.kind]
        draft, place = joint.locate(row)
        draft.report(
            place,
            _header(joint, row, source),
            f"expected {values[claims.values[first]]} as in {joint.row_text(first_row, row)}, which names "
            f"{same}; the first one stands: make the two agree and import again.",
            "set_aside",
        )


def _all_claims(joint: Joint) -> _Claims:
    owners, speaks_of_goal = joint.owners, joint.taken()
    parts = [_line_claims(joint)]
    if joint.kind == "roster":
        owners = together(owners, joint.ids("discipline"), joint.ids("pathway"))
        speaks_of_goal &= joint.ids("pathway") != NO_ID
    for number, field in enumerate(_DATES.get(joint.kind, ())):
        values = joint.claims(field)
        rows = np.flatnonzero((values != NO_ID) & speaks_of_goal)
        sources = np.full(len(rows), _source_of_field(number), dtype=np.int64)
        parts.append(_Claims(rows, owners[rows], values[rows], sources))
    return _in_order(parts)


def _line_claims(joint: Joint) -> _Claims:
    rows, values = joint.line_rows(), joint.line_ids("credits")
    claimed = np.flatnonzero((values != NO_ID) & joint.taken()[rows])
    return _Claims(
        rows[claimed], joint.line_slots[claimed], values[claimed], claimed.astype(np.int64)
    )


def _in_order(parts: list[_Claims]) -> _Claims:
    if len(parts) == 1:
        return parts[0]
    numbers = np.concatenate([np.full(len(part.rows), i) for i, part in enumerate(parts)])
    rows = np.concatenate([part.rows for part in parts])
    slots = together(np.concatenate([part.slots for part in parts]), numbers)
    order = np.argsort(rows, kind="stable")
    return _Claims(
        rows[order],
        slots[order],
        np.concatenate([part.values for part in parts])[order],
        np.concatenate([part.sources for part in parts])[order],
    )


def _contradictions(claims: _Claims) -> Iterator[tuple[int, int]]:
    """Each claim that contradicts a standing one, and that one.

    A row set aside takes all its claims with it, so rows are gone through one by one; only those that
    have a part in a disputed slot, which are few.
    """
    is_other = claims.values != claims.values[first_of(claims.slots)]
    disputed = np.isin(claims.slots, claims.slots[is_other])
    standing: dict[int, int] = {}
    for row in _by_row(np.flatnonzero(disputed), claims.rows):
        own: dict[int, int] = {}
        against = []
        for claim in row:
            slot = int(claims.slots[claim])
            first = standing.get(slot, own.setdefault(slot, claim))
            if claims.values[first] != claims.values[claim]:
                against.append((claim, first))
        yield from against
        if not against:
            for slot, claim in own.items():
                standing.setdefault(slot, claim)


def _by_row(indices: NDArray[np.intp], rows: NDArray[np.intp]) -> Iterator[list[int]]:
    for _, group in groupby(indices.tolist(), key=rows.__getitem__):
        yield list(group)


def _source_of_field(number: int) -> int:
    return NO_ID - 1 - number


def _header(joint: Joint, row: int, source: int) -> str:
    if source >= 0:
        return joint.line_header(source)
    draft, _ = joint.locate(row)
    return draft.header(_DATES[joint.kind][NO_ID - 1 - source])
