"""Which part of a table a change touches, and the rows from which that part follows (queries/touching)."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from functools import cache

import duckdb

from dashboard import sql
from dashboard.store.database import run
from dashboard.store.tables import count, is_any

_EVERY_ROW = {"record_rows", "record_matches"}
# What is read in the place of what all imports say, where few people's completions are derived.
_TOUCHED = {"written_people": "touched_written_people", "record_rows": "touched_records"}
# L8: which activities rows are of that give no number; most files have none.
_TITLED = "titled_matches"
# L3: the lines of the activities list; whose records have their own need not keep a list.
_LISTED = "activity_lines"
# What tables in force were and are, row by row (dashboard/store/differences.py).
_CHANGED = "changed_"
# Where many are touched, and more than a third, deriving everybody's completions is less work.
_MANY = 100
_LARGEST_SHARE = 3


@dataclass(frozen=True)
class Part:
    """The rows of a table that have a key of `keys`, and what its query reads to derive these alone.

    `asks` are the queries of queries/touching that make both, in their order.
    """

    keys: str
    key: tuple[str, ...]
    asks: tuple[str, ...]
    places: Mapping[str, str] = field(default_factory=dict)

    def rows(self, table: str, columns: str) -> str:
        """A select of the part of a table, with the place of each row."""
        same = " and ".join(f"t.{name} is not distinct from k.{name}" for name in self.key)
        return (
            f"select t.rowid as place, {columns} from {table} as t "  # noqa: S608
            f"semi join {self.keys} as k on {same}"
        )


_BY_GOALS = ("touched_ids", "touched_goals", "touched_prescription_rows", "touched_goal_rows")
PARTS = {
    "people": Part(
        keys="touched_ids",
        key=("person_id",),
        asks=("touched_ids", "touched_roster_rows"),
        places={"roster_rows": "touched_roster_rows"},
    ),
    "person_matches": Part(
        keys="touched_mentions",
        key=("person_id", "email_key", "name_key"),
        asks=("touched_mentions", "touched_named_people"),
        places={"named_people": "touched_named_people"},
    ),
    "activity_matches": Part(
        keys="touched_listed_rows",
        key=("import_id", "position"),
        asks=("touched_listed_rows",),
        places={"activity_rows": "touched_listed_rows"},
    ),
    "prescribed_lines": Part(
        keys="touched_goals",
        key=("person_number",),
        asks=_BY_GOALS[:3],
        places={"prescription_rows": "touched_prescription_rows"},
    ),
    "goals": Part(
        keys="touched_goals",
        key=("person_number",),
        asks=_BY_GOALS,
        places={
            "prescription_rows": "touched_prescription_rows",
            "roster_rows": "touched_goal_rows",
        },
    ),
}


@cache
def completions() -> dict[str, sql.Query]:
    """The queries that follow from every row of the records: each person's part of them stands alone."""
    found = sql.group("current").items()
    return {name: query for name, query in found if not _EVERY_ROW.isdisjoint(sql.tables(query))}


def in_place(table: str) -> str:
    """What is read in the place of a table where few people's completions are derived."""
    return f"now_{table}" if table in completions() else _TOUCHED.get(table, table)


def touch(
    cursor: duckdb.DuckDBPyConnection, name: str, import_id: int | None, changed: Collection[str]
) -> None:
    """Keeps what a query of queries/touching finds, until the cursor closes.

    `changed` are the tables in force of which the differences are kept; of no other one did anything change.
    """
    query = sql.load("touching", name)
    params = {"import_id": import_id} if "import_id" in query.params else {}
    text = sql.reading(query, without_differences(query, changed))
    run(cursor, f"create or replace temp table {name} as {text}", params)


def without_differences(query: sql.Query, changed: Collection[str]) -> dict[str, str]:
    """What a query reads of the differences of tables that did not change: no rows, and planned as such."""
    tables = {
        name: name.removeprefix(_CHANGED) for name in query.reads if name.startswith(_CHANGED)
    }
    return {
        name: f"(select null as place, t.*, true as is_now from {table} as t where false)"  # noqa: S608
        for name, table in tables.items()
        if table not in changed
    }


def touch_records(cursor: duckdb.DuckDBPyConnection) -> None:
    """Keeps the rows of the records from which the completions of the touched people follow."""
    for kept in _TOUCHED.values():
        touch(cursor, kept, None, ())


def touch_no_records(cursor: duckdb.DuckDBPyConnection) -> None:
    """Keeps no rows in the place of the records, where nobody's completions are derived."""
    for table, kept in _TOUCHED.items():
        cursor.execute(f"create or replace temp table {kept} as from {table} limit 0")


def spared(cursor: duckdb.DuckDBPyConnection, query: sql.Query, rows: str) -> dict[str, str]:
    """What a query need not ask of these rows of the records, and the table without rows in its place."""
    if _LISTED in query.reads and not is_any(cursor, _LISTED):
        return {_LISTED: f"{_LISTED} limit 0"}
    if _TITLED in query.reads and not _is_any_titled(cursor, rows):
        return {_TITLED: f"{query.name} limit 0"}
    return {}


def _is_any_titled(cursor: duckdb.DuckDBPyConnection, rows: str) -> bool:
    titled = cursor.execute(
        f"select 1 from {rows} as r "  # noqa: S608
        "semi join written_activities as a "
        "on r.written_activity = a.written_activity and a.reference_number is null limit 1"
    )
    return titled.fetchone() is not None


def is_much(cursor: duckdb.DuckDBPyConnection) -> bool:
    """Whether so many people are touched that everybody's completions may as well be derived."""
    touched = count(cursor, "touched_people")
    return touched > _MANY and touched * _LARGEST_SHARE > count(cursor, "person_numbers")
