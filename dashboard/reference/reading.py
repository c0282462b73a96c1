"""Reads and validates the reference data of `data/`, all problems at once."""

import csv
import hashlib
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import TypeVar

from dashboard.keys import comparison_key
from dashboard.reference.files import FILES
from dashboard.reference.model import (
    Alias,
    Discipline,
    NotAccepted,
    OutlineLine,
    Reference,
    ReferenceDataError,
    Requirement,
)
from dashboard.reference.validate import alias_problems, outline_problems

_T = TypeVar("_T")


def read(directory: Path) -> Reference:
    """The reference data of a directory.

    Raises ReferenceDataError naming file, line, what was expected, for every problem found.
    """
    tables = {name: _Table(directory / file) for name, file in FILES.items()}
    disciplines = {line.code: line for line in tables["disciplines"].read(_discipline)}
    reference = Reference(
        disciplines=disciplines,
        discipline_texts=_discipline_texts(disciplines, tables["discipline_names"]),
        outlines=tuple(tables["outlines"].read(_outline_line)),
        aliases=tuple(tables["aliases"].read(_alias)),
        requirements=tuple(tables["requirements"].read(_requirement)),
        not_accepted=tuple(tables["not_accepted"].read(_not_accepted)),
        digest=_digest(tables.values()),
    )
    problems = [problem for table in tables.values() for problem in table.problems]
    if not problems:
        problems = [*outline_problems(reference), *alias_problems(reference)]
    if problems:
        raise ReferenceDataError(problems)
    return reference


class _Table:
    """One CSV file, and the problems met while reading it."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.problems: list[str] = []
        try:
            self.content = path.read_bytes()
        except OSError as error:
            self.content = b""
            self.problems.append(f"{path.name}: cannot be read ({error.strerror})")

    def read(self, parse: Callable[["_Line"], _T]) -> list[_T]:
        parsed = []
        for line in self._lines():
            try:
                parsed.append(parse(line))
            except (KeyError, ValueError, InvalidOperation) as error:
                self.problems.append(f"{self.path.name}, line {line.number}: {_reason(error)}")
        return parsed

    def _lines(self) -> Iterator["_Line"]:
        reader = csv.DictReader(self.content.decode("utf-8-sig").splitlines())
        for cells in reader:
            yield _Line(reader.line_num, cells)


class _Line:
    """One line of a CSV file; reading a cell raises what is wrong with it."""

    def __init__(self, number: int, cells: dict[str, str]) -> None:
        self.number = number
        self._cells = cells

    def text(self, column: str) -> str:
        value = self.optional(column)
        if value is None:
            raise ValueError(f"{column} is blank")
        return value

    def optional(self, column: str) -> str | None:
        return (self._cells[column] or "").strip() or None

    def day(self, column: str) -> date:
        value = self.text(column)
        try:
            return date.fromisoformat(value)
        except ValueError:
            raise ValueError(f'{column} "{value}" is not a date such as 2022-01-01') from None

    def optional_day(self, column: str) -> date | None:
        return self.day(column) if self.optional(column) else None

    def count(self, column: str) -> int | None:
        value = self.optional(column)
        if value is None:
            return None
        if not value.isdigit():
            raise ValueError(f'{column} "{value}" is not a whole number')
        return int(value)

    def credits(self, column: str) -> Decimal | None:
        value = self.optional(column)
        if value is None:
            return None
        try:
            return Decimal(value)
        except InvalidOperation:
            raise ValueError(f'{column} "{value}" is not a number of credits') from None

    def one_of(self, column: str, choices: Iterable[str]) -> str:
        value = self.text(column)
        if value not in choices:
            raise ValueError(f'{column} "{value}" is not one of {", ".join(choices)}')
        return value


def _reason(error: Exception) -> str:
    if isinstance(error, KeyError):
        return f"the column {error.args[0]} is missing"
    return str(error)


_CONFIDENCES = ("sourced", "derived", "recalled", "unknown")


def _discipline(line: _Line) -> Discipline:
    return Discipline(
        code=line.text("discipline"),
        name=line.text("name"),
        pathway=line.text("pathway"),
        has_structured_education=line.one_of("structured_education", ("yes", "no")) == "yes",
    )


def _outline_line(line: _Line) -> OutlineLine:
    return OutlineLine(
        discipline=line.text("discipline"),
        effective_on=line.day("effective_on"),
        date_confidence=line.one_of("date_confidence", _CONFIDENCES),
        superseded_on=line.optional_day("superseded_on"),
        category=line.text("category"),
        subcategory=line.optional("subcategory"),
        exam_questions=line.count("exam_questions"),
        category_exam_questions=line.count("category_exam_questions"),
        name_confidence=line.one_of("name_confidence", _CONFIDENCES),
        count_confidence=line.optional("count_confidence"),
        note=line.optional("note"),
        source=line.text("source"),
        position=line.number,
    )


def _alias(line: _Line) -> Alias:
    return Alias(
        discipline=line.optional("discipline"),
        text=line.text("text"),
        category=line.text("category"),
        subcategory=line.optional("subcategory"),
    )


def _requirement(line: _Line) -> Requirement:
    return Requirement(
        pathway=line.one_of("pathway", ("structured_education", "imaging_assistant", "cqr")),
        credits_total=line.credits("credits_total"),
        credits_per_category=line.credits("credits_per_category"),
        window_months=int(line.text("window_months")),
        window_start=(
            line.one_of("window_start", ("ssa", "months_before_due"))
            if line.optional("window_start")
            else None
        ),
    )


def _not_accepted(line: _Line) -> NotAccepted:
    return NotAccepted(
        column=line.one_of("column", ("ce_category", "activity_type")),
        comparison=line.one_of("comparison", ("equals", "contains")),
        text=line.text("text"),
        completed_after=line.optional_day("completed_after"),
        reason=line.text("reason"),
    )


def _discipline_texts(disciplines: dict[str, Discipline], names: _Table) -> dict[str, str]:
    def name(line: _Line) -> tuple[str, str]:
        return line.text("text"), line.one_of("discipline", disciplines)

    texts = {comparison_key(text): code for text, code in names.read(name)}
    texts |= {comparison_key(discipline.name): code for code, discipline in disciplines.items()}
    # Last, so that no name can take a code away from its discipline.
    return texts | {comparison_key(code): code for code in disciplines}


def _digest(tables: Iterable[_Table]) -> str:
    digest = hashlib.sha256()
    for table in tables:
        digest.update(table.content)
    return digest.hexdigest()
