"""Other people's words for our columns, kind by kind: data, and how a heading is compared with them."""

import csv
import re
from collections.abc import Iterable
from functools import cache, lru_cache

from dashboard import paths
from dashboard.intake.columns import KINDS, OUTLINES, CanonicalColumn
from dashboard.keys import comparison_key

_FILE = "column_synonyms.csv"
_FORM_OF_A_DATE = r"(?:(?:d{1,2}|m{1,3}|y{1,4}|day|month|year)[-/. ]?){2,3}"
# "Date Completed (mm/dd/yyyy)", "Hours (required)": what the brackets say is no part of the name, and
# neither is how dates are to be written.
_HINT = re.compile(
    rf"[(\[](?:[^)\]]*\b(?:mm|dd|yy|yyyy|required|optional|hours|hrs|number|text|if any)\b[^)\]]*"
    rf"|{_FORM_OF_A_DATE})[)\]]|\b{_FORM_OF_A_DATE}(?<=y|r)$",
    re.IGNORECASE,
)


@lru_cache(maxsize=1 << 15)
def synonym_key(text: str) -> str:
    """Under what a heading is compared with the synonyms: as L5's texts, "#" for "number"."""
    return comparison_key(_HINT.sub(" ", text).replace("#", " number "))


@cache
def synonyms(kind: str) -> tuple[tuple[str, str], ...]:
    """Key and canonical name of each synonym of a kind, the stronger first; our own names lead."""
    own = ((synonym_key(column.name), column.name) for column in _columns(kind))
    theirs = ((synonym_key(word), ours) for of, ours, word in _lines() if of == kind)
    return tuple(dict.fromkeys([*own, *theirs]))


@cache
def words(kind: str) -> tuple[tuple[str, str], ...]:
    """Every synonym of a kind as people write it, with its canonical name; our own names lead."""
    own = ((column.name, column.name) for column in _columns(kind))
    return (*own, *((word, ours) for of, ours, word in _lines() if of == kind))


@cache
def all_keys() -> frozenset[str]:
    """The keys of all synonyms of all kinds that are imported."""
    return frozenset(key for kind in KINDS for key, _ in synonyms(kind))


@cache
def all_words() -> frozenset[str]:
    """Our names and their synonyms as people write them, in lower case."""
    return frozenset(word.casefold() for kind in KINDS for word, _ in words(kind))


def speaks_of_ceus(headers: Iterable[str]) -> list[str]:
    """The headers that count CEUs, of which one may be ten contact hours."""
    return [header for header in headers if {"ceu", "ceus"} & set(synonym_key(header).split())]


def _columns(kind: str) -> tuple[CanonicalColumn, ...]:
    return (OUTLINES if kind == OUTLINES.name else KINDS[kind]).columns


@cache
def _lines() -> tuple[tuple[str, str, str], ...]:
    with (paths.DATA / _FILE).open(encoding="utf-8", newline="") as file:
        return tuple((line["kind"], line["ours"], line["theirs"]) for line in csv.DictReader(file))
