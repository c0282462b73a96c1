"""Opens a database file: seals it, makes or upgrades its schema, loads the reference data."""

import re
from pathlib import Path
from typing import TYPE_CHECKING

import duckdb

from dashboard import sql
from dashboard.paths import QUERIES
from dashboard.reference import files
from dashboard.store.database import Store, StoreError
from dashboard.store.tables import count

if TYPE_CHECKING:
    from dashboard.reference import Reference

APPLICATION = "targeted-ce"
DIGEST = "reference_digest"
_DERIVED_BY = "derivation_digest"
_DERIVING = ("current", "matching")
_MIGRATIONS = QUERIES / "schema"
_IN_MEMORY = ":memory:"

# SQL may reach no file, no extension and no Python variable, and may not undo these settings, but
# for the number of threads, which is for a small program to begin with.
_SETTINGS: dict[str, str | bool | int | float | list[str]] = {
    "enable_external_access": False,
    "python_enable_replacements": False,
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
    "lock_configuration": True,
    "allowed_configs": ["threads"],
    "threads": 1,
    # Up to how many keys a join passes on to the scan of a table, which reads over row groups that have none
    # of them. The usual 50 are fewer than the people whom a small import touches, each written in two ways.
    "dynamic_or_filter_threshold": 1000,
    # For new files: its compression writes an import in half the time, and every DuckDB that this program
    # runs with can read it. Files that are there keep the format they have.
    "storage_compatibility_version": "v1.5.0",
}

# Lines of records, of some hundred people. Handing what these take from thread to thread costs as much as it
# spares, and a third of the work goes into it.
_SMALL = 40_000


def open_store(
    path: Path | str,
    *,
    reference: "Reference | None" = None,
    migrations: Path = _MIGRATIONS,
) -> Store:
    """The store in a database file, made where there is none; ":memory:" keeps it in memory.

    An older schema is upgraded after a copy of the file is made beside it. A small program is left to one
    thread until a large file is imported into it. Raises StoreError with one sentence where the file is
    in use, newer than this program, or not one of its files.
    """
    file = None if str(path) == _IN_MEMORY else Path(path)
    if file is not None:
        _make_folder(file)
    connection = _connect(file)
    try:
        version = _version(connection, file)
        scripts = _scripts(migrations)
        if version > len(scripts):
            raise StoreError(
                f"{file} was written by a newer version of Targeted CE (its schema is {version}, "
                f"this program knows {len(scripts)}); update Targeted CE and open it again."
            )
        if 0 < version < len(scripts) and file is not None:
            import shutil

            connection.close()
            shutil.copy2(file, file.with_name(f"{file.stem}.schema-{version}{file.suffix}"))
            connection = _connect(file)
        if version and _is_large(connection):
            connection.execute("reset threads")
        store = Store(connection, file, reference)
        if version < len(scripts) or not _is_current(connection, reference):
            _prepare(store, version, scripts, reference)
    except BaseException:
        connection.close()
        raise
    return store


def _make_folder(file: Path) -> None:
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StoreError(
            f"The folder {file.parent} cannot be made ({error.strerror}); "
            "choose another place with --database."
        ) from error
    if file.is_dir():
        raise StoreError(
            f"{file} is a folder; name a database file in it, such as targeted-ce.duckdb."
        )


def _is_large(connection: duckdb.DuckDBPyConnection) -> bool:
    return count(connection, "record_rows") > _SMALL


def _connect(file: Path | None) -> duckdb.DuckDBPyConnection:
    try:
        return duckdb.connect(_IN_MEMORY if file is None else str(file), config=_SETTINGS)
    except duckdb.Error as error:
        raise StoreError(_sentence(file, str(error))) from error


def _sentence(file: Path | None, message: str) -> str:
    if "lock" in message.lower():
        holder = re.search(r"PID (\d+)", message)
        who = f"process {holder[1]}" if holder else "another program"
        return (
            f"{file} is open in {who}, probably the Targeted CE dashboard or another command; "
            "close that one and try again, or choose another file with --database."
        )
    if "permission" in message.lower():
        return f"{file} may not be read and written by you; choose another file with --database."
    if "newer version" in message.lower() or "storage version" in message.lower():
        return f"{file} was written by a newer version of DuckDB; update Targeted CE and open it again."
    return (
        f"{file} is not a database of Targeted CE, or it is damaged; "
        "choose another file with --database."
    )


def _version(connection: duckdb.DuckDBPyConnection, file: Path | None) -> int:
    foreign = StoreError(
        f"{file} is a DuckDB database of another program; choose another file with --database."
    )
    try:
        row = connection.execute(
            "select max(version) from schema_versions where application = $1", [APPLICATION]
        ).fetchone()
    except duckdb.CatalogException:
        if connection.execute("select table_name from duckdb_tables()").fetchall():
            raise foreign from None
        return 0
    except duckdb.BinderException as error:
        raise foreign from error
    if row is None or row[0] is None:
        raise foreign
    return int(row[0])


def _scripts(migrations: Path) -> list[Path]:
    return sorted(migrations.glob("[0-9]*.sql"))


def _is_current(connection: duckdb.DuckDBPyConnection, reference: "Reference | None") -> bool:
    """Whether the tables hold the reference data, and what is in force follows by this program's queries."""
    try:
        data = b"" if reference else files.contents()
    except OSError:
        # Reading them says what is wrong.
        return False
    told = dict(connection.execute("select name, value from settings").fetchall())
    loaded, derived_by = _digests(connection, data, sql.contents(*_DERIVING))
    return (
        told.get(DIGEST) == (reference.digest if reference else loaded)
        and told.get(_DERIVED_BY) == derived_by
    )


def _digests(connection: duckdb.DuckDBPyConnection, *contents: bytes) -> tuple[str, ...]:
    # DuckDB is there already, and importing hashlib takes longer.
    each = ", ".join(f"sha256(${number}::blob)" for number in range(1, len(contents) + 1))
    found: tuple[str, ...] | None = connection.execute(f"select {each}", contents).fetchone()
    assert found is not None
    return found


def _prepare(
    store: Store, version: int, scripts: list[Path], reference: "Reference | None"
) -> None:
    # An answer needs none of these.
    from dashboard.reference import load
    from dashboard.store.derivation import derive
    from dashboard.store.reference_tables import load_reference

    with store.writing() as cursor:
        for number, script in enumerate(scripts[version:], start=version + 1):
            cursor.execute(script.read_text(encoding="utf-8"))
            cursor.execute(
                "insert into schema_versions values ($1, $2, now()::timestamp)",
                [number, APPLICATION],
            )
        load_reference(cursor, reference or load())
        # By an older program's queries, the same imports may have led to other tables.
        derive(cursor)
        cursor.execute("delete from settings where name = $1", [_DERIVED_BY])
        cursor.execute(
            "insert into settings values ($1, $2)",
            [_DERIVED_BY, *_digests(cursor, sql.contents(*_DERIVING))],
        )
