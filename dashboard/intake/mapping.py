"""Which column of a sheet is which of ours, by its header or by the user's own word."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from dashboard.intake.columns import CANONICAL_NAMES, KINDS
from dashboard.intake.model import NOT_USED, IntakeError, Options, Source
from dashboard.intake.synonyms import all_keys, synonym_key, synonyms

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
_NAMES = {**_CANONICAL, header_key(NOT_USED): NOT_USED}


@dataclass(frozen=True)
class ColumnNames:
    """Our canonical name of each column that has one, by the column's place in the sheet.

    `left_out` are columns that would be a canonical column another column already is; `not_used` are
    those that the user wants kept and not used. `sources` say whose word each name is.
    """

    names: dict[int, str]
    left_out: dict[int, str]
    sources: dict[int, Source] = field(default_factory=dict)
    not_used: frozenset[int] = frozenset()

    @property
    def by_synonym(self) -> frozenset[int]:
        """The columns whose name is another word for ours, and not ours or the user's own."""
        found = (place for place in self.names if self.sources.get(place) == "synonym")
        return frozenset(found)


class _Naming:
    """Names given to columns one after the other; who comes first has the name."""

    def __init__(self) -> None:
        self.names: dict[int, str] = {}
        self.left_out: dict[int, str] = {}
        self.not_used: set[int] = set()
        self.sources: dict[int, Source] = {}

    def take(self, place: int, name: str, source: Source) -> None:
        if name == NOT_USED:
            self.not_used.add(place)
        elif name in self.names.values():
            self.left_out.setdefault(place, name)
            return
        else:
            self.names[place] = name
        self.sources[place] = source

    def is_settled(self, place: int) -> bool:
        return place in self.names or place in self.not_used

    def finish(self) -> ColumnNames:
        left_out = {
            place: name for place, name in self.left_out.items() if not self.is_settled(place)
        }
        return ColumnNames(self.names, left_out, self.sources, frozenset(self.not_used))


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

        self._known = frozenset(_CANONICAL) | frozenset(self._given)
        self._known |= {
            header_key(theirs) for mapping in options.remembered.values() for theirs in mapping
        }

    def knows(self, header: str) -> bool:
        """Whether a heading tells something, to find the row of headings by."""
        return header_key(header) in self._known or synonym_key(header) in all_keys()

    def column_names(
        self,
        headers: Mapping[int, str],
        known_as: str,
        kind: str,
        contradicts: Callable[[int, str], bool],
    ) -> ColumnNames:
        """Our names for a sheet's columns, were it of this kind.

        By the user's word now, else their earlier word, else the header as ours, else as a synonym of
        ours, unless the column's cells contradict it. `known_as` is the sheet's signature.
        """
        naming = self._named_by_words(headers, known_as)
        of_kind = KINDS[kind].names()
        # "Date Earned" is ours on a prescription list, and on a list of completions somebody's word.
        free = {
            place: synonym_key(header)
            for place, header in headers.items()
            if not naming.is_settled(place)
            or (
                place in naming.names
                and naming.names[place] not in of_kind
                and header_key(header) in _CANONICAL
            )
        }
        places: dict[str, list[int]] = {}
        for place, key in free.items():
            places.setdefault(key, []).append(place)
        for key, name in synonyms(kind):
            for place in places.get(key, ()):
                if naming.sources.get(place) != "synonym" and not contradicts(place, name):
                    naming.take(place, name, "synonym")
        return naming.finish()

    def _named_by_words(self, headers: Mapping[int, str], known_as: str) -> "_Naming":
        naming = _Naming()
        sources: dict[Source, Mapping[str, str]] = {
            "given": self._given,
            "remembered": _by_key(self._remembered.get(known_as, {})),
            "ours": _CANONICAL,
        }
        for source, words in sources.items():
            for place, header in headers.items():
                name = words.get(header_key(header))
                if name is not None and not naming.is_settled(place):
                    naming.take(place, name, source)
        return naming

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
    name = _NAMES.get(header_key(ours))
    if name is None:
        raise IntakeError(
            f'"{theirs}={ours}" leads to no known column: expected one of {", ".join(CANONICAL_NAMES)}.'
        )
    return name


def _by_key(mapping: Mapping[str, str]) -> dict[str, str]:
    by_key = {header_key(theirs): _NAMES.get(header_key(ours)) for theirs, ours in mapping.items()}
    return {key: name for key, name in by_key.items() if name}


def _repeated(names: Iterable[str]) -> str | None:
    seen: set[str] = set()
    for name in names:
        if name in seen and name != NOT_USED:
            return name
        seen.add(name)
    return None
