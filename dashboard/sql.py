"""The SQL of `queries/`: its headers, and how queries that read one another become one statement."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from dashboard.paths import QUERIES

_ENTRY = re.compile(r"^-- (grain|reads|params|returns) +(.*)$")
_PARAMETER = re.compile(r"\$(\w+)")
# Other queries read those of these folders as if they were tables.
_PARTS = ("coverage", "matching")


@dataclass(frozen=True)
class Query:
    """One file of `queries/`: a select, and what its header says of it."""

    name: str
    text: str
    grain: str
    reads: tuple[str, ...]
    params: frozenset[str]
    returns: tuple[str, ...]


@cache
def group(name: str) -> dict[str, Query]:
    """The queries of `queries/NAME/`, in the order of their files, by name."""
    return {query: load(name, query) for query in _files(name)}


@cache
def load(folder: str, name: str) -> Query:
    """The query of `queries/FOLDER/NAME.sql`; a number before the name only orders the files."""
    return _parse(name, _files(folder)[name])


def contents(*folders: str) -> bytes:
    """All queries of folders, one after the other; their SHA-256 tells them from those of other versions."""
    paths = (path for folder in folders for path in _files(folder).values())
    return b"".join(path.read_bytes() for path in paths)


@cache
def _files(folder: str) -> dict[str, Path]:
    paths = sorted((QUERIES / folder).glob("*.sql"))
    return {path.stem.lstrip("0123456789_"): path for path in paths}


@cache
def composed(folder: str, name: str) -> str:
    """One statement: the query, preceded by those queries of `queries/coverage` or `matching` that it reads.

    Each query read becomes a common table expression under its file's name, so a rule stands in
    one file and every answer that depends on it reads that file.
    """
    return reading(load(folder, name), {})


def reading(query: Query, places: Mapping[str, str]) -> str:
    """One statement, as `composed` gives it, reading other tables in the place of those it names."""
    others = {name: f"from {place}" for name, place in places.items() if place != name}
    parts = {part.name: part.text for part in _dependencies(query) if part.name not in others}
    return _preceded(query, others | parts)


def tables(query: Query) -> frozenset[str]:
    """The tables that a query reads, and that those queries read which it reads as tables."""
    parts = _dependencies(query)
    names = {name for part in (query, *parts) for name in part.reads}
    return frozenset(names - {part.name for part in parts})


def _preceded(query: Query, tables: Mapping[str, str]) -> str:
    if not tables:
        return query.text
    parts = ",\n".join(f"{name} as (\n{select}\n)" for name, select in tables.items())
    body = _without_header(query.text)
    # The query's own tables join the list, so that its "order by" stays the outermost.
    if body.startswith("with "):
        return f"with {parts},\n{body.removeprefix('with ')}"
    return f"with {parts}\n{body}"


def _without_header(text: str) -> str:
    lines = text.splitlines()
    first = next(number for number, line in enumerate(lines) if line and not line.startswith("--"))
    return "\n".join(lines[first:])


def _dependencies(target: Query) -> list[Query]:
    found: dict[str, Query] = {}

    def visit(query: Query) -> None:
        for name in query.reads:
            folder = next((folder for folder in _PARTS if name in _files(folder)), None)
            if folder and name not in found:
                part = load(folder, name)
                visit(part)
                found[name] = part

    visit(target)
    return list(found.values())


def _parse(name: str, path: Path) -> Query:
    text = path.read_text(encoding="utf-8").rstrip()
    entries = {match[1]: match[2] for match in map(_ENTRY.match, text.splitlines()) if match}
    return Query(
        name=name,
        text=text,
        grain=entries["grain"],
        reads=_names(entries["reads"]),
        params=frozenset(_PARAMETER.findall(entries.get("params", ""))),
        returns=_names(entries["returns"]),
    )


def _names(entry: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in entry.split(",") if name.strip())
