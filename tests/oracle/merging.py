"""Many worlds in one, so that one database answers for all of them: far fewer imports and queries."""

import re
from collections.abc import Sequence
from dataclasses import replace

from tests.oracle.answers import Program
from tests.oracle.draw import BLOCK
from tests.oracle.draw_cast import LAST_NAMES
from tests.oracle.draw_slots import slots_of_block
from tests.oracle.notation import OpenQuestionError
from tests.oracle.world import Row, World


def merged(worlds: Sequence[World]) -> World:
    """One world of a block: nobody and no activity of one world meets those of another.

    Files of one slot are one file, since a blank cell says as much as an absent column (P5).
    """
    apart = [_set_apart(world, letters) for letters, world in zip(_LETTERS, worlds, strict=False)]
    uploads = []
    for slot in slots_of_block(worlds[0].seed // BLOCK).values():
        of_slot = [u for world in apart for u in world.uploads if u.file_name == slot.file_name]
        if of_slot:
            headers = dict.fromkeys(header for upload in of_slot for header in upload.headers)
            rows = tuple(row for upload in of_slot for row in upload.rows)
            uploads.append(replace(of_slot[0], headers=tuple(headers), rows=rows))
    merges = tuple(merge for world in apart for merge in world.merges)
    return replace(worlds[0], uploads=tuple(uploads), merges=merges)


def few_worlds(worlds: Sequence[World]) -> list[World]:
    """The block as one world; those that would open a question among the others as a second one."""
    if _is_settled(together := merged(worlds)):
        return [together]
    fitting: list[World] = []
    alone: list[World] = []
    for world in worlds:
        (fitting if _is_settled(merged([*fitting, world])) else alone).append(world)
    return [merged(fitting), *few_worlds(alone)]


def _is_settled(world: World) -> bool:
    try:
        program = Program.of(world)
        for day in world.days:
            program.answers(day)
    except OpenQuestionError:
        return False
    return True


_LETTERS = [f"{first}{second}" for first in "bcdf" for second in "ghjklmnpqr"]


def _set_apart(world: World, letters: str) -> World:
    uploads = (
        replace(upload, rows=tuple(_row_apart(row, letters) for row in upload.rows))
        for upload in world.uploads
    )
    digits = _digits(letters)
    merges = tuple((kept + digits, other + digits) for kept, other in world.merges)
    return replace(world, uploads=tuple(uploads), merges=merges)


def _digits(letters: str) -> str:
    return f"{_LETTERS.index(letters):02d}"


def _row_apart(row: Row, letters: str) -> Row:
    """The row, about a person and an activity that only this world has."""
    digits = _digits(letters)
    changed = dict(row)
    for header, cell in row.items():
        if not cell or cell == "none":
            continue
        if header in ("Person ID", "Reference Number"):
            changed[header] = cell + digits
        elif header == "Email":
            changed[header] = f"{letters}.{cell}"
        elif header == "Activity Title":
            changed[header] = f"{cell} {letters}"
        elif header in ("Name", "Last Name"):
            changed[header] = _SURNAMES.sub(rf"\g<0>{letters}", cell)
    return changed


_SURNAMES = re.compile("|".join(LAST_NAMES), re.IGNORECASE)
