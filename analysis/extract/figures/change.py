"""Change: rose by 5, fell to 7, up 2 percent; and the verb that says so."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from analysis.extract.figures.number import lowercase_at
from analysis.extract.figures.vocabulary import change_lemma, changes, listed, pasts
from analysis.language import Document

MAX_VERB_TOKENS = 14
"""Tokens between a verb of change and its figure: "rose by a quarter, to 9,000 from …"."""


@dataclass(frozen=True, slots=True)
class Change:
    """kind: rise, fall (the amount), rise to, fall to, rise from, fall from; verb: token of its verb, -1 for none; transitive: what
    changes is the verb's object (they cut | the tax | by 5 percent)."""

    kind: str
    verb: int = -1
    transitive: bool = False


def change_of(document: Document, at: int, end: int, first: int, last: int, counts: bool) -> Change | None:
    """Change that a figure of tokens at:end (with its hedge) tells; counts: it has a noun of its own to count."""
    return change_before(document, at, first, counts) or change_after(document, end, last)


def change_before(document: Document, at: int, first: int, counts: bool) -> Change | None:
    """Change stated by the words before the figure, which starts at token `at`: "fell to", "up", "an increase of"; None if there is none."""
    before = document.lower[at - 1] if at > first else ""
    if before in listed("focus_adverb") and at - 1 > first:
        at, before = at - 1, document.lower[at - 2]
    if before in listed("before_change_noun") and at - 1 > first:
        at, before = at - 1, document.lower[at - 2]
    if before in ("minus", "negative") and at - 1 > first:
        at, before = at - 1, document.lower[at - 2]
    if before == "from" and at - 2 >= first and document.lower[at - 2] in ("up", "down"):
        return Change(f"{particle_direction(document.lower[at - 2])} from")
    if before in ("up", "down"):
        return change_at_particle(document, at, counts)
    if before == "by" and at - 3 >= first and document.lower[at - 2] in ("up", "down"):
        return Change(particle_direction(document.lower[at - 2]), at - 3)
    if (
        before in listed("change_preposition")
        and (way := particle(document, at - 2, max(first, at - MAX_VERB_TOKENS))) is not None
    ):
        return Change(f"{particle_direction(document.lower[way])} {before}".removesuffix(" by"), way - 1)
    if before == "of" and (noun := mover(document, at - 2, at - 2)) is not None:
        return Change(verb_direction(document, noun))
    if (
        before in listed("change_preposition")
        and (moved := mover(document, at - 2, max(first, at - MAX_VERB_TOKENS))) is not None
    ):
        takes = change_word(document, moved)[1]
        far = before != "from" and moved < at - 2 and "from" not in document.lower[moved:at]
        if counts and (is_supply(document, moved) or (far and takes != "object")):
            return None
        return Change(f"{verb_direction(document, moved)} {before}".removesuffix(" by"), moved, takes == "object")
    if (
        before
        and (moved := mover(document, at - 1, at - 1)) is not None
        and is_change_verb_before_figure(document, moved)
    ):
        takes = change_word(document, moved)[1]
        tells = takes == "both" or (takes == "subject" and not counts)
        return Change(verb_direction(document, moved), moved) if tells and not is_instruction(document, moved) else None
    return None


def is_supply(document: Document, verb: int) -> bool:
    """True if what the verb cuts is a supply, so that its figure counts those who have lost it: "[power] was cut to 31 towns"."""
    syntax = document.syntax
    moved = (*syntax.subjects(verb), *syntax.objects(verb))
    return any(document.lemmas[at] in listed("supply") for at in moved)


def is_instruction(document: Document, verb: int) -> bool:
    """True for a base form without subject or auxiliary, which asks for something and tells no change: "[Add] two eggs"."""
    syntax = document.syntax
    alone = document.tags[verb] in ("VB", "VBP") and syntax.relations[verb] in ("root", "conj")
    return alone and not syntax.subjects(verb) and not syntax.children_by(verb, "aux")


def change_at_particle(document: Document, at: int, counts: bool) -> Change | None:
    """Change stated by "up" or "down" directly before token `at` ("prices up [3 percent]"); None after a verb that moves nothing ("made up [23 percent]")."""
    if document.words[at - 2] == ",":  # a profit of $5m, up | 84 percent: what was counted before
        return Change(particle_direction(document.lower[at - 1]))
    verb = at - 1 if document.tags[at - 2] in ("NN", "NNS") else at - 2
    if document.tags[at - 2][:2] == "VB" and document.lemmas[at - 2] not in listed("moving"):
        return None  # made up 23 percent of the force
    return None if counts else Change(particle_direction(document.lower[at - 1]), verb)


def particle_direction(word: str) -> str:
    """up => rise; down => fall."""
    return "rise" if word == "up" else "fall"


def particle(document: Document, at: int, first: int) -> int | None:
    """Token of "up" or "down" after a verb that is no verb of change itself: "was revised [down] to 1.2%"; None if there is none from token `first` on."""
    for here in range(at, max(first, 1) - 1, -1):
        if document.lower[here] in ("up", "down") and document.tags[here - 1][:2] == "VB":
            return here if document.lemmas[here - 1] in listed("revising") else None
        if document.tags[here] in ("VBD", "VBZ", "VBP", "MD", ":"):
            return None
    return None


def mover(document: Document, at: int, first: int) -> int | None:
    """Token of the nearest verb or noun of change from token `at` back to `first`; None if there is none or another verb comes between."""
    while at >= max(0, first):
        tag = document.tags[at]
        if tag[:2] in ("VB", "NN", "JJ") and change_lemma(document.lower[at], tag):
            return at
        if tag in ("VBD", "VBZ", "VBP", "MD") or tag in (":", "``", "''"):
            return None
        at -= 1
    return None


def change_word(document: Document, at: int) -> tuple[str, str]:
    """Word of change at token `at` => its direction ("rise", "fall") and what it takes ("subject", "object", "both")."""
    return changes()[change_lemma(document.lower[at], document.tags[at]) or ""]


def verb_direction(document: Document, at: int) -> str:
    """Direction of the word of change at token `at`: "rise" or "fall"."""
    return change_word(document, at)[0]


def is_change_verb(document: Document, at: int) -> bool:
    """True if the token is a verb by its tag, or has a form that only a past tense has: "the toll [climbed/NN] to 118"."""
    return document.tags[at][:2] == "VB" or change_lemma(document.lower[at], "VBD") not in (None, document.lower[at])


def is_change_verb_before_figure(document: Document, at: int) -> bool:
    """Like `is_change_verb`, for forms equal to their own past ("cut", "hit") that are tagged as nouns directly before a figure."""
    low = document.lower[at]
    return is_change_verb(document, at) or (
        pasts().get(low) == low and document.tags[at - 1] in ("NN", "NNS", "NNP", "PRP")
    )


def change_after(document: Document, end: int, last: int) -> Change | None:
    """Change stated after the figure, which ends at token `end`: "a 5 percent [rise]", "2 percent [higher]"; None if there is none."""
    low = lowercase_at(document, end, last)
    moved = end + (low in ("points", "places"))
    particle, behind = lowercase_at(document, moved, last), lowercase_at(document, moved + 1, last)
    if particle in ("up", "down") and behind in ("on", "from"):
        return Change(particle_direction(particle))
    if low in ("higher", "lower") or (low in comparatives() and is_comparison(document, end, last)):
        return Change("rise" if low in listed("comparative_of_rise") else "fall")
    for at in range(end, min(last, end + 3)):
        if document.tags[at] not in ("NN", "NNS", "JJ", "HYPH") or document.syntax.subjects(at):
            break
        if document.tags[at] == "NN" and document.lower[at] in changes():
            return Change(verb_direction(document, at))
    return None


def is_comparison(document: Document, at: int, last: int) -> bool:
    """True if a comparative compares with another time or thing ("14% | fewer", "340 | fewer arrests", "12 | more officers than last year");
    False if it adds ("another 12 | more people")."""
    return (
        document.lower[at - 1] in PERCENT
        or document.lower[at] == "fewer"
        or "than" in document.lower[at + 1 : min(last, at + MAX_COMPARED_TOKENS)]
    )


MAX_COMPARED_TOKENS = 4
"""Tokens from a comparative to its "than"."""
PERCENT = ("%", "percent", "cent", "pc", "pct")


@cache
def comparatives() -> frozenset[str]:
    """Comparatives that state a change after a figure: "14% [fewer]"."""
    return listed("comparative_of_rise") | listed("comparative_of_fall")


def measuring_verb(document: Document, at: int, first: int) -> int | None:
    """Verb whose subject the figure at token `at` measures: "turnout [was] 62 percent", "[stood] at 62"; None if there is none."""
    at -= 1
    if at > first and document.lower[at] in ("at", "as") and (putting := putting_verb(document, at, first)) is not None:
        return putting
    while at > first and (document.lower[at] in listed("measured_by_preposition") or document.tags[at] == "RB"):
        at -= 1
    if at > first and document.lower[at] in listed("without_change"):
        at -= 1 + (document.tags[at - 1] in ("RB", "JJ"))
    return at if at > first and is_measuring(document, at) else None


def is_measuring(document: Document, at: int) -> bool:
    """True for a verb of measuring by its lemma, whatever its tag: before a figure "cost" and "hit" are verbs, and "totalled" is a form of "total"."""
    low = document.lower[at]
    forms = {document.lemmas[at], low.removesuffix("ed"), low.removesuffix("led"), low.removesuffix("d")}
    return not forms.isdisjoint(listed("measuring"))


def estimating() -> frozenset[str]:
    """Verbs whose object is what a figure behind "at" or "as" is the amount of: put the cost at, give the toll as."""
    return listed("putting") | listed("giving")


def putting_verb(document: Document, at: int, first: int) -> int | None:
    """Verb of estimating a few words before "at" (token `at`) or "as": "[put] the cost of the repair at $9m", "[gave] the toll as 27"; None if there is none."""
    verbs = listed("putting") if document.lower[at] == "at" else listed("giving")
    for verb in range(at - 1, max(first, at - 9), -1):
        if document.tags[verb][:2] == "VB" and document.lower[verb] not in listed("casualty"):
            return verb if document.lemmas[verb] in verbs else None
    return None
