"""A saved web page => the article in it, and the text around it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import islice
from typing import Any

import lxml.html
import trafilatura
from lxml import etree
from trafilatura.settings import use_config

from analysis.article import Removed
from analysis.reading.byline import DAY_ALONE, byline_in
from analysis.reading.days import day_of
from analysis.reading.decode import decode_and_explain
from analysis.reading.errors import CannotRead
from analysis.reading.exports.markup import SIGNS, read_export_page
from analysis.reading.extracted import Collection, Extracted
from analysis.reading.html_boilerplate import (
    is_for_subscribers,
    paid_only,
    refuse_other_pages,
    set_apart,
    without_links,
)
from analysis.reading.html_days import day_elsewhere
from analysis.reading.html_metadata import page_facts
from analysis.reading.html_scripts import text_in_scripts
from analysis.reading.html_tables import simplify_markup
from analysis.reading.limits import Limits, Options
from analysis.reading.live_blog import live_entries

CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_-]{2,40})", re.I)
DECLARATION = re.compile(r"\A\s*<\?xml[^>]{0,200}\?>")
NEVER_SHOWN = ("script", "style", "noscript", "template", "svg", "iframe", "object", "head")
FURNITURE = {"nav": "navigation", "header": "page header", "footer": "page footer", "aside": "side column", "form": "form",
             "button": "button", "figure": "picture caption", "figcaption": "picture caption"}  # fmt: skip
BLOCKS = ("h1", "h2", "h3", "h4", "p", "li", "blockquote", "figcaption", "button", "td", "a")
"""Elements whose text the page shows as a line or paragraph; links inside a paragraph are part of it."""
MAX_PARAGRAPHS = 5_000
"""Paragraphs of a page that trafilatura reads; the article of a page with more is taken from its <article> or <main>."""
CONFIG = use_config()
CONFIG["DEFAULT"]["INSECURE_SSL_FALLBACK"] = "off"
EXPORT_ARTICLES = 20
"""The page of an archive export may have this many times the elements of a page with one article."""
OFFER = "offer to subscribe"
FEWEST_WORDS, MOST_REMOVED = 8, 300
MAX_LOOKS = 1_000
"""Texts around an article that are listed in `removed`."""
MAX_LINES, LONGEST_LINE = 60, 80
"""Elements below a headline that are searched for author and date, and most characters of such a line; a longer one is text."""
MAX_ELEMENTS, MIN_HEADLINE = 500, 12
"""Elements that are searched for the headline of a page without h1, and fewest characters of a headline."""
A_DAY = timedelta(days=1)
"""A page may be dated tomorrow, since its time zone may be ahead; a later date under the headline is an announcement."""
FULLER = 1.5
"""The text in the scripts of a page is taken if it is this many times as long as the visible text: the page shows it only in a browser."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line near the headline; time: datetime attribute of its <time> element, or ""."""

    words: str
    time: str


def read_html(data: bytes, name: str, options: Options) -> Extracted | Collection:
    """Bytes of an HTML page => the articles of an archive's export, the entries of a live blog, or the page's article."""
    html, mended = decode_and_explain(data, name, options.charset or page_charset(data))
    export = any(sign in data for sign in SIGNS)
    limits = replace(options.limits, elements=options.limits.elements * EXPORT_ARTICLES) if export else options.limits
    tree = page_tree(html, name, limits)
    found = read_export_page(tree) if export else live_entries(tree, page_facts(tree))
    return found or read_page(tree, name, mended)


def read_page_bytes(data: bytes, name: str, options: Options) -> Extracted:
    """Bytes of a page that holds one article => Extracted."""
    html, mended = decode_and_explain(data, name, options.charset or page_charset(data))
    return read_page(page_tree(html, name, options.limits), name, mended)


def read_page(tree: Any, name: str, mended: tuple[str, ...] = ()) -> Extracted:
    """Tree => Extracted: paragraphs of the article; title, author, outlet, day from the page's metadata."""
    facts = page_facts(tree)
    whole, closed = text_in_scripts(tree), is_for_subscribers(tree)
    for element in list(tree.iter(*NEVER_SHOWN[:-1])):
        element.drop_tree()
    apart = set_apart(tree)
    below, above = lines_near_headline(tree)
    apart += simplify_markup(tree)
    paragraphs, links = without_links(main_paragraphs(tree), tree)
    if len(whole) > FULLER * sum(map(len, paragraphs)):
        paragraphs = whole.split("\n\n")
    refuse_other_pages(paragraphs, name)
    if sum(len(one.split()) for one in paragraphs) < FEWEST_WORDS:
        raise CannotRead(f"{name} holds no article that could be told from the page around it: paste its text.")
    around, facts = (
        list(islice(left_out(tree, paragraphs), MOST_REMOVED)),
        {**facts_near_headline(below, above, paragraphs[0]), **facts},
    )
    return Extracted(
        "\n\n".join(paragraphs),
        warnings=(*mended, *paid_only(closed or any(one.reason == OFFER for one in apart), paragraphs)),
        removed=(*apart[:MOST_REMOVED], *links, *around),
        metadata={"url": url} if (url := facts.pop("url", None)) else {},
        **(facts if "published" in facts else {**facts, **day_elsewhere(tree)}),
    )


def page_charset(data: bytes) -> str | None:
    found = CHARSET.search(data[:4096])
    return found[1].decode("ascii") if found else None


def page_tree(html: str, name: str, limits: Limits) -> Any:
    """Bytes => lxml tree without comments; entities, files and addresses in it are not resolved."""
    parser = lxml.html.HTMLParser(remove_comments=True, remove_pis=True, recover=True, no_network=True, huge_tree=False)
    try:
        tree = lxml.html.document_fromstring(DECLARATION.sub("", html.replace("\x00", "")), parser=parser)
    except (etree.LxmlError, ValueError):
        raise CannotRead(f"{name} is no page that can be read: open it in a browser and paste its text.") from None
    if sum(1 for _ in islice(tree.iter(), limits.elements + 1)) > limits.elements:
        raise CannotRead(
            f"{name} is larger than a page of news ({limits.elements} elements): paste the article’s text."
        )
    return tree


def main_paragraphs(tree: Any) -> list[str]:
    """Paragraphs found by trafilatura. If it finds none or joins them, or the page is too large for it: those of <article>, <main> or the whole page."""
    paragraphs = trafilatura_paragraphs(tree) if is_usual(tree) else []
    own = next(filter(None, (own_paragraphs(tree, path) for path in ("//article//p", "//main//p", "//body//p"))), [])
    return own if not paragraphs or run_together(paragraphs, own) else paragraphs


def is_usual(tree: Any) -> bool:
    """True for a page with at most MAX_PARAGRAPHS paragraphs. (trafilatura compares each paragraph with all others, which takes quadratic time.)"""
    return sum(1 for _ in islice(tree.iter("p", "li", "br"), MAX_PARAGRAPHS + 1)) <= MAX_PARAGRAPHS


def trafilatura_paragraphs(tree: Any) -> list[str]:
    found = trafilatura.bare_extraction(
        lxml.html.tostring(tree, encoding="unicode"),
        include_comments=False,
        include_tables=False,
        with_metadata=False,
        config=CONFIG,
    )
    text = getattr(found, "text", None) or ""
    return [" ".join(line.split()).removeprefix("- ") for line in text.split("\n") if line.strip()]


def run_together(paragraphs: list[str], own: list[str]) -> bool:
    """True if the paragraphs are those of the page without the breaks between them; one of them may contain headline and buttons."""
    if len(paragraphs) >= len(own):
        return False
    found_letters, wanted = letters_only(paragraphs), letters_only(own)
    return found_letters == wanted or (len(paragraphs) == 1 and wanted in found_letters)


def letters_only(paragraphs: list[str]) -> str:
    return "".join("".join(paragraphs).split())


def own_paragraphs(tree: Any, path: str) -> list[str]:
    found = (" ".join(element.text_content().split()) for element in tree.xpath(path))
    return [text for text in found if any(map(str.isalpha, text))]


def lines_near_headline(tree: Any) -> tuple[list[Line], list[Line]]:
    """Lines below the headline and the one right before it. Lines further up are left out: pages print the date of access there."""
    headline = headline_of(tree)
    if headline is None:
        return [], []
    below = islice(headline.xpath("following::*[not(*) or self::time or time or br]"), MAX_LINES)
    above = headline.xpath("ancestor::article//h1[1]/preceding-sibling::*[1]")
    return [line for one in below for line in lines_of(one)], [
        line for one in above for line in lines_of(one) if DAY_ALONE.fullmatch(line.words)
    ]


def lines_of(element: Any) -> Iterator[Line]:
    """Lines of an element, separated by its <br>."""
    time = element.get("datetime") if element.tag == "time" else None
    parts = element.itertext() if element.find("br") is not None else [element.text_content()]
    yield from (Line(" ".join(part.split()), time or "") for part in parts)


def facts_near_headline(below: Sequence[Line], above: Sequence[Line], first: str) -> dict[str, Any]:
    """Date and author in the lines between headline and article: "Lena Hart | March 3, 2021 | 3 min read"."""
    facts: dict[str, Any] = {}
    for line in below:
        if len(line.words) > LONGEST_LINE or (line.words and first.startswith(line.words[:40])):
            break
        facts = {**facts_in_line(line), **facts}
    return facts if "published" in facts or not above else facts | facts_in_line(above[0])


def headline_of(tree: Any) -> Any:
    """First h1 of the page; without one, the first element with the words of the page's title or of its beginning."""
    if (found := tree.find(".//h1")) is not None:
        return found
    title = " ".join("".join(map(str, tree.xpath("//title[1]/text()"))).split())
    words = ((one, " ".join((one.text or "").split())) for one in islice(tree.iter(etree.Element), MAX_ELEMENTS))
    return next(
        (one for one, line in words if len(line) >= MIN_HEADLINE and title.startswith(line) and one.tag != "title"),
        None,
    )


def facts_in_line(line: Line) -> dict[str, Any]:
    """Date and author in one such line; the date of a <time> element is in its attribute."""
    by = byline_in(line.words)
    author = {"author": by[1]} if by else {}
    if day := day_of(line.time):
        return {**author, "published": day, "published_from": "the <time> under the headline"}
    if (day := day_of(line.words) if line.words else None) and day <= date.today() + A_DAY:
        return {**author, "published": day, "published_from": f"the line “{line.words}” under the headline"}
    return author


def left_out(tree: Any, paragraphs: list[str]) -> Iterator[Removed]:
    """Text that the page shows and the article does not contain, each once."""
    kept, whole, seen = "\n".join(paragraphs), set(paragraphs), set[str]()
    for element in tree.iter(*BLOCKS):
        if element.tag == "a" and next(element.iterancestors("p"), None) is not None:
            continue
        text = " ".join(element.text_content().split())[:2000]
        if not text or text in seen or text in whole:
            continue
        seen.add(text)
        if len(seen) > MAX_LOOKS:
            return
        if text not in kept:
            yield Removed(text, furniture(element))


def furniture(element: Any) -> str:
    """Element => the kind of page part that contains it, in words: navigation, sidebar, …; else "around the article"."""
    around = [element, *islice(element.iterancestors(), 40)]
    return next((FURNITURE[one.tag] for one in around if one.tag in FURNITURE), "around the article")
