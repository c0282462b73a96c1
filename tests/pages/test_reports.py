"""Reports: made on a click, the same file as the command's, and nothing stale to download."""

from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import openpyxl
import pytest
from streamlit.testing.v1 import AppTest

from dashboard import coverage, reporting
from dashboard.coverage import Scope
from dashboard.report.workbook import write_report
from dashboard.store import Store
from dashboard.ui import report_tables, reports
from data.sample.make_sample import SAMPLE_AS_OF
from tests.pages.screen import open_page, run, words

SCOPE = Scope(SAMPLE_AS_OF, cohorts=("MR 2026",))


def made(app: AppTest, key: str) -> bytes:
    app.button(key=f"make_{key}").click()
    run(app)
    content: bytes = app.session_state[f"made_{key}"][1]
    return content


def downloads(app: AppTest) -> list[str]:
    return [button.proto.label for button in app.get("download_button")]


@pytest.fixture
def page(app: AppTest, sample: Store) -> AppTest:  # noqa: ARG001  the app's store
    open_page(run(app), "reports")
    app.multiselect(key="cohort").set_value(["MR 2026"])
    return run(app)


def test_the_workbook_is_the_commands_for_the_same_filters(
    page: AppTest, sample: Store, tmp_path: Path
) -> None:
    content = made(page, "workbook")
    path = tmp_path / "gaps.xlsx"
    write_report(path, reporting.findings(sample, SCOPE))
    assert content == path.read_bytes()
    assert "Download gap-report-2026-11-23.xlsx" in downloads(page)
    assert "11 goals of 11 people" in words(page)


def test_a_file_of_another_view_is_not_offered(page: AppTest) -> None:
    made(page, "workbook")
    page.multiselect(key="cohort").set_value([])
    run(page)
    assert not [label for label in downloads(page) if label.startswith("Download gap-report")]
    assert made(page, "workbook")
    page.toggle(key="report_pages").set_value(True)
    run(page)
    assert not [label for label in downloads(page) if label.startswith("Download gap-report")]


def test_the_zip_has_a_workbook_for_each_person(page: AppTest, sample: Store) -> None:
    with ZipFile(BytesIO(made(page, "mail_out"))) as package:
        names = package.namelist()
        first = openpyxl.load_workbook(BytesIO(package.read(names[0])))
    assert len(names) == len(coverage.progress(sample, SCOPE))
    assert first.sheetnames == ["One-page summary", "Records"]


def test_hidden_names_are_in_no_file(page: AppTest, sample: Store) -> None:
    page.toggle(key="hidden").set_value(True)
    run(page)
    assert "the files carry the labels of the screen" in words(page)
    book = openpyxl.load_workbook(BytesIO(made(page, "workbook")))
    shown = {str(value) for row in book["People"].iter_rows(values_only=True) for value in row}
    for row in coverage.progress(sample, SCOPE).dicts():
        assert row["name"] not in shown
        assert row["person_id"] not in shown
    with ZipFile(BytesIO(made(page, "mail_out"))) as package:
        assert all(name.startswith("Person ") for name in package.namelist())


def test_every_table_is_offered_as_csv_with_exact_values(page: AppTest, sample: Store) -> None:
    labels = downloads(page)
    assert {"Goals", "Requirement lines", "Records", "Coverage"} <= set(labels)
    for _, question, columns in report_tables.CSV_TABLES.values():
        content = report_tables._csv(sample, SCOPE, None, question, columns)().decode("utf-8-sig")
        assert len(content.splitlines()) == len(question(sample, SCOPE)) + 1


def test_a_view_without_goals_says_so(app: AppTest, sample: Store) -> None:  # noqa: ARG001
    open_page(run(app), "reports")
    app.selectbox(key="role").set_value("staff")
    app.multiselect(key="cohort").set_value(["MR 2026"])
    run(app)
    assert "Nobody in this view has a goal." in words(app)


def test_a_person_has_a_one_page_summary(app: AppTest, sample: Store) -> None:
    goal = coverage.progress(sample, Scope(SAMPLE_AS_OF)).dicts()[0]
    app.query_params["person"] = goal["person_id"]
    open_page(run(app), "person")
    assert "One-page summary" in downloads(app)
    scope = Scope(SAMPLE_AS_OF, person_id=goal["person_id"], include_left=True)
    book = openpyxl.load_workbook(BytesIO(reports._person_workbook(sample, scope, None)))
    page = book["One-page summary"]
    assert page["A1"].value == goal["name"]
    assert page.page_setup.fitToHeight == 1
    totals = [row for row in page.iter_rows(values_only=True) if row[0] == "The whole goal"]
    assert (goal["required"], goal["earned"], goal["needed"]) in [row[2:5] for row in totals]
