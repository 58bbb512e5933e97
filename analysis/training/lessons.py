"""Training documents with gold mentions: those of the corpora, and our own text with marks after the words for participants.

    The coalition{o} left. Its{coalition} spokesman{p=Barker}, Vincent Barker, said it{coalition} was done.

{p} or {o}: the word is the head of a description of a person (or people) or of an organisation. The word after "=", or alone in the braces after a pronoun, names what
it refers to: the nearest such word before it, or else the first one after it. Names are found, not marked. A first line that starts with "!" tells how many of five
summaries name each participant.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

from analysis.article import Article
from analysis.extract.mentions import Mention, find_mentions
from analysis.extract.quotes import Quote, find_quotes
from analysis.language import Document, annotate, name_tags
from analysis.link.actors.aliases import cluster_names
from analysis.link.actors.entity import Entity
from analysis.link.actors.reference import Reference
from analysis.training.inline import BETWEEN

KINDS = {"p": "person", "o": "organisation"}
MARK = re.compile(r"(\w+)\{(?:([po])(?:=(\w+))?|(\w+))\}")
"""A marked word. Groups: the word; kind of a description; referent of a description; referent of a pronoun."""
GRADE = re.compile(r"(\w+) (\d)")


@dataclass(frozen=True)
class Lesson:
    """A training document. record: text and gold mentions, as in the corpora; names, quotes: as the finders find them."""

    record: dict[str, Any]
    document: Document
    names: list[Mention]
    quotes: list[Quote]

    @cached_property
    def gold(self) -> dict[int, dict[str, Any]]:
        """{token index of a mention's head: the mention}."""
        found: dict[int, dict[str, Any]] = {}
        for row in self.record["gold"]:
            found.setdefault(self.document.token_at(row["head"][0]), row)
        return found

    def entity_of(self, one: Reference) -> str | None:
        """Gold entity of a reference; None if it is not annotated."""
        tokens = range(one.end - 1, one.first - 1, -1) if one.form == "name" else (one.head,)
        return next((self.gold[token]["entity"] for token in tokens if token in self.gold), None)

    def voted(self, entity: Entity, group: Sequence[Mention] = ()) -> str | None:
        """Gold entity of most references of an entity; without references, that of the names in `group`; None if none is annotated."""
        votes = Counter(filter(None, map(self.entity_of, entity.references)))
        if votes:
            return votes.most_common(1)[0][0]
        ends = (self.document.token_at(row.end - 1) for row in group)
        return next((self.gold[token]["entity"] for token in ends if token in self.gold), None)


def lessons(path: Path) -> list[Lesson]:
    """Corpus in JSON Lines => its training documents."""
    return [lesson(json.loads(line)) for line in path.read_text("utf-8").splitlines()]


def lesson(record: dict[str, Any]) -> Lesson:
    """Document of a corpus ("text", "published", "gold") => training document."""
    document = annotate(
        Article(record["text"], published=date.fromisoformat(record["published"]) if record["published"] else None)
    )
    names = find_mentions(document)
    document = name_tags(document, ((one.start, one.end) for one in names if one.kind != "people"))
    return Lesson(record, document, names, find_quotes(document, names))


def marked_lessons(path: Path, between: re.Pattern[str] = BETWEEN) -> Iterator[Lesson]:
    """File of marked documents => training documents; lines that start with # are comments. between: separator of two documents."""
    text = "".join(line for line in path.read_text("utf-8").splitlines(keepends=True) if not line.startswith("#"))
    return (marked_lesson(marked.strip()) for marked in between.split(text) if marked.strip())


def marked_lesson(marked: str) -> Lesson:
    """Marked text => training document with a gold mention for each mark and each name, and the numbers of the first line as "salience".

    Raises ValueError if a mark names a word that is not in the text, or if a brace marks nothing."""
    grades, marked = marked.split("\n", 1) if marked.startswith("!") else ("", marked)
    text = MARK.sub(r"\1", marked)
    if "{" in text or "}" in text:
        at = re.search(r"[{}]", text)
        around = text[max(0, at.start() - 30) : at.end() + 20] if at else ""
        raise ValueError(
            f"A brace that marks nothing, near {around!r}; write word{{p}}, word{{o=Name}} or pronoun{{Name}}."
        )
    one = lesson({"text": text, "published": None, "gold": []})
    entities = Marked(one.document, one.names, marked)
    one.record["gold"] = list(entities.mentions())
    one.record["salience"] = {
        entities.entity_at(nearest_token(one.document, word, 0)): int(grade)
        for word, grade in GRADE.findall(grades)
        if int(grade)
    }
    return one


class Marked:
    """Entities of the marked words and of the names of a document. marked: its text with marks."""

    def __init__(self, document: Document, names: list[Mention], marked: str):
        self.document = document
        self.groups = cluster_names(document, names)
        self.named = {
            token: number
            for number, group in enumerate(self.groups)
            for row in group.rows
            for token in document.tokens_in(row.start, row.end)
        }
        self.marks: list[tuple[int, int, str | None]] = []
        self.stands_for: dict[int, int] = {}
        removed = 0
        for match in MARK.finditer(marked):
            start, end = match.start(1) - removed, match.end(1) - removed
            removed += match.end() - match.end(1)
            self.marks.append((start, end, KINDS.get(match[2] or "")))
            word, at = match[3] or match[4], document.token_at(start)
            if word:
                self.stands_for[at] = nearest_token(document, word, at)

    def entity_at(self, token: int) -> str:
        """Entity of a token: that of the name it is part of or refers to, else one for the last word in its chain of references."""
        seen = {token}
        while token in self.stands_for and token not in self.named and self.stands_for[token] not in seen:
            token = self.stands_for[token]
            seen.add(token)
        return f"e{self.named[token]}" if token in self.named else f"w{token}"

    def mentions(self) -> Iterator[dict[str, Any]]:
        """=> gold mentions: names, marked descriptions and pronouns, and the words they refer to."""
        for number, group in enumerate(self.groups):
            yield from (gold_mention(self.document, row.start, row.end, f"e{number}", group.kind) for row in group.rows)
        for start, end, kind in self.marks:
            yield gold_mention(self.document, start, end, self.entity_at(self.document.token_at(start)), kind)
        for token in sorted(set(self.stands_for.values()) - self.named.keys()):
            yield gold_mention(
                self.document, self.document.starts[token], self.document.ends[token], self.entity_at(token), None
            )


def gold_mention(document: Document, start: int, end: int, entity: str, kind: str | None) -> dict[str, Any]:
    """Gold mention in the format of the corpora, with its last word as the head. kind None counts as a person."""
    head = document.starts[document.token_at(end - 1)], end
    return {"start": start, "end": end, "head": head, "entity": entity, "kind": kind or "person"}


def nearest_token(document: Document, word: str, before: int) -> int:
    """Last token before the token `before` that is the word, or ends in it after a hyphen; else the first one from there on. Raises ValueError if there is none."""
    tokens = (*range(before - 1, -1, -1), *range(before, len(document.words)))
    found: int | None = next(
        (at for at in tokens if word.lower() in (document.lower[at], document.lower[at].rpartition("-")[2])), None
    )
    if found is None:
        raise ValueError(f"No {word!r} in {document.text[:40]!r}; name a word of the article in the braces.")
    return found
