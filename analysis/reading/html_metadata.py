"""What a web page tells of itself: title, author, outlet, day of publication, language, and where it tells it."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterator
from datetime import date, datetime
from functools import cache
from importlib.resources import files
from typing import Any

from lxml.etree import XPath
from lxml.html import HtmlElement

ISO = re.compile(r"\s*(\d{4})-?(\d{2})-?(\d{2})(?!\d)")
IN_WORDS = re.compile(
    r"(\d{1,2})(?:st|nd|rd|th)? ([A-Z][a-z]{2,8})\.?,? (\d{4})|([A-Z][a-z]{2,8})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})"
)
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


@cache
def metadata_paths() -> tuple[tuple[str, str, XPath], ...]:
    """(fact, told by, xpath) of each line of html_metadata.tsv."""
    lines = files("analysis.reading").joinpath("html_metadata.tsv").read_text("utf-8").splitlines()
    table = csv.DictReader((line for line in lines if not line.startswith("#")), delimiter="\t", quoting=csv.QUOTE_NONE)
    return tuple((row["fact"], row["told_by"], XPath(row["xpath"])) for row in table)


def page_facts(tree: HtmlElement) -> dict[str, Any]:
    """Tree of a page => what is told of title, author, outlet, published, published_from, hint."""
    facts: dict[str, Any] = {}
    for fact, value, told_by in [*linked_data(tree), *told_in_tags(tree)]:
        if fact == "published":
            if "published" not in facts and (day := parse_meta_day(value)):
                facts |= {"published": day, "published_from": f"the page’s {told_by}"}
        elif value and not (fact == "author" and value.startswith("http")):
            facts.setdefault(fact, value[:300])
    return facts


def told_in_tags(tree: HtmlElement) -> Iterator[tuple[str, str, str]]:
    for fact, told_by, xpath in metadata_paths():
        found = xpath(tree)
        yield fact, " ".join("".join(map(str, found if told_by in ("headline",) else found[:1])).split()), told_by


def linked_data(tree: HtmlElement) -> Iterator[tuple[str, str, str]]:
    """Facts of schema.org articles in the page's JSON-LD; broken JSON tells nothing."""
    for script in tree.xpath("//script[@type='application/ld+json']")[:20]:
        try:
            things = list(json_ld_objects(json.loads(script.text or "")))
        except (ValueError, RecursionError):
            continue
        for thing in things:
            if ARTICLES & set(many(thing.get("@type"))):
                yield from article_facts(thing)


def article_facts(thing: dict[str, Any]) -> Iterator[tuple[str, str, str]]:
    for fact, key in (
        ("title", "headline"),
        ("author", "author"),
        ("outlet", "publisher"),
        ("published", "datePublished"),
        ("hint", "inLanguage"),
    ):
        yield fact, ", ".join(filter(None, map(name_or_text, many(thing.get(key))))), f"JSON-LD {key}"


def json_ld_objects(value: Any, depth: int = 0) -> Iterator[dict[str, Any]]:
    """Objects of a list, of an @graph, or one."""
    if depth > 4:
        return
    for one in many(value):
        if isinstance(one, dict):
            yield one
            yield from json_ld_objects(one.get("@graph", []), depth + 1)


def many(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def name_or_text(value: Any) -> str:
    return str(value.get("name") or "") if isinstance(value, dict) else str(value)


def parse_meta_day(text: str) -> date | None:
    """ "2021-05-04T08:00:00+02:00" or "May 4, 2021" => that day where it is one, else None."""
    try:
        if match := ISO.match(text):
            return date(*map(int, match.groups()))
        if match := IN_WORDS.search(text[:200]):
            day, month, year = match[1] or match[5], match[2] or match[4], match[3] or match[6]
            return datetime.strptime(f"{day} {month[:3]} {year}", "%d %b %Y").date()
    except ValueError:
        return None
    return None
