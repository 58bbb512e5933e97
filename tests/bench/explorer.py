"""From a click or a filter to the view that shows it, measured in the browser: in JupyterLab, by article length."""

from __future__ import annotations

import os
import statistics
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from analysis.reading import article_from_text
from tests.bench.news import article
from tests.browser.conftest import SCREEN, copy_workbook, lab_over, open_lab
from tests.conftest import FLAGS, browser_path

if TYPE_CHECKING:
    from playwright.sync_api import Page

WORDS = 1_500, 20_000
FIRST_PAINT = {1_500: 500, 20_000: 1_500}
CLICK, FILTER = 100, 150
"""Milliseconds until what follows from a click, or from a filter, is on the screen; and words => until an article is."""
TIMES = 7
PATIENCE = 300_000
PAINTED = "performance.getEntriesByName('workbook: article painted').at(-1).duration"
WATCH = """async ([act, done]) => {
  const shown = new Function("return " + done), run = new Function(act);
  const began = performance.now();
  run();
  while (!shown() && performance.now() - began < 10000) await new Promise((next) => setTimeout(next, 2));
  await new Promise((next) => requestAnimationFrame(() => setTimeout(next)));
  return performance.now() - began;
}"""
"""Does something, waits until the page shows what follows from it and has painted it => milliseconds."""

ROWS = "document.querySelectorAll(\"table[aria-label='{}'] tbody tr\")"
MENU = "const menu = [...document.querySelectorAll('.workbook-explorer .workbook-filters select')].filter(one => one.getClientRects().length)[{at}]; menu.selectedIndex = {index}; menu.dispatchEvent(new Event('change', {{bubbles: true}}))"
DRAWN = "[...document.querySelectorAll('.workbook-explorer .workbook-chart > div')].find(one => one.getClientRects().length).shadowRoot.querySelector('svg')"


def click(page: Page, selector: str, done: str) -> float:
    return float(page.evaluate(WATCH, [f"document.querySelector({selector!r}).click()", done]))


def to_row(page: Page, turn: int) -> float:
    """A highlight clicked => its row selected in the table in front."""
    alone = "[...document.querySelectorAll('.workbook-pane .page .layer-quotes')].filter(one => /^q\\d+$/.test(one.dataset.id))"
    id_ = page.evaluate(f"{alone}[{turn * 4 + 3}].dataset.id")
    return click(page, f".workbook-pane .page [data-id='{id_}']", f"document.querySelector(\"table[aria-label='quotes'] tr[data-id='{id_}'][aria-selected='true']\")")  # fmt: skip


def to_highlight(page: Page, turn: int) -> float:
    """A row clicked => its words marked in the article, and the fields of its form."""
    row = f"table[aria-label='quotes'] tbody tr:nth-child({turn + 2})"
    id_ = page.locator(row).get_attribute("data-id")
    done = f"document.querySelector('.workbook-pane .selected') && document.querySelector('.workbook-checking').textContent.includes('Quote {id_} (')"
    return click(page, row, done)


def filtering(page: Page, turn: int, until: str = "") -> float:
    """A menu moved => the table filtered, and where asked for its chart drawn anew. Of kinds that every article has: an empty
    table hides its chart."""
    page.evaluate(f"{DRAWN}.id = 'before'")
    kind, option = (("direct", 1), ("indirect", 3))[turn % 2]
    rows = f"[...{ROWS.format('quotes')}].every(one => one.children[4].textContent === {kind!r})"
    return float(page.evaluate(WATCH, [MENU.format(at=1, index=option), rows + until]))


def drawing(page: Page, turn: int) -> float:
    return filtering(page, turn, f" && {DRAWN}.id !== 'before'")


def accepting(page: Page, turn: int) -> float:
    """The key for "accept" => the row told as accepted, the share and the next row."""
    page.locator("table[aria-label='quotes'] tbody tr.is-unchecked").first.click()
    page.wait_for_timeout(400)
    count = page.locator("table[aria-label='quotes'] tr.is-accepted").count()
    act = "document.querySelector(\"table[aria-label='quotes'] tr[aria-selected='true']\").dispatchEvent(new KeyboardEvent('keydown', {key: 'a', bubbles: true}))"
    return float(page.evaluate(WATCH, [act, f"document.querySelectorAll(\"table[aria-label='quotes'] tr.is-accepted\").length > {count}"]))  # fmt: skip


def measure(page: Page, words: int) -> dict[str, list[float]]:
    chooser = page.locator(".workbook-choose")
    page.locator(".workbook-bar").get_by_role("button", name="Open…").click()
    chooser.get_by_role("tab", name="Paste").click()
    chooser.get_by_label("Text").fill(article(words))
    began = time.monotonic()
    page.locator(".workbook-choose").get_by_role("button", name="Analyse").click()
    counted = article_from_text(article(words)).word_count  # lines that repeat are taken out before
    chooser.get_by_text(f"{counted:,} words").wait_for(timeout=PATIENCE, state="attached")
    page.locator(".workbook-pane .line").first.wait_for(timeout=PATIENCE)
    opened = (time.monotonic() - began) * 1000
    page.locator(".workbook-explorer").get_by_role("tab", name="Claims").click()
    page.locator("table[aria-label='quotes'] tbody tr").first.wait_for()
    page.locator(".workbook-view:visible .workbook-mode").get_by_role("button", name="Both").click()
    page.wait_for_timeout(3000)
    found: dict[str, list[float]] = {PASTED: [opened], PAINT: [float(page.evaluate(PAINTED))]}
    for name, (act, _) in ACTS.items():
        for turn in range(TIMES):
            found.setdefault(name, []).append(act(page, turn))
            page.wait_for_timeout(600)
        page.evaluate(MENU.format(at=1, index=0))
        page.wait_for_timeout(1200)
    return found


PASTED, PAINT = "an article pasted, analysed and shown, in all", "an analysed article, to its text on the screen"
ACTS = {
    "a highlight clicked, to its row": (to_row, CLICK), "a row clicked, to its highlight and form": (to_highlight, CLICK),
    "a filter, to its table": (filtering, FILTER), "a filter, to table and chart": (drawing, FILTER),
    "a row accepted, to table and share": (accepting, FILTER),
}  # fmt: skip
"""What is done and what follows => how, and the milliseconds that it may take."""


def to_reach(name: str, words: int) -> str:
    """What a row of the table is to reach: "≤ 100 ms"."""
    limit = FIRST_PAINT[words] if name == PAINT else ACTS[name][1] if name in ACTS else None
    return f"≤ {limit} ms" if limit else ""


def report() -> None:
    """Prints each row as soon as it is measured. On a machine that is busy with other things all of it takes longer: the load
    beside the number of cores stands above the table."""
    from playwright.sync_api import sync_playwright

    folder = copy_workbook(Path(tempfile.mkdtemp()))
    print(f"Load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores.\n")
    print("| from … to the updated view | words | median | slowest | to reach |\n|---|---|---|---|---|")
    with sync_playwright() as playwright, lab_over(folder) as address:
        page = playwright.chromium.launch(executable_path=browser_path(), args=FLAGS).new_page(viewport=SCREEN)
        open_lab(page, address)
        for words in WORDS:
            for name, times in measure(page, words).items():
                print(f"| {name} | {words:,} | {statistics.median(times):.0f} ms | {max(times):.0f} ms | {to_reach(name, words)} |", flush=True)  # fmt: skip


if __name__ == "__main__":
    report()
