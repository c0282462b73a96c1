"""Saving a workbook: the same content is the same file, and totals show before anybody recalculates."""

import re
from collections.abc import Iterator, Mapping
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from types import MappingProxyType
from typing import Any, BinaryIO
from xml.sax.saxutils import unescape
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from openpyxl import Workbook
from openpyxl.writer.excel import ExcelWriter

# What each formula of a sheet comes to.
Results = Mapping[str, Decimal | int]

_WAITING = re.compile(rb"<f>([^<]*)</f><v ?/>")
_BLOCK = 1 << 20
# The first moment that the format knows.
_EARLIEST = datetime(1980, 1, 1)  # noqa: DTZ001  without a zone, like every time of a package


def save(
    book: Workbook, file: Path | BinaryIO, moment: datetime, results: Mapping[str, Results]
) -> None:
    """Writes the workbook; every time in it is `moment`, and nothing depends on the clock.

    `results` gives the formulas of each sheet, by its title, their values: a program that does not
    calculate (a preview in a mail, Excel's protected view) shows these, where openpyxl leaves a blank.
    """
    book.properties.created = book.properties.modified = moment
    # openpyxl numbers the sheets in their order while it writes them.
    numbered = {
        f"/xl/worksheets/sheet{number}.xml": results.get(title, {})
        for number, title in enumerate(book.sheetnames, start=1)
    }
    with Archive(file, moment, numbered) as archive:
        # Not book.save, which stamps the time of saving.
        ExcelWriter(book, archive).write_data()


class Archive(ZipFile):
    """A zip file whose entries carry one date, and whose sheets carry the results of their formulas."""

    def __init__(
        self,
        file: Path | BinaryIO,
        moment: datetime,
        results: Mapping[str, Results] = MappingProxyType({}),
    ) -> None:
        super().__init__(file, "w", ZIP_DEFLATED)
        self._date = max(moment, _EARLIEST).timetuple()[:6]
        self._results = results

    def writestr(self, zinfo_or_arcname: ZipInfo | str, data: Any, *_: Any, **__: Any) -> None:
        super().writestr(self._entry(str(zinfo_or_arcname)), data)

    def write(self, filename: Any, arcname: Any = None, *_: Any, **__: Any) -> None:
        """Takes a sheet from openpyxl's temporary file."""
        entry = self._entry(str(arcname))
        results = self._results.get(f"/{arcname}", {})
        with Path(filename).open("rb") as sheet, self.open(entry, "w", force_zip64=True) as out:
            for block in _whole_cells(sheet):
                out.write(_WAITING.sub(lambda found: _with_result(found, results), block))

    def _entry(self, name: str) -> ZipInfo:
        entry = ZipInfo(name, self._date)
        entry.compress_type = ZIP_DEFLATED
        # Else the system on which it was written shows.
        entry.create_system, entry.external_attr = 0, 0
        return entry


def _whole_cells(sheet: BinaryIO) -> Iterator[bytes]:
    """A sheet in blocks that end between two cells, so that no formula is divided."""
    waiting = b""
    while block := sheet.read(_BLOCK):
        waiting += block
        end = max(waiting.rfind(b"<c "), 0)
        yield waiting[:end]
        waiting = waiting[end:]
    yield waiting


def _with_result(found: re.Match[bytes], results: Results) -> bytes:
    formula = found[1]
    value = results.get("=" + unescape(formula.decode()))
    return found[0] if value is None else b"<f>%b</f><v>%b</v>" % (formula, str(value).encode())
