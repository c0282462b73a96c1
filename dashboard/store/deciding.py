"""What users decide about people: two IDs are one person, or two; a name in a file is somebody's.

Decisions are kept like imports: written once, taken back by a withdrawal, and the tables in force are
derived again in the same transaction.
"""

from collections.abc import Sequence

import duckdb

from dashboard import sql
from dashboard.store.clock import utc_now
from dashboard.store.database import Store, StoreError, run
from dashboard.store.decisions import Belongings, Decision, Kind, MergePreview
from dashboard.store.derivation import derive_changed
from dashboard.store.imports import current_user
from dashboard.store.people_known import (
    KnownPeople,
    Waiting,
    find_waiting,
    known_people,
    waiting_people,
)
from dashboard.store.tables import append_values


def merge(store: Store, kept_id: str, other_id: str, *, by: str | None = None) -> Decision:
    """Makes all that is other_id's kept_id's, in later imports as well (P1, P5).

    Raises StoreError where either is not on the roster, where they are one person already or were
    kept apart, and where other_id is another person's already.
    """
    with store.writing() as cursor:
        return _merge(cursor, kept_id, other_id, by)


def preview_merge(store: Store, kept_id: str, other_id: str) -> MergePreview:
    """What `merge` would do, without doing it. Raises what merge raises."""
    with store.trying() as cursor:
        kept = known_people(cursor).person_of(kept_id)
        before = _belongings(cursor, kept, other_id)
        _merge(cursor, kept_id, other_id, None)
        after = _belongings(cursor, kept)
    return MergePreview(before[kept], before[other_id], after[kept])


def keep_apart(store: Store, person_id: str, other_id: str, *, by: str | None = None) -> Decision:
    """Two people who look alike are two: the checks do not list the pair any more.

    Raises StoreError where either is not on the roster, where they are one person, or where
    this was decided already.
    """
    with store.writing() as cursor:
        people = known_people(cursor)
        people.check_two_people(person_id, other_id)
        _check_not_kept_apart(cursor, people, person_id, other_id)
        # No table in force depends on it, so nothing is derived.
        return _append(cursor, by, "keep_apart", person_id, other_id)


def same_people(
    store: Store, confirmed: Sequence[tuple[str, str]], *, by: str | None = None
) -> list[Decision]:
    """Confirms who people are whose rows wait: pairs of what is written and a person ID (P1, P2).

    What is written is the ID, else the e-mail, else the name under which the rows wait. All pairs
    are taken or none. Raises StoreError where nobody waits under it, or the ID is not on the roster.
    """
    with store.writing() as cursor:
        people, everybody = known_people(cursor), waiting_people(cursor)
        found: dict[Waiting, str] = {}
        for written, person_id in confirmed:
            people.check(person_id)
            waiting = find_waiting(everybody, written)
            if found.setdefault(waiting, person_id) != person_id:
                raise StoreError(
                    f'"{written}" cannot be both {found[waiting]} and {person_id}; give it once.'
                )
        decisions = [
            _append(cursor, by, "same_person", person_id, waiting=waiting)
            for waiting, person_id in found.items()
        ]
        derive_changed(cursor, ["person_decisions"])
    return decisions


def undecide(store: Store, *decision_ids: int, by: str | None = None) -> None:
    """Takes decisions back: the tables in force are then as if they had never been made (P3).

    Raises StoreError where there is no such decision, or it is undone already.
    """
    with store.writing() as cursor:
        known = {decision.decision_id: decision for decision in _decisions(cursor)}
        for decision_id in decision_ids:
            if decision_id not in known:
                raise StoreError(
                    f"There is no decision {decision_id}; `targeted-ce decisions` lists them."
                )
            withdrawn_at = known[decision_id].withdrawn_at
            if withdrawn_at is not None:
                raise StoreError(
                    f"Decision {decision_id} was undone already, on {withdrawn_at:%Y-%m-%d}."
                )
            withdrawal = (decision_id, utc_now(), by or current_user())
            append_values(cursor, "decision_withdrawals", [withdrawal])
        derive_changed(cursor, ["decision_withdrawals"])


def decisions(store: Store) -> list[Decision]:
    """Every decision about people ever made, the newest first, undone ones included."""
    with store.reading() as cursor:
        return _decisions(cursor)


def _merge(
    cursor: duckdb.DuckDBPyConnection, kept_id: str, other_id: str, by: str | None
) -> Decision:
    people = known_people(cursor)
    people.check_two_people(kept_id, other_id)
    _check_not_kept_apart(cursor, people, kept_id, other_id)
    for earlier in _standing(cursor, "merge"):
        # Also one that waits for the roster to bring its ID: an ID leads to one person only.
        if earlier.other_person_id == other_id:
            raise StoreError(
                f"{earlier.sentence}, as decided before; undo that first: "
                f"targeted-ce undecide {earlier.decision_id}."
            )
    decision = _append(cursor, by, "merge", kept_id, other_id)
    derive_changed(cursor, ["person_decisions"])
    return decision


def _check_not_kept_apart(
    cursor: duckdb.DuckDBPyConnection, people: KnownPeople, one: str, other: str
) -> None:
    pair = {people.person_of(one), people.person_of(other)}
    for decision in _standing(cursor, "keep_apart"):
        ids = (decision.person_id, decision.other_person_id or "")
        if {people.person_of(known) for known in ids} == pair:
            raise StoreError(
                f"{decision.sentence}, as decided before; to change that, undo it first: "
                f"targeted-ce undecide {decision.decision_id}."
            )


def _standing(cursor: duckdb.DuckDBPyConnection, kind: Kind) -> list[Decision]:
    return [one for one in _decisions(cursor) if one.kind == kind and one.withdrawn_at is None]


def _decisions(cursor: duckdb.DuckDBPyConnection) -> list[Decision]:
    rows = run(cursor, sql.load("deciding", "decisions").text).fetchall()
    return [Decision(*row) for row in rows]


def _belongings(cursor: duckdb.DuckDBPyConnection, *person_ids: str) -> dict[str, Belongings]:
    query = sql.load("deciding", "what_people_have").text
    rows = run(cursor, query, {"person_ids": list(person_ids)}).fetchall()
    return {row[0]: Belongings(*row) for row in rows}


def _append(
    cursor: duckdb.DuckDBPyConnection,
    by: str | None,
    kind: Kind,
    person_id: str,
    other_id: str | None = None,
    waiting: Waiting | None = None,
) -> Decision:
    decision = Decision(
        decision_id=_next_id(cursor),
        kind=kind,
        person_id=person_id,
        other_person_id=other_id,
        written_as=waiting.written_as if waiting else None,
        written=waiting.written if waiting else None,
        waits_for=None,
        decided_at=utc_now(),
        decided_by=by or current_user(),
    )
    row = (
        decision.decision_id,
        kind,
        person_id,
        other_id,
        decision.written_as,
        decision.written,
        waiting.written_key if waiting else None,
        decision.decided_at,
        decision.decided_by,
    )
    append_values(cursor, "person_decisions", [row])
    return decision


def _next_id(cursor: duckdb.DuckDBPyConnection) -> int:
    row = cursor.execute(
        "select coalesce(max(decision_id), 0) + 1 from person_decisions"
    ).fetchone()
    assert row is not None
    return int(row[0])
