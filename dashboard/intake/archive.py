"""Workbooks that are zip archives (.xlsx, .xlsm, .xlsb, .ods), opened without trusting them."""

from collections.abc import Iterator
from contextlib import contextmanager
from copy import copy
from pathlib import Path
from zipfile import BadZipFile, ZipFile, ZipInfo

from dashboard.intake.model import IntakeError

# A workbook of a million rows unpacks to about half of this; a file that asks for more is either
# damaged or made to fill the memory.
_LARGEST_UNPACKED = 1 << 30
# Tables of very regular rows shrink to a fortieth; only a part made to be large shrinks to less than a
# hundredth. What unpacks to little does no harm however well it was packed.
_HIGHEST_RATIO = 100
_LARGE = 100 << 20
# Deflate packs at most 1032 bytes into one, so a smaller part cannot hide anything large.
_DEFLATE_RATIO = 1032
_BLOCK = 1 << 20
_PICTURES = ("xl/media/", "xl/drawings/", "Pictures/")


class Archive:
    """The parts of a workbook by name."""

    def __init__(self, file: ZipFile, name: str) -> None:
        self._file = file
        self._unchecked = {
            part.filename: part
            for part in file.infolist()
            if part.compress_size * _DEFLATE_RATIO > _LARGE
        }
        self.name = name
        self.parts = frozenset(file.namelist())

    def has_pictures(self) -> bool:
        return any(part.startswith(_PICTURES) for part in self.parts)

    def text(self, part: str) -> str:
        """A small part as text, empty where there is none. Raises as `blocks` does."""
        if part not in self.parts:
            return ""
        return b"".join(self.blocks(part)).decode("utf-8", "replace")

    def blocks(self, part: str) -> Iterator[bytes]:
        """A part's bytes, unpacked a block at a time.

        Raises IntakeError where it declares a document type: entities made to multiply hide there, and
        no program that writes workbooks needs one. Raises BadZipFile where more comes out than the part
        says, since calamine unpacks until the packed bytes end.
        """
        declared = self._file.getinfo(part)
        is_first = True
        for block in _blocks(self._file, declared):
            if is_first and (b"<!DOCTYPE" in block or b"<!ENTITY" in block):
                raise IntakeError(
                    f"{self.name} contains a document type declaration, which no spreadsheet program writes: "
                    "expected a plain workbook; open it in Excel, save it again as .xlsx, and import that."
                )
            is_first = False
            yield block
        self._unchecked.pop(part, None)

    def check_rest(self) -> None:
        """Raises BadZipFile where a part nobody has looked at yet unpacks to more than it says."""
        for part in list(self._unchecked.values()):
            for _ in _blocks(self._file, part):
                pass


def _blocks(file: ZipFile, part: ZipInfo) -> Iterator[bytes]:
    # zipfile itself stops at the declared size and would never see what comes behind it.
    unlimited = copy(part)
    unlimited.file_size = _LARGEST_UNPACKED * 2
    unpacked = 0
    with file.open(unlimited) as content:
        while block := content.read(_BLOCK):
            unpacked += len(block)
            if unpacked > part.file_size:
                raise BadZipFile(part.filename)
            yield block


@contextmanager
def open_archive(path: Path, name: str) -> Iterator[Archive]:
    """The archive at a path.

    Raises IntakeError, before anything is unpacked, where it would unpack to more than any honest
    workbook; BadZipFile and zlib.error where it is damaged.
    """
    # A part that is only half read keeps its ZipFile open, but not this.
    with path.open("rb") as content, ZipFile(content) as file:
        parts = file.infolist()
        if any(_is_bomb(part) for part in parts):
            raise IntakeError(
                f"{name} unpacks to more than {_HIGHEST_RATIO} times its own size, as no spreadsheet does: "
                "expected a workbook as Excel saves it; save it again as .xlsx, and import that."
            )
        if sum(part.file_size for part in parts) > _LARGEST_UNPACKED:
            raise IntakeError(
                f"{name} is too large to be read as a workbook; save each sheet as .csv and import those."
            )
        yield Archive(file, name)


def _is_bomb(part: ZipInfo) -> bool:
    return part.file_size > _LARGE and part.file_size > part.compress_size * _HIGHEST_RATIO
