"""P4: rows set aside are corrected in our workbook, imported again, and settled until that is undone."""

from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest

from dashboard import intake, store
from dashboard.importing import import_file
from dashboard.report.set_aside import write_set_aside
from dashboard.store import ImportResult, NeedsConfirmation, StoreError
from tests.program import Program, counts
from tests.store.state import in_force

AVERY = {"Person ID": "S1", "Completion Date": "2026-02-03", "Discipline": "CT"}


@pytest.fixture
def ct(program: Program) -> Program:
    program.upload("roster", "Person ID | Name | Discipline\nS1 | Avery Testwell | CT")
    return program


def workbook(program: Program, import_id: int) -> Path:
    path = program.write("records", "A\n1").with_name(f"corrections-of-{import_id}.xlsx")
    write_set_aside(path, store.imports.rows_to_correct(program.store, import_id))
    return path


def corrected(path: Path, **cells: str) -> Path:
    """Types values into the workbook's first sheet, by cell, as a person would."""
    book = openpyxl.load_workbook(path)
    for address, value in cells.items():
        book.worksheets[0][address].value = value
    book.save(path)
    return path


def again(program: Program, path: Path) -> ImportResult:
    options = intake.Options(remembered=store.mappings.remembered(program.store))
    return import_file(program.store, path, options, is_confirmed=True)


def waiting(program: Program) -> list[int]:
    return [check["occurrences"] for check in program.checks("rows_set_aside")]


def two_lines(program: Program) -> ImportResult:
    """One completion of two lines, of which the second is set aside for its credits (D3)."""
    return program.upload(
        "records",
        """
        Reference Number | Category   | Credits
        EX-1             | Safety     | 1.00
        EX-1             | Procedures | plenty
        """,
        each=AVERY,
    )


def test_p4_a_corrected_row_counts_and_is_settled_until_undone(ct: Program) -> None:
    bad = two_lines(ct)
    assert counts(bad) == {"rows_read": 2, "added": 1, "set_aside": 1}
    before = in_force(ct.store)
    [check] = ct.checks("rows_set_aside")
    assert check["message"].endswith("To correct it there: targeted-ce set-aside 2 OUT.xlsx")
    result = again(ct, corrected(workbook(ct, 2), C2="2.50"))
    assert counts(result) == {"rows_read": 1, "added": 1}
    assert waiting(ct) == []
    assert store.imports.rows_to_correct(ct.store, 2) == []
    ct.undo(result)
    assert in_force(ct.store) == before
    assert waiting(ct) == [1]


def test_p5_a_corrected_row_joins_the_lines_of_its_completion(ct: Program) -> None:
    two_lines(ct)
    again(ct, corrected(workbook(ct, 2), C2="2.50"))
    earned = ct.earned("S1")
    assert (earned["Safety"], earned["Procedures"]) == (Decimal("1.00"), Decimal("2.50"))


def test_p5_a_file_imported_after_the_correction_replaces_the_whole_set(ct: Program) -> None:
    two_lines(ct)
    again(ct, corrected(workbook(ct, 2), C2="2.50"))
    ct.upload("records", "Reference Number | Category | Credits\nEX-1 | Safety | 0.25", each=AVERY)
    assert ct.earned("S1")["total"] == Decimal("0.25")


def test_p5_a_correction_joins_the_set_in_force_not_the_one_of_its_file(ct: Program) -> None:
    two_lines(ct)
    path = workbook(ct, 2)
    ct.upload("records", "Reference Number | Category | Credits\nEX-1 | Safety | 0.25", each=AVERY)
    again(ct, corrected(path, C2="2.50"))
    assert ct.earned("S1")["total"] == Decimal("2.75")


def test_p5_the_newest_correction_of_a_row_replaces_the_earlier_ones(ct: Program) -> None:
    two_lines(ct)
    path = workbook(ct, 2)
    again(ct, corrected(path, C2="2.50"))
    again(ct, corrected(path, B2="Image Production", C2="0.50"))
    earned = ct.earned("S1")
    assert (earned["Procedures"], earned["Image Production"]) == (Decimal("0.00"), Decimal("0.50"))
    assert earned["total"] == Decimal("1.50")


def test_lines_of_earlier_corrections_that_newer_ones_replace_count_as_changed(ct: Program) -> None:
    """Though no row speaks of their completions any more: the newer corrections name another activity."""
    activities = [f"EX-{number}" for number in range(20)]
    lines = [
        f"{activity} | {line}"
        for activity in activities
        for line in ("Safety | 1.00", "Procedures | plenty")
    ]
    first = ct.upload(
        "records", "\n".join(["Reference Number | Category | Credits", *lines]), each=AVERY
    )
    assert first.sheets[0].set_aside == 20
    earlier = workbook(ct, 2)
    rows = range(2, 22)
    again(ct, corrected(earlier, **{f"C{row}": "0.50" for row in rows}))
    newer = corrected(earlier, **{f"A{row}": f"EX-9{row}" for row in rows})
    with pytest.raises(NeedsConfirmation, match="20 of the 40 rows of records"):
        import_file(
            ct.store,
            newer,
            intake.Options(remembered=store.mappings.remembered(ct.store)),
        )


def test_p3_a_correction_stands_alone_once_its_file_is_undone(ct: Program) -> None:
    bad = two_lines(ct)
    again(ct, corrected(workbook(ct, 2), C2="2.50"))
    ct.undo(bad)
    assert ct.earned("S1")["total"] == Decimal("2.50")
    assert waiting(ct) == []


def test_l7_a_corrected_row_stands_where_the_first_one_stood(ct: Program) -> None:
    ct.upload(
        "records",
        """
        Reference Number | Category | Credits
        EX-1             | Safety   | 1.00
        EX-1             | Safety   | 1.50
        """,
        each=AVERY,
    )
    assert ct.earned("S1")["total"] == Decimal("1.00")
    again(ct, corrected(workbook(ct, 2), C2="1.75"))
    assert ct.earned("S1")["total"] == Decimal("1.75")


def test_p4_a_row_set_aside_again_is_listed_once_and_settled_in_the_end(ct: Program) -> None:
    two_lines(ct)
    second = again(ct, corrected(workbook(ct, 2), C2="lots"))
    assert counts(second) == {"rows_read": 1, "set_aside": 1}
    [check] = ct.checks("rows_set_aside")
    assert check["item"] == "corrections-of-2.xlsx"
    path = workbook(ct, 3)
    headings = [cell.value for cell in openpyxl.load_workbook(path).worksheets[0][1]]
    assert headings[-3:] == ["Problem", "How to fix", "Set aside row"]
    assert len(headings) == len(set(headings))
    third = again(ct, corrected(path, C2="2.50"))
    assert waiting(ct) == []
    assert ct.earned("S1")["total"] == Decimal("3.50")
    ct.undo(third)
    assert [check["item"] for check in ct.checks("rows_set_aside")] == ["corrections-of-2.xlsx"]
    ct.undo(second)
    assert [check["item"] for check in ct.checks("rows_set_aside")] == ["records-2.csv"]


def test_p5_a_corrected_activity_joins_its_distribution(ct: Program) -> None:
    ct.upload("records", "Reference Number | Activity Title\nEX-1 | Dose basics", each=AVERY)
    ct.upload(
        "activities",
        """
        Reference Number | Discipline | Category   | Credits
        EX-1             | CT         | Safety     | 1.00
        EX-1             | CT         | Procedures | -
        """,
    )
    again(ct, corrected(workbook(ct, 3), D2="0.50"))
    assert ct.earned("S1")["total"] == Decimal("1.50")


def test_p5_a_corrected_prescription_joins_the_others(ct: Program) -> None:
    ct.upload(
        "prescriptions",
        """
        Person ID | Discipline | Subcategory               | Prescribed Credits
        S1        | CT         | Radiation Safety and Dose | 1.00
        S1        | CT         | Abdomen and Pelvis        | some
        """,
    )
    again(ct, corrected(workbook(ct, 2), D2="1.50"))
    assert ct.gaps("S1", pathway="cqr") == {
        "Radiation Safety and Dose": Decimal("1.00"),
        "Abdomen and Pelvis": Decimal("1.50"),
    }


def test_a_confirmed_mapping_holds_for_the_workbook_as_well(program: Program) -> None:
    path = program.write(
        "roster", "Badge | Name | Application Date | Discipline\n1 | Avery | no | CT"
    )
    import_file(program.store, path, intake.Options(mapping={"Badge": "Person ID"}))
    result = again(program, corrected(workbook(program, 1), C2="2026-12-01"))
    assert counts(result) == {"rows_read": 1, "added": 1}


def test_our_remarks_are_dropped_and_the_name_of_the_row_is_kept(ct: Program) -> None:
    two_lines(ct)
    again(ct, corrected(workbook(ct, 2), C2="2.50"))
    cells = ct.rows("select other_cells from record_rows where import_id = 3")
    [digest] = ct.rows("select left(file_sha256, 8) from imports where import_id = 2")
    assert cells == [(f'{{"Set aside row": "2:1:{digest[0]}"}}',)]


def test_somebodys_own_column_problem_is_kept(program: Program) -> None:
    program.upload("roster", "Person ID | Name | Problem\n0012 | Avery Testwell | late")
    assert program.rows("select other_cells from roster_rows") == [('{"Problem": "late"}',)]


@pytest.mark.parametrize("name", ["", "9:9", "2:0", "2", "x:y", "2:1", "2:1:", "2:1:00000000"])
def test_a_name_that_is_none_settles_nothing(ct: Program, name: str) -> None:
    two_lines(ct)
    path = workbook(ct, 2)
    book = openpyxl.load_workbook(path)
    [place] = [cell.column for cell in book.worksheets[0][1] if cell.value == "Set aside row"]
    assert isinstance(place, int)
    book.worksheets[0].cell(2, place).value = name
    book.worksheets[0]["C2"].value = "2.50"
    book.save(path)
    result = again(ct, path)
    assert waiting(ct) == [1]
    said = [one.column for one in result.sheets[0].problems if "earlier version" in one.problem]
    assert said == (["Set aside row"] if name in {"9:9", "2:0", "2:1"} else [])


def test_an_import_that_is_not_there_has_no_rows_to_correct(program: Program) -> None:
    with pytest.raises(StoreError, match="There is no import 9"):
        store.imports.rows_to_correct(program.store, 9)


def test_p5_a_corrected_wide_row_joins_the_lines_of_its_activity(ct: Program) -> None:
    ct.upload("records", "Reference Number\nEX-1", each=AVERY)
    table = """
        Reference Number | CT - Safety | CT - Procedures | MR - Safety
        EX-1             | 1           |                 |
        EX-1             |             | plenty          | 0.25
        """
    assert counts(ct.upload("activities", table)) == {"rows_read": 2, "added": 1, "set_aside": 1}
    before = in_force(ct.store)
    result = again(ct, corrected(workbook(ct, 3), C2="2.50"))
    assert counts(result) == {"rows_read": 1, "added": 1}
    earned = ct.earned("S1")
    assert (earned["Safety"], earned["Procedures"]) == (Decimal("1.00"), Decimal("2.50"))
    assert waiting(ct) == []
    ct.undo(result)
    assert in_force(ct.store) == before
