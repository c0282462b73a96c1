"""The field's words for people: statuses, pathways, dates, credits, and what somebody needs."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

_PARTS_NAMED = 3
_MARKS = frozenset("\\`*_[]<>#:$~|")


@dataclass(frozen=True)
class Status:
    """One of the four states of rule S2; the symbol and the word always come together."""

    code: str
    symbol: str
    word: str
    color: str
    meaning: str

    @property
    def label(self) -> str:
        return f"{self.symbol} {self.word}"


STATUSES = {
    status.code: status
    for status in (
        Status("met", "✓", "Met", "blue", "Nothing is missing."),
        Status(
            "on_track",
            "●",
            "On track",
            "gray",
            "Credits are missing, but the share earned is at least the share of the time that has passed.",
        ),
        Status(
            "behind",
            "▲",
            "Behind",
            "orange",
            "The share of credits earned is smaller than the share of the time that has passed.",
        ),
        Status("overdue", "✕", "Overdue", "red", "The time is over and credits are missing."),
    )
}


def meanings() -> str:
    """What the four states mean, for a tooltip."""
    return "  \n".join(f"{status.label}: {status.meaning}" for status in STATUSES.values())


PATHWAYS = {
    "structured_education": "Structured education",
    "imaging_assistant": "Imaging Assistant",
    "cqr": "CQR",
}

KINDS = {
    "roster": "Roster",
    "records": "CE records",
    "activities": "Activities with distributions",
    "prescriptions": "CQR prescriptions",
}

ROLES = {"student": "Students", "staff": "Staff"}
ROLES_OF_ONE = {"student": "Student", "staff": "Staff"}


OUTCOMES = {
    "counted": "✓ Counted",
    "planned": "◷ Planned",
    "not_accepted": "✕ Not accepted",
    "no_distribution": "– Not distributed",
    "unmapped": "? Content unknown",
    "before_window": "◂ Before the window",
    "before_ssa": "◂ Before self-assessment",
    "after_window": "▸ After the window",
    "not_prescribed": "– Not prescribed",
    "repeat": "↻ Repeat",
}

VERIFY = "verify against ARRT's current document"


def verify(line: Mapping[str, Any]) -> str | None:
    """What to say beside the name of a subcategory; nothing where its source is ARRT's own."""
    if not line["is_in_outline"]:
        return "not in the outline in use"
    return VERIFY if line["name_confidence"] not in (None, "sourced") else None


def day(value: date | None) -> str:
    """A date as people write it, the same in every locale: 15 Mar 2027."""
    return f"{value.day} {value:%b %Y}" if value else "no date"


def plain(text: str) -> str:
    """Text of users' files as it is, where Markdown would read marks in it."""
    return "".join(f"\\{mark}" if mark in _MARKS else mark for mark in text)


def local(value: datetime) -> datetime:
    """A moment of the store (UTC) by this machine's clock."""
    return value.replace(tzinfo=UTC).astimezone().replace(tzinfo=None)


def moment(value: datetime) -> str:
    """A moment of the store (UTC) by this machine's clock, in words: 15 Mar 2027, 14:05."""
    here = local(value)
    return f"{day(here)}, {here:%H:%M}"


def count(number: int, one: str, several: str | None = None) -> str:
    """A number with its noun: 1 goal, 2 goals."""
    return f"{number:,} {one if number == 1 else several or one + 's'}"


def time_left(days_left: int | None) -> str:
    """The days to a deadline in words: 22 days left, 1 day late; nothing where there is no deadline."""
    if days_left is None:
        return ""
    return f"{count(abs(days_left), 'day')} {'left' if days_left >= 0 else 'late'}"


def credits_text(amount: Decimal) -> str:
    """An amount with its noun: 1.00 credit, 2.50 credits."""
    return f"{amount:.2f} {'credit' if amount == 1 else 'credits'}"


def needs(goal: Mapping[str, Any], gaps: Sequence[Mapping[str, Any]]) -> str:
    """What a goal still needs, of what, by when: "needs 2.50 more credits in Safety by 15 Mar 2027".

    The numbers are those of the queries `progress` and `gaps`; nothing is computed but what
    remains when the parts are named (rule G2).
    """
    amount = f"{goal['needed']:.2f} more {'credit' if goal['needed'] == 1 else 'credits'}"
    place = _whereof(goal["needed"], gaps)
    if goal["window_end"] is None or goal["is_rolling"]:
        until = " with no date set"
    elif goal["status"] == "overdue":
        until = f", was due {day(goal['window_end'])}"
    else:
        until = f" by {day(goal['window_end'])}"
    return f"needs {amount}{place}{until}"


def _whereof(needed: Decimal, gaps: Sequence[Mapping[str, Any]]) -> str:
    parts = [gap for gap in gaps if gap["level"] != "total" and gap["gap"] > 0]
    if not parts:
        return ""
    tied = sum((gap["gap"] for gap in parts), Decimal())
    if len(parts) == 1 and tied == needed:
        return f" in {_place(parts[0])}"
    parts.sort(key=lambda gap: -gap["gap"])
    named = [f"{gap['gap']:.2f} in {_place(gap)}" for gap in parts[:_PARTS_NAMED]]
    if len(parts) > _PARTS_NAMED:
        named.append(f"{len(parts) - _PARTS_NAMED} more")
    if tied < needed:
        named.append("the rest in any category")
    return f" ({', '.join(named)})"


def _place(gap: Mapping[str, Any]) -> str:
    return str(gap["subcategory"] or gap["category"])


def goal_name(row: Mapping[str, Any]) -> str:
    """A goal by its discipline and pathway: CT Structured education."""
    return f"{row['discipline']} {PATHWAYS[row['pathway']]}"


def window(goal: Mapping[str, Any]) -> str:
    """When credits count for a goal, and by which outline it is judged."""
    start, end = goal["window_start"], goal["window_end"]
    if goal["is_rolling"]:
        window = f"No application date: the window rolls, today from {day(start)} to {day(end)}"
    else:
        begin = day(start) if start else "no start"
        window = f"Window {begin} to {day(end) if end else 'no end'}"
    outline = goal["outline_effective_on"]
    judged = f"content outline of {day(outline)}" if outline else "no content outline in force"
    return f"{window} · {judged}"


def line_place(line: Mapping[str, Any]) -> str:
    """What a requirement line asks for: a subcategory, a category, or the total."""
    return str(line["subcategory"] or line["category"] or "Total")


def line_state(line: Mapping[str, Any]) -> str:
    """Whether a requirement line is met, with symbol and word."""
    return f"▲ {line['gap']:.2f} short" if line["gap"] else "✓ Met"


def outcomes_counted(records: Sequence[Mapping[str, Any]]) -> str:
    """How many lines have which outcome: 12 counted, 1 repeat."""
    counts = Counter(record["outcome"] for record in records)
    parts = [f"{OUTCOMES[code]} {counts[code]}" for code in OUTCOMES if counts[code]]
    return f"{count(len(records), 'line')}: {' · '.join(parts)}"
