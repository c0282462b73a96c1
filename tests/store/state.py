"""What is in force, as comparable values that say nothing of which import brought them."""

from typing import Any

from dashboard import coverage, sql, store
from dashboard.coverage import Scope

State = dict[str, list[tuple[Any, ...]]]

# Numbers given to rows, and the rows they point to, follow from the imports there are.
_OF_THE_IMPORT = {"import_id", "position"}
_BY_IMPORT = {"activity_matches", "record_matches", "corrected_rows", "rows_to_correct"}


def in_force(db: store.Store) -> State:
    """Every table in force, by name."""
    tables: State = {}
    with db.reading() as cursor:
        for query in sql.group("current").values():
            if query.name in _BY_IMPORT:
                continue
            columns = ", ".join(name for name in query.returns if name not in _OF_THE_IMPORT)
            rows = cursor.execute(f"select {columns} from {query.name} order by all").fetchall()  # noqa: S608
            tables[query.name] = rows
    return tables


def answered(db: store.Store, scope: Scope) -> State:
    """Every answer there is, as the user sees it."""
    questions = ("progress", "gaps", "explain", "coverage")
    return {name: list(getattr(coverage, name)(db, scope).rows) for name in questions}
