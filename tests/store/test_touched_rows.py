"""A small change reads the rows that it touches, and not those of everybody."""

import json
from collections.abc import Iterator
from typing import Any

from dashboard import sql, store

ROWS_OF_A_GROUP = 122_880
ROWS_OF_A_PERSON = 10


def rows_read(plan: dict[str, Any], table: str) -> int:
    """How many rows of a table a plan that was carried out has read."""

    def scans(operator: dict[str, Any]) -> Iterator[int]:
        if operator.get("extra_info", {}).get("Table", "").endswith(f".{table}"):
            yield operator["operator_rows_scanned"]
        for child in operator["children"]:
            yield from scans(child)

    [rows] = scans(plan)
    return rows


def test_the_records_of_few_people_are_found_in_the_row_groups_that_have_them() -> None:
    with store.open_store(":memory:") as opened, opened.trying() as cursor:
        # The first hundred of 37,000 people, who are also written in another way, with the last rows.
        rows = 3 * ROWS_OF_A_GROUP
        cursor.execute(
            "insert into record_rows by name "
            "select 1 as import_id, range as position, 0 as line_number, "
            "range // $each as written_person from range($rows)",
            {"each": ROWS_OF_A_PERSON, "rows": rows},
        )
        cursor.execute(
            "create temp table touched_written_people as "
            "select range as written_person from range(100) "
            "union all select 40000 + range from range(100)"
        )
        cursor.execute(
            "insert into record_rows by name "
            "select 2 as import_id, range as position, 0 as line_number, "
            "40000 + range as written_person from range(100)"
        )
        text = sql.load("touching", "touched_records").text
        found = cursor.execute(text).fetchall()
        [[_, plan]] = cursor.execute(f"explain (analyze, format json) {text}").fetchall()
    assert len(found) == 100 * ROWS_OF_A_PERSON + 100
    assert rows_read(json.loads(plan), "record_rows") <= ROWS_OF_A_GROUP + 100
