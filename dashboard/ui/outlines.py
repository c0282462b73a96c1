"""What the page of content outlines says of each version."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from dashboard.reference.model import UPLOADED
from dashboard.wording.words import VERIFY, count, day

Row = Mapping[str, Any]


def versions(rows: Sequence[Row]) -> list[dict[str, Any]]:
    """The versions, each with its use and what to verify."""
    return [
        {
            **row,
            "in_use": in_use(row),
            "verify": _verify(row),
            **_came(row, row["outline_id"] is not None),
        }
        for row in rows
    ]


def in_use(row: Row) -> str:
    """What a version is used for on the as-of date."""
    goals = f" · judges {count(row['goals'], 'goal')}" if row["goals"] else ""
    if row["effective_on"] is None:
        return f"▲ No outline known{goals}"
    if row["is_in_force"] and row["is_superseded"]:
        return f"▲ Newest known; a newer one is in force{goals}"
    if row["is_in_force"]:
        return f"✓ In force{goals}"
    if row["is_to_come"]:
        return f"◷ Not yet in force{goals}"
    return f"● Older, still in use{goals}" if row["goals"] else "– Older"


def title(version: Row, lines: Sequence[Row]) -> str:
    number = count(len(lines), "subcategory", "subcategories")
    return f"**{day(version['effective_on'])}** · {version['in_use']} · {number}"


def of_version(lines: Sequence[Row], effective_on: date) -> list[Row]:
    """Those of the lines that belong to the version of this date."""
    return [line for line in lines if line["effective_on"] == effective_on]


def content(rows: Sequence[Row], discipline: str) -> list[dict[str, Any]]:
    """The lines of every version of one discipline."""
    return [
        {
            **row,
            "verify": None if row["name_confidence"] == "sourced" else VERIFY,
            **_came(row, row["name_confidence"] == UPLOADED),
        }
        for row in rows
        if row["discipline"] == discipline
    ]


def _came(row: Row, is_added: bool) -> dict[str, Any]:
    """Where a line comes from: a page to open, or the file with which somebody added it."""
    return {
        "source": None if is_added else row["source"],
        "origin": row["source"] if is_added else None,
    }


def _verify(row: Row) -> str | None:
    if row["names_not_sourced"]:
        return f"{count(row['names_not_sourced'], 'name')}: {VERIFY}"
    return VERIFY if row["effective_on"] and row["date_confidence"] != "sourced" else None
