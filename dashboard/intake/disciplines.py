"""Whose discipline a row's credits are: by its cell, its sheet, its heading, the file, or the user."""

from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from dashboard.intake.draft import Draft
from dashboard.intake.grid import Mask
from dashboard.intake.headings import Headings
from dashboard.intake.lines import rows_with_line
from dashboard.intake.wide import discipline_within
from dashboard.reference import Reference

_EXPECTED_DISCIPLINE = (
    "expected the discipline of this row's credits, found none; fill a column Discipline, or import again "
    "with a discipline for the whole file (--discipline CODE)."
)
_OTHER_THAN_THE_SHEET = (
    "expected {} as {} says, found {} in this heading; the credits below it are taken for {}: if that is "
    "wrong, correct one of the two and import again."
)
_NO_DISCIPLINE = (
    "expected the discipline of this row's credits, found a blank cell; they count for nothing until it has "
    "one: fill the column, or import again with a discipline for the whole file (--discipline CODE)."
)


@dataclass(frozen=True)
class Default:
    """The discipline of rows that name none. `source` is where it was read, None for the user's word.

    `is_of_sheet` marks the word of the sheet's own name, which a heading should not contradict.
    """

    discipline: str
    source: str | None = None
    is_of_sheet: bool = False


def default_discipline(
    headings: Headings, file_name: str, given: str | None, reference: Reference
) -> Default | None:
    """The discipline by the sheet's name, else the title above its headings, the file's name, the user."""
    sheet = headings.grid.name or ""
    named = {
        f'the name of sheet "{sheet}"': discipline_within([sheet], reference),
        "the title above the column headings": discipline_within(
            headings.texts_above(), reference, by_code=False
        ),
        f'the name of the file "{file_name}"': discipline_within([Path(file_name).stem], reference),
    }
    for place, (source, discipline) in enumerate(named.items()):
        if discipline:
            return Default(discipline, source, is_of_sheet=place == 0)
    return Default(given) if given else None


def find_disciplines(draft: Draft, default: Default | None) -> None:
    """Puts a discipline to every row and line that has none of its own, and says where it came from."""
    if draft.kind.name == "roster":
        return
    is_blank = ~draft.value("discipline").filled() & ~draft.faulted("discipline")
    needed = is_blank & _rows_in_need(draft)
    if default is not None:
        draft.values["discipline"] = draft.value("discipline").or_(default.discipline, needed)
        if default.source is not None and needed.any():
            draft.note(_taken_from(default, int(needed.sum())), _header(draft))
        if default.is_of_sheet:
            _remark_on_headings(draft, default)
    _report_contradictions(draft)
    if draft.kind.name == "records":
        _report_unknown(draft)
        if default is None:
            draft.warn(needed & ~draft.is_aside, "discipline", _NO_DISCIPLINE)
    elif default is None and not draft.layout.is_long:
        draft.set_aside(needed, "discipline", _EXPECTED_DISCIPLINE)
    of_rows = draft.value("discipline").at(draft.lines.rows)
    own = draft.lines.discipline.with_(of_rows, lambda line, row: line or row)
    draft.lines = replace(draft.lines, discipline=own)


def _header(draft: Draft) -> str | None:
    return draft.header("discipline") if "discipline" in draft.fields else None


def _taken_from(default: Default, rows: int) -> str:
    return (
        f"expected a discipline in every row, found {rows} without one; {default.discipline} is taken for "
        f"them from {default.source}: if that is wrong, fill a column Discipline and import again."
    )


def _remark_on_headings(draft: Draft, default: Default) -> None:
    """Credits below "MR - Safety" are MR credits on a sheet called CT, too, but somebody should look."""
    for place, heading in draft.layout.lines.items():
        code = heading.discipline
        if code and code != default.discipline:
            draft.note(
                _OTHER_THAN_THE_SHEET.format(default.discipline, default.source, code, code),
                draft.headings.headers[place],
            )


def _rows_in_need(draft: Draft) -> Mask:
    """Rows with credits that name no discipline themselves."""
    if draft.kind.name != "records" and draft.layout.is_long:
        return np.ones(draft.height, dtype=bool)
    lines = draft.lines
    in_need = np.zeros(draft.height, dtype=bool)
    in_need[lines.rows[lines.credits.filled() & ~lines.discipline.filled()]] = True
    return in_need


def _report_unknown(draft: Draft) -> None:
    has_line = rows_with_line(draft)
    for row in np.flatnonzero(draft.faulted("discipline")):
        field = draft.fields["discipline"]
        problem = field.faults[field.value.codes[row]].problem
        if has_line[row]:
            draft.report(int(row), field.header, problem, "set_aside")
        else:
            draft.report(int(row), field.header, _taken_for_blank(problem), "warning")


def _taken_for_blank(problem: str) -> str:
    return problem.rpartition("; ")[0] + "; taken for blank, as the row brings no line."


def _report_contradictions(draft: Draft) -> None:
    """A cell that says CT beside credits under "MR - Safety": either may be the mistake."""
    lines = draft.lines
    if "discipline" not in draft.fields or not lines.discipline.filled().any():
        return
    of_rows = draft.value("discipline").at(lines.rows)
    differs = of_rows.with_(
        lines.discipline, lambda row, line: line if row and line and row != line else None
    )
    differs = differs.only(lines.credits.filled())
    for index in map(int, np.flatnonzero(differs.filled())):
        row = int(lines.rows[index])
        draft.report(
            row,
            draft.header("discipline"),
            f'expected {differs[index]} as "{lines.headers[index]}" says of its credits, or a blank cell; '
            "correct one of the two and import again.",
            "set_aside",
        )
