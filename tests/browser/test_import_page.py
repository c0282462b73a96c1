"""Import from start to undo: several files at once, a column corrected, rows set aside and settled."""

from pathlib import Path

import openpyxl
from playwright.sync_api import Page, expect

from tests.browser.conftest import Dashboard
from tests.browser.test_accessibility import known, serious
from tests.browser.test_first_hour import scrolls_sideways
from tests.browser.waiting import answered, settle

LOG = """\
Learner,Badge,Done on,Course Name,Discipline,Content area,Crs
Avery Testwell,S1,2026-02-03,CT basics,CT,Safety,1.00
Blair Sampleton,S2,2026-02-04,CT basics,CT,Safety,lots
"""
ROSTER = "Person ID,Name,Discipline\nS1,Avery Testwell,CT\nS2,Blair Sampleton,CT\n"

expect.set_options(timeout=60_000)


def pick(page: Page, column: str, ours: str) -> None:
    """Says what a column of the file is."""
    settle(page)
    box = page.get_by_role("combobox", name=column, exact=True)
    box.click()
    box.fill(ours)
    with answered(page):
        page.get_by_role("option", name=ours, exact=True).click()


def upload(page: Page, *files: Path) -> None:
    page.locator("input[type=file]").set_input_files([str(file) for file in files])


def test_import_correct_settle_and_undo(page: Page, dashboard: Dashboard, tmp_path: Path) -> None:
    roster, log = tmp_path / "roster.txt", tmp_path / "log.csv"
    roster.write_text(ROSTER.replace(",", "\t"))
    log.write_text(LOG)
    page.goto(f"{dashboard.address}/import")
    upload(page, roster, log)

    # The log cannot be imported as it is; it is mended right there.
    expect(page.get_by_text("the required column Completion Date is missing")).to_be_visible()
    expect(page.get_by_role("button", name="Import 1 file")).to_be_enabled()
    pick(page, "Done on", "Completion Date")
    expect(page.get_by_role("button", name="Import 2 files")).to_be_enabled()
    pick(page, "Crs", "Credits")
    pick(page, "Badge", "Person ID")
    expect(page.get_by_text("4 rows read = 3 added + 0 updated + 0 unchanged + 1")).to_be_visible()

    settle(page)
    page.get_by_role("button", name="Import 2 files").click()
    expect(page.get_by_text("2 files imported: 3 rows added or updated.")).to_be_visible()

    # The row set aside goes out in a workbook and comes back corrected.
    settle(page)
    with page.expect_download() as download:
        page.get_by_role("button", name="Download the workbook").click()
    assert download.value.suggested_filename == "log-to-correct.xlsx"
    corrected = tmp_path / "corrected.xlsx"
    download.value.save_as(corrected)
    book = openpyxl.load_workbook(corrected)
    [cell] = [
        cell for row in book.worksheets[0].iter_rows() for cell in row if cell.value == "lots"
    ]
    cell.value = "0.50"
    book.save(corrected)
    upload(page, corrected)
    expect(page.get_by_text("1 row of import 2 (log.csv) would be settled")).to_be_visible()
    settle(page)
    page.get_by_role("button", name="Import 1 file").click()
    expect(
        page.get_by_text("1 row of import 2 (log.csv) settled by corrected.xlsx")
    ).to_be_visible()

    # A link reopens one import; its undo is told before it is made.
    page.goto(f"{dashboard.address}/imports?import=2")
    expect(page.get_by_role("heading", name="Import 2: log.csv")).to_be_visible()
    expect(page.get_by_text("1 row that it set aside settled by import 3")).to_be_visible()
    settle(page)
    page.get_by_role("button", name="Undo…").click()
    expect(page.get_by_text("CE records: of 2 rows in force 1 goes")).to_be_visible()
    settle(page)
    page.get_by_role("button", name="Undo it").click()
    expect(page.get_by_text("To have it back, import the file again")).to_be_visible()


def test_many_columns_fit_a_phone(page: Page, dashboard: Dashboard, tmp_path: Path) -> None:
    headings = [f"Column with a rather long heading {number}" for number in range(30)]
    wide = tmp_path / "wide.csv"
    wide.write_text(f"Person ID,Name,{','.join(headings)}\nS1,Avery Testwell,{'x,' * 29}x\n")
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(f"{dashboard.address}/import")
    upload(page, wide)

    expect(page.get_by_role("button", name="Import 1 file")).to_be_visible()
    settle(page)
    page.get_by_text("2 of 32 columns").click()
    expect(page.get_by_role("combobox", name=headings[-1])).to_be_visible()
    assert not scrolls_sideways(page)
    settle(page)
    found = [
        (rule, html) for rule, element, html in serious(page) if not known(rule, element, "light")
    ]
    assert found == []
