"""The explorer clicked through in a real browser, in JupyterLab and in Voilà: every flow that an analyst has."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

pytestmark = pytest.mark.browser
STORY = (
    "Harbour strike goes on\n\n“We will not go back,” said Ana Roe on Tuesday. Roe lost 12 ships. Ben Okri disagreed."
)
SEED = "us-led-coalition-transfers-second-military-base"


def pane(page: Page) -> Locator:
    return page.locator(".workbook-pane")


def table(page: Page, name: str) -> Locator:
    return page.locator(f"table[aria-label='{name}']")


def told(page: Page, words: str) -> None:
    """Wait until the form tells it."""
    page.locator(".workbook-told", has_text=words).wait_for()


def tab(page: Page, name: str) -> None:
    article(page)
    page.locator(".workbook-right").get_by_role("tab", name=name, exact=True).first.click()
    table(page, TABLE_OF_TAB.get(name, name.lower())).wait_for(state="attached")


def leaf(page: Page, name: str) -> None:
    """One of the pages behind the buttons of the bar."""
    page.locator(".workbook-bar").get_by_role("button", name=name, exact=True).click()


def article(page: Page) -> None:
    if not pane(page).is_visible():
        leaf(page, "Article")
        pane(page).wait_for()


def view(page: Page) -> Locator:
    return page.locator(".workbook-explorer .workbook-view:visible")


def mode(page: Page, name: str) -> None:
    """Table, chart or both in the view in front."""
    view(page).locator(".workbook-mode").get_by_role("button", name=name, exact=True).click()


def field(page: Page, label: str) -> Locator:
    return page.locator(".workbook-checking").get_by_label(label, exact=True)


def button(page: Page, name: str) -> Locator:
    return page.locator(".workbook-checking").get_by_role("button", name=name, exact=True)


def adding(page: Page) -> Locator:
    return page.locator(".workbook-adding")


TABLE_OF_TAB = {"Claims": "quotes", "Timeline": "timeline"}


def select_row(page: Page, view: str, words: str) -> Locator:
    tab(page, view)
    name = TABLE_OF_TAB.get(view, view.lower())
    table(page, name).wait_for()
    row = table(page, name).locator("tbody tr", has_text=words).first
    row.click()
    page.locator(f"table[aria-label='{name}'] tr[aria-selected='true']", has_text=words).wait_for()
    return row


def journal(page: Page) -> list[dict[str, Any]]:
    files = sorted(Path(page.folder).glob("outputs/*/corrections.jsonl"), key=lambda path: path.stat().st_mtime)  # type: ignore[attr-defined]
    return [json.loads(line) for line in files[-1].read_text("utf-8").splitlines()] if files else []


def outputs(page: Page, name: str) -> list[Path]:
    """Folders of the articles whose readable name begins so."""
    return list(Path(page.folder).glob(f"outputs/{name}-*"))  # type: ignore[attr-defined]


def opening(page: Page, source: str) -> Locator:
    leaf(page, "Open…")
    page.locator(".workbook-choose").get_by_role("tab", name=source).click()
    return page.locator(".workbook-choose")


def analyse(page: Page, words: str) -> None:
    page.locator(".workbook-choose").get_by_role("button", name="Analyse").click()
    page.locator(".workbook-choose .workbook-summary", has_text=words).wait_for(state="attached")


def paste(page: Page, text: str, words: str) -> None:
    opening(page, "Paste").get_by_label("Text").fill(text)
    analyse(page, words)


# --------------------------------------------------------------------------------------------------------- one selection
def test_no_traceback_and_no_failing_script(page: Page) -> None:
    assert page.get_by_text("Traceback").count() == 0 and not page.failed  # type: ignore[attr-defined]
    assert page.locator("[data-mime-type='application/vnd.jupyter.stderr']").count() == 0


def test_nothing_is_fetched_from_elsewhere(page: Page) -> None:
    away = [one for one in page.fetched if not one.startswith(("http://127.0.0.1", "data:", "blob:"))]  # type: ignore[attr-defined]
    assert not away


def test_the_page_shows_no_code(page: Page) -> None:
    code = page.get_by_text("desk = Desk()")
    assert code.count() == (0 if page.mode == "app" else 1)  # type: ignore[attr-defined]


def test_a_filter_changes_table_and_chart(page: Page) -> None:
    tab(page, "Actors")
    mode(page, "Both")
    page.locator(".workbook-explorer .workbook-chart:visible svg .mark").first.wait_for(state="attached")
    rows, chart = "table[aria-label='actors'] tbody tr", page.locator(".workbook-explorer .workbook-chart:visible svg")
    before, marks = page.locator(rows).count(), chart.locator(".mark").count()
    least = view(page).get_by_label("Mentions ≥")
    least.fill("3")
    least.press("Enter")
    page.wait_for_function("([list, was]) => document.querySelectorAll(list).length < was", arg=[rows, before])
    page.wait_for_function("was => [...document.querySelectorAll('.workbook-explorer .workbook-chart > div')].some(one => one.getClientRects().length && one.shadowRoot.querySelectorAll('.mark').length < was)", arg=marks)  # fmt: skip
    least.fill("1")
    least.press("Enter")
    page.wait_for_function("([list, was]) => document.querySelectorAll(list).length === was", arg=[rows, before])


def test_a_highlight_leads_to_its_row_and_tells_why(page: Page) -> None:
    pane(page).locator(".page .layer-figures", has_text="5,000").first.click()
    page.locator("table[aria-label='figures'] tr[aria-selected='true']", has_text="US troops").wait_for()
    pane(page).locator(".tell", has_text="Read as “roughly” 5,000").wait_for()


def test_a_row_leads_to_its_highlight(page: Page) -> None:
    select_row(page, "Claims", "milestone")
    pane(page).locator(".selected", has_text="Today").first.wait_for()
    assert page.evaluate("""() => { const box = document.querySelector('.workbook-pane .selected').getBoundingClientRect();
        const frame = document.querySelector('.workbook-pane .page').getBoundingClientRect();
        return box.top >= frame.top && box.bottom <= frame.bottom }""")


@pytest.mark.parametrize("view", ["Actors", "Claims", "Figures", "Timeline"])
def test_a_mark_of_a_chart_leads_to_row_and_sentence(page: Page, view: str) -> None:
    tab(page, view)
    mode(page, "Chart")
    mark = page.locator(".workbook-explorer .workbook-chart:visible .mark").nth(1)
    mark.wait_for(state="attached")
    first = (mark.get_attribute("id") or "").split()[0]
    mark.dispatch_event("click", {"bubbles": True, "composed": True})
    page.locator(
        f"table[aria-label='{TABLE_OF_TAB.get(view, view.lower())}'] tr[aria-selected='true'][data-id='{first}']"
    ).wait_for(state="attached")
    mode(page, "Table")
    pane(page).locator(".selected").first.wait_for()


def test_hovering_tells_why(page: Page) -> None:
    pane(page).locator(".page").evaluate("one => { one.scrollTop = 0 }")
    pane(page).locator(".page .layer-dates", has_text="Thursday").first.hover()
    pane(page).locator(".tell", has_text="Read as 2020-03-26").wait_for()


def test_layers_are_switched_off_and_on(page: Page) -> None:
    events, shown = pane(page).get_by_label("events"), page.locator(".workbook-pane .page.show-events")
    events.check()
    shown.wait_for()
    events.uncheck()
    shown.wait_for(state="detached")


def test_the_whole_flow_by_keyboard(page: Page) -> None:
    """Step to a highlight, to its row, sort, back, edit, save, take back: without a mouse."""
    cells = page.locator(".jp-Cell").count()
    pane(page).locator(".page").focus()
    page.keyboard.press("ArrowRight")
    start = page.locator(".workbook-pane .selected").first.text_content()
    page.keyboard.press("ArrowRight")
    page.wait_for_function("was => document.querySelector('.workbook-pane .selected').textContent !== was", arg=start)
    page.locator("table[aria-label='actors'] tr[aria-selected='true']").wait_for()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.tagName") == "TR"
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.closest('.workbook-pane') !== null")
    page.keyboard.press("3")
    table(page, "figures").wait_for()
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.closest('.workbook-search') !== null")
    page.keyboard.press("Escape")
    page.locator("table[aria-label='figures'] tbody tr").first.focus()
    page.keyboard.press(" ")
    page.locator(".workbook-checking", has_text="Figure f1").wait_for()
    page.keyboard.press("e")
    page.wait_for_function("document.activeElement.closest('.group-row') !== null")
    page.keyboard.press("Control+a")
    page.keyboard.type("61")
    page.keyboard.press("Enter")
    told(page, "Changed: ")
    assert journal(page)[-1]["body"]["workbook:after"] == {"value": 61.0}
    page.keyboard.press("Escape")
    page.keyboard.press("u")
    told(page, "Undone")
    assert journal(page)[-1]["type"] == "Undo"
    assert page.locator(".jp-Cell").count() == cells, "a key of the explorer reached the notebook"


def test_the_page_of_shortcuts(page: Page) -> None:
    pane(page).locator(".page").focus()
    page.keyboard.press("?")
    page.get_by_role("table", name="Keyboard shortcuts").wait_for()
    page.keyboard.press("Escape")
    page.get_by_role("table", name="Keyboard shortcuts").wait_for(state="hidden")
    pane(page).wait_for()


# ----------------------------------------------------------------------------------------------------------- corrections
def test_accepting_rejecting_undoing_and_redoing(page: Page) -> None:
    row = select_row(page, "Claims", "milestone")
    id_ = row.get_attribute("data-id")
    row.press("a")
    page.locator(f"tr.is-accepted[data-id='{id_}']").wait_for()
    page.locator(".workbook-explorer .workbook-view:visible", has_text="1 of ").wait_for()
    following = page.locator(
        f"table[aria-label='quotes'] tr[aria-selected='true']:not([data-id='{id_}'])"
    ).get_attribute("data-id")
    button(page, "Reject").click()
    page.locator(f"table[aria-label='quotes'] tr[data-id='{following}']").wait_for(state="detached")
    view(page).get_by_label("Checked").select_option("rejected")
    page.locator(f"tr.is-rejected[data-id='{following}']").wait_for()
    view(page).get_by_label("Checked").select_option("Checked: any")
    button(page, "Undo").click()
    page.locator(f"table[aria-label='quotes'] tr[data-id='{following}']").wait_for()
    button(page, "Redo").click()
    page.locator(f"table[aria-label='quotes'] tr[data-id='{following}']").wait_for(state="detached")
    button(page, "Undo").click()
    page.locator(f"table[aria-label='quotes'] tr[data-id='{following}']").wait_for()


@pytest.mark.parametrize("start", ["table[aria-label='figures'] tbody tr", ".workbook-pane .page .layer-figures"])
def test_row_after_row_is_accepted_without_a_mouse(page: Page, start: str) -> None:
    tab(page, "Figures")
    page.locator(start).first.click()
    before = page.locator("table[aria-label='figures'] tr.is-accepted").count()
    for number in (1, 2):
        page.keyboard.press("a")
        page.wait_for_function("count => document.querySelectorAll(\"table[aria-label='figures'] tr.is-accepted\").length === count", arg=before + number)  # fmt: skip
        page.wait_for_function("document.activeElement.matches('.selected, [aria-selected=true]')")
    for number in (1, 0):
        page.keyboard.press("u")
        page.wait_for_function("count => document.querySelectorAll(\"table[aria-label='figures'] tr.is-accepted\").length === count", arg=before + number)  # fmt: skip


def test_another_speaker(page: Page) -> None:
    row = select_row(page, "Claims", "strategic")
    id_ = row.get_attribute("data-id")
    field(page, "Speaker").fill("Iraqi Air Force")
    button(page, "Save").click()
    page.locator(f"tr.is-edited[data-id='{id_}']", has_text="Iraqi Air Force").wait_for()


def test_adding_what_was_missed_by_marking_words(page: Page) -> None:
    line = pane(page).locator(".line", has_text="There are roughly").first
    line.evaluate("one => one.scrollIntoView({ block: 'center' })")
    line.evaluate("""one => {
        const text = [...document.createTreeWalker(one, NodeFilter.SHOW_TEXT) && one.childNodes].map(n => n.firstChild || n).find(n => n.data && n.data.includes('troops'));
        const at = text.data.indexOf('troops'), range = document.createRange();
        range.setStart(text, at); range.setEnd(text, at + 6);
        getSelection().removeAllRanges(); getSelection().addRange(range);
        one.dispatchEvent(new MouseEvent('mouseup', { bubbles: true })); }""")
    page.wait_for_function("document.querySelector('.workbook-form [name=words]').value === 'troops'")
    adding(page).get_by_label("Type").select_option("Name of a people")
    adding(page).get_by_role("button", name="Add", exact=True).click()
    told(page, "Added: “troops”")
    pane(page).locator(".is-added", has_text="troops").first.wait_for()
    assert journal(page)[-1]["target"]["selector"][1]["exact"] == "troops"


def test_adding_typed_words_and_moving_their_span(page: Page) -> None:
    adding(page).get_by_role("textbox", name="Add a missed item").fill("vast areas")
    adding(page).get_by_label("Type").select_option("Figure")
    adding(page).get_by_role("button", name="Add", exact=True).click()
    page.locator("table[aria-label='figures'] tr.is-added", has_text="vast areas").wait_for()
    adding(page).get_by_role("textbox", name="Add a missed item").fill("vast areas of northern Iraq")
    adding(page).get_by_role("button", name="Use marked text for this row").click()
    page.locator("table[aria-label='figures'] tr.is-added", has_text="vast areas of northern Iraq").wait_for()
    adding(page).get_by_role("textbox", name="Add a missed item").fill("words that stand nowhere")
    adding(page).get_by_role("button", name="Add", exact=True).click()
    told(page, "is not in the article: select")


def test_what_is_typed_before_the_kernel_answers_is_kept(page: Page) -> None:
    """The next words are typed while an addition is on its way: the answer empties the field of the words that were added only."""
    words = adding(page).get_by_role("textbox", name="Add a missed item")
    words.fill("northern Iraq")
    page.evaluate("""() => {
        const form = document.querySelector('.workbook-adding form'), field = form.querySelector('[name=words]');
        form.querySelector('button').click();
        field.value = 'military';
    }""")
    told(page, "Added: “northern Iraq”")
    page.wait_for_timeout(500)
    assert words.input_value() == "military"
    button(page, "Undo").click()
    told(page, "Undone: addition of “northern Iraq”")
    words.fill("")


def test_merging_and_splitting_actors(page: Page) -> None:
    select_row(page, "Actors", "Iraqi Air Force")
    field(page, "Merge into").fill("Iraqi Security Forces")
    button(page, "Merge").click()
    page.locator("table[aria-label='actors'] tr.is-edited", has_text="Iraqi Air Force").wait_for()
    field(page, "Remove this name").select_option("Iraqi Air Force")
    button(page, "Remove").click()
    page.locator("table[aria-label='actors'] tr.is-added", has_text="Iraqi Air Force").wait_for()


def test_they_are_laid_over_a_new_run(page: Page) -> None:
    opening(page, "Folder")
    analyse(page, "earlier corrections re-applied")
    tab(page, "Claims")
    page.locator("table[aria-label='quotes'] tr.is-accepted", has_text="milestone").wait_for()


def test_show_the_code(page: Page) -> None:
    tab(page, "Claims")
    view(page).get_by_label("Kind").select_option("direct")
    view(page).get_by_role("button", name="Code").click()
    code = page.locator(".workbook-explorer .workbook-view:visible .workbook-code textarea")
    page.wait_for_function("box => box.value.includes(\"filter_quotes(result, kind='direct')\")", arg=code.element_handle())  # fmt: skip
    view(page).get_by_role("button", name="Code").click()
    view(page).get_by_label("Kind").select_option("Kind: any")


def test_how_often_it_was_right_follows_the_corrections(page: Page) -> None:
    leaf(page, "History")
    row = table(page, "accuracy so far").locator("tr", has_text="quotes")
    assert row.locator("td").nth(2).text_content() != "0" and "%" in (row.locator("td").last.text_content() or "")


def test_the_report_says_what_was_corrected(page: Page) -> None:
    leaf(page, "Report")
    page.get_by_role("checkbox", name="Word", exact=True).check()
    page.get_by_role("button", name="Create report").click()
    page.get_by_text("Report saved").wait_for()
    (home,) = outputs(page, SEED)
    assert (home / "report.docx").stat().st_size > 10_000
    report = home / "report.html"
    text = report.read_text("utf-8")
    assert "accepted by the analyst" in text and "edited by the analyst" in text and "1 accepted" in text


# ---------------------------------------------------------------------------------------------------------- accessibility
NAMELESS = """() => {
  const named = (one) => one.getAttribute("aria-label") || one.title || one.textContent.trim() || [...(one.labels || [])].some((l) => l.textContent.trim());
  return [...document.querySelectorAll(".jp-OutputArea-output .jupyter-widgets, .workbook-explorer")].flatMap((root) =>
    [...root.querySelectorAll("input, select, textarea, button, [role=button], [role=tab], [role=slider]")])
    .filter((one) => one.getClientRects().length && !named(one)).map((one) => one.outerHTML.slice(0, 200)); }"""
FAINT = """() => {
  const bright = (c) => { const [r, g, b] = c.match(/[\\d.]+/g).map(Number).map((v) => (v /= 255) <= .03928 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4);
    return .2126 * r + .7152 * g + .0722 * b; };
  const behind = (one) => { for (; one; one = one.parentElement) { const c = getComputedStyle(one).backgroundColor; if (!/, 0\\)$|transparent/.test(c)) return c; } return "rgb(255, 255, 255)"; };
  const ratio = (a, b) => { const [x, y] = [bright(a), bright(b)].sort((p, q) => q - p); return (x + .05) / (y + .05); };
  return [...document.querySelectorAll(".workbook-pane *, .workbook-table *, .workbook-checking *, .workbook-shortcuts *")]
    .filter((one) => one.getClientRects().length && [...one.childNodes].some((n) => n.nodeType === 3 && n.data.trim()))
    .filter((one) => ratio(getComputedStyle(one).color, behind(one)) < 4.5)
    .map((one) => one.outerHTML.slice(0, 160)); }"""


def test_every_control_has_a_name(page: Page) -> None:
    for view in ("Actors", "Claims", "Figures", "Timeline", "Dates"):
        tab(page, view)
        assert page.evaluate(NAMELESS) == []


def test_text_stands_out_from_its_ground(page: Page) -> None:
    pane(page).locator(".page").press("?")
    page.get_by_role("table", name="Keyboard shortcuts").wait_for()
    assert page.evaluate(FAINT) == []
    leaf(page, "Article")
    assert page.evaluate(FAINT) == []


def test_charts_are_told_in_words(page: Page) -> None:
    tab(page, "Timeline")
    mode(page, "Chart")
    chart = page.locator(".workbook-explorer .workbook-chart:visible svg")
    assert (chart.get_attribute("aria-label") or "").startswith("Timeline of")
    assert all(mark.get_attribute("aria-label") for mark in chart.locator(".mark").all())


@pytest.mark.parametrize("where", [".workbook-pane .page", ".workbook-explorer .workbook-table:visible tbody tr[tabindex='0']", ".workbook-checking button"])  # fmt: skip
def test_the_focus_is_seen(page: Page, where: str) -> None:
    tab(page, "Claims")
    page.keyboard.press("Tab")
    one = page.locator(where).first
    one.focus()
    assert one.evaluate("one => parseFloat(getComputedStyle(one).outlineWidth)") >= 2


# --------------------------------------------------------------------------------------------------- opening other articles
@pytest.mark.in_one_mode
@pytest.mark.parametrize("text", ["   ", "12345 67890"])
def test_what_is_no_article_is_told_in_a_sentence(page: Page, text: str) -> None:
    paste(page, text + "!", "holds no text")
    assert page.get_by_text("Traceback").count() == 0


def test_a_pasted_article_asks_for_its_day(page: Page) -> None:
    paste(page, STORY, "Publication date not known")
    page.locator(".workbook-asked:visible", has_text="When was this article published?").wait_for()
    tab(page, "Claims")
    table(page, "quotes").locator("tbody", has_text="Ana Roe").wait_for()
    page.locator(".workbook-asked").get_by_label("Publication date").fill("2020-03-26")
    page.locator(".workbook-asked").get_by_role("button", name="Set date").click()
    page.locator(".workbook-title", has_text="26 March 2020").wait_for()
    page.get_by_text("When was this article published?").wait_for(state="hidden")
    opening(page, "Folder")
    analyse(page, "Published 26 March 2020 (from")
    paste(page, STORY, "Published 26 March 2020 (entered by the analyst)")


@pytest.mark.in_one_mode
def test_an_uploaded_article(page: Page) -> None:
    with page.expect_file_chooser() as chooser:
        opening(page, "Upload").get_by_role("button", name="Choose a file").click()
    chooser.value.set_files(
        {"name": "../../evil <b>.txt", "mimeType": "text/plain", "buffer": STORY.replace("Harbour", "Ferry").encode()}
    )
    page.locator(".workbook-title", has_text="Ferry strike goes on").wait_for()


@pytest.mark.in_one_mode
def test_another_folder(page: Page) -> None:
    other = Path(page.folder) / "other"  # type: ignore[attr-defined]
    other.mkdir()
    (other / "story.txt").write_text(STORY.replace("Ana", "Eva"), "utf-8")
    folder = opening(page, "Folder").get_by_label("Folder")
    for name, words in (("nowhere", "No articles found in"), ("other", "Harbour strike goes on")):
        folder.fill(str(Path(page.folder) / name))  # type: ignore[attr-defined]
        folder.press("Enter")
        page.locator(".workbook-summary", has_text=words).wait_for(state="attached")
    pane(page).locator(".line", has_text="Eva Roe").wait_for()


@pytest.mark.in_one_mode
def test_an_address_is_off_until_allowed(page: Page) -> None:
    chooser = opening(page, "Address")
    address = chooser.get_by_role("textbox", name="Address")
    assert address.is_disabled()
    analyse(page, "internet")
    chooser.get_by_label("Allow this notebook").check()
    page.wait_for_function("one => !one.disabled", arg=address.element_handle())
    address.fill("http://127.0.0.1:9/story")
    analyse(page, "127.0.0.1")
    assert page.get_by_text("Traceback").count() == 0


HOSTILE = ["<script>document.title = 'caught'</script> said Ana Roe.", "=1+1 " * 50, "\u202etfel ot thgir “no,” said Bo Ek.", "{{7*7}} {% raw %} $x^2$ \\begin{x}",
           "“" * 300, "a" * 20_000, "🦊 said “yes 🦊🦊,” Ana Roe told 3 foxes on Monday.", "\x07\x00 said Ana Roe on Monday."]  # fmt: skip


@pytest.mark.in_one_mode
@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_no_traceback_whatever_is_pasted(page: Page, text: str) -> None:
    opening(page, "Paste").get_by_label("Text").fill(text)
    page.locator(".workbook-choose").get_by_role("button", name="Analyse").click()
    page.wait_for_timeout(500)
    for view in ("Claims", "Actors"):
        tab(page, view)
    assert page.get_by_text("Traceback").count() == 0 and page.title() != "caught" and not page.failed  # type: ignore[attr-defined]


def test_highlights_stand_right_behind_wide_characters(page: Page) -> None:
    paste(page, "🦊🦊 Foxes\n\n🦊 Ana Roe saw 3 foxes on Monday, said Ben Okri.", "Foxes")
    pane(page).locator(".page .layer-actors", has_text="Ana Roe").wait_for()
    assert pane(page).locator(".page .layer-actors", has_text="Ana Roe").first.text_content() == "Ana Roe"
