"""Programs of any size for the benchmarks: invented people, the same for the same seed."""

import csv
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from pathlib import Path
from random import Random

from dashboard import reference

LINES_PER_COMPLETION = 2
# Each offers structured education, and its subcategories are known.
DISCIPLINES = ("CT", "MR", "M")
AS_OF = "2026-06-01"

_FIRST_DAY = date(2024, 1, 1)
_DAYS = 900
_COHORTS = 40
_SITES = 6
_ACTIVITIES = 5_000
# One person in so many has a prescription, and one in so many an application date.
_PRESCRIBED_EVERY = 3
_APPLYING_EVERY = 4

Content = list[tuple[str, str]]


def write_program(folder: Path, *, people: int, lines: int) -> None:
    """Writes roster.csv, records.csv and prescriptions.csv with canonical headings.

    Every person has a structured education goal; completions bring two lines each.
    """
    random = Random(lines)
    content = _content()
    _write(
        folder / "roster.csv",
        ["Person ID", "Name", "Role", "Cohort", "Site", "Discipline", "Application Date"],
        (_roster_row(number) for number in range(people)),
    )
    _write(
        folder / "records.csv",
        [
            "Person ID",
            "Reference Number",
            "Activity Title",
            "Completion Date",
            "CE Credits",
            "Discipline",
            "Category",
            "Subcategory",
            "Credits",
        ],
        _record_rows(random, content, people, lines),
    )
    _write(
        folder / "prescriptions.csv",
        [
            "Person ID",
            "Discipline",
            "Category",
            "Subcategory",
            "Prescribed Credits",
            "SSA Date",
            "Due Date",
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


def _roster_row(number: int) -> Sequence[object]:
    applies = date(2026, 1, 1) + timedelta(number % 700)
    return (
        f"{number:06}",
        f"Sample Person {number}",
        "staff" if number % 5 == 0 else "student",
        f"Cohort {number % _COHORTS:02}",
        f"Site {number % _SITES}",
        _discipline(number),
        applies if number % _APPLYING_EVERY == 0 else "",
    )


def _record_rows(
    random: Random, content: dict[str, Content], people: int, lines: int
) -> Iterable[Sequence[object]]:
    for completion in range(lines // LINES_PER_COMPLETION):
        number = completion % people
        discipline = _discipline(number)
        day = _FIRST_DAY + timedelta(random.randrange(_DAYS))
        # No two completions of a person are alike, so every row is a line of its own.
        activity = completion // people * 17 % _ACTIVITIES
        for category, subcategory in random.sample(content[discipline], LINES_PER_COMPLETION):
            yield (
                f"{number:06}",
                f"EX{activity:06}",
                f"Course {activity}",
                day,
                "1.00",
                discipline,
                category,
                subcategory,
                "0.25",
            )


def _prescription_rows(
    random: Random, content: dict[str, Content], people: int
) -> Iterable[Sequence[object]]:
    for number in range(0, people, _PRESCRIBED_EVERY):
        discipline = _discipline(number // _PRESCRIBED_EVERY)
        named = [entry for entry in content[discipline] if entry[1]]
        assessed = date(2024, 6, 1) + timedelta(number % 365)
        for category, subcategory in random.sample(named, 4):
            yield (
                f"{number:06}",
                discipline,
                category,
                subcategory,
                "1.50",
                assessed,
                assessed + timedelta(900),
            )


def _discipline(number: int) -> str:
    return DISCIPLINES[number % len(DISCIPLINES)]


def _write(path: Path, headings: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(headings)
        writer.writerows(rows)
