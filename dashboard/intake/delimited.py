"""Tables written as text: .csv and .tsv in the encodings and with the separators found in the wild."""

import codecs
import csv
import re
from collections import Counter
from collections.abc import Iterator
from itertools import chain, islice
from pathlib import Path
from typing import TextIO, cast

from dashboard.intake.even import SEPARATORS, read_even
from dashboard.intake.grid import Grid, build_grid
from dashboard.intake.model import IntakeError
from dashboard.intake.synonyms import all_keys, synonym_key
from dashboard.intake.text import Row, cell_text

_LINES_TO_JUDGE_BY = 200
_LINES_TO_FIND_HEADINGS_IN = 50
_BLOCK = 1 << 20
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    # Before UTF-16, whose mark is the beginning of this one.
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# Excel's own first line saying which separator follows; Excel does not show or count it.
_SEPARATOR_LINE = re.compile(r'"?sep=(.)"?\s*', re.IGNORECASE)
# A line added behind the last one. If it does not come back alone, a quotation mark was left open, and
# the csv module would have swallowed all rows after it into one cell without a word.
END = "\ufdd0"


def read_text_table(path: Path, name: str) -> Grid:
    """The table of a text file.

    Raises IntakeError where it is not text or its quotation marks do not pair; UnicodeDecodeError
    passes through.
    """
    with path.open(encoding=text_encoding(path, name), newline="") as file:
        separator = _separator(file)
        start = file.tell()
        grid = read_even(file, separator, END)
        if grid is not None:
            return grid
        file.seek(start)
        return read_uneven(file, separator, name)


def read_uneven(file: TextIO, separator: str, name: str) -> Grid:
    """The table of a text file from where it stands, whatever the length of its rows.

    Raises IntakeError where its quotation marks do not pair.
    """
    rows = cast("Iterator[Row]", csv.reader(chain(file, [END]), delimiter=separator))
    return build_grid(None, _until_end(rows, name), is_ragged=True)


def text_encoding(path: Path, name: str) -> str:
    """UTF-8 or UTF-16, told by mark or content, else Windows-1252."""
    with path.open("rb") as file:
        head = file.read(4096)
        for mark, encoding in _BOMS:
            if head.startswith(mark):
                return encoding
        if b"\0" in head:
            return _unmarked_utf16(head, name)
        file.seek(0)
        decoder = codecs.getincrementaldecoder("utf-8")()
        try:
            while block := file.read(_BLOCK):
                decoder.decode(block)
            decoder.decode(b"", final=True)
        except UnicodeDecodeError:
            return "cp1252"
    return "utf-8"


def _unmarked_utf16(head: bytes, name: str) -> str:
    even, odd = head[::2].count(0), head[1::2].count(0)
    if min(even, odd) == 0 and max(even, odd) * 4 > len(head):
        return "utf-16-le" if odd else "utf-16-be"
    raise IntakeError(
        f"{name} is not a table of text: expected rows of cells separated by commas; "
        "open it in the program it comes from, save it as .xlsx or .csv, and import that."
    )


def _separator(file: TextIO) -> str:
    """The separator of the file, which is left at the first line of its table."""
    first = _SEPARATOR_LINE.fullmatch(file.readline())
    if first:
        return first[1]
    file.seek(0)
    sample = list(islice(file, _LINES_TO_JUDGE_BY))
    file.seek(0)
    # Cells such as "Safety 0.5; Procedures 1.0" hold more separators than stand between them.
    return max(
        SEPARATORS,
        key=lambda separator: (_headings(sample, separator), _separated(sample, separator)),
    )


def _headings(sample: list[str], separator: str) -> int:
    """How many known headings the separator finds in one row."""
    try:
        rows = list(csv.reader(sample[:_LINES_TO_FIND_HEADINGS_IN], delimiter=separator))
    except csv.Error:
        return 0
    known = (len({synonym_key(cell) for cell in row} & all_keys()) for row in rows)
    return max(known, default=0)


def _separated(sample: list[str], separator: str) -> int:
    """How much of the sample the separator explains: rows of the commonest width, times its cuts."""
    try:
        widths = Counter(
            len(row) for row in csv.reader(sample, delimiter=separator) if len(row) > 1
        )
    except csv.Error:
        return 0
    return max((rows * (width - 1) for width, rows in widths.items()), default=0)


def _until_end(rows: Iterator[Row], name: str) -> Iterator[Row]:
    begun = 1
    try:
        for row in rows:
            if row == [END]:
                return
            if row and cell_text(row[-1]).endswith(END):
                break
            yield row
            begun += 1
    except csv.Error:
        # The only complaint left to the reader is a cell longer than 131,072 characters.
        pass
    raise IntakeError(
        f"{name}, row {begun}: expected every quotation mark to have a partner, but one opened here is "
        "never closed; correct that row and import again."
    )
