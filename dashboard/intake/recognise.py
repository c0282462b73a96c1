"""Where a sheet's column headings stand, and what kind of table they announce."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice

from dashboard.intake.columns import KINDS, ROSTER, Kind
from dashboard.intake.grid import Grid
from dashboard.intake.mapping import (
    ColumnNames,
    UserMapping,
    header_key,
    signature,
    workbook_columns,
)
from dashboard.intake.model import Options
from dashboard.intake.text import cell_text, is_blank, tidy

_NO_KNOWN_KIND = (
    "no known kind of table: expected column headings such as Person ID and Name (roster), "
    "Completion Date (records), Subcategory and Credits (activities) or Prescribed Credits (prescriptions)"
)

_ROWS_TO_LOOK_AT = 50
_HEADERS_TO_LOOK_LIKE_A_KIND = 2
_PEOPLE = frozenset({"Person ID", "Email", "Name", "First Name", "Last Name"})


@dataclass(frozen=True)
class Headings:
    """A sheet's headings by column: `texts` as written, `headers` told apart where texts are equal."""

    grid: Grid
    row: int
    texts: dict[int, str]
    headers: dict[int, str]
    columns: ColumnNames


def find_headings(grid: Grid, mapping: UserMapping) -> Headings | None:
    """The row with the most known headers among the first fifty that hold something, the first of several.

    None where no row holds anything.
    """
    known = mapping.known_headers()
    scores = {
        row: len({header_key(cell_text(cell)) for cell in grid.row(row)} & known)
        for row in islice(_filled_rows(grid), _ROWS_TO_LOOK_AT)
    }
    if not scores:
        return None
    row = max(scores, key=scores.__getitem__)
    cells = {place: tidy(cell_text(cell)) for place, cell in enumerate(grid.row(row))}
    texts = {place: text for place, text in cells.items() if text}
    texts |= workbook_columns(texts)
    headers = _told_apart(texts)
    columns = mapping.column_names(texts, signature(headers.values()))
    return Headings(grid, row, texts, headers, columns)


def _filled_rows(grid: Grid) -> Iterator[int]:
    return (row for row in range(grid.height) if not all(is_blank(cell) for cell in grid.row(row)))


def _told_apart(texts: Mapping[int, str]) -> dict[int, str]:
    headers: dict[int, str] = {}
    for place, text in texts.items():
        header, number = text, 1
        while header in headers.values():
            number += 1
            header = f"{text} ({number})"
        headers[place] = header
    return headers


def recognise_kind(headings: Headings, options: Options) -> Kind | str:
    """The kind of table the headings announce, or a sentence saying why it is none.

    The kind with the most of its columns wins; in a tie the one that lacks the fewest required ones,
    then prescriptions before records, activities and roster. A winner that lacks a required column is not
    replaced by a smaller kind: a list of completions without dates would pass for a roster.
    """
    present = frozenset(headings.columns.names.values())
    missing = {name: _missing(kind, present, options) for name, kind in KINDS.items()}
    found = {name: len(present & kind.names()) for name, kind in KINDS.items()}
    if options.kind != "auto":
        lacking = missing[options.kind]
        forced = f"was to be read as {options.kind}"
        return _lacking(forced, lacking) if lacking else KINDS[options.kind]
    if not missing["activities"] and not present & _PEOPLE:
        # A catalogue shares most of its columns with completions, of which nobody is named here.
        return KINDS["activities"]
    name = max(KINDS, key=lambda name: (found[name], -len(missing[name])))
    if not missing[name]:
        return KINDS[name]
    if found[name] < _HEADERS_TO_LOOK_LIKE_A_KIND:
        return _NO_KNOWN_KIND
    return _lacking(f"looks like {name}", missing[name])


def _missing(kind: Kind, present: frozenset[str], options: Options) -> list[str]:
    has_default = options.discipline is not None and kind is not ROSTER
    return kind.missing(present | {"Discipline"} if has_default else present)


def _lacking(what: str, columns: list[str]) -> str:
    if len(columns) == 1:
        return (
            f"{what}, but the required column {columns[0]} is missing; "
            "add it, or say which column holds it (THEIRS=OURS)"
        )
    return (
        f"{what}, but the required columns {', '.join(columns[:-1])} and {columns[-1]} are missing; "
        "add them, or say which columns hold them (THEIRS=OURS)"
    )
