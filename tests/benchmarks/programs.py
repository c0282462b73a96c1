"""Programs of any size for the benchmarks: invented people, the same for the same seed."""

import csv
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from random import Random

from dashboard import reference

LINES_PER_COMPLETION = 2
# Each offers structured education, and its subcategories are known.
DISCIPLINES = ("CT", "MR", "M")
ON = date(2026, 6, 1)
AS_OF = ON.isoformat()

RECORD_HEADINGS = (
    "Person ID",
    "Reference Number",
    "Activity Title",
    "Completion Date",
    "CE Credits",
    "CE Category",
    "Activity Type",
    "Discipline",
    "Category",
    "Subcategory",
    "Credits",
)

_FIRST_DAY = date(2024, 1, 1)
# The last ones come after AS_OF: planned.
_DAYS = 900
_COHORTS = 40
_SITES = 6
_ACTIVITIES = 5_000
_CREDITS = ("0.25", "0.25", "0.50", "0.75")

# One person in so many has a prescription, an application date, a second goal without an outline, has left,
# or is not on the roster.
_PRESCRIBED_EVERY = 3
_APPLYING_EVERY = 4
_ASSISTING_EVERY = 50
_LEFT_EVERY = 40
_WAITING_EVERY = 100
# One completion in so many is of another discipline, repeats the activity of the one before, earns
# nothing, and has a line that does not read like the outline.
_ELSEWHERE_EVERY = 7
_REPEAT_EVERY = 12
_REFUSED_EVERY = 30
_MISREAD_EVERY = 10
_REFUSED = (("B", ""), ("", "Basic CPR"), ("A", "Facility applications training"))
# Unknown; nothing; a category alone; a subcategory alone; one of another category; an unknown one.
_MISREADINGS = (
    ("Radiation Topics", "Various"),
    ("", ""),
    ("Procedures", ""),
    ("", "Patient Interactions and Management"),
    ("Procedures", "Patient Interactions and Management"),
    ("Image Production", "Pediatric Imaging"),
)
# Prescribed to some, and in no outline (G8).
_UNKNOWN = ("Image Production", "Pediatric Imaging")

Content = list[tuple[str, str]]


def write_program(folder: Path, *, people: int, lines: int) -> None:
    """Writes roster.csv, records.csv and prescriptions.csv with canonical headings.

    Every person has a structured education goal; completions bring two lines each. Among so many, every
    rule by which a line may fail to count is met.
    """
    random = Random(lines)
    content = _content()
    _write(
        folder / "roster.csv",
        [
            *("Person ID", "Name", "Role", "Cohort", "Site", "Status"),
            *("Discipline", "Requirement", "Application Date"),
        ],
        _roster_rows(people),
    )
    _write(folder / "records.csv", RECORD_HEADINGS, _record_rows(random, content, people, lines))
    _write(
        folder / "prescriptions.csv",
        [
            *("Person ID", "Discipline", "Category", "Subcategory"),
            *("Prescribed Credits", "SSA Date", "Due Date"),
        ],
        _prescription_rows(random, content, people),
    )


def _content() -> dict[str, Content]:
    content: dict[str, Content] = {}
    for line in reference.load().outlines:
        named = (line.category, line.subcategory or "")
        # Versions of an outline share most of their entries.
        if named not in content.setdefault(line.discipline, []):
            content[line.discipline].append(named)
    return content


def _roster_rows(people: int) -> Iterable[Sequence[object]]:
    for number in range(people):
        if _falls(number, _WAITING_EVERY):
            continue
        applies = date(2026, 1, 1) + timedelta(number % 700)
        person = (
            f"{number:06}",
            f"Sample Person {number}",
            "staff" if number % 5 == 0 else "student",
            f"Cohort {number % _COHORTS:02}",
            f"Site {number % _SITES}",
            "left" if _falls(number, _LEFT_EVERY) else "active",
        )
        yield (
            *person,
            _discipline(number),
            "",
            applies if number % _APPLYING_EVERY == 0 else "",
        )
        if _falls(number, _ASSISTING_EVERY):
            yield (*person, "IA", "Imaging Assistant", "")


def _record_rows(
    random: Random, content: dict[str, Content], people: int, lines: int
) -> Iterable[Sequence[object]]:
    draw = partial(_one_in, random)
    last: dict[int, tuple[int, date]] = {}
    for completion in range(lines // LINES_PER_COMPLETION):
        number = completion % people
        discipline = _discipline(number + 1 if draw(_ELSEWHERE_EVERY) else number)
        # No two completions of a person are alike, so every row is a line of its own.
        activity = completion // people * 17 % _ACTIVITIES
        day = _FIRST_DAY + timedelta(random.randrange(_DAYS))
        if number in last and draw(_REPEAT_EVERY):
            activity, before = last[number]
            day = before + timedelta(random.randrange(1, 60))
        last[number] = activity, day
        ce_category, activity_type = random.choice(_REFUSED) if draw(_REFUSED_EVERY) else ("A", "")
        named = random.sample(content[discipline], LINES_PER_COMPLETION)
        if draw(_MISREAD_EVERY):
            named[-1] = random.choice(_MISREADINGS)
        for category, subcategory in named:
            yield (
                f"{number:06}",
                f"EX{activity:06}",
                f"Course {activity}",
                day,
                "1.50",
                ce_category,
                activity_type,
                discipline,
                category,
                subcategory,
                random.choice(_CREDITS),
            )


def _prescription_rows(
    random: Random, content: dict[str, Content], people: int
) -> Iterable[Sequence[object]]:
    for number in range(0, people, _PRESCRIBED_EVERY):
        discipline = _discipline(number // _PRESCRIBED_EVERY)
        named = [entry for entry in content[discipline] if entry[1]]
        assessed = date(2024, 6, 1) + timedelta(number % 365)
        due = assessed + timedelta(random.randrange(500, 1_000))
        prescribed = random.sample(named, 4)
        if number % 4 == 0:
            prescribed[-1] = _UNKNOWN
        for category, subcategory in prescribed:
            yield (
                f"{number:06}",
                discipline,
                category,
                subcategory,
                random.choice(("0.50", "1.00", "1.50")),
                "" if number % 8 == 0 else assessed,
                "" if number % 9 == 0 else due,
            )


def _discipline(number: int) -> str:
    return DISCIPLINES[number % len(DISCIPLINES)]


def _falls(number: int, every: int) -> bool:
    return number % every == every - 1


def _one_in(random: Random, every: int) -> bool:
    return random.randrange(every) == 0


def _write(path: Path, headings: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(headings)
        writer.writerows(rows)
