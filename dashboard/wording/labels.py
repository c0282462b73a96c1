"""Labels for people and for content that tell alike ones apart."""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any


def place_labels(content: Iterable[Mapping[str, Any]]) -> dict[tuple[str, str], str]:
    """A label for each category and subcategory: the more exact of the two, both where it is ambiguous."""
    places = dict.fromkeys((row["category"], row["subcategory"]) for row in content)
    shared = Counter(subcategory for _, subcategory in places)
    return {
        (category, subcategory): _place(category, subcategory, is_shared=shared[subcategory] > 1)
        for category, subcategory in places
    }


def _place(category: str | None, subcategory: str | None, *, is_shared: bool) -> str:
    if subcategory is None:
        return f"{category}, no subcategory"
    return f"{category}: {subcategory}" if is_shared else subcategory


def row_labels(rows: Iterable[Mapping[str, Any]]) -> dict[str, str]:
    """A label for each person ID: the name, with the ID where several people share a name."""
    names = {row["person_id"]: row["name"] for row in rows}
    shared = Counter(names.values())
    return {
        person_id: f"{name} · {person_id}" if shared[name] > 1 else name
        for person_id, name in names.items()
    }
