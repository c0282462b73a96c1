"""A program of invented people: its tables are drawn as text and uploaded as real files."""

import csv
import shutil
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any, Self

from dashboard import coverage, intake, paths, reference, store
from dashboard.coverage import Scope
from dashboard.reference import Reference
from dashboard.store import ImportResult, Store

Row = dict[str, Any]

# Every test judges this day unless it names another; it lies before the CT outline is superseded.
AS_OF = "2026-06-01"

_DRAWN_FILES = {
    # What is drawn replaces the rows of the same discipline, text or pathway.
    "outlines": ("outlines/outlines.csv", "discipline"),
    "aliases": ("aliases.csv", "text"),
    "requirements": ("requirements.csv", "pathway"),
}
_OUTLINE_DEFAULTS = {
    "date_confidence": "sourced",
    "name_confidence": "sourced",
    "source": "drawn for a test",
}


def drawn(table: str) -> list[Row]:
    """The rows of a table drawn with bars under a line of headers; raises where a row is ragged."""
    lines = [line.strip() for line in table.strip().splitlines()]
    headers, *rows = ([cell.strip() for cell in line.split("|")] for line in lines if line)
    return [dict(zip(headers, row, strict=True)) for row in rows]


def reference_with(folder: Path, **tables: str) -> Reference:
    """The reference data of the program with tables drawn anew: outlines, aliases, requirements."""
    directory = folder / "data"
    shutil.copytree(paths.DATA, directory, ignore=shutil.ignore_patterns("sample"))
    for name, table in tables.items():
        file, key = _DRAWN_FILES[name]
        _redraw(directory / file, key, drawn(table))
    return reference.load(directory)


def counts(result: ImportResult) -> dict[str, int]:
    """P4: what became of the rows of a file's only sheet, counts of 0 left out."""
    [sheet] = result.sheets
    names = ("rows_read", "added", "updated", "unchanged", "set_aside")
    return {name: getattr(sheet, name) for name in names if getattr(sheet, name)}


def problems(result: ImportResult) -> list[tuple[int | None, str]]:
    """Row and severity of each problem found in a file."""
    return [(one.row, one.severity) for sheet in result.sheets for one in sheet.problems]


def _redraw(path: Path, key: str, rows: Sequence[Row]) -> None:
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file)
        bundled = list(reader)
    replaced = {row[key] for row in rows}
    kept = [row for row in bundled if row[key] not in replaced]
    defaults = _OUTLINE_DEFAULTS if path.stem == "outlines" else {}
    _write(path, reader.fieldnames or [], [*kept, *({**defaults, **row} for row in rows)])


def _write(path: Path, headers: Iterable[str], rows: Iterable[Mapping[str, Any]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(headers))
        writer.writeheader()
        writer.writerows(rows)


class Program:
    """A store, and short ways to ask it; every answer is exact (Decimal, date)."""

    def __init__(
        self, folder: Path, *, database: Path | str = ":memory:", reference: Reference | None = None
    ) -> None:
        self._folder = folder
        self._uploads = 0
        self.store: Store = store.open_store(database, reference=reference)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.store.close()

    def upload(
        self,
        kind: str,
        table: str,
        *,
        each: Mapping[str, str] | None = None,
        name: str | None = None,
    ) -> ImportResult:
        """Imports a drawn table as a .csv of that kind; `each` are columns alike in every row."""
        path = self.write(kind, table, each=each, name=name)
        checked = intake.check_file(path, self.store.reference, intake.Options(kind=kind))
        return store.imports.commit(self.store, checked, by="test", is_confirmed=True)

    def write(
        self,
        kind: str,
        table: str,
        *,
        each: Mapping[str, str] | None = None,
        name: str | None = None,
    ) -> Path:
        """The .csv file of a drawn table, not yet imported."""
        rows = [{**row, **(each or {})} for row in drawn(table)]
        self._uploads += 1
        path = self._folder / (name or f"{kind}-{self._uploads}.csv")
        _write(path, rows[0], rows)
        return path

    def undo(self, result: ImportResult) -> None:
        assert result.import_id is not None
        store.imports.undo(self.store, result.import_id, by="test")

    def standings(self, *, as_of: str = AS_OF, **scope: Any) -> list[Row]:
        """One row per goal: the answer `progress`."""
        return coverage.progress(self.store, _scope(as_of, scope)).dicts()

    def standing(self, person_id: str, *, as_of: str = AS_OF, **scope: Any) -> Row:
        """The one goal of a person; `pathway` and `discipline` say which where there are several."""
        [row] = self.standings(as_of=as_of, person_id=person_id, **scope)
        return row

    def explain(self, person_id: str, *, as_of: str = AS_OF, **scope: Any) -> list[Row]:
        return coverage.explain(
            self.store, _scope(as_of, {**scope, "person_id": person_id})
        ).dicts()

    def explained(
        self, person_id: str, column: str, *, as_of: str = AS_OF, **scope: Any
    ) -> dict[str, Any]:
        """One column of `explain`, by reference number or else title; each completion has one line."""
        rows = self.explain(person_id, as_of=as_of, **scope)
        return _by_name((row["reference_number"] or row["title"], row[column]) for row in rows)

    def outcomes(self, person_id: str, *, as_of: str = AS_OF, **scope: Any) -> dict[str, str]:
        """The outcome of each completion, named and limited as in `explained`."""
        return self.explained(person_id, "outcome", as_of=as_of, **scope)

    def requirement_lines(
        self, person_id: str, *, as_of: str = AS_OF, **scope: Any
    ) -> dict[str, Row]:
        """The answer `gaps`, by subcategory, else category, else "total"."""
        answer = coverage.gaps(self.store, _scope(as_of, {**scope, "person_id": person_id}))
        return _by_name(
            (row["subcategory"] or row["category"] or "total", row) for row in answer.dicts()
        )

    def gaps(self, person_id: str, *, as_of: str = AS_OF, **scope: Any) -> dict[str, Any]:
        """What is missing on each requirement line."""
        lines = self.requirement_lines(person_id, as_of=as_of, **scope)
        return {name: line["gap"] for name, line in lines.items()}

    def earned(self, person_id: str, *, as_of: str = AS_OF, **scope: Any) -> dict[str, Any]:
        """What is earned on each requirement line."""
        lines = self.requirement_lines(person_id, as_of=as_of, **scope)
        return {name: line["earned"] for name, line in lines.items()}

    def coverage(
        self, *, as_of: str = AS_OF, **scope: Any
    ) -> dict[tuple[str | None, str | None], Row]:
        """The answer `coverage` of one discipline, by category and subcategory."""
        answer = coverage.coverage(self.store, _scope(as_of, scope))
        return _by_name(((row["category"], row["subcategory"]), row) for row in answer.dicts())

    def checks(self, name: str, *, as_of: str = AS_OF, **scope: Any) -> list[Row]:
        """What one of the checks finds."""
        answer = coverage.checks(self.store, _scope(as_of, scope))
        return [row for row in answer.dicts() if row["check_name"] == name]

    def rows(self, statement: str) -> list[tuple[Any, ...]]:
        """What is stored, for what no answer shows."""
        with self.store.reading() as cursor:
            return cursor.execute(statement).fetchall()


def _scope(as_of: str, scope: Mapping[str, Any]) -> Scope:
    return Scope(as_of=date.fromisoformat(as_of), **scope)


def _by_name(pairs: Iterable[tuple[Any, Any]]) -> dict[Any, Any]:
    found: dict[Any, Any] = {}
    for name, value in pairs:
        assert name not in found, f"{name} stands twice; ask for one goal, or for every row"
        found[name] = value
    return found
