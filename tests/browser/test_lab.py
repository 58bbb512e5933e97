"""The article notebook as an analyst meets it: opened in JupyterLab, run, its controls moved, its rows clicked."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Locator, Page

pytestmark = pytest.mark.browser
PATIENCE = 90_000


@pytest.fixture(scope="module")
def page(browser: Browser, lab: str) -> Iterator[Page]:
    """The notebook, run from top to bottom."""
    page = browser.new_page(viewport={"width": 1366, "height": 768})
    page.set_default_timeout(PATIENCE)
    page.goto(lab.format("notebooks/01_article.ipynb"))
    page.locator(".jp-Notebook .jp-Cell").first.wait_for()
    page.locator(".jp-Notebook-ExecutionIndicator[data-status='idle']").wait_for(state="attached")
    page.get_by_role("menuitem", name="Run", exact=True).click()
    page.get_by_text("Run All Cells", exact=True).click()
    page.locator(".workbook-pane .page").wait_for(state="attached")
    page.locator(".jp-OutputArea-output table.dataframe").wait_for(state="attached")
    page.set_default_timeout(20_000)
    yield page
    page.close()


def cell(page: Page, heading: str) -> Locator:
    """The output of the cell that follows a heading."""
    number = page.evaluate(
        """heading => { const cells = [...document.querySelectorAll(".jp-Notebook .jp-Cell")];
           return cells.findIndex(one => [...one.querySelectorAll("h1, h2")].some(h => h.textContent.startsWith(heading))) + 1 }""",
        heading,
    )
    found = page.locator(".jp-Notebook .jp-Cell").nth(number)
    found.scroll_into_view_if_needed()
    return found


def test_no_traceback_anywhere(page: Page) -> None:
    assert (
        page.locator(".jp-OutputArea-output .jp-RenderedText[data-mime-type='application/vnd.jupyter.stderr']").count()
        == 0
    )
    assert page.get_by_text("Traceback").count() == 0


def test_moving_the_slider_changes_table_and_chart(page: Page) -> None:
    actors = cell(page, "Who is in it?")
    rows, chart = actors.locator("tbody tr"), actors.locator("img")
    rows.first.wait_for()
    before, picture = rows.count(), chart.get_attribute("src")
    slider = actors.get_by_role("slider").first
    slider.focus()
    for _ in range(2):
        slider.press("ArrowRight")
    page.wait_for_function(
        "([list, was]) => document.querySelectorAll(list).length < was", arg=["[aria-label='actors'] tbody tr", before]
    )
    assert 0 < rows.count() < before
    page.wait_for_function("([image, was]) => image.src !== was", arg=[chart.element_handle(), picture])


def test_a_row_leads_to_its_sentence_and_to_its_highlight(page: Page) -> None:
    quotes = cell(page, "Who said what?")
    quotes.locator("tbody tr").first.click()
    why = quotes.locator(".workbook-why textarea")
    page.wait_for_function("box => box.value.includes('Direct speech')", arg=why.element_handle())
    assert "Today marks another milestone" in why.input_value()
    assert page.locator(".workbook-pane .selected").count() > 0


def test_a_highlight_leads_to_its_row(page: Page) -> None:
    pane = cell(page, "What does it say?").locator(".workbook-pane")
    pane.locator(".layer-figures", has_text="5,000").first.click()
    selected = page.locator("[aria-label='figures'] tr[aria-selected='true']")
    selected.wait_for(state="attached")
    assert "US troops" in (selected.text_content() or "")


def test_searching_the_table(page: Page) -> None:
    figures = cell(page, "Which numbers are claimed?")
    box = figures.get_by_role("searchbox")
    box.fill("soldiers")
    assert figures.locator("tbody tr").count() == 1
    box.fill("")


def test_the_report_is_written_by_its_button(page: Page, desk_folder: Path) -> None:
    cell(page, "Hand it in").get_by_role("button", name="Write the report").click()
    page.get_by_text("Wrote ").wait_for()
    reports = list((desk_folder / "outputs").glob("*/report.html"))
    assert len(reports) == 1 and "Vincent Barker" in reports[0].read_text("utf-8")


@pytest.mark.parametrize("text", ["   ", "12345 67890"])
def test_what_is_no_article_is_told_in_a_sentence(page: Page, text: str) -> None:
    chooser = cell(page, "Which article?")
    chooser.get_by_role("textbox", name="Paste").fill(text + "!")
    chooser.get_by_role("button", name="Analyse").click()
    page.get_by_text("holds no text").wait_for()
    assert page.get_by_text("Traceback").count() == 0


def test_a_pasted_article_is_analysed_and_asks_for_its_day(page: Page) -> None:
    chooser = cell(page, "Which article?")
    chooser.get_by_role("textbox", name="Paste").fill(
        "Harbour strike goes on\n\n“We will not go back,” said Ana Roe on Tuesday."
    )
    chooser.get_by_role("button", name="Analyse").click()
    page.get_by_text("WHEN WAS IT PUBLISHED?").wait_for()
    page.locator("[aria-label='quotes'] tbody", has_text="Ana Roe").wait_for(state="attached")
