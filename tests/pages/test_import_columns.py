"""Import: what a sheet was taken for is shown with its reasons, and corrected on the page."""

import io

import openpyxl
import pytest
from streamlit.testing.v1 import AppTest

from dashboard.store import Store, imports, mappings
from tests.pages.screen import click, control, open_page, run, table_of, words
from tests.pages.test_import import COUNTS, PROBLEMS, upload

RECOGNISED = "What each sheet was taken for"
# Two headings nobody knows, one of them of a column that a row cannot do without.
LOG = "Learner,Badge,Done on,Course Name\nAvery Testwell,S1,2026-02-03,CT basics\n"
MISSPELLED = "Person ID,Name,Cohrt\nS1,Avery Testwell,CT 2026\n"
KEEP = "Keep, but do not use"


@pytest.fixture
def page(app: AppTest) -> AppTest:
    return open_page(run(app), "import_files")


def choose(app: AppTest, label: str, value: object) -> AppTest:
    control(app, label).set_value(value)
    return run(app)


def book(**sheets: list[list[str]]) -> bytes:
    workbook = openpyxl.Workbook()
    workbook.remove(workbook.worksheets[0])
    for name, rows in sheets.items():
        sheet = workbook.create_sheet(name)
        for row in rows:
            sheet.append(row)
    file = io.BytesIO()
    workbook.save(file)
    return file.getvalue()


def test_every_sheet_is_listed_with_what_it_was_taken_for(page: AppTest) -> None:
    upload(
        page,
        book=book(People=[["Person ID", "Name"], ["S1", "Avery Testwell"]], Menu=[["Monday"]]),
        log=LOG,
    )
    shown = [
        (row["file"], row["sheet"], row["kind"], row["columns_used"], row["state"])
        for row in table_of(page, RECOGNISED)
    ]
    assert shown == [
        ("book.xlsx", "People", "Roster", "2 of 2", "✓ Ready"),
        ("book.xlsx", "Menu", "Not known", "0 of 1", "✕ Cannot be imported"),
        ("log.csv", None, "CE records", "2 of 4", "▲ A column is missing"),
    ]


def test_each_column_shows_what_it_is_why_and_some_cells(page: AppTest) -> None:
    upload(page, log=LOG)
    assert control(page, "Learner").value == "Name"
    assert control(page, "Badge").value == "not used"
    said = words(page)
    assert "another word for ours, 100% sure" in said
    assert "e.g. Avery Testwell" in said


def test_a_missing_column_is_mended_on_the_page(page: AppTest, database: Store) -> None:
    upload(page, log=LOG)
    assert page.button(key="commit").disabled
    assert "the required column Completion Date is missing" in words(page)

    choose(page, "Done on", "Completion Date")
    assert table_of(page, RECOGNISED)[0]["state"] == "✓ Ready"
    assert table_of(page, COUNTS)[0]["added"] == 1
    click(page, "commit")
    assert [entry.kinds for entry in imports.history(database)] == ["records"]


def test_a_proposal_is_accepted_with_one_click(page: AppTest) -> None:
    upload(page, people=MISSPELLED)
    assert table_of(page, RECOGNISED)[0]["state"] == "? 1 proposal"
    assert "Is Cohrt the Cohort?" in words(page)
    assert "say so among the columns" in table_of(page, PROBLEMS)[0]["problem"]

    click(page, "Yes, it is the Cohort")
    assert control(page, "Cohrt").value == "Cohort"
    assert table_of(page, RECOGNISED)[0]["columns_used"] == "3 of 3"
    assert "Is Cohrt the Cohort?" not in words(page)


def test_a_known_column_can_be_kept_and_not_used(page: AppTest, database: Store) -> None:
    upload(page, people="Person ID,Name,Cohort\nS1,Avery Testwell,CT 2026\n")
    assert KEEP in control(page, "Cohort").options
    choose(page, "Cohort", "not used")
    click(page, "commit")
    with database.reading() as cursor:
        rows = cursor.execute("select cohort, other_cells from roster_rows").fetchall()
    assert rows == [(None, '{"Cohort": "CT 2026"}')]


def test_a_column_that_takes_over_makes_the_other_let_go(page: AppTest) -> None:
    upload(page, people="Person ID,Badge,Name\n17,S1,Avery Testwell\n")
    choose(page, "Badge", "Person ID")
    assert control(page, "Person ID").value == "not used"
    assert not page.error


def test_what_was_confirmed_is_remembered_said_and_forgotten(
    page: AppTest, database: Store
) -> None:
    upload(page, log=LOG)
    choose(page, "Done on", "Completion Date")
    click(page, "commit")

    upload(page, again=LOG.replace("CT basics", "MR basics"))
    assert control(page, "Done on").value == "Completion Date"
    assert "as you said of a file with the same headings" in words(page)
    assert "for files with these headings: Done on → Completion Date" in words(page)
    assert not page.button(key="commit").disabled

    click(page, "Forget")
    assert mappings.columns(database) == []
    assert control(page, "Done on").value == "not used"
    assert page.button(key="commit").disabled


def test_a_correction_holds_for_the_files_after_it_with_the_same_headings(page: AppTest) -> None:
    upload(page, spring=LOG, autumn=LOG.replace("S1", "S2").replace("CT basics", "MR basics"))
    first, _ = [box for box in page.selectbox if box.label == "Done on"]
    first.set_value("Completion Date")
    run(page)
    assert [row["state"] for row in table_of(page, RECOGNISED)] == ["✓ Ready", "✓ Ready"]
    assert page.button(key="commit").label == "Import 2 files"


def test_the_kind_and_discipline_chosen_for_a_sheet_are_used(
    page: AppTest, database: Store
) -> None:
    upload(
        page,
        records="Person ID,Activity Title,Completion Date,Category,Credits\n"
        "0001,Invented Course,2026-01-15,Safety,1.00\n",
    )
    assert "it has one" in table_of(page, PROBLEMS)[0]["problem"]
    choose(page, "Discipline of rows that name none", "MR")
    assert table_of(page, PROBLEMS) == []

    choose(page, "What this sheet is", "roster")
    assert page.button(key="commit").disabled
    assert "Was to be read as roster" in words(page)
    choose(page, "What this sheet is", None)
    click(page, "commit")
    with database.reading() as cursor:
        assert cursor.execute("select discipline from written_texts").fetchall() == [("MR",)]


def test_a_sheet_of_no_known_kind_is_imported_once_somebody_says_what_it_is(page: AppTest) -> None:
    upload(page, odd="Badge,Who\nS1,Avery Testwell\n")
    assert page.button(key="commit").disabled
    choose(page, "What this sheet is", "roster")
    choose(page, "Badge", "Person ID")
    choose(page, "Who", "Name")
    assert table_of(page, COUNTS)[0]["added"] == 1


def test_a_sheet_switched_off_stays_out(page: AppTest, database: Store) -> None:
    people, more = [["Person ID", "Name"], ["S1", "Avery Testwell"]], [["Person ID", "Name"]]
    upload(page, book=book(People=people, More=[*more, ["S2", "Blair Sampleton"]]))
    page.toggle[-1].set_value(False)
    run(page)
    assert [row["state"] for row in table_of(page, RECOGNISED)] == ["✓ Ready", "– Left out"]
    assert [row["sheet"] for row in table_of(page, COUNTS)] == ["People"]
    click(page, "commit")
    assert imports.history(database)[0].rows_read == 1


def test_a_sheet_that_lacks_a_column_is_named_before_the_others_are_imported(
    page: AppTest,
) -> None:
    log = [["Learner", "Done on", "Course Name"], ["Avery Testwell", "2026-02-03", "CT basics"]]
    upload(page, book=book(Log=log, People=[["Person ID", "Name"], ["S1", "Avery Testwell"]]))
    assert "Would stay out, since a column is missing: book.xlsx · Log" in words(page)


def test_an_order_of_day_and_month_in_doubt_is_asked_for(page: AppTest) -> None:
    upload(
        page,
        log="Person ID,Activity Title,Completion Date\nS1,CT basics,03/04/2026\n",
        sure="Person ID,Activity Title,Completion Date\nS1,CT basics,2026-04-03\n",
    )
    assert "log.csv: which comes first in Completion Date, day or month?" in words(page)
    assert "sure.csv: which comes first" not in words(page)

    choose(page, "Dates such as 03/04/2026 in log.csv", True)
    (read, _, _), _ = page.session_state["foreseen"]
    assert ["day_first=True" in options for _, options in read] == [True, False]
    assert "log.csv: which comes first" not in words(page)


def test_a_ceu_that_may_be_ten_hours_is_warned_of(page: AppTest) -> None:
    upload(
        page,
        log="Person ID,Activity Title,Date Completed,CEU\nS1,CT basics,2026-04-03,0.1\n",
    )
    assert any("10 contact hours" in row["problem"] for row in table_of(page, PROBLEMS))
