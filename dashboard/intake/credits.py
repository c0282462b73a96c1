"""N1: credits as exact decimals with two places."""

import re
from datetime import date, time, timedelta
from decimal import Decimal

from dashboard.intake.text import Cell, Unclear, UnreadableCell, cell_text, tidy

_NUMBER = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d{1,3})?", re.ASCII | re.IGNORECASE)
_CENT = Decimal("0.01")
# Excel computes in binary: 0.1 + 0.2 is stored as 0.30000000000000004 and was meant as 0.30.
_DUST = Decimal("0.000001")
_LARGEST = Decimal("999999.99")
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
    if not _NUMBER.fullmatch(text):
        raise Unclear(
            "expected credits as a plain number such as 1.50; correct the cell and import again."
        )
    # From the shortest text of a binary number, never from the number itself.
    return _two_places(Decimal(text))


def is_quarter(credits: Decimal) -> bool:
    """N2: whether the credits are a multiple of 0.25."""
    return credits % _QUARTER == 0


def _two_places(number: Decimal) -> Decimal:
    if abs(number) > _LARGEST + _DUST:
        raise Unclear(f"expected credits of at most {_LARGEST}; correct the cell and import again.")
    rounded = number.quantize(_CENT)
    if abs(number - rounded) > _DUST:
        raise Unclear(
            "expected credits with at most two decimals such as 1.25; round the cell and import again."
        )
    if rounded < 0:
        raise Unclear("expected credits of 0.00 or more; correct the cell and import again.")
    # Without the sign that a negative speck of dust leaves on a zero.
    return abs(rounded)
