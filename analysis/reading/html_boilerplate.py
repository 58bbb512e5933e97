"""Parts of a web page that are not its article: embedded posts, pull quotes, links to other stories, subscription offers, cookie questions."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from analysis.article import Removed
from analysis.reading.errors import CannotRead
from analysis.reading.html_metadata import linked_articles
from analysis.reading.names import lines_of_table

SENTENCE_END = re.compile(r"[.!?…][”’\"')\]]*\Z")
IN_ITS_PLACE = {
    "cookies": "asks about cookies and shows no article: agree or refuse in the browser, and save the page then",
    "check": "checks who reads it and shows no article: open it in a browser, and save the page then",
    "missing": "says that there is no such article: look for it by its headline, and save that page",
}
"""Kind of page in no_article.tsv => the end of the message for such a page."""
SHARE_IN_ITS_PLACE = 0.5
"""A page is taken to show no article if at least this share of its words is in sentences of no_article.tsv."""
SHORT = 150
"""A page for subscribers with fewer words than this shows only the beginning of the article."""


@cache
def parts() -> tuple[tuple[str, str], ...]:
    """(reason, XPath) of each line of html_boilerplate.tsv."""
    return tuple((row["reason"], row["xpath"]) for row in lines_of_table("html_boilerplate"))


@cache
def no_article_lines() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """(kind, pattern) of each line of no_article.tsv."""
    return tuple((row["kind"], re.compile(row["pattern"], re.I)) for row in lines_of_table("no_article"))


def set_apart(tree: Any) -> list[Removed]:
    """Remove the parts that html_boilerplate.tsv lists from the tree, except parts with more than half of the page's text => the removed texts with reasons."""
    whole, removed = len(tree.text_content()), []
    for reason, path in parts():
        for element in tree.xpath(path):
            text = " ".join(element.text_content().split())
            if element.getparent() is None or len(text) > whole / 2:
                continue
            removed.append(Removed(text[:2000], reason)) if text else None
            element.drop_tree()
    return removed


def without_links(paragraphs: list[str], tree: Any) -> tuple[list[str], list[Removed]]:
    """Paragraphs => the same without headlines of other stories (a paragraph that is only a link and does not end like a sentence), and the removed ones."""
    link_texts = (" ".join(one.text_content().split()) for one in tree.iter("p", "li") if only_link(one))
    links = {text for text in link_texts if text and not SENTENCE_END.search(text)}
    removed = [one for one in paragraphs if one in links]
    if len("".join(removed)) > len("".join(paragraphs)) / 2:
        return paragraphs, []
    return [one for one in paragraphs if one not in links], [Removed(one, "link to another story") for one in removed]


def only_link(element: Any) -> bool:
    """True if all words of the element are inside one link."""
    children = list(element)
    return (
        len(children) == 1 and children[0].tag == "a" and not ((element.text or "") + (children[0].tail or "")).strip()
    )


def refuse_other_pages(paragraphs: list[str], name: str) -> None:
    """Raise CannotRead for a cookie question, a robot check or an error page, unless the page shows an article too."""
    notices = [(kind, one) for one in paragraphs if (kind := kind_of_other_page(one))]
    words = sum(len(one.split()) for _, one in notices)
    if notices and words >= SHARE_IN_ITS_PLACE * len(" ".join(paragraphs).split()):
        raise CannotRead(f"{name} {IN_ITS_PLACE[notices[0][0]]}.")


def kind_of_other_page(paragraph: str) -> str | None:
    return next((kind for kind, pattern in no_article_lines() if pattern.search(paragraph)), None)


def is_for_subscribers(tree: Any) -> bool:
    """True if the page's JSON-LD says that it is for subscribers only (isAccessibleForFree)."""
    return any(str(one.get("isAccessibleForFree")).lower() == "false" for one in linked_articles(tree))


def paid_only(closed: bool, paragraphs: list[str]) -> tuple[str, ...]:
    """Warning, as a tuple of one, for a page for subscribers with little text; else an empty tuple."""
    if closed and len(" ".join(paragraphs).split()) < SHORT:
        return ("The page is for subscribers: only the beginning of the article is here.",)
    return ()
