"""A live blog => its entries, each an article with its own date."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from typing import Any

from analysis.reading.days import day_of
from analysis.reading.extracted import Collection, Extracted
from analysis.reading.formats.fragments import as_text
from analysis.reading.html_metadata import linked_articles, many, name_or_text, types_of

LIVE = re.compile(r"(?:^|[\s_-])live(?:$|[\s_:-])|liveblog|\bas it happened\b", re.I)
MIN_ENTRIES, MIN_WORDS = 2, 5
HOUR = re.compile(r"T(\d{2}:\d{2})")
TEXT = ".//p|.//li|.//blockquote[not(.//p)]"


def live_entries(tree: Any, facts: Mapping[str, Any]) -> Collection | None:
    """Tree of a page and its metadata => its dated entries in page order; None if the page is not a live blog."""
    if json_ld := json_ld_entries(tree, facts):
        return Collection(json_ld)
    blocks = dated_blocks(tree)
    if len(blocks) < MIN_ENTRIES or not (is_live_blog(tree) or any(LIVE.search(classes(one)) for one in blocks)):
        return None
    found = [entry for number, block in enumerate(blocks, 1) if (entry := live_entry(block, number, facts))]
    return Collection(found) if len(found) >= MIN_ENTRIES else None


def json_ld_entries(tree: Any, facts: Mapping[str, Any]) -> list[Extracted]:
    """Entries that the page's JSON-LD contains with their texts; [] if there are fewer than two, or if the page shows more."""
    blogs = [one for one in linked_articles(tree) if "LiveBlogPosting" in types_of(one)]
    updates = [one for blog in blogs for one in many(blog.get("liveBlogUpdate")) if isinstance(one, dict)]
    found = [entry for number, one in enumerate(updates, 1) if (entry := json_ld_entry(one, number, facts))]
    return found if len(found) >= MIN_ENTRIES and len(found) >= len(dated_blocks(tree)) else []


def json_ld_entry(update: dict[str, Any], number: int, facts: Mapping[str, Any]) -> Extracted | None:
    text, stamp = as_text(str(update.get("articleBody") or "")), str(update.get("datePublished") or "")
    day, hour = day_of(stamp), HOUR.search(stamp)
    if len(text.split()) < MIN_WORDS or day is None:
        return None
    more = {
        "live_blog": str(facts.get("title") or ""),
        "hour": hour[1] if hour else "",
        "url": str(update.get("url") or facts.get("url") or ""),
    }
    return Extracted(
        text, title=name_or_text(update.get("headline") or "") or facts.get("title"), author=name_or_text(update.get("author") or "") or facts.get("author"),
        outlet=facts.get("outlet"), hint=facts.get("hint"), published=day, published_from="the entry in the page’s JSON-LD",
        part=str(number), metadata={key: value for key, value in more.items() if value},
    )  # fmt: skip


def is_live_blog(tree: Any) -> bool:
    """True if the page's JSON-LD or headline calls it a live blog."""
    kinds = {kind for one in linked_articles(tree) for kind in types_of(one)}
    return "LiveBlogPosting" in kinds or bool(
        LIVE.search(" ".join("".join(map(str, tree.xpath("//h1[1]//text()"))).split()))
    )


def classes(block: Any) -> str:
    return " ".join(
        f"{one.get('class') or ''} {one.get('id') or ''}" for one in (block, block.getparent()) if one is not None
    )


def dated_blocks(tree: Any) -> list[Any]:
    """Largest elements with one <time> each, where several of them are siblings."""
    times = [one for one in tree.iter("time") if day_of(one.get("datetime") or "")]
    times_inside = Counter(above for one in times for above in one.iterancestors())
    blocks = []
    for one in times:
        inside = [above for above in one.iterancestors() if times_inside[above] == 1]
        blocks += inside[-1:]
    blocks_of_parent = Counter(one.getparent() for one in blocks)
    parent, count = max(blocks_of_parent.items(), key=lambda pair: pair[1], default=(None, 0))
    return [one for one in blocks if one.getparent() is parent] if count >= MIN_ENTRIES else []


def live_entry(block: Any, number: int, facts: Mapping[str, Any]) -> Extracted | None:
    """Element of an entry => Extracted; None if it has no text."""
    time = next(one for one in block.iter("time") if day_of(one.get("datetime") or ""))
    lines = [" ".join(one.text_content().split()) for one in block.xpath(TEXT)]
    text = "\n\n".join(filter(None, lines))
    if len(text.split()) < MIN_WORDS:
        return None
    heading = next((" ".join(one.text_content().split()) for one in block.iter("h2", "h3", "h4")), None)
    hour = HOUR.search(time.get("datetime"))
    metadata = {
        "live_blog": str(facts.get("title") or ""),
        "hour": hour[1] if hour else "",
        "url": str(facts.get("url") or ""),
    }
    return Extracted(
        text, title=heading or facts.get("title"), author=facts.get("author"), outlet=facts.get("outlet"), hint=facts.get("hint"),
        published=day_of(time.get("datetime")), published_from="the <time> of the entry", part=block.get("id") or str(number),
        metadata={key: value for key, value in metadata.items() if value},
    )  # fmt: skip
