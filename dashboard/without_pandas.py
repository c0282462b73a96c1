"""Keeps pandas out of a process that has no use for it."""

import sys

_PANDAS = "pandas"


class _NoPandas:
    """Answers for pandas as the import system does where it is not installed."""

    def find_spec(self, fullname: str, *_: object) -> None:
        if fullname == _PANDAS:
            raise ModuleNotFoundError(f"{_PANDAS} is left out of this process", name=_PANDAS)


def leave_out_pandas() -> None:
    """From now on this process finds no pandas, unless it has loaded it already.

    DuckDB's client imports pandas with the first value that is bound, and Arrow with the first array,
    only to see whether the value is one of pandas: more than half of the time and memory that an answer
    takes. Both do without it, and leave it to whoever installs them.
    """
    if _PANDAS not in sys.modules:
        sys.meta_path.insert(0, _NoPandas())
