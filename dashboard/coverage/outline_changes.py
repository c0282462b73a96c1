"""What adding outlines would change for everybody, answered before anything is written."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from dashboard.coverage.answers import Answer, answer_from
from dashboard.coverage.scope import Scope
from dashboard.store import Store

if TYPE_CHECKING:
    from datetime import date

    import duckdb

    from dashboard.intake import CheckedOutlines

_Row = Mapping[str, Any]
_Rows = dict[tuple[Any, ...], _Row]

_VERSION = ("discipline", "effective_on")
_GOAL = ("person_id", "pathway", "discipline")
_OF_A_VERSION = ("categories", "subcategories", "superseded_on")
_OF_A_GOAL = ("status", "needed", "earned", "outline_effective_on")


@dataclass(frozen=True)
class OutlineEffect:
    """The differences that a file of outlines makes on one day; `_before` and `_after` of each value.

    `versions` that are new, replaced, or superseded on another day; `goals` whose status, needed or
    earned credits or outline change; `texts` of distributions with the lines that read like nothing in
    their outline; `prescriptions`, the prescribed lines that their outline no longer has (G8).
    """

    as_of: "date"
    versions: Answer
    goals: Answer
    texts: Answer
    prescriptions: Answer

    @property
    def statuses_changed(self) -> int:
        """How many goals are met, on track, behind or overdue that were not before."""
        return sum(goal["status_before"] != goal["status_after"] for goal in self.goals.dicts())


@dataclass(frozen=True)
class _Standing:
    """What is compared, each by its key."""

    versions: _Rows
    goals: _Rows
    texts: _Rows
    unplaced: _Rows


def outline_effect(store: Store, file: "CheckedOutlines", as_of: "date") -> OutlineEffect:
    """What adding the file's outlines would change for everybody, people who left included.

    Nothing is written. Raises StoreError where the file has a problem.
    """
    # No answer needs what writes.
    from dashboard.store import outlines

    scope = Scope(as_of, include_left=True)
    with store.trying() as cursor:
        before = _standing(cursor, scope)
        outlines.write(cursor, file, by="")
        after = _standing(cursor, scope)
    added = {(line.discipline, line.effective_on) for line in file.lines}
    return OutlineEffect(
        as_of,
        _versions(before.versions, after.versions, added),
        _goals(before.goals, after.goals),
        _texts(before.texts, after.texts),
        _prescriptions(before, after),
    )


def _standing(cursor: "duckdb.DuckDBPyConnection", scope: Scope) -> _Standing:
    versions = answer_from(cursor, "outline_versions", scope)
    unplaced = answer_from(cursor, "prescriptions_not_in_outline", scope, "checks")
    return _Standing(
        {key: row for key, row in _by(versions, *_VERSION).items() if row["effective_on"]},
        _by(answer_from(cursor, "progress", scope), *_GOAL),
        _lines_by_text(answer_from(cursor, "texts_not_in_outline", scope)),
        _by(unplaced, "person_id", "discipline", "item"),
    )


def _by(answer: Answer, *key: str) -> _Rows:
    return {tuple(row[name] for name in key): row for row in answer.dicts()}


def _lines_by_text(answer: Answer) -> _Rows:
    """The lines of each text, whichever versions were asked."""
    texts: dict[tuple[Any, ...], dict[str, Any]] = {}
    for row in answer.dicts():
        item = " / ".join(filter(None, (row["category_text"], row["subcategory_text"])))
        text = texts.setdefault((row["text_number"],), {**row, "item": item, "lines": 0})
        text["lines"] += row["occurrences"]
    return dict(texts)


def _versions(before: _Rows, after: _Rows, added: set[tuple[Any, ...]]) -> Answer:
    def rows() -> Iterator[tuple[Any, ...]]:
        for key, row in sorted(after.items()):
            old = before.get(key, {})
            if key in added:
                change = "replaced" if old else "new"
            elif old.get("superseded_on") != row["superseded_on"]:
                change = "superseded"
            else:
                continue
            yield (*key, change, *_both(old, row, _OF_A_VERSION))

    return Answer((*_VERSION, "change", *_both_names(_OF_A_VERSION)), tuple(rows()))


def _goals(before: _Rows, after: _Rows) -> Answer:
    def is_changed(old: _Row, new: _Row) -> bool:
        return any(old[name] != new[name] for name in _OF_A_GOAL)

    rows = (
        (key[0], new["name"], *key[1:], *_both(before[key], new, _OF_A_GOAL))
        for key, new in after.items()
        if is_changed(before[key], new)
    )
    return Answer(
        ("person_id", "name", "pathway", "discipline", *_both_names(_OF_A_GOAL)), tuple(rows)
    )


def _texts(before: _Rows, after: _Rows) -> Answer:
    rows: list[tuple[Any, ...]] = []
    for key in before.keys() | after.keys():
        row = after.get(key) or before[key]
        lines = tuple(state[key]["lines"] if key in state else 0 for state in (before, after))
        if lines[0] != lines[1]:
            rows.append((row["discipline"], row["item"], *lines))
    columns = ("discipline", "item", "lines_unmapped_before", "lines_unmapped_after")
    return Answer(columns, tuple(sorted(rows)))


def _prescriptions(before: _Standing, after: _Standing) -> Answer:
    names = {key[0]: row["name"] for key, row in after.goals.items()}
    rows = (
        (person_id, names[person_id], discipline, item)
        for person_id, discipline, item in after.unplaced
        if (person_id, discipline, item) not in before.unplaced
    )
    return Answer(("person_id", "name", "discipline", "item"), tuple(rows))


def _both(old: _Row, new: _Row, names: tuple[str, ...]) -> Iterator[Any]:
    for name in names:
        yield from (old.get(name), new[name])


def _both_names(names: tuple[str, ...]) -> Iterator[str]:
    for name in names:
        yield from (f"{name}_before", f"{name}_after")
