"""Import: preview writes nothing, the commit does what the preview said, undo takes it back."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from dashboard import coverage, paths
from dashboard.cli import main
from dashboard.coverage import Scope
from dashboard.intake.read import _TEXTS, _WORKBOOKS
from dashboard.report.set_aside import write_set_aside
from dashboard.store import Store, imports
from dashboard.ui.uploads import TYPES
from data.sample.make_sample import SAMPLE_AS_OF
from tests.pages.conftest import SAMPLE
from tests.pages.screen import click, open_page, run, table_of, words

SCOPE = Scope(as_of=SAMPLE_AS_OF)
COUNTS = "Rows of each sheet"
PROBLEMS = "Problems, one row for each"
CHANGES = "Values that change, old and new"
ROSTER = """\
Person ID,Name,Discipline,Application Date
0001,Avery Testwell,CT,2027-01-15
0002,Blake Inventwood,CT,2027-02-15
,Casey Nobody,CT,2027-02-15
"""


def upload(app: AppTest, **files: str | bytes) -> AppTest:
    for name, content in files.items():
        ending, data = ("csv", content.encode()) if isinstance(content, str) else ("xlsx", content)
        app.file_uploader[0].upload(f"{name}.{ending}", data)
    return run(app)


def people(surname: str) -> str:
    rows = [f"{number:04},Avery {surname} {number},CT" for number in range(40)]
    return "\n".join(["Person ID,Name,Discipline", *rows])


@pytest.fixture
def page(app: AppTest) -> AppTest:
    return open_page(run(app), "import_files")


def test_preview_commit_and_undo_of_the_sample(page: AppTest, database: Store) -> None:
    upload(page, **{name: (paths.SAMPLE / f"{name}.xlsx").read_bytes() for name in SAMPLE})
    foreseen = table_of(page, COUNTS)
    assert [row["file"] for row in foreseen] == [f"{name}.xlsx" for name in SAMPLE]
    assert imports.history(database) == []

    click(page, "commit")
    assert table_of(page, COUNTS) == foreseen
    assert "4 files imported" in words(page)
    assert len(coverage.progress(database, SCOPE)) == 60

    click(page, "undo_last")
    assert all(entry.withdrawn_at for entry in imports.history(database))
    assert not coverage.progress(database, SCOPE)


def test_p4_the_rows_read_are_a_sum_that_adds_up(page: AppTest) -> None:
    upload(page, roster=ROSTER)
    assert "3 rows read = 2 added + 0 updated + 0 unchanged + 1 set aside" in words(page)


def test_the_counts_are_those_of_the_command_for_the_same_files(
    page: AppTest, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Also where a later file depends on an earlier one: here it changes what the first one brings."""
    files = {
        "first": people("Testwell"),
        "second": people("Testwell").replace("Testwell 7,", "Pretender 7,") + "\n,Nobody,CT",
    }
    for name, content in files.items():
        (tmp_path / f"{name}.csv").write_text(content)
    arguments = [str(tmp_path / f"{name}.csv") for name in files]
    with pytest.raises(SystemExit):
        main(["import", *arguments, "--database", str(tmp_path / "c.duckdb"), "--format", "json"])
    said = json.loads(capsys.readouterr().out)
    names = ("rows_read", "added", "updated", "unchanged", "set_aside")

    upload(page, **files)
    for _ in ("the preview", "the import"):
        shown = table_of(page, COUNTS)
        assert [[row[name] for name in names] for row in shown] == [
            [row[name] for name in names] for row in said
        ]
        changes = [(row["row"], row["old"], row["new"]) for row in table_of(page, CHANGES)]
        told = [(one["row"], one["old"], one["new"]) for row in said for one in row["changes"]]
        assert changes == told == [(9, "Avery Testwell 7", "Avery Pretender 7")]
        if "commit" in [button.key for button in page.button]:
            click(page, "commit")


def test_a_row_without_an_id_is_set_aside_with_its_reason(page: AppTest) -> None:
    upload(page, roster=ROSTER)

    [counts], [problem] = table_of(page, COUNTS), table_of(page, PROBLEMS)
    assert (counts["rows_read"], counts["added"], counts["set_aside"]) == (3, 2, 1)
    assert (problem["consequence"], problem["row"], problem["column"]) == (
        "Set aside",
        4,
        "Person ID",
    )
    assert "**1 problem** · 1 row set aside" in [expander.label for expander in page.expander]


def test_p4_a_row_corrected_in_the_workbook_settles_the_one_set_aside(
    page: AppTest, database: Store, tmp_path: Path
) -> None:
    click(upload(page, roster=ROSTER), "commit")
    assert "1 row of roster.csv waits for a correction" in words(page)
    rows = imports.rows_to_correct(database, 1)
    rows = [replace(row, cells={**row.cells, "Person ID": "0003"}) for row in rows]
    write_set_aside(tmp_path / "again.xlsx", rows)

    upload(page, again=(tmp_path / "again.xlsx").read_bytes())
    assert "1 row of import 1 (roster.csv) would be settled by again.xlsx" in words(page)
    click(page, "commit")
    assert "1 row of import 1 (roster.csv) settled by again.xlsx" in words(page)
    assert imports.rows_to_correct(database, 1) == []


def test_a_file_that_cannot_be_read_does_not_keep_the_others_out(
    page: AppTest, database: Store
) -> None:
    upload(page, roster=ROSTER, notes="to do\nbuy milk\n")
    assert "notes.csv" in page.error[0].value
    assert page.button(key="commit").label == "Import 1 file"

    click(page, "commit")
    assert [entry.file for entry in imports.history(database)] == ["roster.csv"]


def test_a_file_nobody_understands_cannot_be_imported(page: AppTest) -> None:
    upload(page, notes="to do\nbuy milk\n")

    assert page.button(key="commit").disabled


def test_a_file_that_is_no_spreadsheet_is_refused_with_a_sentence(page: AppTest) -> None:
    upload(page, picture=b"\x89PNG\r\n")

    assert page.error[0].value.startswith("picture.xlsx is a picture")
    assert page.button(key="commit").disabled


def test_every_format_that_intake_reads_can_be_uploaded(page: AppTest) -> None:
    assert {f".{ending}" for ending in TYPES} == {*_WORKBOOKS, *_TEXTS}
    page.file_uploader[0].upload("roster.txt", ROSTER.replace(",", "\t").encode())
    run(page)
    assert table_of(page, COUNTS)[0]["added"] == 2


def test_much_change_waits_for_a_word_for_each_file(page: AppTest, database: Store) -> None:
    click(upload(page, roster=people("Testwell")), "commit")

    upload(page, again=people("Inventwood"), wrong=people("Pretender"), more=ROSTER)
    assert "again.csv would change 40 of the 40 rows of roster in force" in words(page)
    assert "wrong.csv would change 40 of the 40 rows of roster in force" in words(page)
    assert page.button(key="commit").label == "Import 1 file"

    [yes] = [box for box in page.checkbox if "again.csv" in box.label]
    yes.check()
    run(page)
    assert page.button(key="commit").label == "Import 2 files"
    foreseen = table_of(page, COUNTS)
    click(page, "commit")
    assert [entry.file for entry in imports.history(database)][:-1] == ["more.csv", "again.csv"]
    assert table_of(page, COUNTS) == [row for row in foreseen if row["file"] != "wrong.csv"]


def test_numbers_that_are_no_longer_true_are_not_imported(page: AppTest, database: Store) -> None:
    click(upload(page, roster=ROSTER), "commit")
    upload(page, roster=ROSTER)
    assert table_of(page, COUNTS)[0]["unchanged"] == 2
    imports.undo(database, 1)

    click(page, "commit")
    assert "The data changed since you last saw these numbers" in words(page)
    assert len(imports.history(database)) == 1
    click(page, "commit")
    assert len(imports.history(database)) == 2
