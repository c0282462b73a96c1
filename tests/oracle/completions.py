"""Each person's completions, and the distribution lines that each of them carries (L3, L8)."""

from dataclasses import dataclass
from datetime import date

from tests.oracle.in_force import Lines, RowsInForce, set_of_lines, values
from tests.oracle.matching import (
    Activity,
    Cluster,
    Numbered,
    activity_named,
    completions_of_a_day,
    with_sponsor,
)
from tests.oracle.notation import OpenQuestionError, title_comparison
from tests.oracle.readings import Line, Value

COMPLETION_VALUES = ("Activity Title", "CE Credits", "CE Category", "Activity Type")
Day = tuple[str, date]


@dataclass(frozen=True)
class Completion:
    activity: Activity
    completed_on: date
    values: dict[str, Value]
    lines: Lines

    def reference(self) -> str | None:
        return self.activity[1] if self.activity[0] == "reference" else None


@dataclass(frozen=True)
class Catalogue:
    sets: dict[Activity, Lines]
    faces: dict[Activity, dict[str, Value]]

    def by_title(self, titles: set[str]) -> list[Activity]:
        return [name for name in self.sets if name[0] == "title" and name[1] in titles]

    def numbered(self, title: str) -> list[Activity]:
        """Activities with a number that the catalogue gives this title."""
        return [
            name
            for name, face in self.faces.items()
            if name[0] == "reference"
            and title_comparison(str(face["Activity Title"] or "")) == title
        ]


def completions(rows: RowsInForce) -> dict[str, list[Completion]]:
    """Every person's completions, by date."""
    catalogue = _catalogue(rows.activities)
    by_day: dict[Day, list[Numbered]] = {}
    for row in rows.records:
        person, day = rows.meant(row[1].who), row[1].completed_on
        if person and day:
            by_day.setdefault((person, day), []).append(row)
    days = {day: completions_of_a_day(said) for day, said in sorted(by_day.items())}
    known = {c.activity for clusters in days.values() for c in clusters} | set(catalogue.sets)
    found: dict[str, list[Completion]] = {}
    for (person, day), clusters in days.items():
        for cluster in clusters:
            completion = _completion(cluster, day, catalogue, known)
            found.setdefault(person, []).append(completion)
    return found


def _catalogue(rows: list[Numbered]) -> Catalogue:
    by_activity: dict[Activity, list[Numbered]] = {}
    for row in rows:
        by_activity.setdefault(activity_named(row[1]), []).append(row)
    catalogue = Catalogue(
        {activity: set_of_lines(said) for activity, said in by_activity.items()},
        {a: values(said, ["Activity Title", "CE Credits"]) for a, said in by_activity.items()},
    )
    for activity in by_activity:
        if activity[0] == "title" and catalogue.numbered(activity[1]):
            raise OpenQuestionError("catalogue rows of one title, with a number and without")
        if with_sponsor(activity, by_activity) != activity:
            raise OpenQuestionError("catalogue rows of one title, with a sponsor and without")
    return catalogue


def _completion(
    cluster: Cluster, day: date, catalogue: Catalogue, known: set[Activity]
) -> Completion:
    activity = with_sponsor(cluster.activity, known)
    listed = _listed(activity, cluster.titles(), catalogue, known)
    own = values(cluster.rows, COMPLETION_VALUES)
    for name, value in catalogue.faces.get(listed, {}).items():
        if value is not None and own[name] is None:
            raise OpenQuestionError(f"{name} is blank, and the catalogue has it")
    lines = _lines(set_of_lines(cluster.rows), catalogue.sets.get(listed, {}))
    return Completion(activity, day, own, lines)


def _listed(
    activity: Activity, own_titles: set[str], catalogue: Catalogue, known: set[Activity]
) -> Activity:
    """L8: the catalogue's name for an activity; its rows without a number match by title."""
    by_title = catalogue.by_title(own_titles)
    if activity[0] == "reference":
        if by_title and (activity in catalogue.sets or len(by_title) > 1):
            raise OpenQuestionError("catalogue rows with a number and without, for one activity")
        return by_title[0] if by_title else activity
    if any(catalogue.numbered(title) for title in own_titles):
        raise OpenQuestionError("a title alone, and the catalogue has it with a number")
    return next((name for name in by_title if with_sponsor(name, known) == activity), activity)


def _lines(own: Lines, listed: Lines) -> Lines:
    """L3: own lines that name content, else the catalogue's, else own lines that name none."""
    chosen: dict[str, tuple[Line, ...]] = {}
    for discipline in own.keys() | listed.keys():
        named = tuple(line for line in own.get(discipline, ()) if line.names_content())
        chosen[discipline] = named or listed.get(discipline) or own[discipline]
    return chosen
