"""Random rosters, catalogues, prescriptions and wide records, as the cast would have them."""

from collections.abc import Sequence
from datetime import date
from random import Random

from tests.oracle.draw_cast import Cast, Course, Person
from tests.oracle.draw_days import application_on, near, ssa_and_due
from tests.oracle.draw_names import Cells, named
from tests.oracle.draw_records import Manner
from tests.oracle.draw_words import AMOUNTS, Words
from tests.oracle.in_force import Goal
from tests.oracle.world import CANONICAL, Upload


def upload(rng: Random, kind: str, rows: Sequence[Cells], *kept: str) -> Upload:
    """The rows under the headers that they use; blank columns are left out unless kept."""
    headers = [h for h in CANONICAL[kind] if h in kept or any(row.get(h) for row in rows)]
    if rng.random() < 0.5:
        rng.shuffle(headers)
    return Upload(kind, "", tuple(headers), tuple(rows))


def roster(rng: Random, cast: Cast, listed: Sequence[Person], *, two_names: bool) -> Upload:
    """People as they are, each with the goals that a roster can set."""
    rows: list[Cells] = []
    name: Cells = {}
    for person in listed:
        about: Cells = {
            "Person ID": person.person_id,
            "Role": rng.choice(("student", "staff", "")),
            "Cohort": rng.choice(("2026", "Evening", "")),
            "Site": rng.choice(("North", "")),
            "Email": person.email,
            "Status": rng.choices(("", "active", "left"), (6, 2, 1))[0],
        }
        name = {"Name": person.name()}
        if two_names:
            name = {"First Name": person.first, "Last Name": person.last}
        goals = [_goal(rng, goal) for goal in cast.goals[person] if goal.pathway != "cqr"]
        rows += [about | name | goal for goal in goals or [{}]]
        if goals and goals[0].get("Application Date") and rng.random() < 0.1:
            rows.append(rows[-len(goals)] | {"Application Date": "2019-09-09"})
    if rng.random() < 0.06:
        nameless: Cells = {"Person ID": "S-9999", "Discipline": "CT"}
        rows.append(rng.choice((nameless, nameless | name | {"Discipline": "Astrology"})))
    return upload(rng, "roster", rows, "Person ID", "Name")


def _goal(rng: Random, goal: Goal) -> Cells:
    said = {
        "structured_education": "Structured Education",
        "imaging_assistant": "Imaging Assistant",
    }
    optional = goal.pathway == "structured_education" or goal.discipline == "IA"
    requirement = said[goal.pathway]
    return {
        "Discipline": rng.choice((goal.discipline, goal.discipline.lower())),
        "Application Date": goal.application_on.isoformat() if goal.application_on else "",
        "Requirement": rng.choice((requirement, "")) if optional else requirement,
    }


def roster_update(rng: Random, cast: Cast, listed: Sequence[Person], day: date) -> Upload:
    """A later roster of some columns: blanks change nothing, `none` clears (P5)."""
    rows: list[Cells] = []
    for person in listed:
        about: Cells = {
            "Person ID": person.person_id,
            "Name": person.name(),
            "Role": rng.choice(("", "", "none", "staff")),
            "Cohort": rng.choice(("", "2027", "none")),
            "Site": rng.choice(("", "South", "none")),
            "Email": rng.choice(
                ("", "", "", "none", f"new.{person.email}" if person.email else "")
            ),
            "Status": rng.choice(("", "", "", "left", "active")),
        }
        goals: list[Cells] = []
        for goal in cast.goals[person]:
            if goal.pathway != "cqr" and rng.random() < 0.6:
                moved = application_on(rng, day)
                when = moved.isoformat() if moved else rng.choice(("", "none"))
                goals.append(_goal(rng, goal) | {"Application Date": when})
        rows += [about | goal for goal in goals or [{}]]
    return upload(rng, "roster", rows, "Person ID", "Name")


def catalogue(rng: Random, courses: Sequence[Course], manner: Manner, *, changed: bool) -> Upload:
    rows: list[Cells] = []
    for course in courses:
        by_number = course.listing == "number"
        about = {
            "Reference Number": course.number if by_number else "",
            "CE Credits": course.face if manner.faces else "",
        }
        if not by_number or (manner.titles and not course.twin):
            about |= {"Activity Title": course.title}
        if course not in manner.untold_sponsors:
            about |= {"Sponsor": course.sponsor}
        lines = [line for line in course.lines if line.category or line.subcategory]
        kept = lines if not changed else rng.sample(lines, rng.randint(1, len(lines)))
        for line in kept:
            cells = line.cells()
            if changed and rng.random() < 0.5:
                cells["Credits"] = rng.choice(AMOUNTS)
            rows.append(about | cells)
    if rng.random() < 0.2:
        rows.append(rows[0] | {"Credits": rng.choice(("", "many"))})
    return upload(rng, "activities", rows)


def prescriptions(rng: Random, cast: Cast, *, agreeing: bool, again: bool) -> Upload | None:
    """Every prescription, or, in a later file, some of them anew."""
    rows: list[Cells] = []
    for person in cast.people:
        who = named(rng, person)
        for goal in cast.goals[person]:
            if goal.pathway != "cqr" or (again and rng.random() < 0.5):
                continue
            lines = cast.prescriptions[person, goal.discipline]
            dates = _dates(goal.ssa_on, goal.due_on)
            if again and not agreeing:
                if rng.random() < 0.5:
                    lines = lines[: rng.randint(1, len(lines))]
                dates = rng.choice(
                    [
                        {},
                        dates,
                        _dates(*ssa_and_due(rng, goal.due_on or goal.ssa_on or date(2026, 1, 1))),
                        {"SSA Date": "none"},
                        {"Due Date": "none"},
                    ]
                )
            for position, line in enumerate(lines):
                cells = line.cells()
                cells["Prescribed Credits"] = cells.pop("Credits")
                stated = dates if position == 0 or rng.random() < 0.7 else {}
                rows.append(who | cells | stated)
    if not rows:
        return None
    if rng.random() < 0.3:
        row = rng.choice(rows)
        faults = [row, row | {"Prescribed Credits": "9.25"}, row | {"Subcategory": ""}]
        faults.append(row | {"Prescribed Credits": rng.choice(("", "-2"))})
        if row.get("Due Date", "none") != "none":
            faults.append(
                row | {"Due Date": "2031-01-01", "Subcategory": "Of another prescription"}
            )
        rows.append(rng.choice(faults))
    return upload(rng, "prescriptions", rows)


def _dates(ssa_on: date | None, due_on: date | None) -> Cells:
    return {
        "SSA Date": ssa_on.isoformat() if ssa_on else "",
        "Due Date": due_on.isoformat() if due_on else "",
    }


def wide_records(rng: Random, cast: Cast, words: Words, day: date) -> Upload:
    """One row per completion, one column per category or subcategory."""
    subjects = [s.subcategory or s.category for s in words.outline.subjects]
    headings = rng.sample(subjects, min(len(subjects), rng.randint(2, 4)))
    headings += [c for c in words.outline.categories()[:1] if c not in headings]
    rows: list[Cells] = []
    for index in range(rng.randint(1, 4)):
        cells = {
            "Person ID": rng.choice(cast.people).person_id,
            "Activity Title": f"Wide course {index}",
            "Reference Number": f"WD{index}",
            "Completion Date": near(rng, day, 500, 20).isoformat(),
            "CE Credits": "3",
            "Discipline": words.discipline,
        }
        rows.append(cells | {heading: rng.choice(("", "0", "0.5", "1.25")) for heading in headings})
    headers = (*(h for h in CANONICAL["records"] if h in rows[0]), *headings)
    return Upload("records", "", headers, tuple(rows))


def ambiguous_titles(rng: Random, cast: Cast, day: date) -> Upload | None:
    """L8: three rows of one day and title, of which the third fits both of the others."""
    eligible = [person for person in cast.people if cast.goals[person]]
    if not eligible:
        return None
    person = rng.choice(eligible)
    shared = {
        "Person ID": person.person_id,
        "Activity Title": "Twice the same title",
        "Completion Date": near(rng, day, 300, 0).isoformat(),
        "CE Credits": "1",
        "Discipline": cast.goals[person][0].discipline,
        "Category": "Patient Care",
        "Credits": "0.25",
    }
    key = rng.choice(("Reference Number", "Sponsor"))
    rows = (shared | {key: "TWICE1"}, shared | {key: "TWICE2"}, shared)
    return upload(rng, "records", rows)
