"""One open database: a cursor per call, checked parameters, one writer at a time."""

import itertools
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import duckdb

from dashboard.reference import Reference


class StoreError(Exception):
    """The store cannot do what was asked; the text is one sentence for the user."""


class _Enough(Exception):
    """Ends a transaction whose writing was only tried."""


@dataclass
class _State:
    """One state of the data, held still by the transaction of its cursor."""

    store: "Store"
    cursor: duckdb.DuckDBPyConnection
    revision: tuple[int, int]


# Each thread, and so each run of a page, has its own.
_held: ContextVar[_State | None] = ContextVar("_held", default=None)
_openings = itertools.count()


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
        self._committing = threading.Lock()
        self._opening = next(_openings)
        self._writes = 0
        self.path = path
        # With the aliases that users taught and the outlines they added, so that intake knows them as well.
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
        """A cursor in a transaction: several reads see one state."""
        if held := self._held():
            yield held.cursor
            return
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
                with self._committing:
                    cursor.commit()
                    self._writes += 1
            except BaseException:
                cursor.rollback()
                raise
            finally:
                cursor.close()
        # Whoever writes reads what was written.
        if held := self._held():
            held.cursor.close()
            held.cursor, held.revision = self._state_now()

    @contextmanager
    def trying(self) -> Iterator[duckdb.DuckDBPyConnection]:
        """A cursor in a transaction that is always rolled back: what would happen, without its happening."""
        try:
            with self.writing() as cursor:
                yield cursor
                raise _Enough
        except _Enough:
            return

    @contextmanager
    def one_state(self) -> Iterator[None]:
        """Everything read in the block is read from one state, whatever others write meanwhile."""
        cursor, revision = self._state_now()
        state = _State(self, cursor, revision)
        token = _held.set(state)
        try:
            yield
        finally:
            _held.reset(token)
            state.cursor.close()

    def revision(self) -> tuple[int, int]:
        """Changes with every write; a key, within this process, for what is computed from the data."""
        held = self._held()
        return held.revision if held else (self._opening, self._writes)

    def _held(self) -> _State | None:
        held = _held.get()
        return held if held and held.store is self else None

    def _state_now(self) -> tuple[duckdb.DuckDBPyConnection, tuple[int, int]]:
        # No write may come between the state and its number.
        with self._committing:
            cursor = self._connection.cursor()
            cursor.begin()
            # A transaction sees the state of its first read.
            cursor.execute("select count(*) from settings").fetchone()
            return cursor, (self._opening, self._writes)


def held_store() -> Store | None:
    """The store of which this context holds one state, if it does."""
    held = _held.get()
    return held.store if held else None


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
