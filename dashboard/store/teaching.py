"""What users teach the program: aliases, in force from the moment they are added."""

import duckdb

from dashboard import sql
from dashboard.keys import comparison_key
from dashboard.store.clock import utc_now
from dashboard.store.database import Store, StoreError, run
from dashboard.store.derivation import derive_changed
from dashboard.store.imports import current_user
from dashboard.store.reference_tables import reference_in_force
from dashboard.store.results import TaughtAlias
from dashboard.store.tables import append_values
from dashboard.store.targets import Target, check_text, find_target


def add_alias(
    store: Store, text: str, discipline: str, target: str, *, by: str | None = None
) -> TaughtAlias:
    """Teaches that a text stands for an entry of a discipline's outlines (L5), everywhere at once.

    The target is "Category" or "Category / Subcategory". Raises StoreError where the outlines have no
    such entry, where they have the text itself, or where the text is an alias already.
    """
    text = text.strip()
    entry = find_target(store.reference, discipline, target)
    check_text(store.reference, text, entry)
    with store.writing() as cursor:
        _check_free(cursor, text, entry)
        alias = TaughtAlias(
            alias_id=_next_id(cursor),
            text=text,
            discipline=entry.discipline,
            category=entry.category,
            subcategory=entry.subcategory,
            taught_at=utc_now(),
            taught_by=by or current_user(),
        )
        append_values(cursor, "taught_aliases", [_row(alias)])
        derive_changed(cursor, ["taught_aliases"])
    _tell_intake(store)
    return alias


def remove_alias(store: Store, alias_id: int, *, by: str | None = None) -> None:
    """Removes a taught alias: the tables in force are then as if it had never been taught.

    Raises StoreError where there is no such alias, or it is removed already.
    """
    with store.writing() as cursor:
        known = {alias.alias_id: alias for alias in _aliases(cursor)}
        if alias_id not in known:
            raise StoreError(f"There is no alias {alias_id}; `targeted-ce aliases` lists them.")
        withdrawn_at = known[alias_id].withdrawn_at
        if withdrawn_at is not None:
            raise StoreError(f"Alias {alias_id} was removed already, on {withdrawn_at:%Y-%m-%d}.")
        append_values(cursor, "alias_withdrawals", [(alias_id, utc_now(), by or current_user())])
        derive_changed(cursor, ["alias_withdrawals"])
    _tell_intake(store)


def aliases(store: Store) -> list[TaughtAlias]:
    """Every alias ever taught, the newest first, removed ones included."""
    with store.reading() as cursor:
        return _aliases(cursor)


def lines_named(store: Store, alias: TaughtAlias) -> int:
    """How many lines in force have the text of an alias where the alias is looked for.

    An alias of a subcategory is looked for among subcategory texts only, likewise one of a category.
    """
    params = {
        "discipline": alias.discipline,
        "text_key": comparison_key(alias.text),
        "is_subcategory": alias.subcategory is not None,
    }
    with store.reading() as cursor:
        row = run(cursor, sql.load("teaching", "lines_named").text, params).fetchone()
    assert row is not None
    return int(row[0])


def _aliases(cursor: duckdb.DuckDBPyConnection) -> list[TaughtAlias]:
    rows = run(cursor, sql.load("teaching", "aliases").text).fetchall()
    return [TaughtAlias(*row) for row in rows]


def _check_free(cursor: duckdb.DuckDBPyConnection, text: str, entry: Target) -> None:
    known = run(
        cursor,
        "select alias_id, category, subcategory from aliases_in_force "
        "where text_key = $text_key and coalesce(discipline, $discipline) = $discipline "
        "order by discipline nulls last",
        {"text_key": comparison_key(text), "discipline": entry.discipline},
    ).fetchone()
    if known is None:
        return
    alias_id, *names = known
    stands_for = f'"{text}" already stands for "{" / ".join(filter(None, names))}"'
    if alias_id is None:
        raise StoreError(
            f"{stands_for} in {entry.discipline}, as one of the program's own aliases."
        )
    raise StoreError(
        f"{stands_for} in {entry.discipline}; to change that, remove it first: "
        f"targeted-ce unalias {alias_id}."
    )


def _next_id(cursor: duckdb.DuckDBPyConnection) -> int:
    row = cursor.execute("select coalesce(max(alias_id), 0) + 1 from taught_aliases").fetchone()
    assert row is not None
    return int(row[0])


def _row(alias: TaughtAlias) -> tuple[object, ...]:
    return (
        alias.alias_id,
        alias.discipline,
        alias.text,
        comparison_key(alias.text),
        alias.category,
        comparison_key(alias.category),
        alias.subcategory,
        comparison_key(alias.subcategory) if alias.subcategory else None,
        alias.taught_at,
        alias.taught_by,
    )


def _tell_intake(store: Store) -> None:
    # The headings of a wide file are recognised by the aliases, too.
    with store.reading() as cursor:
        store.reference = reference_in_force(cursor, store.reference)
