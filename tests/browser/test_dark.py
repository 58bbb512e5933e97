"""JupyterLab's own dark theme, and Voilà's: no white islands, and text that stands out from its ground."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from tests.browser.conftest import SCREEN, app_over, copy_workbook, lab_over, open_app, open_lab
from tests.browser.test_flows import FAINT, leaf, mode, select_row, view

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser
BRIGHT = """() => { const light = (colour) => { const [r, g, b, a = 1] = colour.match(/[\\d.]+/g).map(Number); return a > 0.3 && Math.min(r, g, b) > 150; };
  return [...document.querySelectorAll(".workbook-explorer, .workbook-explorer *")]
    .filter((one) => one.getClientRects().length && !one.closest(".workbook-chart, .mod-primary") && light(getComputedStyle(one).backgroundColor))
    .map((one) => one.outerHTML.slice(0, 120)); }"""
"""Elements with a light ground, but for charts, which are drawn on white and turned dark whole, and the button of the page."""
TABS = ("Actors", "Claims", "Figures", "Timeline", "Dates", "Places")


@pytest.fixture(scope="module", params=["lab", "app"])
def dark(request: pytest.FixtureRequest, browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    folder = copy_workbook(tmp_path_factory.mktemp(f"dark-{request.param}"))
    opened = browser.new_page(viewport=SCREEN)
    over, start = (lab_over, open_lab) if request.param == "lab" else (app_over, open_app)
    with over(folder, "dark") as address:
        start(opened, address)
        yield opened
        opened.close()


def test_the_theme_is_dark(dark: Page) -> None:
    assert dark.evaluate("document.body.dataset.jpThemeLight") == "false"


@pytest.mark.parametrize("name", TABS)
def test_no_white_islands_beside_the_article(dark: Page, name: str) -> None:
    dark.locator(".workbook-right").get_by_role("tab", name=name, exact=True).first.click()
    view(dark).locator("tbody tr").first.wait_for(state="attached")
    assert dark.evaluate(BRIGHT) == [] and dark.evaluate(FAINT) == []


@pytest.mark.parametrize("name", ["Open…", "Compare", "Report", "History", "?"])
def test_no_white_islands_on_a_page(dark: Page, name: str) -> None:
    leaf(dark, name)
    dark.locator(".workbook-panel:visible").first.wait_for()
    dark.wait_for_timeout(500)
    assert dark.evaluate(BRIGHT) == []
    leaf(dark, "Article")


def test_the_selected_row_and_a_chart_are_dark(dark: Page) -> None:
    select_row(dark, "Claims", "milestone")
    assert [one for one in dark.evaluate(BRIGHT) if "selected" not in one] == [] and dark.evaluate(FAINT) == []
    mode(dark, "Chart")
    frame = dark.locator(".workbook-explorer .workbook-chart:visible > div")
    frame.wait_for()
    assert "invert" in frame.evaluate("one => getComputedStyle(one).filter")
