"""When two texts read the same: the keys under which texts are compared.

A key is never shown to anybody; the text as written is kept beside it.
"""

import re
import unicodedata

_NOT_LETTER_OR_DIGIT = re.compile(r"[\W_]+")
_WHITE_SPACE = re.compile(r"\s+")
_QUOTED = re.compile(r"[\"“”„«»][^\"“”„«»]*[\"“”„«»]|(?<!\w)['‘’][^'‘’]+['‘’](?!\w)")
_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})


def comparison_key(text: str) -> str:
    """L5: without regard to case, spacing, "&" for "and", punctuation, a trailing "Procedures"."""
    words = _words(text.replace("&", " and "))
    if len(words) > 1 and words[-1] == "procedures":
        words.pop()
    return " ".join(words)


def title_key(text: str) -> str:
    """L8: titles and sponsors are compared without regard to case and spacing."""
    return _WHITE_SPACE.sub(" ", unicodedata.normalize("NFKC", text)).strip().casefold()


def reference_number(text: str) -> str:
    """L6: trimmed, inner spaces removed, upper-cased, leading zeros kept."""
    return _WHITE_SPACE.sub("", text).upper()


def id_key(text: str) -> str | None:
    """P1: an ID of digits without its leading zeros; None where the ID is not all digits."""
    text = text.strip()
    if not (text.isascii() and text.isdigit()):
        return None
    return text.lstrip("0") or "0"


def email_key(text: str) -> str:
    """P1: e-mail addresses are compared without regard to case."""
    return text.strip().casefold()


def name_key(text: str) -> str:
    """P1: "Last, First" = "First Last"; case, spacing, accents, suffixes, quoted nicknames ignored."""
    parts = [_name_words(part) for part in _QUOTED.sub(" ", text).split(",")]
    parts = [part for part in parts if part]
    if len(parts) > 1:
        last, *given = parts
        parts = [*given, last]
    return " ".join(word for part in parts for word in part)


def _name_words(text: str) -> list[str]:
    words = _words(_without_accents(text))
    return [word for word in words if word not in _SUFFIXES]


def _words(text: str) -> list[str]:
    folded = unicodedata.normalize("NFKC", text).casefold()
    return _NOT_LETTER_OR_DIGIT.sub(" ", folded).split()


def _without_accents(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text)
    return "".join(char for char in decomposed if not unicodedata.combining(char))
