"""Cells as text, and text without what nobody can see."""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from dashboard.intake.model import Severity


@dataclass(frozen=True)
class UnreadableCell:
    """A cell that holds no value one could use: an error, a formula never computed, TRUE or FALSE.

    `text` is what a person sees in the cell, `reads` what it is, as words for a sentence.
    """

    text: str
    reads: str


class Unclear(ValueError):
    """A cell does not hold what its column holds; the text says what was expected and what to do.

    With the severity of a warning it is taken for blank, otherwise its row is set aside.
    """

    def __init__(self, problem: str, severity: Severity = "set_aside") -> None:
        super().__init__(problem)
        self.severity = severity


Cell = str | int | float | date | time | timedelta | UnreadableCell
Row = list[Cell]

_ERROR_TEXTS = frozenset(
    {"#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!", "#SPILL!", "#CALC!"}
)

# Zero width characters and the byte order mark: never part of a word, and left anywhere in one they
# would keep two equal texts apart. Control characters other than white space cannot be exported.
_INVISIBLE = re.compile(
    "[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\x00-\x08\x0e-\x1f\x7f]"
)
_ODD_SPACE = re.compile(r"\s*[^\S ]\s*")
# Some exports write ="00123" to keep Excel from dropping the zeros.
_TEXT_FORMULA = re.compile(r'="([^"]*)"')


def error_cell(text: str) -> UnreadableCell | None:
    """The text as an error value such as #N/A, which a .csv holds as text; None if it is none."""
    if text in _ERROR_TEXTS:
        return UnreadableCell(text, f"the error value {text}")
    return None


def logical_cell(value: bool) -> UnreadableCell:
    """A TRUE or FALSE cell."""
    text = "TRUE" if value else "FALSE"
    return UnreadableCell(text, f"the logical value {text}")


def tidy(text: str) -> str:
    """The text trimmed of white space and invisible characters, on one line, in Unicode form NFC."""
    if is_plain(text):
        plain = text.strip()
    else:
        visible = unicodedata.normalize("NFC", _INVISIBLE.sub("", text))
        plain = _ODD_SPACE.sub(" ", visible).strip()
    formula = _TEXT_FORMULA.fullmatch(plain) if plain.startswith("=") else None
    return formula[1].strip() if formula else plain


def is_plain(text: str) -> bool:
    """Whether a text has nothing in it that nobody can see, but for spaces."""
    return text.isascii() and text.isprintable()


def says_something(text: str) -> bool:
    """Whether a text has a letter or a digit in it; most begin with one."""
    return text[:1].isalnum() or any(char.isalnum() for char in text)


def cell_text(cell: Cell) -> str:
    """A cell as it would be typed: 123 for the number 123.0, 2026-03-15 for a date."""
    if isinstance(cell, str):
        return cell
    if isinstance(cell, UnreadableCell):
        return cell.text
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() else repr(cell)
    if isinstance(cell, datetime):
        return cell.isoformat(" ")
    return str(cell)


def is_blank(cell: Cell) -> bool:
    """Whether nothing can be seen in the cell."""
    return isinstance(cell, str) and not cell[:1].isalnum() and not tidy(cell)
