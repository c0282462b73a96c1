"""Files that cannot be imported at all: one sentence each, naming the file and what to do."""

import io
import zipfile
from contextlib import suppress
from pathlib import Path

import pytest

from dashboard.intake import IntakeError
from tests.intake.drawing import CheckPath, write_text, write_workbook

ROSTER = [["Person ID", "Name"], ["S1", "Avery Testwell"]]
COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)


def roster_workbook(folder: Path) -> bytes:
    return write_workbook(folder / "whole.xlsx", {"Roster": ROSTER}).read_bytes()


def packed(name: str, content: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr(name, content)
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("name", "content", "beginning", "advice"),
    [
        ("r.csv", b"", "r.csv is empty: expected ", "export it again"),
        ("r.xlsx", b"", "r.xlsx is empty: expected ", "export it again"),
        ("r.csv", b"\xef\xbb\xbf", "r.csv cannot be imported: it is empty.", ""),
        ("r.csv", b"\r\n , \r\n", "r.csv cannot be imported: it is empty.", ""),
        ("r.csv", b"hello", "r.csv cannot be imported: no known kind of table: expected ", ""),
        ("r.csv", bytes(range(256)) * 8, "r.csv is not a table of text: expected ", "save it as"),
        ("r.csv", b"a\x81b", "r.csv is not readable as text: expected ", "save it as"),
        ("r.csv", b"\xff\xfea", "r.csv is not readable as text: expected ", "save it as"),
        ("r.csv", packed("a", "b"), "r.csv is a packed file ", "rename it"),
        ("r.xlsx", packed("a", "b"), "r.xlsx is damaged or cut short: expected ", "download it"),
        ("r.xlsx", b"Person ID,Name", "r.xlsx is not an Excel workbook ", "rename it"),
        ("r.xls", COMPOUND, "r.xls is damaged or cut short: expected ", "save it again as .xlsx"),
        ("r.csv", COMPOUND, "r.csv is a packed file ", "rename it to end in .xls "),
        (
            "r.xlsx",
            COMPOUND + "EncryptedPackage".encode("utf-16-le"),
            "r.xlsx is protected by a password: expected ",
            "remove the password",
        ),
        ("r.pdf", b"%PDF-1.4", "r.pdf is a file ending in .pdf: expected one of .xlsx", "open it"),
        ("roster", b"Person ID", "roster is a file without an ending: expected one of ", "open it"),
    ],
)
def test_what_cannot_be_imported_says_so_in_one_sentence(
    check_path: CheckPath,
    tmp_path: Path,
    name: str,
    content: bytes,
    beginning: str,
    advice: str,
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(IntakeError) as error:
        check_path(path)
    sentence = str(error.value)
    assert sentence.startswith(beginning)
    assert advice in sentence
    assert sentence.endswith(".")
    assert "\n" not in sentence
    assert error.value.__cause__ is None


def test_a_file_that_is_not_there(check_path: CheckPath, tmp_path: Path) -> None:
    with pytest.raises(IntakeError, match=r"^roster\.csv was not found: expected a file "):
        check_path(tmp_path / "roster.csv")


def test_a_folder(check_path: CheckPath, tmp_path: Path) -> None:
    folder = tmp_path / "rosters.xlsx"
    folder.mkdir()
    with pytest.raises(IntakeError, match=r"^rosters\.xlsx is a folder: expected a file; "):
        check_path(folder)


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.99])
def test_a_workbook_cut_short(check_path: CheckPath, tmp_path: Path, share: float) -> None:
    whole = roster_workbook(tmp_path)
    (tmp_path / "r.xlsx").write_bytes(whole[: int(len(whole) * share)])
    with pytest.raises(IntakeError, match=r"^r\.xlsx is damaged or cut short: expected "):
        check_path(tmp_path / "r.xlsx")


def test_a_damaged_workbook_is_refused_or_read_whole(check_path: CheckPath, tmp_path: Path) -> None:
    whole = roster_workbook(tmp_path)
    path = tmp_path / "r.xlsx"
    for start in range(0, len(whole), 97):
        damaged = bytearray(whole)
        damaged[start : start + 9] = b"\x55" * len(damaged[start : start + 9])
        path.write_bytes(damaged)
        with suppress(IntakeError):
            assert [sheet.rows_read for sheet in check_path(path).sheets] == [1]


def test_a_sheet_whose_xml_breaks_off(check_path: CheckPath, tmp_path: Path) -> None:
    roster_workbook(tmp_path)
    with (
        zipfile.ZipFile(tmp_path / "whole.xlsx") as whole,
        zipfile.ZipFile(tmp_path / "r.xlsx", "w") as broken,
    ):
        for part in whole.namelist():
            content = whole.read(part)
            broken.writestr(part, content[: len(content) // 2] if "sheet1" in part else content)
    with pytest.raises(IntakeError, match=r"^r\.xlsx is damaged or cut short: expected "):
        check_path(tmp_path / "r.xlsx")


def test_a_workbook_that_would_fill_the_memory(
    check_path: CheckPath, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    roster_workbook(tmp_path)
    monkeypatch.setattr("dashboard.intake.archive._LARGEST_UNPACKED", 1000)
    with pytest.raises(IntakeError, match=r"^whole\.xlsx is too large to be read as a workbook; "):
        check_path(tmp_path / "whole.xlsx")


@pytest.mark.parametrize("rows_behind", [0, 1, 20_000])
def test_a_quotation_mark_left_open_swallows_no_rows(
    check_path: CheckPath, tmp_path: Path, rows_behind: int
) -> None:
    path = write_text(tmp_path / "r.csv", [*ROSTER, *(ROSTER[1:] * rows_behind)])
    rows = path.read_text(encoding="utf-8").replace("S1,", 'S1,"', 1)
    path.write_text(rows, encoding="utf-8")
    with pytest.raises(IntakeError) as error:
        check_path(path)
    assert str(error.value) == (
        "r.csv, row 2: expected every quotation mark to have a partner, but one opened here is never "
        "closed; correct that row and import again."
    )
