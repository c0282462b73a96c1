"""What the rules leave open about titles and sponsors (L8): worlds that ask it are drawn again."""

from collections.abc import Iterable

from tests.oracle.in_force import RowsInForce
from tests.oracle.matching import Numbered
from tests.oracle.notation import OpenQuestionError, title_comparison
from tests.oracle.readings import Reading


def refuse_open_titles(rows: RowsInForce) -> None:
    """Raises OpenQuestionError where L8 can be read in several ways for these rows."""
    by_title: dict[str, list[Reading]] = {}
    for _, row in [*rows.records, *rows.activities]:
        if row.title:
            by_title.setdefault(title_comparison(row.title), []).append(row)
    for sharing in by_title.values():
        _refuse_open_sponsors(sharing, rows)
        _refuse_open_catalogue(sharing)
    _refuse_open_repeats(rows)


def _sponsors(rows: Iterable[Reading]) -> set[str]:
    return {title_comparison(row.sponsor) for row in rows if row.sponsor}


def _refuse_open_sponsors(sharing: list[Reading], rows: RowsInForce) -> None:
    """Whose activities "only one sponsor fits" looks at is not said; all must agree, or none."""
    if len(_sponsors(sharing)) < 2:
        return
    for row in sharing:
        if row.reference or row.sponsor:
            continue
        same_day = [
            other
            for other in sharing
            if other.completed_on == row.completed_on
            and not other.reference
            and rows.meant(other.who) == rows.meant(row.who)
        ]
        if len(_sponsors(same_day)) < 2:
            raise OpenQuestionError("a title without its sponsor, and several sponsors elsewhere")


def _refuse_open_catalogue(sharing: list[Reading]) -> None:
    """A catalogue row by title fits a number only where the title has no second one."""
    listed = [row for row in sharing if not row.completed_on and not row.reference]
    numbers = {row.reference for row in sharing if row.reference}
    if listed and numbers and (len(numbers) > 1 or len(_sponsors(sharing)) > 1):
        raise OpenQuestionError("a catalogue row by title, and several numbers or sponsors")


def _refuse_open_repeats(rows: RowsInForce) -> None:
    """Whether one course with a number and, on another day, without is a repeat is not said."""
    told: dict[tuple[str, str], list[Reading]] = {}
    for row in _titled(rows.records):
        person = rows.meant(row.who)
        if person and row.title:
            told.setdefault((person, title_comparison(row.title)), []).append(row)
    for sharing in told.values():
        numbered = {row.completed_on for row in sharing if row.reference}
        alone = {row.completed_on for row in sharing if not row.reference}
        if numbered and alone and len(numbered | alone) > 1:
            raise OpenQuestionError("one title with a number and without, on different days")


def _titled(rows: list[Numbered]) -> list[Reading]:
    return [row for _, row in rows if row.title]
