"""Words and tags => a head and a relation for each token."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate

from analysis.language.lexicons import word_class
from analysis.language.syntax.decoder import decode_trees
from analysis.language.syntax.network import network, sentence_batches

MAX_SENTENCE_TOKENS = 160
"""Longer sentences, mostly lists and tables, are parsed in parts of this length; the roots of the later parts depend on the first."""

SUBJECTS = word_class("language/relations", "subject")
CLAUSE_OPENERS = word_class("language/function_words", "preposition and conjunction")
VERB_SIGNS = word_class("language/relations", "shows a verb")
"""Relations of dependents that only the verb of a clause has."""


Parse = tuple[list[int], list[str]]
"""(heads, relations) of the tokens of a text."""


def parse(words: Sequence[str], tags: Sequence[str], bounds: Sequence[tuple[int, int]]) -> Parse:
    """Words, tags and the tokens first:last of each sentence => (heads, relations): for each token the index of its head (-1 for the root of a sentence) and its relation to it.

    Every sentence is a tree with one root. A token outside all sentences is a root of its own.
    """
    heads, relations = [-1] * len(words), ["root"] * len(words)
    parts = [part for first, last in bounds for part in window_parts(first, last)]
    for group in sentence_batches(parts):
        parse_together(words, tags, group, heads, relations)
    join_parts(bounds, heads, relations)
    return heads, relations


def parse_changed(
    words: Sequence[str], tags: Sequence[str], bounds: Sequence[tuple[int, int]], before: tuple[Sequence[str], Parse]
) -> Parse:
    """The same as `parse` for sentences that were parsed with other tags: those whose tags are the same keep their parse. before: (tags, parse)."""
    (heads, relations), old = (before[1][0][:], before[1][1][:]), before[0]
    changed = [(first, last) for first, last in bounds if tags[first:last] != old[first:last]]
    if not changed:
        return heads, relations
    tokens = [at for first, last in changed for at in range(first, last)]
    ends = list(accumulate(last - first for first, last in changed))
    parsed = parse([words[at] for at in tokens], [tags[at] for at in tokens], list(zip([0, *ends], ends)))
    for at, head, relation in zip(tokens, *parsed):
        heads[at], relations[at] = tokens[head] if head >= 0 else -1, relation
    return heads, relations


def window_parts(first: int, last: int) -> list[tuple[int, int]]:
    """Tokens first:last of a sentence => its parts of at most MAX_SENTENCE_TOKENS tokens."""
    return [(at, min(at + MAX_SENTENCE_TOKENS, last)) for at in range(first, last, MAX_SENTENCE_TOKENS)]


def parse_together(
    words: Sequence[str], tags: Sequence[str], bounds: list[tuple[int, int]], heads: list[int], relations: list[str]
) -> None:
    """Fill in heads and relations of a batch of sentences."""
    model, first, last = network(), bounds[0][0], bounds[-1][1]
    parts = [slice(start - first, end - first) for start, end in bounds]
    state = model.encode(words[first:last], tags[first:last], [(part.start, part.stop) for part in parts])
    for (start, end), (tree, labels) in zip(bounds, decode_trees(model, state, parts)):
        heads[start:end] = [head if head < 0 else head + start for head in tree]
        relations[start:end] = labels
    for start, end in bounds:
        raise_participles(words, tags, heads, relations, start, end)
    for verb in range(first, last):
        if relations[verb] == "conj":
            join_shared_subjects(heads, relations, verb)
        if relations[verb] in ("conj", "advcl"):
            open_clause(words, tags, heads, relations, verb, first)


def raise_participles(
    words: Sequence[str], tags: Sequence[str], heads: list[int], relations: list[str], first: int, last: int
) -> None:
    """Repair a sentence that has a noun as its root and a participle after it: the participle becomes its verb, as in
    "A ferry [overturned] late on Sunday, killing four, he said." A line without a full stop, such as a headline, stays as it is.
    """
    if words[last - 1] != ".":
        return
    nouns = [at for at in range(first, last) if relations[at] in ("root", "ccomp") and tags[at].startswith("NN")]
    for noun in nouns:
        verb = next((at for at in range(noun + 1, last) if heads[at] == noun and relations[at] == "acl"), -1)
        own = {relations[at] for at in range(first, last) if heads[at] in (noun, verb)}
        if verb >= 0 and tags[verb] in ("VBN", "VBD") and not own & VERB_SIGNS:
            raise_participle(heads, relations, noun, verb, last)


def raise_participle(heads: list[int], relations: list[str], noun: int, verb: int, last: int) -> None:
    """Put the participle after a noun in the noun's place in the tree, with the noun as its subject."""
    heads[verb], relations[verb], heads[noun], relations[noun] = heads[noun], relations[noun], verb, "nsubj"
    for at in range(verb + 1, last):
        if heads[at] == noun:
            heads[at], relations[at] = verb, "advcl" if relations[at] == "acl" else relations[at]


def join_shared_subjects(heads: list[int], relations: list[str], verb: int) -> None:
    """Repair "grew after [Ana Roe and Ben Poe] were killed": if "after" was parsed as a preposition of the first name, and the second name as
    the subject of a conjunct, both names become the subject of a clause introduced by "after". This changes four arcs at once, which the
    decoder cannot find arc by arc; it changes none of the 15,333 tokens of the development set.
    """
    above = heads[verb]
    subject = next((at for at in range(verb - 1, above, -1) if heads[at] == verb and relations[at] in SUBJECTS), -1)
    joined = next((at for at in range(subject - 1, above, -1) if relations[at] == "cc"), -1)
    other = heads[joined] if joined >= 0 else -1
    opener = heads[other] if other >= 0 else -1
    shared = above < opener < other < joined and relations[other] == "pobj" and heads[opener] == above
    if shared and not any(heads[at] == other and relations[at] == "conj" for at in range(joined, subject)):
        heads[other], relations[other] = verb, relations[subject]
        heads[subject], relations[subject] = other, "conj"
        heads[opener], relations[opener] = verb, "mark"
        relations[verb] = "advcl"


def open_clause(
    words: Sequence[str], tags: Sequence[str], heads: list[int], relations: list[str], verb: int, first: int
) -> None:
    """Repair "took over [after] her predecessor, Lars Moe, [left]": if "after" was parsed as a preposition and the verb after its noun as a conjunct
    without a conjunction, the noun becomes the subject of a clause introduced by "after".
    """
    above = heads[verb]
    between = range(above + 1, verb)
    openers = (at for at in between if heads[at] in (above, verb) and words[at] in CLAUSE_OPENERS)
    opener = next(openers, -1)
    noun = next((at for at in between if heads[at] == opener and relations[at] == "pobj"), -1)
    if above < 0 or noun < 0 or tags[verb] not in ("VBD", "VBZ"):
        return
    own = any(heads[at] == verb and relations[at] in VERB_SIGNS for at in range(first, verb))
    joined = any(relations[at] == "cc" and heads[at] in (above, verb) for at in between)
    parted = any(heads[at] == above and relations[at] != "punct" for at in range(noun, verb))
    if not (own or joined or parted):
        heads[noun], relations[noun] = verb, "nsubj"
        heads[opener], relations[opener], relations[verb] = verb, "mark", "advcl"


def join_parts(bounds: Sequence[tuple[int, int]], heads: list[int], relations: list[str]) -> None:
    """Give the relation "root" to roots only, and make the later roots of a sentence that was parsed in parts depend on the first."""
    for first, last in bounds:
        root = -1
        for at in range(first, last):
            if heads[at] < 0 and root < 0:
                root, relations[at] = at, "root"
            elif heads[at] < 0:
                heads[at], relations[at] = root, "dep"
            elif relations[at] == "root":
                relations[at] = "dep"
