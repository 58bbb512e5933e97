"""What spans two articles, what is saved and opened, and how the screen is laid out, clicked in a real browser."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.bench.news import article as news
from tests.browser.conftest import PATIENCE, SCREEN
from tests.browser.test_flows import (
    adding,
    article,
    button,
    field,
    leaf,
    mode,
    opening,
    outputs,
    pane,
    paste,
    select_row,
    tab,
    table,
    told,
    view,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Locator, Page

pytestmark = pytest.mark.browser
FIRST = "Mill fire put out\n\nAt least 12 workers were hurt, police chief Dana Holt said on Monday. “The roof is gone,” Holt said. The fire began on 3 May 2021."
LATER = FIRST.replace("12 workers", "19 workers").replace("The roof is gone", "Nothing is left of the roof")
OTHER = "Ferry runs again\n\n“We sail on Friday,” said captain Ola Berg. The ferry carries 300 people."


def open_text(page: Page, text: str) -> None:
    paste(page, text, text.split("\n")[0])
    page.locator(".workbook-title", has_text=text.split("\n")[0]).wait_for()
    pane(page).locator(".line", has_text=text.split("\n")[-1][:20]).wait_for()


def choose(menu: Locator, words: str) -> None:
    """The option that begins with the words; the menus write blanks that do not break."""
    option = menu.locator("option", has_text=words).first
    option.wait_for(state="attached")
    texts = menu.locator("option").all_text_contents()
    menu.select_option(index=next(at for at, one in enumerate(texts) if one.replace("\xa0", " ").startswith(words)))


# -------------------------------------------------------------------------------------------------- two articles on the desk
def test_notes_and_filters_stay_with_their_article(page: Page) -> None:
    open_text(page, FIRST)
    tab(page, "Claims")
    view(page).get_by_label("Search").fill("roof")
    page.wait_for_function("document.querySelectorAll(\"table[aria-label='quotes'] tbody tr\").length === 1")
    leaf(page, "Report")
    note = page.locator(".workbook-panel:visible").get_by_placeholder("on “Who said what”")
    note.fill("Ask Holt again.")
    note.press("Tab")
    article(page)
    adding(page).get_by_role("textbox", name="Add a missed item").fill("the roof")
    open_text(page, OTHER)
    assert adding(page).get_by_role("textbox", name="Add a missed item").input_value() == ""
    tab(page, "Claims")
    table(page, "quotes").locator("tbody tr", has_text="Ola Berg").wait_for()
    assert view(page).get_by_label("Search").input_value() == ""
    assert page.locator("tbody td", has_text="Holt").count() == 0, "a table still shows the article before"
    leaf(page, "Report")
    assert note.input_value() == ""
    page.get_by_role("button", name="Create report").click()
    page.get_by_text("Report saved").wait_for()
    (home,) = outputs(page, "ferry-runs-again")
    assert "Ask Holt" not in (home / "report.html").read_text("utf-8")
    open_text(page, FIRST)
    leaf(page, "Report")
    assert note.input_value() == "Ask Holt again."


@pytest.mark.in_one_mode
def test_two_files_of_one_name_do_not_share_corrections(page: Page) -> None:
    for folder, text in (("may", FIRST + " It was May."), ("june", OTHER + " It was June.")):
        (Path(page.folder) / folder).mkdir(exist_ok=True)  # type: ignore[attr-defined]
        (Path(page.folder) / folder / "Новости.txt").write_text(text, "utf-8")  # type: ignore[attr-defined]
    for folder, corrections in (("may", True), ("june", False), ("may", True)):
        name = opening(page, "Folder").get_by_label("Folder")
        name.fill(str(Path(page.folder) / folder))  # type: ignore[attr-defined]
        name.press("Enter")
        page.locator(".workbook-title", has_text="Mill fire" if corrections else "Ferry runs").wait_for()
        if corrections:
            tab(page, "Claims")
            table(page, "quotes").locator("tbody tr").first.click()
            button(page, "Accept").click()
            table(page, "quotes").locator("tr.is-accepted").first.wait_for()
        assert page.locator(".workbook-conflicts:visible").count() == 0
    assert len(outputs(page, "новости")) == 2


@pytest.mark.in_one_mode
def test_the_same_article_is_opened_again_from_recent(page: Page) -> None:
    open_text(page, OTHER)
    menu = opening(page, "Recent").get_by_label("Recent")
    choose(menu, "Mill fire")
    page.locator(".workbook-title", has_text="Mill fire put out").wait_for()


@pytest.mark.in_one_mode
def test_a_file_of_many_articles(page: Page) -> None:
    rows = "title,text,date\n" + "".join(f'Story {one},"Ana Roe sold {one} ships on Monday, she said in Oslo. Nobody else was there.",2021-05-0{one}\n' for one in (3, 4))  # fmt: skip
    with page.expect_file_chooser() as chooser:
        opening(page, "Upload").get_by_role("button", name="Choose a file").click()
    chooser.value.set_files({"name": "export.csv", "mimeType": "text/csv", "buffer": rows.encode()})
    page.locator(".workbook-title", has_text="Story 3").wait_for()
    leaf(page, "Open…")
    page.locator(".workbook-choose").get_by_label("Articles in this file").select_option("2. Story 4")
    page.locator(".workbook-title", has_text="Story 4").wait_for()


@pytest.mark.in_one_mode
def test_versions_are_compared_side_by_side(page: Page) -> None:
    open_text(page, FIRST)
    open_text(page, LATER)
    leaf(page, "Compare")
    other = page.get_by_label("Compare with")
    assert other.input_value(), "another article is proposed"
    choose(other, "Mill fire")
    page.get_by_role("button", name="Compare", exact=True).last.click()
    table(page, "comparison").locator("tbody tr", has_text="figure").filter(has_text="12").filter(
        has_text="19"
    ).wait_for()
    table(page, "comparison").locator("tbody tr", has_text="quote").filter(has_text="The roof is gone").first.wait_for()
    assert table(page, "comparison").locator("tbody tr", has_text="The fire began on 3 May").count() == 0


# --------------------------------------------------------------------------------------------------------- notes and history
def test_a_note_on_a_row_and_undo_to_any_point(page: Page) -> None:
    open_text(page, LATER)
    row = select_row(page, "Claims", "Nothing is left")
    field(page, "Note").fill("Heard on the radio too.")
    field(page, "Tags").fill("check")
    button(page, "Save note").click()
    told(page, "Noted")
    row.press("a")
    table(page, "quotes").locator("tr.is-accepted", has_text="Nothing is left").wait_for()
    leaf(page, "History")
    history = table(page, "history").locator("tbody tr")
    history.nth(1).wait_for()
    assert history.count() == 2 and "Noted" in (history.nth(1).text_content() or "")
    history.nth(1).click()
    page.get_by_role("button", name="Undo back to the selected one").click()
    page.wait_for_function("document.querySelectorAll(\"table[aria-label='history'] tbody tr\").length === 0")
    tab(page, "Claims")
    assert table(page, "quotes").locator("tr.is-accepted").count() == 0


def test_a_row_is_copied_with_its_citation(page: Page) -> None:
    page.evaluate("() => { navigator.clipboard.writeText = async (text) => { globalThis.copied = text; }; }")
    select_row(page, "Claims", "Nothing is left").press("c")
    told(page, "Copied")
    words = page.evaluate("globalThis.copied")
    assert words.startswith("“Nothing is left of the roof,” (") or words.startswith("“Nothing is left of the roof")
    assert "Holt" in words and "sentence" in words and "Mill fire put out" in words


@pytest.mark.in_one_mode
def test_a_name_that_resembles_a_known_one_is_asked_about(page: Page) -> None:
    select_row(page, "Claims", "Nothing is left")
    field(page, "Speaker").fill("Dana Hollt")
    button(page, "Save").click()
    told(page, "resembles “Dana Holt”")


# ------------------------------------------------------------------------------------------------------------ reading
def test_finding_words_in_the_text(page: Page) -> None:
    article(page)
    pane(page).locator(".page").press("f")
    page.keyboard.type("roof")
    pane(page).locator(".find output", has_text="1 of 1").wait_for()
    page.keyboard.press("Control+a")
    page.keyboard.type("nowhere")
    pane(page).locator(".find output", has_text="none").wait_for()
    page.keyboard.press("Control+a")
    page.keyboard.press("Delete")


def test_sentence_numbers_on_demand(page: Page) -> None:
    numbers = pane(page).locator(".sentence")
    assert not numbers.first.is_visible()
    pane(page).get_by_label("Sentence numbers").check()
    numbers.first.wait_for()
    pane(page).get_by_label("Sentence numbers").uncheck()


@pytest.mark.in_one_mode
def test_a_period_that_ends_before_it_begins_is_refused(page: Page) -> None:
    tab(page, "Timeline")
    view(page).get_by_label("From", exact=True).fill("2022-01-01")
    view(page).get_by_label("To", exact=True).fill("2021-01-01")
    told(page, "is after “To”")
    view(page).get_by_role("button", name="Clear").click()
    page.wait_for_function("document.querySelectorAll(\"table[aria-label='timeline'] tbody tr\").length > 0")


def test_a_filtered_table_has_a_file_of_its_own_that_opens(page: Page) -> None:
    tab(page, "Claims")
    for search in ("", "roof"):
        view(page).get_by_label("Search").fill(search)
        page.wait_for_timeout(300)
        view(page).get_by_role("button", name="Save", exact=True).click()
        view(page).locator(".workbook-saved", has_text="filtered" if search else "Open quotes.csv").wait_for()
    home = max(outputs(page, "mill-fire-put-out"), key=lambda one: one.stat().st_mtime)
    names = {path.name for path in home.glob("quotes*.csv")}
    assert {"quotes.csv", "quotes.data.csv", "quotes-filtered-search-roof.csv"} <= names
    heading = (home / "quotes.csv").read_text("utf-8-sig").splitlines()[0]
    assert "Speaker" in heading and "Sentence" in heading and "actor" not in heading
    with page.expect_download() as download:
        view(page).get_by_role("button", name="Open quotes-filtered-search-roof.csv").click()
    assert download.value.suggested_filename == "quotes-filtered-search-roof.csv"
    folder = view(page).locator(".workbook-saved .folder")
    assert str(home) in (folder.text_content() or "")
    assert folder.locator("a").count() == (1 if page.mode == "lab" else 0)  # type: ignore[attr-defined]
    view(page).get_by_role("button", name="Clear").click()


SECTIONS_WITH_PLACES = {
    "quotes": "Nothing is left of the roof",
    "figures": "19",
    "timeline": "fire began",
    "actors": "Dana Holt",
}
"""Section of the report => words of the article's text that one of its rows leads to."""


@pytest.fixture
def report(page: Page) -> Iterator[Page]:
    if not page.locator(".workbook-title", has_text="Mill fire").count():
        open_text(page, LATER)
    leaf(page, "Report")
    page.get_by_role("button", name="Create report").click()
    page.get_by_text("Report saved").wait_for()
    with page.context.expect_page() as opened:
        page.get_by_role("button", name="Open report.html").click()
    yield opened.value
    opened.value.close()


def test_the_report_leads_from_every_row_to_the_text(report: Page) -> None:
    for section, words in SECTIONS_WITH_PLACES.items():
        links = report.locator(f"section[data-section={section}] td.source a")
        marked = ""
        for at in range(links.count()):
            report.evaluate("document.querySelectorAll('.now').forEach(one => one.classList.remove('now'))")
            links.nth(at).click()
            report.locator(".article .now").first.wait_for()
            marked += " ".join(report.locator(".article .now").all_inner_texts())
            assert report.evaluate("decodeURIComponent(location.hash).length > 1")
        assert words in marked, section


def test_the_dates_of_the_report_lead_back_to_their_rows(report: Page) -> None:
    place = report.locator(".article [class~=date]", has_text="3 May 2021").first
    assert place.count() == 1 and place.is_visible()


def test_the_report_is_filtered_by_actor_and_section(report: Page) -> None:
    section, actor = report.locator(".choose select").nth(0), report.locator(".choose select").nth(1)
    rows = report.locator("tr[data-actors]:visible").count()
    actor.select_option(label="Dana Holt")
    assert 0 < report.locator("tr[data-actors]:visible").count() < rows
    actor.select_option(index=0)
    section.select_option(value="figures")
    assert report.locator("section[data-section]:visible").count() == 1


@pytest.mark.in_one_mode
def test_the_report_works_without_scripts(page: Page) -> None:
    home = max(outputs(page, "mill-fire-put-out"), key=lambda one: one.stat().st_mtime)
    context = page.context.browser.new_context(java_script_enabled=False)  # type: ignore[union-attr]
    report = context.new_page()
    report.goto((home / "report.html").as_uri())
    assert not report.locator(".choose").is_visible()
    report.locator("section[data-section=quotes] td.source a").first.click()
    assert "#at-" in report.url
    context.close()


# ---------------------------------------------------------------------------------------------------------------- screen
TOGETHER = """() => { const seen = (where) => { const one = [...document.querySelectorAll(where)].find((one) => one.getClientRects().length);
    if (!one) return where; const box = one.getBoundingClientRect();
    return box.top >= 0 && box.left >= 0 && box.bottom <= innerHeight + 1 && (one.tagName === "TR" || box.right <= innerWidth + 1) && box.height > 15 ? "" : where; };
  return [".workbook-pane .page", "tr[aria-selected=true]", ".workbook-checking", ".workbook-buttons button", ".group-row button", ".workbook-bar"].map(seen).filter(Boolean); }"""
IN_SIGHT = """() => [...document.querySelectorAll(".workbook-table tr[aria-selected=true]")].filter((one) => one.getClientRects().length).every((one) => {
  const row = one.getBoundingClientRect(), frame = one.closest(".scroller").getBoundingClientRect();
  return row.top >= frame.top && row.top + 20 <= frame.bottom; })"""
"""The selected row stands inside the frame in which its table is scrolled."""
SPREAD_OF_FILTERS = """() => { const middles = [...document.querySelectorAll(".workbook-view .workbook-filters > :not(.workbook-mode)")].filter((one) => one.getClientRects().length)
  .map((one) => one.getBoundingClientRect()).map((box) => (box.top + box.bottom) / 2); return Math.max(...middles) - Math.min(...middles); }"""
"""Pixels between the middles of the highest and the lowest filter."""
ROWS_OF_TABS = """() => { const boxes = [...document.querySelectorAll(".workbook-right [role=tab], .workbook-filters .workbook-mode")].filter((one) => one.getClientRects().length)
  .map((one) => one.getBoundingClientRect());
  return boxes.every((one, at) => boxes.every((other, place) => at === place || one.right <= other.left + 1 || other.right <= one.left + 1)) ? 1 : 2; }"""
SMALL = """() => [...document.querySelectorAll(".workbook-explorer *")].filter((one) => one.getClientRects().length && [...one.childNodes].some((n) => n.nodeType === 3 && n.data.trim()))
  .filter((one) => parseFloat(getComputedStyle(one).fontSize) < 12).map((one) => one.outerHTML.slice(0, 120))"""


@pytest.mark.parametrize("size", [(1366, 768), (1920, 1080), (1024, 700), (910, 512)], ids=str)
def test_article_table_and_selected_row_are_seen_together(page: Page, size: tuple[int, int]) -> None:
    page.set_viewport_size({"width": size[0], "height": size[1]})
    page.wait_for_timeout(400)
    page.locator(".workbook-explorer").evaluate("one => one.scrollIntoView()")
    try:
        select_row(page, "Claims", "Nothing is left")
        page.wait_for_function(IN_SIGHT)
        assert page.evaluate(TOGETHER) == [] and page.evaluate(SMALL) == []
    finally:
        page.set_viewport_size(SCREEN)


def test_all_is_seen_beside_the_file_browser_of_jupyterlab(page: Page) -> None:
    if page.mode == "app":  # type: ignore[attr-defined]
        pytest.skip("a page without code has no file browser")
    files = page.locator(".jp-SideBar.jp-mod-left [data-id='filebrowser']").first
    files.click()
    try:
        page.locator("#filebrowser").wait_for()
        page.wait_for_timeout(600)
        page.locator(".workbook-explorer").evaluate("one => one.scrollIntoView()")
        for view, words in (("Claims", "Nothing is left"), ("Actors", "Dana Holt"), ("Figures", "19")):
            select_row(page, view, words)
            page.wait_for_function(IN_SIGHT)
            assert page.evaluate(TOGETHER) == [], view
    finally:
        files.click()


# ------------------------------------------------------------------------------------------------- borders that are moved
def height(page: Page, where: str) -> float:
    box = page.locator(f".workbook-view:visible {where}").bounding_box()
    return box["height"] if box else 0.0


def test_the_border_between_chart_and_table_is_moved_by_mouse_and_keys(page: Page) -> None:
    tab(page, "Claims")
    mode(page, "Both")
    border = page.locator(".workbook-view:visible .workbook-split")
    border.wait_for()
    before = height(page, ".workbook-chart")
    place = border.bounding_box()
    assert place
    page.mouse.move(place["x"] + place["width"] / 2, place["y"] + place["height"] / 2)
    page.mouse.down()
    page.mouse.move(place["x"] + 50, place["y"] - 40, steps=4)
    page.mouse.up()
    moved = height(page, ".workbook-chart")
    assert before - 55 < moved < before - 25
    border.focus()
    border.press("ArrowDown")
    assert height(page, ".workbook-chart") > moved
    assert float(border.get_attribute("aria-valuenow") or 0) == page.evaluate(
        "Number(localStorage.getItem('workbook-split-chart'))"
    )
    border.press("Enter")
    assert page.evaluate("localStorage.getItem('workbook-split-chart')") is None
    mode(page, "Table")
    border.wait_for(state="hidden")


@pytest.mark.in_one_mode
def test_the_border_between_article_and_tables_stays_where_it_was_put(page: Page) -> None:
    border = page.locator(".workbook-columns > .workbook-split")
    wide = (pane(page).bounding_box() or {"width": 0})["width"]
    border.focus()
    for _ in range(3):
        border.press("ArrowLeft")
    narrow = (pane(page).bounding_box() or {"width": 0})["width"]
    assert narrow < wide - 100
    page.reload()
    table(page, "actors").locator("tbody tr").first.wait_for(timeout=PATIENCE)
    page.wait_for_function(
        "was => Math.abs(document.querySelector('.workbook-pane').getBoundingClientRect().width - was) < 4", arg=narrow
    )
    border.press("Enter")
    open_text(page, LATER)


# --------------------------------------------------------------------------------------------- clicks, and keys right after
AT_ONCE = """words => { const row = [...document.querySelectorAll("table[aria-label='quotes'] tbody tr")].find((one) => one.textContent.includes(words));
  row.click(); return [...document.querySelectorAll(".workbook-pane .selected")].map((one) => one.textContent).join(""); }"""
KEY_AFTER_CLICK = """([words, key]) => { const rows = [...document.querySelectorAll("table[aria-label='quotes'] tbody tr")];
  for (const row of [rows.find((one) => !one.textContent.includes(words)), rows.find((one) => one.textContent.includes(words))].filter(Boolean)) row.click();
  document.activeElement.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true })); }"""


def test_a_row_is_marked_in_the_article_before_the_kernel_answers(page: Page) -> None:
    select_row(page, "Figures", "19")
    tab(page, "Claims")
    table(page, "quotes").locator("tbody tr", has_text="Nothing is left").first.wait_for()
    assert "Nothing is left of the roof" in page.evaluate(AT_ONCE, "Nothing is left")


def test_a_key_right_after_a_click_is_about_the_clicked_row(page: Page) -> None:
    select_row(page, "Claims", "were hurt")
    page.evaluate(KEY_AFTER_CLICK, ["Nothing is left", "a"])
    table(page, "quotes").locator("tr.is-accepted", has_text="Nothing is left").wait_for()
    assert table(page, "quotes").locator("tr.is-accepted").count() == 1
    page.keyboard.press("u")
    told(page, "Undone")


def test_the_filters_take_one_row_on_a_laptop(page: Page) -> None:
    for name in ("Claims", "Timeline"):
        tab(page, name)
        assert page.evaluate(SPREAD_OF_FILTERS) < 12
        assert page.evaluate(ROWS_OF_TABS) == 1, "the switch between table and chart covers a tab"


@pytest.mark.in_one_mode
def test_a_long_article_shows_how_far_it_is_read(page: Page) -> None:
    page.evaluate("""() => { globalThis.steps = new Set(); const root = document.querySelector(".workbook-explorer");
        new MutationObserver(() => { const bar = root.querySelector(".workbook-progress"); if (bar.getClientRects().length) globalThis.steps.add(bar.textContent.trim()); })
          .observe(root, { attributes: true, childList: true, characterData: true, subtree: true }); }""")
    opening(page, "Paste").get_by_label("Text").fill(news(6_000))
    page.locator(".workbook-choose").get_by_role("button", name="Analyse").click()
    page.wait_for_function("globalThis.steps.size >= 3", timeout=PATIENCE)
    page.locator(".workbook-progress").wait_for(state="hidden", timeout=PATIENCE)
    open_text(page, LATER)


@pytest.mark.in_one_mode
def test_it_says_that_it_is_working(page: Page) -> None:
    """On the report, which takes longer than half a second."""
    leaf(page, "Report")
    page.evaluate("""() => { const root = document.querySelector(".workbook-explorer");
        new MutationObserver(() => { globalThis.wasBusy ||= root.classList.contains("is-busy"); }).observe(root, { attributes: true }); }""")
    page.get_by_role("button", name="Create report").click()
    page.wait_for_function("globalThis.wasBusy")  # the words of a report made before may stand there still
    page.locator(".workbook-explorer:not(.is-busy)").wait_for()
    page.get_by_text("Report saved").wait_for()


def test_highlights_are_announced_with_their_speaker(page: Page) -> None:
    article(page)
    told_of = pane(page).locator(".page .layer-quotes").first.get_attribute("aria-description") or ""
    assert " speaks" in told_of and "quote" in told_of


def test_a_speaker_is_proposed_for_a_quote_that_is_added(page: Page) -> None:
    open_text(page, OTHER)  # so that the words waited for are not those that stand there already
    open_text(page, LATER)
    line = pane(page).locator(".line", has_text="The fire began").first
    line.evaluate("""one => { const walker = document.createTreeWalker(one, NodeFilter.SHOW_TEXT); let last = null;
        for (let text = walker.nextNode(); text; text = walker.nextNode()) last = text;
        const range = document.createRange(); range.selectNodeContents(last); getSelection().removeAllRanges(); getSelection().addRange(range);
        one.dispatchEvent(new MouseEvent('mouseup', { bubbles: true })); }""")
    page.wait_for_function("document.querySelector('.workbook-adding [name=speaker]').value === 'Dana Holt'")
    assert adding(page).get_by_role("textbox", name="Add a missed item").input_value() != ""


def test_what_was_kept_is_written_down(page: Page) -> None:
    home = max(outputs(page, "mill-fire-put-out"), key=lambda one: one.stat().st_mtime)
    kept = json.loads((home / "article.json").read_text("utf-8"))
    assert kept["title"] == "Mill fire put out" and len(kept["sha256"]) == 64
