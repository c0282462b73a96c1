"""Columns of values, each distinct value kept once, and what is computed from them row by row."""

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic, TypeVar

import numpy as np
from numpy.typing import NDArray

from dashboard.intake.grid import Codes, Mask

if TYPE_CHECKING:
    import pyarrow as pa

T = TypeVar("T")
U = TypeVar("U")
V = TypeVar("V")

Ids = NDArray[np.int64]
NO_ID = -1
_LARGEST = np.iinfo(np.int64).max


@dataclass(frozen=True)
class Coded(Generic[T]):
    """`codes` says for every row which of `values` it holds; None is no value."""

    codes: Codes
    values: Sequence[T | None]

    def __getitem__(self, row: int) -> T | None:
        return self.values[int(self.codes[row])]

    def filled(self) -> Mask:
        """Which rows hold a value."""
        return np.array([value is not None for value in self.values], dtype=bool)[self.codes]

    def at(self, rows: NDArray[Any]) -> "Coded[T]":
        """The values of these rows."""
        return Coded(self.codes[rows], self.values)

    def only(self, rows: Mask) -> "Coded[T]":
        """The same values where `rows` says so, none elsewhere."""
        codes = np.where(rows, self.codes, len(self.values)).astype(np.int32)
        return Coded(codes, [*self.values, None])

    def or_(self, value: T, rows: Mask) -> "Coded[T]":
        """The same values, but this one where `rows` says so."""
        codes = np.where(rows, len(self.values), self.codes).astype(np.int32)
        return Coded(codes, [*self.values, value])

    def map(self, change: Callable[[T], U | None]) -> "Coded[U]":
        """Another value for each value; no value stays none."""
        return Coded(
            self.codes, [None if value is None else change(value) for value in self.values]
        )

    def with_(
        self, other: "Coded[U]", join: Callable[[T | None, U | None], V | None]
    ) -> "Coded[V]":
        """One value out of two, computed once for each pair that occurs."""
        pairs = self.codes.astype(np.int64) * len(other.values) + other.codes
        found, codes = distinct(pairs)
        values = [
            join(self.values[left], other.values[right])
            for left, right in (divmod(pair, len(other.values)) for pair in found.tolist())
        ]
        return Coded(codes.astype(np.int32), values)

    def ids(self, numbers: "Numbers", prefix: str = "") -> Ids:
        """A number for each value, the same for equal values of any column; NO_ID for none."""
        numbered = [NO_ID if value is None else numbers[prefix, value] for value in self.values]
        return np.array(numbered, dtype=np.int64)[self.codes]

    def arrow(self, type_: "pa.DataType") -> "pa.Array":
        """The values row by row as an Arrow array."""
        import pyarrow as pa

        return pa.array(self.values, type=type_).take(pa.array(self.codes))

    def arrow_texts(self) -> "pa.Array":
        """The texts row by row, each distinct one kept once: a quarter of the memory of plain strings."""
        import pyarrow as pa

        code_of: dict[T | None, int] = {}
        for value in self.values:
            if value is not None:
                code_of.setdefault(value, len(code_of))
        if not code_of:
            return pa.nulls(len(self.codes), type=pa.dictionary(pa.int32(), pa.string()))
        codes = np.array([code_of.get(value, NO_ID) for value in self.values], dtype=np.int32)
        of_rows = codes[self.codes]
        indices = pa.array(of_rows, mask=of_rows == NO_ID if NO_ID in codes else None)
        return pa.DictionaryArray.from_arrays(indices, pa.array(list(code_of), type=pa.string()))


def none(rows: int) -> Coded[Any]:
    """A column without any value."""
    return Coded(np.zeros(rows, dtype=np.int32), [None])


class Numbers(dict[tuple[str, Hashable], int]):
    """Consecutive numbers for whatever is asked for."""

    def __missing__(self, key: tuple[str, Hashable]) -> int:
        number = len(self)
        self[key] = number
        return number


def together(*columns: Ids | Codes) -> Ids:
    """A number for each row, the same where all columns are; NO_ID is a value like any other.

    Numbered consecutively from 0, in order of appearance.
    """
    joint = np.zeros(len(columns[0]), dtype=np.int64)
    span = 1
    for column in columns:
        lowest = int(column.min(initial=0))
        width = int(column.max(initial=0)) - lowest + 1
        # To number the rows anew takes most of the time, so it waits until the numbers would get too large.
        if span * width > _LARGEST:
            joint = distinct(joint)[1]
            span = len(joint)
        joint = joint * width + (column - lowest)
        span *= width
    return distinct(joint)[1]


def alike(columns: Sequence[Coded[Any]]) -> Ids:
    """A number for each row, the same where the codes of all columns are.

    Numbered consecutively from 0, in order of appearance.
    """
    # One value, or none at all, tells no rows apart.
    telling = [column.codes for column in columns if len(column.values) > 1]
    return together(*telling or [columns[0].codes])


def distinct(ids: Ids) -> tuple[Ids, Ids]:
    """The distinct numbers in order of appearance, and for every row the place of its own among them."""
    import pyarrow as pa

    # By a hash table, in a fifth of the time of sorting the rows.
    encoded = pa.array(ids).dictionary_encode()
    return encoded.dictionary.to_numpy(), encoded.indices.to_numpy().astype(np.int64)


def first_of(groups: Ids) -> Ids:
    """For every row, the first row of its group. Groups have numbers from 0, hardly more than rows."""
    first = np.zeros(int(groups.max(initial=-1)) + 1, dtype=np.int64)
    # Where an index is repeated the last assignment stays, so going backwards leaves the first row.
    first[groups[::-1]] = np.arange(len(groups))[::-1]
    return first[groups]
