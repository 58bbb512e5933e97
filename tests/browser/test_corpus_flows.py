"""A folder of articles in a real browser: choose it, see how far it is, and go from a row to its sentence and its article."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import TimeoutError

from tests.bench.news import article
from tests.browser.conftest import PATIENCE, SCREEN, copy_workbook, lab_over, run_all

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Locator, Page

pytestmark = pytest.mark.browser
ARTICLES = {
    "strike": "Harbour strike goes on\n\n“We will not go back,” said Ana Roe on Tuesday. Roe lost 12 ships. Ben Okri disagreed.",
    "ferry": "Ferry runs again\n\n“We sail on Friday,” said captain Ola Berg. The ferry carries 300 people.",
}


@pytest.fixture(scope="module")
def corpus(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    """The corpus notebook, with a folder of articles to choose."""
    folder = copy_workbook(tmp_path_factory.mktemp("corpus"))
    (folder / "seeds/harbour").mkdir()
    for name, text in {**ARTICLES, **{f"news{at}": article(300 + at) for at in range(8)}}.items():
        (folder / f"seeds/harbour/{name}.txt").write_text(text, "utf-8")
    with lab_over(folder) as address:
        page = browser.new_page(viewport=SCREEN)
        page.set_default_timeout(PATIENCE)
        open_corpus(page, address)
        yield page
        page.close()


def open_corpus(page: Page, address: str) -> None:
    """The notebook, run from top to bottom; opened again where a busy machine let the order to run it fall."""
    for _ in range(3):
        page.goto(address.format("notebooks/02_corpus.ipynb"))
        page.locator(".jp-Notebook .jp-Cell").first.wait_for()
        run_all(page)
        with suppress(TimeoutError):
            folders(page).wait_for(timeout=PATIENCE / 3)
            break
    page.keyboard.press("Control+b")


def folders(page: Page) -> Locator:
    return page.get_by_label("Folder or file").first


def answers(page: Page) -> Locator:
    return page.locator(".workbook-corpus").first


def rows(page: Page) -> Locator:
    """Rows of the answer in front, and of the sentences below it."""
    return answers(page).locator(".workbook-table:visible tbody tr")


def test_a_folder_is_chosen_and_its_progress_shown(corpus: Page) -> None:
    options = folders(corpus).locator("option")
    options.filter(has_text="harbour").first.wait_for(state="attached")
    folders(corpus).select_option(label=next(one for one in options.all_text_contents() if "harbour" in one))
    options.filter(has_text="strike.txt").first.wait_for(state="attached")
    corpus.locator(".jp-OutputArea").get_by_role("button", name="Analyse").first.click()
    corpus.locator(".jp-OutputArea .progress").first.wait_for()
    answers(corpus).wait_for()


def test_a_row_leads_to_its_sentence_and_its_article(corpus: Page) -> None:
    answers(corpus).get_by_role("tab", name="Quoted").first.click()
    rows(corpus).filter(has_text="Ana Roe").first.click()
    sentence = rows(corpus).filter(has_text="We will not go back").last
    sentence.wait_for()
    sentence.click()
    answers(corpus).get_by_role("button", name="Open this article").locator("visible=true").first.click()
    corpus.locator(".workbook-title", has_text="Harbour strike goes on").wait_for()
    corpus.locator(".workbook-pane .selected", has_text="will not go").first.wait_for()
