"""Amounts in a headline stay whole: "up to" in front of a number, and "bn" or "million" behind it."""

from __future__ import annotations

from analysis.link.events.context import EventContext

AMOUNT = frozenset(("CD", "$", "#"))


def is_hedge(scene: EventContext, token: int) -> bool:
    """pays [up] to €200: a part of the number, though it may be parsed as the verb's particle; not: puts [up] a tent."""
    low, tags = scene.document.lower, scene.document.tags
    return low[token : token + 2] == ["up", "to"] and tags[token + 2 : token + 3] != [] and tags[token + 2] in AMOUNT


def verb_particles(scene: EventContext, verb: int) -> list[int]:
    """called [off], gave [up]; not: pays [up] to €200."""
    return [at for at in scene.document.syntax.children_by(verb, "prt") if not is_hedge(scene, at)]


def continues_amount(scene: EventContext, token: int) -> bool:
    """£3.9[bn], 3 [million]: a word that belongs to the number in front of it, whatever it hangs on."""
    document, before = scene.document, token - 1
    if before < 0 or document.tags[before] != "CD":
        return False
    return document.tags[token] == "CD" or (
        document.starts[token] == document.ends[before] and document.words[token].isalpha()
    )


def whole_amounts(scene: EventContext, tokens: list[int]) -> list[int]:
    """Tokens in the order of the text => the same with the rest of each number and the words that limit it."""
    last, found = len(scene.document.words) - 1, set(tokens)
    for at in tokens:
        if at and is_hedge(scene, at - 1):
            found.add(at - 1)
        if at < last and continues_amount(scene, at + 1):
            found.add(at + 1)
    return sorted(found)
