"""What one row of a file says, before anybody asks who or which activity it means."""

from collections.abc import Hashable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from tests.oracle.notation import comparison, title_comparison

Value = str | Decimal | date | None


@dataclass(frozen=True)
class Who:
    """A person as one row names them."""

    person_id: str | None
    email: str | None
    name: str | None

    def as_written(self) -> Hashable:
        return self.person_id or (self.email or "").casefold() or (self.name or "").casefold()


@dataclass(frozen=True)
class Line:
    """A distribution line or a prescribed line, in the file's own words."""

    discipline: str | None
    category: str | None
    subcategory: str | None
    credits: Decimal

    def key(self) -> tuple[str, str]:
        """L7: what tells two lines of one set apart."""
        return comparison(self.category or ""), comparison(self.subcategory or "")

    def names_content(self) -> bool:
        return bool(self.category or self.subcategory)


@dataclass(frozen=True)
class Reading:
    """One row: whom and what it is about, the values it changes (None clears), its lines."""

    who: Who
    values: dict[str, Value] = field(default_factory=dict)
    lines: tuple[Line, ...] = ()
    reference: str | None = None
    title: str | None = None
    sponsor: str | None = None
    completed_on: date | None = None
    pathway: str | None = None
    discipline: str | None = None

    def activity_as_written(self) -> Hashable:
        if self.reference:
            return self.reference
        return title_comparison(self.title or ""), title_comparison(self.sponsor or "")


@dataclass(frozen=True)
class Read:
    """What one upload holds: the rows that stand, and the two counts that the file decides."""

    kind: str
    rows: tuple[Reading, ...]
    rows_read: int
    set_aside: int
