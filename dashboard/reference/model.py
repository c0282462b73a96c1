"""What the reference data consists of."""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Literal

from dashboard.keys import comparison_key

Level = Literal["category", "subcategory"]

# How far to trust what a user added: as far as whoever typed it, so it is to be verified like the rest.
UPLOADED = "uploaded"


class ReferenceDataError(Exception):
    """The reference data cannot be used; the text has one line per problem."""

    def __init__(self, problems: list[str]) -> None:
        super().__init__("\n".join(problems))
        self.problems = tuple(problems)


@dataclass(frozen=True)
class Discipline:
    code: str
    name: str
    pathway: str
    has_structured_education: bool


@dataclass(frozen=True)
class OutlineLine:
    """One subcategory of one version of a discipline's content outline.

    `subcategory` is None where a category is known without its subcategories; the numbers of exam
    questions are None where they are not known. `*_confidence` says how far to trust a value:
    sourced, derived, recalled, unknown, or uploaded by a user.
    """

    discipline: str
    effective_on: date
    date_confidence: str
    superseded_on: date | None
    category: str
    subcategory: str | None
    exam_questions: int | None
    category_exam_questions: int | None
    name_confidence: str
    count_confidence: str | None
    note: str | None
    source: str
    position: int


@dataclass(frozen=True)
class Alias:
    """A text that stands for a category or subcategory; discipline None means any discipline."""

    discipline: str | None
    text: str
    category: str
    subcategory: str | None


@dataclass(frozen=True)
class Requirement:
    """The amounts a pathway asks for; None where the pathway has no such line (CQR)."""

    pathway: str
    credits_total: Decimal | None
    credits_per_category: Decimal | None
    window_months: int
    window_start: str | None


@dataclass(frozen=True)
class NotAccepted:
    """A CE category or activity type that earns nothing, from the day after `completed_after`."""

    column: str
    comparison: str
    text: str
    completed_after: date | None
    reason: str


@dataclass(frozen=True)
class Reference:
    """All reference data, and how texts of users' files are looked up in it."""

    disciplines: dict[str, Discipline]
    discipline_texts: dict[str, str] = field(repr=False)
    outlines: tuple[OutlineLine, ...] = field(repr=False)
    aliases: tuple[Alias, ...]
    requirements: tuple[Requirement, ...]
    not_accepted: tuple[NotAccepted, ...]
    digest: str

    def discipline_code(self, text: str) -> str | None:
        """The code of a discipline named by its code, its name or a usual short name."""
        return self.discipline_texts.get(comparison_key(text))

    def heading_level(self, text: str) -> Level | None:
        """Whether a text reads like a category or a subcategory of any outline (L5), or neither."""
        return self._levels.get(comparison_key(text))

    @cached_property
    def _levels(self) -> dict[str, Level]:
        levels: dict[str, Level] = {}
        for alias in self.aliases:
            levels[comparison_key(alias.text)] = "subcategory" if alias.subcategory else "category"
        for line in self.outlines:
            if line.subcategory:
                levels[comparison_key(line.subcategory)] = "subcategory"
        for line in self.outlines:
            levels[comparison_key(line.category)] = "category"
        return levels
