"""All sheets of one kind in a file, seen as one: rows of one file are judged together (L7)."""

from collections.abc import Callable
from decimal import Decimal
from functools import cached_property
from itertools import accumulate
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dashboard import keys
from dashboard.intake.coded import NO_ID, Coded, Ids, Numbers, together
from dashboard.intake.draft import Draft
from dashboard.intake.grid import Mask


class Joint:
    """Rows and lines of several drafts, counted through. Equal values have equal numbers in all of them."""

    def __init__(self, drafts: list[Draft]) -> None:
        self.drafts = drafts
        self.kind = drafts[0].kind.name
        self._numbers = Numbers()
        self._starts = list(accumulate((draft.height for draft in drafts), initial=0))

    def locate(self, row: int) -> tuple[Draft, int]:
        """The draft that holds a row, and the row's place in it."""
        index = int(np.searchsorted(self._starts, row, side="right")) - 1
        return self.drafts[index], row - self._starts[index]

    def row_text(self, row: int, seen_from: int) -> str:
        """How a sentence about one row names another one: by its sheet, too, if that is another."""
        draft, place = self.locate(row)
        other, _ = self.locate(seen_from)
        sheet = "" if draft is other else f' of sheet "{draft.grid.name}"'
        return f"row {draft.row_number(place)}{sheet}"

    def taken(self) -> Mask:
        """Which rows are not set aside so far."""
        return ~np.concatenate([draft.is_aside for draft in self.drafts])

    def ids(self, field: str, key: Callable[[Any], Any] | None = None) -> Ids:
        """A number for the value of every row, or for its key; NO_ID where there is none."""
        return np.concatenate([self._ids(draft.value(field), field, key) for draft in self.drafts])

    def _ids(self, values: Coded[Any], prefix: str, key: Callable[[Any], Any] | None) -> Ids:
        return (values.map(key) if key else values).ids(self._numbers, prefix)

    def claims(self, field: str) -> Ids:
        """As `ids`, but a cell that clears the value counts as a value of its own (P5)."""
        return np.concatenate([self._claims(draft, field) for draft in self.drafts])

    def _claims(self, draft: Draft, field: str) -> Ids:
        found = draft.fields.get(field)
        if found is None:
            return np.full(draft.height, NO_ID, dtype=np.int64)
        values = [
            "none" if code in found.cleared else value
            for code, value in enumerate(found.value.values)
        ]
        return Coded(found.value.codes, values).ids(self._numbers, field)

    def numbered(self) -> list[Any]:
        """The values by their numbers."""
        return [value for _, value in self._numbers]

    def line_rows(self) -> NDArray[np.intp]:
        """The row of every line, counted through."""
        starts = self._starts[: len(self.drafts)]
        return np.concatenate(
            [draft.lines.rows + start for draft, start in zip(self.drafts, starts, strict=True)]
        )

    def line_ids(self, part: str, key: Callable[[Any], Any] | None = None) -> Ids:
        """As `ids`, for a part of every line: `category`, `credits` ...."""
        return np.concatenate(
            [self._ids(getattr(draft.lines, part), part, key) for draft in self.drafts]
        )

    def line_header(self, line: int) -> str:
        """What the file calls the column that holds a line's credits."""
        for draft in self.drafts:
            if line < len(draft.lines.rows):
                return draft.lines.headers[line] or ""
            line -= len(draft.lines.rows)
        raise IndexError(line)

    @cached_property
    def owners(self) -> Ids:
        """What each row speaks of: a person, a completion, an activity or a prescription (P5, L7, L8)."""
        if self.kind == "roster":
            return together(self._people())
        if self.kind == "records":
            return together(self._people(), self._activities(), self.ids("completed_on"))
        if self.kind == "activities":
            return together(self._activities())
        return together(self._people(), self.ids("discipline"))

    @cached_property
    def line_slots(self) -> Ids:
        """A number for each line, the same for lines that nothing tells apart but their credits."""
        rows = self.line_rows()
        return together(
            self.owners[rows],
            self.line_ids("discipline"),
            self.line_ids("category", keys.comparison_key),
            self.line_ids("subcategory", keys.comparison_key),
        )

    def _people(self) -> Ids:
        """P1: a person as written, by ID, else by e-mail, else by name."""
        people = self.ids("person_id")
        for field, key in (("email", keys.email_key), ("person_name", keys.name_key)):
            people = np.where(people == NO_ID, self.ids(field, key), people)
        return people

    def _activities(self) -> Ids:
        """L8: an activity as written, by reference number, else by title and sponsor."""
        numbers = self.ids("reference_number")
        if (numbers != NO_ID).all():
            return numbers
        titles = together(self.ids("title", keys.title_key), self.ids("sponsor", keys.title_key))
        return np.where(numbers == NO_ID, NO_ID - 1 - titles, numbers)

    def cents(self, field: str) -> Ids:
        """The credits of every row as whole hundredths, NO_ID where there are none."""
        return np.concatenate([_cents(draft.value(field)) for draft in self.drafts])

    def line_cents(self) -> Ids:
        """As `cents`, for the credits of every line."""
        return np.concatenate([_cents(draft.lines.credits) for draft in self.drafts])


def _cents(credits: Coded[Decimal]) -> Ids:
    values = [NO_ID if value is None else int(value.scaleb(2)) for value in credits.values]
    return np.array(values, dtype=np.int64)[credits.codes]
