"""The day of a page that tells it in none of the usual places: what htmldate finds, once everything that dates something else is gone."""

from __future__ import annotations

from datetime import date
from typing import Any

from htmldate import find_date
from lxml.etree import XPath

FOUND = "a date on the page, in a place that is not usual (found by htmldate): compare it with the page"
MAX_ELEMENTS = 20_000
"""Elements of a page that is searched; larger ones are left alone."""
OTHER_DATES = XPath(
    "//p[string-length(normalize-space()) > 100] | //li[string-length(normalize-space()) > 100] | //blockquote"
    " | //img | //picture | //figure | //aside | //iframe | //meta[contains(@property, 'image') or contains(@name, 'image')]"
    " | //*[(contains(@class, 'comment') or contains(@id, 'comment') or contains(@class, 'related') or contains(@class, 'event'))"
    " and not(self::body or self::article or self::main or .//h1)]"
)
"""Paragraphs, pictures (whose addresses hold the day of the picture), comments, other stories, announced events."""


def day_elsewhere(tree: Any) -> dict[str, Any]:
    """Tree of a page => {"published": day, "published_from": where it stands}, or {} where there is none. Removes elements from the tree."""
    if sum(1 for _ in tree.iter()) > MAX_ELEMENTS:
        return {}
    for element in OTHER_DATES(tree):
        if element.getparent() is not None:
            element.drop_tree()
    told = find_date(tree, extensive_search=False, original_date=True)
    return {"published": date.fromisoformat(told), "published_from": FOUND} if told else {}
