"""Which column of a sheet is which of ours, by its header or by the user's own word."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from dashboard.intake.columns import CANONICAL_NAMES
from dashboard.intake.model import IntakeError, Options

# P4: what the workbook of rows set aside adds to the columns of a file.
PROBLEM, HOW_TO_FIX, SET_ASIDE_ROW = "Problem", "How to fix", "Set aside row"

_NOT_LETTER_OR_DIGIT = re.compile(r"[\W_]+")


def header_key(text: str) -> str:
    """Under what a header is compared: letter case, spacing and punctuation do not matter."""
    return _NOT_LETTER_OR_DIGIT.sub(" ", text.casefold()).strip()


def signature(headers: Iterable[str]) -> str:
    """Under what the mapping of a sheet is remembered: its headers in any order and letter case.

    A workbook of rows set aside is known under the headers of the file that they come from.
    """
    keys = {header_key(header) for header in headers}
    if header_key(SET_ASIDE_ROW) in keys:
        keys -= _OF_THE_WORKBOOK.keys()
    return "|".join(sorted(keys))


def workbook_columns(headers: Mapping[int, str]) -> dict[int, str]:
    """The columns that our workbook of rows set aside adds, by their place.

    Only all together: somebody's own column "Problem" is theirs.
    """
    found = {
        place: _OF_THE_WORKBOOK[header_key(header)]
        for place, header in headers.items()
        if header_key(header) in _OF_THE_WORKBOOK
    }
    return found if SET_ASIDE_ROW in found.values() else {}


_OF_THE_WORKBOOK = {header_key(name): name for name in (PROBLEM, HOW_TO_FIX, SET_ASIDE_ROW)}
_CANONICAL = {header_key(name): name for name in CANONICAL_NAMES}


@dataclass(frozen=True)
class ColumnNames:
    """Our canonical name of each column that has one, by the column's place in the sheet.

    `left_out` are columns that would be a canonical column another column already is.
    """

    names: dict[int, str]
    left_out: dict[int, str]


class UserMapping:
    """The mappings a user gave with this import and with earlier ones."""

    def __init__(self, options: Options) -> None:
        """Raises IntakeError where a mapping leads to no canonical column, or two lead to one."""
        self._given = {
            header_key(theirs): _canonical(theirs, ours) for theirs, ours in options.mapping.items()
        }
        self._spelled = {header_key(theirs): theirs for theirs in options.mapping}
        self._remembered = options.remembered
        twice = _repeated(self._given.values())
        if twice:
            raise IntakeError(
                f'two columns are mapped to "{twice}": expected one; leave one of the two away.'
            )

    def known_headers(self) -> frozenset[str]:
        """Keys of all headers that tell something, to find the header row by."""
        remembered = {
            header_key(theirs) for mapping in self._remembered.values() for theirs in mapping
        }
        return frozenset(_CANONICAL) | frozenset(self._given) | remembered

    def column_names(self, headers: Mapping[int, str], known_as: str) -> ColumnNames:
        """Our names for a sheet's columns: by the user's word now, else their earlier word, else the header.

        `known_as` is the sheet's signature.
        """
        earlier = self._remembered.get(known_as, {})
        names: dict[int, str] = {}
        left_out: dict[int, str] = {}
        for source in (self._given, _by_key(earlier), _CANONICAL):
            for place, header in headers.items():
                name = source.get(header_key(header))
                if name is None or place in names:
                    continue
                if name in names.values():
                    left_out[place] = name
                else:
                    names[place] = name
        return ColumnNames(names, {p: name for p, name in left_out.items() if p not in names})

    def check_used(self, headers: Iterable[str], name: str) -> None:
        """Raises IntakeError where a mapping given now names a column that no sheet of the file has."""
        found = list(headers)
        present = {header_key(header) for header in found}
        for key, theirs in self._spelled.items():
            if key not in present:
                columns = ", ".join(dict.fromkeys(found)) or "no columns at all"
                raise IntakeError(
                    f'{name} has no column "{theirs}" to map: expected one of its own columns, {columns}.'
                )


def _canonical(theirs: str, ours: str) -> str:
    name = _CANONICAL.get(header_key(ours))
    if name is None:
        raise IntakeError(
            f'"{theirs}={ours}" leads to no known column: expected one of {", ".join(CANONICAL_NAMES)}.'
        )
    return name


def _by_key(mapping: Mapping[str, str]) -> dict[str, str]:
    by_key = {
        header_key(theirs): _CANONICAL.get(header_key(ours)) for theirs, ours in mapping.items()
    }
    return {key: name for key, name in by_key.items() if name}


def _repeated(names: Iterable[str]) -> str | None:
    seen: set[str] = set()
    for name in names:
        if name in seen:
            return name
        seen.add(name)
    return None
