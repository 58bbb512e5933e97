"""XML: feeds (RSS, Atom, WordPress export), Factiva and ProQuest XML, NITF and other news markup."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import Any

import feedparser
from lxml import etree

from analysis.reading.days import day_of
from analysis.reading.errors import CannotRead
from analysis.reading.exports.labels import build_extracted
from analysis.reading.extracted import Collection, Extracted, Unread
from analysis.reading.formats.fragments import as_text, fragment_paragraphs
from analysis.reading.formats.html import read_html
from analysis.reading.limits import Options

PARSER = etree.XMLParser(
    recover=True, no_network=True, resolve_entities=False, huge_tree=False, remove_comments=True, remove_pis=True
)
SHORTCODE = re.compile(r"\[(caption|gallery|embed|video|audio|playlist)\b[^\]]{0,500}\](?:[^\[]{0,2000}\[/\1\])?")
"""[caption id="a"]The quay[/caption]: pictures and videos in the text of a WordPress post."""
PAGE = re.compile(rb"(?:<\?xml[^>]*>|<!--.*?-->|<!doctype[^>]*>|\s)*<html", re.S)
"""Beginning of a web page written as XML; other markup can contain <html> further down."""
WHERE = "the entry of the feed"
FACTIVA = {"title": "headline", "author": "byline", "outlet": "sourceName", "date": "publicationDate", "section": "sectionName", "document_id": "accessionNo",
           "page": "page", "language": "baseLanguage", "source_code": "sourceCode", "length": "wordCount"}  # fmt: skip
NEWS = {"title": ("hl1", "headline", "HeadLine", "TitleAtt", "title", "Title", "article-title"), "author": ("byline", "ByLine", "byttl", "NormalizedDisplayForm", "OriginalForm", "person"),
        "outlet": ("PubFrosting/Title", "source", "Source", "provider", "journal-title", "pubdata", "creditline"),
        "date": ("date.issue", "story.date", "NumericDate", "DateLine", "pubdate", "pub-date", "versionCreated", "date"), "section": ("section",)}  # fmt: skip
"""Field => elements of news markup (NITF, NewsML, JATS, ProQuest) that can hold it, in order of preference; "PubFrosting/Title" is the first
Title inside the first PubFrosting."""
BODIES = ("body.content", "inlineXML", "DataContent", "body", "Text", "content", "text")


def read_xml(data: bytes, name: str, options: Options) -> Extracted | Collection:
    """Bytes of XML => the articles of a feed or an export, or the article of a document of news markup."""
    head = data[:3000].lstrip().lower()
    if b"<rss" in head or b"<feed" in head or b"<rdf:rdf" in head:
        return feed(data, name)
    if PAGE.match(head):
        return read_html(data, name, options)
    try:
        tree = etree.fromstring(data, PARSER)
    except (etree.LxmlError, ValueError):
        tree = None
    if tree is None:
        raise CannotRead(f"{name} is no XML that can be read: open it in a browser and save its text.")
    local = [element for element in tree.iter() if isinstance(element.tag, str)]
    factiva = [
        element for element in local if plain_tag(element) == "article" and below(element, "leadParagraph") is not None
    ]
    if factiva:
        return Collection([factiva_article(one) for one in factiva], promised_of(local))
    return from_news(tree, name)


def feed(data: bytes, name: str) -> Collection:
    """RSS, Atom or a WordPress export => its entries; of WordPress only published posts."""
    found = feedparser.parse(io.BytesIO(data), sanitize_html=True, resolve_relative_uris=False)
    if not found.entries:
        raise CannotRead(f"{name} is a feed without entries: save it again, or the pages that it names.")
    outlet = str(found.feed.get("title") or "") or None
    return Collection(list(read_entries(found, outlet)))


def read_entries(found: Any, outlet: str | None) -> Iterator[Extracted | Unread]:
    for entry in found.entries:
        title, kind = str(entry.get("title") or "") or None, kind_of_entry(entry)
        if kind != "post" or entry.get("wp_status", "publish") != "publish":
            yield Unread(
                f"“{(title or 'without a title')[:80]}” is no published post ({kind}, {entry.get('wp_status', 'publish')})."
            )
            continue
        yield from_entry(entry, title, outlet)


def kind_of_entry(entry: Any) -> str:
    """Entry of a feed => "post", or what else the exports of WordPress and Blogger hold: "page", "attachment", "settings", "comment"."""
    terms = (str(tag.get("term") or "") for tag in entry.get("tags", []))
    blogger = next((term for term in terms if "/blogger/" in term and "kind#" in term), "")
    return str(entry.get("wp_post_type") or blogger.rpartition("#")[2] or "post")


def from_entry(entry: Any, title: str | None, outlet: str | None) -> Extracted | Unread:
    bodies = [str(one.get("value", "")) for one in entry.get("content", [])]
    summary = str(entry.get("summary") or "")
    whole = max(bodies, key=len, default="") or summary
    text = as_text(SHORTCODE.sub("", whole) if "wp_post_type" in entry else whole)
    facts = {
        "url": entry.get("link"),
        "id": entry.get("id"),
        "section": ", ".join(tag.get("term") or "" for tag in entry.get("tags", [])),
    }
    metadata = {key: str(value) for key, value in facts.items() if value}
    if not any(map(str.isalpha, text)):
        return Unread(
            f"The entry “{(title or 'without a title')[:80]}” has no text in the feed; its page may have.",
            metadata=metadata,
        )
    day = day_of(str(entry.get("wp_post_date") or entry.get("published") or entry.get("updated") or ""))
    only = () if any(bodies) else ("The feed holds a summary of this article, not the whole text.",)
    return Extracted(
        text, title=title, author=str(entry.get("author") or "") or None, outlet=str(entry.get("source", {}).get("title") or "") or outlet,
        published=day, published_from=WHERE if day else None, metadata=metadata, warnings=only,
    )  # fmt: skip


def factiva_article(element: Any) -> Extracted | Unread:
    fields = {role: xml_element_text(below(element, tag)) for role, tag in FACTIVA.items()}
    paragraphs = [xml_element_text(one) for tag in ("leadParagraph", "tailParagraphs") for part in [below(element, tag)] if part is not None
                  for one in part if isinstance(one.tag, str)]  # fmt: skip
    return build_extracted(paragraphs, fields, "the publication date of the export")


def from_news(tree: Any, name: str) -> Extracted:
    """One document of news markup => title, byline, day, and the paragraphs of its body."""
    body = next((found for tag in BODIES if (found := below(tree, tag)) is not None), tree)
    paragraphs = [
        text
        for one in body.iter()
        if plain_tag(one) in ("p", "para", "paragraph", "hl2", "h2") and (text := xml_element_text(one))
    ]
    if not paragraphs:
        paragraphs = [line for line in fragment_paragraphs("".join(map(str, body.itertext()))) if line]
    if not any(map(str.isalpha, " ".join(paragraphs))) or (
        "p" not in {plain_tag(one) for one in tree.iter()}
        and not re.search("news|article|nitf|record|story", plain_tag(tree), re.I)
    ):
        raise CannotRead(
            f"{name} is XML of a kind that the workbook does not know: save the article’s text, or export it as a table."
        )
    fields = {
        fact: next(
            (text for tag in tags for found in [below(tree, tag)] if found is not None and (text := facts_of(found))),
            "",
        )
        for fact, tags in NEWS.items()
    }
    found = build_extracted(paragraphs, fields, "the issue date of the document")
    if isinstance(found, Unread):
        raise CannotRead(f"{name} holds no text: save the article’s text.")
    return found


def facts_of(element: Any) -> str:
    return str(
        element.get("norm") or element.get("iso-8601-date") or xml_element_text(element) or element.get("name") or ""
    )


def below(tree: Any, tag: str) -> Any:
    """First descendant of that name in any namespace; "outer/inner" is an element inside another."""
    if "/" in tag:
        outer, inner = tag.split("/", 1)
        return below(found, inner) if (found := below(tree, outer)) is not None else None
    return next((one for one in tree.iter() if plain_tag(one) == tag and one is not tree), None)


def plain_tag(element: Any) -> str:
    return str(element.tag).rsplit("}", 1)[-1] if isinstance(element.tag, str) else ""


def xml_element_text(element: Any) -> str:
    return "" if element is None else " ".join("".join(map(str, element.itertext())).split())


def promised_of(elements: list[Any]) -> int | None:
    promised = next((one.get("count") for one in elements if plain_tag(one) == "ppsarticleResultSet"), None)
    return int(promised) if promised and promised.isdigit() else None
