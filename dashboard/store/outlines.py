"""Content outlines that users add: in force at once, and removed as if they had never been added."""

from typing import TYPE_CHECKING

import duckdb

from dashboard import sql
from dashboard.store.clock import utc_now
from dashboard.store.database import Store, StoreError, run
from dashboard.store.derivation import derive_changed
from dashboard.store.imports import current_user
from dashboard.store.reference_tables import outline_row, reference_in_force
from dashboard.store.results import UploadedOutlines
from dashboard.store.tables import append_values

if TYPE_CHECKING:
    from dashboard.intake.model import CheckedOutlines


def add(store: Store, file: "CheckedOutlines", *, by: str | None = None) -> int:
    """Adds the outlines of a file and returns the upload's number; every answer knows them at once.

    A version that is there already is replaced as a whole (G7). Raises StoreError where the file has a
    problem: an outline is whole or nothing.
    """
    with store.writing() as cursor:
        outline_id = write(cursor, file, by=by or current_user())
    _tell_intake(store)
    return outline_id


def write(cursor: duckdb.DuckDBPyConnection, file: "CheckedOutlines", *, by: str) -> int:
    """What `add` does within a transaction of the caller's, who decides whether it stands."""
    if not file.is_acceptable:
        raise StoreError(f"{file.name} has problems, so none of its outlines can be added.")
    outline_id = _next_id(cursor)
    append_values(
        cursor, "uploaded_outlines", [(outline_id, file.name, file.sha256, utc_now(), by)]
    )
    append_values(
        cursor,
        "uploaded_outline_lines",
        [(outline_id, *outline_row(line)) for line in file.lines],
    )
    derive_changed(cursor, ["uploaded_outlines", "uploaded_outline_lines"])
    return outline_id


def remove(store: Store, outline_id: int, *, by: str | None = None) -> None:
    """Removes an upload: the tables in force are then as if it had never been made (P3).

    Raises StoreError where there is no such upload, or it is removed already.
    """
    with store.writing() as cursor:
        known = {upload.outline_id: upload for upload in _uploads(cursor)}
        if outline_id not in known:
            raise StoreError(
                f"There is no added outline {outline_id}; `targeted-ce outlines --added` lists them."
            )
        withdrawn_at = known[outline_id].withdrawn_at
        if withdrawn_at is not None:
            raise StoreError(
                f"Outline {outline_id} was removed already, on {withdrawn_at:%Y-%m-%d}."
            )
        append_values(
            cursor, "outline_withdrawals", [(outline_id, utc_now(), by or current_user())]
        )
        derive_changed(cursor, ["outline_withdrawals"])
    _tell_intake(store)


def uploads(store: Store) -> list[UploadedOutlines]:
    """Every file of outlines ever added, the newest first, removed ones included."""
    with store.reading() as cursor:
        return _uploads(cursor)


def _uploads(cursor: duckdb.DuckDBPyConnection) -> list[UploadedOutlines]:
    rows = run(cursor, sql.load("outlines", "uploads").text).fetchall()
    return [UploadedOutlines(*row) for row in rows]


def _next_id(cursor: duckdb.DuckDBPyConnection) -> int:
    row = cursor.execute(
        "select coalesce(max(outline_id), 0) + 1 from uploaded_outlines"
    ).fetchone()
    assert row is not None
    return int(row[0])


def _tell_intake(store: Store) -> None:
    # The headings of a wide file are recognised by the outlines, and aliases lead into them.
    with store.reading() as cursor:
        store.reference = reference_in_force(cursor, store.reference)
