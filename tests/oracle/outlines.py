"""Content outlines as published, which one applies (G7), and where a text stands in it (L4, L5)."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from tests.oracle.notation import comparison

DATA = Path(__file__).parents[2] / "data"
FURTHER_NAMES = {"mri": "MR"}


@dataclass(frozen=True)
class Subject:
    """One row of an outline: a subcategory, or a category that has none."""

    category: str
    subcategory: str | None
    questions: int | None
    category_questions: int | None


@dataclass(frozen=True)
class Outline:
    discipline: str
    effective_on: date
    subjects: tuple[Subject, ...]

    def categories(self) -> list[str]:
        return list(dict.fromkeys(subject.category for subject in self.subjects))

    def questions(self) -> int | None:
        """The questions of the whole exam, where every category states its own."""
        stated = {subject.category: subject.category_questions for subject in self.subjects}
        known = [count for count in stated.values() if count is not None]
        return sum(known) if len(known) == len(stated) else None


@dataclass(frozen=True)
class Place:
    """A line's texts beside an outline: its own words wherever the outline has none for them."""

    category: str | None
    subcategory: str | None
    has_category: bool = False
    has_subcategory: bool = False


def _rows(name: str) -> Iterator[dict[str, str]]:
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


@cache
def disciplines() -> dict[str, str]:
    """Every spelling of a discipline that is sure to be known, in lower case, and its code."""
    known = dict(FURTHER_NAMES)
    for row in _rows("outlines/disciplines.csv"):
        known[row["discipline"].casefold()] = row["discipline"]
        known[row["name"].casefold()] = row["discipline"]
    return known


@cache
def outlines() -> tuple[Outline, ...]:
    gathered: dict[tuple[str, date], list[Subject]] = {}
    for row in _rows("outlines/outlines.csv"):
        key = row["discipline"], date.fromisoformat(row["effective_on"])
        exam, whole = row["exam_questions"], row["category_exam_questions"]
        gathered.setdefault(key, []).append(
            Subject(
                row["category"],
                row["subcategory"] or None,
                int(exam) if exam else None,
                int(whole) if whole else None,
            )
        )
    return tuple(Outline(*key, tuple(subjects)) for key, subjects in gathered.items())


@cache
def _aliases(discipline: str) -> tuple[dict[str, str], dict[str, tuple[str, str]]]:
    categories: dict[str, str] = {}
    subcategories: dict[str, tuple[str, str]] = {}
    for row in _rows("aliases.csv"):
        if row["discipline"] not in ("", discipline):
            continue
        if row["subcategory"]:
            pair = comparison(row["category"]), comparison(row["subcategory"])
            subcategories[comparison(row["text"])] = pair
        else:
            categories[comparison(row["text"])] = comparison(row["category"])
    return categories, subcategories


@cache
def outline_for(discipline: str, day: date) -> Outline | None:
    """G7: the newest outline that had taken effect by the day, superseded or not."""
    taken = [o for o in outlines() if o.discipline == discipline and o.effective_on <= day]
    return max(taken, key=lambda outline: outline.effective_on, default=None)


def _category(outline: Outline, text: str) -> str | None:
    known = {comparison(category): category for category in outline.categories()}
    key = comparison(text)
    return known.get(key) or known.get(_aliases(outline.discipline)[0].get(key, ""))


def _subjects(outline: Outline, text: str) -> list[Subject]:
    key = comparison(text)
    named = [s for s in outline.subjects if s.subcategory and comparison(s.subcategory) == key]
    if named:
        return named
    pair = _aliases(outline.discipline)[1].get(key)
    return [
        subject
        for subject in outline.subjects
        if subject.subcategory
        and (comparison(subject.category), comparison(subject.subcategory)) == pair
    ]


@cache
def place(outline: Outline | None, category: str | None, subcategory: str | None) -> Place:
    """L4 and L5: what a line's two texts are in an outline, None where there is no outline."""
    written = Place(category, subcategory)
    if outline is None:
        return written
    subjects = _subjects(outline, subcategory) if subcategory else []
    known = _category(outline, category) if category else None
    if known is None:
        return _placed(subjects[0]) if len(subjects) == 1 else written
    inside = [subject for subject in subjects if subject.category == known]
    if inside:
        return _placed(inside[0])
    if subjects:
        return written
    return Place(known, subcategory, has_category=True)


def _placed(subject: Subject) -> Place:
    return Place(subject.category, subject.subcategory, has_category=True, has_subcategory=True)
