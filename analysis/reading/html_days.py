"""The publication day of a page that does not give it in one of the usual places, found by htmldate. Parts that may hold other dates are removed first."""

from __future__ import annotations

from datetime import date
from typing import Any

from htmldate import find_date
from lxml.etree import XPath

FOUND = "a date on the page, in a place that is not usual (found by htmldate): compare it with the page"
MAX_ELEMENTS = 20_000
"""Most elements of a page that is searched; larger pages would take too long."""
OTHER_DATES = XPath(
    "//p[string-length(normalize-space()) > 100] | //li[string-length(normalize-space()) > 100] | //blockquote"
    " | //img | //picture | //figure | //aside | //iframe | //meta[contains(@property, 'image') or contains(@name, 'image')]"
    " | //*[(contains(@class, 'comment') or contains(@id, 'comment') or contains(@class, 'related') or contains(@class, 'event'))"
    " and not(self::body or self::article or self::main or .//h1)]"
)
"""Elements that may hold dates of something else: long paragraphs, pictures (their addresses contain dates), comments, other stories, announced events."""


def day_elsewhere(tree: Any) -> dict[str, Any]:
    """Tree of a page => {"published": date, "published_from": text}, or {} if no date is found. Removes elements from the tree."""
    if sum(1 for _ in tree.iter()) > MAX_ELEMENTS:
        return {}
    for element in OTHER_DATES(tree):
        if element.getparent() is not None:
            element.drop_tree()
    day = find_date(tree, extensive_search=False, original_date=True)
    return {"published": date.fromisoformat(day), "published_from": FOUND} if day else {}
