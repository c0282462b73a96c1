"""Which outline entry an alias is to stand for, and why it may not."""

import difflib
from dataclasses import dataclass
from datetime import date

from dashboard.keys import comparison_key
from dashboard.reference import Reference
from dashboard.reference.model import OutlineLine
from dashboard.store.database import StoreError

_SUGGESTIONS = 3


@dataclass(frozen=True)
class Target:
    """An entry of a discipline's outlines, spelled as the newest version with it spells it."""

    discipline: str
    category: str
    subcategory: str | None

    @property
    def name(self) -> str:
        return " / ".join(filter(None, (self.category, self.subcategory)))


def find_target(reference: Reference, discipline: str, target: str) -> Target:
    """The entry that a text names: a category, or a category and a subcategory of it.

    Raises StoreError with a sentence where the discipline's outlines have no such entry.
    """
    code = reference.discipline_code(discipline)
    if code is None:
        raise StoreError(
            f'"{discipline}" is not a discipline; use one of {", ".join(reference.disciplines)}.'
        )
    known = entries(reference, code)
    if not known:
        raise StoreError(f"No content outline of {code} is known, so no alias can lead into it.")
    # The whole is compared at once, because a name may have a "/" of its own.
    by_key = {comparison_key(entry.name): entry for entry in known}
    found = by_key.get(comparison_key(target))
    if found is None:
        raise StoreError(f'"{target}" is not in the outline of {code}; {_choices(target, by_key)}.')
    return found


def check_text(reference: Reference, text: str, target: Target) -> None:
    """Raises StoreError where an alias of this text could not do anything.

    L5: each text is matched to the outline before the aliases.
    """
    key = comparison_key(text)
    if not key:
        raise StoreError(f'"{text}" has neither a letter nor a digit; an alias needs a text.')
    level = "subcategory" if target.subcategory else "category"
    versions = _versions(reference, target.discipline)
    own = [{getattr(line, level) for line in lines} for lines in versions.values()]
    keys = [{comparison_key(name) for name in names if name} for names in own]
    if all(key in names for names in keys):
        raise StoreError(
            f'"{text}" is a {level} of {target.discipline} in the outline itself, and the outline goes '
            "before any alias; correct the text in the file."
        )


def _versions(reference: Reference, discipline: str) -> dict[date, list[OutlineLine]]:
    versions: dict[date, list[OutlineLine]] = {}
    for line in reference.outlines:
        if line.discipline == discipline:
            versions.setdefault(line.effective_on, []).append(line)
    return versions


def entries(reference: Reference, discipline: str) -> list[Target]:
    """Every entry of every version of a discipline's outlines, the newest last."""
    versions = sorted(_versions(reference, discipline).items())
    lines = [line for _, of_version in versions for line in of_version]
    categories = [Target(discipline, line.category, None) for line in lines]
    return categories + [
        Target(discipline, line.category, line.subcategory) for line in lines if line.subcategory
    ]


def _choices(target: str, by_key: dict[str, Target]) -> str:
    close = difflib.get_close_matches(comparison_key(target), by_key, n=_SUGGESTIONS)
    if close:
        return "did you mean " + " or ".join(f'"{by_key[key].name}"' for key in close) + "?"
    named = [f'"{entry.name}"' for entry in by_key.values() if entry.subcategory is None]
    return f'use a category ({", ".join(named)}) or "Category / Subcategory"'
