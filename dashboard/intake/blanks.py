"""What people type into a cell to say that there is nothing to say."""

from dashboard.intake.text import says_something

_SURE = frozenset(
    {"n/a", "n.a.", "n/a.", "tbd", "t.b.d.", "tba", "not applicable", "not available"}
)
_WORDS = _SURE | {"na", "nil", "null", "blank", "unknown", "pending", "to be determined"}


def says_nothing(text: str, *, is_name: bool = False) -> bool:
    """Whether a cell's text stands for a blank one; Na, Null and Nil are also names of people."""
    folded = text.casefold()
    return folded in (_SURE if is_name else _WORDS) or not says_something(text)
