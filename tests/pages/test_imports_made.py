"""Imports made: the details of any import, its undo foretold, a link that reopens it, texts taught."""

import pytest
from streamlit.testing.v1 import AppTest

from dashboard import intake
from dashboard.importing import import_file
from dashboard.store import Store, imports, teaching
from dashboard.ui import import_details
from dashboard.ui.session import told
from tests.pages.conftest import SAMPLE
from tests.pages.screen import click, control, open_page, run, table, table_of, words
from tests.pages.test_import import COUNTS, PROBLEMS

FIRST = "Badge,Name,Discipline,Application Date\nS1,Avery Testwell,CT,2027-01-15\nS2,Blair Sampleton,CT,soon\n"
SECOND = (
    "Person ID,Name,Discipline,Application Date,Set aside row\n"
    "S2,Blair Sampleton,CT,2027-02-15,{name}\nS1,Avery Inventwood,CT,,\n"
)
UNDO = "Undo…"


@pytest.fixture
def made(database: Store, tmp_path_factory: pytest.TempPathFactory) -> Store:
    """Two imports: the second settles a row of the first and changes another."""
    folder = tmp_path_factory.mktemp("files")
    mapping = {"Badge": "Person ID"}
    first, second = folder / "first.csv", folder / "second.csv"
    first.write_text(FIRST, "utf-8")
    import_file(database, first, intake.Options(mapping=mapping))
    [waiting] = imports.rows_to_correct(database, 1)
    second.write_text(SECOND.format(name=waiting.name), "utf-8")
    import_file(database, second, intake.Options())
    return database


@pytest.mark.usefixtures("made")
def test_the_newest_import_is_shown_in_detail(app: AppTest) -> None:
    open_page(run(app), "imports_made")
    assert [row["import_id"] for row in table(app)] == [2, 1]
    assert control(app, "Import").value == 2
    assert "1 row of import 1 (first.csv) settled by second.csv" in words(app)
    assert "2 rows read = 1 added + 1 updated + 0 unchanged + 0 set aside" in words(app)


@pytest.mark.usefixtures("made")
def test_the_tables_of_an_import_are_made_once(app: AppTest) -> None:
    open_page(run(app), "imports_made")
    shown = told(import_details.details_of, 2, "second.csv")
    [frame] = shown.results.sheets.frames.values()

    run(app)
    assert list(shown.results.sheets.frames.values()) == [frame]
    assert told(import_details.details_of, 2, "second.csv") is shown


@pytest.mark.usefixtures("made")
def test_a_link_reopens_the_same_import(app: AppTest) -> None:
    run(app)
    app.query_params["import"] = "1"
    open_page(app, "imports_made")

    assert control(app, "Import").value == 1
    assert "Import 1: first.csv" in words(app)
    assert table_of(app, COUNTS)[0]["set_aside"] == 1
    assert table_of(app, PROBLEMS)[0]["column"] == "Application Date"
    columns = table_of(app, "Columns of the file and what they were taken for")
    assert {row["theirs"]: row["ours"] for row in columns}["Badge"] == "Person ID"
    assert "1 row that it set aside settled by import 2 (second.csv)" in words(app)
    assert "for a correction" not in words(app)


@pytest.mark.usefixtures("made")
def test_choosing_an_import_puts_it_into_the_address(app: AppTest) -> None:
    open_page(run(app), "imports_made")
    control(app, "Import").set_value(1)
    run(app)
    assert app.query_params["import"] == "1"


@pytest.mark.usefixtures("made")
def test_an_address_of_no_import_says_so(app: AppTest) -> None:
    run(app)
    app.query_params["import"] = "9"
    open_page(app, "imports_made")
    assert "There is no import 9" in words(app)


def test_p3_an_undo_says_first_what_it_changes(app: AppTest, made: Store) -> None:
    open_page(run(app), "imports_made")
    click(app, UNDO)
    assert (
        "Roster: of 2 rows in force 1 goes, 1 has an older value again, 0 stay; "
        "0 that it had replaced come back" in words(app)
    )
    assert imports.history(made)[0].withdrawn_at is None
    click(app, "Leave it")
    assert not [button for button in app.button if button.key == "undo"]

    click(app, UNDO)
    click(app, "Undo it")
    assert imports.history(made)[0].withdrawn_at
    assert "To have it back, import the file again" in words(app)
    control(app, "Import").set_value(1)
    run(app)
    assert "1 row of first.csv waits for a correction" in words(app)


def test_any_import_is_undone_from_the_history(app: AppTest, sample: Store) -> None:
    open_page(run(app), "imports_made")
    assert [row["file"] for row in table(app)] == [f"{name}.xlsx" for name in reversed(SAMPLE)]

    control(app, "Import").set_value(1)
    run(app)
    click(app, UNDO)
    click(app, "undo")

    assert imports.history(sample)[-1].withdrawn_at
    assert table(app)[-1]["state"].startswith("✕ Undone")


@pytest.mark.usefixtures("made")
def test_hidden_names_are_not_quoted_from_the_file(app: AppTest) -> None:
    run(app)
    app.toggle(key="hidden").set_value(True)
    run(app)
    open_page(app, "imports_made")
    assert table_of(app, PROBLEMS) == []
    assert "Its problems quote the file" in words(app)


def test_texts_taught_are_in_the_history_and_taken_back(app: AppTest, sample: Store) -> None:
    teaching.add_alias(sample, "Lead Aprons", "CT", "Safety / Radiation Safety and Dose")
    open_page(run(app), "imports_made")
    [row] = table_of(app, "Texts taught, the newest first")
    assert (row["text"], row["stands_for"], row["state"]) == (
        "Lead Aprons",
        "Safety / Radiation Safety and Dose",
        "✓ In force",
    )
    click(app, "remove_alias")
    assert teaching.aliases(sample)[0].withdrawn_at
    assert table_of(app, "Texts taught, the newest first")[0]["state"].startswith("✕ Taken back")
