"""Academic credits, which ARRT counts as several CE credits each.

A semester credit is worth 16 CE credits and a quarter credit 12. They are CE credits only: nobody has
said how they fall on content categories, and no distribution is made up for them.
"""

from decimal import Decimal
from typing import TYPE_CHECKING

import numpy as np

from dashboard import keys
from dashboard.intake.credits import LARGEST
from dashboard.intake.text import Cell, Unclear
from dashboard.intake.words import read_text

if TYPE_CHECKING:
    from dashboard.intake.draft import Draft
    from dashboard.intake.grid import Mask

_CE_CREDITS_OF = {"semester": Decimal(16), "quarter": Decimal(12)}
_ACADEMIC = {
    "semester": "semester",
    "sem": "semester",
    "semesters": "semester",
    "quarter": "quarter",
    "quarters": "quarter",
    "qtr": "quarter",
}
# Said behind semester or quarter, these words add nothing; alone they are plain CE credits.
_UNIT_WORDS = frozenset(
    {"credit", "credits", "hour", "hours", "hr", "hrs", "academic", "unit", "units"}
)
_PLAIN_WORDS = frozenset(
    {"credit", "credits", "hour", "hours", "hr", "hrs", "ce", "ces", "contact", "clock"}
)

_NO_DISTRIBUTION = (
    "expected academic credits without a category; they are taken as CE credits only, as nobody has "
    "divided them over categories."
)
_IN_CATEGORIES = (
    "expected academic credits under CE Credits, found some under categories; write how ARRT has divided "
    "them, as CE credits, and import again."
)


def read_credit_unit(cell: Cell) -> str | None:
    """`semester` or `quarter`; None for CE credits or a blank cell. Raises Unclear."""
    text = read_text(cell)
    words = keys.comparison_key(text or "").split()
    academic = {_ACADEMIC[word] for word in words if word in _ACADEMIC}
    others = {word for word in words if word not in _ACADEMIC}
    if len(academic) == 1 and others <= _UNIT_WORDS:
        return academic.pop()
    if not academic and others <= _PLAIN_WORDS:
        return None
    raise Unclear("expected CE credits, semester or quarter; correct the cell and import again.")


def convert_academic_credits(draft: "Draft") -> None:
    """Turns the credits of rows in an academic unit into CE credits, and takes their lines away."""
    if "credit_unit" not in draft.fields:
        return
    unit = draft.value("credit_unit")
    is_academic = unit.filled()
    present = [field for field in ("ce_credits", "credits") if field in draft.fields]
    for field in present:
        converted = draft.value(field).with_(unit, _in_ce_credits)
        too_large = is_academic & draft.value(field).filled() & ~converted.filled()
        draft.values[field] = converted
        draft.set_aside(
            too_large,
            field,
            f"expected CE credits of at most {LARGEST}; correct the cell and import again.",
        )
    if len(present) > 1:
        credits = draft.value("credits")
        draft.values["ce_credits"] = draft.value("ce_credits").with_(
            credits.only(is_academic), lambda own, other: other if own is None else own
        )
        draft.values["credits"] = credits.only(~is_academic)
    _take_lines_away(draft, is_academic)


def _in_ce_credits(credits: Decimal | None, unit: str | None) -> Decimal | None:
    if credits is None or unit is None:
        return credits
    converted = credits * _CE_CREDITS_OF[unit]
    return converted if converted <= LARGEST else None


def _take_lines_away(draft: "Draft", is_academic: "Mask") -> None:
    in_categories = np.zeros(draft.height, dtype=bool)
    for column in draft.line_columns:
        in_categories |= is_academic & column.value.map(lambda credits: credits or None).filled()
    if draft.line_columns:
        draft.set_aside(in_categories, "credit_unit", _IN_CATEGORIES)
    names_category = np.zeros(draft.height, dtype=bool)
    for field in ("category_text", "subcategory_text"):
        names_category |= is_academic & draft.value(field).filled()
        draft.values[field] = draft.value(field).only(~is_academic)
    draft.warn(names_category, "credit_unit", _NO_DISTRIBUTION)
