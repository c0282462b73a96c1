"""The reference data as tables, so that the queries can join with it."""

from dataclasses import fields, replace
from typing import Any

import duckdb

from dashboard.keys import comparison_key
from dashboard.reference import Reference
from dashboard.reference.model import Alias, OutlineLine
from dashboard.store.opening import DIGEST
from dashboard.store.tables import append_values, empty

_OUTLINE_FIELDS = tuple(field.name for field in fields(OutlineLine))


def load_reference(cursor: duckdb.DuckDBPyConnection, reference: Reference) -> None:
    """Replaces the reference tables by the program's data."""
    for table, rows in _tables(reference).items():
        empty(cursor, table)
        append_values(cursor, table, rows)
    cursor.execute("delete from settings where name = $1", [DIGEST])
    cursor.execute("insert into settings values ($1, $2)", [DIGEST, reference.digest])


def reference_in_force(cursor: duckdb.DuckDBPyConnection, reference: Reference) -> Reference:
    """The reference data with the aliases and outlines in force instead of the program's own alone."""
    aliases = cursor.execute(
        "select discipline, text, category, subcategory from aliases_in_force "
        "order by discipline nulls first, text_key"
    ).fetchall()
    outlines = cursor.execute(
        f"select {', '.join(_OUTLINE_FIELDS)} from outline_lines "  # noqa: S608
        "order by discipline, effective_on, position"
    ).fetchall()
    return replace(
        reference,
        aliases=tuple(Alias(*row) for row in aliases),
        outlines=tuple(OutlineLine(*row) for row in outlines),
    )


def outline_row(line: OutlineLine) -> tuple[Any, ...]:
    """A line of an outline in the order of the columns of its table."""
    return (
        line.discipline,
        line.effective_on,
        line.date_confidence,
        line.superseded_on,
        line.category,
        comparison_key(line.category),
        line.subcategory,
        _key(line.subcategory),
        line.exam_questions,
        line.category_exam_questions,
        line.name_confidence,
        line.count_confidence,
        line.note,
        line.source,
        line.position,
    )


def _tables(reference: Reference) -> dict[str, list[tuple[Any, ...]]]:
    return {
        "disciplines": [
            (line.code, line.name, line.pathway, line.has_structured_education)
            for line in reference.disciplines.values()
        ],
        "bundled_outline_lines": [outline_row(line) for line in reference.outlines],
        "aliases": [
            (
                alias.discipline,
                alias.text,
                comparison_key(alias.text),
                alias.category,
                comparison_key(alias.category),
                alias.subcategory,
                _key(alias.subcategory),
            )
            for alias in reference.aliases
        ],
        "requirements": [
            (
                line.pathway,
                line.credits_total,
                line.credits_per_category,
                line.window_months,
                line.window_start,
            )
            for line in reference.requirements
        ],
        "not_accepted": [
            (
                line.column,
                line.comparison,
                comparison_key(line.text),
                line.completed_after,
                line.reason,
            )
            for line in reference.not_accepted
        ],
    }


def _key(text: str | None) -> str | None:
    return comparison_key(text) if text else None
