"""Place of an event: a place name in a dependent of the verb, its object or its subject."""

from __future__ import annotations

from collections.abc import Iterator

from analysis.link.events.context import EventContext, listed

DEEPEST = 3
"""Nouns, or infinitives, between a verb and a place, at most: sent to a [clinic] in a [suburb] of Hanoi."""


def place_of_verb(scene: EventContext, verb: int) -> str | None:
    """ "met in Lund", "captured the town of Lund", "fled to a camp near Lund" => "Lund"; None without a place. A participle of result ("fell, [killing]
    four") takes the place of its governing verb."""
    syntax = scene.document.syntax
    follows = syntax.relations[verb] in ("advcl", "conj") and scene.document.tags[verb] == "VBG"
    verbs = [verb, *([at for at in syntax.ancestors(verb) if scene.document.tags[at] != "VBG"][:1] if follows else [])]
    return next((place for at in verbs for place in places_with(scene, at)), None)


def places_with(scene: EventContext, verb: int, depth: int = DEEPEST) -> Iterator[str]:
    """Place names in the dependents of a verb, most reliable first: prepositional phrases, object, infinitive, subject."""
    document, syntax = scene.document, scene.document.syntax
    for at in syntax.children_by(verb, "prep"):
        goes = document.lower[at] == "to" and document.lemmas[verb] in listed("going")
        yield from places_behind(scene, at, DEEPEST, is_there=goes)
    for noun in syntax.children_by(verb, "dobj", "nsubjpass"):
        if document.lemmas[verb] in listed("done to a place"):
            yield from own_places(scene, noun)
        yield from places_inside(scene, noun, DEEPEST)
    for at in syntax.children_by(verb, "xcomp") if depth else ():
        yield from places_with(scene, at, depth - 1)
    for noun in syntax.children_by(verb, "nsubj"):
        yield from places_inside(scene, noun, DEEPEST)


def places_behind(scene: EventContext, preposition: int, depth: int, *, is_there: bool = False) -> Iterator[str]:
    """Place names in a prepositional phrase: "in [Lund]", "to a camp near [Lund]". is_there: accept a preposition that does not always mark a place
    ("to")."""
    document, syntax = scene.document, scene.document.syntax
    if document.tags[preposition] not in ("IN", "TO") or document.lower[preposition] == "from":
        return
    for noun in syntax.children_by(preposition, "pobj"):
        if is_there or document.lower[preposition] in listed("place before event"):
            named = scene.mentions_in(min(preposition, noun) + 1, noun + 1)
            yield from (row.text for row in named if row.kind == "place")
            yield from own_places(scene, noun)
        yield from places_inside(scene, noun, depth - 1)


def places_inside(scene: EventContext, noun: int, depth: int) -> Iterator[str]:
    """Place names in the prepositional phrases of a noun and its conjuncts: "a bridge in [Lund]", "a blast at a pit near [Lund]"."""
    syntax = scene.document.syntax
    for head in (noun, *syntax.children_by(noun, "conj")):
        for at in syntax.children_by(head, "prep") if depth else ():
            yield from places_behind(scene, at, depth)


def own_places(scene: EventContext, noun: int) -> Iterator[str]:
    """Place name that is the noun itself or in its of-phrase: "[Lund]", "the town of [Lund]"."""
    document, syntax = scene.document, scene.document.syntax
    of = [at for at in syntax.children_by(noun, "prep") if document.lower[at] == "of"]
    for head in (noun, *(below for at in of for below in syntax.children_by(at, "pobj"))):
        first = min([head, *syntax.children_by(head, "compound", "nmod", "amod")])
        named = scene.mentions_in(first, head + 1)
        yield from (row.text for row in named if row.kind == "place" and row.end == document.ends[head])
