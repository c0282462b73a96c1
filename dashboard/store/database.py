"""One open database: a cursor per call, checked parameters, one writer at a time."""

import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import duckdb

from dashboard.reference import Reference


class StoreError(Exception):
    """The store cannot do what was asked; the text is one sentence for the user."""


class Store:
    """An open database file.

    Everything reads and writes through cursors of one connection, because a second connection to
    the file would need a second lock, and one shared cursor gives wrong rows under threads.
    """

    def __init__(
        self, connection: duckdb.DuckDBPyConnection, path: Path | None, reference: Reference
    ) -> None:
        self._connection = connection
        self._writing = threading.Lock()
        self.path = path
        # With the aliases that users taught, so that intake knows them as well.
        self.reference = reference

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        self._connection.close()

    @contextmanager
    def reading(self) -> Iterator[duckdb.DuckDBPyConnection]:
        """A cursor of its own in a transaction of its own: several reads see one state."""
        cursor = self._connection.cursor()
        try:
            cursor.begin()
            yield cursor
        finally:
            cursor.close()

    @contextmanager
    def writing(self) -> Iterator[duckdb.DuckDBPyConnection]:
        """A cursor in a transaction: committed at the end of the block, or rolled back on an error."""
        with self._writing:
            cursor = self._connection.cursor()
            try:
                cursor.begin()
                yield cursor
                cursor.commit()
            except BaseException:
                cursor.rollback()
                raise
            finally:
                cursor.close()

    def revision(self) -> tuple[int, ...]:
        """Changes with whatever is imported, taught, decided or undone; a key for what follows from it."""
        with self.reading() as cursor:
            row = cursor.execute(
                "select (select count(*) from imports), (select count(*) from withdrawals), "
                "(select count(*) from taught_aliases), (select count(*) from alias_withdrawals), "
                "(select count(*) from person_decisions), (select count(*) from decision_withdrawals)"
            ).fetchone()
        assert row is not None
        return row


@lru_cache(maxsize=256)
def parameters(statement: str) -> frozenset[str]:
    """The names of the parameters of a statement, without their $."""
    statements = duckdb.extract_statements(statement)
    return frozenset(name for part in statements for name in part.named_parameters)


def run(
    cursor: duckdb.DuckDBPyConnection, statement: str, params: Mapping[str, Any] | None = None
) -> duckdb.DuckDBPyConnection:
    """Executes a statement whose parameters are exactly those given.

    Raises ValueError where the names differ: DuckDB may take an unbound name from elsewhere.
    """
    given = dict(params or {})
    expected = parameters(statement)
    if expected != given.keys():
        raise ValueError(f"parameters {sorted(given)} given, {sorted(expected)} expected")
    return cursor.execute(statement, given) if given else cursor.execute(statement)
