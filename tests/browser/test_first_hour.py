"""A director's first hour: import, look, filter, send a link, take it back."""

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import Dashboard
from tests.browser.serving import SAMPLE
from tests.browser.waiting import settle, unfold

expect.set_options(timeout=60_000)


def import_sample(page: Page, dashboard: Dashboard) -> None:
    page.goto(f"{dashboard.address}/import")
    page.locator("input[type=file]").set_input_files(SAMPLE)
    settle(page)
    page.get_by_role("button", name="Import 4 files").click()
    expect(page.get_by_text("4 files imported")).to_be_visible()


def scrolls_sideways(page: Page) -> bool:
    return bool(
        page.evaluate(
            """() => [document.documentElement, document.querySelector('[data-testid=stMain]')]
            .some(element => element.scrollWidth > element.clientWidth)"""
        )
    )


def test_first_visit_to_undo(page: Page, dashboard: Dashboard, chromium: Browser) -> None:
    page.goto(dashboard.address)
    expect(page.get_by_role("heading", name="Targeted CE")).to_be_visible()
    settle(page)
    page.get_by_role("button", name="Import spreadsheets").click()
    expect(page.get_by_role("heading", name="Import", exact=True)).to_be_visible()
    import_sample(page, dashboard)

    settle(page)
    page.get_by_role("link", name="See where everybody stands").click()
    expect(page.get_by_text("Structured education · 40 goals")).to_be_visible()
    expect(page.get_by_text("CQR · 18 goals")).to_be_visible()

    # A filter, kept on the way to another page, and in the address.
    settle(page)
    unfold(page, "Filters")
    page.get_by_role("combobox", name="Discipline").click()
    page.get_by_role("option", name="MR · ").click()
    expect(page.get_by_text("As of 23 Nov 2026 · MR")).to_be_visible()
    settle(page)
    page.get_by_role("link", name="Goals", exact=True).click()
    expect(page.get_by_role("heading", name="Goals")).to_be_visible()
    expect(page.get_by_text("As of 23 Nov 2026 · MR")).to_be_visible()
    settle(page)
    page.get_by_role("button", name="✕ Overdue").click()
    expect(page.get_by_text("2 goals of 2 people")).to_be_visible()
    expect(page).to_have_url(re.compile("/goals.*status=.*Overdue"))
    assert "discipline=MR" in page.url

    elsewhere = chromium.new_context().new_page()
    elsewhere.goto(page.url)
    expect(elsewhere.get_by_text("2 goals of 2 people")).to_be_visible(timeout=60_000)
    elsewhere.context.close()

    settle(page)
    page.get_by_role("link", name="Imports made").click()
    settle(page)
    page.get_by_role("button", name="Undo…").click()
    expect(page.get_by_text("CQR prescriptions: of 60 rows in force 60 go")).to_be_visible()
    settle(page)
    page.get_by_role("button", name="Undo it").click()
    expect(page.get_by_text("Import 4 is undone.")).to_be_visible()
    page.goto(dashboard.address)
    expect(page.get_by_text("Structured education · 40 goals")).to_be_visible()
    expect(page.get_by_text("CQR · 18 goals")).not_to_be_visible()


def test_the_way_to_all_in_trouble_keeps_the_view(page: Page, sample_dashboard: Dashboard) -> None:
    page.goto(f"{sample_dashboard.address}/?role=Students")
    settle(page)
    page.get_by_role("link", name="All 16 that are overdue or behind").click()

    expect(page.get_by_text("16 goals of 16 people")).to_be_visible()
    assert "role=Students" in page.url


def test_from_the_worst_person_to_a_credit_that_did_not_count(
    page: Page, sample_dashboard: Dashboard, chromium: Browser
) -> None:
    page.goto(f"{sample_dashboard.address}/goals?discipline=CT · Computed Tomography")
    expect(page.get_by_text("21 goals of 21 people")).to_be_visible()

    # The first row's box; the table is a canvas, which learns where the pointer is before it is pressed.
    settle(page)
    table = page.get_by_test_id("stDataFrame")
    table.hover(position={"x": 18, "y": 80})
    table.hover(position={"x": 18, "y": 53})
    table.click(position={"x": 18, "y": 53}, delay=80)
    expect(page.get_by_role("heading", name="Records")).to_be_visible()
    expect(page).to_have_url(re.compile("/person.*person="))
    assert "discipline=CT" in page.url

    settle(page)
    unfold(page, "Find a person")
    page.get_by_role("combobox", name="Find a person").fill("000341")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Lucia Pretendez")).to_be_visible()
    expect(page.get_by_role("combobox", name="Find a person")).not_to_be_visible()
    settle(page)
    page.get_by_role("button", name="↻ Repeat").click()
    expect(page.get_by_text("1 line: ↻ Repeat 1")).to_be_visible()
    settle(page)
    with page.expect_download() as download:
        page.get_by_role("button", name="Download as CSV").last.click()
    assert "a repeat counts only once" in download.value.path().read_text("utf-8-sig")

    # The same view in a new session, its names hidden. The address follows what the page shows.
    expect(page).to_have_url(re.compile("[?&]outcome=.*Repeat"))
    elsewhere = chromium.new_context().new_page()
    elsewhere.goto(f"{page.url}&hidden=true")
    expect(elsewhere.get_by_text("1 line: ↻ Repeat 1")).to_be_visible(timeout=60_000)
    expect(elsewhere.get_by_role("heading", name=re.compile("^Person [0-9]+$"))).to_be_visible()
    elsewhere.context.close()


@pytest.mark.parametrize(
    "path",
    [
        "",
        "goals",
        "structured-education",
        "cqr",
        "coverage",
        "person?person=000341",
        "import",
        "imports",
        "checks",
        "outlines",
    ],
)
def test_nothing_scrolls_sideways_on_a_phone(
    page: Page, sample_dashboard: Dashboard, path: str
) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(f"{sample_dashboard.address}/{path}")

    expect(page.get_by_role("heading", level=1)).to_be_visible()
    settle(page)
    assert not scrolls_sideways(page)
