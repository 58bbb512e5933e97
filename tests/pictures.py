"""The README's pictures, made from the real article: `make pictures` writes notebooks/pictures/."""

from __future__ import annotations

import tempfile
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from analysis import analyse, read_article
from analysis.charts import timeline
from analysis.export import save_chart
from tests.browser.conftest import SCREEN, app_over, copy_workbook, lab_over, open_app, open_lab
from tests.conftest import FLAGS, browser_path

WIDE_SCREEN, ZOOMED_SCREEN = {"width": 1920, "height": 1080}, {"width": 910, "height": 512}
"""A desktop's screen, and a laptop's at 150 %."""
ROOT = Path(__file__).parent.parent
OUT = ROOT / "notebooks/pictures"
SEED = ROOT / "seeds/us-led-coalition-transfers-second-military-base.txt"


def charts() -> None:
    result = analyse(read_article(SEED))
    save_chart(timeline(result.events), OUT / "timeline.png")


def screen(page: Page, name: str) -> None:
    """The explorer as it stands on a laptop's screen."""
    page.locator(".workbook-explorer").evaluate("one => one.scrollIntoView()")
    page.wait_for_timeout(1500)
    page.screenshot(path=OUT / name)


def select(page: Page, view: str, words: str) -> None:
    page.locator(".workbook-right").get_by_role("tab", name=view, exact=True).first.click()
    page.locator(".workbook-view:visible tbody tr", has_text=words).first.click()


def screens() -> None:
    """The explorer in JupyterLab, and its views as a page without code."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        copy_workbook(Path(folder))
        opened = playwright.chromium.launch(executable_path=browser_path(), args=FLAGS)
        with lab_over(Path(folder)) as address:
            page = opened.new_page(viewport=SCREEN)
            open_lab(page, address)
            select(page, "Actors", "Vincent Barker")
            screen(page, "reading.png")
        with app_over(Path(folder)) as address:
            page = opened.new_page(viewport=SCREEN)
            open_app(page, address)
            select(page, "Claims", "milestone")
            page.keyboard.press("a")
            page.keyboard.press("a")
            screen(page, "quotes.png")
            page.set_viewport_size(WIDE_SCREEN)
            page.locator(".workbook-right").get_by_role("tab", name="Timeline", exact=True).click()
            screen(page, "app.png")
            page.set_viewport_size(ZOOMED_SCREEN)
            screen(page, "zoomed.png")
        with lab_over(Path(folder), "dark") as address:
            page = opened.new_page(viewport=SCREEN)
            open_lab(page, address)
            select(page, "Figures", "5,000")
            screen(page, "dark-lab.png")
        with app_over(Path(folder), "dark") as address:
            page = opened.new_page(viewport=SCREEN)
            open_app(page, address)
            select(page, "Claims", "milestone")
            screen(page, "dark.png")


if __name__ == "__main__":
    charts()
    screens()
