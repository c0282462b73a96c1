"""N3: calendar dates out of everything a spreadsheet may hold for one."""

import re
from datetime import date, datetime, time, timedelta

from dashboard.intake.text import Cell, Unclear, UnreadableCell, tidy

_TIME = (
    r"(?:[T ]\s*\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?\s*(?:[ap]\.?m\.?)?\s*(?:Z|[+-]\d{2}:?\d{2})?)?"
)
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?"
_MONTHS = (
    "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    "|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?"
)
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_NAME = rf"(?P<name>{_MONTHS})\.?"
_YEAR = r"(?P<year>\d{4}|\d{2})"
_PATTERNS = tuple(
    re.compile(pattern + _TIME, re.ASCII | re.IGNORECASE)
    for pattern in (
        r"(?P<year>\d{4})(?P<sep>[-/])(?P<month>\d{1,2})(?P=sep)(?P<day>\d{1,2})",
        r"(?P<year>\d{4})(?P<month>\d{2})(?P<day>\d{2})",
        # The United States write the month first.
        rf"(?P<month>\d{{1,2}})(?P<sep>[-/])(?P<day>\d{{1,2}})(?P=sep){_YEAR}",
        rf"{_WEEKDAY}{_DAY}[- ]\s*{_NAME},?[- ]\s*{_YEAR}",
        rf"{_WEEKDAY}{_NAME}[- ]\s*{_DAY}(?:,\s*|[- ]\s*){_YEAR}",
    )
)
_MONTH_NAMES = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_SERIAL = re.compile(r"\d{5}(\.\d+)?", re.ASCII)
_EPOCH = date(1899, 12, 30)
_DAYS_TO_1904 = 1462
# Two digits of a year below this one are of this century: a due date may well be in 2036.
_CENTURY_BREAK = 69
_FIRST_YEAR, _LAST_YEAR = 1950, 2149

_EXPECTED = "expected a date such as 2026-03-15"


def read_date(cell: Cell, *, counts_from_1904: bool = False) -> date | None:
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
    return _plausible(_from_text(text))


def _from_serial(text: str, *, counts_from_1904: bool) -> date:
    """Excel's own count of days, which remains of a date when the cell's format is lost."""
    days = int(text.partition(".")[0]) + (_DAYS_TO_1904 if counts_from_1904 else 0)
    return _plausible(_EPOCH + timedelta(days=days))


def _from_text(text: str) -> date:
    for pattern in _PATTERNS:
        found = pattern.fullmatch(text)
        if found:
            parts = found.groupdict()
            name = parts.get("name")
            month = _MONTH_NAMES.index(name[:3].casefold()) + 1 if name else int(parts["month"])
            try:
                return date(_full_year(parts["year"]), month, int(parts["day"]))
            except ValueError:
                break
    raise Unclear(f"{_EXPECTED}; correct the cell and import again.")


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
