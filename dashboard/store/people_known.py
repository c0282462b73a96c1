"""Which IDs the roster knows and whose they are, and under what the rows of others wait."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, cast

import duckdb

from dashboard import sql
from dashboard.keys import email_key, id_key, name_key
from dashboard.store.database import StoreError, run
from dashboard.store.decisions import WrittenAs


@dataclass(frozen=True)
class KnownPeople:
    """Every ID of the roster, and the ID under which its person is shown (P1)."""

    people: dict[str, str]

    def person_of(self, person_id: str) -> str:
        """The ID under which a person is shown; one that is not on the roster stands for itself."""
        return self.people.get(person_id, person_id)

    def check(self, person_id: str) -> None:
        """Raises StoreError where an ID is not on the roster."""
        if person_id in self.people:
            return
        key = id_key(person_id)
        alike = sorted(known for known in self.people if key and id_key(known) == key)
        hint = f"did you mean {' or '.join(alike)}?" if alike else "give the ID as it stands there."
        raise StoreError(f'Nobody on the roster has the person ID "{person_id}"; {hint}')

    def check_two_people(self, one: str, other: str) -> None:
        """Raises StoreError where either ID is not on the roster, or both are one person's."""
        if one == other:
            raise StoreError(f"{one} is one person already; give two different person IDs.")
        self.check(one)
        self.check(other)
        person_id = self.person_of(one)
        if person_id == self.person_of(other):
            raise StoreError(
                f"{one} and {other} are one person already, shown as {person_id}; "
                "targeted-ce decisions tells since when, and targeted-ce undecide takes it back."
            )


@dataclass(frozen=True)
class Waiting:
    """Under what the rows of somebody wait who is not on the roster (P2)."""

    written_as: WrittenAs
    written: str
    written_key: str


def known_people(cursor: duckdb.DuckDBPyConnection) -> KnownPeople:
    rows = cursor.execute("select roster_id, person_id from roster_ids").fetchall()
    return KnownPeople(dict(rows))


def waiting_people(cursor: duckdb.DuckDBPyConnection) -> list[tuple[str | None, ...]]:
    """The rows of queries/deciding/waiting_people.sql."""
    return run(cursor, sql.load("deciding", "waiting_people").text).fetchall()


def find_waiting(waiting: Sequence[tuple[str | None, ...]], written: str) -> Waiting:
    """Who waits under an ID, else an e-mail, else a name, as it is written in a file.

    A name beside an ID or an e-mail finds the rows as well. Raises StoreError where nobody waits
    under it, or several do.
    """
    text = written.strip()
    keys = {"ID": text, "e-mail": email_key(text), "name": name_key(text)}
    under = [row for row in waiting if row[0] and row[2] == keys[row[0]]]
    with_email = [row for row in waiting if row[4] == keys["e-mail"]]
    with_name = [row for row in waiting if row[5] == keys["name"]]
    found = under or with_email or with_name
    return _only({Waiting(*cast(Any, row[:3])) for row in found}, written)


def _only(found: set[Waiting], written: str) -> Waiting:
    # Spellings of one e-mail or one name are one.
    by_key = {(one.written_as, one.written_key): one for one in sorted(found, key=_text)}
    if not by_key:
        raise StoreError(
            f'No row waits for anybody under "{written}"; `targeted-ce checks` lists who is not on '
            "the roster."
        )
    if len(by_key) > 1:
        texts = " or ".join(f'"{one.written}"' for one in by_key.values())
        raise StoreError(f'Rows of several people wait under "{written}"; say which: {texts}.')
    return next(iter(by_key.values()))


def _text(waiting: Waiting) -> tuple[str, str]:
    return waiting.written_as, waiting.written
