"""The columns a user confirmed, remembered for files with the same headers."""

from dataclasses import dataclass
from datetime import datetime

from dashboard.store.clock import utc_now
from dashboard.store.database import Store, run


@dataclass(frozen=True)
class RememberedColumn:
    """A column as a user confirmed it: theirs is ours, in files whose headers have this signature."""

    signature: str
    theirs: str
    ours: str
    saved_at: datetime


def columns(store: Store) -> list[RememberedColumn]:
    """Every column that is remembered, with the moment (UTC) at which it was confirmed last."""
    with store.reading() as cursor:
        rows = cursor.execute(
            "select headers_signature, column_theirs, column_ours, saved_at from column_mappings "
            "order by headers_signature, column_theirs"
        ).fetchall()
    return [RememberedColumn(*row) for row in rows]


def remembered(store: Store) -> dict[str, dict[str, str]]:
    """Every confirmed mapping: signature of the headers -> their column -> our column."""
    mappings: dict[str, dict[str, str]] = {}
    for column in columns(store):
        mappings.setdefault(column.signature, {})[column.theirs] = column.ours
    return mappings


def remember(store: Store, signature: str, mapping: dict[str, str]) -> None:
    """Keeps a confirmed mapping (their column -> our column); a later one of the same replaces it."""
    with store.writing() as cursor:
        for theirs, ours in mapping.items():
            entry = {"signature": signature, "theirs": theirs}
            run(
                cursor,
                "delete from column_mappings "
                "where headers_signature = $signature and column_theirs = $theirs",
                entry,
            )
            run(
                cursor,
                "insert into column_mappings values ($signature, $theirs, $ours, $saved_at)",
                {**entry, "ours": ours, "saved_at": utc_now()},
            )


def forget(store: Store, signature: str) -> None:
    """Forgets what was confirmed for files with these headers; imports already made stay as they are."""
    with store.writing() as cursor:
        run(
            cursor,
            "delete from column_mappings where headers_signature = $signature",
            {"signature": signature},
        )
