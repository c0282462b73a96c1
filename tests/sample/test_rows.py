"""The rows of every answer about the sample program, read with and without Arrow."""

import sys
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import duckdb
import pytest

from dashboard import sql
from dashboard.coverage import Answer
from dashboard.coverage.answers import answer_from
from dashboard.coverage.rows import rows_of
from dashboard.store import Store
from tests.sample.test_sample_answers import SCOPE, checked, imported

__all__ = ["checked", "imported"]

QUESTIONS = [(folder, name) for folder in ("coverage", "checks") for name in sql.group(folder)]


@pytest.mark.parametrize(("folder", "name"), QUESTIONS)
def test_arrow_reads_the_same_values_of_the_same_types(
    folder: str, name: str, imported: tuple[Store, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    store, _ = imported

    def answer() -> Answer:
        with store.reading() as cursor:
            return answer_from(cursor, name, SCOPE, folder)

    assert "pyarrow" in sys.modules
    found = answer()
    monkeypatch.delitem(sys.modules, "pyarrow")
    plain = answer()
    # Queries that only others read have no order; `repr` tells types apart.
    assert sorted(map(repr, found.rows)) == sorted(map(repr, plain.rows))


def test_arrow_reads_every_type_that_a_query_may_return() -> None:
    with duckdb.connect() as connection:
        rows = rows_of(
            connection.execute(
                "select sum(n), count(*), 0.50::decimal(8, 2), date '2026-06-01', timestamp '2026-06-01 12:30:00', "
                "[n], n = 1, 'a', 0.5::double, null, null::varchar from range(2) as t (n) group by n order by n"
            )
        )
    day, moment = date(2026, 6, 1), datetime(2026, 6, 1, 12, 30)  # noqa: DTZ001
    assert rows == tuple(
        (n, 1, Decimal("0.50"), day, moment, [n], n == 1, "a", 0.5, None, None) for n in range(2)
    )
    assert {tuple(map(type, row[:7])) for row in rows} == {
        (int, int, Decimal, date, datetime, list, bool)
    }


def test_equal_cells_of_a_column_are_one_value() -> None:
    with duckdb.connect() as connection:
        (one,), (other,) = rows_of(connection.execute("select 12.50::decimal(8, 2) from range(2)"))
    assert one is other


def test_a_result_without_rows_has_none() -> None:
    with duckdb.connect() as connection:
        assert rows_of(connection.execute("select 1, 'a' limit 0")) == ()
