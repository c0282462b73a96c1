"""Headings and texts that name a category or subcategory, perhaps with its discipline: "CT - Safety"."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from dashboard.keys import comparison_key
from dashboard.reference import Reference
from dashboard.reference.model import Level

_CUT = re.compile(r"[\s\-–—:/|_,()\[\]]+")
_UNIT = re.compile(
    r"[\s\-–—:_]*[(\[]?\s*\b(ce )?(credits?|hours?|hrs?|ceus?|ce)\b\.?\s*[)\]]?\s*$", re.IGNORECASE
)
# Of the short names of disciplines those that are as often something else: a numeral, a degree, a State.
_OF_TWO_MEANINGS = frozenset({"bd", "bs", "ci", "ia", "nm", "vi", "vs"})
_WORDS_OF_A_NAME = 4


@dataclass(frozen=True)
class LineHeading:
    """The category or subcategory (`level`) that a text names, as written, and its discipline if it says."""

    text: str
    level: Level
    discipline: str | None = None


def read_line_heading(text: str, reference: Reference) -> LineHeading | None:
    """What a text such as "CT - Safety", "Safety (CT)" or "MR Procedures" names; None if it is neither."""
    for candidate in (text, _UNIT.sub("", text)):
        level = reference.heading_level(candidate)
        if level:
            return LineHeading(candidate, level)
        found = _with_discipline(candidate, reference)
        if found:
            return found
    return None


def _with_discipline(text: str, reference: Reference) -> LineHeading | None:
    text = text.strip(" ()[]")
    for cut in _CUT.finditer(text):
        left, right = text[: cut.start()], text[cut.end() :]
        for code, rest in ((left, right), (right, left)):
            # L5 drops a trailing "Procedures", and "CT: Procedures" is no name of a discipline.
            is_name = code and rest and not code.casefold().endswith("procedures")
            discipline = reference.discipline_code(code) if is_name else None
            level = reference.heading_level(rest) if discipline else None
            if level:
                return LineHeading(rest.strip(), level, discipline)
    return None


def discipline_within(texts: Iterable[str], reference: Reference) -> str | None:
    """The only discipline that the words of a name or title speak of; None of none or several."""
    found = {code for text in texts for code in _disciplines(text, reference)}
    return found.pop() if len(found) == 1 else None


def _disciplines(text: str, reference: Reference) -> Iterable[str]:
    words = comparison_key(text).split()
    whole = reference.discipline_code(text)
    if whole:
        yield whole
        return
    start = 0
    while start < len(words):
        # "Breast Ultrasound" is not "Ultrasound": the longest name wins.
        for end in range(min(len(words), start + _WORDS_OF_A_NAME), start, -1):
            name = " ".join(words[start:end])
            code = reference.discipline_code(name)
            if code and len(name) > 1 and name not in _OF_TWO_MEANINGS:
                yield code
                start = end - 1
                break
        start += 1
