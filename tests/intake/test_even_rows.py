"""Text files whose rows are all of one length are read by Arrow: the same cells as from the csv module."""

import csv
import io
from collections.abc import Sequence

import numpy as np
from hypothesis import example, given, settings
from hypothesis import strategies as st

from dashboard.intake.delimited import END, read_uneven
from dashboard.intake.even import SEPARATORS, read_even
from dashboard.intake.grid import Grid

# What has a meaning to a reader of text, what looks as if it had, and what other programs leave behind.
MARKS = [",", ";", "\t", "|", '"', '""', "'", "\\", "\n", "\r\n", "\r", " ", "=", "#"]
ODD = [
    "\0",
    "\x0b",
    "\x0c",
    "\x1a",
    "\x85",
    "\u2028",
    "\ufeff",
    END,
    "NA",
    "null",
    "é",
    "\U0001f600",
]
PIECES = st.sampled_from([*MARKS, *MARKS, *ODD, "x", "0012", "1.50", ""])
TEXTS = st.lists(PIECES, max_size=4).map("".join)
LINE_ENDS = st.sampled_from(["\n", "\r\n", "\r"])
# A block of Arrow may end anywhere in a file, and does so within the smallest of these.
BLOCKS = st.sampled_from([16, 64, 1 << 20])


@st.composite
def tables(draw: st.DrawFn) -> str:
    """A table as programs write it, and perhaps with some of it struck out or written into."""
    width = draw(st.integers(1, 4))
    rows = draw(st.lists(st.lists(TEXTS, min_size=width, max_size=width), min_size=1, max_size=8))
    text = written(rows, ",", draw(LINE_ENDS), has_all_quoted=draw(st.booleans()))
    for _ in range(draw(st.integers(0, 2))):
        at = draw(st.integers(0, len(text)))
        text = text[:at] + draw(TEXTS) + text[at + draw(st.integers(0, 2)) :]
    return text


def written(
    rows: Sequence[Sequence[str]], separator: str, line_end: str, *, has_all_quoted: bool
) -> str:
    """Some versions of the csv module's writer leave a line break in a cell without quotation marks."""

    def cell_as_written(cell: str) -> str:
        needs_marks = has_all_quoted or any(mark in cell for mark in (separator, '"', "\n", "\r"))
        return '"' + cell.replace('"', '""') + '"' if needs_marks else cell

    return "".join(separator.join(map(cell_as_written, row)) + line_end for row in rows)


def opened(text: str) -> io.StringIO:
    return io.StringIO(text, newline="")


def assert_same(even: Grid, text: str, separator: str) -> None:
    # Raises where the csv module finds a quotation mark without a partner.
    uneven = read_uneven(opened(text), separator, "r.csv")
    assert even.height == uneven.height
    assert [column.cells for column in even.columns] == [column.cells for column in uneven.columns]
    for one, other in zip(even.columns, uneven.columns, strict=True):
        assert one.codes.tolist() == other.codes.tolist()
    assert uneven.lengths is not None
    holds_anything = np.any([column.filled() for column in uneven.columns], axis=0)
    assert set(uneven.lengths[holds_anything].tolist()) <= {len(even.columns)}


@settings(max_examples=500, deadline=None)
@given(st.one_of(tables(), st.lists(PIECES, max_size=30).map("".join)), BLOCKS)
@example('a,b\n1,"x', 1 << 20)
@example('a,b\n1,"x\n', 1 << 20)
@example('a,b\n1,"x\ny,z\n', 1 << 20)
@example(f"a,b\n{END},\n", 1 << 20)
@example(f"a,b\n1,{END}\n", 1 << 20)
@example("\ufeffa,b\n1,2\n", 1 << 20)
@example(',\n,","\n,","\n,""""\n",",",,"\n,"""\r\n"\n', 64)
@example("a,b\n1,2\n\n\n3,4\r\r\n", 1 << 20)
@example('\0,,,,,,"', 64)
def test_arrow_finds_the_cells_of_the_csv_module_or_none(text: str, block: int) -> None:
    even = read_even(opened(text), ",", END, block)
    if even is not None:
        assert_same(even, text, ",")


@settings(max_examples=200, deadline=None)
@given(
    st.integers(2, 4).flatmap(
        lambda width: st.lists(st.lists(TEXTS, min_size=width, max_size=width), min_size=1)
    ),
    st.sampled_from(SEPARATORS),
    LINE_ENDS,
    st.booleans(),
)
def test_arrow_reads_every_table_that_is_written_well(
    rows: list[list[str]], separator: str, line_end: str, has_all_quoted: bool
) -> None:
    rows[0][0] = "Person ID"
    rows = [[cell.replace(END, "").replace("\0", "") for cell in row] for row in rows]
    text = written(rows, separator, line_end, has_all_quoted=has_all_quoted)
    even = read_even(opened(text), separator, END)
    assert even is not None
    assert [even.row(row) for row in range(even.height)] == rows
    assert_same(even, text, separator)


def test_a_cell_too_long_for_the_csv_module_is_left_to_it() -> None:
    text = written(
        [["a", "b"], ["1", "x" * (csv.field_size_limit() + 1)]], ",", "\n", has_all_quoted=False
    )
    assert read_even(opened(text), ",", END) is None
