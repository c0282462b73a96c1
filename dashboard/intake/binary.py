"""What calamine does not tell about .xls and .xlsb: it returns a blank cell for an error value."""

from collections.abc import Iterator
from pathlib import Path
from struct import error as struct_error
from struct import unpack_from
from zipfile import BadZipFile

from python_calamine import PasswordError

from dashboard.intake.archive import Archive, open_archive
from dashboard.intake.compound import CompoundFile
from dashboard.intake.model import IntakeError
from dashboard.intake.sheet_xml import SheetFacts
from dashboard.intake.text import UnreadableCell
from dashboard.intake.unread import Unread, check_area, sheet_targets

_ERRORS = {
    0x00: "#NULL!",
    0x07: "#DIV/0!",
    0x0F: "#VALUE!",
    0x17: "#REF!",
    0x1D: "#NAME?",
    0x24: "#NUM!",
    0x2A: "#N/A",
}
_Record = tuple[int, bytes]

# Records of .xls.
_BOF, _EOF, _BOUNDSHEET, _BOOLERR, _FORMULA, _FILEPASS = 0x809, 0x0A, 0x85, 0x205, 0x06, 0x2F
_BIFF8 = 0x600
# Records of .xlsb.
_ROW, _BLANK, _CELL_ERROR, _FORMULA_ERROR, _SHEET = 0, 1, 3, 11, 156


def xls_facts(path: Path, name: str) -> Unread:
    """The error cells of an .xls.

    Raises IntakeError where the file is of another program, PasswordError where it is encrypted, and
    NoCompoundFile where it is damaged.
    """
    file = CompoundFile(path)
    stream = next((stream for stream in ("Workbook", "Book") if stream in file), None)
    if stream is None:
        raise IntakeError(
            f"{name} is a document of an old Office format, but no workbook: expected a spreadsheet; "
            "copy its table into Excel, save it as .xlsx, and import that."
        )
    content = file.stream(stream)
    records = list(_xls_records(content))
    if any(kind == _FILEPASS for kind, _ in records):
        raise PasswordError(name)
    is_biff8 = bool(records) and records[0][1][:2] == _BIFF8.to_bytes(2, "little")
    names = [_sheet_name(body, is_biff8) for kind, body in records if kind == _BOUNDSHEET]
    return Unread(dict(zip(names, _substreams(records), strict=False)), tells_hidden_rows=False)


def _xls_records(content: bytes) -> Iterator[_Record]:
    place = 0
    while place + 4 <= len(content):
        kind, length = unpack_from("<HH", content, place)
        # Only what is looked at is copied.
        wanted = kind in {_BOF, _EOF, _BOUNDSHEET, _BOOLERR, _FORMULA, _FILEPASS}
        if wanted:
            yield kind, content[place + 4 : place + 4 + length][:300]
        place += 4 + length


def _sheet_name(body: bytes, is_biff8: bool) -> str:
    length = body[6] if len(body) > 6 else 0
    if not is_biff8:
        return body[7 : 7 + length].decode("cp1252", "replace")
    is_wide = body[7:8] != b"\0"
    text = body[8 : 8 + length * (1 + is_wide)]
    return text.decode("utf-16-le" if is_wide else "latin-1", "replace")


def _substreams(records: list[_Record]) -> Iterator[SheetFacts]:
    """The facts of each sheet; a chart within a sheet is a stream within its stream."""
    depth, facts = 0, SheetFacts()
    is_sheet = False
    for kind, body in records:
        if kind == _BOF:
            depth += 1
        elif kind == _EOF:
            depth -= 1
            if depth == 0 and is_sheet:
                yield facts
            if depth == 0:
                is_sheet, facts = True, SheetFacts()
        elif kind in {_BOOLERR, _FORMULA} and depth == 1 and (code := _xls_error(kind, body)):
            row, column = unpack_from("<HH", body)
            facts.unreadable[row, column] = _error(code[0])


def _xls_error(kind: int, body: bytes) -> bytes | None:
    """The code of an error, None where the cell holds a value."""
    if kind == _BOOLERR:
        return body[6:7] if body[7:8] == b"\x01" else None
    is_error = body[6:7] == b"\x02" and body[12:14] == b"\xff\xff"
    return body[8:9] if is_error else None


def xlsb_facts(path: Path, name: str) -> Unread:
    """The error cells of an .xlsb. Raises as `dashboard.intake.unread.unread_facts`."""
    with open_archive(path, name) as archive:
        targets = sheet_targets(archive, "xl/_rels/workbook.bin.rels")
        by_sheet = {}
        try:
            for kind, body in _xlsb_records(archive, "xl/workbook.bin"):
                if kind == _SHEET:
                    id_, end = _wide_text(body, 8)
                    sheet, _ = _wide_text(body, end)
                    by_sheet[sheet] = _xlsb_sheet(archive, targets.get(id_, ""), sheet)
        except (struct_error, IndexError) as error:
            raise BadZipFile(name) from error
        archive.check_rest()
        return Unread(by_sheet, has_pictures=archive.has_pictures(), tells_hidden_rows=False)


def _xlsb_sheet(archive: Archive, part: str, sheet: str) -> SheetFacts:
    facts, row = SheetFacts(columns=0), 0
    if part not in archive.parts:
        return facts
    for kind, body in _xlsb_records(archive, part):
        if kind == _ROW:
            [row] = unpack_from("<I", body)
        elif _BLANK < kind <= _FORMULA_ERROR:
            [column] = unpack_from("<I", body)
            facts.rows, facts.columns = max(facts.rows, row + 1), max(facts.columns, column + 1)
            if kind in {_CELL_ERROR, _FORMULA_ERROR}:
                facts.unreadable[row, column] = _error(body[8])
    check_area(archive.name, sheet, facts.rows, facts.columns)
    return facts


def _xlsb_records(archive: Archive, part: str) -> Iterator[_Record]:
    content, place = b"".join(archive.blocks(part)), 0
    while place < len(content):
        kind = content[place]
        place += 1
        if kind & 0x80:
            kind = kind & 0x7F | content[place] << 7
            place += 1
        length = shift = 0
        for _ in range(4):
            byte = content[place]
            place += 1
            length |= (byte & 0x7F) << shift
            shift += 7
            if not byte & 0x80:
                break
        yield kind, content[place : place + length]
        place += length


def _wide_text(body: bytes, place: int) -> tuple[str, int]:
    [length] = unpack_from("<I", body, place)
    end = place + 4 + 2 * length
    return body[place + 4 : end].decode("utf-16-le", "replace"), end


def _error(code: int) -> UnreadableCell:
    text = _ERRORS.get(code, "#ERROR")
    return UnreadableCell(text, f"the error value {text}")
