"""A chat exported by Telegram Desktop as HTML (messages.html) => its messages, each an article."""

from __future__ import annotations

import re
from typing import Any

from analysis.reading.days import day_of
from analysis.reading.extracted import Collection, Extracted, Unread
from analysis.reading.formats.fragments import element_paragraphs

MESSAGE = "//div[contains(concat(' ', @class, ' '), ' message ') and starts-with(@id, 'message') and contains(@class, 'default')]"
HOUR = re.compile(r"\d{2}:\d{2}")


def read_telegram_page(tree: Any) -> Collection | None:
    """Tree of a page => messages of the chat; None for any other page."""
    messages = tree.xpath(MESSAGE)
    if not messages or not tree.xpath("//div[contains(@class, 'page_header')]"):
        return None
    channel = named(tree, "//div[contains(@class, 'page_header')]//div[contains(concat(' ', @class, ' '), ' text ')]")
    return Collection([read_message(one, channel) for one in messages])


def read_message(element: Any, channel: str) -> Extracted | Unread:
    """Element of a message => Extracted; the date comes from the tooltip of its time, "04.10.2018 10:00:00 UTC+01:00"."""
    part = str(element.get("id"))
    body = element.xpath(".//div[contains(concat(' ', @class, ' '), ' text ')]")
    text = "\n\n".join(element_paragraphs(body[0])) if body else ""
    if not any(map(str.isalpha, text)):
        return Unread("The message has no text.", part=part)
    stamp = str(next(iter(element.xpath(".//div[contains(@class, 'date')]/@title")), ""))
    day, hour = day_of(stamp), HOUR.search(stamp)
    return Extracted(
        text, author=named(element, ".//div[contains(@class, 'from_name')]") or None, outlet=channel or None, published=day, part=part,
        published_from="the hour of the message" if day else None, metadata={"hour": hour[0]} if hour else {},
    )  # fmt: skip


def named(element: Any, path: str) -> str:
    return next((" ".join(one.text_content().split()) for one in element.xpath(path)), "")
