"""Every action without a mouse: each control is reached with Tab, and what it does is done with keys."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.browser.test_desk import open_text
from tests.browser.test_flows import (
    adding,
    article,
    button,
    field,
    leaf,
    mode,
    pane,
    select_row,
    tab,
    table,
    told,
    view,
)

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

pytestmark = pytest.mark.browser
STORY = "Quarry shut after slide\n\n“The slope moved,” said Vera Lund on Monday. Lund sent 40 workers home. “We warned them,” said Omar Diaz, who owns the quarry."
CONTROLS = """[...document.querySelectorAll(".workbook-explorer :is(input, select, textarea, button, a[href], [tabindex='0'])")]
  .filter((one) => one.getClientRects().length && !one.disabled)"""
MOST_STEPS = 150


@pytest.fixture(scope="module", autouse=True)
def story(page: Page) -> None:
    open_text(page, STORY)


def reach(page: Page, one: Locator) -> None:
    """Tab, from where the focus is, until it is on that control."""
    for _ in range(MOST_STEPS):
        if one.evaluate("one => one.matches(':focus')"):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"{one} is not reached")


def unreached(page: Page) -> list[str]:
    """Visible controls of the explorer on which Tab never lands."""
    page.evaluate(
        "() => { for (const one of document.querySelectorAll('[data-reached]')) delete one.dataset.reached; }"
    )
    page.locator(".workbook-title").click()
    for _ in range(int(page.evaluate(f"{CONTROLS}.length")) + 80):
        page.keyboard.press("Tab")
        page.evaluate("() => { document.activeElement.dataset.reached = 1; }")
    found: list[str] = page.evaluate(f"{CONTROLS}.filter((one) => !one.dataset.reached).map((one) => one.outerHTML.slice(0, 150))")  # fmt: skip
    return found


@pytest.mark.in_one_mode
def test_tab_reaches_every_control_beside_the_article(page: Page) -> None:
    for name in ("Actors", "Claims", "Timeline"):
        tab(page, name)
        table(page, {"Claims": "quotes"}.get(name, name.lower())).locator("tbody tr").first.wait_for(state="attached")
        assert unreached(page) == [], name


@pytest.mark.in_one_mode
@pytest.mark.parametrize("name", ["Open…", "Compare", "Report", "History", "?"])
def test_tab_reaches_every_control_of_a_page(page: Page, name: str) -> None:
    leaf(page, name)
    page.locator(".workbook-panel:visible").first.wait_for()
    assert unreached(page) == []
    article(page)


def test_tabs_are_turned_with_arrows(page: Page) -> None:
    tab(page, "Actors")
    page.locator(".workbook-right").get_by_role("tab", name="Actors", exact=True).focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    table(page, "quotes").locator("tbody tr", has_text="The slope moved").wait_for()


def test_a_menu_and_the_search_filter(page: Page) -> None:
    row = select_row(page, "Claims", "The slope moved")
    row.press("/")
    page.keyboard.type("warned")
    table(page, "quotes").locator("tbody tr", has_text="slope").wait_for(state="detached")
    reach(page, view(page).get_by_role("button", name="Clear"))
    page.keyboard.press("Enter")
    table(page, "quotes").locator("tbody tr", has_text="slope").wait_for()


def test_a_mark_of_a_chart_is_selected(page: Page) -> None:
    tab(page, "Actors")
    page.locator(".workbook-title").click()
    reach(page, view(page).locator(".workbook-mode").get_by_role("button", name="Both", exact=True))
    page.keyboard.press("Enter")
    marks = page.locator(".workbook-explorer .workbook-chart:visible .mark")
    marks.nth(1).wait_for(state="attached")
    marks.first.focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.locator(".workbook-explorer .workbook-chart:visible .mark.selected").first.wait_for(state="attached")
    mode(page, "Table")


def test_a_row_is_noted_and_copied(page: Page) -> None:
    page.evaluate("() => { navigator.clipboard.writeText = async (text) => { globalThis.copied = text; }; }")
    select_row(page, "Claims", "The slope moved").press("m")
    page.keyboard.type("Ask the mine inspector.")
    page.keyboard.press("Enter")
    told(page, "Noted")
    page.keyboard.press("Escape")  # to its highlight
    page.keyboard.press("c")
    told(page, "Copied")
    assert "Vera Lund" in page.evaluate("globalThis.copied")


def test_an_actor_is_merged(page: Page) -> None:
    select_row(page, "Actors", "40 workers").press("e")
    reach(page, field(page, "Merge into"))
    page.keyboard.type("Omar Diaz")
    page.keyboard.press("Enter")
    told(page, "Merged")
    page.keyboard.press("Escape")
    page.keyboard.press("u")
    told(page, "Undone: merge of")


def test_a_missed_item_is_added(page: Page) -> None:
    pane(page).locator(".page").focus()
    reach(page, adding(page).get_by_role("textbox", name="Add a missed item"))
    page.keyboard.type("the quarry")
    reach(page, adding(page).get_by_label("Type"))
    page.keyboard.type("Name of an org")
    reach(page, adding(page).get_by_role("button", name="Add", exact=True))
    page.keyboard.press("Enter")
    told(page, "Added: “the quarry”")


def test_every_judgement_and_a_report(page: Page) -> None:
    row = select_row(page, "Claims", "The slope moved")
    row.press("r")
    told(page, "Rejected")
    page.keyboard.press("Control+z")
    told(page, "Undone: rejection of")
    reach(page, button(page, "Redo"))
    page.keyboard.press("Enter")
    told(page, "Redone: rejection of")
    page.locator(".workbook-title").click()
    reach(page, page.locator(".workbook-bar").get_by_role("button", name="Report", exact=True))
    page.keyboard.press("Enter")
    reach(page, page.get_by_role("button", name="Create report"))
    page.keyboard.press("Enter")
    page.get_by_text("Report saved").wait_for()
    page.keyboard.press("Escape")
    pane(page).wait_for()


def test_undo_to_any_point(page: Page) -> None:
    page.locator(".workbook-title").click()
    reach(page, page.locator(".workbook-bar").get_by_role("button", name="History", exact=True))
    page.keyboard.press("Enter")
    rows = table(page, "history").locator("tbody tr")
    rows.first.wait_for()
    count = rows.count()
    reach(page, rows.first)
    page.keyboard.press("ArrowDown")
    page.locator("table[aria-label='history'] tr[aria-selected='true']").wait_for()
    back = page.get_by_role("button", name="Undo back to the selected one")
    back.focus()
    page.keyboard.press("Enter")
    page.wait_for_function("left => document.querySelectorAll(\"table[aria-label='history'] tbody tr\").length === left", arg=count - 2)  # fmt: skip
    assert json.dumps(page.failed) == "[]"  # type: ignore[attr-defined]
    article(page)
