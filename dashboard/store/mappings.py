"""The columns a user confirmed, remembered for files with the same headers."""

from dashboard.store.clock import utc_now
from dashboard.store.database import Store, run


def remembered(store: Store) -> dict[str, dict[str, str]]:
    """Every confirmed mapping: signature of the headers -> their column -> our column."""
    with store.reading() as cursor:
        rows = cursor.execute(
            "select headers_signature, column_theirs, column_ours from column_mappings "
            "order by headers_signature, column_theirs"
        ).fetchall()
    mappings: dict[str, dict[str, str]] = {}
    for signature, theirs, ours in rows:
        mappings.setdefault(signature, {})[theirs] = ours
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
