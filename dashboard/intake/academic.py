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

# A heading may add that they were earned; "Spring semester CE credits" are CE credits.
_HEADING_WORDS = _UNIT_WORDS | {"earned", "completed", "awarded", "college"}

_BY_HEADING = (
    "expected CE credits, found {0} credits by the heading; each is taken as {1} CE credits: if they are CE "
    "credits, name the column CE Credits and import again."
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


def says_unit(cell: Cell) -> bool | None:
    """Whether a cell names an academic unit; None where it names no unit of credits at all."""
    try:
        return read_credit_unit(cell) is not None
    except Unclear:
        return None


def unit_of_heading(heading: str) -> str | None:
    """The academic unit that the heading of a column of credits names, such as "Semester Hours"."""
    words = set(keys.comparison_key(heading).split())
    academic = {_ACADEMIC[word] for word in words if word in _ACADEMIC}
    is_unit = len(academic) == 1 and words - _ACADEMIC.keys() <= _HEADING_WORDS
    return academic.pop() if is_unit else None


def convert_academic_credits(draft: "Draft") -> None:
    """Turns the credits of rows in an academic unit into CE credits, and takes their lines away."""
    present: list[str] = [field for field in ("ce_credits", "credits") if field in draft.fields]
    if "credit_unit" in draft.fields:
        unit, asked = draft.value("credit_unit"), "credit_unit"
    else:
        found = {field: unit_of_heading(draft.header(field)) for field in present}
        asked, said = next(((field, said) for field, said in found.items() if said), ("", None))
        if said is None:
            return
        present = [asked]
        unit = draft.value("credit_unit").or_(said, draft.value(asked).filled())
        draft.note(_BY_HEADING.format(said, _CE_CREDITS_OF[said]), draft.header(asked))
    is_academic = draft.is_academic = unit.filled()
    for field in present:
        converted = draft.value(field).with_(unit, _in_ce_credits)
        too_large = is_academic & draft.value(field).filled() & ~converted.filled()
        draft.values[field] = converted
        draft.set_aside(
            too_large,
            field,
            f"expected CE credits of at most {LARGEST}; correct the cell and import again.",
        )
    # On a list of activities Credits are those of a line, and there is none.
    if len(present) > 1 or (draft.kind.of_lines and "credits" in present):
        credits = draft.value("credits")
        draft.values["ce_credits"] = draft.value("ce_credits").with_(
            credits.only(is_academic), lambda own, other: other if own is None else own
        )
        draft.values["credits"] = credits.only(~is_academic)
    _take_lines_away(draft, is_academic, asked)


def _in_ce_credits(credits: Decimal | None, unit: str | None) -> Decimal | None:
    if credits is None or unit is None:
        return credits
    converted = credits * _CE_CREDITS_OF[unit]
    return converted if converted <= LARGEST else None


def _take_lines_away(draft: "Draft", is_academic: "Mask", asked: str) -> None:
    in_categories = np.zeros(draft.height, dtype=bool)
    for column in draft.line_columns:
        in_categories |= is_academic & column.value.map(lambda credits: credits or None).filled()
    in_categories |= is_academic & draft.value("distribution").filled()
    draft.set_aside(in_categories, asked, _IN_CATEGORIES)
    names_category = np.zeros(draft.height, dtype=bool)
    for field in ("category_text", "subcategory_text"):
        names_category |= is_academic & draft.value(field).filled()
        draft.values[field] = draft.value(field).only(~is_academic)
    draft.warn(names_category, asked, _NO_DISTRIBUTION)
