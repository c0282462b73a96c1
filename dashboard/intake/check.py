"""What one sheet must hold row by row: readable cells, required ones, disciplines, goals."""

import numpy as np

from dashboard.intake.academic import convert_academic_credits
from dashboard.intake.clean import as_seen
from dashboard.intake.columns import alternatives_text
from dashboard.intake.disciplines import Default, find_disciplines
from dashboard.intake.draft import Draft
from dashboard.intake.goals import find_goals
from dashboard.intake.lines import find_lines
from dashboard.intake.merged import check_merged_cells
from dashboard.intake.text import UnreadableCell
from dashboard.reference import Reference


def check_rows(draft: Draft, reference: Reference, default: Default | None) -> None:
    """Finds what each row says and sets aside those that do not say enough (L3, N1, N3)."""
    _join_names(draft)
    _report_cells_beyond_headings(draft)
    _report_faults(draft)
    convert_academic_credits(draft)
    find_lines(draft, reference)
    check_merged_cells(draft)
    find_disciplines(draft, default)
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
    headings = draft.headings
    width = int(draft.grid.lengths[headings.first_row : headings.row + 1].max())
    for place in range(width, len(draft.grid.columns)):
        problem = (
            f"expected no cell beyond the {width} columns of the heading row; if a cell of this row contains "
            "the separator, put that cell in quotation marks, and import again."
        )
        for row in np.flatnonzero(draft.column(place).filled() & ~draft.is_aside):
            draft.report(int(row), draft.layout.others[place], problem, "set_aside")


def _report_faults(draft: Draft) -> None:
    for field in [*draft.fields.values(), *draft.line_columns]:
        for note in field.notes:
            draft.note(note, field.header)
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


def _require(draft: Draft) -> None:
    """One problem for each required thing a row lacks; an unreadable cell has been reported as such."""
    fields = {column.name: column.field for column in draft.kind.columns}
    fields |= {"First Name": "person_name", "Last Name": "person_name"}
    for alternatives in draft.kind.required:
        found = np.zeros(draft.height, dtype=bool)
        if draft.kind.is_of_lines(alternatives):
            # What lacks its discipline in another layout has been told so with its lines.
            found |= draft.is_academic | (not draft.layout.is_long)
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
