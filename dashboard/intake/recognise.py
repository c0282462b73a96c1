"""What kind of table a sheet's headings announce, and how sure that is."""

import re
from dataclasses import dataclass, replace

from dashboard.intake.columns import KINDS, ROSTER, Kind
from dashboard.intake.contents import contradiction, sample
from dashboard.intake.headings import Headings
from dashboard.intake.layout import columns_elsewhere
from dashboard.intake.mapping import ColumnNames, UserMapping, signature
from dashboard.intake.model import Options, Proposal
from dashboard.intake.proposing import propose_columns
from dashboard.intake.text import Cell
from dashboard.reference import Reference

_NO_KNOWN_KIND = (
    "no known kind of table: expected column headings such as Person ID and Name (roster), "
    "Completion Date (records), Subcategory and Credits (activities) or Prescribed Credits (prescriptions)"
)
_PIVOT = (
    "a pivot table, which sums up rows that stand elsewhere: expected the rows themselves; "
    "import the sheet it was made from"
)
_OF_A_PIVOT = re.compile(
    r"row labels|column labels|values|(sum|count|average|max|min) of .+", re.IGNORECASE
)

_HEADERS_TO_LOOK_LIKE_A_KIND = 2
_PEOPLE = frozenset({"Person ID", "Email", "Name", "First Name", "Last Name"})
# Another's word for a column of ours says a little less than our own.
_WORTH_OF_A_SYNONYM = 0.9


@dataclass(frozen=True)
class Recognised:
    """A sheet as a table of one kind, its columns named accordingly; `problem` is why it cannot be one.

    `kind` is None where it is no known kind at all.
    """

    headings: Headings
    kind: Kind | None
    confidence: float
    proposals: tuple[Proposal, ...]
    problem: str | None


def recognise(
    headings: Headings,
    mapping: UserMapping,
    options: Options,
    reference: Reference,
    *,
    has_discipline: bool,
) -> Recognised:
    """The kind of table the headings announce.

    The kind with the most of its columns wins; in a tie the one that lacks the fewest required ones,
    then prescriptions before records, activities and roster. A winner that lacks a required column is not
    replaced by a smaller kind: a list of completions without dates would pass for a roster.
    `has_discipline` says whether something besides a column names the discipline.
    """
    if options.kind == "auto" and _is_pivot(headings):
        return Recognised(headings, None, 0.0, (), _PIVOT)
    samples = {place: sample(headings.grid, place, headings.row + 1) for place in headings.texts}
    named = {
        name: _named(headings, mapping, kind, samples, reference) for name, kind in KINDS.items()
    }
    present = {name: frozenset(columns.names.values()) for name, columns in named.items()}
    elsewhere = {
        name: columns_elsewhere(replace(headings, columns=named[name]), kind, reference)
        for name, kind in KINDS.items()
    }
    missing = {
        name: _missing(kind, present[name] | elsewhere[name], has_discipline=has_discipline)
        for name, kind in KINDS.items()
    }
    found = {name: len(present[name] & kind.names()) for name, kind in KINDS.items()}
    is_list = _is_activities_list(present, missing, is_long=not elsewhere["activities"])
    best = "activities" if is_list and options.kind == "auto" else _best(found, missing, options)
    kind = KINDS[best]
    columns = named[best]
    proposals = propose_columns(headings, columns, kind, samples, reference)
    problem = None
    is_forced = options.kind != "auto"
    if (
        missing[best]
        and not is_forced
        and found[best] + len(proposals) < _HEADERS_TO_LOOK_LIKE_A_KIND
    ):
        return Recognised(headings, None, 0.0, (), _NO_KNOWN_KIND)
    if missing[best]:
        what = f"was to be read as {best}" if is_forced else f"looks like {best}"
        problem = _lacking(what, missing[best], proposals, kind)
    confidence = 1.0 if is_forced else _confidence(best, found, missing, columns)
    return Recognised(replace(headings, columns=columns), kind, confidence, proposals, problem)


def _best(
    found: dict[str, int],
    missing: dict[str, list[str]],
    options: Options,
) -> str:
    if options.kind != "auto":
        return options.kind
    return max(KINDS, key=lambda name: (found[name], -len(missing[name])))


def _is_activities_list(
    present: dict[str, frozenset[str]], missing: dict[str, list[str]], *, is_long: bool
) -> bool:
    """A list shares most of its columns with completions, of which nobody is named here.

    In the other layouts it has little left of its own: a date says that people are named, in words unknown.
    """
    if missing["activities"] or present["records"] & _PEOPLE:
        return False
    return is_long or "Completion Date" not in present["records"]


def _confidence(
    best: str, found: dict[str, int], missing: dict[str, list[str]], columns: ColumnNames
) -> float:
    """Half in a tie with another kind that lacks nothing, all with two columns more than any such.

    Less by what synonyms say, and half of it where required columns are missing.
    """
    rivals = [count for name, count in found.items() if name != best and not missing[name]]
    margin = min(max(found[best] - max(rivals, default=0), 0), 2) / 4 + 0.5
    doubt = len(columns.by_synonym) / max(len(columns.names), 1) * (1 - _WORTH_OF_A_SYNONYM)
    return round(margin * (1 - doubt) * (0.5 if missing[best] else 1.0), 2)


def _named(
    headings: Headings,
    mapping: UserMapping,
    kind: Kind,
    samples: dict[int, tuple[Cell, ...]],
    reference: Reference,
) -> ColumnNames:
    ours = {column.name: column for column in kind.columns}

    def contradicts(place: int, name: str) -> bool:
        return contradiction(ours[name], samples[place], reference) is not None

    known_as = signature(headings.headers.values())
    return mapping.column_names(headings.texts, known_as, kind.name, contradicts)


def _is_pivot(headings: Headings) -> bool:
    found = [text for text in headings.texts.values() if _OF_A_PIVOT.fullmatch(text)]
    return len(found) > 1 or "row labels" in (text.casefold() for text in found)


def _missing(kind: Kind, present: frozenset[str], *, has_discipline: bool) -> list[str]:
    is_known = has_discipline and kind is not ROSTER
    return kind.missing(present | {"Discipline"} if is_known else present)


def _lacking(what: str, columns: list[str], proposals: tuple[Proposal, ...], kind: Kind) -> str:
    if len(columns) == 1:
        them, lacking = "it", f"the required column {columns[0]} is missing"
        hold = "which column holds it"
    else:
        them = "them"
        lacking = f"the required columns {', '.join(columns[:-1])} and {columns[-1]} are missing"
        hold = "which columns hold them"
    required = {name for entry in kind.required for columns_ in entry for name in columns_}
    asked = [one for one in proposals if one.ours in required]
    if asked:
        questions = " and ".join(f'is "{one.theirs}" the {one.ours}' for one in asked)
        options = " ".join(f'--map "{one.theirs}={one.ours}"' for one in asked)
        return f"{what}, but {lacking}; {questions}? If so, import with {options}"
    return f"{what}, but {lacking}; add {them}, or say {hold} (THEIRS=OURS)"
