"""Who a row means (P1), and which rows are one completion of one activity (L8)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from tests.oracle.notation import (
    OpenQuestionError,
    name_comparison,
    title_comparison,
    without_zeros,
)
from tests.oracle.readings import Reading, Value, Who

Person = Mapping[str, Value]


def person_meant(who: Who, people: Mapping[str, Person], shown: Mapping[str, str]) -> str | None:
    """P1: the one person that the row means; None while it waits (P2).

    `people` are the IDs of the roster with what each row of them says; `shown` is whose each ID is.
    """
    if who.person_id:
        if who.person_id in people:
            return shown[who.person_id]
        bare = without_zeros(who.person_id)
        same = (p for p in people if bare is not None and without_zeros(p) == bare)
        fitting = list({shown[p] for p in same})
        if len(fitting) > 1 and who.email:
            raise OpenQuestionError("an ID that fits several people, beside an e-mail")
        if fitting:
            return fitting[0] if len(fitting) == 1 else None
    if who.email:
        wanted = who.email.casefold()
        same = (p for p, said in people.items() if str(said["Email"] or "").casefold() == wanted)
        fitting = list({shown[p] for p in same})
        if fitting:
            return fitting[0] if len(fitting) == 1 else None
    if who.name and not who.person_id:
        wanted = name_comparison(who.name)
        same = (p for p, said in people.items() if name_comparison(str(said["Name"])) == wanted)
        fitting = list({shown[p] for p in same})
        return fitting[0] if len(fitting) == 1 else None
    return None


Numbered = tuple[tuple[int, int], Reading]
"""The number of the import and of the row within it, and what the row says."""

Activity = tuple[str, ...]
"""("reference", number), or ("title", title, sponsor) with the sponsor "" where none is known."""


@dataclass
class Cluster:
    """Rows of one person and one date that are one completion, in the order they were said."""

    activity: Activity
    rows: list[Numbered] = field(default_factory=list)

    def titles(self) -> set[str]:
        return {title_comparison(row.title) for _, row in self.rows if row.title}


def activity_named(row: Reading) -> Activity:
    """L8: the activity that one row names by itself."""
    if row.reference:
        return "reference", row.reference
    return "title", title_comparison(row.title or ""), title_comparison(row.sponsor or "")


def completions_of_a_day(rows: Iterable[Numbered]) -> list[Cluster]:
    """L8: two exports of one course are one completion; what fits several stays by itself."""
    clusters: dict[Activity, Cluster] = {}
    for number, row in rows:
        activity = activity_named(row)
        clusters.setdefault(activity, Cluster(activity)).rows.append((number, row))
    numbered = [c for c in clusters.values() if c.activity[0] == "reference"]
    titled = [c for c in clusters.values() if c.activity[0] == "title"]
    standing = list(numbered)
    remaining = []
    for cluster in titled:
        twins = [twin for twin in numbered if cluster.activity[1] in twin.titles()]
        if len(twins) == 1:
            twins[0].rows.extend(cluster.rows)
        else:
            remaining.append(cluster)
    for cluster in remaining:
        _, title, sponsor = cluster.activity
        twins = [c for c in remaining if c.activity[1] == title and c.activity[2]]
        if not sponsor and len(twins) == 1:
            twins[0].rows.extend(cluster.rows)
        else:
            standing.append(cluster)
    for cluster in standing:
        cluster.rows.sort(key=lambda row: row[0])
    return standing


def with_sponsor(activity: Activity, known: Iterable[Activity]) -> Activity:
    """L8: an activity by title without a sponsor is the one with a sponsor, when only one fits."""
    if activity[0] == "reference" or activity[2]:
        return activity
    sponsors = {a[2] for a in known if a[0] == "title" and a[1] == activity[1] and a[2]}
    return ("title", activity[1], sponsors.pop()) if len(sponsors) == 1 else activity
