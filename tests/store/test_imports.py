"""Imports and undos: the history, the preview, the brake, what is kept."""

import json

import pytest

from dashboard import intake, store
from dashboard.importing import import_file
from dashboard.store import NeedsConfirmation, StoreError, writing
from tests.program import Program

ROSTER = """
Person ID | Name            | Discipline
0012      | Avery Testwell  | CT
0013      | Blair Sampleton | MR
"""


def people(count: int, cohort: str, *, changed: int = 0, other: str = "") -> str:
    rows = [
        f"{number:04} | Sample Person {number} | {other if number < changed else cohort}"
        for number in range(count)
    ]
    return "\n".join(["Person ID | Name | Cohort", *rows])


def test_the_history_says_what_was_imported_when_and_by_whom(program: Program) -> None:
    program.upload("roster", ROSTER, name="roster.csv")
    [entry] = store.imports.history(program.store)
    assert (entry.import_id, entry.file, entry.imported_by) == (1, "roster.csv", "test")
    assert (entry.rows_read, entry.added, entry.withdrawn_at) == (2, 2, None)
    assert len(entry.sha256) == 64


def test_an_undone_import_stays_in_the_history(program: Program) -> None:
    program.undo(program.upload("roster", ROSTER))
    [entry] = store.imports.history(program.store)
    assert entry.withdrawn_by == "test"
    assert program.standings() == []


def test_an_unknown_import_cannot_be_undone(program: Program) -> None:
    with pytest.raises(StoreError, match="There is no import 7"):
        store.imports.undo(program.store, 7)


def test_an_import_cannot_be_undone_twice(program: Program) -> None:
    result = program.upload("roster", ROSTER)
    program.undo(result)
    with pytest.raises(StoreError, match="Import 1 was undone already"):
        program.undo(result)


def test_an_undone_import_does_not_give_its_number_away(program: Program) -> None:
    program.undo(program.upload("roster", ROSTER))
    assert program.upload("roster", ROSTER).import_id == 2


def test_a_preview_tells_what_would_happen_and_writes_nothing(program: Program) -> None:
    path = program.write("roster", ROSTER)
    result = import_file(program.store, path, intake.Options(), is_preview=True)
    assert (result.import_id, result.sheets[0].added) == (None, 2)
    assert store.imports.history(program.store) == []
    assert program.rows("select count(*) from roster_rows") == [(0,)]


def test_rows_set_aside_are_kept_whole(program: Program) -> None:
    program.upload(
        "activities",
        """
        Reference Number | Discipline | Category | Credits | Their Note
        EX-1             | CT         | Safety   | lots    | ask Avery
        """,
    )
    [(row_number, kind, cells)] = program.rows("select row_number, kind, cells from set_aside_rows")
    assert (row_number, kind) == (2, "activities")
    assert json.loads(cells)["Their Note"] == "ask Avery"
    assert json.loads(cells)["Credits"] == "lots"
    assert program.rows("select count(*) from activity_rows") == [(0,)]


def test_unknown_columns_are_kept_with_their_row(program: Program) -> None:
    program.upload("roster", "Person ID | Name | Shirt Size\n0012 | Avery Testwell | M")
    [(cells,)] = program.rows("select other_cells from roster_rows")
    assert json.loads(cells) == {"Shirt Size": "M"}


def test_every_row_stays_in_its_import_unchanged_ones_too(program: Program) -> None:
    program.upload("roster", ROSTER)
    program.upload("roster", ROSTER)
    counts = program.rows("select import_id, count(*) from roster_rows group by all order by all")
    assert counts == [(1, 2), (2, 2)]


@pytest.mark.parametrize(
    ("in_force", "changed", "is_stopped"),
    [(60, 20, False), (59, 20, True), (60, 21, True), (57, 19, False), (30, 19, False)],
)
def test_more_than_a_third_and_at_least_twenty_changed_rows_need_a_yes(
    program: Program, in_force: int, changed: int, is_stopped: bool
) -> None:
    program.upload("roster", people(in_force, "CT 2026"))
    path = program.write("roster", people(in_force, "CT 2026", changed=changed, other="Oops"))
    if not is_stopped:
        assert import_file(program.store, path, intake.Options()).sheets[0].updated == changed
        return
    with pytest.raises(NeedsConfirmation, match=f"change {changed} of the {in_force} rows"):
        import_file(program.store, path, intake.Options())
    assert len(store.imports.history(program.store)) == 1
    assert program.rows("select distinct cohort from people") == [("CT 2026",)]
    result = import_file(program.store, path, intake.Options(), is_confirmed=True)
    assert result.sheets[0].updated == changed


def test_lines_that_an_import_takes_away_count_as_changed(program: Program) -> None:
    each = {"Person ID": "0012", "Completion Date": "2026-02-03", "Discipline": "CT"}
    lines = [
        f"EX-{number} | {category} | 0.50"
        for number in range(20)
        for category in ("Safety", "Procedures")
    ]
    program.upload(
        "records", "\n".join(["Reference Number | Category | Credits", *lines]), each=each
    )
    kept = [line for line in lines if "Safety" in line]
    path = program.write(
        "records", "\n".join(["Reference Number | Category | Credits", *kept]), each=each
    )
    with pytest.raises(NeedsConfirmation, match="20 of the 40 rows of records"):
        import_file(program.store, path, intake.Options())


@pytest.mark.parametrize(("sponsor", "discipline", "in_force"), [("One", "CT", 20), ("", "MR", 40)])
def test_rows_that_others_part_from_their_completion_count_as_changed(
    program: Program, sponsor: str, discipline: str, in_force: int
) -> None:
    """L8: of two courses with a number a row without one means neither; the first loses what it took from it."""
    headings = "Person ID | Reference Number | Sponsor | Discipline | Category | Credits\n"
    each = {"Completion Date": "2026-02-03", "Activity Title": "Doses"}

    def export(number: str, sponsor: str = "", discipline: str = "CT") -> str:
        rows = [
            f"S{who} | {number} | {sponsor} | {discipline} | Safety | 0.50" for who in range(20)
        ]
        return headings + "\n".join(rows)

    program.upload("records", export("", sponsor, discipline), each=each)
    program.upload("records", export("EX-1"), each=each)
    path = program.write("records", export("EX-2"), each=each)
    with pytest.raises(NeedsConfirmation, match=f"20 of the {in_force} rows of records"):
        import_file(program.store, path, intake.Options())


def test_lines_whose_completion_gets_another_title_count_as_changed(program: Program) -> None:
    """Though every row of the file is a new line."""
    headings = "Person ID | Activity Title | Discipline\n"
    each = {
        "Completion Date": "2026-02-03",
        "Reference Number": "EX-1",
        "Category": "Safety",
        "Credits": "0.50",
    }
    first = headings + "\n".join(f"S{who} | Doses | CT" for who in range(20))
    program.upload("records", first, each=each)
    path = program.write(
        "records", first.replace("Doses", "Dose basics").replace("CT", "MR"), each=each
    )
    with pytest.raises(NeedsConfirmation, match="20 of the 20 rows of records"):
        import_file(program.store, path, intake.Options())


def test_new_rows_never_need_a_yes(program: Program) -> None:
    program.upload("roster", people(30, "CT 2026"))
    path = program.write("roster", people(300, "CT 2026"))
    assert import_file(program.store, path, intake.Options()).sheets[0].added == 270


def test_a_confirmed_mapping_is_remembered_for_the_same_headers(program: Program) -> None:
    table = "Badge | Name | Discipline\n0012 | Avery Testwell | CT"
    path = program.write("roster", table)
    import_file(program.store, path, intake.Options(mapping={"Badge": "Person ID"}))
    remembered = store.mappings.remembered(program.store)
    again = program.write("roster", table.replace("Avery", "Avery Z."))
    result = import_file(program.store, again, intake.Options(remembered=remembered))
    assert result.sheets[0].updated == 1


def test_a_preview_remembers_no_mapping(program: Program) -> None:
    path = program.write("roster", "Badge | Name\n0012 | Avery Testwell")
    options = intake.Options(mapping={"Badge": "Person ID"})
    import_file(program.store, path, options, is_preview=True)
    assert store.mappings.remembered(program.store) == {}


def test_a_reader_sees_the_state_before_or_after_an_import_never_between(
    program: Program,
) -> None:
    with program.store.reading() as reader:
        before = reader.execute("select count(*) from people").fetchall()
        program.upload("roster", ROSTER)
        assert reader.execute("select count(*) from people").fetchall() == before == [(0,)]
    assert program.rows("select count(*) from people") == [(2,)]


@pytest.mark.parametrize("rows", [0, 1, 2, 4, 5])
def test_rows_are_kept_in_the_order_of_their_file_whole_groups_and_the_rest(
    rows: int, program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(writing, "ROWS_OF_A_GROUP", 2)
    lines = [f"{number:04} | Sample Person {number} | {number}" for number in range(rows)]
    result = program.upload(
        "roster", "\n".join(["Person ID | Name | Badge", *lines, "| Nobody | 9"])
    )
    assert result.sheets[0].added == rows
    with program.store.reading() as cursor:
        kept = cursor.execute(
            "select import_id, person_id, other_cells from roster_rows order by rowid"
        ).fetchall()
    assert kept == [(1, f"{number:04}", f'{{"Badge": "{number}"}}') for number in range(rows)]
