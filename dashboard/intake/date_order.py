"""Whether day or month comes first in a column of dates: by its values, its heading, the user, or custom."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from dashboard.intake.dates import MONTHS_IN_A_YEAR, DateStyle, DayOrder, in_digits
from dashboard.intake.text import Cell

# How the warning begins that asks which it is; a page looks for it to put the question.
DOUBTFUL_DATES = "expected dates that show whether day or month comes first"

_SWAPPED_BY_EXCEL = (
    "expected dates all of one form, found texts with the day first beside dates that Excel has recognised "
    "and may have read with the month first; compare them with the original, and import again if they differ."
)
_DAY, _MONTH, _YEAR, _CUT = "(?:dd?|day)", "(?:mm?|month)", "(?:y{1,4}|year)", "[-/. ]?"


def _hint(first: str, second: str) -> re.Pattern[str]:
    """Such as dd/mm/yyyy, or (dd/mm); MD alone is somebody's degree."""
    return re.compile(
        rf"\b{first}{_CUT}{second}{_CUT}{_YEAR}\b|[(\[]{first}{_CUT}{second}[)\]]", re.IGNORECASE
    )


_DAY_HINT, _MONTH_HINT = _hint(_DAY, _MONTH), _hint(_MONTH, _DAY)
_FIRST = {DayOrder.MONTH_FIRST: "month", DayOrder.DAY_FIRST: "day"}
_OPTION = {DayOrder.MONTH_FIRST: "month-first", DayOrder.DAY_FIRST: "day-first"}


@dataclass
class _Seen:
    """The first date of each sort: `doubtful` ones read both ways."""

    day_first: str | None = None
    month_first: str | None = None
    doubtful: str | None = None

    def look(self, text: str, first: int, second: int) -> None:
        # A number above 12 can only be a day.
        if first > MONTHS_IN_A_YEAR >= second:
            self.day_first = self.day_first or text
        elif second > MONTHS_IN_A_YEAR >= first:
            self.month_first = self.month_first or text
        elif first != second and first <= MONTHS_IN_A_YEAR:
            self.doubtful = self.doubtful or text


def date_style(
    cells: Iterable[Cell], heading: str = "", day_first: bool | None = None
) -> DateStyle:
    """How the dates of a column are written.

    Its values decide; where they leave it open a hint such as (dd/mm/yyyy) in the heading, then the
    user's word, then custom: US order, and the day first in dates with dots. What custom decides is said.
    """
    slashed, dotted = _Seen(), _Seen()
    is_swappable = False
    for cell in cells:
        # Where Excel could read 03/02/2026 its own way it did, and left 13/02/2026 as text.
        is_swappable |= isinstance(cell, date) and cell.day <= MONTHS_IN_A_YEAR
        if found := in_digits(cell):
            seen = dotted if found["sep"] == "." else slashed
            seen.look(found[0], int(found["month"]), int(found["day"]))
    told = _told(heading, day_first)
    order, note = _decided(slashed, told, DayOrder.MONTH_FIRST)
    of_dotted, note_on_dotted = _decided(dotted, told, DayOrder.DAY_FIRST)
    swapped = _SWAPPED_BY_EXCEL if slashed.day_first and not slashed.month_first else None
    notes = (note, note_on_dotted, swapped if is_swappable else None)
    return DateStyle(order, of_dotted, tuple(note for note in notes if note))


def _told(heading: str, day_first: bool | None) -> tuple[DayOrder, str] | None:
    """The order that the heading or else the user says, and who says so."""
    if _DAY_HINT.search(heading):
        return DayOrder.DAY_FIRST, "the heading says"
    if _MONTH_HINT.search(heading):
        return DayOrder.MONTH_FIRST, "the heading says"
    if day_first is None:
        return None
    order = DayOrder.DAY_FIRST if day_first else DayOrder.MONTH_FIRST
    return order, f"--dates {_OPTION[order]} says"


def _decided(
    seen: _Seen, told: tuple[DayOrder, str] | None, custom: DayOrder
) -> tuple[DayOrder, str | None]:
    if seen.day_first and seen.month_first:
        return DayOrder.MIXED, None
    if proof := seen.day_first or seen.month_first:
        order = DayOrder.DAY_FIRST if seen.day_first else DayOrder.MONTH_FIRST
        return order, _contradiction(told, order, proof)
    if told is not None:
        return told[0], None
    return custom, _doubt(seen.doubtful, custom) if seen.doubtful else None


def _contradiction(told: tuple[DayOrder, str] | None, order: DayOrder, proof: str) -> str | None:
    if told is None or told[0] is order:
        return None
    return (
        f"expected dates with the {_FIRST[told[0]]} first, as {told[1]}, but {proof} can only have the "
        f"{_FIRST[order]} first; the whole column is read so: where that is wrong, correct that cell and "
        "import again."
    )


def _doubt(example: str, custom: DayOrder) -> str:
    other = DayOrder.DAY_FIRST if custom is DayOrder.MONTH_FIRST else DayOrder.MONTH_FIRST
    read_as = "day.month.year" if custom is DayOrder.DAY_FIRST else "month/day/year"
    return (
        f"{DOUBTFUL_DATES}, but {example} and the like read both ways; taken as {read_as}: if the "
        f"{_FIRST[other]} comes first, import again with --dates {_OPTION[other]}."
    )
