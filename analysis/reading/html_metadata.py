"""Metadata of a web page: title, author, outlet, publication date, language, and the element that gives each."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from functools import cache
from html import unescape
from typing import Any

from lxml.etree import XPath
from lxml.html import HtmlElement

from analysis.reading.days import day_of
from analysis.reading.names import lines_of_table, names_of

TRAILING_COMMA = re.compile(r",(?=\s*[}\]])")
WRAPPED = re.compile(r"\A\s*(?:<!--|//\s*<!\[CDATA\[|/\*.{0,40}?\*/)|(?:-->|//\s*\]\]>|/\*.{0,40}?\*/)\s*\Z")
OTHERS = frozenset(names_of("other things"))
"""Keys of JSON-LD whose objects describe something other than the page's article."""
BY = re.compile(r"\A(?:written |reported )?by[: ]+", re.I)
NAME = re.compile(r"[A-Z][\w.’'-]+(?:(?:,? and |, | )(?:[a-z]{2,3} )?[A-Z][\w.’'-]+){1,5}")
TITLE_END = re.compile(r"\s[|–—-]\s+([^|–—]{2,60})\Z")
"""Dam burst kills 14 | Valley Courier"""
ARTICLES = {
    "Article",
    "NewsArticle",
    "ReportageNewsArticle",
    "AnalysisNewsArticle",
    "BlogPosting",
    "Report",
    "LiveBlogPosting",
    "OpinionNewsArticle",
}
SCRIPTS = "//script[translate(@type, 'ACDIJLNOPST', 'acdijlnopst')='application/ld+json']"
MAX_SCRIPTS, MAX_DEPTH, MAX_OBJECTS = 20, 8, 2000


@cache
def metadata_paths() -> tuple[tuple[str, str, XPath], ...]:
    """(field, origin, XPath) of each line of html_metadata.tsv."""
    return tuple((row["fact"], row["told_by"], XPath(row["xpath"])) for row in lines_of_table("html_metadata"))


def page_facts(tree: HtmlElement) -> dict[str, Any]:
    """Tree of a page => title, author, outlet, published, published_from and language hint, as far as the page gives them."""
    facts: dict[str, Any] = {}
    for element in tree.iter("meta"):
        for key in {"name", "property"} & set(element.keys()):
            element.set(key, element.get(key).lower())
    for fact, value, told_by in [*linked_data(tree), *facts_in_tags(tree)]:
        if fact == "published":
            if "published" not in facts and (day := day_of(value)):
                facts |= {"published": day, "published_from": f"the page’s {told_by}"}
        elif fact == "author":
            if name := author_in(value, told_by):
                facts.setdefault(fact, name)
        elif value:
            facts.setdefault(fact, value[:300])
    if "outlet" not in facts and (site := site_of(tree)):
        facts["outlet"] = site
    return facts


def author_in(value: str, told_by: str) -> str | None:
    """ "By Ana Roe" => "Ana Roe"; None for a web address, and for a line of the page that is not a name."""
    name = BY.sub("", value).strip(" ,|·")[:300]
    if not name or name.startswith("http") or (told_by == "byline" and not NAME.fullmatch(name)):
        return None
    return name


def site_of(tree: HtmlElement) -> str | None:
    """Name of the site after the headline in the page's title: "Dam burst kills 14 | Valley Courier" => "Valley Courier"; None if there is none."""
    headline = " ".join("".join(map(str, tree.xpath("//h1[1]//text()"))).split())
    title = " ".join("".join(map(str, tree.xpath("//title[1]/text()"))).split())
    match = TITLE_END.search(title)
    return match[1].strip() if match and headline and title.startswith(headline) else None


def facts_in_tags(tree: HtmlElement) -> Iterator[tuple[str, str, str]]:
    for fact, told_by, xpath in metadata_paths():
        found = xpath(tree)
        yield fact, " ".join("".join(map(str, found if told_by in ("headline",) else found[:1])).split()), told_by


def linked_data(tree: HtmlElement) -> Iterator[tuple[str, str, str]]:
    """Metadata of schema.org articles in the page's JSON-LD."""
    for thing in linked_articles(tree):
        yield from article_facts(thing)


def linked_articles(tree: HtmlElement) -> list[dict[str, Any]]:
    """Objects of the page's JSON-LD that are articles, outermost first; malformed JSON is ignored."""
    found = []
    for script in tree.xpath(SCRIPTS)[:MAX_SCRIPTS]:
        things = json_ld_objects(parsed(script.text_content() or ""))
        named = {str(one["@id"]): one for one in things if "@id" in one and name_or_text(one)}
        found += [with_named(one, named) for one in things if ARTICLES & set(types_of(one))]
    return found


def types_of(thing: dict[str, Any]) -> list[str]:
    """ "http://schema.org/NewsArticle" => ["NewsArticle"]."""
    return [re.split(r"[/#:]", str(kind))[-1] for kind in many(thing.get("@type"))]


def with_named(thing: dict[str, Any], named: Mapping[str, dict[str, Any]]) -> dict[str, Any]:
    """Article with the people and organisations that it refers to by id: {"author": {"@id": "#ana"}}."""
    return {**thing, **{key: [named.get(str(one.get("@id")), one) if isinstance(one, dict) else one for one in many(thing[key])]
                        for key in ("author", "publisher") if key in thing}}  # fmt: skip


def parsed(text: str) -> Any:
    """JSON as pages write it (inside comments, with line breaks in strings, with a trailing comma) => value, or None."""
    bare = WRAPPED.sub("", text)
    for candidate in (bare, TRAILING_COMMA.sub("", bare)):
        try:
            return json.loads(candidate, strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def article_facts(thing: dict[str, Any]) -> Iterator[tuple[str, str, str]]:
    for fact, key in (
        ("title", "headline"),
        ("author", "author"),
        ("outlet", "publisher"),
        ("published", "datePublished"),
        ("hint", "inLanguage"),
    ):
        yield fact, ", ".join(filter(None, map(name_or_text, many(thing.get(key))))), f"JSON-LD {key}"


def json_ld_objects(value: Any) -> list[dict[str, Any]]:
    """Every object in lists, @graph, mainEntity and other nesting, level by level."""
    found, level = list[dict[str, Any]](), many(value)
    for _ in range(MAX_DEPTH):
        objects = [one for one in level if isinstance(one, dict)]
        found += objects
        inner = [part for one in objects for key, part in one.items() if key not in OTHERS]
        inner += [one for one in level if isinstance(one, list)]
        level = [one for part in inner for one in many(part) if isinstance(one, dict | list)][:MAX_OBJECTS]
    return found[:MAX_OBJECTS]


def many(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def name_or_text(value: Any) -> str:
    if isinstance(value, dict):
        return name_or_text(value.get("name") or "")
    return ", ".join(map(name_or_text, value)) if isinstance(value, list) else unescape(str(value))
