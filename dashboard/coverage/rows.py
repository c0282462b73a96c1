"""The rows of a result as Python values."""

import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import duckdb
    import pyarrow as pa

Row = tuple[Any, ...]


def rows_of(result: "duckdb.DuckDBPyConnection") -> tuple[Row, ...]:
    """All rows, the same either way.

    Where Arrow is loaded, as in the dashboard, each distinct cell of a column becomes a value once: an
    answer takes a quarter of the memory, and less time. The command does not load it for that.
    """
    if "pyarrow" not in sys.modules:
        return tuple(result.fetchall())
    table = result.to_arrow_table()
    return tuple(zip(*map(_cells, table.columns), strict=True))


def _cells(column: "pa.ChunkedArray") -> Iterable[Any]:
    import pyarrow as pa

    if pa.types.is_nested(column.type):
        cells: list[Any] = column.to_pylist()
        return cells
    # What is added up of whole numbers comes as a decimal without places.
    if pa.types.is_decimal(column.type) and column.type.scale == 0:
        column = column.cast(pa.int64())
    coded = pa.concat_arrays([pa.array([], column.type), *column.chunks]).dictionary_encode()
    values = [*coded.dictionary.to_pylist(), None]
    codes = coded.indices.fill_null(len(values) - 1)
    return map(values.__getitem__, codes.to_numpy().tolist())
