"""Keeps amounts whole in a headline: "up to" before a number, "bn" or "million" after it."""

from __future__ import annotations

import itertools

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
    """Sorted tokens => the same with the rest of each number, its currency and its hedge added, and with the "and" of "between 2 and 3"."""
    last, found = len(scene.document.words) - 1, set(tokens)
    for at in tokens:
        if at and is_hedge(scene, at - 1):
            found.add(at - 1)
        if at < last and continues_amount(scene, at + 1):
            found.add(at + 1)
        if scene.document.tags[at] in AMOUNT:
            found.update(written_together(scene, at))
    amounts = sorted(at for at in found if scene.document.tags[at] in AMOUNT)
    return sorted(found | {at for one, other in itertools.pairwise(amounts) for at in joins_amounts(scene, one, other)})


def written_together(scene: EventContext, token: int) -> range:
    """Tokens of the word in which a number or currency sign stands, without spaces: "R", "$", "1.9" and "bn" of "R$1.9bn"."""
    document, first, last = scene.document, token, token + 1
    while first and document.ends[first - 1] == document.starts[first] and is_part_of_amount(scene, first - 1):
        first -= 1
    while (
        last < len(document.words)
        and document.ends[last - 1] == document.starts[last]
        and is_part_of_amount(scene, last)
    ):
        last += 1
    return range(first, last)


def is_part_of_amount(scene: EventContext, token: int) -> bool:
    return scene.document.tags[token] in AMOUNT or scene.document.words[token].isalnum()


def is_one_amount(scene: EventContext, last: int, first: int) -> bool:
    """True if two neighbouring parts, of which one ends with token `last` and the other starts with `first`, are one amount: "R" and "$2", "£2bn" and
    "£3bn" in "between £2bn and £3bn"."""
    if scene.document.starts[first] == scene.document.ends[last]:
        return True
    amounts = {scene.document.tags[at] for one in (last, first) for at in written_together(scene, one)} & AMOUNT
    return bool(amounts) and bool(joins_amounts(scene, last, first))


def joins_amounts(scene: EventContext, one: int, other: int) -> list[int]:
    """The "and" or "to" between two amounts of a range ("between €2bn [and] €3bn"), and what the parser put apart around it; else []."""
    lower = scene.document.lower
    between = range(written_together(scene, one).stop, written_together(scene, other).start)
    return [*between] if [lower[at] for at in between] in (["and"], ["to"]) else []
