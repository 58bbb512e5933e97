"""Prepositional phrases that attribute a whole clause: "according to Roe", "in her view", "in the words of Roe"."""

from __future__ import annotations

from functools import cache

from analysis.extract.quotes.cues.verbs import Frame, entries_by_word
from analysis.extract.quotes.line import NAMES, Line, Range
from analysis.extract.quotes.phrases import phrase_after
from analysis.language.lexicons import rows

CLAUSE = frozenset({"that"})
REACH = 12
"""Tokens from the preposition to its noun, at most."""


@cache
def viewpoints() -> dict[str, dict[str, tuple[str, str]]]:
    """Preposition => {noun: (class, stance)}."""
    found: dict[str, dict[str, tuple[str, str]]] = {}
    for row in rows("quotes/viewpoints"):
        found.setdefault(row["preposition"], {})[row["noun"]] = row["class"], row["stance"]
    return found


def according_to(line: Line, at: int) -> Frame | None:
    speaker = phrase_after(line, at + 2) or phrase_after(line, at + 3)
    if not speaker or is_manner(line, speaker):
        return None
    return Frame(
        at, at + 2, at, speaker, speaker[1], CLAUSE, "said", False, "according_to", inverted=True, adjunct=True
    )


def is_manner(line: Line, source: Range) -> bool:
    """True if "according to" expresses manner or measure rather than a source: "according to size", "according to plan". Never true for a name."""
    named = any(line.tags[i] in NAMES or line.tags[i] == "POS" for i in range(*source))
    return not named and line.lemmas[source[1] - 1] in manner_nouns()


@cache
def manner_nouns() -> frozenset[str]:
    """Nouns after "according to" that are no sources."""
    found = (row["beside"] for row in rows("quotes/other_senses") if row["part"] == "preposition")
    return frozenset(word for beside in found for word in beside.split())


def viewpoint(line: Line, at: int) -> Frame | None:
    """Frame of a viewpoint phrase at the edge of a clause: "in her view", "by the union's own account", "in the words of Roe", "in a poll of
    voters" (but not "in a poll of voters, most said …", where the verb attributes); else None."""
    nouns = viewpoints().get(line.lower[at])
    if nouns is None or not (at <= line.first + 1 or line.words[at - 1] == ","):
        return None
    noun = next((i for i in range(at + 1, min(line.last, at + REACH)) if line.lower[i] in nouns), None)
    if noun is None or any(line.words[i] == "," or line.is_verb(i) for i in range(at + 1, noun)):
        return None
    class_, stance = nouns[line.lower[noun]]
    if class_ == "document":
        source = None if line.lemmas[line.syntax.heads[at]] in entries_by_word("verbs") else phrase_after(line, at + 1)
    else:
        source = possessor_of_viewpoint(line, at + 1, noun) or giver(line, at + 1, noun + 1)
    if source is None:
        return None
    behind = max(noun + 1, source[1])
    return Frame(
        at, noun + 1, at, source, behind, CLAUSE, stance, False, "viewpoint", inverted=True, class_=class_, adjunct=True
    )


def possessor_of_viewpoint(line: Line, first: int, noun: int) -> Range | None:
    """Possessor in a viewpoint phrase, its source: "in [her] view", "in [the union's] own words"."""
    for i in range(first, noun):
        if line.tags[i] == "PRP$":
            return i, i + 1
        if line.tags[i] == "POS":
            return first, i
    return None


def giver(line: Line, article: int, of: int) -> Range | None:
    """Source in an of-phrase: "in the words of [Ana Roe]"; None for "in view of the town"."""
    if of + 1 >= line.last or line.lower[article] != "the" or line.lower[of] != "of":
        return None
    return phrase_after(line, of + 1)
