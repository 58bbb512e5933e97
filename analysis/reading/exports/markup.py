"""Archive exports in HTML (Factiva, Europresse, LexisNexis, Telegram) => their articles."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

from analysis.article import Removed
from analysis.reading.days import day_of
from analysis.reading.exports.factiva import DOCUMENT, WORD_COUNT, read_head
from analysis.reading.exports.labels import build_extracted, label_roles
from analysis.reading.exports.lexisnexis import MARK, read_lexisnexis
from analysis.reading.exports.telegram import read_telegram_page
from analysis.reading.extracted import Collection, Extracted, Unread

FACTIVA = "//div[contains(concat(' ', @class, ' '), ' article ') and contains(@class, 'Article')]"
EUROPRESSE = "//article[.//*[contains(@class, 'titreArticle') or contains(@class, 'DocPublicationName')]]"
LEXISNEXIS = re.compile(r"DOC_ID_\d+")
"""<A NAME="DOC_ID_0_3">: before each article."""
CENTRE = " " * 30
SIGNS = (
    b"articleParagraph",
    b"DocPublicationName",
    b"titreArticle",
    b'class="index"',
    b"DOC_ID_",
    b"page_body chat_page",
)
"""Bytes that occur in the pages of archive exports."""
WHERE = "the heading of the export"


def read_export_page(tree: Any) -> Collection | None:
    """Tree of a page => articles of the export; None for any other page."""
    if (printed := from_lexisnexis_page(tree) or read_telegram_page(tree)) is not None:
        return printed
    readers: tuple[tuple[str, Callable[[Any], Extracted | Unread]], ...] = (
        (FACTIVA, from_factiva),
        (EUROPRESSE, from_europresse),
    )
    for path, read in readers:
        if (found := tree.xpath(path)) and any(is_export(one) for one in found):
            return Collection([read(one) for one in found])
    return None


def from_lexisnexis_page(tree: Any) -> Collection | None:
    """Blocks below the anchors of a LexisNexis page, which has no telling classes => the articles of the equivalent text file; None for any other page."""
    pieces: list[list[str]] = []
    for element in tree.iter("a", "p", "div"):
        if LEXISNEXIS.match(element.get("name") or ""):
            pieces.append([])
        elif pieces and element.tag != "a" and element.find(".//p") is None and element.find(".//div") is None:
            pieces[-1] += filter(None, [element_text(element)])
    lines = [
        line
        for number, piece in enumerate(pieces, 1)
        for line in centred(piece, f"{number} of {len(pieces)} DOCUMENTS")
    ]
    return read_lexisnexis(lines) if lines else None


def centred(blocks: list[str], mark: str) -> Iterator[str]:
    """Blocks of one article => lines with empty ones between them; mark, outlet, date and copyright are centred as in the text file."""
    own = [block for block in blocks if not MARK.fullmatch(CENTRE + block)]
    dated = next((at for at, block in enumerate(own[:6]) if at and day_of(block)), 0)
    yield CENTRE + mark
    for at, block in enumerate(own):
        yield ""
        yield (CENTRE if at in (0, dated) else "") + block


def is_export(element: Any) -> bool:
    return bool(
        element.xpath(
            ".//td[@class='index']|.//*[contains(@class, 'articleParagraph')]|.//*[contains(@class, 'DocPublicationName')]|.//*[contains(@class, 'DocText')]"
        )
    )


def from_factiva(element: Any) -> Extracted | Unread:
    """With indexing, rows of code and value; without, blocks in the order headline, word count, date, outlet => Extracted."""
    rows = [row.xpath("./td") for row in element.iter("tr")]
    fields = {
        role: element_text(cells[1])
        for cells in rows
        if len(cells) >= 2
        for role in [label_roles("factiva").get(element_text(cells[0]))]
        if role
    }
    paragraphs = [text for one in element.iter("p") if not DOCUMENT.fullmatch(text := element_text(one))]
    if fields:
        if not paragraphs:
            paragraphs = [fields[role] for role in ("lead", "text") if role in fields]
        return build_extracted(
            paragraphs,
            fields,
            "the field PD of the export",
            [
                Removed(f"{role}: {value}"[:2000], "field of the export")
                for role, value in fields.items()
                if role not in ("lead", "text")
            ],
        )
    blocks = [
        text
        for one in element.iter("div", "span")
        if one.find(".//div") is None and one.find(".//p") is None and (text := element_text(one))
    ]
    at = next((number for number, text in enumerate(blocks) if WORD_COUNT.fullmatch(text)), 0)
    headline = first_text(element, ".//*[contains(@class, 'eadline')]") or next(iter(blocks[:at]), "")
    fields = {
        **read_head(blocks[at + 1 :]),
        "title": headline,
        "length": blocks[at] if blocks else "",
        "author": first_text(element, ".//*[contains(@class, 'author')]"),
    }
    return build_extracted(paragraphs, fields, WHERE)


def from_europresse(element: Any) -> Extracted | Unread:
    """Outlet, a heading with comma-separated parts (one is the date), title, authors and text => Extracted; notes, captions and footers are removed."""
    heading = first_text(element, ".//*[contains(@class, 'DocHeader')]")
    fields = {
        "outlet": first_text(element, ".//*[contains(@class, 'DocPublicationName')]").split(",")[0].strip(),
        "title": first_text(element, ".//*[contains(@class, 'titreArticle')]"),
        "author": first_text(
            element, ".//*[contains(@class, 'docAuthors') or contains(@class, 'sm-margin-bottomNews')]"
        ),
        "date": next((part for part in heading.split(",") if day_of(part)), heading if day_of(heading) else ""),
        "document_id": next(
            (text for one in element.xpath(".//footer//*") if (text := element_text(one)).startswith("news")), ""
        ),
    }
    parts = [part.strip() for part in heading.split(",") if not day_of(part)]
    fields |= {"section": parts[0]} if parts and not parts[0].startswith(("p.", "no.")) else {}
    body = (
        element.xpath(".//*[contains(@class, 'docOcurrContainer')]")
        or element.xpath(".//*[contains(@class, 'DocText')]")
        or element.xpath(".//section")
    )
    paragraphs = [
        element_text(one)
        for part in body[:1]
        for one in part.iter("p")
        if not any(above.tag in ("aside", "footer") for above in one.iterancestors())
    ]
    removed = [
        Removed(element_text(one)[:2000], "beside the text of the export")
        for one in element.xpath(".//aside|.//footer")
        if element_text(one)
    ]
    return build_extracted(paragraphs or [element_text(part) for part in body[:1]], fields, WHERE, removed)


def first_text(element: Any, path: str) -> str:
    return next((element_text(one) for one in element.xpath(path)), "")


def element_text(element: Any) -> str:
    return " ".join(element.text_content().split())
