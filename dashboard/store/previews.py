"""What imports and undos would do, found out by doing them in a transaction that is rolled back."""

from collections.abc import Callable, Collection, Sequence
from typing import TYPE_CHECKING

from dashboard.store.changes import undo_effect
from dashboard.store.database import Store
from dashboard.store.details import kinds_of
from dashboard.store.imports import make_import, withdraw
from dashboard.store.results import ImportResult, UndoEffect

if TYPE_CHECKING:
    from dashboard.intake.model import CheckedFile


def _nobody_listens(_: int) -> None:
    """The default of whoever wants no progress."""


def preview_in_order(
    store: Store,
    files: "Sequence[CheckedFile]",
    *,
    confirmed: Collection[int] = (),
    tell: Callable[[int], None] = _nobody_listens,
) -> list[ImportResult]:
    """What importing the files one after the other would do, each on top of those before it.

    A file that needs a confirmation and is not among `confirmed` (places in `files`) would not be
    imported, so the files after it are told without it. `tell` hears the place of each file before it
    is tried.
    """
    results: dict[int, ImportResult] = {}
    held: set[int] = set()
    while True:
        places = [place for place in range(len(files)) if place not in held]
        stopped = None
        with store.trying() as cursor:
            for place in places:
                tell(place)
                results[place] = make_import(cursor, files[place], by="", is_preview=True)
                if results[place].brakes and place not in confirmed:
                    stopped = place
                    break
        if stopped is None or stopped == places[-1]:
            return [results[place] for place in range(len(files))]
        # What it wrote cannot be taken out alone, so the files after it are tried without it.
        held.add(stopped)


def preview_undo(store: Store, import_id: int) -> list[UndoEffect]:
    """What withdrawing an import would do, for each kind of spreadsheet in it.

    Raises StoreError where there is no such import, or it is withdrawn already.
    """
    with store.trying() as cursor:
        kinds = kinds_of(cursor, import_id)
        derived = withdraw(cursor, import_id, by="")
        return [undo_effect(cursor, derived, kind) for kind in kinds]
