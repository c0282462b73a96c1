"""Awkward files: how each is built, how it is read, and the rows a person reads in it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import openpyxl

from tests.intake.drawing import Cells, drawn, write_text, write_workbook

Build = Callable[[Path], Path]


@dataclass(frozen=True)
class Awkward:
    """`rows` are what a person reads in `columns`, written out by hand.

    `skipped` has sheet, row and the beginning of the reason of everything that is no data; `warned` the
    column and the beginning of each warning.
    """

    build: Build
    kind: str
    columns: str
    rows: Sequence[tuple[Any, ...]]
    skipped: Sequence[tuple[str | None, int | None, str]] = ()
    warned: Sequence[tuple[str | None, str]] = ()
    set_aside: Sequence[tuple[int, str]] = ()
    options: Mapping[str, Any] = field(default_factory=dict)


def text(table: str, name: str = "drawn.csv", separator: str = ",") -> Build:
    """A file of text with a drawn table."""
    return lambda folder: write_text(folder / name, drawn(table), separator=separator)


def book(name: str = "book.xlsx", **sheets: str | Cells) -> Build:
    """A workbook with drawn sheets; an underscore in a sheet's name stands for a space."""
    tables = {
        sheet.replace("_", " "): drawn(table) if isinstance(table, str) else table
        for sheet, table in sheets.items()
    }
    return lambda folder: write_workbook(folder / name, tables)


def merged(table: str, *ranges: str, title: str = "Sheet1") -> Build:
    """A workbook with one drawn sheet and merged cells."""

    def build(folder: Path) -> Path:
        path = write_workbook(folder / "merged.xlsx", {title: drawn(table)})
        workbook = openpyxl.load_workbook(path)
        for cells in ranges:
            workbook[title].merge_cells(cells)
        workbook.save(path)
        return path

    return build
