"""What calamine does not tell about an .xlsx or .xlsm, gathered before it may read the file."""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from posixpath import join, normpath

from dashboard.intake.archive import Archive, open_archive
from dashboard.intake.model import IntakeError
from dashboard.intake.sheet_xml import ATTRIBUTE, Area, SheetFacts, filled_area, sheet_facts

_SHEET = re.compile(r"<(?:\w+:)?sheet\s([^>]*)>")
_RELATIONSHIP = re.compile(r"<(?:\w+:)?Relationship\s([^>]*)>")
_WORKBOOK_PROPERTIES = re.compile(r"<(?:\w+:)?workbookPr\s([^>]*)>")
_PIVOT_LOCATION = re.compile(r"<(?:\w+:)?location\s([^>]*)>")
_NUMBER_FORMAT = re.compile(r"<(?:\w+:)?numFmt\s([^>]*)>")
_CELL_FORMATS = re.compile(r"<(?:\w+:)?cellXfs\b.*?</(?:\w+:)?cellXfs>", re.DOTALL)
_CELL_FORMAT = re.compile(r"<(?:\w+:)?xf\b([^>]*)>")
# 00000 and nothing else: such a number is an ID or a reference number, and its zeros are part of it.
_ZEROS = re.compile(r"0{2,}")
# calamine keeps 32 bytes for each cell between the first and the last, so this is a gigabyte. A million
# rows of 32 columns fit in; a stray cell far away from a long table does not.
_MOST_CELLS = 1 << 25


@dataclass(frozen=True)
class Unread:
    """The facts of each sheet by its name, and of the workbook; hidden rows not in every format."""

    by_sheet: dict[str, SheetFacts] = field(default_factory=dict)
    counts_from_1904: bool = False
    has_pictures: bool = False
    tells_hidden_rows: bool = True


def unread_facts(path: Path, name: str) -> Unread:
    """What the reader keeps to itself.

    Raises IntakeError where the file asks for more memory than any honest workbook or may not be
    trusted; BadZipFile and zlib.error where it is damaged.
    """
    with open_archive(path, name) as archive:
        workbook = archive.text("xl/workbook.xml")
        properties = next(_tags(_WORKBOOK_PROPERTIES, workbook), {})
        styles = _zero_styles(archive.text("xl/styles.xml"))
        by_sheet = {}
        for sheet, part in _sheet_parts(archive, workbook):
            by_sheet[sheet] = sheet_facts(archive.blocks(part), styles)
            _check_area(archive, part, sheet, by_sheet[sheet])
            by_sheet[sheet].pivots += _pivots(archive, part)
        archive.check_rest()
        return Unread(by_sheet, properties.get("date1904") in {"1", "true"}, archive.has_pictures())


def _check_area(archive: Archive, part: str, sheet: str, facts: SheetFacts) -> None:
    if facts.rows * facts.columns <= _MOST_CELLS:
        return
    # Formatted cells without content cost nothing; only now is it worth telling them apart.
    check_area(archive.name, sheet, *filled_area(archive.blocks(part)))


def check_area(name: str, sheet: str, rows: int, columns: int) -> None:
    """Raises IntakeError where a sheet is filled so far that laying out its cells fills the memory."""
    if rows * columns > _MOST_CELLS:
        raise IntakeError(
            f'{name}, sheet "{sheet}" is filled down to row {rows} and across to column {columns}, '
            "too large an area: expected a table; delete stray cells far away from it, and import again."
        )


def _sheet_parts(archive: Archive, workbook: str) -> Iterator[tuple[str, str]]:
    targets = sheet_targets(archive, "xl/_rels/workbook.xml.rels")
    for attributes in _tags(_SHEET, workbook):
        part = targets.get(_relationship_id(attributes) or "")
        if part in archive.parts:
            yield attributes.get("name", ""), part


def _pivots(archive: Archive, part: str) -> Iterator[Area]:
    folder, _, file = part.rpartition("/")
    relationships = archive.text(f"{folder}/_rels/{file}.rels")
    for attributes in _tags(_RELATIONSHIP, relationships):
        if not attributes.get("Type", "").endswith("/pivotTable"):
            continue
        pivot = archive.text(normpath(join("/", folder, attributes.get("Target", ""))).lstrip("/"))
        location = next(_tags(_PIVOT_LOCATION, pivot), {})
        if area := Area.named(location.get("ref", "")):
            yield area


def sheet_targets(archive: Archive, relationships: str) -> dict[str, str]:
    """The part of each sheet by the ID under which the workbook names it."""
    return {
        attributes.get("Id", ""): _part(attributes.get("Target", ""))
        for attributes in _tags(_RELATIONSHIP, archive.text(relationships))
    }


def _zero_styles(styles: str) -> dict[bytes, int]:
    """How many digits a cell shows at least, by its style, for formats made of zeros only."""
    digits = {
        attributes.get("numFmtId"): len(attributes["formatCode"])
        for attributes in _tags(_NUMBER_FORMAT, styles)
        if _ZEROS.fullmatch(attributes.get("formatCode", ""))
    }
    formats = _CELL_FORMATS.search(styles)
    if not digits or not formats:
        return {}
    used = [tag.get("numFmtId") for tag in _tags(_CELL_FORMAT, formats[0])]
    return {str(i).encode(): min(digits[id_], 99) for i, id_ in enumerate(used) if id_ in digits}


def _tags(pattern: re.Pattern[str], text: str) -> Iterator[dict[str, str]]:
    for tag in pattern.finditer(text):
        yield {key: html.unescape(value) for key, _, value in ATTRIBUTE.findall(tag[1])}


def _relationship_id(attributes: dict[str, str]) -> str | None:
    return next((value for key, value in attributes.items() if key.endswith(":id")), None)


def _part(target: str) -> str:
    return target.lstrip("/") if target.startswith("/") else str(PurePosixPath("xl") / target)
