"""What a newcomer does with an article, done in a real browser: clicks, entries and seconds of each task, as a table.

`python -m tests.bench newcomer`. Seconds run from the first click until what was wanted is on the screen, or on the disk; they
are the workbook's and the browser's, without the time to think. A choice from a menu counts as two clicks.
"""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from tests.browser.conftest import SCREEN, app_over, copy_workbook, open_app
from tests.conftest import FLAGS, browser_path

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

STORY = "Ferry runs again\n\n“We sail on Friday,” said captain Ola Berg. The ferry carries 300 people."
MARK_WORDS = """one => { const walker = document.createTreeWalker(one, NodeFilter.SHOW_TEXT), range = document.createRange();
  let last = null; for (let text = walker.nextNode(); text; text = walker.nextNode()) { if (!last) range.setStart(text, 0); last = text; }
  range.setEnd(last, last.data.length); getSelection().removeAllRanges(); getSelection().addRange(range);
  one.dispatchEvent(new MouseEvent("mouseup", { bubbles: true })); }"""


class Hand:
    """The newcomer's hand on a page; clicks: how often the mouse was pressed; entries: how often something was typed."""

    def __init__(self, page: Page, folder: Path):
        self.page, self.folder = page, folder
        self.clicks = self.entries = 0

    def click(self, one: Locator) -> None:
        one.click()
        self.clicks += 1

    def choose(self, menu: Locator, words: str) -> None:
        option = menu.locator("option", has_text=words).first
        option.wait_for(state="attached")
        menu.select_option(value=option.get_attribute("value"))
        self.clicks += 2

    def enter(self, field: Locator, words: str) -> None:
        field.fill(words)
        self.clicks += 1
        self.entries += 1

    def mark(self, line: Locator) -> None:
        """Words marked by drawing the mouse over them."""
        line.evaluate(MARK_WORDS)
        self.clicks += 1

    # ------------------------------------------------------------------------------------------------ where things are
    def tab(self, name: str) -> None:
        self.click(self.page.locator(".workbook-right").get_by_role("tab", name=name, exact=True).first)

    def panel(self, name: str) -> None:
        self.click(self.page.locator(".workbook-bar").get_by_role("button", name=name, exact=True))

    @property
    def view(self) -> Locator:
        return self.page.locator(".workbook-explorer .workbook-view:visible")

    @property
    def form(self) -> Locator:
        return self.page.locator(".workbook-checking")

    def row(self, words: str) -> Locator:
        return self.view.locator("tbody tr", has_text=words).first

    def told(self, words: str) -> None:
        self.page.locator(".workbook-told", has_text=words).wait_for()


def find_all_of_one_speaker(hand: Hand) -> None:
    hand.tab("Claims")
    hand.choose(hand.view.get_by_label("Speaker"), "Vincent Barker")
    hand.page.wait_for_function(
        "[...document.querySelectorAll(\"table[aria-label='quotes'] tbody tr\")].every(one => one.children[1].textContent === 'Vincent Barker')"
    )


def find_where_a_figure_comes_from(hand: Hand) -> None:
    hand.tab("Figures")
    hand.click(hand.row("5,000"))
    hand.page.locator(".workbook-pane .selected", has_text="5,000").first.wait_for()
    hand.form.get_by_text("Read as").first.wait_for()


def correct_a_speaker(hand: Hand) -> None:
    """The filter by speaker is cleared first: a row that no longer fits a filter leaves the table."""
    hand.tab("Claims")
    hand.click(hand.view.get_by_role("button", name="Clear", exact=True))
    hand.click(hand.row("strategic"))
    hand.enter(hand.form.get_by_label("Speaker", exact=True), "Iraqi Air Force")
    hand.click(hand.form.get_by_role("button", name="Save", exact=True))
    hand.page.locator("tr.is-edited", has_text="Iraqi Air Force").first.wait_for(state="attached")


def merge_two_actors(hand: Hand) -> None:
    hand.tab("Actors")
    hand.click(hand.row("foreign troops"))
    hand.enter(hand.form.get_by_label("Merge into"), "foreign militaries")
    hand.click(hand.form.get_by_role("button", name="Merge", exact=True))
    hand.told("Merged")


def add_a_quote(hand: Hand) -> None:
    hand.mark(hand.page.locator(".workbook-pane .line", has_text="This is the second base").first)
    adding = hand.page.locator(".workbook-adding")
    hand.choose(adding.get_by_label("Type"), "Quote")
    hand.click(adding.get_by_role("button", name="Add", exact=True))
    hand.told("Added")


def undo_it(hand: Hand) -> None:
    hand.click(hand.form.get_by_role("button", name="Undo", exact=True))
    hand.told("Undone")


def filter_the_timeline(hand: Hand) -> None:
    hand.tab("Timeline")
    before = hand.view.locator(".mark").count()
    hand.enter(hand.view.get_by_label("From", exact=True), "2020-03-01")
    hand.page.wait_for_function(
        "was => [...document.querySelectorAll('.workbook-explorer .workbook-chart > div')].some(one => one.getClientRects().length && one.shadowRoot.querySelectorAll('.mark').length < was)",
        arg=before,
    )


def export_a_table(hand: Hand) -> None:
    hand.tab("Figures")
    hand.choose(hand.view.get_by_label("Save as"), "xlsx")
    hand.click(hand.view.get_by_role("button", name="Save", exact=True))
    hand.view.get_by_role("button", name="Open figures.xlsx").wait_for()
    assert list(hand.folder.glob("outputs/*/figures.xlsx"))


def write_a_report(hand: Hand) -> None:
    hand.panel("Report")
    hand.click(hand.page.get_by_role("button", name="Create report"))
    hand.page.get_by_text("Report saved").wait_for()
    with hand.page.context.expect_page() as opened:
        hand.click(hand.page.get_by_role("button", name="Open report.html"))
    opened.value.locator("h1").wait_for()
    opened.value.close()


def open_a_second_article(hand: Hand) -> None:
    hand.panel("Open…")
    chooser = hand.page.locator(".workbook-choose")
    hand.click(chooser.get_by_role("tab", name="Paste"))
    hand.enter(chooser.get_by_label("Text"), STORY)
    hand.click(chooser.get_by_role("button", name="Analyse"))
    hand.page.locator(".workbook-title", has_text="Ferry runs again").wait_for()
    hand.page.locator(".workbook-pane .line", has_text="carries 300").wait_for()


def come_back_after_a_restart(hand: Hand) -> None:
    """The page loaded again, by a kernel of its own: what was corrected is there."""
    hand.page.reload()
    hand.clicks += 1
    hand.page.locator("table[aria-label='actors'] tbody tr").first.wait_for(state="attached")
    hand.tab("Claims")
    hand.page.locator("table[aria-label='quotes'] tr.is-edited", has_text="Iraqi Air Force").wait_for()


TASKS: tuple[Callable[[Hand], None], ...] = (
    find_all_of_one_speaker, find_where_a_figure_comes_from, correct_a_speaker, merge_two_actors, add_a_quote, undo_it,
    filter_the_timeline, export_a_table, write_a_report, open_a_second_article, come_back_after_a_restart,
)  # fmt: skip
"""In the order in which they are done: the last one finds what was corrected before."""


def report() -> None:
    from playwright.sync_api import sync_playwright

    folder = copy_workbook(Path(tempfile.mkdtemp()))
    print("| task | clicks | entries | seconds |\n|---|---|---|---|")
    with sync_playwright() as playwright, app_over(folder) as address:
        page = playwright.chromium.launch(executable_path=browser_path(), args=FLAGS).new_page(viewport=SCREEN)
        open_app(page, address)
        page.set_default_timeout(90_000)
        for task in TASKS:
            hand, began = Hand(page, folder), time.monotonic()
            task(hand)
            name = task.__name__.replace("_", " ")
            print(f"| {name} | {hand.clicks} | {hand.entries} | {time.monotonic() - began:.1f} |", flush=True)


if __name__ == "__main__":
    report()
