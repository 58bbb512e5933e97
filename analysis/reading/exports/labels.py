"""Field labels of archive exports, and functions that the readers of exports share."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from analysis.article import Removed
from analysis.reading.days import day_of
from analysis.reading.extracted import Extracted, Unread
from analysis.reading.names import lines_of_table

OWN = frozenset({"title", "author", "outlet", "text", "lead", "date", "length", "abstract"})
"""Roles that are fields of an article, or repeat its text; the others become metadata."""
WITHHELD = re.compile(
    r"\b(?:document|article|text)\b.{0,60}\b(?:(?:can ?not|could not|cannot) be (?:displayed|retrieved|shown|found)|is (?:not|no longer|currently un)\s?available)", re.I,
)  # fmt: skip
"""The document you requested cannot be displayed: the provider's notice instead of an article."""
MAX_WITHHELD_WORDS = 60
NUMBER = re.compile(r"\d[\d,. ]*")
LANGUAGES = {
    "english": "en",
    "german": "de",
    "deutsch": "de",
    "french": "fr",
    "français": "fr",
    "dutch": "nl",
    "spanish": "es",
}


@cache
def label_roles(provider: str) -> dict[str, str]:
    """{label as written: role} for the exports of one provider."""
    return {row["label"]: row["role"] for row in lines_of_table("exports/labels") if row["provider"] == provider}


def field_of(line: str, provider: str) -> tuple[str, str] | None:
    """ "Section: NEWS; Pg. 4" => ("section", "NEWS; Pg. 4"); None if the line has no label of this provider."""
    label, colon, value = line.strip().partition(":")
    role = label_roles(provider).get(label.strip()) if colon else None
    return (role, value.strip()) if role else None


def number_in(text: str) -> int | None:
    """ "1,204 words" => 1204; None if there is no number."""
    match = NUMBER.search(text)
    digits = re.sub(r"\D", "", match[0]) if match else ""
    return int(digits[:9]) if digits else None


def person(name: str) -> str:
    """Author as exports write it => name: "By Ana Quill in Lund" and "Quill, Ana" => "Ana Quill"; several are joined by commas."""
    plain = re.sub(r"^(?:by|von|par|door|por|di|da)\s+", "", " ".join(name.split()), flags=re.I)
    turned = [
        " ".join(reversed(one.split(", "))) if one.count(", ") == 1 and ";" not in one else one
        for one in map(str.strip, plain.split(";"))
    ]
    return ", ".join(filter(None, turned))


def provider_withholds(text: str) -> bool:
    """True if the provider states, instead of the text, that it is not available."""
    return len(text.split()) <= MAX_WITHHELD_WORDS and WITHHELD.search(text) is not None


def build_extracted(
    paragraphs: Sequence[str], fields: Mapping[str, str], where: str, removed: Iterable[Removed] = ()
) -> Extracted | Unread:
    """Paragraphs and fields of an article in an export => Extracted; Unread if it has no text."""
    text = "\n\n".join(one for one in (" ".join(line.split()) for line in paragraphs) if one)
    metadata = {role: value for role, value in fields.items() if value and role not in OWN}
    title, author = fields.get("title") or None, person(fields.get("author", "")) or None
    if not any(map(str.isalpha, text)) or provider_withholds(text):
        known = {
            **metadata,
            **{role: fields[role] for role in ("title", "author", "outlet", "date") if fields.get(role)},
        }
        return Unread(f"The article “{(title or 'without a title')[:80]}” has no text in this export.", metadata=known)
    day = day_of(fields.get("date", ""))
    return Extracted(
        text, title=title, author=author, outlet=fields.get("outlet") or None, published=day, published_from=where if day else None,
        hint=LANGUAGES.get(fields.get("language", "").lower().split(";")[0].strip()), removed=tuple(removed), metadata=metadata,
        stated_words=number_in(fields.get("length", "")),
    )  # fmt: skip
