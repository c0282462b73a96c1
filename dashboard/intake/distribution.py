"""All lines of a completion in one cell: "Safety 0.5; Procedures 1.0 (CT)"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from dashboard.intake.credits import read_credits
from dashboard.intake.text import Unclear
from dashboard.intake.wide import read_line_heading
from dashboard.reference import Reference

_PART = re.compile(
    r"""
    \s* (?P<text> [^\W\d_] [^;|\n]*? )          # a name, which may hold commas
    (?: \s* [:=(–—-] \s* | \s+ )
    (?P<credits> \d* [.,]? \d+ )
    \s* (?: (?:ce\s+)? (?:credits?|hours?|hrs?|h|ceus?|ce|cr) \b \.? )?
    \s* \)?
    \s* (?: [(\[] (?P<bracketed> [^)\]]+ ) [)\]] | (?P<bare> [^\W\d]+ ) )?
    \s* (?: [;|\n,+&]+ | $ )
    """,
    re.VERBOSE | re.IGNORECASE,
)
_LEVELS_CUT = re.compile(r"\s*[/>]\s*")
_AFTER_DISCIPLINE = re.compile(r"\s*:\s*|\s+[-–—]\s+")
_EXPECTED = (
    "expected every part to read as a category or subcategory and its credits, such as "
    '"Safety 0.5; Procedures 1.0 (CT)"; correct the cell and import again.'
)
_WHOSE = (
    "expected a discipline beside every part where several are named, such as "
    '"Safety 0.5 (CT); Safety 0.5 (MR)"; correct the cell and import again.'
)


@dataclass(frozen=True)
class Part:
    """One line of a distribution. `discipline` is None where the cell does not name one."""

    category: str | None
    subcategory: str | None
    credits: Decimal
    discipline: str | None


def read_distribution(text: str, reference: Reference) -> tuple[Part, ...]:
    """The lines in a cell's text, none where it is blank. A discipline named once is that of all parts.

    Raises Unclear where any part cannot be read: half a distribution would be a wrong one.
    """
    parts = list(_parts(text, reference))
    named = {part.discipline for part in parts if part.discipline}
    if len(named) > 1 and any(part.discipline is None for part in parts):
        raise Unclear(_WHOSE)
    only = next(iter(named)) if len(named) == 1 else None
    return tuple(replace(part, discipline=part.discipline or only) for part in parts)


def _parts(text: str, reference: Reference) -> Iterator[Part]:
    text = text.strip().rstrip(";|,. ")
    start = 0
    while start < len(text):
        found = _PART.match(text, start)
        if not found:
            raise Unclear(_EXPECTED)
        start = found.end()
        yield _part(found, reference)


def _part(found: re.Match[str], reference: Reference) -> Part:
    credits = read_credits(found["credits"].replace(",", "."))
    code = found["bracketed"] or found["bare"]
    discipline = reference.discipline_code(code) if code else None
    if credits is None or (code and discipline is None):
        raise Unclear(_EXPECTED)
    category, subcategory, of_text = _levels(found["text"].strip(" :-–—"), reference)
    if discipline and of_text and discipline != of_text:
        raise Unclear(_EXPECTED)
    return Part(category, subcategory, credits, discipline or of_text)


def _levels(text: str, reference: Reference) -> tuple[str | None, str | None, str | None]:
    """Category, subcategory and discipline that a name speaks of; an unknown name is a subcategory."""
    heading = read_line_heading(text, reference)
    if heading:
        is_category = heading.level == "category"
        return (
            heading.text if is_category else None,
            None if is_category else heading.text,
            heading.discipline,
        )
    first, *rest = _LEVELS_CUT.split(text, maxsplit=1)
    upper = read_line_heading(first, reference)
    if rest and upper and upper.level == "category":
        return upper.text, rest[0], upper.discipline
    # A name that no outline has waits to be taught, and its discipline is what it is taught for.
    name, *rest = _AFTER_DISCIPLINE.split(text, maxsplit=1)
    discipline = reference.discipline_code(name) if rest else None
    return (None, rest[0], discipline) if discipline else (None, text, None)
