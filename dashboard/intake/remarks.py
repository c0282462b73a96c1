"""What is worth a warning in rows that are taken: N2, L2, values of one thing that differ, SSA dates."""

import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import numpy as np

from dashboard import keys
from dashboard.intake.coded import NO_ID, Ids, first_of, together
from dashboard.intake.columns import Content
from dashboard.intake.contents import is_number, sample
from dashboard.intake.credits import is_quarter
from dashboard.intake.draft import Draft
from dashboard.intake.grid import Mask
from dashboard.intake.joint import Joint
from dashboard.intake.lines import rows_with_line
from dashboard.intake.mapping import SET_ASIDE_ROW, workbook_columns
from dashboard.intake.recognise import Recognised
from dashboard.intake.synonyms import speaks_of_ceus
from dashboard.intake.text import cell_text, tidy

_NOT_A_QUARTER = "expected a multiple of 0.25; taken as it is."
_SSA_IN_FUTURE = "expected an SSA date that has passed; taken as it is, check it."
_SSA_NOT_BEFORE_DUE = (
    "expected an SSA date before the due date; both are taken as they are, check them."
)
_UNUSED_DISTRIBUTION = (
    "expected the lines of a row in one place; where columns hold them one by one, this column "
    "is not used."
)
_NO_LINES = (
    "expected the credits of a category or subcategory in every row, found {} without; these activities are "
    "listed without a distribution."
)
_OLD_NAME = re.compile(r"\d+:\d+", re.ASCII)
_OLD_NAMES = (
    "expected names of rows such as 2:17:1a2b3c4d, found some without their last part, which an earlier "
    "version wrote; these rows are imported and settle none that was set aside: where one should, write "
    "its workbook anew (targeted-ce set-aside), correct it there, and import that."
)
_MAY_BE_A_LINE = (
    "expected a category or subcategory as the heading of credits; this column is kept with its rows and "
    'counts for nothing: if it is one, teach what it stands for (targeted-ce alias "{}" CODE "Category / '
    'Subcategory") and import the file again.'
)
_CEU = (
    "expected credits of one hour each; a CEU of some vendors is 10 contact hours, and the numbers are taken "
    "as they are: compare one with its certificate."
)

# The values that belong to the person, completion or activity a row speaks of, and how they compare.
_OWN_VALUES: dict[str, dict[str, Callable[[Any], Any] | None]] = {
    "roster": {
        "person_name": keys.name_key,
        "role": None,
        "cohort": keys.title_key,
        "site": keys.title_key,
        "email": keys.email_key,
        "status": None,
    },
    "records": {
        "title": keys.title_key,
        "sponsor": keys.title_key,
        "ce_credits": None,
        "ce_category": keys.comparison_key,
        "activity_type": keys.comparison_key,
    },
    "activities": {"title": keys.title_key, "sponsor": keys.title_key, "ce_credits": None},
    "prescriptions": {},
}


def remark_on_columns(draft: Draft, recognised: Recognised) -> None:
    """Says which columns were not used although they look like ours, and where a word has two meanings."""
    headings = draft.headings
    for place, name in headings.columns.left_out.items():
        if name in draft.kind.names():
            draft.note(
                f"expected one column for {name}, found another one; this one is not used.",
                headings.headers[place],
            )
    for header in draft.layout.unused:
        draft.note(_UNUSED_DISTRIBUTION, header)
    of_credits = [
        headings.headers[place]
        for place, column in draft.layout.fields.items()
        if column.content is Content.CREDITS
    ]
    for header in speaks_of_ceus(of_credits)[:1]:
        draft.note(_CEU, header)
    _remark_on_unknown_lines(draft, recognised)
    for place, name in workbook_columns(headings.texts).items():
        cells = draft.column(place)
        names = (cell_text(cells.cells[code]) for code in set(cells.codes.tolist()))
        if name == SET_ASIDE_ROW and any(_OLD_NAME.fullmatch(tidy(text)) for text in names):
            draft.note(_OLD_NAMES, headings.headers[place])
    for proposal in recognised.proposals:
        draft.note(
            f"is this the {proposal.ours}? It {proposal.reason}, but is not used, only kept with its rows; "
            f'if so, import again with --map "{proposal.theirs}={proposal.ours}".',
            proposal.theirs,
        )


def _remark_on_unknown_lines(draft: Draft, recognised: Recognised) -> None:
    """In a wide sheet a column of numbers that nobody knows may hold the credits of a category."""
    if not draft.layout.lines:
        return
    known = {proposal.theirs for proposal in recognised.proposals}
    known |= {draft.headings.headers[place] for place in draft.headings.columns.left_out}
    for place, header in draft.layout.others.items():
        cells = sample(draft.grid, place, draft.headings.row + 1)
        is_named = place in draft.headings.headers and header not in known
        if is_named and cells and all(is_number(cell) for cell in cells):
            draft.note(_MAY_BE_A_LINE.format(header), header)


def remark_on_rows(draft: Draft, today: date) -> None:
    """N2 and the SSA dates of G5, row by row, and L3: how many activities bring no line."""
    taken = ~draft.is_aside
    if draft.kind.of_lines:
        bare = int((taken & ~rows_with_line(draft) & ~draft.is_academic).sum())
        if bare:
            draft.note(_NO_LINES.format(bare))
    for field in [*draft.fields.values(), *draft.line_columns]:
        odd = [isinstance(value, Decimal) and not is_quarter(value) for value in field.value.values]
        for row in np.flatnonzero(np.array(odd)[field.value.codes] & taken):
            draft.report(int(row), field.header, _NOT_A_QUARTER, "warning")
    if "ssa_on" in draft.fields:
        draft.warn(
            taken & _days(draft, "ssa_on", lambda day: day > today), "ssa_on", _SSA_IN_FUTURE
        )
        pairs = draft.value("ssa_on").with_(
            draft.value("due_on"), lambda ssa, due: True if ssa and due and ssa >= due else None
        )
        draft.warn(taken & pairs.filled(), "ssa_on", _SSA_NOT_BEFORE_DUE)


def _days(draft: Draft, field: str, test: Callable[[date], bool]) -> Mask:
    return draft.value(field).map(lambda day: True if test(day) else None).filled()


def remark_on_differences(joint: Joint) -> None:
    """Says where a thing's own value differs between its rows; the first that is not blank stands."""
    owners, taken = joint.owners, joint.taken()
    for field, key in _OWN_VALUES[joint.kind].items():
        values = joint.ids(field, key)
        rows = np.flatnonzero(taken & (values != NO_ID))
        first = first_of(owners[rows])
        differing = np.flatnonzero(values[rows] != values[rows][first])
        once = np.unique(first[differing], return_index=True)[1]
        for index in sorted(differing[once]):
            row, first_row = int(rows[index]), int(rows[first[index]])
            draft, place = joint.locate(row)
            there, first_place = joint.locate(first_row)
            draft.report(
                place,
                draft.header(field),
                f'expected "{there.value(field)[first_place]}" as in '
                f"{joint.row_text(first_row, row)}; the first one stands.",
                "warning",
            )


def remark_on_sums(joint: Joint) -> None:
    """L2: says where one discipline's lines add up to more than the CE credits."""
    if joint.kind not in {"records", "activities"}:
        return
    owners = joint.owners
    rows, cents = joint.line_rows(), joint.line_cents()
    slots, disciplines = joint.line_slots, joint.line_ids("discipline")
    counted = np.flatnonzero((cents != NO_ID) & joint.taken()[rows] & (disciplines != NO_ID))
    # The same line said twice is one line.
    counted = counted[first_of(slots[counted]) == np.arange(len(counted))]
    groups = together(owners[rows[counted]], disciplines[counted])
    sums = np.zeros(int(groups.max(initial=-1)) + 1, dtype=np.int64)
    np.add.at(sums, groups, cents[counted])
    limits = _first_ce_cents(joint, owners)[owners[rows[counted]]]
    over = np.flatnonzero((limits != NO_ID) & (sums[groups] > limits))
    for index in over[first_of(groups[over]) == np.arange(len(over))]:
        row = int(rows[counted[index]])
        draft, place = joint.locate(row)
        draft.report(
            place,
            draft.header("ce_credits"),
            f"expected {joint.numbered()[disciplines[counted[index]]]} credits of at most "
            f"{_credits(limits[index])} in all, the CE credits; they add up to "
            f"{_credits(sums[groups[index]])} and are taken as they are.",
            "warning",
        )


def _first_ce_cents(joint: Joint, owners: Ids) -> Ids:
    """The CE credits of each owner, NO_ID where the file does not say."""
    cents, limits = joint.cents("ce_credits"), np.full(int(owners.max(initial=-1)) + 1, NO_ID)
    rows = np.flatnonzero((cents != NO_ID) & joint.taken())[::-1]
    # Backwards, so that the first row has the last word.
    limits[owners[rows]] = cents[rows]
    return limits


def _credits(cents: Any) -> Decimal:
    return Decimal(int(cents)).scaleb(-2)
