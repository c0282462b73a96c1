"""N3: calendar dates out of everything a spreadsheet may hold for one."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import Enum, auto

from dashboard.intake.text import Cell, Unclear, UnreadableCell, tidy

_ZONE = r"(?:\s*\(?(?:Z|UTC|GMT|[ECMP][SD]?T|AK[SD]T|HST)\)?)?(?:\s*(?:UTC|GMT)?[+-]\d{1,2}:?(?:\d{2})?)?"
_TIME = (
    r"(?:(?:T|,? (?:at )?)\s*\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?\s*(?:[ap]\.?m\.?)?" + _ZONE + ")?"
)
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?"
_MONTHS = (
    "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    "|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?"
)
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_NAME = rf"(?P<name>{_MONTHS})\.?"
_YEAR = r"(?P<year>\d{4}|\d{2})"
# As in the United States; which of the two is the month is for the column to say.
_IN_DIGITS = rf"(?P<month>\d{{1,2}})(?P<sep>[-/])(?P<day>\d{{1,2}})(?P=sep){_YEAR}"
_PATTERNS = tuple(
    re.compile(pattern + _TIME, re.ASCII | re.IGNORECASE)
    for pattern in (
        r"(?P<year>\d{4})(?P<sep>[-/])(?P<month>\d{1,2})(?P=sep)(?P<day>\d{1,2})",
        r"(?P<year>\d{4})(?P<month>\d{2})(?P<day>\d{2})",
        _IN_DIGITS,
        rf"{_WEEKDAY}{_DAY}[- ]\s*{_NAME},?[- ]\s*{_YEAR}",
        rf"{_WEEKDAY}{_NAME}[- ]\s*{_DAY}(?:,\s*|[- ]\s*){_YEAR}",
    )
)
_DAY_AND_MONTH = re.compile(_IN_DIGITS + _TIME, re.ASCII | re.IGNORECASE)
_MONTH_NAMES = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_SERIAL = re.compile(r"\d{5}(\.\d+)?", re.ASCII)
_EPOCH = date(1899, 12, 30)
_DAYS_TO_1904 = 1462
# Two digits of a year below this one are of this century: a due date may well be in 2036.
_CENTURY_BREAK = 69
_FIRST_YEAR, _LAST_YEAR = 1950, 2149

_EXPECTED = "expected a date such as 2026-03-15"
_MONTHS_IN_A_YEAR = 12
_SWAPPED_BY_EXCEL = (
    "expected dates all of one form, found texts with the day first beside dates that Excel has recognised "
    "and may have read with the month first; compare them with the original, and import again if they differ."
)


class DayOrder(Enum):
    """Which comes first in dates of digits; MIXED where a column has both."""

    MONTH_FIRST = auto()
    DAY_FIRST = auto()
    MIXED = auto()


@dataclass(frozen=True)
class DateStyle:
    """How the dates of one column are written, as its values show."""

    order: DayOrder = DayOrder.MONTH_FIRST
    note: str | None = None


def date_style(cells: Iterable[Cell]) -> DateStyle:
    """The order of day and month that the cells of a column show, by US custom where none does.

    A number above 12 can only be a day. The note says what a person should know of the column.
    """
    ambiguous = day_first = month_first = None
    is_swappable = False
    for cell in cells:
        # Where Excel could read 03/02/2026 its own way it did, and left 13/02/2026 as text.
        is_swappable |= isinstance(cell, date) and cell.day <= _MONTHS_IN_A_YEAR
        found = _DAY_AND_MONTH.fullmatch(tidy(cell)) if isinstance(cell, str) else None
        if found is None:
            continue
        first, second = int(found["month"]), int(found["day"])
        if first > _MONTHS_IN_A_YEAR >= second:
            day_first = day_first or found[0]
        elif second > _MONTHS_IN_A_YEAR >= first:
            month_first = month_first or found[0]
        elif first != second and first <= _MONTHS_IN_A_YEAR:
            ambiguous = ambiguous or found[0]
    if day_first and month_first:
        return DateStyle(DayOrder.MIXED)
    if day_first:
        return DateStyle(DayOrder.DAY_FIRST, _SWAPPED_BY_EXCEL if is_swappable else None)
    if ambiguous and not month_first:
        return DateStyle(
            DayOrder.MONTH_FIRST,
            f"expected dates that show whether day or month comes first, but {ambiguous} and the like "
            "read both ways; taken as month/day/year: where that is wrong, write them as 2026-03-15 and "
            "import again.",
        )
    return DateStyle()


def read_date(
    cell: Cell, *, counts_from_1904: bool = False, order: DayOrder = DayOrder.MONTH_FIRST
) -> date | None:
    """The calendar day in a cell, whatever its time of day; None where it is blank. Raises Unclear."""
    if isinstance(cell, UnreadableCell):
        raise Unclear(f"{_EXPECTED}, found {cell.reads}; type the date and import again.")
    if isinstance(cell, time | timedelta):
        raise Unclear(f"{_EXPECTED}, found a time without a day; type the date and import again.")
    if isinstance(cell, datetime):
        return _plausible(cell.date())
    if isinstance(cell, date):
        return _plausible(cell)
    text = tidy(cell) if isinstance(cell, str) else repr(cell).removesuffix(".0")
    if not text:
        return None
    if _SERIAL.fullmatch(text):
        return _from_serial(text, counts_from_1904=counts_from_1904)
    return _plausible(_from_text(text, order))


def _from_serial(text: str, *, counts_from_1904: bool) -> date:
    """Excel's own count of days, which remains of a date when the cell's format is lost."""
    days = int(text.partition(".")[0]) + (_DAYS_TO_1904 if counts_from_1904 else 0)
    return _plausible(_EPOCH + timedelta(days=days))


def _from_text(text: str, order: DayOrder) -> date:
    for pattern in _PATTERNS:
        found = pattern.fullmatch(text)
        if found:
            parts = found.groupdict()
            if pattern.pattern == _DAY_AND_MONTH.pattern:
                parts = _in_order(parts, order)
            name = parts.get("name")
            month = _MONTH_NAMES.index(name[:3].casefold()) + 1 if name else int(parts["month"])
            try:
                return date(_full_year(parts["year"]), month, int(parts["day"]))
            except ValueError:
                break
    raise Unclear(f"{_EXPECTED}; correct the cell and import again.")


def _in_order(parts: dict[str, str], order: DayOrder) -> dict[str, str]:
    first, second = int(parts["month"]), int(parts["day"])
    swapped = parts | {"month": parts["day"], "day": parts["month"]}
    if order is not DayOrder.MIXED:
        return swapped if order is DayOrder.DAY_FIRST else parts
    if first != second and max(first, second) <= _MONTHS_IN_A_YEAR:
        raise Unclear(
            f"{_EXPECTED}; this column has dates with the day first and with the month first, and this one "
            "reads both ways: write it as 2026-03-15 and import again."
        )
    return swapped if first > _MONTHS_IN_A_YEAR else parts


def _full_year(digits: str) -> int:
    year = int(digits)
    if len(digits) > 2:
        return year
    return year + (2000 if year < _CENTURY_BREAK else 1900)


def _plausible(day: date) -> date:
    if not _FIRST_YEAR <= day.year <= _LAST_YEAR:
        raise Unclear(
            f"{_EXPECTED}, of a year from {_FIRST_YEAR} to {_LAST_YEAR}; correct the cell and import again."
        )
    return day
