"""Markdown => text without markup, and the metadata of its front matter."""

from __future__ import annotations

import re
from datetime import date
from functools import cache

from analysis.reading.days import day_of
from analysis.reading.decode import decode
from analysis.reading.extracted import Extracted
from analysis.reading.limits import Options
from analysis.reading.names import lines_of_table
from analysis.reading.unwrap import unwrapped

FRONT = re.compile(r"\A---\n(.{0,4000}?)\n---\n", re.S)
FIELD = re.compile(
    r"^(title|author|date|published|outlet|source|lang|language)\s*:\s*[\"']?(.*?)[\"']?\s*$", re.M | re.I
)
HEADING = re.compile(r"^#\s+(.+?)\s*#*$", re.M)


@cache
def markdown_patterns() -> tuple[tuple[re.Pattern[str], str], ...]:
    """(pattern of markup, its replacement) of each line of markdown.tsv."""
    return tuple(
        (re.compile(row["pattern"], re.M), row["keep"] or "") for row in lines_of_table("formats/markdown", "#!")
    )


def read_markdown(data: bytes, name: str, options: Options) -> Extracted:
    """ "# Base handed over\\n\\nThe **army** [said](http://…)" => title and "Base handed over\\n\\nThe army said"."""
    text = decode(data, name, options.charset).replace("\r\n", "\n").lstrip("\ufeff")
    front = FRONT.match(text)
    front_matter = {key.lower(): value for key, value in FIELD.findall(front[1])} if front else {}
    body = text[front.end() :] if front else text
    heading = HEADING.search(body)
    day = day_of(front_matter.get("published") or front_matter.get("date") or "")
    return Extracted(
        strip_markdown(unwrapped(body)), title=front_matter.get("title") or (strip_markdown(heading[1]) if heading else None), author=front_matter.get("author"),
        outlet=front_matter.get("outlet") or front_matter.get("source"), published=day, published_from=day_source(day), hint=front_matter.get("lang") or front_matter.get("language"),
    )  # fmt: skip


def day_source(day: date | None) -> str | None:
    return "the front matter" if day else None


def strip_markdown(text: str) -> str:
    for pattern, keep in markdown_patterns():
        text = pattern.sub(keep, text)
    return text
