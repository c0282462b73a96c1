"""A file's sheets as grids of cells, whatever its format; the one place where readers' errors end."""

import hashlib
import zlib
from collections.abc import Callable
from pathlib import Path
from zipfile import BadZipFile

from python_calamine import CalamineError, PasswordError

from dashboard.intake.delimited import read_text_table
from dashboard.intake.grid import Grid
from dashboard.intake.model import IntakeError
from dashboard.intake.workbook import read_workbook

_ZIP = b"PK\x03\x04"
# The container of old Excel files, and of new ones that are encrypted.
_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")


def read_grids(path: Path, name: str) -> list[Grid]:
    """The sheets of a file; a .csv is one sheet without a name.

    Raises IntakeError with one sentence where there is nothing to read or it cannot be read.
    """
    read = _reader(path, name)
    try:
        _look_inside(path, name)
        return read(path, name)
    except OSError as error:
        raise IntakeError(_unopened(name, error)) from None
    except PasswordError:
        raise IntakeError(_protected(name)) from None
    except UnicodeDecodeError:
        raise IntakeError(
            f"{name} is not readable as text: expected UTF-8, UTF-16 or Windows-1252; "
            "save it as .xlsx or as CSV UTF-8 in Excel, and import that."
        ) from None
    except (CalamineError, BadZipFile, zlib.error, EOFError, RuntimeError):
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


def _workbook(path: Path, name: str) -> list[Grid]:
    return read_workbook(path, name)


def _text_table(path: Path, name: str) -> list[Grid]:
    return [read_text_table(path, name)]


_READERS: dict[str, Callable[[Path, str], list[Grid]]] = {
    ".xlsx": _workbook,
    ".csv": _text_table,
    ".tsv": _text_table,
}


def _reader(path: Path, name: str) -> Callable[[Path, str], list[Grid]]:
    if path.is_dir():
        raise IntakeError(
            f"{name} is a folder: expected a file; name one of the spreadsheets inside it."
        )
    suffix = _suffix(path, name)
    if suffix not in _READERS:
        kinds = ", ".join(_READERS)
        found = f"a file ending in {suffix}" if suffix else "a file without an ending"
        raise IntakeError(
            f"{name} is {found}: expected one of {kinds}; "
            "open it in Excel, save it as .xlsx, and import that."
        )
    return _READERS[suffix]


def _suffix(path: Path, name: str) -> str:
    return (Path(name).suffix or path.suffix).casefold()


def _look_inside(path: Path, name: str) -> None:
    """Raises IntakeError where the first bytes already show that the file is not what its name says."""
    with path.open("rb") as file:
        head = file.read(len(_COMPOUND))
        if not head:
            raise IntakeError(
                f"{name} is empty: expected a row of column headings and rows below it; "
                "export it again and import that."
            )
        is_compound = head == _COMPOUND
        if is_compound and _ENCRYPTED in file.read():
            raise IntakeError(_protected(name))
    is_workbook = _READERS[_suffix(path, name)] is _workbook
    if is_compound:
        raise IntakeError(
            f"{name} is a workbook of an old Excel format: expected .xlsx or .csv; "
            "open it in Excel, save it as .xlsx, and import that."
        )
    if head.startswith(_ZIP) and not is_workbook:
        raise IntakeError(
            f"{name} is a packed file with the ending of a text file: expected rows of text; "
            "if it is an Excel workbook, rename it to end in .xlsx and import that."
        )
    if not head.startswith(_ZIP) and is_workbook:
        raise IntakeError(
            f"{name} is not an Excel workbook although its name says so: expected .xlsx; "
            "open it in Excel and save it as .xlsx, or rename it if it is a .csv."
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
