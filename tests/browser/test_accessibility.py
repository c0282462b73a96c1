"""axe-core finds nothing serious on any page, light and dark."""

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import Dashboard
from tests.browser.test_first_hour import import_sample

PAGES = (
    "",
    "goals",
    "structured-education",
    "cqr",
    "coverage",
    "person?person=000341",
    "import",
    "imports",
    "reports",
    "checks",
    "outlines",
)
# Streamlit fades the label of a disabled control; axe cannot tell that the control is disabled, since
# the label is not bound to it by name. WCAG 1.4.3 asks no contrast of inactive controls.
LABELS_OF_DISABLED = '[data-testid="stSidebarUserContent"] [data-testid="stWidgetLabel"]'
# It writes the chosen segment in the primary colour, which has to carry white text on buttons as well:
# on a dark page no colour does both.
CHOSEN_SEGMENTS = '[data-testid="stButtonGroup"]'


def serious(page: Page) -> Iterator[tuple[str, str]]:
    """Rule and element of every serious or critical violation."""
    result = Axe().run(page, context={"exclude": [[LABELS_OF_DISABLED], [CHOSEN_SEGMENTS]]})
    for violation in result.response["violations"]:
        if violation["impact"] in ("serious", "critical"):
            yield from ((violation["id"], node["html"][:200]) for node in violation["nodes"])


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_serious_violation(chromium: Browser, dashboard: Dashboard, scheme: str) -> None:
    context = chromium.new_context(
        viewport={"width": 1280, "height": 900},
        color_scheme="dark" if scheme == "dark" else "light",
    )
    page = context.new_page()
    page.set_default_timeout(60_000)
    import_sample(page, dashboard)
    found = {}
    for path in PAGES:
        page.goto(f"{dashboard.address}/{path}")
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        expect(page.get_by_test_id("stStatusWidget")).to_have_count(0)
        if problems := list(serious(page)):
            found[path] = problems
    context.close()
    assert found == {}
