"""What the workbook reader does not tell about an .xlsx: error values, uncomputed formulas, its dates.

python-calamine returns an empty cell for `#DIV/0!` and for a formula that no program has computed yet.
Taken for blank, such a cell would change results without a word, so the sheets' XML is searched for both.
"""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import IO
from zipfile import ZipFile

from dashboard.intake.model import IntakeError
from dashboard.intake.text import UnreadableCell

# A workbook of a million rows unpacks to less than half of this; a file that asks for more is either
# damaged or made to fill the memory.
_LARGEST_UNPACKED = 2 << 30
_BLOCK = 1 << 20

_ATTRIBUTE = re.compile(r"""([\w:]+)\s*=\s*(["'])(.*?)\2""", re.DOTALL)
_SHEET = re.compile(r"<(?:\w+:)?sheet\s([^>]*)>")
_RELATIONSHIP = re.compile(r"<(?:\w+:)?Relationship\s([^>]*)>")
_WORKBOOK_PROPERTIES = re.compile(r"<(?:\w+:)?workbookPr\s([^>]*)>")
_CELL = re.compile(rb"<(?:\w+:)?c\s([^>]*?)(?:/>|>(.*?)</(?:\w+:)?c>)", re.DOTALL)
_VALUE = re.compile(rb"<(?:\w+:)?v(?:\s[^>]*)?>([^<]+)")
_FORMULA = re.compile(rb"<(?:\w+:)?f[\s>/]")
_ADDRESS = re.compile(r"([A-Z]+)(\d+)")

_Place = tuple[int, int]


@dataclass(frozen=True)
class UnreadCells:
    """Per sheet name the cells, by row and column from 0, and whether dates count from 1904."""

    by_sheet: dict[str, dict[_Place, UnreadableCell]] = field(default_factory=dict)
    counts_from_1904: bool = False


def unread_cells(path: Path, name: str) -> UnreadCells:
    """What the reader keeps to itself.

    Raises IntakeError where the file unpacks to more than any honest workbook; BadZipFile and zlib.error
    where it is damaged.
    """
    with ZipFile(path) as archive:
        if sum(part.file_size for part in archive.infolist()) > _LARGEST_UNPACKED:
            raise IntakeError(
                f"{name} is too large to be read as a workbook; save each sheet as .csv and import those."
            )
        parts = set(archive.namelist())
        workbook = _text(archive, "xl/workbook.xml", parts)
        targets = {
            attributes.get("Id"): _part(attributes.get("Target", ""))
            for attributes in _tags(
                _RELATIONSHIP, _text(archive, "xl/_rels/workbook.xml.rels", parts)
            )
        }
        by_sheet = {}
        for attributes in _tags(_SHEET, workbook):
            part = targets.get(_relationship_id(attributes))
            if part in parts:
                with archive.open(part) as sheet:
                    by_sheet[attributes.get("name", "")] = dict(_sheet_cells(sheet))
    properties = next(_tags(_WORKBOOK_PROPERTIES, workbook), {})
    return UnreadCells(by_sheet, properties.get("date1904") in {"1", "true"})


def _text(archive: ZipFile, part: str, parts: set[str]) -> str:
    return archive.read(part).decode("utf-8", "replace") if part in parts else ""


def _tags(pattern: re.Pattern[str], text: str) -> Iterator[dict[str, str]]:
    for tag in pattern.finditer(text):
        yield {key: html.unescape(value) for key, _, value in _ATTRIBUTE.findall(tag[1])}


def _relationship_id(attributes: dict[str, str]) -> str | None:
    return next((value for key, value in attributes.items() if key.endswith(":id")), None)


def _part(target: str) -> str:
    return target.lstrip("/") if target.startswith("/") else str(PurePosixPath("xl") / target)


def _sheet_cells(sheet: IO[bytes]) -> Iterator[tuple[_Place, UnreadableCell]]:
    rest = b""
    while block := sheet.read(_BLOCK):
        whole, end, rest = (rest + block).rpartition(b"row>")
        yield from _cells(whole + end)
    yield from _cells(rest)


def _cells(xml: bytes) -> Iterator[tuple[_Place, UnreadableCell]]:
    if b't="e"' not in xml and not _FORMULA.search(xml):
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


def _place(attributes: bytes) -> _Place | None:
    address = dict.fromkeys(("r",)) | {
        key: value for key, _, value in _ATTRIBUTE.findall(attributes.decode("utf-8", "replace"))
    }
    found = _ADDRESS.fullmatch(address["r"] or "")
    if found is None:
        return None
    column = 0
    for letter in found[1]:
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(found[2]) - 1, column - 1
