"""Columns that may be ours: nearly our words in their headings, with their cells as second opinion."""

from collections.abc import Collection, Mapping, Sequence
from itertools import islice
from typing import TYPE_CHECKING

from dashboard.intake.columns import Kind
from dashboard.intake.contents import agreement, contradiction, sample
from dashboard.intake.mapping import ColumnNames
from dashboard.intake.model import ColumnProposal, Proposal, Source
from dashboard.intake.synonyms import synonym_key, words
from dashboard.intake.text import Cell, cell_text, tidy
from dashboard.intake.wide import read_line_heading
from dashboard.reference import Reference

if TYPE_CHECKING:
    from dashboard.intake.headings import Headings
    from dashboard.intake.recognise import Recognised

# Below this, words that merely share letters are proposed ("Site" for "Title").
_LEAST_LIKENESS = 0.8
# Cells of the right sort make up for a little less likeness.
_LIKENESS_WITH_CELLS = 0.7
_BONUS_OF_CELLS = 0.05
_SAMPLES = 5
# Nobody confirms columns by the thousand, and comparing each with every word takes a while.
_MOST_COLUMNS = 200


def propose_columns(
    headings: "Headings",
    columns: ColumnNames,
    kind: Kind,
    samples: Mapping[int, Sequence[Cell]],
    reference: Reference,
) -> tuple[Proposal, ...]:
    """For columns without a name: the column of ours each is likely to be, every one of ours once.

    By falling confidence. A person has to confirm them; nothing is applied here.
    """
    taken = set(columns.names.values())
    unnamed = (
        (place, header)
        for place, header in headings.texts.items()
        if place not in columns.names.keys() | columns.left_out.keys() | columns.not_used
        # The heading of one category's credits says all that is needed.
        if read_line_heading(header, reference) is None
    )
    found = [
        (likeness, place, name, reason)
        for place, header in islice(unnamed, _MOST_COLUMNS)
        for name, likeness, reason in _candidates(header, kind, taken, samples[place], reference)
    ]
    proposals: dict[int, Proposal] = {}
    for likeness, place, name, reason in sorted(found, key=lambda one: (-one[0], one[1])):
        if place not in proposals and name not in taken:
            taken.add(name)
            proposals[place] = Proposal(headings.headers[place], name, likeness, reason)
    return tuple(proposals.values())


def _candidates(
    header: str,
    kind: Kind,
    taken: set[str],
    cells: Sequence[Cell],
    reference: Reference,
) -> list[tuple[str, float, str]]:
    from rapidfuzz import fuzz

    ours = {column.name: column for column in kind.columns}
    key = synonym_key(header)
    best: dict[str, tuple[float, str]] = {}
    for word, name in words(kind.name):
        if name in taken:
            continue
        other = synonym_key(word)
        likeness = max(fuzz.ratio(key, other), fuzz.token_sort_ratio(key, other)) / 100
        if likeness > best.get(name, (0.0, ""))[0]:
            best[name] = (likeness, word)
    candidates = []
    for name, (likeness, word) in best.items():
        if contradiction(ours[name], cells, reference):
            continue
        cells_say = agreement(ours[name], cells, reference)
        if likeness < (_LIKENESS_WITH_CELLS if cells_say else _LEAST_LIKENESS):
            continue
        reason = f'reads like "{word}"' + (f"; {cells_say}" if cells_say else "")
        bonus = _BONUS_OF_CELLS if cells_say else 0.0
        candidates.append((name, round(min(likeness + bonus, 0.99), 2), reason))
    return candidates


_REASONS: dict[Source, str] = {
    "given": "as you said",
    "remembered": "as you said of a file with the same headings",
    "ours": "our own name",
    "synonym": "another word for ours",
}


def column_proposals(
    recognised: "Recognised", lines: Collection[int]
) -> tuple[ColumnProposal, ...]:
    """Every column with a heading: what it is taken for, or may be, with the first of its cells.

    `lines` are the places of columns that hold the credits of one category each.
    """
    headings = recognised.headings
    proposed = {proposal.theirs: proposal for proposal in recognised.proposals}
    return tuple(
        _column(recognised, place, proposed.get(header), is_line=place in lines)
        for place, header in headings.headers.items()
    )


def _column(
    recognised: "Recognised", place: int, proposal: Proposal | None, *, is_line: bool
) -> ColumnProposal:
    headings, kind = recognised.headings, recognised.kind
    ours = headings.columns.names.get(place)
    if kind and ours not in kind.names():
        ours = None
    if proposal is None:
        proposal = Proposal(
            headings.headers[place],
            ours or "",
            1.0 if ours or is_line else 0.0,
            _reason(headings.columns, kind, place, is_line=is_line),
        )
    cells = sample(headings.grid, place, headings.row + 1)[:_SAMPLES]
    return ColumnProposal(
        theirs=proposal.theirs,
        ours=proposal.ours or None,
        confidence=proposal.confidence,
        reason=proposal.reason,
        is_applied=ours is not None or is_line,
        samples=tuple(tidy(cell_text(cell)) for cell in cells),
        source=headings.columns.sources.get(place),
        is_line=is_line,
    )


def _reason(columns: ColumnNames, kind: Kind | None, place: int, *, is_line: bool) -> str:
    if is_line:
        return "the credits of what its heading names"
    if place in columns.left_out:
        return f"another column is the {columns.left_out[place]} already"
    name = columns.names.get(place)
    if kind and name and name not in kind.names():
        return f"{name} is no column of {kind.name}"
    source = columns.sources.get(place)
    return _REASONS[source] if source else ""
