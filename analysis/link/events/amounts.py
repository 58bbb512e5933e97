"""Keeps amounts whole in a headline: "up to" before a number, "bn" or "million" after it."""

from __future__ import annotations

from analysis.link.events.context import EventContext

AMOUNT = frozenset(("CD", "$", "#"))


def is_hedge(scene: EventContext, token: int) -> bool:
    """True for "up" in "up to" before an amount, even if parsed as a verb particle: "pays [up] to €200"; False for "puts [up] a tent"."""
    low, tags = scene.document.lower, scene.document.tags
    return low[token : token + 2] == ["up", "to"] and tags[token + 2 : token + 3] != [] and tags[token + 2] in AMOUNT


def verb_particles(scene: EventContext, verb: int) -> list[int]:
    """Particles of a verb ("called [off]", "gave [up]"), without the hedge "up to": "pays [up] to €200"."""
    return [at for at in scene.document.syntax.children_by(verb, "prt") if not is_hedge(scene, at)]


def continues_amount(scene: EventContext, token: int) -> bool:
    """True for a token that continues the number before it, wherever the parser attached it: "£3.9[bn]", "3 [million]"."""
    document, before = scene.document, token - 1
    if before < 0 or document.tags[before] != "CD":
        return False
    return document.tags[token] == "CD" or (
        document.starts[token] == document.ends[before] and document.words[token].isalpha()
    )


def whole_amounts(scene: EventContext, tokens: list[int]) -> list[int]:
    """Sorted tokens => the same with the rest of each number and its hedge added."""
    last, found = len(scene.document.words) - 1, set(tokens)
    for at in tokens:
        if at and is_hedge(scene, at - 1):
            found.add(at - 1)
        if at < last and continues_amount(scene, at + 1):
            found.add(at + 1)
    return sorted(found)
