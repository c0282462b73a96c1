"""Uploaded files on their way into the store: read, checked, and what came of them as rows."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, TypeVar

from streamlit.typing import UploadedFile

from dashboard import intake
from dashboard.intake import CheckedFile, IntakeError, Options, SheetProposal
from dashboard.store import ImportResult, Store

_T = TypeVar("_T")

# Every ending that intake reads; a test holds the two together.
TYPES = ["xlsx", "xlsm", "xlsb", "xls", "ods", "csv", "tsv", "txt"]


@dataclass(frozen=True)
class Outcome:
    """What an import of one file did or would do; without a result `error` says why not."""

    file: str
    result: ImportResult | None
    error: str | None = None


class Readings:
    """What was found in uploaded files, kept while files and choices stay the same.

    `tell` hears each step that takes time, just before it begins. What was not asked for since the last
    call of `forget_others` is dropped with the next one.
    """

    def __init__(self) -> None:
        self._known: dict[object, object] = {}
        self._asked: set[object] = set()

    def forget_others(self) -> None:
        """Drops what was not asked for since this was called last."""
        self._known = {key: value for key, value in self._known.items() if key in self._asked}
        self._asked = set()

    def proposals(
        self, store: Store, upload: UploadedFile, options: Options, tell: Callable[[str], None]
    ) -> tuple[SheetProposal, ...] | IntakeError:
        """How the sheets of a file would be read, or why it cannot be read."""

        def read() -> tuple[SheetProposal, ...] | IntakeError:
            tell("reading")
            with on_disk(upload) as path:
                return _or_error(
                    lambda: intake.propose(path, store.reference, options, upload.name)
                )

        return self._once(("sheets", *_key(store, upload, options)), read)

    def checked(
        self, store: Store, upload: UploadedFile, options: Options, tell: Callable[[str], None]
    ) -> CheckedFile | IntakeError:
        """The checked rows of a file, or why nothing of it can be imported."""

        def check() -> CheckedFile | IntakeError:
            tell("checking")
            with on_disk(upload) as path:
                return _or_error(
                    lambda: intake.check_file(path, store.reference, options, upload.name)
                )

        return self._once(("rows", *_key(store, upload, options)), check)

    def _once(self, key: object, make: Callable[[], _T]) -> _T:
        self._asked.add(key)
        if key not in self._known:
            self._known[key] = make()
        found: _T = self._known[key]  # type: ignore[assignment]  # what make returned under this key
        return found


def _key(store: Store, upload: UploadedFile, options: Options) -> tuple[object, ...]:
    # What was taught changes how headings and texts are understood.
    return upload.file_id, repr(options), store.revision()


def _or_error(make: Callable[[], _T]) -> _T | IntakeError:
    try:
        return make()
    except IntakeError as error:
        return error


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
            "problem": _for_the_screen(problem.problem),
        }
        for outcome in outcomes
        if outcome.result
        for sheet in outcome.result.sheets
        for problem in sheet.problems
    ]
    return sorted(rows, key=lambda row: row["consequence"] != "Set aside")


def _for_the_screen(problem: str) -> str:
    """A sentence without the command that it ends in; the page has a button for that."""
    question, option, _ = problem.partition("import again with --map")
    return f"{question}say so among the columns of its sheet." if option else problem


def change_rows(outcomes: Iterable[Outcome]) -> list[dict[str, Any]]:
    """One row for each value that changes, and for each line that goes."""
    return [
        {
            "file": sheet.file,
            "sheet": change.sheet,
            "row": change.row,
            "what": change.what,
            "column": change.column,
            "old": change.old,
            "new": change.new,
        }
        for outcome in outcomes
        if outcome.result
        for sheet in outcome.result.sheets
        for change in sheet.changes
    ]


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
