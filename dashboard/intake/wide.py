"""Headings and texts that name a category or subcategory, perhaps with its discipline: "CT - Safety"."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from dashboard.reference import Reference
from dashboard.reference.model import Level

_CUT = re.compile(r"[\s\-–—:/|_,()\[\]]+")
_UNIT = re.compile(
    r"[\s\-–—:_]*[(\[]?\s*\b(ce )?(credits?|hours?|hrs?|ceus?|ce)\b\.?\s*[)\]]?\s*$", re.IGNORECASE
)
# Of the short names of disciplines those that are as often something else: a numeral, a degree, a State.
_OF_TWO_MEANINGS = frozenset({"bd", "bs", "ci", "ia", "nm", "vi", "vs"})
_WORDS_OF_A_NAME = 4
_LETTERS_OF_A_CODE = 2
_WORD = re.compile(r"[^\W_]+")


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


def discipline_within(
    texts: Iterable[str], reference: Reference, *, by_code: bool = True
) -> str | None:
    """The only discipline that the words of a name or title speak of; None of none or several.

    Without `by_code` names of two letters say nothing: a title has States and forms of address in it.
    """
    found = {code for text in texts for code in _disciplines(text, reference, by_code=by_code)}
    return found.pop() if len(found) == 1 else None


def _disciplines(text: str, reference: Reference, *, by_code: bool) -> Iterator[str]:
    whole = reference.discipline_code(text)
    if whole and (by_code or _is_code(text)):
        yield whole
        return
    words = _WORD.findall(text)
    start = 0
    while start < len(words):
        # "Breast Ultrasound" is not "Ultrasound": the longest name wins.
        for end in range(min(len(words), start + _WORDS_OF_A_NAME), start, -1):
            name = " ".join(words[start:end])
            code = reference.discipline_code(name)
            if code and (len(name) > _LETTERS_OF_A_CODE or (by_code and _is_code(name))):
                yield code
                start = end - 1
                break
        start += 1


def _is_code(name: str) -> bool:
    """Whether two letters are a discipline's: CT in any letter case, MR but no Mr."""
    return name.casefold() == "ct" or (
        len(name) == _LETTERS_OF_A_CODE
        and name.isupper()
        and name.casefold() not in _OF_TWO_MEANINGS
    )
