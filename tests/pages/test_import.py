"""Import: preview writes nothing, the commit does what the preview said, undo takes it back."""

import pytest
from streamlit.testing.v1 import AppTest

from dashboard import coverage, paths
from dashboard.coverage import Scope
from dashboard.store import Store, imports
from data.sample.make_sample import SAMPLE_AS_OF
from tests.pages.conftest import SAMPLE
from tests.pages.screen import open_page, run, table, words

SCOPE = Scope(as_of=SAMPLE_AS_OF)
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


def click(app: AppTest, key: str) -> AppTest:
    app.button(key=key).click()
    return run(app)


@pytest.fixture
def page(app: AppTest) -> AppTest:
    return open_page(run(app), "import_files")


def test_preview_commit_and_undo_of_the_sample(page: AppTest, database: Store) -> None:
    upload(page, **{name: (paths.SAMPLE / f"{name}.xlsx").read_bytes() for name in SAMPLE})
    foreseen = table(page)
    assert [row["file"] for row in foreseen] == [f"{name}.xlsx" for name in SAMPLE]
    assert imports.history(database) == []

    click(page, "commit")
    assert table(page) == foreseen
    assert "4 files imported" in words(page)
    assert len(coverage.progress(database, SCOPE)) == 60

    click(page, "undo_last")
    assert all(entry.withdrawn_at for entry in imports.history(database))
    assert not coverage.progress(database, SCOPE)


def test_a_row_without_an_id_is_set_aside_with_its_reason(page: AppTest) -> None:
    upload(page, roster=ROSTER)

    counts, problem = table(page)[0], table(page, 1)[0]
    assert (counts["rows_read"], counts["added"], counts["set_aside"]) == (3, 2, 1)
    assert (problem["consequence"], problem["row"], problem["column"]) == (
        "Set aside",
        4,
        "Person ID",
    )
    assert "1 problem in these files, 1 of them" in words(page)


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


def test_the_kind_and_discipline_chosen_by_hand_are_used(page: AppTest) -> None:
    page.selectbox(key="file_discipline").select("CT")
    upload(
        page,
        records="Person ID,Activity Title,Completion Date,Category,Credits\n"
        "0001,Invented Course,2026-01-15,Safety,1.00\n",
    )
    assert not page.error
    assert len(page.dataframe) == 1  # no warning about a missing discipline

    page.selectbox(key="kind").select("roster")
    run(page)
    assert page.error


def test_much_change_waits_for_a_word(page: AppTest, database: Store) -> None:
    people = [f"{number:04},Avery Testwell {number},CT" for number in range(40)]
    upload(page, roster="\n".join(["Person ID,Name,Discipline", *people]))
    click(page, "commit")

    renamed = [person.replace("Avery", "Blake") for person in people]
    upload(page, again="\n".join(["Person ID,Name,Discipline", *renamed]))
    assert "again.csv would change 40 of the 40 rows of roster in force" in words(page)
    assert page.button(key="commit").disabled

    page.checkbox(key="is_confirmed").check()
    run(page)
    click(page, "commit")
    assert [entry.file for entry in imports.history(database)] == ["again.csv", "roster.csv"]


def test_an_import_made_earlier_is_undone_from_the_history(app: AppTest, sample: Store) -> None:
    open_page(run(app), "imports_made")
    assert [row["file"] for row in table(app)] == [f"{name}.xlsx" for name in reversed(SAMPLE)]

    app.selectbox(key="import_to_undo").select(1)
    run(app)
    click(app, "undo")

    assert imports.history(sample)[-1].withdrawn_at
    assert table(app)[-1]["state"].startswith("✕ Undone")
    assert 1 not in [
        int(option.split(":")[0]) for option in app.selectbox(key="import_to_undo").options
    ]
