"""What is in force, as comparable values that say nothing of which import brought them."""

from collections.abc import Collection, Mapping
from typing import Any

import duckdb

from dashboard import coverage, sql, store
from dashboard.coverage import Scope

State = dict[str, list[tuple[Any, ...]]]

# The rows that values came from follow from the imports there are.
_OF_THE_IMPORT = {"import_id", "position"}
_BY_IMPORT = {"activity_matches", "record_matches", "corrected_rows", "rows_to_correct"}
# Numbers say only that rows belong together: of what is told by what they stand for.
_NUMBERED = {
    "person_number": "select person_number, person_key from person_numbers",
    "text_number": (
        "select text_number, row(discipline, category_key, subcategory_key)::varchar from line_texts"
    ),
    "written_text": (
        "select written_text, row(category_text, subcategory_text)::varchar from written_texts "
        "union all select null, null"
    ),
    **{
        f"{column}_of": f"select written_activity, {column}::varchar from written_activities"  # noqa: S608
        for column in ("title", "sponsor", "ce_credits", "ce_category", "activity_type")
    },
    "goal_number": (
        "select g.goal_number, row(n.person_key, g.pathway, g.discipline)::varchar "
        "from goals as g inner join person_numbers as n on g.person_number = n.person_number"
    ),
}


def in_force(db: store.Store) -> State:
    """Every table in force, by name."""
    with db.reading() as cursor:
        return {
            name: rows_in_force(cursor, name, without=_OF_THE_IMPORT)
            for name in sql.group("current")
            if name not in _BY_IMPORT
        }


def rows_in_force(
    cursor: duckdb.DuckDBPyConnection, table: str, *, without: Collection[str] = ()
) -> list[tuple[Any, ...]]:
    """The rows of a table in force, in an order of their own."""
    columns = [name for name in sql.load("current", table).returns if name not in without]
    meanings: Mapping[str, dict[int | None, str | None]] = {
        column: dict(cursor.execute(_NUMBERED[column]).fetchall())
        for column in columns
        if column in _NUMBERED
    }
    rows = cursor.execute(f"select {', '.join(columns)} from {table}").fetchall()  # noqa: S608
    told = [
        tuple(
            meanings[column][cell] if column in meanings else cell
            for column, cell in zip(columns, row, strict=True)
        )
        for row in rows
    ]
    return sorted(told, key=repr)


def answered(db: store.Store, scope: Scope) -> State:
    """Every answer there is, as the user sees it."""
    questions = ("progress", "gaps", "explain", "coverage")
    return {name: list(getattr(coverage, name)(db, scope).rows) for name in questions}
