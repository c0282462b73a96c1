"""Two people at once: one imports while the other reads, and nobody sees half of it."""

from pathlib import Path

from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import Dashboard
from tests.browser.serving import SAMPLE
from tests.browser.waiting import settle

*WITHOUT_PRESCRIPTIONS, PRESCRIPTIONS = SAMPLE
BEFORE = ("Structured education · 40 goals", "3 imports in force")
AFTER = ("Structured education · 40 goals", "CQR · 18 goals", "4 imports in force")


def upload(page: Page, dashboard: Dashboard, files: list[Path]) -> None:
    """Chooses the files and waits until the page says what would happen."""
    page.goto(f"{dashboard.address}/import")
    page.locator("input[type=file]").set_input_files(files)
    expect(page.get_by_role("button", name="Import ").last).to_be_enabled()


def seen(reader: Page) -> str:
    """All a page says once it is drawn whole: its footnote comes last."""
    expect(reader.get_by_text("confirm on your ARRT account")).to_be_visible()
    settle(reader)
    assert reader.get_by_test_id("stException").count() == 0
    return reader.get_by_test_id("stMain").inner_text()


def state(reader: Page) -> str:
    """Whether the page shows the state before or after the import; a mixture fails."""
    text = seen(reader)
    is_after = all(part in text for part in AFTER)
    assert is_after != ("CQR · " not in text and all(part in text for part in BEFORE)), text
    return "after" if is_after else "before"


def test_a_reader_sees_the_old_state_or_the_new(
    page: Page, dashboard: Dashboard, chromium: Browser
) -> None:
    upload(page, dashboard, WITHOUT_PRESCRIPTIONS)
    settle(page)
    page.get_by_role("button", name="Import 3 files").click()
    expect(page.get_by_text("3 files imported")).to_be_visible()

    reader = chromium.new_context().new_page()
    reader.set_default_timeout(60_000)
    reader.goto(dashboard.address)
    assert state(reader) == "before"

    upload(page, dashboard, [PRESCRIPTIONS])
    settle(page)
    page.get_by_role("button", name="Import 1 file").click(no_wait_after=True)
    # Every look falls before, into or after the import; none may be a mixture.
    looks = [state(reader)]
    while not page.get_by_text("1 file imported").is_visible():
        reader.reload()
        looks.append(state(reader))
    reader.reload()
    looks.append(state(reader))
    assert looks[-1] == "after"
    assert looks == sorted(looks, reverse=True), "the new state does not go away again"

    # A page that stayed open shows it on its next run.
    settle(reader)
    reader.get_by_role("link", name="CQR prescriptions").click()
    expect(reader.get_by_text("CQR · 18 goals")).to_be_visible()
    reader.context.close()
