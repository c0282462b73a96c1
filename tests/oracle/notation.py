"""How texts compare (L5, L6, L8, P1), what a number is (N1) and how months are counted (N3)."""

import re
import unicodedata
from calendar import monthrange
from datetime import date
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from fractions import Fraction
from functools import cache

CENT = Decimal("0.01")
DUST = Decimal("0.000001")
SUFFIXES = {"jr", "sr", "ii", "iii", "iv"}


class OpenQuestionError(Exception):
    """The world asks something that the rules leave open; no answer can be held against it."""


@cache
def comparison(text: str) -> str:
    """L5: case, spacing, "&", punctuation and a trailing "Procedures" do not matter."""
    plain = text.casefold().replace("&", " and ")
    words = "".join(letter if letter.isalnum() else " " for letter in plain).split()
    if len(words) > 1 and words[-1] == "procedures":
        words.pop()
    return " ".join(words)


def title_comparison(text: str) -> str:
    """L8: titles and sponsors, case and spacing ignored."""
    return " ".join(text.casefold().split())


def reference_number(text: str) -> str:
    """L6: no spaces, upper case, leading zeros kept."""
    return "".join(text.split()).upper()


@cache
def name_comparison(text: str) -> str:
    """P1: "Last, First" is "First Last"; accents, suffixes and quoted nicknames do not matter."""
    without_nickname = re.sub(r'"[^"]*"', " ", text)
    folded = unicodedata.normalize("NFKD", without_nickname.casefold())
    plain = "".join(letter for letter in folded if not unicodedata.combining(letter))
    last, comma, first = plain.partition(",")
    words = f"{first} {last}".split() if comma else plain.split()
    words = [word.strip(".,") for word in words]
    return " ".join(word for word in words if word not in SUFFIXES)


def without_zeros(person_id: str) -> str | None:
    """P1: an ID of digits without its leading zeros; None for any other ID."""
    return person_id.lstrip("0") if person_id.isdecimal() else None


def amount_of(cell: str) -> Decimal:
    """N1: an exact number of two places; raises ValueError for anything else."""
    try:
        value = Decimal(cell)
    except InvalidOperation:
        raise ValueError(cell) from None
    rounded = value.quantize(CENT, ROUND_HALF_UP)
    if value < 0 or abs(value - rounded) > DUST:
        raise ValueError(cell)
    return rounded


def less_months(day: date, months: int) -> date:
    """N3: calendar months, clamped to the end of the month."""
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def four_places(share: Fraction) -> Decimal:
    """Rounded half up to four decimals, as the command prints progress and shares."""
    tenths_of_thousandths = (share.numerator * 20000 + share.denominator) // (2 * share.denominator)
    return Decimal(tenths_of_thousandths).scaleb(-4)
