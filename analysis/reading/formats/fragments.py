"""A fragment of HTML, as in feeds, exports and mails => paragraphs."""

from __future__ import annotations

from typing import Any

import lxml.html
from lxml import etree

BLOCKS = frozenset(
    [
        "p",
        "div",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "li",
        "blockquote",
        "tr",
        "section",
        "article",
        "figure",
        "ul",
        "ol",
        "table",
        "pre",
    ]
)
HIDDEN = ("script", "style", "iframe", "figcaption", "noscript", "template")


def fragment_paragraphs(html: str) -> list[str]:
    """ "<p>A dam burst.</p><p>It was <b>old</b>.</p>" => ["A dam burst.", "It was old."]."""
    try:
        tree = lxml.html.fragment_fromstring(html.replace("\x00", ""), create_parent="div")
    except (etree.LxmlError, ValueError, AssertionError):
        return []
    return element_paragraphs(tree)


def element_paragraphs(tree: Any) -> list[str]:
    """Element => its paragraphs. The element is changed."""
    for element in list(tree.iter(*HIDDEN)):
        element.drop_tree()
    for element in tree.iter():
        if not isinstance(element.tag, str):
            continue
        if element.tag == "br":
            element.tail = "\n" + (element.tail or "")
        if element.tag in BLOCKS:
            element.text = "\n\n" + (element.text or "")
            element.tail = "\n\n" + (element.tail or "")
    for comment in list(tree.iter(etree.Comment, etree.ProcessingInstruction)):
        comment.drop_tree()
    return [plain for one in tree.text_content().split("\n") if (plain := " ".join(one.split()))]


def as_text(content: str) -> str:
    """HTML => text with an empty line between paragraphs; text without tags is returned unchanged."""
    if (
        "<" in content
        and ">" in content
        and any(f"<{tag}" in content.lower() for tag in ("p", "br", "div", "a ", "b>", "i>", "em", "strong", "ul", "h"))
    ):
        return "\n\n".join(fragment_paragraphs(content))
    return content
