"""Workbooks of the formats that no library here writes, put together from their records and tags."""

import io
import zipfile
from collections.abc import Mapping, Sequence
from html import escape
from pathlib import Path
from struct import pack

Cells = Sequence[Sequence[str | float | None]]
# A cell drawn as this text becomes a real error cell.
DIVIDED_BY_ZERO = "#DIV/0!"

_SECTOR = 512
_END_OF_CHAIN, _FREE, _FAT = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD


def write_archive(path: Path, parts: Mapping[str, str | bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return path


def changed_archive(path: Path, parts: Mapping[str, str | bytes]) -> Path:
    """The archive with some of its parts replaced or added."""
    with zipfile.ZipFile(path) as archive:
        old = {name: archive.read(name) for name in archive.namelist()}
    return write_archive(path, old | dict(parts))


def sheet_xml(rows: str, before: str = "") -> str:
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>{before}'
        '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        f"<sheetData>{rows}</sheetData></worksheet>"
    )


def text_cell(address: str, text: str) -> str:
    return f'<c r="{address}" t="inlineStr"><is><t>{escape(text)}</t></is></c>'


def write_xlsb(path: Path, sheet: str, rows: Cells) -> Path:
    relationship = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    bundle = pack("<II", 0, 1) + _wide("rId1") + _wide(sheet)
    workbook = b"".join(
        [_record(131), _record(143), _record(156, bundle), _record(144), _record(132)]
    )
    content = [
        _record(129),
        _record(148, pack("<IIII", 0, len(rows) - 1, 0, max(map(len, rows)) - 1)),
    ]
    content.append(_record(145))
    for number, cells in enumerate(rows):
        content.append(_record(0, pack("<IIHBBI", number, 0, 300, 0, 0, 0)))
        content += [_xlsb_cell(column, cell) for column, cell in enumerate(cells)]
    content += [_record(146), _record(130)]
    return write_archive(
        path,
        {
            "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            '<Default Extension="bin" ContentType="application/vnd.ms-excel.sheet.binary.macroEnabled.main"/></Types>',
            "xl/workbook.bin": workbook,
            "xl/_rels/workbook.bin.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            f'<Relationship Id="rId1" Type="{relationship}/worksheet" Target="worksheets/sheet1.bin"/></Relationships>',
            "xl/worksheets/sheet1.bin": b"".join(content),
        },
    )


def _xlsb_cell(column: int, cell: str | float | None) -> bytes:
    head = pack("<II", column, 0)
    if cell == DIVIDED_BY_ZERO:
        return _record(3, head + b"\x07")
    if cell is None:
        return _record(1, head)
    if isinstance(cell, str):
        return _record(6, head + _wide(cell))
    return _record(5, head + pack("<d", cell))


def _record(kind: int, body: bytes = b"") -> bytes:
    id_ = bytes([kind]) if kind < 128 else bytes([kind & 0x7F | 0x80, kind >> 7])
    length, size = b"", len(body)
    while size > 127:
        length += bytes([size & 0x7F | 0x80])
        size >>= 7
    return id_ + length + bytes([size]) + body


def _wide(text: str) -> bytes:
    return pack("<I", len(text)) + text.encode("utf-16-le")


def write_xls(path: Path, sheet: str, rows: Cells) -> Path:
    """An .xls of Excel 97 to 2003 with one sheet."""
    path.write_bytes(compound("Workbook", _biff8(sheet, rows)))
    return path


def write_protected_xls(path: Path) -> Path:
    """An .xls whose records are encrypted, as far as its beginning shows it."""
    begin = _biff(0x809, pack("<HHHHII", 0x600, 5, 0x0DBB, 0x07CC, 0x41, 6))
    path.write_bytes(compound("Workbook", begin + _biff(0x2F, bytes(54)) + _biff(0x0A)))
    return path


def _biff8(sheet: str, rows: Cells) -> bytes:
    begin = _biff(0x809, pack("<HHHHII", 0x600, 5, 0x0DBB, 0x07CC, 0x41, 6))
    name = bytes([len(sheet), 0]) + sheet.encode("latin-1")
    formats = _biff(0x42, pack("<H", 1200))
    place = len(begin) + len(formats) + 4 + 6 + len(name) + 4
    content = begin + formats + _biff(0x85, pack("<IBB", place, 0, 0) + name) + _biff(0x0A)
    content += _biff(0x809, pack("<HHHHII", 0x600, 0x10, 0x0DBB, 0x07CC, 0x41, 6))
    content += _biff(0x200, pack("<IIHHH", 0, len(rows), 0, max(map(len, rows)), 0))
    for number, cells in enumerate(rows):
        for column, cell in enumerate(cells):
            head = pack("<HHH", number, column, 0)
            if cell == DIVIDED_BY_ZERO:
                content += _biff(0x205, head + b"\x07\x01")
            elif isinstance(cell, str):
                content += _biff(0x204, head + pack("<HB", len(cell), 1) + cell.encode("utf-16-le"))
            elif cell is not None:
                content += _biff(0x203, head + pack("<d", cell))
    return content + _biff(0x0A)


def _biff(kind: int, body: bytes = b"") -> bytes:
    return pack("<HH", kind, len(body)) + body


def compound(name: str, content: bytes) -> bytes:
    """A compound file with one stream."""
    content = content.ljust(max(len(content), 4096), b"\0")
    sectors = -(-len(content) // _SECTOR)
    table = [_FAT, _END_OF_CHAIN, *range(3, 2 + sectors), _END_OF_CHAIN]
    assert len(table) <= _SECTOR // 4
    table += [_FREE] * (_SECTOR // 4 - len(table))
    header = (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
        + bytes(16)
        + pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6)
        + bytes(6)
        + pack("<IIIIIIIII", 0, 1, 1, 0, 4096, _END_OF_CHAIN, 0, _END_OF_CHAIN, 0)
        + pack("<109I", 0, *[_FREE] * 108)
    )
    entries = _entry("Root Entry", 5, 1, _END_OF_CHAIN, 0) + _entry(name, 2, _FREE, 2, len(content))
    return (
        header
        + pack("<128I", *table)
        + entries.ljust(_SECTOR, b"\0")
        + content.ljust(sectors * _SECTOR, b"\0")
    )


def _entry(name: str, kind: int, child: int, start: int, size: int) -> bytes:
    text = name.encode("utf-16-le").ljust(64, b"\0")
    length = 2 * len(name) + 2
    return (
        text
        + pack("<HBBIII", length, kind, 1, _FREE, _FREE, child)
        + bytes(36)
        + pack("<III", start, size, 0)
    )


_ODS_NAMES = " ".join(
    f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{short}:1.0"'
    for short in ("office", "table", "text")
)
_CALC = 'xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"'


def write_ods(path: Path, sheet: str, rows: Sequence[str]) -> Path:
    """An .ods with one sheet of rows written as tags, as `ods_row` makes them."""
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {_ODS_NAMES} {_CALC}>'
        f'<office:body><office:spreadsheet><table:table table:name="{sheet}">{"".join(rows)}'
        "</table:table></office:spreadsheet></office:body></office:document-content>"
    )
    manifest = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    return write_archive(
        path,
        {
            "mimetype": kind,
            "META-INF/manifest.xml": f'<manifest:manifest xmlns:manifest="{manifest}"><manifest:file-entry '
            f'manifest:full-path="/" manifest:media-type="{kind}"/></manifest:manifest>',
            "content.xml": content,
        },
    )


def ods_row(cells: Sequence[str | float | None], attributes: str = "") -> str:
    return f"<table:table-row {attributes}>{''.join(map(ods_cell, cells))}</table:table-row>"


def ods_cell(cell: str | float | None) -> str:
    if cell is None:
        return "<table:table-cell/>"
    if cell == DIVIDED_BY_ZERO:
        return (
            '<table:table-cell table:formula="of:=1/0" office:value-type="float" office:value="0" '
            f'calcext:value-type="error"><text:p>{cell}</text:p></table:table-cell>'
        )
    if isinstance(cell, str):
        return (
            '<table:table-cell office:value-type="string">'
            f"<text:p>{escape(cell)}</text:p></table:table-cell>"
        )
    return f'<table:table-cell office:value-type="float" office:value="{cell}"/>'


def packed(parts: Mapping[str, bytes]) -> bytes:
    """A zip archive in memory."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return buffer.getvalue()
