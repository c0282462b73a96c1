"""What a link carries: the whole view, and no name where names are hidden."""

import re
from io import BytesIO
from urllib.parse import quote

from openpyxl import load_workbook
from playwright.sync_api import Browser, Page, expect

from dashboard import paths
from tests.browser.conftest import Dashboard
from tests.browser.waiting import settle

# The pages as the navigation names them, and what stands at the end of each.
LAST_WORDS = "confirm on your ARRT account"
PAGES = {
    "Goals": LAST_WORDS,
    "Structured education": LAST_WORDS,
    "CQR prescriptions": LAST_WORDS,
    "Coverage": LAST_WORDS,
    "Person": "Choose a person under",
    "Import": "Names are hidden",
    "Imports made": "Undo…",
    "Checks": "Names are hidden",
    "Content outlines": "Download as CSV",
    "Overview": LAST_WORDS,
}


def sample_names() -> set[str]:
    """Every full name and ID of the sample's roster."""
    sheet = load_workbook(paths.SAMPLE / "roster.xlsx").worksheets[0]
    headings, *rows = sheet.iter_rows(values_only=True)
    found = set()
    for row in rows:
        cells = dict(zip(headings, row, strict=True))
        found |= {str(cells["Name"]), str(cells["Person ID"])}
    return found - {"None"}


def test_names_stay_hidden_from_page_to_page(page: Page, sample_dashboard: Dashboard) -> None:
    names = sample_names()
    page.goto(f"{sample_dashboard.address}/?hidden=true")
    expect(page.get_by_text(LAST_WORDS)).to_be_visible()
    assert len(names) > 50
    for title, last_words in PAGES.items():
        settle(page)
        page.get_by_role("link", name=title, exact=True).click()
        expect(page.get_by_role("heading", level=1)).to_have_text(title)
        expect(page.get_by_text(last_words).first).to_be_visible()
        expect(page).to_have_url(re.compile(r"[?&]hidden=true"))

        shown = page.content()
        assert {name for name in names if name in shown} == set(), title


def test_a_link_reopens_every_filter_and_the_page(
    page: Page, sample_dashboard: Dashboard, chromium: Browser
) -> None:
    view = {
        "as_of": "2027-01-31",
        "cohort": "Staff recertification 2027",
        "site": "Sample General Hospital",
        "role": "Staff",
        "left": "true",
        "pathway": "CQR",
    }
    address = "&".join(f"{name}={quote(value)}" for name, value in view.items())
    page.goto(f"{sample_dashboard.address}/goals?{address}")
    heading = "As of 31 Jan 2027 · Staff recertification 2027 · Sample General Hospital · Staff"
    expect(page.get_by_text(f"{heading} · with people who left")).to_be_visible()
    counted = page.get_by_text(re.compile(r"^\d+ goals? of \d+ (person|people)$")).inner_text()
    page.reload()
    expect(page.get_by_text(counted, exact=True)).to_be_visible()
    for name in view:
        assert re.search(f"[?&]{name}=", page.url), page.url

    elsewhere = chromium.new_context().new_page()
    elsewhere.goto(page.url)
    expect(elsewhere.get_by_text(counted, exact=True)).to_be_visible(timeout=60_000)
    expect(elsewhere.get_by_text(f"{heading} · with people who left")).to_be_visible()
    elsewhere.context.close()


def test_a_clicked_cell_leads_to_its_records_and_a_link_reopens_it(
    page: Page, sample_dashboard: Dashboard, chromium: Browser
) -> None:
    page.goto(f"{sample_dashboard.address}/coverage")
    # Only Finley Notareal has 4.75 of anything in CT.
    settle(page)
    page.locator("svg text", has_text=re.compile(r"^4\.75$")).click()
    cell = page.get_by_text("Finley Notareal, Abdomen and Pelvis: 4.75")
    expect(cell).to_be_visible()
    records = page.get_by_text(re.compile(r"records in Abdomen and Pelvis, 4\.75 credits counted"))
    expect(records).to_be_visible()
    expect(page).to_have_url(re.compile("coverage_place=Abdomen.and.Pelvis.*who="))
    assert "Finley" not in page.url
    said = records.inner_text()

    page.reload()
    expect(page.get_by_text(said)).to_be_visible()
    elsewhere = chromium.new_context().new_page()
    elsewhere.goto(page.url)
    expect(elsewhere.get_by_text(said)).to_be_visible(timeout=60_000)
    elsewhere.context.close()


def test_a_first_visitor_takes_a_template_along(page: Page, dashboard: Dashboard) -> None:
    page.goto(dashboard.address)
    settle(page)
    with page.expect_download() as download:
        page.get_by_role("button", name="CE records").click()

    assert download.value.suggested_filename == "records-template.xlsx"
    headings = [
        cell.value
        for cell in load_workbook(BytesIO(download.value.path().read_bytes())).worksheets[0][1]
    ]
    assert {"Person ID", "Completion Date", "Credits"} <= set(headings)
