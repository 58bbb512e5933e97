"""Mentions of events that a toll can belong to: "the flood", "Hurricane Ida", "a bus plunged"."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass

from analysis.extract.dates import DateExpression
from analysis.extract.mentions import Mention
from analysis.language import Document, Sentence
from analysis.language.lexicons import word_class
from analysis.language.syntax import Syntax
from analysis.language.syntax.arguments import SUBJECTS
from analysis.link.measures.attachment import Attached, is_verb
from analysis.link.measures.periods import Period, period_of
from analysis.link.measures.vocabulary import causes, outcomes, scope_words

Dates = Mapping[int, Sequence[Attached[DateExpression]]]
Places = Mapping[int, Sequence[Attached[Mention]]]
"""By sentence."""


NOUN_ROLES = frozenset((*SUBJECTS, "pobj", "dobj"))
"""Relations of what a noun does in its clause."""


@dataclass(frozen=True, slots=True)
class Cause:
    """One mention of an event by a noun or verb (`token`).

    classes: event classes of causes.tsv; words: noun with its proper name; name: proper name, as of a storm; plural: several events; indefinite:
    introduced as new ("a storm"); apart: distinguished from an earlier one ("another storm"); period, places: time and places in its clause."""

    token: int
    sentence: int
    classes: frozenset[str]
    words: str
    name: str
    plural: bool
    indefinite: bool
    apart: bool
    period: Period | None
    places: frozenset[str]


def find_causes(
    document: Document, sentence: Sentence, dates: Dates, places: Places, taken: Container[int]
) -> Iterator[Cause]:
    """Sentence => events that it mentions. taken: tokens of names and dates, which mention none ("Fire Service", "4 March")."""
    syntax, last = document.syntax, frozenset[str]()
    for at in range(sentence.first, sentence.last):
        classes = event_classes(syntax, at) if at not in taken else frozenset()
        if syntax.lower[at] in ("another", "others") and syntax.relations[at] in NOUN_ROLES:
            classes = last  # a storm killed 4 and [another] killed 7
        if classes:
            last = classes
            yield cause_at(document, sentence.number, at, classes, dates, places)


def event_classes(syntax: Syntax, at: int) -> frozenset[str]:
    """Event classes of the noun or verb at a token; empty if it modifies another noun: "[fire] chief", "[bomb] blast"."""
    lemma, tag = syntax.lemmas[at].lower(), syntax.tags[at]
    if tag[:2] == "NN" or (tag == "VBG" and syntax.relations[at] in NOUN_ROLES):
        found = causes("noun").get(syntax.lower[at] if tag == "VBG" else lemma, frozenset())
        if lemma == "strike" and at and syntax.lower[at - 1] in scope_words("from afar"):
            found = frozenset({"attack"})
        return frozenset() if found and describes_noun(syntax, at) else found
    return causes("verb").get(lemma, frozenset()) if is_verb(syntax, at) else frozenset()


def describes_noun(syntax: Syntax, at: int) -> bool:
    """True for a noun modifier ("[fire] chief"), except before an outcome ("[flood] deaths") or a proper name ("[Hurricane] Ida")."""
    head = syntax.heads[at]
    if syntax.relations[at] not in ("compound", "nmod") or head <= at:
        return False
    outcome = syntax.lemmas[head].lower() in outcomes("noun") or syntax.lemmas[head].lower() in scope_words("anybody")
    return syntax.tags[head] not in ("NNP", "CD") and not outcome


def cause_at(
    document: Document, sentence: int, at: int, classes: frozenset[str], dates: Dates, places: Places
) -> Cause:
    syntax = document.syntax
    own = {document.lower[one] for one in syntax.children(at)}
    head = syntax.heads[at] if syntax.relations[at] == "compound" and syntax.tags[syntax.heads[at]] == "NNP" else at
    name = " ".join(document.words[one] for one in range(at + 1, head + 1))
    verb = at if is_verb(syntax, at) else -1
    when = [period_of(one.row) for one in dates.get(sentence, ()) if one.nouns[:1] == (at,) or (verb >= 0 and one.verb == verb and one.modifies_verb)]  # fmt: skip
    where = {place_key(one.row) for one in places.get(sentence, ()) if at in one.nouns[:2] or (verb >= 0 and one.verb == verb and one.modifies_verb)}  # fmt: skip
    return Cause(
        at, sentence, classes, f"{word_of(syntax, at)} {name}".strip(), name.lower(), document.tags[at] in ("NNS", "NNPS"), bool(own & INDEFINITE),
        bool(own & scope_words("other event")) or document.lower[at] in ("another", "others"), next(iter(when), None), frozenset(where),
    )  # fmt: skip


def word_of(syntax: Syntax, at: int) -> str:
    """Label of an occasion: the lemma of its noun; a gerund as it is ("fighting")."""
    return syntax.lower[at] if syntax.tags[at] == "VBG" else syntax.lemmas[at].lower()


INDEFINITE = word_class("language/function_words", "indefinite")


def place_key(row: Mention) -> str:
    """Key of a place: its actor id, else its text in lower case."""
    return row.actor or row.text.lower()
