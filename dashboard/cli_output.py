"""How the command prints rows: as a table for people, as CSV, as JSON."""

import sys
from collections.abc import Sequence
from dataclasses import asdict
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from dashboard.intake import Problem
    from dashboard.store import SheetResult


# A union made anew for each cell was a third of the time of a table.
_NUMBER = (int, Decimal, type(None))


def echo_rows(
    rows: list[dict[str, Any]], output_format: str, columns: Sequence[str] | None = None
) -> None:
    """Prints rows to standard output; columns are those of the first row unless given."""
    columns = columns or (tuple(rows[0]) if rows else ())
    if output_format == "json":
        import json

        click.echo(json.dumps(rows, default=_json_value, ensure_ascii=False, indent=2))
    elif output_format == "csv":
        import csv

        writer = csv.writer(sys.stdout, lineterminator="\n")
        if columns:
            writer.writerow(columns)
        writer.writerows([_text(row[column]) for column in columns] for row in rows)
    else:
        _echo_table(rows, columns)


def echo_warning(sentence: str) -> None:
    click.echo(sentence, err=True)


def echo_problem(file: str, problem: "Problem", consequence: str) -> None:
    """A problem of a file with its place, and what comes of it."""
    place = [
        file,
        f"sheet {problem.sheet}" if problem.sheet else None,
        f"row {problem.row}" if problem.row else None,
        " ".join(filter(None, [problem.column, f'"{problem.value}"' if problem.value else None])),
    ]
    echo_warning(f"{', '.join(filter(None, place))}: {consequence}{problem.problem}")


def import_row(result: "SheetResult") -> dict[str, Any]:
    """The contract's object for one imported sheet; its problems are told on standard error too."""
    row = asdict(result)
    row["problems"] = [
        {
            "row": problem.row,
            "column": problem.column,
            "value": problem.value,
            "problem": problem.problem,
            "severity": problem.severity,
        }
        for problem in result.problems
    ]
    row["skipped"] = [asdict(skipped) for skipped in result.skipped]
    row["changes"] = [asdict(change) for change in result.changes]
    for problem in result.problems:
        consequence = "set aside: " if problem.severity == "set_aside" else "warning: "
        echo_problem(result.file, problem, consequence)
    return row


def _json_value(value: object) -> object:
    if isinstance(value, Decimal):
        return float(value)
    if isinstance(value, datetime):
        return f"{value.isoformat(timespec='seconds')}Z"
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} has no JSON form")


def _text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, list | dict):
        import json

        return json.dumps(value, default=_json_value, ensure_ascii=False)
    if isinstance(value, datetime):
        return str(_json_value(value))
    return str(value)


def _echo_table(rows: list[dict[str, Any]], columns: Sequence[str]) -> None:
    if not rows:
        click.echo("Nothing to show.", err=True)
        return
    # Lists are for programs; a table says how many there are.
    cells = [
        [
            str(len(value)) if isinstance(value := row[column], list | tuple) else _text(value)
            for column in columns
        ]
        for row in rows
    ]
    widths = [
        max(len(column), *(len(line[number]) for line in cells))
        for number, column in enumerate(columns)
    ]
    is_number = [all(isinstance(row[column], _NUMBER) for row in rows) for column in columns]
    lines = [
        "  ".join(
            text.rjust(width) if right else text.ljust(width)
            for text, width, right in zip(line, widths, is_number, strict=True)
        ).rstrip()
        for line in (columns, ["-" * width for width in widths], *cells)
    ]
    click.echo("\n".join(lines))
