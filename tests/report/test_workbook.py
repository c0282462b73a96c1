"""The report reopened: every figure is the engine's, every link leads somewhere, the same is the same."""

import re
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest

from dashboard import reporting
from dashboard.coverage import Scope
from dashboard.report.findings import Findings
from dashboard.report.workbook import write_report
from dashboard.store import Store
from dashboard.wording.words import OUTCOMES, STATUSES
from tests.report.conftest import SCOPE
from tests.report.reading import READERS, by_openpyxl, column, opened, table

VIEWS = (
    SCOPE,
    replace(SCOPE, cohorts=("mr 2026",)),
    replace(SCOPE, discipline="CT", pathway="cqr"),
    replace(SCOPE, role="staff", include_left=True),
)
PEOPLE = {
    "Name": "name",
    "Person ID": "person_id",
    "Required": "required",
    "Earned": "earned",
    "Needed": "needed",
    "Progress": "progress",
    "Window start": "window_start",
    "Window end": "window_end",
    "Days left": "days_left",
    "Cohort": "cohort",
    "Outline of": "outline_effective_on",
}
GAPS = {
    "Person ID": "person_id",
    "Category": "category",
    "Subcategory": "subcategory",
    "Required": "required",
    "Earned": "earned",
    "Needed": "gap",
}
RECORDS = {
    "Person ID": "person_id",
    "Completed": "completed_on",
    "Activity": "title",
    "Reference number": "reference_number",
    "CE credits": "ce_credits",
    "Category": "category",
    "Subcategory": "subcategory",
    "Credits": "credits",
    "Counted": "counted",
    "Why": "why",
}


@pytest.mark.parametrize("read", READERS)
@pytest.mark.parametrize("view", VIEWS, ids=str)
def test_every_figure_is_the_engines_for_the_same_filters(
    sample: Store, view: Scope, read: Any, tmp_path: Path
) -> None:
    findings = reporting.findings(sample, view)
    path = tmp_path / "gaps.xlsx"
    write_report(path, findings)
    answers = (
        ("People", findings.standings, PEOPLE),
        ("Gaps", findings.gaps.dicts(), GAPS),
        ("Records", findings.records.dicts(), RECORDS),
    )
    for sheet, rows, columns in answers:
        written, totals = table(read(path, sheet))
        assert len(written) == len(rows) > 0
        for heading, name in columns.items():
            assert column(written, heading) == column(rows, name), (sheet, heading)
        for heading in ("Required", "Earned", "Needed", "Credits", "Counted"):
            if heading in columns:
                assert totals[heading] == sum(row[columns[heading]] for row in rows)
    people, _ = table(read(path, "People"))
    assert column(people, "Status") == [STATUSES[row["status"]].label for row in findings.standings]
    records, _ = table(read(path, "Records"))
    assert column(records, "Outcome") == [
        OUTCOMES[row["outcome"]] for row in findings.records.dicts()
    ]


@pytest.mark.parametrize("read", READERS)
def test_s5_the_matrix_and_what_it_comes_to_are_the_engines(
    findings: Findings, workbook: Path, read: Any
) -> None:
    for discipline in findings.disciplines:
        content = [row for row in findings.coverage.dicts() if row["discipline"] == discipline]
        cells = [
            row for row in findings.people_by_content.dicts() if row["discipline"] == discipline
        ]
        rows = read(workbook, f"Coverage {discipline}")
        people = dict.fromkeys(row["person_id"] for row in cells)
        body = rows[4 : 4 + len(people)]
        assert [row[1] for row in body] == list(people)
        for number, person_id in enumerate(people):
            earned = [row["credits_earned"] for row in cells if row["person_id"] == person_id]
            assert body[number][3 : 3 + len(content)] == earned
        if not content:
            continue
        below = {row[0]: row[3 : 3 + len(content)] for row in rows[4 + len(people) :]}
        assert below["Credits earned"] == [row["credits_earned"] for row in content]
        assert below["People with credit"] == [row["people_with_credit"] for row in content]
        assert below["Credits short (CQR)"] == [row["credits_short"] for row in content]
        assert below["Share of credits"] == [row["share_of_credits"] for row in content]


def test_the_rows_are_stated_and_right(workbook: Path) -> None:
    sheets = opened(workbook).sheetnames
    stated = {row[0]: row[1] for row in by_openpyxl(workbook, "Summary") if row[0] in sheets}
    for sheet in ("People", "Gaps", "Records", "Needs attention"):
        assert stated[sheet] == len(table(by_openpyxl(workbook, sheet))[0])
    assert stated["Coverage CT"] == sum(
        bool(re.fullmatch(r"\d+", str(row[1]))) for row in by_openpyxl(workbook, "Coverage CT")
    )


def test_the_summary_says_whom_it_is_about_and_counts_them(
    findings: Findings, workbook: Path
) -> None:
    rows = by_openpyxl(workbook, "Summary")
    facts = {row[0]: row[1] for row in rows[:9]}
    assert rows[0][0] == "Sample College"
    assert (facts["As of"], facts["For"]) == (SCOPE.as_of, "everybody")
    assert facts["People"] == len(findings.names)
    assert facts["Goals"] == len(findings.goals)
    assert facts["Credits needed in all"] == sum(row["needed"] for row in findings.standings)
    assert facts["Checks open"] == len(findings.checks)
    [of_all, of_all_again] = [row[1:6] for row in rows if row[0] == "All"]
    statuses = [row["status"] for row in findings.standings]
    counts = [statuses.count(code) for code in ("overdue", "behind", "on_track", "met")]
    assert of_all == of_all_again == [*counts, len(statuses)]
    text = "\n".join(str(row[0]) for row in rows)
    assert "Computed by Targeted CE" in text
    assert "Content outlines in use" in text


def test_links_lead_from_a_person_to_their_records_and_back(
    findings: Findings, workbook: Path
) -> None:
    book = opened(workbook)
    followed = {"People": 0, "Gaps": 0, "Records": 0, "Coverage CT": 0}
    for sheet in followed:
        for row in book[sheet].iter_rows():
            if row[0].hyperlink is None or not row[1].value:
                continue
            target, cell = row[0].hyperlink.location.rsplit("!", 1)
            there = book[target.strip("'")]
            assert there[cell].offset(column=1).value == row[1].value
            assert target.strip("'") == ("People" if sheet in ("Gaps", "Records") else "Records")
            followed[sheet] += 1
    assert followed["Gaps"] == len(findings.gaps)
    assert followed["Records"] == len(findings.records)
    assert min(followed.values()) > 10
    pages = [
        row[2].hyperlink.location for row in book["People"].iter_rows(min_row=2) if row[2].hyperlink
    ]
    names = [row[0].value for row in book["People"].iter_rows(min_row=2) if row[2].hyperlink]
    assert [book[page.rsplit("!", 1)[0].strip("'")]["A1"].value for page in pages] == names


def test_it_is_set_up_for_print_and_for_reading(workbook: Path) -> None:
    book = opened(workbook)
    assert book.properties.title == "Sample College"
    assert {"As_of", "Goals_in_view", "Credits_needed"} <= set(book.defined_names)
    for sheet in book.worksheets:
        assert sheet.page_setup.fitToWidth == 1
        assert "as of 23 Nov 2026" in sheet.oddFooter.left.text
        assert sheet.oddFooter.right.text == "Page &P of &N"
        assert not sheet.merged_cells.ranges
    for name in ("People", "Gaps", "Records", "Needs attention"):
        sheet = book[name]
        [listed] = sheet.tables.values()
        assert (sheet.freeze_panes, sheet.print_title_rows) == ("B2", "$1:$1")
        assert listed.ref == sheet.dimensions
        assert listed.autoFilter is not None
        assert [one.name for one in listed.tableColumns] == [cell.value for cell in sheet[1]]
    person = book.worksheets[-1]
    assert (person.page_setup.fitToHeight, person.page_setup.orientation) == (1, "portrait")
    [chart] = book["Summary"]._charts
    assert len(chart.series) == 4


def test_dates_and_numbers_are_typed(workbook: Path) -> None:
    sheet = opened(workbook)["People"]
    headings = {cell.value: cell.column for cell in sheet[1]}
    assert sheet.cell(2, headings["Window end"]).is_date
    assert sheet.cell(2, headings["Needed"]).number_format == "#,##0.00"
    assert sheet.cell(2, headings["Person ID"]).data_type == "s"


def test_the_same_findings_give_the_same_bytes(
    sample: Store, workbook: Path, tmp_path: Path
) -> None:
    again = tmp_path / "again.xlsx"
    write_report(again, reporting.findings(sample, SCOPE), has_pages=True, program="Sample College")
    assert again.read_bytes() == workbook.read_bytes()
    with ZipFile(workbook) as package:
        [last_import] = {entry.date_time for entry in package.infolist()}
        core = package.read("docProps/core.xml").decode()
    stamp = "{:04}-{:02}-{:02}T{:02}:{:02}:".format(*last_import)
    assert core.count(stamp) == 2


def test_more_rows_than_a_sheet_takes_are_split_and_it_says_so(
    findings: Findings, tmp_path: Path
) -> None:
    path = tmp_path / "split.xlsx"
    write_report(path, findings, limit=300)
    book = opened(path)
    sheets = [name for name in book.sheetnames if name.startswith("Records")]
    assert sheets == ["Records", "Records (2)", "Records (3)"]
    rows = [row for name in sheets for row in table(by_openpyxl(path, name))[0]]
    assert column(rows, "Counted") == column(findings.records.dicts(), "counted")
    assert len({one.displayName for name in sheets for one in book[name].tables.values()}) == 3
    for row in book["People"].iter_rows(min_row=2):
        if row[0].hyperlink:
            title, cell = row[0].hyperlink.location.rsplit("!", 1)
            assert book[title.strip("'")][cell].value == row[0].value
    said = "\n".join(str(row[0]) for row in by_openpyxl(path, "Summary"))
    assert f"{len(findings.records)} rows on 3 sheets" in said


def test_hidden_names_are_nowhere_in_the_file(sample: Store, tmp_path: Path) -> None:
    from dashboard import coverage
    from dashboard.ui.hiding import without_names

    people = coverage.people_to_find(sample, SCOPE)
    findings = reporting.findings(
        sample,
        SCOPE,
        ask=lambda question, scope: without_names(question(sample, scope), people),
        are_names_hidden=True,
    )
    path = tmp_path / "hidden.xlsx"
    write_report(path, findings, has_pages=True)
    with ZipFile(path) as package:
        content = b"".join(package.read(name) for name in package.namelist()).decode()
    for person in people.dicts():
        assert person["name"] not in content
        assert person["person_id"] not in content
    assert f">Person {people.dicts()[0]['label_number']}<" in content


def test_an_empty_view_is_a_workbook_that_says_so(sample: Store, tmp_path: Path) -> None:
    path = tmp_path / "nobody.xlsx"
    write_report(path, reporting.findings(sample, replace(SCOPE, cohorts=("nowhere",))))
    assert by_openpyxl(path, "People")[1][0] == "No goal fits the filters."
    assert {row[0]: row[1] for row in by_openpyxl(path, "Summary")}["Goals"] == Decimal(0)
