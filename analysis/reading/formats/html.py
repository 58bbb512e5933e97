"""A saved web page => the article in it, and what stood around it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import islice
from typing import Any

import lxml.html
import trafilatura
from lxml import etree
from trafilatura.settings import use_config

from analysis.article import Removed
from analysis.reading.decode import decode_and_explain
from analysis.reading.errors import CannotRead
from analysis.reading.exports.markup import read_export_page
from analysis.reading.extracted import Collection, Extracted
from analysis.reading.html_metadata import page_facts, parse_meta_day
from analysis.reading.html_tables import plain_parts
from analysis.reading.limits import Limits, Options

CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_-]{2,40})", re.I)
DECLARATION = re.compile(r"\A\s*<\?xml[^>]{0,200}\?>")
NEVER_SHOWN = ("script", "style", "noscript", "template", "svg", "iframe", "object", "head")
FURNITURE = {"nav": "navigation", "header": "page header", "footer": "page footer", "aside": "side column", "form": "form",
             "button": "button", "figure": "picture caption", "figcaption": "picture caption"}  # fmt: skip
BLOCKS = "//h1|//h2|//h3|//h4|//p|//li|//blockquote|//figcaption|//button|//td|//a[not(ancestor::p)]"
CONFIG = use_config()
CONFIG["DEFAULT"]["INSECURE_SSL_FALLBACK"] = "off"
EXPORT_ARTICLES = 20
"""A page with an export may have so many times the elements of an article's."""
FEWEST_WORDS, MOST_REMOVED = 8, 300


def read_html(data: bytes, name: str, options: Options) -> Extracted | Collection:
    """Bytes of an HTML page => the articles of an archive's export, or the page's article."""
    html, mended = decode_and_explain(data, name, options.charset or page_charset(data))
    export = (
        b"articleParagraph" in data
        or b"DocPublicationName" in data
        or b"titreArticle" in data
        or b'class="index"' in data
    )
    limits = replace(options.limits, elements=options.limits.elements * EXPORT_ARTICLES) if export else options.limits
    tree = page_tree(html, name, limits)
    return (read_export_page(tree) if export else None) or read_page(tree, name, mended)


def read_page_bytes(data: bytes, name: str, options: Options) -> Extracted:
    """Bytes of a page that holds one article => Extracted."""
    html, mended = decode_and_explain(data, name, options.charset or page_charset(data))
    return read_page(page_tree(html, name, options.limits), name, mended)


def read_page(tree: Any, name: str, mended: tuple[str, ...] = ()) -> Extracted:
    """Tree => Extracted: paragraphs of the article; title, author, outlet, day from the page's metadata."""
    facts = page_facts(tree)
    for element in list(tree.iter(*NEVER_SHOWN[:-1])):
        element.drop_tree()
    marks = plain_parts(tree)
    paragraphs = main_paragraphs(tree)
    if sum(len(one.split()) for one in paragraphs) < FEWEST_WORDS:
        raise CannotRead(f"{name} holds no article that could be told from the page around it: paste its text.")
    if "published" not in facts and (told := day_under_headline(tree, paragraphs[0])):
        facts |= {"published": told[0], "published_from": f"the line “{told[1]}” under the headline"}
    return Extracted(
        "\n\n".join(paragraphs),
        warnings=mended,
        removed=(*marks[:MOST_REMOVED], *islice(left_out(tree, paragraphs), MOST_REMOVED)),
        **facts,
    )


def page_charset(data: bytes) -> str | None:
    found = CHARSET.search(data[:4096])
    return found[1].decode("ascii") if found else None


def page_tree(html: str, name: str, limits: Limits) -> Any:
    """=> the page's tree without comments; lxml reads no entity, no file and no address for it."""
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
    """trafilatura's paragraphs; where it finds none, those of <article>, <main> or the whole page."""
    found = trafilatura.bare_extraction(
        lxml.html.tostring(tree, encoding="unicode"),
        include_comments=False,
        include_tables=False,
        with_metadata=False,
        config=CONFIG,
    )
    text = getattr(found, "text", None) or ""
    paragraphs = [" ".join(line.split()).removeprefix("- ") for line in text.split("\n") if line.strip()]
    return paragraphs or next(
        filter(None, (own_paragraphs(tree, path) for path in ("//article//p", "//main//p", "//body//p"))), []
    )


def own_paragraphs(tree: Any, path: str) -> list[str]:
    found = (" ".join(element.text_content().split()) for element in tree.xpath(path))
    return [text for text in found if any(map(str.isalpha, text))]


def day_under_headline(tree: Any, first: str) -> tuple[date, str] | None:
    """The day, and its line, between the headline and the article's first words: "Lena Hart | March 3, 2021 | 3 min read".

    Not above the headline, where pages print the day on which they were looked at.
    """
    headline = tree.find(".//h1")
    for element in headline.xpath("following::*[not(*)]") if headline is not None else ():
        line = " ".join(element.text_content().split())
        if len(line) > 80 or (line and first.startswith(line[:40])):
            return None
        if line and (day := parse_meta_day(line)):
            return day, line
    return None


def left_out(tree: Any, paragraphs: list[str]) -> Iterator[Removed]:
    """What a reader of the page sees and the article does not hold, once each."""
    kept = "\n".join(paragraphs)
    seen: set[str] = set()
    for element in tree.xpath(BLOCKS):
        text = " ".join(element.text_content().split())[:2000]
        if text and text not in seen and text not in kept:
            seen.add(text)
            yield Removed(text, furniture(element))


def furniture(element: Any) -> str:
    """Navigation, side column, …: what the element stands in."""
    around = [element, *islice(element.iterancestors(), 40)]
    return next((FURNITURE[one.tag] for one in around if one.tag in FURNITURE), "around the article")
