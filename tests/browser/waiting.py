"""Waiting for a page to come to rest, by what the page itself says of it."""

from playwright.sync_api import Page, expect


def settle(page: Page) -> None:
    """Waits until the page is drawn: what is pressed earlier may be drawn anew under the pointer."""
    app = page.get_by_test_id("stApp")
    expect(app).to_have_attribute("data-test-connection-state", "CONNECTED", timeout=60_000)
    expect(app).to_have_attribute("data-test-script-state", "notRunning", timeout=60_000)
    # Parts of Streamlit's page come in pieces of their own; a grey bar stands for what has not come.
    expect(page.locator("[data-testid=stSkeleton]:visible")).to_have_count(0, timeout=60_000)
