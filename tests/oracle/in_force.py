"""Imports to what is in force: the newest one that is not undone wins, key by key (P2, P3, P5)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import groupby

from tests.oracle.files import read_upload
from tests.oracle.matching import Numbered, person_meant
from tests.oracle.notation import OpenQuestionError
from tests.oracle.readings import Line, Value, Who
from tests.oracle.world import Upload

PERSON_VALUES = ("Name", "Role", "Cohort", "Site", "Email", "Status")

People = dict[str, dict[str, Value]]
Lines = dict[str, tuple[Line, ...]]
"""Lines by discipline; "" where a line has none."""


@dataclass(frozen=True)
class Goal:
    """G9: one per person, pathway and discipline. `prescribed` is empty but for CQR."""

    person_id: str
    pathway: str
    discipline: str
    application_on: date | None = None
    ssa_on: date | None = None
    due_on: date | None = None
    prescribed: tuple[Line, ...] = ()


@dataclass(frozen=True)
class RowsInForce:
    """The rows of every import that is not undone, by kind and in the order they were made."""

    roster: list[Numbered]
    records: list[Numbered]
    activities: list[Numbered]
    prescriptions: list[Numbered]
    merges: tuple[tuple[str, str], ...] = ()

    @cached_property
    def ids(self) -> People:
        """What the rows of each ID of the roster say."""
        by_id: dict[str, list[Numbered]] = {}
        for row in self.roster:
            by_id.setdefault(row[1].who.person_id or "", []).append(row)
        return {person: values(rows, PERSON_VALUES) for person, rows in by_id.items()}

    @cached_property
    def shown(self) -> dict[str, str]:
        """Whose each ID of the roster is: its own, or that of whom it was merged into."""
        shown = {person: person for person in self.ids}
        for kept, other in self.merges:
            was, becomes = shown[other], shown[kept]
            shown.update({person: becomes for person, one in shown.items() if one == was})
        return shown

    @cached_property
    def people(self) -> People:
        by_person: dict[str, list[Numbered]] = {}
        for row in self.roster:
            by_person.setdefault(self.shown[row[1].who.person_id or ""], []).append(row)
        return {person: values(rows, PERSON_VALUES) for person, rows in by_person.items()}

    def meant(self, who: Who) -> str | None:
        return person_meant(who, self.ids, self.shown)

    @cached_property
    def goals(self) -> tuple[Goal, ...]:
        return (*_roster_goals(self), *_prescriptions(self))


def rows_in_force(
    uploads: Sequence[Upload], merges: tuple[tuple[str, str], ...] = ()
) -> RowsInForce:
    """P3: an import that is undone is as if it had never been made."""
    rows = RowsInForce([], [], [], [], merges)
    for number, upload in enumerate(uploads):
        if not upload.withdrawn:
            standing = enumerate(read_upload(upload).rows)
            of_kind: list[Numbered] = getattr(rows, upload.kind)
            of_kind.extend(((number, position), row) for position, row in standing)
    return rows


def values(rows: Iterable[Numbered], names: Sequence[str]) -> dict[str, Value]:
    """P5: the newest import that says something decides; within one, the first row that does."""
    said: dict[str, Value] = dict.fromkeys(names)
    for _, of_import in groupby(rows, key=lambda row: row[0][0]):
        readings = [row for _, row in of_import]
        for name in names:
            saying = [row.values[name] for row in readings if name in row.values]
            if saying:
                said[name] = saying[0]
            if None in saying and len(set(saying)) > 1:
                raise OpenQuestionError(f"{name} is given and cleared in one file")
    return said


def set_of_lines(rows: Iterable[Numbered]) -> Lines:
    """P5: for each discipline the lines of the newest import that has any."""
    sets: Lines = {}
    for _, of_import in groupby(rows, key=lambda row: row[0][0]):
        new: dict[str, dict[tuple[str, str], Line]] = {}
        for line in (line for _, row in of_import for line in row.lines):
            first = new.setdefault(line.discipline or "", {}).setdefault(line.key(), line)
            if first.credits != line.credits:
                raise OpenQuestionError("one import, one line, two amounts, in rows named apart")
        sets.update({discipline: tuple(lines.values()) for discipline, lines in new.items()})
    return sets


def _roster_goals(rows: RowsInForce) -> Iterable[Goal]:
    by_goal: dict[tuple[str, str, str], list[Numbered]] = {}
    for row in rows.roster:
        reading = row[1]
        if reading.pathway and reading.discipline:
            person = rows.shown[reading.who.person_id or ""]
            key = person, reading.pathway, reading.discipline
            by_goal.setdefault(key, []).append(row)
    for key, said in by_goal.items():
        application_on = values(said, ["Application Date"])["Application Date"]
        yield Goal(*key, application_on=_date(application_on))


def _prescriptions(rows: RowsInForce) -> Iterable[Goal]:
    by_goal: dict[tuple[str, str], list[Numbered]] = {}
    for row in rows.prescriptions:
        person = rows.meant(row[1].who)
        if person:
            by_goal.setdefault((person, row[1].discipline or ""), []).append(row)
    for (person, discipline), said in by_goal.items():
        dates = values(said, ["SSA Date", "Due Date"])
        yield Goal(
            person,
            "cqr",
            discipline,
            ssa_on=_date(dates["SSA Date"]),
            due_on=_date(dates["Due Date"]),
            prescribed=set_of_lines(said)[discipline],
        )


def _date(value: Value) -> date | None:
    return value if isinstance(value, date) else None
