"""What one sheet must hold row by row: readable cells, required ones, disciplines, goals."""

import numpy as np

from dashboard.intake.academic import convert_academic_credits
from dashboard.intake.clean import as_seen
from dashboard.intake.columns import alternatives_text
from dashboard.intake.draft import Draft
from dashboard.intake.goals import find_goals
from dashboard.intake.grid import Mask
from dashboard.intake.lines import find_lines, rows_with_line
from dashboard.intake.text import UnreadableCell
from dashboard.reference import Reference

_NO_DISCIPLINE = (
    "expected the discipline of this row's credits, found a blank cell; they count for nothing until it has "
    "one: fill the column, or import again with a discipline for the whole file (--discipline CODE)."
)


def check_rows(draft: Draft, reference: Reference, default_discipline: str | None) -> None:
    """Finds what each row says and sets aside those that do not say enough (L3, N1, N3)."""
    _join_names(draft)
    _report_cells_beyond_headings(draft)
    _report_faults(draft)
    convert_academic_credits(draft)
    find_lines(draft)
    _find_disciplines(draft, default_discipline)
    if draft.kind.name == "roster":
        find_goals(draft, reference)
    _require(draft)


def _join_names(draft: Draft) -> None:
    if not {"first_name", "last_name"} & draft.fields.keys():
        return
    joined = draft.value("first_name").with_(draft.value("last_name"), _full_name)
    draft.values["person_name"] = draft.value("person_name").with_(
        joined, lambda name, parts: name or parts
    )


def _full_name(first: str | None, last: str | None) -> str | None:
    return " ".join(filter(None, (first, last))) or None


def _report_cells_beyond_headings(draft: Draft) -> None:
    """A row of text longer than its headings has shifted cells, mostly by a comma without quotes."""
    if draft.grid.lengths is None:
        return
    width = int(draft.grid.lengths[draft.headings.row])
    for place in range(width, len(draft.grid.columns)):
        problem = (
            f"expected no cell beyond the {width} columns of the heading row; if a cell of this row contains "
            "the separator, put that cell in quotation marks, and import again."
        )
        for row in np.flatnonzero(draft.column(place).filled() & ~draft.is_aside):
            draft.report(int(row), draft.layout.others[place], problem, "set_aside")


def _report_faults(draft: Draft) -> None:
    for field in [*draft.fields.values(), *draft.line_columns]:
        if field.note:
            draft.note(field.note, field.header)
        # What an unknown discipline means depends on whether the row brings a line.
        if field.column.field == "discipline" and draft.kind.name == "records":
            continue
        for row in np.flatnonzero(np.isin(field.value.codes, list(field.faults))):
            code = field.value.codes[row]
            fault = field.faults[code]
            problem, cell = fault.problem, as_seen(field.cells[code])
            if isinstance(cell, UnreadableCell):
                # It has to be found and mended in the file itself, so it is named as Excel names it.
                where = draft.address(int(row), field.header)
                problem = problem.replace(cell.reads, f"{cell.reads} in cell {where}", 1)
            draft.report(int(row), field.header, problem, fault.severity)


def _find_disciplines(draft: Draft, default: str | None) -> None:
    if draft.kind.name == "roster":
        return
    has_line = rows_with_line(draft) if draft.kind.name == "records" else _all(draft)
    is_blank = ~draft.value("discipline").filled() & ~draft.faulted("discipline")
    if default is not None:
        draft.values["discipline"] = draft.value("discipline").or_(default, has_line & is_blank)
    if draft.kind.name != "records":
        return
    faults = draft.faulted("discipline")
    for row in np.flatnonzero(faults):
        field = draft.fields["discipline"]
        problem = field.faults[field.value.codes[row]].problem
        if has_line[row]:
            draft.report(int(row), field.header, problem, "set_aside")
        else:
            draft.report(int(row), field.header, _taken_for_blank(problem), "warning")
    if default is None:
        draft.warn(has_line & is_blank & ~draft.is_aside, "discipline", _NO_DISCIPLINE)


def _taken_for_blank(problem: str) -> str:
    return problem.rpartition("; ")[0] + "; taken for blank, as the row brings no line."


def _all(draft: Draft) -> Mask:
    return np.ones(draft.height, dtype=bool)


def _require(draft: Draft) -> None:
    """One problem for each required thing a row lacks; an unreadable cell has been reported as such."""
    fields = {column.name: column.field for column in draft.kind.columns}
    fields |= {"First Name": "person_name", "Last Name": "person_name"}
    for alternatives in draft.kind.required:
        found = np.zeros(draft.height, dtype=bool)
        wanted = dict.fromkeys(fields[columns[0]] for columns in alternatives)
        for field in wanted:
            found |= draft.value(field).filled() | draft.faulted(field)
        shown = next((field for field in wanted if field in draft.fields), next(iter(wanted)))
        where = "a blank cell" if len(wanted) == 1 else "only blank cells"
        draft.set_aside(
            ~found,
            shown,
            f"expected {alternatives_text(alternatives)}, found {where}; fill it in and import again.",
        )
