"""axe-core finds nothing serious on any page, light and dark."""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.conftest import Dashboard
from tests.browser.waiting import settle, unfold

PAGES = (
    "",
    "goals",
    "structured-education",
    "cqr",
    "coverage",
    "coverage?coverage_place=Neck and Chest&who=0026101",
    "person?person=000341",
    "import",
    "imports",
    "reports",
    "checks",
    "outlines",
)
# With every control of the sidebar: where all of them, some, or none have an effect.
UNFOLDED = ("goals", "checks", "import")


@dataclass(frozen=True)
class Known:
    """A violation that Streamlit itself causes and no configuration mends: one rule on these elements."""

    rule: str
    selector: str
    schemes: frozenset[str]
    why: str


# The same table stands in docs/decisions.md.
KNOWN = (
    Known(
        "color-contrast",
        ":is(.stDateInput, .stMultiSelect, .stSelectbox):has(:disabled, [aria-disabled=true]) "
        "[data-testid=stWidgetLabel] p",
        frozenset({"light", "dark"}),
        "Labels of disabled controls are faded. WCAG 1.4.3 asks no contrast of inactive controls, but axe "
        "cannot tell: the label is bound to the control by aria-labelledby, not by for. "
        "No issue upstream was found.",
    ),
    Known(
        "color-contrast",
        "[data-testid=stButtonGroup] button[data-selected=true] p",
        frozenset({"dark"}),
        "The chosen segment is written in the primary colour, which has to carry white text on buttons as "
        "well; on a dark page no colour does both. https://github.com/streamlit/streamlit/issues/12801",
    ),
)


def serious(page: Page) -> Iterator[tuple[str, Locator, str]]:
    """Rule, element and its HTML for every serious or critical violation."""
    for violation in Axe().run(page).response["violations"]:
        if violation["impact"] in ("serious", "critical"):
            for node in violation["nodes"]:
                yield violation["id"], page.locator(node["target"][0]).first, node["html"][:200]


def known(rule: str, element: Locator, scheme: str) -> Known | None:
    matches = "(element, selector) => element.matches(selector)"
    candidates = (one for one in KNOWN if rule == one.rule and scheme in one.schemes)
    return next((one for one in candidates if element.evaluate(matches, one.selector)), None)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_serious_violation(chromium: Browser, sample_dashboard: Dashboard, scheme: str) -> None:
    context = chromium.new_context(
        viewport={"width": 1280, "height": 900},
        color_scheme="dark" if scheme == "dark" else "light",
    )
    page = context.new_page()
    page.set_default_timeout(60_000)
    found, met = [], set()
    for path in PAGES:
        page.goto(f"{sample_dashboard.address}/{path}")
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        settle(page)
        if path in UNFOLDED:
            unfold(page, "Find a person")
            unfold(page, "Filters")
        # Controls come in parts of their own; one that is half there is not the page anybody meets.
        page.wait_for_load_state("networkidle")
        for rule, element, html in serious(page):
            if one := known(rule, element, scheme):
                met.add(one)
            else:
                found.append((path, rule, html))
    context.close()
    assert found == []
    # What Streamlit has mended leaves the table.
    assert met == {one for one in KNOWN if scheme in one.schemes}
