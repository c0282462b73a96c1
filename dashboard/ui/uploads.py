"""Uploaded files on their way into the store: what an import would do, and doing it."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from streamlit.typing import UploadedFile

from dashboard import intake
from dashboard.importing import import_file
from dashboard.store import ImportResult, Store, StoreError, mappings

TYPES = ["xlsx", "xlsm", "xlsb", "xls", "ods", "csv", "tsv"]


@dataclass(frozen=True)
class Outcome:
    """What an import of one file did or would do; without a result `error` says why not."""

    file: str
    result: ImportResult | None
    error: str | None = None

    @property
    def is_much(self) -> bool:
        return bool(self.result and self.result.brakes)


def options(store: Store, *, kind: str = "auto", discipline: str | None = None) -> intake.Options:
    """How to read the files, with the columns confirmed for earlier files."""
    return intake.Options(kind=kind, discipline=discipline, remembered=mappings.remembered(store))


def preview(store: Store, upload: UploadedFile, how: intake.Options) -> Outcome:
    """What an import of the file would do."""
    return _handled(store, upload, how, is_preview=True)


def commit(
    store: Store, upload: UploadedFile, how: intake.Options, *, is_confirmed: bool
) -> Outcome:
    """Imports the file."""
    return _handled(store, upload, how, is_confirmed=is_confirmed)


def _handled(store: Store, upload: UploadedFile, how: intake.Options, **choices: bool) -> Outcome:
    with on_disk(upload) as path:
        try:
            return Outcome(upload.name, import_file(store, path, how, name=upload.name, **choices))
        except (intake.IntakeError, StoreError) as error:
            return Outcome(upload.name, None, str(error))


@contextmanager
def on_disk(upload: UploadedFile) -> Iterator[Path]:
    """The uploaded file as a file that the readers can open."""
    # The readers look at a file's ending and want to seek in it; the copy lasts as long as the reading.
    with TemporaryDirectory(prefix="targeted-ce-") as folder:
        path = Path(folder) / f"upload{Path(upload.name).suffix}"
        path.write_bytes(upload.getbuffer())
        yield path


def sheet_rows(outcomes: Iterable[Outcome]) -> list[dict[str, Any]]:
    """One row for each sheet with the counts of rule P4."""
    return [
        {
            "file": sheet.file,
            "sheet": sheet.sheet,
            "kind": sheet.kind,
            "rows_read": sheet.rows_read,
            "added": sheet.added,
            "updated": sheet.updated,
            "unchanged": sheet.unchanged,
            "set_aside": sheet.set_aside,
        }
        for outcome in outcomes
        if outcome.result
        for sheet in outcome.result.sheets
    ]


def problem_rows(outcomes: Iterable[Outcome]) -> list[dict[str, Any]]:
    """One row for each problem, those that set a row aside first."""
    rows = [
        {
            "consequence": "Set aside" if problem.severity == "set_aside" else "Warning",
            "file": sheet.file,
            "sheet": sheet.sheet,
            "row": problem.row,
            "column": problem.column,
            "value": problem.value,
            "problem": problem.problem,
        }
        for outcome in outcomes
        if outcome.result
        for sheet in outcome.result.sheets
        for problem in sheet.problems
    ]
    return sorted(rows, key=lambda row: row["consequence"] != "Set aside")


def skipped_rows(outcomes: Sequence[Outcome]) -> list[dict[str, Any]]:
    """Rows and sheets that are no data: repeated headers, totals, footers, sheets of no known kind."""
    found = {
        (sheet.file, skipped.sheet, skipped.row, skipped.reason)
        for outcome in outcomes
        if outcome.result
        for sheet in outcome.result.sheets
        for skipped in sheet.skipped
    }
    return [
        {"file": file, "sheet": sheet, "row": row, "reason": reason}
        for file, sheet, row, reason in sorted(found, key=str)
    ]
