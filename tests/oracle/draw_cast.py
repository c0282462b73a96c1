"""Random people, their goals, the courses there are, and who completed which of them when."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from random import Random

from tests.oracle.draw_days import (
    FACILITY_APPLICATIONS,
    a_completion_day,
    application_on,
    ssa_and_due,
)
from tests.oracle.draw_words import AMOUNTS, Said, Words, distinct
from tests.oracle.in_force import Goal
from tests.oracle.outlines import outline_for

FIRST_NAMES = ("Avery", "Blair", "Casey", "Devon", "Emery", "Finley", "Gray", "Harper", "José")
LAST_NAMES = ("Testwell", "Sampleton", "Mockford", "Placeholder")
SPONSORS = ("Testwell Seminars", "Example Imaging Society")
NOT_ACCEPTED = (
    ("B", ""),
    ("Category B", ""),
    ("cat b", ""),
    ("A", "CPR"),
    ("", "Basic CPR"),
    ("", "BLS"),
)
ACCEPTED = (("A", ""), ("A", "Webinar"), ("A+", "ACLS"), ("", ""), ("A", "CPR Instructor Course"))
FACILITY = ("A", "Vendor Facility Applications Training")


@dataclass(frozen=True)
class Person:
    person_id: str
    first: str
    last: str
    email: str

    def name(self) -> str:
        return f"{self.first} {self.last}"


@dataclass(frozen=True)
class Course:
    """`listing` is how the catalogue names it: by number, by title, or not at all.

    A `twin` course has a number that some exports leave out.
    """

    number: str
    title: str
    sponsor: str
    face: str
    lines: tuple[Said, ...]
    listing: str = ""
    twin: bool = False


@dataclass(frozen=True)
class Done:
    """One completion; `own` are the lines that its record states, if any."""

    person: Person
    course: Course
    day: date
    ce_category: str
    activity_type: str
    own: tuple[Said, ...]


@dataclass
class Cast:
    people: list[Person]
    goals: dict[Person, list[Goal]]
    prescriptions: dict[tuple[Person, str], tuple[Said, ...]]
    courses: list[Course]
    done: list[Done] = field(default_factory=list)


def people(rng: Random) -> list[Person]:
    digits = rng.random() < 0.6
    names = [(first, last) for first in FIRST_NAMES for last in LAST_NAMES]
    found = []
    for number, (first, last) in enumerate(rng.sample(names, rng.randint(2, 8))):
        bare = rng.randint(1, 99) + number * 100
        person_id = f"{bare:0{rng.choice((3, 5))}d}" if digits else f"S-{bare}"
        email = f"{first}.{last}@example.edu".lower().replace("é", "e")
        found.append(Person(person_id, first, last, email if rng.random() < 0.8 else ""))
    if rng.random() < 0.2:
        found[1] = replace(found[1], email=found[0].email)
    if rng.random() < 0.1:
        found[1] = replace(found[1], first=found[0].first, last=found[0].last)
    if digits and rng.random() < 0.2:
        found.append(Person("00" + found[0].person_id, "Indigo", "Mockford", ""))
    return found


def goals(rng: Random, person: Person, words: Sequence[Words], day: date) -> list[Goal]:
    wanted: dict[tuple[str, str], Goal] = {}
    for _ in range(rng.choices((0, 1, 2, 3), (1, 4, 3, 2))[0]):
        pathway = rng.choices(("structured_education", "cqr", "imaging_assistant"), (50, 43, 7))[0]
        discipline = rng.choice(words).discipline
        if pathway == "imaging_assistant" and rng.random() < 0.35:
            discipline = "IA"
        if discipline == "IA" and pathway == "structured_education":
            pathway = "imaging_assistant"
        goal = Goal(person.person_id, pathway, discipline)
        if pathway == "cqr":
            ssa_on, due_on = ssa_and_due(rng, day)
            goal = replace(goal, ssa_on=ssa_on, due_on=due_on)
        else:
            goal = replace(goal, application_on=application_on(rng, day))
        wanted[pathway, discipline] = goal
    return list(wanted.values())


def prescription(rng: Random, goal: Goal, words: Sequence[Words], day: date) -> tuple[Said, ...]:
    of_discipline = next(w for w in words if w.discipline == goal.discipline)
    return of_discipline.prescribed(rng, outline_for(goal.discipline, goal.ssa_on or day))


def courses(rng: Random, words: Sequence[Words]) -> list[Course]:
    found = []
    for index in range(rng.randint(4, 9)):
        chosen = rng.sample(words, min(len(words), rng.choice((1, 1, 2))))
        lines = [line for of_discipline in chosen for line in of_discipline.lines(rng, 3)]
        if rng.random() < 0.3:
            lines = list(chosen[0].split(rng))
        number = rng.choice(("AB", "00", "X-")) + str(1000 + index)
        title = f"Course {chr(65 + index)} on {rng.choice(('dose', 'coils', 'care & comfort'))}"
        sponsor = rng.choice(SPONSORS)
        course = Course(number, title, sponsor, rng.choice(("1", "2.5", "4.00")), distinct(lines))
        kind = rng.choices(("numbered", "twin", "titled", "listed by title"), (55, 18, 17, 10))[0]
        listing = "number" if rng.random() < 0.45 else ""
        if kind == "twin":
            course = replace(course, listing=listing, twin=True)
        elif kind == "titled":
            course = replace(course, number="", listing="title" if listing else "")
        else:
            course = replace(course, listing=listing if kind == "numbered" else "title")
        found.append(course)
    if rng.random() < 0.15:
        found.append(
            replace(found[0], title=found[0].title, sponsor="Third Sponsor Ltd", number="")
        )
        found[0] = replace(found[0], number="", listing=found[0].listing and "title", twin=False)
        found[-1] = replace(found[-1], listing="", twin=False)
    return found


def completions(
    rng: Random, cast: Cast, words: Sequence[Words], days: Sequence[date]
) -> list[Done]:
    found: dict[tuple[Person, Course, date], Done] = {}
    dated: dict[tuple[Person, Course], date] = {}
    for person in cast.people:
        for _ in range(rng.randint(0, 7)):
            course = rng.choice(cast.courses)
            earlier = [of for who, of in dated if who == person and not of.twin]
            if earlier and rng.random() < 0.25:
                course = rng.choice(earlier)
            day = a_completion_day(rng, cast.goals[person], days)
            ce_category, activity_type = rng.choice(ACCEPTED)
            if rng.random() < 0.1:
                ce_category, activity_type = rng.choice(NOT_ACCEPTED)
            if rng.random() < 0.08:
                ce_category, activity_type = FACILITY
                day = rng.choice([day, *FACILITY_APPLICATIONS])
            if course.twin:
                day = dated.get((person, course), day)
            dated[person, course] = day
            own = own_lines(rng, course, words)
            if rng.random() < 0.35:
                own = _as_prescribed(rng, cast, person) or own
            found[person, course, day] = Done(person, course, day, ce_category, activity_type, own)
    return list(found.values())[:25]


def _as_prescribed(rng: Random, cast: Cast, person: Person) -> tuple[Said, ...]:
    """Lines in the words of one of the person's prescriptions, which plain luck would miss."""
    own = [said for (who, _), said in cast.prescriptions.items() if who == person]
    if not own:
        return ()
    chosen = rng.choice(own)
    lines = rng.sample(chosen, rng.randint(1, len(chosen)))
    return distinct(replace(line, credits=rng.choice(AMOUNTS)) for line in lines)


def own_lines(rng: Random, course: Course, words: Sequence[Words]) -> tuple[Said, ...]:
    """What the record itself says: the course's lines, others, one that names nothing, or none."""
    says_itself = 0.3 if course.listing else 0.85
    if rng.random() > says_itself:
        return ()
    if rng.random() < 0.12:
        return (Said(rng.choice(words).discipline, "", "", "1.00"),)
    if rng.random() < 0.15:
        return rng.choice(words).lines(rng, 2)
    if rng.random() < 0.04:
        return (replace(course.lines[0], discipline=""), *course.lines[1:])
    return course.lines


def many_small(rng: Random, cast: Cast, words: Sequence[Words], day: date) -> None:
    """N1: ten courses of 0.10, three of 0.33 or four of 0.25 in one subcategory, for one person."""
    person = rng.choice(cast.people)
    of_discipline = rng.choice(words)
    if cast.goals[person]:
        wanted = rng.choice(cast.goals[person]).discipline
        of_discipline = next((w for w in words if w.discipline == wanted), of_discipline)
    amount, count = rng.choice((("0.10", 10), ("0.33", 3), ("0.25", 4)))
    subject = rng.choice([s for s in of_discipline.outline.subjects if s.subcategory])
    line = Said(of_discipline.discipline, subject.category, subject.subcategory or "", amount)
    for index in range(count):
        course = Course(f"SM{index:03d}", f"Small talk {index}", SPONSORS[0], amount, (line,))
        cast.done.append(Done(person, course, day, "A", "", course.lines))
    for key, said in cast.prescriptions.items():
        if key == (person, of_discipline.discipline) and said[0].category == subject.category:
            cast.prescriptions[key] = (replace(line, credits="1.00"),)
