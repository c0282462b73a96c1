"""How a sheet is laid out: which column is which, and whether lines stand in rows or in columns."""

from dataclasses import dataclass

from dashboard.intake.columns import CanonicalColumn, Kind
from dashboard.intake.headings import Headings
from dashboard.intake.mapping import SET_ASIDE_ROW, workbook_columns
from dashboard.intake.wide import LineHeading, read_line_heading
from dashboard.reference import Reference

_OF_A_LINE = frozenset({"category_text", "subcategory_text"})
_IN_ONE_CELL = "distribution"


@dataclass(frozen=True)
class Layout:
    """The columns of a sheet by their place in it.

    `lines` are columns that hold the credits of one category or subcategory each; with any of them the
    layout is wide. `others` are columns nobody knows, kept as they are. `unused` are known columns that
    are kept the same way because the lines stand elsewhere. `remarks` are our own remarks on rows set
    aside, come back with the corrected rows and of no more use.
    """

    fields: dict[int, CanonicalColumn]
    lines: dict[int, LineHeading]
    others: dict[int, str]
    unused: tuple[str, ...] = ()
    remarks: frozenset[int] = frozenset()

    @property
    def is_long(self) -> bool:
        """Whether a row is one line, not many in columns of their own or in one cell."""
        return not self.lines and not _has_one_cell(self.fields)


def lay_out(headings: Headings, kind: Kind, reference: Reference) -> Layout:
    """The layout of a sheet of this kind.

    A sheet of records or activities without columns named Category and Subcategory is wide where a
    heading reads like a category or subcategory of any outline. Only without either do lines come out
    of a Distribution.
    """
    ours = {column.name: column for column in kind.columns}
    fields = {place: ours[name] for place, name in headings.columns.names.items() if name in ours}
    lines: dict[int, LineHeading] = {}
    is_long = any(column.field in _OF_A_LINE for column in fields.values())
    if kind.has_layouts and not is_long:
        for place, text in headings.texts.items():
            heading = read_line_heading(text, reference)
            is_free = place not in fields and place not in headings.columns.not_used
            if is_free and heading is not None:
                lines[place] = heading
    beside = [place for place, column in fields.items() if column.field == _IN_ONE_CELL]
    unused = beside if lines or is_long else []
    for place in unused:
        del fields[place]
    remarks = frozenset(
        place for place, name in workbook_columns(headings.texts).items() if name != SET_ASIDE_ROW
    )
    others = {
        place: headings.headers.get(place, f"Column {headings.grid.column_letters(place)}")
        for place in range(len(headings.grid.columns))
        if place not in fields and place not in lines and place not in remarks
    }
    return Layout(
        fields, lines, others, tuple(headings.headers[place] for place in unused), remarks
    )


def columns_elsewhere(headings: Headings, kind: Kind, reference: Reference) -> frozenset[str]:
    """The columns of lines that a sheet of this kind lacks and does without in its layout."""
    if not kind.of_lines:
        return frozenset()
    layout = lay_out(headings, kind, reference)
    if layout.is_long:
        return frozenset()
    # Whether the texts in one cell name a discipline is seen row by row.
    names_discipline = _has_one_cell(layout.fields) or any(
        heading.discipline for heading in layout.lines.values()
    )
    return kind.of_lines if names_discipline else kind.of_lines - {"Discipline"}


def _has_one_cell(fields: dict[int, CanonicalColumn]) -> bool:
    return any(column.field == _IN_ONE_CELL for column in fields.values())
