"""What must hold across the lines of the content outlines and aliases."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date

from dashboard.keys import comparison_key
from dashboard.reference.model import OutlineLine, Reference

_Version = tuple[str, date]


def outline_problems(reference: Reference) -> list[str]:
    """One sentence for each thing that makes an outline unusable."""
    versions: dict[_Version, list[OutlineLine]] = defaultdict(list)
    for line in reference.outlines:
        versions[line.discipline, line.effective_on].append(line)
    return [
        f"outline of {discipline} effective {effective_on}: {problem}"
        for (discipline, effective_on), lines in versions.items()
        for problem in _version_problems(reference, discipline, effective_on, lines)
    ]


def _version_problems(
    reference: Reference, discipline: str, effective_on: date, lines: list[OutlineLine]
) -> Iterator[str]:
    if discipline not in reference.disciplines:
        yield f"{discipline} is not a discipline code"
    if len({line.superseded_on for line in lines}) > 1:
        yield "its lines name different superseded_on dates"
    if any(line.superseded_on and line.superseded_on <= effective_on for line in lines):
        yield "superseded_on is not after effective_on"
    counted = Counter(
        (comparison_key(line.category), comparison_key(line.subcategory or "")) for line in lines
    )
    for (category, subcategory), count in counted.items():
        if count > 1:
            yield f'"{category} / {subcategory}" stands {count} times'
    yield from _category_problems(lines)


def _category_problems(lines: list[OutlineLine]) -> Iterator[str]:
    by_category: dict[str, list[OutlineLine]] = defaultdict(list)
    for line in lines:
        by_category[comparison_key(line.category)].append(line)
    for category_lines in by_category.values():
        name = category_lines[0].category
        if len({line.category for line in category_lines}) > 1:
            yield f'category "{name}" is spelled in different ways'
        if len(category_lines) > 1 and any(line.subcategory is None for line in category_lines):
            yield f'category "{name}" has subcategories and a line without one'
        totals = {line.category_exam_questions for line in category_lines}
        if len(totals) > 1:
            yield f'category "{name}" names different numbers of exam questions'
        parts = [line.exam_questions for line in category_lines]
        known = [part for part in parts if part is not None]
        total = next(iter(totals))
        if total is not None and len(known) == len(parts) and sum(known) != total:
            yield f'the exam questions of "{name}" add up to {sum(known)}, not {total}'


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
