"""N3: calendar dates out of everything a spreadsheet may hold for one."""

import re
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
_CUT = r"[-/. ]?\s*"
# Which of the two numbers is the month is for the column to say.
_IN_DIGITS = rf"(?P<month>\d{{1,2}})(?P<sep>[-/.])\s?(?P<day>\d{{1,2}})(?P=sep)\s?{_YEAR}"
_PATTERNS = tuple(
    re.compile(pattern + _TIME, re.ASCII | re.IGNORECASE)
    for pattern in (
        r"(?P<year>\d{4})(?P<sep>[-/.])(?P<month>\d{1,2})(?P=sep)(?P<day>\d{1,2})",
        r"(?P<year>\d{4})(?P<month>\d{2})(?P<day>\d{2})",
        _IN_DIGITS,
        rf"{_WEEKDAY}{_DAY}{_CUT}(?:of )?{_NAME},?{_CUT}{_YEAR}",
        rf"{_WEEKDAY}{_NAME}{_CUT}{_DAY}(?:,\s*|[-/. ]\s*){_YEAR}",
        rf"(?P<year>\d{{4}}){_CUT}{_NAME}{_CUT}{_DAY}",
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
MONTHS_IN_A_YEAR = 12


class DayOrder(Enum):
    """Which comes first in dates of digits; MIXED where a column has both."""

    MONTH_FIRST = auto()
    DAY_FIRST = auto()
    MIXED = auto()


@dataclass(frozen=True)
class DateStyle:
    """How the dates of one column are written: 3/15/2026, and 15.3.2026 with dots.

    `notes` are what a person should know of the column.
    """

    order: DayOrder = DayOrder.MONTH_FIRST
    dotted: DayOrder = DayOrder.DAY_FIRST
    notes: tuple[str, ...] = ()

    def of(self, separator: str) -> DayOrder:
        """The order where this stands between day and month."""
        return self.dotted if separator == "." else self.order


_CUSTOMARY = DateStyle()


def in_digits(cell: Cell) -> re.Match[str] | None:
    """A date of three numbers with the year last: its parts `month`, `sep`, `day` as in the United States."""
    return _DAY_AND_MONTH.fullmatch(tidy(cell)) if isinstance(cell, str) else None


def read_date(
    cell: Cell, *, counts_from_1904: bool = False, style: DateStyle = _CUSTOMARY
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
    return _plausible(_from_text(text, style))


def _from_serial(text: str, *, counts_from_1904: bool) -> date:
    """Excel's own count of days, which remains of a date when the cell's format is lost."""
    days = int(text.partition(".")[0]) + (_DAYS_TO_1904 if counts_from_1904 else 0)
    return _plausible(_EPOCH + timedelta(days=days))


def _from_text(text: str, style: DateStyle) -> date:
    for pattern in _PATTERNS:
        found = pattern.fullmatch(text)
        if found:
            parts = found.groupdict()
            if pattern.pattern == _DAY_AND_MONTH.pattern:
                parts = _in_order(parts, style.of(parts["sep"]))
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
    if first != second and max(first, second) <= MONTHS_IN_A_YEAR:
        raise Unclear(
            f"{_EXPECTED}; this column has dates with the day first and with the month first, and this one "
            "reads both ways: write it as 2026-03-15 and import again."
        )
    return swapped if first > MONTHS_IN_A_YEAR else parts


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
