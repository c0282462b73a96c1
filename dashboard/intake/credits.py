"""N1: credits as exact decimals with two places."""

import re
from datetime import date, time, timedelta
from decimal import Decimal

from dashboard.intake.text import Cell, Unclear, UnreadableCell, cell_text, tidy

_NUMBER = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d{1,3})?", re.ASCII | re.IGNORECASE)
# 1,5 as half the world writes it. 1,500 would be a thousand and a half to the other half: it is neither.
_DECIMAL_COMMA = re.compile(r"(\d{1,3}),(\d{1,2})", re.ASCII)
# 1/2, 1 1/2, 1-3/4: halves and quarters; with any other number below the line it is no usual fraction.
_FRACTION = re.compile(r"(?:(\d{1,3})(?:\s+|-|\s+and\s+))?([1-3])\s*/\s*([24])", re.ASCII)
_VULGAR = {"½": " 1/2", "¼": " 1/4", "¾": " 3/4"}
_UNIT = re.compile(
    r"\s*(?:(?:category|cat\.?)\s*)?(?:(?:\b|(?<=\d))(?:a\+?|arrt|ce|contact|credit|clock)[ -]?)*"
    r"(?:hours?|hrs?\.?|h|credits?|cr\.?|ce|ces|a\+?)?\s*",
    re.IGNORECASE,
)
_CEUS = re.compile(r".*\bceus?\.?\s*|.*\dceus?\.?\s*", re.IGNORECASE)
_CENT = Decimal("0.01")
# Excel computes in binary: 0.1 + 0.2 is stored as 0.30000000000000004 and was meant as 0.30.
_DUST = Decimal("0.000001")
LARGEST = Decimal("999999.99")
_QUARTER = Decimal("0.25")


def read_credits(cell: Cell) -> Decimal | None:
    """The credits in a cell, None where it is blank. Raises Unclear (N1)."""
    if isinstance(cell, UnreadableCell):
        raise Unclear(
            f"expected credits such as 1.50, found {cell.reads}; type the number and import again."
        )
    if isinstance(cell, date | time | timedelta):
        raise Unclear(
            "expected credits such as 1.50, found a date or time; "
            "format the cell as a number, type the credits, and import again."
        )
    text = tidy(cell) if isinstance(cell, str) else cell_text(cell)
    if not text:
        return None
    # From the shortest text of a binary number, never from the number itself.
    return _two_places(_number(text))


def is_quarter(credits: Decimal) -> bool:
    """N2: whether the credits are a multiple of 0.25."""
    return credits % _QUARTER == 0


def _number(text: str) -> Decimal:
    if _NUMBER.fullmatch(text):
        return Decimal(text)
    if _CEUS.fullmatch(text):
        raise Unclear(
            "expected credits such as 1.50, found CEUs, one credit to some and ten hours to others; "
            "write the CE credits as a plain number and import again."
        )
    plain = _without_unit("".join(_VULGAR.get(char, char) for char in text).strip())
    if comma := _DECIMAL_COMMA.fullmatch(plain):
        return Decimal(f"{comma[1]}.{comma[2]}")
    if fraction := _FRACTION.fullmatch(plain):
        return Decimal(fraction[1] or 0) + Decimal(fraction[2]) / Decimal(fraction[3])
    if _NUMBER.fullmatch(plain):
        return Decimal(plain)
    raise Unclear(
        "expected credits as a plain number such as 1.50; correct the cell and import again."
    )


def _without_unit(text: str) -> str:
    """The text up to its last digit, if what follows says no more than that these are credits."""
    end = max((place + 1 for place, char in enumerate(text) if char in "0123456789"), default=0)
    return text[:end] if _UNIT.fullmatch(text[end:]) else text


def _two_places(number: Decimal) -> Decimal:
    if abs(number) > LARGEST + _DUST:
        raise Unclear(f"expected credits of at most {LARGEST}; correct the cell and import again.")
    rounded = number.quantize(_CENT)
    if abs(number - rounded) > _DUST:
        raise Unclear(
            "expected credits with at most two decimals such as 1.25; round the cell and import again."
        )
    if rounded < 0:
        raise Unclear("expected credits of 0.00 or more; correct the cell and import again.")
    # Without the sign that a negative speck of dust leaves on a zero.
    return abs(rounded)
