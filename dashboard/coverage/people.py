"""Looking up a single person."""

from dashboard.store.database import Store, run


class UnknownPerson(Exception):
    """Nobody on the roster has this person ID; the text is one sentence for the user."""


def shown_id(store: Store, person_id: str) -> str:
    """The ID under which a person is shown: another one where two were merged. Raises UnknownPerson."""
    with store.reading() as cursor:
        row = run(
            cursor,
            "select person_id from roster_ids where roster_id = $person_id",
            {"person_id": person_id},
        ).fetchone()
        if row is not None:
            return str(row[0])
        alike = run(
            cursor,
            "select min(person_id) from people where ltrim(person_id, '0') = ltrim($person_id, '0')",
            {"person_id": person_id},
        ).fetchone()
    hint = f"; did you mean {alike[0]}?" if alike and alike[0] else "."
    raise UnknownPerson(f'Nobody on the roster has the person ID "{person_id}"{hint}')
