"""An answer of the product beside the oracle's: what is missing, what is too much, what is misplaced."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal

from tests.oracle.outlines import outline_for

PERSON = ("person_id", "name", "role", "cohort", "site", "pathway", "discipline")
FIELDS: dict[str, tuple[str, ...]] = {
    "progress": (
        *PERSON,
        "outline_effective_on",
        "window_start",
        "window_end",
        "required",
        "earned",
        "needed",
        "progress",
        "status",
        "days_left",
    ),
    "gaps": (*PERSON, "level", "category", "subcategory", "required", "earned", "gap"),
    "explain": (
        "person_id",
        "pathway",
        "discipline",
        "reference_number",
        "title",
        "completed_on",
        "ce_credits",
        "category",
        "subcategory",
        "credits",
        "outcome",
        "counted",
    ),
    "coverage": (
        "discipline",
        "category",
        "subcategory",
        "people",
        "people_with_credit",
        "credits_earned",
        "credits_prescribed",
        "credits_short",
        "people_short",
        "share_of_credits",
        "share_of_exam",
    ),
}
FOUR_PLACES = Decimal("0.0001")

Shown = tuple[str, ...]
Rows = Sequence[Mapping[str, object]]


def shown(value: object) -> str:
    """One spelling for equal values. Exact types only: a float or a timestamp is a difference."""
    if isinstance(value, Decimal):
        four = value.quantize(FOUR_PLACES)
        return str(four) if four == value else f"{value} (more than four places)"
    if isinstance(value, int):
        return str(Decimal(value).quantize(FOUR_PLACES))
    if value is None or type(value) in (str, date):
        return repr(value)
    return f"{value!r} of {type(value).__name__}"


def difference(answer: str, expected: Rows, found: Rows, as_of: date) -> str | None:
    """A readable account of what differs in the fields of the contract; None where nothing does."""
    fields = FIELDS[answer]
    wanted = [tuple(shown(row[field]) for field in fields) for row in expected]
    given = [tuple(shown(row[field]) for field in fields) for row in found]
    missing, surplus = Counter(wanted) - Counter(given), Counter(given) - Counter(wanted)
    if missing or surplus:
        lines = [*_lines("- expected", fields, missing), *_lines("+ found   ", fields, surplus)]
        return "\n".join([f"{answer} as of {as_of}:", *sorted(lines, key=lambda line: line[12:])])
    if _ordered(answer, expected, as_of) != _ordered(answer, found, as_of):
        return f"{answer} as of {as_of}: the right rows in another order"
    return None


def _lines(mark: str, fields: tuple[str, ...], rows: Counter[Shown]) -> list[str]:
    return [
        f"{mark} " + ", ".join(f"{f}={cell}" for f, cell in zip(fields, row, strict=True))
        for row in rows.elements()
    ]


def _ordered(answer: str, rows: Rows, as_of: date) -> list[object]:
    """The order as far as the contract states it.

    Lines of one completion, and several completions of one day that have no number, may stand in
    any order; so may rows of the coverage that the outline does not have.
    """
    if answer == "explain":
        days = ("person_id", "pathway", "discipline", "completed_on")
        return [tuple(shown(row[key]) for key in days) for row in rows]
    if answer != "coverage":
        return [tuple(shown(row[field]) for field in FIELDS[answer]) for row in rows]
    outlines = {str(row["discipline"]): outline_for(str(row["discipline"]), as_of) for row in rows}
    listed = {
        (discipline, subject.category, subject.subcategory)
        for discipline, outline in outlines.items()
        for subject in (outline.subjects if outline else ())
    }
    keys = ("discipline", "category", "subcategory")
    contents = [tuple(row[key] for key in keys) for row in rows]
    return [[row["discipline"] for row in rows], [c for c in contents if c in listed]]
