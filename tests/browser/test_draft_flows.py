"""A draft checked against its sources in a real browser: paste, check, step, mark as fine, take back, save."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import TimeoutError

from tests.browser.conftest import PATIENCE, SCREEN, copy_workbook, lab_over, run_all

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Locator, Page

pytestmark = pytest.mark.browser
DRAFT = """The coalition handed over a second base on Thursday.

About 9,400 people live in Norway, the Pentagon announced."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return copy_workbook(tmp_path_factory.mktemp("draft"))


@pytest.fixture(scope="module")
def desk(browser: Browser, folder: Path) -> Iterator[Locator]:
    """The draft notebook, run from top to bottom, with a draft checked."""
    with lab_over(folder) as address:
        page = browser.new_page(viewport=SCREEN)
        page.set_default_timeout(PATIENCE)
        box = open_draft(page, address)
        assert not box.locator(".page").is_visible(), "there is nothing to look at before a draft was checked"
        box.locator("textarea").fill(DRAFT)
        box.get_by_role("button", name="Check", exact=True).click()
        findings(box).first.wait_for()
        yield box
        page.close()


def open_draft(page: Page, address: str) -> Locator:
    """The desk of the notebook; opened again where a busy machine let the order to run it fall."""
    box = page.locator(".workbook-draft-desk").first
    for _ in range(3):
        page.goto(address.format("notebooks/04_draft.ipynb"))
        page.locator(".jp-Notebook .jp-Cell").first.wait_for()
        run_all(page)
        with suppress(TimeoutError):
            box.wait_for(timeout=PATIENCE / 3)
            break
    page.keyboard.press("Control+b")
    return box


def findings(box: Locator) -> Locator:
    return box.locator("table[aria-label='Findings'] tbody tr")


def mark(box: Locator, words: str) -> Locator:
    return box.locator(".page mark", has_text=words).first


def why(box: Locator) -> Locator:
    return box.locator(".why")


def told(box: Locator, words: str) -> None:
    box.locator(".workbook-draft-fields", has_text=words).wait_for()


def test_all_of_it_is_brought_onto_the_screen(desk: Locator) -> None:
    for part in (".page mark.selected", ".why", "table[aria-label='Findings'] thead"):
        box = desk.locator(part).first.bounding_box()
        assert box and 0 <= box["y"] < SCREEN["height"], part


def test_the_first_open_finding_stands_beside_the_draft(desk: Locator) -> None:
    desk.locator(".page mark.selected").first.wait_for()
    assert "not found" in why(desk).inner_text() or "unsure" in why(desk).inner_text()


def test_a_click_on_a_mark_shows_its_place_in_the_source_and_its_row(desk: Locator) -> None:
    mark(desk, "9,400").click()
    desk.locator("tr[aria-selected='true']", has_text="9,400").wait_for()
    assert "figure:" in why(desk).inner_text()


def test_a_click_on_a_row_shows_its_mark(desk: Locator) -> None:
    findings(desk).filter(has_text="No source has this name").filter(has_text="Norway").first.click()
    desk.locator(".page mark.selected", has_text="Norway").wait_for()
    assert "name: not found" in why(desk).inner_text()


def test_the_keys_step_through_what_is_open(desk: Locator) -> None:
    desk.locator(".page").first.press("n")
    desk.locator(".page mark.selected", has_text="Pentagon").wait_for()
    desk.locator(".page").first.press("p")
    desk.locator(".page mark.selected", has_text="Norway").wait_for()


def test_a_finding_marked_as_fine_with_a_reason_is_kept_and_taken_back(desk: Locator, folder: Path) -> None:
    desk.get_by_label("Why is it fine?").fill("as the census has it")
    desk.get_by_role("button", name="Mark as fine", exact=True).click()
    told(desk, "Marked as fine")
    assert any("as the census has it" in path.read_text("utf-8") for path in folder.glob("outputs/*/*.jsonl"))
    desk.get_by_role("button", name="Take back", exact=True).click()
    told(desk, "Open again")


@pytest.mark.parametrize(("label", "file"), [("Save page", "draft.html"), ("Save Word", "draft.docx"), ("Save table", "draft.csv")])  # fmt: skip
def test_the_checked_draft_is_saved(desk: Locator, folder: Path, label: str, file: str) -> None:
    desk.get_by_role("button", name=label, exact=True).click()
    told(desk, file)
    assert [path for path in folder.glob(f"outputs/*/{file}") if path.stat().st_size]


def test_what_is_missing_is_told_in_a_sentence(desk: Locator) -> None:
    desk.get_by_label("Sources", exact=True).fill("nowhere")
    desk.get_by_label("Sources", exact=True).press("Tab")
    desk.get_by_role("button", name="Check", exact=True).click()
    told(desk, "nowhere")
