"""What several imports in a row, or an undo, would do: told exactly, and nothing is written."""

from collections.abc import Sequence

import pytest

from dashboard import intake, store
from dashboard.intake.model import CheckedFile
from dashboard.store import ImportResult, StoreError, UndoEffect, imports, previews
from tests.program import Program, counts

DOSE = "CT | Safety | Radiation Safety and Dose"


def people(*numbers: int, surname: str = "Testwell") -> str:
    rows = [f"S{number} | Avery {surname} {number} | CT" for number in numbers]
    return "\n".join(["Person ID | Name | Discipline", *rows])


def checked(program: Program, *tables: str) -> list[CheckedFile]:
    files = [program.write("roster", table) for table in tables]
    reference = program.store.reference
    return [intake.check_file(path, reference, intake.Options()) for path in files]


def committed(
    program: Program, files: Sequence[CheckedFile], confirmed: Sequence[int] = ()
) -> list[ImportResult]:
    """What the files really do in this order; those that brake and are not confirmed stay out."""
    results = []
    for place, file in enumerate(files):
        try:
            done = imports.commit(program.store, file, is_confirmed=place in confirmed)
        except store.NeedsConfirmation:
            continue
        results.append(done)
    return results


def test_p4_later_files_are_told_on_top_of_the_earlier_ones(program: Program) -> None:
    files = checked(program, people(1, 2), people(2, 3), people(3, surname="Inventwood"))
    foreseen = previews.preview_in_order(program.store, files)

    assert [counts(result) for result in foreseen] == [
        {"rows_read": 2, "added": 2},
        {"rows_read": 2, "added": 1, "unchanged": 1},
        {"rows_read": 1, "updated": 1},
    ]
    assert [change.old for change in foreseen[2].changes] == ["Avery Testwell 3"]
    assert imports.history(program.store) == []
    assert [counts(result) for result in committed(program, files)] == list(map(counts, foreseen))


@pytest.mark.parametrize("confirmed", [(), (0,), (1,), (0, 1)])
def test_a_file_that_brakes_counts_only_once_it_is_confirmed(
    program: Program, confirmed: tuple[int, ...]
) -> None:
    everybody = range(100, 140)
    program.upload("roster", people(*everybody))
    files = checked(
        program,
        people(*everybody, surname="Inventwood"),
        people(*everybody, surname="Pretender"),
        people(1, 100),
    )
    foreseen = previews.preview_in_order(program.store, files, confirmed=confirmed)

    assert [bool(result.brakes) for result in foreseen] == [True, True, False]
    taken = [one for place, one in enumerate(foreseen) if place in (*confirmed, 2)]
    made = committed(program, files, confirmed)
    assert [counts(result) for result in made] == [counts(result) for result in taken]
    assert [one.changes for one in made] == [one.changes for one in taken]


def test_the_place_of_each_file_is_told_before_it_is_tried(program: Program) -> None:
    heard: list[int] = []
    files = checked(program, people(1), people(2))
    previews.preview_in_order(program.store, files, tell=heard.append)
    assert heard == [0, 1]


def test_p3_an_undo_is_told_before_it_is_done(program: Program) -> None:
    program.upload("roster", people(1, 2, 3))
    second = program.upload(
        "roster",
        """
        Person ID | Name              | Discipline
        S1        | Avery Inventwood  | CT
        S2        | Avery Testwell 2  | CT
        S4        | Blair Sampleton   | CT
        """,
    )
    assert second.import_id is not None
    assert previews.preview_undo(program.store, second.import_id) == [
        UndoEffect("roster", rows_in_force=4, gone=1, changed=1, back=0)
    ]
    assert imports.history(program.store)[0].withdrawn_at is None


def test_p5_lines_that_an_import_replaced_come_back_with_its_undo(program: Program) -> None:
    headers = "Reference Number | Discipline | Category | Subcategory | Credits\n"
    program.upload("activities", f"{headers}EX-1 | {DOSE} | 1.00")
    second = program.upload("activities", f"{headers}EX-1 | CT | Procedures | | 0.50")
    assert second.import_id is not None
    assert previews.preview_undo(program.store, second.import_id) == [
        UndoEffect("activities", rows_in_force=1, gone=1, changed=0, back=1)
    ]


def test_what_cannot_be_undone_cannot_be_foreseen(program: Program) -> None:
    with pytest.raises(StoreError, match="There is no import 7"):
        previews.preview_undo(program.store, 7)
    first = program.upload("roster", people(1))
    program.undo(first)
    with pytest.raises(StoreError, match="undone already"):
        previews.preview_undo(program.store, 1)
