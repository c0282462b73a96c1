"""The files that worlds of one block may have: same sorts, same order, so that they can be merged."""

from dataclasses import dataclass
from random import Random

BOTH = ("CE Credits", "Credits")
PLACES = {
    "roster": "roster",
    "roster-late": "roster",
    "roster-new": "roster",
    "activities": "activities",
    "activities-new": "activities",
    "prescriptions": "prescriptions",
    "prescriptions-new": "prescriptions",
    "records": "records",
    "records-more": "records",
    "records-other": "records",
    "records-wide": "records",
    "records-twice": "records",
}


@dataclass(frozen=True)
class Slot:
    """One place in the order of imports. `columns` are the credit columns of its record file."""

    name: str
    kind: str
    file_name: str
    withdrawn: bool
    columns: tuple[str, ...] = BOTH
    two_names: bool = False


def slots_of_block(block: int) -> dict[str, Slot]:
    """In the order of import: usually mixed, in every third block a roster first, records last."""
    rng = Random(f"slots of {block}")
    names = list(PLACES)
    if block % 3:
        rng.shuffle(names)
    return {name: _slot(rng, name) for name in names}


def _slot(rng: Random, name: str) -> Slot:
    withdrawn = rng.random() < (0.35 if "-" in name else 0.08)
    columns = rng.choice((("Credits",), ("CE Credits",))) if name == "records-other" else BOTH
    file_name = f"{name}{'.xlsx' if rng.random() < 0.25 else '.csv'}"
    two_names = name != "roster-new" and rng.random() < 0.25
    return Slot(name, PLACES[name], file_name, withdrawn, columns, two_names)
