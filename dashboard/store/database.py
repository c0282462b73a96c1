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
from typing import TYPE_CHECKING, Any, Self

import duckdb

if TYPE_CHECKING:
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
        self,
        connection: duckdb.DuckDBPyConnection,
        path: Path | None,
        bundled: "Reference | None" = None,
    ) -> None:
        self._connection = connection
        self._writing = threading.Lock()
        self._committing = threading.Lock()
        self._opening = next(_openings)
        self._writes = 0
        self.path = path
        self._bundled = bundled
        self._reference: Reference | None = None
        self._telling = threading.Lock()

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

    @property
    def reference(self) -> "Reference":
        """The reference data with the aliases that users taught and the outlines they added.

        Read when somebody first asks: intake knows all of them, an answer needs none.
        """
        with self._telling:
            if self._reference is None:
                from dashboard import reference
                from dashboard.store.reference_tables import reference_in_force

                with self._connection.cursor() as cursor:
                    self._reference = reference_in_force(cursor, self._bundled or reference.load())
            return self._reference

    @reference.setter
    def reference(self, reference: "Reference") -> None:
        with self._telling:
            self._reference = reference

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
            # A transaction sees the state of its first read. To look for a table is one, and a third of
            # the time of reading from it.
            run(cursor, "select 1 from settings where false").fetchall()
            return cursor, (self._opening, self._writes)


def held_store() -> Store | None:
    """The store of which this context holds one state, if it does."""
    held = _held.get()
    return held.store if held else None


def parameters(statement: str) -> frozenset[str]:
    """The names of the parameters of a statement, without their $."""
    return frozenset(_parsed(statement).named_parameters)


@lru_cache(maxsize=256)
def _parsed(statement: str) -> duckdb.Statement:
    [parsed] = duckdb.extract_statements(statement)
    return parsed


def run(
    cursor: duckdb.DuckDBPyConnection, statement: str, params: Mapping[str, Any] | None = None
) -> duckdb.DuckDBPyConnection:
    """Executes a statement whose parameters are exactly those given.

    Raises ValueError where the names differ: DuckDB may take an unbound name from elsewhere.
    """
    given = dict(params or {})
    parsed = _parsed(statement)
    expected = parsed.named_parameters
    if expected != given.keys():
        raise ValueError(f"parameters {sorted(given)} given, {sorted(expected)} expected")
    return cursor.execute(parsed, given) if given else cursor.execute(parsed)
