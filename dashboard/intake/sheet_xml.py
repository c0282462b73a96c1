"""What calamine does not tell about a sheet of an .xlsx, found in its XML.

calamine returns an empty cell for `#DIV/0!` and for a formula that no program has computed yet. Taken
for blank, such a cell would change results without a word. It also returns 123 where a person sees
00123, says nothing of hidden rows, and lays out every cell between the first and the last one.
"""

import html
import re
from array import array
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from zipfile import BadZipFile

from dashboard.intake.grid import Span
from dashboard.intake.text import UnreadableCell

# Every pattern stops at the next "<", so that no hostile text makes it run over and over the same bytes.
ATTRIBUTE = re.compile(r"""([\w:]{1,64})\s*=\s*(["'])([^<]*?)\2""")
_CELL = re.compile(
    rb"<(?:\w+:)?c\s([^<>]*?)(?:/>|>([^<]*(?:<(?!/?(?:\w+:)?c[\s>])[^<]*)*)</(?:\w+:)?c>)"
)
_VALUE = re.compile(rb"<(?:\w+:)?v(?:\s[^<>]*)?>([^<]+)")
_FORMULA = re.compile(rb"<(?:\w+:)?f[\s>/]")
_HIDDEN_ROW = re.compile(rb"""<(?:\w+:)?row\s(?=[^<>]*\shidden=["'](?:1|true)["'])""")
_HIDDEN_COLUMNS = re.compile(rb"""<(?:\w+:)?col\s(?=[^<>]*\bhidden=["'](?:1|true)["'])([^<>]*)>""")
_ROW = re.compile(rb"""<(?:\w+:)?row\s(?:[^<>]*?\s)??r=["'](\d+)""")
_WIDE_ADDRESS = re.compile(rb' r="([A-Z]{2,3})\d')
_HAS_CONTENT = re.compile(rb"<(?:\w+:)?(?:v|is)[\s>]")
# The longest row a sheet may have in its XML: a whole one of long texts, and far more than any table's.
_LONGEST_ROW = 64 << 20
_MARK = len(b"<row ")
_ADDRESS = re.compile(r"([A-Z]+)(\d+)")
# What a sheet has at most, by Excel's own definition.
COLUMNS = 1 << 14

Place = tuple[int, int]


@dataclass(frozen=True)
class Area:
    """The cells between two corners, both included, and their `name` in Excel such as A3:C20."""

    name: str
    top: int
    left: int
    bottom: int
    right: int

    @classmethod
    def named(cls, name: str) -> "Area | None":
        """None where the name is none of an area."""
        first, _, last = name.partition(":")
        corners = _ADDRESS.fullmatch(first), _ADDRESS.fullmatch(last or first)
        if not corners[0] or not corners[1]:
            return None
        (left, top), (right, bottom) = corners[0].groups(), corners[1].groups()
        return cls(name, int(top) - 1, _column(left), int(bottom) - 1, _column(right))


@dataclass
class SheetFacts:
    """What there is to know of one sheet; rows and columns count from 0.

    `padded` has the places of numbers shown with leading zeros, each as row times COLUMNS plus column,
    and `widths` how many digits each shows. `rows` and `columns` bound the area that holds anything.
    `hidden_columns` are first and last of each run, `pivots` the areas where pivot tables stand,
    `spans` the cells merged over several rows, where calamine does not tell them.
    """

    unreadable: dict[Place, UnreadableCell] = field(default_factory=dict)
    padded: "array[int]" = field(default_factory=lambda: array("q"))
    widths: "array[int]" = field(default_factory=lambda: array("b"))
    hidden_rows: int = 0
    hidden_columns: list[tuple[int, int]] = field(default_factory=list)
    pivots: list["Area"] = field(default_factory=list)
    spans: list[Span] = field(default_factory=list)
    rows: int = 0
    columns: int = 26


def sheet_facts(blocks: Iterable[bytes], zero_styles: Mapping[bytes, int]) -> SheetFacts:
    """The facts of a sheet's XML. `zero_styles` leads from a cell's style to the digits it shows."""
    facts = SheetFacts()
    padded = _padded_cell(zero_styles)
    for xml in _whole_rows(blocks):
        facts.unreadable.update(_unreadable(xml))
        if b"hidden=" in xml:
            facts.hidden_rows += sum(1 for _ in _HIDDEN_ROW.finditer(xml))
            facts.hidden_columns += _hidden_columns(xml)
        if row := _ROW.search(xml, max(0, xml.rfind(b"row ") - 8)):
            facts.rows = max(facts.rows, int(row[1]))
        for letters in set(_WIDE_ADDRESS.findall(xml)):
            facts.columns = max(facts.columns, _column(letters.decode()) + 1)
        if padded:
            _note_padded(facts, padded.finditer(xml), zero_styles)
    return facts


def _hidden_columns(xml: bytes) -> Iterator[tuple[int, int]]:
    for run in _HIDDEN_COLUMNS.finditer(xml):
        said = {
            key: value for key, _, value in ATTRIBUTE.findall(run[1].decode("utf-8", "replace"))
        }
        first, last = said.get("min", ""), said.get("max", "")
        if first.isdecimal() and last.isdecimal():
            yield int(first) - 1, int(last) - 1


def filled_area(blocks: Iterable[bytes]) -> Place:
    """How many rows and columns reach to the last cells that hold anything, formatted ones aside."""
    rows = columns = 0
    for xml in _whole_rows(blocks):
        for cell in _CELL.finditer(xml):
            place = _place(cell[1]) if cell[2] and _HAS_CONTENT.search(cell[2]) else None
            if place:
                rows, columns = max(rows, place[0] + 1), max(columns, place[1] + 1)
    return rows, columns


def _whole_rows(blocks: Iterable[bytes]) -> Iterator[bytes]:
    """The XML cut where rows begin, and never within one."""
    pieces: list[bytes] = []
    for block in blocks:
        # The last piece is short enough, or a row without end would be copied with every block.
        joined = pieces.pop() + block if pieces else block
        # A prefix before ":row" stays behind with its "<", which no pattern minds.
        at = joined.rfind(b"<row " if b"<row " in joined else b":row ")
        if at > 0:
            yield b"".join([*pieces, joined[:at]])
            pieces = [joined[at:]]
        else:
            pieces += [joined[:-_MARK], joined[-_MARK:]]
        if sum(map(len, pieces)) > _LONGEST_ROW:
            raise BadZipFile
    yield b"".join(pieces)


def _unreadable(xml: bytes) -> Iterator[tuple[Place, UnreadableCell]]:
    # Plain searches for bytes take a third of the time of the pattern, and most files have no formula.
    has_formula = (b"<f" in xml or b":f" in xml) and _FORMULA.search(xml)
    if not has_formula and b't="e"' not in xml:
        return
    for cell in _CELL.finditer(xml):
        content = cell[2] or b""
        value = _VALUE.search(content)
        is_error = b't="e"' in cell[1]
        # A formula that came to an empty text is of type "str" and has an empty value: truly blank.
        is_uncomputed = not value and b't="str"' not in cell[1] and bool(_FORMULA.search(content))
        place = _place(cell[1]) if is_error or is_uncomputed else None
        if place and is_error:
            text = html.unescape(value[1].decode("utf-8", "replace")) if value else "#ERROR"
            yield place, UnreadableCell(text, f"the error value {text}")
        elif place:
            yield place, UnreadableCell("(formula)", "a formula that was never computed")


def _padded_cell(zero_styles: Mapping[bytes, int]) -> re.Pattern[bytes] | None:
    """The beginning of a cell that is no text and is formatted with zeros, if any style is."""
    if not zero_styles:
        return None
    styles = b"|".join(zero_styles)
    return re.compile(
        rb'<(?:\w+:)?c\s(?=[^<>]*\bs="(' + styles + rb')")(?![^<>]*\bt="[^n])([^<>]*)>'
    )


def _note_padded(
    facts: SheetFacts, cells: Iterator[re.Match[bytes]], zero_styles: Mapping[bytes, int]
) -> None:
    for cell in cells:
        if place := _place(cell[2]):
            facts.padded.append(place[0] * COLUMNS + place[1])
            facts.widths.append(zero_styles[cell[1]])


def _place(attributes: bytes) -> Place | None:
    address = dict.fromkeys(("r",)) | {
        key: value for key, _, value in ATTRIBUTE.findall(attributes.decode("utf-8", "replace"))
    }
    found = _ADDRESS.fullmatch(address["r"] or "")
    return (int(found[2]) - 1, _column(found[1])) if found else None


def _column(letters: str) -> int:
    column = 0
    for letter in letters:
        column = column * 26 + ord(letter) - ord("A") + 1
    return column - 1
