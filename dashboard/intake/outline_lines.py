"""Rows of a sheet to lines of outlines: what people write once holds for the rows below it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise
from typing import Any

from dashboard.intake.model import Problem, Skipped
from dashboard.intake.nondata import is_total_text
from dashboard.intake.outline_sheet import OutlineRow, OutlineSheet
from dashboard.keys import comparison_key
from dashboard.reference.model import UPLOADED, OutlineLine

# In this order: another discipline ends what was said of the date, another date that of the category.
_CARRIED = ("discipline", "effective_on", "category")
# A row with nothing but these says something of the whole version.
_OF_A_VERSION = frozenset({"discipline", "effective_on", "superseded_on", "source", "note"})
_WORDS_OF_A_TOTAL = frozenset({"total", "totals", "subtotal", "sub", "for"})
_EXPECTED = {
    "discipline": (
        "expected a discipline, found none in this row, above it or in the name of the sheet; fill the "
        "column, or say it for the whole file (--discipline CODE)."
    ),
    "effective_on": (
        "expected the date from which the outline is in force, found a blank cell; fill it in and add the "
        "file again."
    ),
    "category": "expected a category, found none in this row or above it; fill it in and add the file again.",
}


@dataclass(frozen=True)
class PlacedLine:
    """A line of an outline, and the row that says it."""

    line: OutlineLine
    row: OutlineRow


@dataclass(frozen=True)
class SheetLines:
    lines: tuple[PlacedLine, ...]
    problems: tuple[Problem, ...]
    skipped: tuple[Skipped, ...]


def sheet_lines(sheet: OutlineSheet, default_discipline: str | None) -> SheetLines:
    """The lines of a sheet, where `default_discipline` is meant if its rows name none."""
    rows, skipped = _filled_down(sheet, default_discipline)
    said = _said_of_versions(rows)
    lines = []
    for row, is_heading in _with_headings(rows):
        values = row.values
        if is_heading or any(values.get(name) is None for name in _CARRIED):
            continue
        spoken_for = {
            "superseded_on": said.get((*_category(row)[:2], "superseded_on")),
            "category_exam_questions": said.get((*_category(row), "category_exam_questions")),
        }
        blanks = {name: value for name, value in spoken_for.items() if values.get(name) is None}
        lines.append(PlacedLine(_line({**values, **blanks}), row))
    problems = (*_missing(sheet, rows), *_contradictions(sheet, rows))
    return SheetLines(tuple(lines), problems, tuple(skipped))


def _filled_down(
    sheet: OutlineSheet, default: str | None
) -> tuple[list[OutlineRow], list[Skipped]]:
    """The rows with discipline, date and category from above where their cells are blank; no totals."""
    carried: dict[str, Any] = {"discipline": default}
    filled: list[OutlineRow] = []
    skipped: list[Skipped] = []
    for row in sheet.rows:
        if _is_total(row, carried.get("category") or ""):
            skipped.append(Skipped(row.sheet, row.number, "a total, not a row of data"))
            continue
        for place, name in enumerate(_CARRIED):
            if name not in row.typed:
                continue
            if row.values[name] != carried.get(name):
                for later in _CARRIED[place + 1 :]:
                    carried.pop(later, None)
            carried[name] = row.values[name]
        values = {**row.values, **{name: carried.get(name) for name in _CARRIED}}
        filled.append(replace(row, values=values))
    return filled, skipped


def _is_total(row: OutlineRow, category: str) -> bool:
    """Whether the last name of a row is "Total", or "Total Safety" in the category Safety."""
    names = [row.values[name] for name in ("category", "subcategory") if name in row.typed]
    last = names[-1] if names else None
    if last is None:
        return False
    words = comparison_key(last).split()
    others = [word for word in words if word not in _WORDS_OF_A_TOTAL]
    is_of_category = len(others) < len(words) and " ".join(others) == comparison_key(category)
    return is_total_text(last) or is_of_category


def _missing(sheet: OutlineSheet, rows: Iterable[OutlineRow]) -> Iterator[Problem]:
    """One problem where something begins to be missing; an unreadable cell has been reported as such."""
    missing: set[str] = set()
    for row in rows:
        if not row.typed - _OF_A_VERSION:
            continue
        if not row.typed & {"category", "subcategory"}:
            yield _problem(
                sheet,
                row,
                "subcategory",
                "expected a category or subcategory beside the number, found blank cells; fill them in, or "
                "delete the row, and add the file again.",
            )
        for name in _CARRIED:
            if row.values[name] is not None:
                missing.discard(name)
                continue
            if name not in missing | row.typed and _has_column(sheet, name):
                yield _problem(sheet, row, name, _EXPECTED[name])
            missing.add(name)


def _contradictions(sheet: OutlineSheet, rows: Sequence[OutlineRow]) -> Iterator[Problem]:
    """A number beside a category over its subcategories, and another in the column made for it."""
    said = _said_of_versions(rows)
    for row, is_heading in _with_headings(rows):
        number = row.values.get("exam_questions")
        if not is_heading or number is None or "category" not in row.typed:
            continue
        total = said[(*_category(row), "category_exam_questions")]
        if total != number:
            yield _problem(
                sheet,
                row,
                "exam_questions",
                f"expected {total}, the number of exam questions given for this category elsewhere, found "
                f"{number}; make the two agree and add the file again.",
            )


def _has_column(sheet: OutlineSheet, name: str) -> bool:
    # A column that is missing has been reported; a discipline may well stand elsewhere.
    return name in sheet.headers or name == "discipline"


def _problem(sheet: OutlineSheet, row: OutlineRow, field: str, sentence: str) -> Problem:
    return Problem(
        sheet.grid.name, row.number, sheet.headers.get(field), None, sentence, "set_aside"
    )


def _with_headings(rows: Sequence[OutlineRow]) -> Iterator[tuple[OutlineRow, bool]]:
    """Each row, and whether it is a heading: a version's, or a category's over its subcategories."""
    for row, below in pairwise([*rows, None]):
        assert row is not None
        yield row, not row.typed & {"category", "subcategory"} or _heads(row, below)


def _heads(row: OutlineRow, below: OutlineRow | None) -> bool:
    if below is None or "subcategory" in row.typed or "subcategory" not in below.typed:
        return False
    return _category(row) == _category(below)


def _category(row: OutlineRow) -> tuple[Any, ...]:
    values = row.values
    return values["discipline"], values["effective_on"], comparison_key(values["category"] or "")


def _said_of_versions(rows: Sequence[OutlineRow]) -> dict[tuple[Any, ...], Any]:
    """What one row says of a whole version or category: the first that says it speaks for blank cells.

    The number beside a category that stands alone over its subcategories is the category's, unless
    a column of its own says it.
    """
    said: dict[tuple[Any, ...], Any] = {}
    beside: dict[tuple[Any, ...], Any] = {}
    for row, is_heading in _with_headings(rows):
        category, values = _category(row), row.values
        if values.get("category_exam_questions") is not None:
            key = (*category, "category_exam_questions")
            said.setdefault(key, values["category_exam_questions"])
        if is_heading and values.get("exam_questions") is not None:
            key = (*category, "category_exam_questions")
            beside.setdefault(key, values["exam_questions"])
        if values.get("superseded_on") is not None:
            said.setdefault((*category[:2], "superseded_on"), values["superseded_on"])
    return {**beside, **said}


def _line(values: dict[str, Any]) -> OutlineLine:
    effective_on: date = values["effective_on"]
    questions: int | None = values.get("exam_questions")
    return OutlineLine(
        discipline=values["discipline"],
        effective_on=effective_on,
        date_confidence=UPLOADED,
        superseded_on=values.get("superseded_on"),
        category=values["category"],
        subcategory=values.get("subcategory"),
        exam_questions=questions,
        category_exam_questions=values.get("category_exam_questions"),
        name_confidence=UPLOADED,
        count_confidence=UPLOADED if questions is not None else None,
        note=values.get("note"),
        source=values.get("source") or "",
        position=0,
    )
