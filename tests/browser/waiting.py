"""Waiting for a page to come to rest, by what the page itself says of it."""

from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Page, expect

_WATCH = """
() => {
    window.hasRun = false;
    const watch = new MutationObserver(() => { window.hasRun = true; });
    // Streamlit may put another element in the place of the one that says so.
    watch.observe(document, { subtree: true, attributeFilter: ['data-test-script-state'] });
}
"""


def settle(page: Page) -> None:
    """Waits until the page is drawn: what is pressed earlier may be drawn anew under the pointer."""
    app = page.get_by_test_id("stApp")
    expect(app).to_have_attribute("data-test-connection-state", "CONNECTED", timeout=60_000)
    expect(app).to_have_attribute("data-test-script-state", "notRunning", timeout=60_000)
    # Parts of Streamlit's page come in pieces of their own; a grey bar stands for what has not come.
    expect(page.locator("[data-testid=stSkeleton]:visible")).to_have_count(0, timeout=60_000)


@contextmanager
def answered(page: Page) -> Iterator[None]:
    """Waits until the page has come to rest after what is done within: a page at rest may not have begun yet."""
    page.evaluate(_WATCH)
    yield
    page.wait_for_function("() => window.hasRun", timeout=60_000)
    settle(page)


_IS_STILL = """
() => [...document.querySelectorAll('details')].every(fold => !fold.getAnimations().length)
"""


def unfold(page: Page, title: str) -> None:
    """Unfolds a part of the sidebar whose controls come when it is open, and waits for them.

    While it grows, a list that is opened within closes again. Until its scripts have come it may be drawn anew
    under the pointer, and the press is lost.
    """
    page.wait_for_load_state("networkidle")
    with answered(page):
        page.get_by_test_id("stSidebar").get_by_text(title, exact=True).click()
    page.wait_for_function(_IS_STILL, timeout=60_000)
