"""What must hold across the lines of the content outlines and aliases."""

from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from dashboard.keys import comparison_key
from dashboard.reference.model import OutlineLine, Reference

_Version = tuple[str, date]
_Column = Literal[
    "discipline",
    "superseded_on",
    "category",
    "subcategory",
    "exam_questions",
    "category_exam_questions",
]


@dataclass(frozen=True)
class OutlineFault:
    """What makes an outline unusable, with the line and the column where it shows.

    `problem` says what was expected and what was found, `remedy` what to do about it.
    """

    line: OutlineLine
    column: _Column
    problem: str
    remedy: str


def outline_problems(reference: Reference) -> list[str]:
    """One sentence for each thing that makes an outline unusable."""
    return [
        f"outline of {fault.line.discipline} effective {fault.line.effective_on}: {fault.problem}"
        for fault in outline_faults(reference.outlines, reference.disciplines)
    ]


def outline_faults(
    outlines: Iterable[OutlineLine], disciplines: Container[str]
) -> list[OutlineFault]:
    """Everything that makes one of the outlines unusable, version by version."""
    versions: dict[_Version, list[OutlineLine]] = defaultdict(list)
    for line in outlines:
        versions[line.discipline, line.effective_on].append(line)
    return [fault for lines in versions.values() for fault in _version_faults(lines, disciplines)]


def _version_faults(
    lines: list[OutlineLine], disciplines: Container[str]
) -> Iterator[OutlineFault]:
    first = lines[0]
    if first.discipline not in disciplines:
        yield OutlineFault(
            first,
            "discipline",
            f"expected the code of a discipline, found {first.discipline}",
            "correct the code",
        )
    other = next((line for line in lines if line.superseded_on != first.superseded_on), None)
    if other is not None:
        yield OutlineFault(
            other,
            "superseded_on",
            f"expected one superseded date for all its lines, found {_day(first.superseded_on)} and "
            f"{_day(other.superseded_on)}",
            "make them agree",
        )
    early = next((line for line in lines if _is_superseded_too_early(line)), None)
    if early is not None:
        yield OutlineFault(
            early,
            "superseded_on",
            f"expected a superseded date after the effective date, found {early.superseded_on}",
            "correct one of the two dates",
        )
    yield from _repeated(lines)
    yield from _category_faults(lines)


def _day(day: date | None) -> str:
    return str(day) if day else "none"


def _is_superseded_too_early(line: OutlineLine) -> bool:
    return line.superseded_on is not None and line.superseded_on <= line.effective_on


def _repeated(lines: list[OutlineLine]) -> Iterator[OutlineFault]:
    seen: set[tuple[str, str]] = set()
    for line in lines:
        entry = comparison_key(line.category), comparison_key(line.subcategory or "")
        if entry in seen:
            name = " / ".join(filter(None, (line.category, line.subcategory)))
            yield OutlineFault(
                line,
                "subcategory" if line.subcategory else "category",
                f'expected every entry once, found "{name}" again',
                "remove one of the two, or correct its name",
            )
        seen.add(entry)


def _category_faults(lines: list[OutlineLine]) -> Iterator[OutlineFault]:
    by_category: dict[str, list[OutlineLine]] = defaultdict(list)
    for line in lines:
        by_category[comparison_key(line.category)].append(line)
    for category_lines in by_category.values():
        first = category_lines[0]
        other = next((line for line in category_lines if line.category != first.category), None)
        if other is not None:
            yield OutlineFault(
                other,
                "category",
                f'expected one spelling of a category, found "{first.category}" and "{other.category}"',
                "spell it alike in every line",
            )
        alone = next((line for line in category_lines if line.subcategory is None), None)
        if len(category_lines) > 1 and alone is not None:
            yield OutlineFault(
                alone,
                "subcategory",
                f'expected a subcategory in every line of "{first.category}", which has some, found a '
                "line without one",
                "name the subcategory, or remove the line",
            )
        yield from _number_faults(category_lines)


def _number_faults(lines: list[OutlineLine]) -> Iterator[OutlineFault]:
    first = lines[0]
    total = first.category_exam_questions
    other = next((line for line in lines if line.category_exam_questions != total), None)
    if other is not None:
        yield OutlineFault(
            other,
            "category_exam_questions",
            f'expected one number of exam questions for the category "{first.category}", found '
            f"{_number(total)} and {_number(other.category_exam_questions)}",
            "make them agree",
        )
    parts = [line.exam_questions for line in lines]
    known = [part for part in parts if part is not None]
    if total is not None and len(known) == len(parts) and sum(known) != total:
        yield OutlineFault(
            first,
            "category_exam_questions",
            f'expected the exam questions of "{first.category}" to add up to {total}, found {sum(known)}',
            "correct the numbers; leave those blank that are not known",
        )


def _number(number: int | None) -> str:
    return "none" if number is None else str(number)


def alias_problems(reference: Reference) -> list[str]:
    """One sentence for each alias that leads nowhere or to two places."""
    names = {
        (line.discipline, comparison_key(line.category), comparison_key(line.subcategory or ""))
        for line in reference.outlines
    }
    categories = {(discipline, category) for discipline, category, _ in names}
    problems = []
    for alias in reference.aliases:
        category, subcategory = (
            comparison_key(alias.category),
            comparison_key(alias.subcategory or ""),
        )
        disciplines = [alias.discipline] if alias.discipline else list(reference.disciplines)
        found = any(
            (code, category, subcategory) in names
            if subcategory
            else (code, category) in categories
            for code in disciplines
        )
        if not found:
            problems.append(f'alias "{alias.text}" leads to no outline entry')
    repeated = Counter(
        (alias.discipline, comparison_key(alias.text)) for alias in reference.aliases
    )
    problems += [f'alias "{text}" stands {n} times' for (_, text), n in repeated.items() if n > 1]
    return problems
