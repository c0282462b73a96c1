"""Random steps of few people: what may be done to a store, one thing after the other."""

import csv
from collections.abc import Callable
from itertools import count
from pathlib import Path
from typing import Any

from hypothesis import strategies as st

from dashboard import intake, store
from dashboard.store import Store

# Few people, activities and texts, so that they meet again and again: IDs with and without zeros, an
# e-mail and a name that several share, titles with and without a number.
WHO = st.sampled_from(
    [
        ("001", "", ""),
        ("1", "", ""),
        ("002", "", "Ann Bee"),
        ("003", "", ""),
        ("", "ann@example.org", ""),
        ("", "", "Ann Bee"),
        ("", "", "Cy Dee"),
        ("X9", "ann@example.org", ""),
        ("X9", "", ""),
    ]
)
ROSTER_ID = st.sampled_from(["001", "0001", "002", "003", "X9"])
ACTIVITY = st.sampled_from(
    [
        ("EX1", "", ""),
        ("EX1", "Course A", ""),
        ("EX2", "Course A", "South"),
        ("EX2", "Course B", ""),
        ("", "Course A", ""),
        ("", "Course A", "North"),
        ("", "Course B", ""),
        ("", "Course B", "South"),
    ]
)
DISCIPLINE = st.sampled_from(["CT", "CT", "MR"])
NAMED = [
    ("Safety", "Radiation Safety and Dose"),
    ("Safety", "Doses"),
    ("Procedures", "Abdomen and Pelvis"),
    ("Procedures", "Belly"),
]
CONTENT = st.sampled_from([*NAMED, ("Safty", ""), ("", "")])
CREDITS = st.sampled_from(["0.50", "0.50", "1.00", "lots"])
DAY = st.sampled_from(["2026-02-03", "2026-03-04"])

Step = tuple[Any, ...]

_HEADINGS = {
    "roster": ["Person ID", "Name", "Email", "Status", "Discipline", "Application Date"],
    "records": [
        *("Person ID", "Email", "Name", "Reference Number", "Activity Title", "Sponsor"),
        *("Completion Date", "CE Category", "Discipline", "Category", "Subcategory", "Credits"),
    ],
    "activities": [
        *("Reference Number", "Activity Title", "Sponsor"),
        *("Discipline", "Category", "Subcategory", "Credits"),
    ],
    "prescriptions": [
        *("Person ID", "Email", "Name", "Discipline", "Category", "Subcategory"),
        *("Prescribed Credits", "Due Date"),
    ],
}


def flat(*parts: Any) -> list[str]:
    """The cells of a row, from cells and tuples of cells."""
    return [cell for part in parts for cell in (part if isinstance(part, tuple | list) else [part])]


ROWS = {
    "roster": st.builds(
        flat,
        ROSTER_ID,
        st.sampled_from(["Ann Bee", "Cy Dee", "Eve Fay"]),
        st.sampled_from(["", "ann@example.org", "cy@example.org", "none"]),
        st.sampled_from(["", "left"]),
        st.sampled_from(["", "CT"]),
        st.sampled_from(["", "2026-09-01"]),
    ),
    "records": st.builds(
        flat, WHO, ACTIVITY, DAY, st.sampled_from(["", "", "B"]), DISCIPLINE, CONTENT, CREDITS
    ),
    "activities": st.builds(flat, ACTIVITY, DISCIPLINE, CONTENT, CREDITS),
    "prescriptions": st.builds(
        flat,
        WHO,
        DISCIPLINE,
        st.sampled_from(NAMED),
        CREDITS,
        st.sampled_from(["", "2026-12-01", "none"]),
    ),
}
_ANY = st.integers(0, 9)
IMPORTS = [
    st.tuples(st.just(kind), st.lists(rows, min_size=1, max_size=4)) for kind, rows in ROWS.items()
]
STEPS = st.one_of(
    *IMPORTS,
    st.tuples(st.just("undo"), _ANY),
    st.tuples(st.just("undo"), _ANY),
    st.tuples(st.just("correct"), _ANY, st.sampled_from(["1.00", "0.25", "plenty"])),
    st.tuples(st.sampled_from(["merge", "keep_apart"]), ROSTER_ID, ROSTER_ID),
    st.tuples(st.just("same_person"), _ANY, ROSTER_ID),
    st.tuples(st.just("undecide"), _ANY),
    st.tuples(st.just("teach"), st.sampled_from(["Safty", "Doses", "Belly"])),
    st.tuples(st.just("remove_alias"), _ANY),
    st.tuples(st.just("add_outline"), st.sampled_from(["2025-01-01", "2026-01-01"])),
    st.tuples(st.just("remove_outline"), _ANY),
)


class Steps:
    """Takes steps in one store; one that the store refuses does nothing."""

    def __init__(self, db: Store, folder: Path) -> None:
        self._db = db
        self._folder = folder
        self._numbers = count()

    def take(self, step: Step) -> None:
        name, *values = step
        try:
            if name in ROWS:
                self._import(name, _HEADINGS[name], values[0])
            else:
                done: Callable[..., None] = getattr(self, f"_{name}")
                done(*values)
        except store.StoreError:
            return

    def _import(self, kind: str, headings: list[str], rows: list[list[str]]) -> None:
        path = self._write(kind, headings, rows)
        checked = intake.check_file(path, self._db.reference, intake.Options(kind=kind))
        store.imports.commit(self._db, checked, by="test", is_confirmed=True)

    def _undo(self, number: int) -> None:
        imports = [one for one in store.imports.history(self._db) if one.withdrawn_at is None]
        if imports:
            store.imports.undo(self._db, _one_of(imports, number).import_id, by="test")

    def _correct(self, number: int, credits: str) -> None:
        imports = [one for one in store.imports.history(self._db) if one.set_aside]
        if not imports:
            return
        rows = store.imports.rows_to_correct(self._db, _one_of(imports, number).import_id)
        if not rows:
            return
        first = _one_of(rows, number)
        of_kind = [row for row in rows if row.kind == first.kind]
        column = "Prescribed Credits" if first.kind == "prescriptions" else "Credits"
        cells = [{**row.cells, column: credits, "Set aside row": row.name} for row in of_kind]
        headings = list(cells[0])
        self._import(first.kind, headings, [[row.get(h) or "" for h in headings] for row in cells])

    def _merge(self, kept: str, other: str) -> None:
        store.deciding.merge(self._db, kept, other, by="test")

    def _keep_apart(self, one: str, other: str) -> None:
        store.deciding.keep_apart(self._db, one, other, by="test")

    def _same_person(self, number: int, person_id: str) -> None:
        with self._db.reading() as cursor:
            waiting = cursor.execute(
                "select distinct coalesce(person_id, email, person_name) from person_matches "
                "where matched_person_id is null order by all"
            ).fetchall()
        if waiting:
            [written] = _one_of(waiting, number)
            store.deciding.same_people(self._db, [(written, person_id)], by="test")

    def _undecide(self, number: int) -> None:
        made = [one for one in store.deciding.decisions(self._db) if one.withdrawn_at is None]
        if made:
            store.deciding.undecide(self._db, _one_of(made, number).decision_id, by="test")

    def _teach(self, text: str) -> None:
        targets = {
            "Safty": "Safety",
            "Doses": "Safety / Radiation Safety and Dose",
            "Belly": "Procedures / Abdomen and Pelvis",
        }
        store.teaching.add_alias(self._db, text, "CT", targets[text], by="test")

    def _remove_alias(self, number: int) -> None:
        taught = [one for one in store.teaching.aliases(self._db) if one.withdrawn_at is None]
        if taught:
            store.teaching.remove_alias(self._db, _one_of(taught, number).alias_id, by="test")

    def _add_outline(self, day: str) -> None:
        headings = ["Discipline", "Effective Date", "Category", "Subcategory"]
        path = self._write(
            "outline", headings, [["CT", day, "Safety", "Doses"], ["CT", day, "Safty", "Other"]]
        )
        store.outlines.add(self._db, intake.check_outlines(path, self._db.reference), by="test")

    def _remove_outline(self, number: int) -> None:
        added = [one for one in store.outlines.uploads(self._db) if one.withdrawn_at is None]
        if added:
            store.outlines.remove(self._db, _one_of(added, number).outline_id, by="test")

    def _write(self, name: str, headings: list[str], rows: list[list[str]]) -> Path:
        path = self._folder / f"{name}-{next(self._numbers)}.csv"
        with path.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows([headings, *rows])
        return path


def _one_of(things: list[Any], number: int) -> Any:
    return things[number % len(things)]
