"""Pictures of every page on the sample program, for docs/screenshots: `make screenshots`."""

from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser, sync_playwright

from tests.browser.serving import ROOT, load_sample, served
from tests.browser.waiting import settle

OUT = ROOT / "docs" / "screenshots"
LOOKS = {
    "light": {"color_scheme": "light", "viewport": {"width": 1280, "height": 900}},
    "dark": {"color_scheme": "dark", "viewport": {"width": 1280, "height": 900}},
    "narrow": {"color_scheme": "light", "viewport": {"width": 390, "height": 844}},
}
PAGES = {
    "overview": "",
    "goals": "goals",
    "structured-education": "structured-education",
    "cqr": "cqr",
    "coverage": "coverage",
    "person": "person?person=000341",
    "reports": "reports",
    "import": "import",
    "imports": "imports",
    "checks": "checks",
    "outlines": "outlines",
}
OPTIONS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]


def take(browser: Browser, address: str) -> None:
    for look, context_options in LOOKS.items():
        context = browser.new_context(**context_options)  # type: ignore[arg-type]
        page = context.new_page()
        for name, path in PAGES.items():
            # The sample's own day is where the dashboard starts on it.
            page.goto(f"{address}/{path}")
            page.get_by_role("heading", level=1).or_(
                page.get_by_role("heading", level=2)
            ).first.wait_for()
            settle(page)
            page.wait_for_load_state("networkidle")
            page.screenshot(path=OUT / f"{name}-{look}.png")
        context.close()


def main() -> None:
    OUT.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory() as folder, sync_playwright() as playwright:
        database = Path(folder) / "sample.duckdb"
        load_sample(database)
        with served(database, Path(folder) / "server.log") as address:
            browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=OPTIONS)
            take(browser, address)
            browser.close()


if __name__ == "__main__":
    main()
