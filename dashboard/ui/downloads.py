"""Files to take away: exact values, and nothing in them that a spreadsheet would run."""

import csv
import io
from collections.abc import Iterable, Mapping
from typing import Any

from dashboard.ui.columns import Column

# A spreadsheet takes a text that begins like this for a formula.
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def csv_file(rows: Iterable[Mapping[str, Any]], columns: Mapping[str, Column]) -> bytes:
    """The rows as CSV under the headings of the screen: exact credits, ISO dates.

    It begins with a byte order mark, without which Excel reads accents wrongly.
    """
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(column.label for column in columns.values())
    writer.writerows(
        [_unarmed(column.text(row[name])) for name, column in columns.items()] for row in rows
    )
    return text.getvalue().encode("utf-8-sig")


def _unarmed(value: Any) -> Any:
    if isinstance(value, str) and value.startswith(_FORMULA_STARTS):
        return f"'{value}"
    return value
