"""What each import says, in few rows, written once with its rows (queries/summaries)."""

import duckdb

from dashboard import sql
from dashboard.store.database import run

# Whose rows are an import's own.
_ROWS = (
    *("roster_rows", "record_rows", "activity_rows", "prescription_rows", "set_aside_rows"),
    "named_set_aside_rows",
)


def summarise(cursor: duckdb.DuckDBPyConnection, import_id: int) -> None:
    """Writes the summaries of an import whose rows are written."""
    for query in sql.group("summaries").values():
        statement = f"insert into {query.name} by name {query.text}"
        run(cursor, statement, {"import_id": import_id})


def tables_that_change(cursor: duckdb.DuckDBPyConnection, import_id: int) -> set[str]:
    """The tables of imported rows and of summaries to which an import makes a difference."""
    said = [query for name, query in sql.group("summaries").items() if name not in _ROWS]
    statements = {
        **{name: f"select 1 from {name} where import_id = $1 limit 1" for name in _ROWS},  # noqa: S608
        **{query.name: _something_new(query) for query in said},
    }
    return {
        table
        for table, statement in statements.items()
        if cursor.execute(statement, [import_id]).fetchone()
    }


def _something_new(query: sql.Query) -> str:
    """A select of what an import says and no other one in force, if anything.

    Nearly all people, texts and activities of a small import are named by others as well.
    """
    columns = [column for column in query.returns if column != "import_id"]
    same = " and ".join(f"n.{column} is not distinct from o.{column}" for column in columns)
    return (
        "with others as ("  # noqa: S608
        f"select o.* from {query.name} as o "
        "anti join withdrawals as w on o.import_id = w.import_id where o.import_id <> $1"
        f") select 1 from {query.name} as n anti join others as o on {same} "
        "where n.import_id = $1 limit 1"
    )
