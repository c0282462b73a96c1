"""Files of every format, honest and hostile: their rows, or one sentence.

Each file is built here and its rows are written out by hand.
"""

import zipfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import openpyxl
import pytest
from openpyxl.chart import BarChart
from openpyxl.styles import Font

from dashboard.intake import IntakeError
from tests.intake.corpus.books import (
    DIVIDED_BY_ZERO,
    changed_archive,
    compound,
    ods_cell,
    ods_row,
    packed,
    sheet_xml,
    text_cell,
    write_archive,
    write_ods,
    write_protected_xls,
    write_xls,
    write_xlsb,
)
from tests.intake.drawing import CheckPath, taken, warnings, write_text, write_workbook

Build = Callable[[Path], Path]
Row = tuple[str | None, ...]

HEADINGS = ["Person ID", "Name", "Cohort"]
PEOPLE: list[list[str | float | None]] = [
    ["007", "Zoë Testwell", "CT, day"],
    [12.0, "Blair Sampleton", None],
]
ROWS: list[Row] = [("007", "Zoë Testwell", "CT, day"), ("12", "Blair Sampleton", None)]
TABLE: list[list[str | float | None]] = [[*HEADINGS], *PEOPLE]
TEXTS = [HEADINGS, ["007", "Zoë Testwell", "CT, day"], ["12", "Blair Sampleton", ""]]


def xlsx(path: Path) -> Path:
    return write_workbook(path, {"Roster": TABLE})


def text(separator: str, encoding: str) -> Build:
    return lambda path: write_text(path, TEXTS, separator=separator, encoding=encoding)


def page(markup: str, encoding: str = "utf-8") -> Build:
    def build(path: Path) -> Path:
        path.write_bytes(markup.encode(encoding))
        return path

    return build


CELLS = """
<table border=1><tr><th>Person ID<th>Name<th>Cohort
<tr><td>007</td><td>Zo&euml;&nbsp;Testwell</td><td>CT, <b>day</b></td></tr>
<tr><td>12<td>Blair<br>Sampleton<td></table>
"""
PAGE = f"<html><head><title>Export</title><style>td {{ color: red }}</style></head><body>{CELLS}</body></html>"
LAYOUT = f"<table><tr><td>Report of 2026</td></tr><tr><td>{CELLS}</td></tr></table>"
UTF_16_PAGE = "<HTML><BODY>" + CELLS
SPANS = """<!-- made by an LMS --><!DOCTYPE html><table><tr><td colspan=3>Roster<tr><th>Person ID<th>Name<th>Cohort
<tr><td rowspan=1>007<td>Zoë Testwell<td rowspan="2">CT, day<tr><td>12<td>Blair Sampleton</table>"""


def blank_rows(path: Path) -> Path:
    """Formatted down to Excel's last row, three of the rows filled."""
    rows = [
        f'<row r="{number}" spans="1:3" s="1" customFormat="1">'
        + "".join(
            text_cell(f"{letter}{number}", cell) for letter, cell in zip("ABC", cells, strict=True)
        )
        + "</row>"
        for number, cells in enumerate(TEXTS, start=1)
    ]
    rows += [f'<row r="{number}" s="1" customFormat="1"/>' for number in range(4, 1_048_577)]
    return changed_archive(xlsx(path), {"xl/worksheets/sheet1.xml": sheet_xml("".join(rows))})


def formatted_columns(path: Path) -> Path:
    """Empty formatted cells to the last column and row: a large area, but nothing in it."""
    workbook = openpyxl.load_workbook(xlsx(path))
    sheet = workbook.worksheets[0]
    for address in ("XFD1", "XFD3", "A1048576", "XFD1048576"):
        sheet[address].font = Font(bold=True)
    workbook.save(path)
    return path


def every_column(path: Path) -> Path:
    extra = [f"Extra {number}" for number in range(16_384 - 3)]
    return write_workbook(path, {"Roster": [HEADINGS + extra, *PEOPLE]})


def hidden(path: Path) -> Path:
    workbook = openpyxl.load_workbook(xlsx(path))
    sheet = workbook.worksheets[0]
    sheet.row_dimensions[3].hidden = True
    sheet.sheet_state = "hidden"
    workbook.create_sheet("Notes")
    workbook.active = 1
    workbook.save(path)
    return path


def external_links(path: Path) -> Path:
    link = (
        '<externalLink xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        '<externalBook r:id="rId1" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/'
        'relationships"/></externalLink>'
    )
    target = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship '
        'Id="rId1" Type="x" Target="http://example.invalid/other.xlsx" TargetMode="External"/></Relationships>'
    )
    rows = "".join(
        f'<row r="{number}">'
        + text_cell(f"A{number}", cells[0])
        + text_cell(f"B{number}", cells[1])
        + (f'<c r="C{number}" t="str"><f>[1]Other!A1</f><v>{cells[2]}</v></c>' if cells[2] else "")
        + "</row>"
        for number, cells in enumerate(TEXTS, start=1)
    )
    return changed_archive(
        xlsx(path),
        {
            "xl/externalLinks/externalLink1.xml": link,
            "xl/externalLinks/_rels/externalLink1.xml.rels": target,
            "xl/worksheets/sheet1.xml": sheet_xml(rows),
        },
    )


def utf_16_without_mark(path: Path) -> Path:
    return write_text(path, TEXTS, encoding="utf-16-be")


def equal_columns(path: Path) -> Path:
    return write_workbook(path, {"Roster": [HEADINGS + ["Extra"] * (16_384 - 3), *PEOPLE]})


def csv_named_xlsx(path: Path) -> Path:
    return write_text(path, TEXTS, separator=";", encoding="latin-1")


FILES: dict[str, tuple[str, Build]] = {
    "xlsx": ("r.xlsx", xlsx),
    "xlsm": ("r.xlsm", xlsx),
    "xlsb": ("r.xlsb", lambda path: write_xlsb(path, "Roster", TABLE)),
    "xls": ("r.xls", lambda path: write_xls(path, "Roster", TABLE)),
    "ods": ("r.ods", lambda path: write_ods(path, "Roster", [ods_row(row) for row in TABLE])),
    "an xlsx named xls": ("r.xls", xlsx),
    "an xls named xlsx": ("r.xlsx", lambda path: write_xls(path, "Roster", TABLE)),
    "letter case of the ending": ("R.XLSX", xlsx),
    "csv": ("r.csv", text(",", "utf-8")),
    "csv with a mark": ("r.csv", text(",", "utf-8-sig")),
    "semicolons in Latin-1": ("r.csv", text(";", "latin-1")),
    "tabs in UTF-16": ("r.txt", text("\t", "utf-16")),
    "bars in Windows-1252": ("r.txt", text("|", "windows-1252")),
    "tsv": ("r.tsv", text("\t", "utf-8")),
    "UTF-16 without a mark": ("r.csv", utf_16_without_mark),
    "tabs named xls": ("r.xls", text("\t", "utf-16")),
    "HTML named xls": ("r.xls", page(PAGE)),
    "HTML named xlsx": ("r.xlsx", page(PAGE)),
    "HTML named csv": ("r.csv", page(PAGE, "windows-1252")),
    "HTML in UTF-16": ("r.xls", page(UTF_16_PAGE, "utf-16")),
    "HTML with a table for layout": ("r.xls", page(LAYOUT)),
    "every row formatted": ("r.xlsx", blank_rows),
    "a large formatted area": ("r.xlsx", formatted_columns),
    "16,384 columns": ("r.xlsx", every_column),
    "16,384 columns, most of one heading": ("r.xlsx", equal_columns),
    "an xlsx named csv": ("r.csv", xlsx),
    "an xls named txt": ("r.txt", lambda path: write_xls(path, "Roster", TABLE)),
    "a csv named xlsx": ("r.xlsx", csv_named_xlsx),
    "a csv named ods": ("r.ods", text(",", "utf-16")),
    "a hidden sheet with a hidden row": ("r.xlsx", hidden),
    "links to another file": ("r.xlsx", external_links),
}


@pytest.mark.parametrize("what", FILES)
def test_every_honest_file_gives_the_same_rows(
    check_path: CheckPath, tmp_path: Path, what: str
) -> None:
    name, build = FILES[what]
    file = check_path(build(tmp_path / name))
    assert taken(file, "person_id", "person_name", "cohort") == ROWS
    assert [sheet.set_aside for sheet in file.sheets] == [()]


@pytest.mark.parametrize(
    ("name", "build", "what"),
    [
        ("r.csv", xlsx, "an Excel workbook"),
        ("r.xlsx", csv_named_xlsx, "a table of text"),
        ("r.xlsx", page(PAGE), "an HTML table"),
    ],
)
def test_a_file_that_is_not_what_its_name_says_is_read_and_said(
    check_path: CheckPath, tmp_path: Path, name: str, build: Build, what: str
) -> None:
    assert warnings(check_path(build(tmp_path / name))) == [
        (
            None,
            None,
            f"expected a file as its name says, found {what} in {name}; it is read as that.",
        )
    ]


def test_an_archive_named_csv_is_refused_with_advice(check_path: CheckPath, tmp_path: Path) -> None:
    path = written(packed({"roster.csv": b"Person ID,Name"}))(tmp_path / "r.csv")
    with pytest.raises(
        IntakeError, match=r"^r\.csv is a packed file .* rename it to end in \.xlsx"
    ):
        check_path(path)


def test_a_page_with_cells_across_rows_and_columns(check_path: CheckPath, tmp_path: Path) -> None:
    file = check_path(page(SPANS)(tmp_path / "r.xls"))
    assert taken(file, "person_id", "person_name", "cohort", "row_number") == [
        ("007", "Zoë Testwell", "CT, day", 3),
        ("12", "Blair Sampleton", "CT, day", 4),
    ]


def test_a_page_with_a_table_for_each_kind(check_path: CheckPath, tmp_path: Path) -> None:
    other = "<table><tr><td>Legend<td>Colours</table>"
    file = check_path(page(PAGE + other)(tmp_path / "r.xls"))
    assert [(sheet.sheet, sheet.rows_read) for sheet in file.sheets] == [("Table 1", 2)]
    assert [skipped.sheet for skipped in file.skipped] == ["Table 2"]


def test_hidden_rows_and_sheets_are_read_and_said(check_path: CheckPath, tmp_path: Path) -> None:
    assert warnings(check_path(hidden(tmp_path / "r.xlsx"))) == [
        (
            None,
            None,
            'expected a sheet that shows, found "Roster" hidden; it is read like any other.',
        ),
        (
            None,
            None,
            'expected rows that show, found 1 hidden row in "Roster"; read like any other.',
        ),
    ]


def test_hidden_rows_of_an_ods_are_said(check_path: CheckPath, tmp_path: Path) -> None:
    rows = [ods_row(TABLE[0]), *(ods_row(row, 'table:visibility="filter"') for row in PEOPLE)]
    file = check_path(write_ods(tmp_path / "r.ods", "Roster", rows))
    assert taken(file, "person_id", "person_name", "cohort") == ROWS
    assert warnings(file) == [
        (
            None,
            None,
            'expected rows that show, found 2 hidden rows in "Roster"; read like any other.',
        )
    ]


def test_hidden_columns_that_hold_anything_are_read_and_said(
    check_path: CheckPath, tmp_path: Path
) -> None:
    workbook = openpyxl.load_workbook(xlsx(tmp_path / "r.xlsx"))
    sheet = workbook.worksheets[0]
    sheet.column_dimensions["B"].hidden = True
    # Everything to the right of a table is often hidden, too.
    sheet.column_dimensions.group("E", "XFD", hidden=True)
    workbook.save(tmp_path / "r.xlsx")
    file = check_path(tmp_path / "r.xlsx")
    assert taken(file, "person_id", "person_name", "cohort") == ROWS
    assert warnings(file) == [
        (
            None,
            None,
            'expected columns that show, found hidden column B in "Roster"; read like any other.',
        )
    ]


def test_hidden_columns_of_an_ods_are_said(check_path: CheckPath, tmp_path: Path) -> None:
    columns = (
        '<table:table-column/><table:table-column table:visibility="collapse" '
        'table:number-columns-repeated="2"/>'
    )
    rows = [columns + ods_row(TABLE[0]), *map(ods_row, PEOPLE)]
    file = check_path(write_ods(tmp_path / "r.ods", "Roster", rows))
    assert taken(file, "person_id", "person_name", "cohort") == ROWS
    assert [sentence for _, _, sentence in warnings(file)] == [
        'expected columns that show, found 2 hidden columns B, C in "Roster"; read like any other.'
    ]


def test_a_chart_sheet_is_named_and_skipped(check_path: CheckPath, tmp_path: Path) -> None:
    workbook = openpyxl.load_workbook(xlsx(tmp_path / "r.xlsx"))
    workbook.create_chartsheet("Credits by month").add_chart(BarChart())
    workbook.save(tmp_path / "r.xlsx")
    file = check_path(tmp_path / "r.xlsx")
    assert taken(file, "person_id", "person_name", "cohort") == ROWS
    assert [(one.sheet, one.row, one.reason) for one in file.skipped] == [
        (
            "Credits by month",
            None,
            "a chart, which shows rows that stand elsewhere: expected the rows themselves",
        )
    ]


def pivot(path: Path, area: str, sheet: int = 1) -> Path:
    """The workbook with a pivot table in these cells of a sheet, as far as its parts say so."""
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/pivotTable"
    return changed_archive(
        path,
        {
            f"xl/worksheets/_rels/sheet{sheet}.xml.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/'
            f'relationships"><Relationship Id="rId1" Type="{kind}" Target="../pivotTables/pivotTable1.xml"/></Relationships>',
            "xl/pivotTables/pivotTable1.xml": '<pivotTableDefinition xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
            f'<location ref="{area}" firstHeaderRow="1"/></pivotTableDefinition>',
        },
    )


def test_a_pivot_table_of_any_headings_is_named_and_skipped(
    check_path: CheckPath, tmp_path: Path
) -> None:
    summary = [["Person ID", "Name", "Cohort"], ["007", "Zoë Testwell", "3"]]
    path = write_workbook(tmp_path / "r.xlsx", {"Roster": TABLE, "Summary": [[], *summary]})
    file = check_path(pivot(path, "A2:C3", sheet=2))
    assert taken(file, "person_id", "person_name", "cohort") == ROWS
    [skipped] = file.skipped
    assert (skipped.sheet, skipped.row) == ("Summary", 2)
    assert skipped.reason.startswith("a pivot table (A2:C3), which sums up rows")


def test_a_pivot_table_beside_the_rows_is_left_out_of_them(
    check_path: CheckPath, tmp_path: Path
) -> None:
    beside: list[list[str | float]] = [[], ["Sum of Credits", "Total"], ["CT, day", 12]]
    rows = [[*row, *summary] for row, summary in zip(TEXTS, beside, strict=True)]
    file = check_path(pivot(write_workbook(tmp_path / "r.xlsx", {"Roster": rows}), "D2:E3"))
    assert taken(file, "person_id", "person_name", "cohort", "other_cells") == [
        (*row, None) for row in ROWS
    ]
    assert [(one.sheet, one.row) for one in file.skipped] == [("Roster", 2)]


@pytest.mark.parametrize("name", ["r.xls", "r.xlsb"])
def test_where_hidden_rows_cannot_be_known_it_is_said_once(
    check_path: CheckPath, tmp_path: Path, name: str
) -> None:
    write = write_xls if name == "r.xls" else write_xlsb
    assert warnings(check_path(write(tmp_path / name, "Roster", TABLE))) == [
        (
            None,
            None,
            (
                "expected to see which rows and columns are hidden, which this format does not tell; all are "
                "read, hidden ones too: save the file as .xlsx if that matters."
            ),
        )
    ]


@pytest.mark.parametrize("name", ["r.csv", "r.txt"])
def test_a_text_file_has_nothing_hidden_to_speak_of(
    check_path: CheckPath, tmp_path: Path, name: str
) -> None:
    assert warnings(check_path(write_text(tmp_path / name, TEXTS))) == []


@pytest.mark.parametrize("name", ["r.xls", "r.xlsb", "r.ods"])
def test_an_error_cell_of_any_format_is_never_blank(
    check_path: CheckPath, tmp_path: Path, name: str
) -> None:
    table: list[list[str | float | None]] = [
        ["Person ID", "Name", "Application Date"],
        ["S1", "Avery Testwell", DIVIDED_BY_ZERO],
    ]
    path = tmp_path / name
    if name == "r.ods":
        write_ods(path, "R", [ods_row(row) for row in table])
    else:
        (write_xls if name == "r.xls" else write_xlsb)(path, "R", table)
    [row] = check_path(path).sheets[0].set_aside
    assert (row.row_number, row.cells["Application Date"]) == (2, DIVIDED_BY_ZERO)


def test_a_cell_of_32767_characters_is_kept_whole(check_path: CheckPath, tmp_path: Path) -> None:
    long = "x" * 32_767
    path = write_workbook(tmp_path / "r.xlsx", {"R": [HEADINGS, ["S1", "Avery Testwell", long]]})
    assert taken(check_path(path), "cohort") == [(long,)]


BOMB = 1_000_000_000


def zip_bomb(path: Path) -> Path:
    """A gigabyte of blanks in a sheet, packed into one megabyte without ever being there in full."""
    xlsx(path)
    with (
        zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED, compresslevel=1) as archive,
        archive.open("xl/worksheets/sheet9.xml", "w", force_zip64=True) as part,
    ):
        for _ in range(BOMB // 10_000_000):
            part.write(b" " * 10_000_000)
    return path


def understated_bomb(path: Path) -> Path:
    """A part that unpacks to two hundred megabytes and says it has a thousand bytes."""
    size = 200_000_000
    changed_archive(xlsx(path), {"xl/sharedStrings.xml": b" " * size})
    content = path.read_bytes()
    said = size.to_bytes(4, "little")
    assert content.count(said) == 2
    path.write_bytes(content.replace(said, (1000).to_bytes(4, "little")))
    return path


def document_type(part: str, name: str) -> Build:
    entities = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'

    def build(path: Path) -> Path:
        if name == "r.ods":
            write_ods(path, "R", [ods_row(row) for row in TABLE])
        else:
            xlsx(path)
        with zipfile.ZipFile(path) as archive:
            xml = archive.read(part).decode()
        start = xml.index("?>") + 2 if xml.startswith("<?xml") else 0
        return changed_archive(path, {part: xml[:start] + entities + xml[start:]})

    return build


def far_cell(path: Path) -> Path:
    rows = '<row r="1">' + text_cell("A1", "Person ID") + "</row>"
    rows += '<row r="1048576">' + text_cell("XFD1048576", "far") + "</row>"
    return changed_archive(xlsx(path), {"xl/worksheets/sheet1.xml": sheet_xml(rows)})


def far_cell_of_xlsb(path: Path) -> Path:
    return write_xlsb(path, "R", [["Person ID"], *[[]] * 4000, [None] * 9000 + ["far"]])


def repeated_cell(path: Path) -> Path:
    cell = ods_cell("far").replace(" office", ' table:number-columns-repeated="16384" office', 1)
    row = f'<table:table-row table:number-rows-repeated="1048576">{cell}</table:table-row>'
    return write_ods(path, "R", [row])


def endless_row(path: Path) -> Path:
    xml = sheet_xml('<row r="1">' + "<!-- not a row -->a1b2c3" * 3_000_000)
    return changed_archive(xlsx(path), {"xl/worksheets/sheet1.xml": xml})


def protected_ods(path: Path) -> Path:
    manifest = "<manifest><file-entry><encryption-data/></file-entry></manifest>"
    write_ods(path, "R", [ods_row(row) for row in TABLE])
    return changed_archive(path, {"META-INF/manifest.xml": manifest, "content.xml": b"\x93secret"})


def picture_only(path: Path) -> Path:
    workbook = openpyxl.Workbook()
    workbook.save(path)
    return changed_archive(path, {"xl/media/image1.png": b"\x89PNG"})


def written(content: bytes) -> Build:
    def build(path: Path) -> Path:
        path.write_bytes(content)
        return path

    return build


XML_2003 = b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>'
REFUSED: dict[str, tuple[str, Build, str]] = {
    "an understated bomb": ("r.xlsx", understated_bomb, "is damaged or cut short"),
    "a row without end": ("r.xlsx", endless_row, "is damaged or cut short"),
    "entities in a sheet": (
        "r.xlsx",
        document_type("xl/worksheets/sheet1.xml", "r.xlsx"),
        "contains a document type declaration",
    ),
    "entities in the workbook": (
        "r.xlsx",
        document_type("xl/workbook.xml", "r.xlsx"),
        "contains a document type declaration",
    ),
    "entities in an ods": (
        "r.ods",
        document_type("content.xml", "r.ods"),
        "contains a document type declaration",
    ),
    "a cell far away": ("r.xlsx", far_cell, "down to row 1048576 and across to column 16384"),
    "a cell far away in an xlsb": ("r.xlsb", far_cell_of_xlsb, "down to row 4002 and across"),
    "a cell repeated everywhere": ("r.ods", repeated_cell, "down to row 1048576 and across"),
    "pictures only": ("r.xlsx", picture_only, "holds only pictures"),
    "a picture named xlsx": ("r.xlsx", written(b"\x89PNG\r\n\x1a\n"), "is a picture"),
    "a PDF named csv": ("r.csv", written(b"%PDF-1.7\n"), "is a PDF document"),
    "a letter named xls": (
        "r.xls",
        written(compound("WordDocument", b"Dear")),
        "is a document of an old Office format",
    ),
    "a protected workbook": (
        "r.xlsx",
        written(compound("EncryptedPackage", b"secret")),
        "is protected by a password",
    ),
    "a protected old workbook": ("r.xls", write_protected_xls, "is protected by a password"),
    "a protected ods": ("r.ods", protected_ods, "is protected by a password"),
    "an archive of something else": ("r.ods", written(packed({"a": b"b"})), "is damaged"),
    "a page without a table": (
        "r.xls",
        page("<html><body>Session expired</body></html>"),
        "is an HTML page",
    ),
    "an XML spreadsheet": ("r.xls", written(XML_2003), "is an XML spreadsheet of Excel 2003"),
    "blanks only": ("r.csv", written(b" \r\n,,\r\n"), "cannot be imported: it is empty."),
    "noise named xls": ("r.xls", written(b"\x00\x00\x01noise" * 99), "is not an Excel workbook"),
}


@pytest.mark.parametrize("what", REFUSED)
def test_every_other_file_is_refused_in_one_sentence(
    check_path: CheckPath, tmp_path: Path, what: str
) -> None:
    name, build, sentence = REFUSED[what]
    path = build(tmp_path / name)
    with pytest.raises(IntakeError) as error:
        check_path(path)
    assert str(error.value).startswith(name)
    assert sentence in str(error.value)
    assert str(error.value).endswith(".")
    assert "\n" not in str(error.value)


def test_a_bomb_is_refused_before_anything_is_unpacked(
    check_path: CheckPath, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = zip_bomb(tmp_path / "r.xlsx")
    monkeypatch.setattr(zipfile.ZipExtFile, "read", None)
    with pytest.raises(IntakeError, match="unpacks to more than 100 times its own size"):
        check_path(path)


def test_a_damaged_binary_workbook_is_refused_or_read(
    check_path: CheckPath, tmp_path: Path
) -> None:
    for write, name in ((write_xls, "r.xls"), (write_xlsb, "r.xlsb")):
        path = write(tmp_path / name, "Roster", TABLE)
        whole = path.read_bytes()
        for start in range(0, len(whole), 61):
            damaged = bytearray(whole)
            damaged[start : start + 7] = b"\xaa" * len(damaged[start : start + 7])
            path.write_bytes(damaged)
            with suppress(IntakeError):
                assert check_path(path).sheets


def test_a_workbook_without_a_part_it_names_is_refused(
    check_path: CheckPath, tmp_path: Path
) -> None:
    path = write_archive(tmp_path / "r.xlsx", {"xl/workbook.xml": "<workbook/>"})
    with pytest.raises(IntakeError, match=r"^r\.xlsx "):
        check_path(path)
