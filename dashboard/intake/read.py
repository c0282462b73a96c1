"""A file's sheets as grids of cells, whatever its format; the one place where readers' errors end."""

import hashlib
import zlib
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from zipfile import BadZipFile

from python_calamine import CalamineError, PasswordError

from dashboard.intake.compound import SIGNATURE, NoCompoundFile
from dashboard.intake.delimited import read_text_table
from dashboard.intake.grid import Grid
from dashboard.intake.markup import looks_like_markup, read_markup
from dashboard.intake.model import IntakeError
from dashboard.intake.workbook import read_workbook

_ZIP = b"PK\x03\x04"
# The stream of an encrypted workbook, which is no longer a zip archive.
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")


def read_grids(path: Path, name: str) -> list[Grid]:
    """The sheets of a file; a .csv is one sheet without a name.

    Raises IntakeError with one sentence where there is nothing to read or it cannot be read.
    """
    _check_suffix(path, name)
    try:
        return _read(path, name)
    except OSError as error:
        raise IntakeError(_unopened(name, error)) from None
    except PasswordError:
        raise IntakeError(_protected(name)) from None
    except UnicodeDecodeError:
        raise IntakeError(
            f"{name} is not readable as text: expected UTF-8, UTF-16 or Windows-1252; "
            "save it as .xlsx or as CSV UTF-8 in Excel, and import that."
        ) from None
    except (CalamineError, BadZipFile, NoCompoundFile, zlib.error, EOFError, RuntimeError):
        raise IntakeError(_damaged(name)) from None
    except BaseException as error:
        # A failed assertion in calamine's Rust code arrives as an exception of no importable class.
        if type(error).__name__ != "PanicException":
            raise
        raise IntakeError(_damaged(name)) from None


def sha256(path: Path, name: str) -> str:
    """The digest of the file's bytes; raises IntakeError where the file cannot be opened."""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise IntakeError(_unopened(name, error)) from None


_WORKBOOKS = (".xlsx", ".xlsm", ".xlsb", ".xls", ".ods")
_TEXTS = (".csv", ".tsv", ".txt")
# Programs write text and HTML under the ending of old Excel files, so that Excel opens them.
_TEXT_IN_DISGUISE = ".xls"
_OTHER_FILES = {
    b"%PDF": "a PDF document",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"GIF8": "a picture",
    b"BM": "a picture",
    b"{\\rtf": "a text document (RTF)",
}


def _check_suffix(path: Path, name: str) -> None:
    if path.is_dir():
        raise IntakeError(
            f"{name} is a folder: expected a file; name one of the spreadsheets inside it."
        )
    suffix = _suffix(path, name)
    if suffix not in _WORKBOOKS + _TEXTS:
        found = f"a file ending in {suffix}" if suffix else "a file without an ending"
        raise IntakeError(
            f"{name} is {found}: expected one of {', '.join(_WORKBOOKS + _TEXTS)}; "
            "open it in Excel, save it as .xlsx, and import that."
        )


def _suffix(path: Path, name: str) -> str:
    return (Path(name).suffix or path.suffix).casefold()


def _read(path: Path, name: str) -> list[Grid]:
    """The sheets of a file by what its first bytes show it to be, and by its ending."""
    with path.open("rb") as file:
        head = file.read(512)
        if not head:
            raise IntakeError(
                f"{name} is empty: expected a row of column headings and rows below it; "
                "export it again and import that."
            )
        is_compound = head.startswith(SIGNATURE)
        if is_compound and _ENCRYPTED in file.read():
            raise IntakeError(_protected(name))
    is_workbook = _suffix(path, name) in _WORKBOOKS
    if is_compound or head.startswith(_ZIP):
        if is_workbook:
            return read_workbook(path, name)
        return _noted(_unpacked(path, name, is_compound=is_compound), name, "an Excel workbook")
    _refuse_other_files(head, name)
    is_usual = _suffix(path, name) == _TEXT_IN_DISGUISE
    if looks_like_markup(path, name):
        grids = read_markup(path, name)
        return grids if is_usual else _noted(grids, name, "an HTML table")
    if not is_workbook or (is_usual and b"\0\0" not in head):
        return [read_text_table(path, name)]
    return _noted(_as_text(path, name, head), name, "a table of text")


def _noted(grids: list[Grid], name: str, what: str) -> list[Grid]:
    note = f"expected a file as its name says, found {what} in {name}; it is read as that."
    return [replace(grid, notes=(note, *grid.notes)) for grid in grids]


def _unpacked(path: Path, name: str, *, is_compound: bool) -> list[Grid]:
    """A workbook under the ending of a text file."""
    try:
        return read_workbook(path, name)
    except (CalamineError, BadZipFile, NoCompoundFile, zlib.error, EOFError):
        raise IntakeError(_packed(name, is_compound=is_compound)) from None


def _as_text(path: Path, name: str, head: bytes) -> list[Grid]:
    """Text under the ending of a workbook, if it is a table without doubt."""
    if b"\0\0" not in head:
        with suppress(UnicodeDecodeError, IntakeError):
            grid = read_text_table(path, name)
            if grid.height > 1 and len(grid.columns) > 1:
                return [grid]
    raise IntakeError(
        f"{name} is not an Excel workbook although its name says so: expected .xlsx; "
        "open it in Excel and save it as .xlsx, or rename it if it is a .csv."
    )


def _refuse_other_files(head: bytes, name: str) -> None:
    for beginning, what in _OTHER_FILES.items():
        # A table of text may begin with the letters BM; a picture has bytes behind them that no text has.
        if head.startswith(beginning) and (beginning != b"BM" or b"\0\0" in head[:32]):
            raise IntakeError(
                f"{name} is {what}, whatever its name says: expected a spreadsheet; "
                "export the list itself as .xlsx or .csv, and import that."
            )


def _packed(name: str, *, is_compound: bool) -> str:
    ending = ".xls" if is_compound else ".xlsx"
    return (
        f"{name} is a packed file with the ending of a text file: expected rows of text; "
        f"if it is an Excel workbook, rename it to end in {ending} and import that."
    )


def _unopened(name: str, error: OSError) -> str:
    if isinstance(error, FileNotFoundError):
        return f"{name} was not found: expected a file at that place; check its name and folder."
    return (
        f"{name} cannot be opened ({error.strerror or 'reading failed'}): expected a file that may be read; "
        "close it in other programs, check its permissions, and import again."
    )


def _protected(name: str) -> str:
    return (
        f"{name} is protected by a password: expected a workbook that opens without one; "
        "in Excel choose File, Info, Protect Workbook, remove the password, save, and import again."
    )


def _damaged(name: str) -> str:
    return (
        f"{name} is damaged or cut short: expected a complete Excel workbook; "
        "open it in Excel, save it again as .xlsx, or download it afresh, and import that."
    )
