"""An e-book or magazine (.epub) => its chapters, each an article.

EbookLib is not used: its licence is the AGPL, and it unpacks every picture and font of the book at once, without a limit. Only the list of chapters is
read here; the chapters themselves are read as web pages.
"""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from urllib.parse import unquote

from lxml import etree

from analysis.reading.days import day_of
from analysis.reading.errors import CannotRead
from analysis.reading.extracted import Collection, Extracted, Unread
from analysis.reading.formats.html import read_page_bytes
from analysis.reading.formats.xml import PARSER, below, plain_tag, xml_element_text
from analysis.reading.limits import Options
from analysis.reading.unpack import BROKEN_ZIP, check_unpacked, read_part

CONTENTS = re.compile(rb"<nav\b[^>]{0,300}epub:type\s*=\s*[\"'](?:toc|landmarks|page-list)")
"""<nav epub:type="toc">"""


def read_epub(data: bytes, name: str, options: Options) -> Collection:
    """Bytes of an .epub => the chapters of its spine; a chapter without a day or outlet of its own gets the day and title of the book."""
    check_unpacked(data, name, options.limits, options.limits.collection)
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
        container = etree.fromstring(read_part(archive, "META-INF/container.xml", options.limits.size), PARSER)
        opf = str(below(container, "rootfile").get("full-path"))
        package = etree.fromstring(read_part(archive, opf, options.limits.size), PARSER)
        items = {one.get("id"): str(one.get("href")) for one in package.iter() if plain_tag(one) == "item"}
        spine = [
            items[one.get("idref")]
            for one in package.iter()
            if plain_tag(one) == "itemref" and one.get("idref") in items
        ]
    except (*BROKEN_ZIP, etree.LxmlError, AttributeError, TypeError):
        raise CannotRead(f"{name} is no e-book that can be read (it may be locked): save the article’s text.") from None
    inside = (posixpath.normpath(posixpath.join(posixpath.dirname(opf), unquote(one))) for one in spine)
    chapters = list(dict.fromkeys(inside))  # each once: a damaged spine can name one chapter many times
    day = day_of(xml_element_text(below(package, "date")))
    book = Extracted(
        "",
        outlet=xml_element_text(below(package, "title")) or None,
        published=day,
        published_from="the date of the book" if day else None,
    )
    return Collection(chapters_of(archive, chapters, book, options))


def chapters_of(
    archive: zipfile.ZipFile, names: list[str], book: Extracted, options: Options
) -> Iterator[Extracted | Unread]:
    for name in names:
        try:
            found = read_chapter(read_part(archive, name, options.limits.size), name, book, options)
        except CannotRead as problem:
            yield Unread(str(problem), part=name)
            continue
        day = (found.published, found.published_from) if found.published else (book.published, book.published_from)
        yield replace(found, part=name, outlet=found.outlet or book.outlet, published=day[0], published_from=day[1])


def read_chapter(data: bytes, name: str, book: Extracted, options: Options) -> Extracted:
    """A chapter's page => its article. Raises CannotRead for a table of contents, and for a page without text."""
    if CONTENTS.search(data):
        raise CannotRead(f"{name} is the book’s list of contents.")
    found = read_page_bytes(data, name, options)
    if found.title and found.title != book.outlet:
        return found
    headings = etree.fromstring(data, PARSER)
    first = (
        next((one for one in headings.iter() if plain_tag(one) in ("h1", "h2", "h3")), None)
        if headings is not None
        else None
    )
    return replace(found, title=xml_element_text(first) or None)
