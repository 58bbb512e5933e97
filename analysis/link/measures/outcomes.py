"""Outcome of the people or things that a figure counts: "34 people were killed", "34 dead", "the toll rose to 34" => dead."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

from analysis.extract.figures import Figure
from analysis.language import Document
from analysis.language.lemmas import lemma
from analysis.language.social_nouns import social_senses
from analysis.language.syntax import Syntax
from analysis.language.syntax.arguments import SUBJECTS
from analysis.link.measures.attachment import is_verb, nearest_verb
from analysis.link.measures.vocabulary import figure_words, outcomes, outcomes_of, scope_words


@dataclass(frozen=True, slots=True)
class Outcome:
    """What happened to those counted. means: the outcome ("dead"); population: lemmas of the people or things counted, "" for people in general; word: token that expresses the
    outcome; verb: verb of its clause, -1 for none.
    """

    means: str
    population: str
    word: int
    verb: int


@dataclass(frozen=True, slots=True)
class Counted:
    """Tokens of a figure. first, last: the number, half-open; phrase: what it counts, or the last token of the number if that is not stated."""

    first: int
    last: int
    phrase: range

    @property
    def noun(self) -> int:
        return self.phrase[-1]

    @property
    def anchor(self) -> int:
        """Token whose dependencies give the outcome: the noun after the number; the number itself if the noun is elided: "14 people died and [nine] are
        missing"."""
        return self.noun if self.noun >= self.first else self.last - 1


def counted_tokens(document: Document, row: Figure) -> Counted:
    """Figure => tokens of its number and its noun. In "number of dead" and "toll of the quake" the words for the people counted."""
    number = document.tokens_in(row.start, row.end)
    if row.counted_start is None or row.counted_end is None:
        return Counted(number.start, number.stop, number[-1:])
    phrase = document.tokens_in(row.counted_start, row.counted_end)
    of = next((at for at in phrase if document.lower[at] == "of"), None)
    if of is not None and of > phrase.start:
        reckoned = document.lemmas[of - 1] in figure_words("reckoned")
        phrase = range(of + 1, phrase.stop) if reckoned and of + 1 < phrase.stop else range(phrase.start, of)
    return Counted(number.start, number.stop, phrase or number[-1:])


def find_outcome(document: Document, counted: Counted) -> Outcome | None:
    """Outcome of the counted noun, by its own words, an adjective after it, or the verb that it depends on; None if there is none."""
    syntax = document.syntax
    anchor = first_of_joined(syntax, counted.anchor)
    for means, word in chain(
        named_outcomes(document, counted), verb_argument_outcomes(syntax, anchor), person_outcomes(document, counted)
    ):
        if not can_befall(document, counted, means, word):
            continue
        verb = word if is_verb(syntax, word) else nearest_verb(syntax, counted.anchor)
        return Outcome(means, population(document, counted, means), word, verb)
    return None


def can_befall(document: Document, counted: Counted, means: str, word: int) -> bool:
    """True if those counted can have the outcome that token `word` expresses: jobs are cut, people travel and march."""
    if means in outcomes_of("jobs"):
        return document.lemmas[counted.noun].lower() in scope_words("job")
    if means in outcomes_of("travellers") and is_capacity(document.syntax, word):
        return False
    return means not in outcomes_of("travellers") | outcomes_of("crowds") or are_people(document, counted)


def is_capacity(syntax: Syntax, verb: int) -> bool:
    """True if the verb tells how many a vehicle may carry, not how many it did: "licensed to [carry] 140", "can [carry] 90"."""
    above = syntax.heads[verb]
    granted = above >= 0 and syntax.lemmas[above].lower() in scope_words("capacity")
    return granted or any(syntax.lower[at] in scope_words("capacity") for at in syntax.children_by(verb, "aux"))


def are_people(document: Document, counted: Counted) -> bool:
    """True if people are counted, or a number without a noun: "carried 45 [pilgrims]"; False for "carried 45 [boxes]", "6.8 [earthquake] struck"."""
    word = document.lemmas[counted.noun].lower()
    senses = social_senses(word)
    person, body = senses.get("person", (9, 0)), senses.get("body", (9, 0))
    named = document.tags[counted.noun] in ("NNP", "NNPS") or word in scope_words("anybody") | outcomes("anyone").keys()
    return counted.noun < counted.last or named or person[0] <= 2 or body[0] == 1


def named_outcomes(document: Document, counted: Counted) -> Iterator[tuple[str, int]]:
    """(outcome, token) from the counted words or the word after them: "34 [dead]", "47 [deaths]", "34 people [missing]"."""
    syntax = document.syntax
    for at in reversed(counted.phrase):
        word, low = syntax.lemmas[at].lower(), syntax.lower[at]
        if word in outcomes("noun"):
            yield outcomes("noun")[word], at
        elif low in outcomes("adjective"):
            yield outcomes("adjective")[low], at
    behind = counted.anchor + 1
    if behind < len(syntax.lower) and syntax.lower[behind] in outcomes("adjective"):
        yield outcomes("adjective")[syntax.lower[behind]], behind


def person_outcomes(document: Document, counted: Counted) -> Iterator[tuple[str, int]]:
    """(outcome, token) from a noun for those affected: "12,000 [protesters]", "12 [survivors]"."""
    word = document.lemmas[counted.noun].lower()
    if word in outcomes("person"):
        yield outcomes("person")[word], counted.noun


def first_of_joined(syntax: Syntax, noun: int) -> int:
    """First conjunct of a coordination, which carries the relation to the verb: "[34 soldiers] and 12 civilians were killed"."""
    for _ in range(4):
        if syntax.relations[noun] != "conj" or is_verb(syntax, syntax.heads[noun]):
            return noun
        noun = syntax.heads[noun]
    return noun


def verb_argument_outcomes(syntax: Syntax, noun: int) -> Iterator[tuple[str, int]]:
    """(outcome, token) from the verbs of which the noun is subject or object."""
    relation, head = syntax.relations[noun], syntax.heads[noun]
    if (relation in SUBJECTS or relation == "dobj") and head >= 0:
        yield from verb_outcomes(syntax, head, outcome_form(syntax, relation, head))
    for at in syntax.children_by(noun, "acl", "relcl"):
        if syntax.tags[at] == "VBN" or syntax.is_passive(at):
            yield from verb_outcomes(syntax, at, "verb")
        elif noun in syntax.subjects(at):
            yield from verb_outcomes(syntax, at, "subject")
    if relation == "pobj" and syntax.lower[head] == "of" and syntax.heads[head] >= 0:
        of = syntax.heads[head]
        if (word := syntax.lemmas[of].lower()) in outcomes("noun"):
            yield outcomes("noun")[word], of


def outcome_form(syntax: Syntax, relation: str, verb: int) -> str:
    """Lexicon form for a noun's relation to a verb: "verb" for the object or passive subject ("34 killed in floods"), "subject" for the active subject."""
    bare_passive = syntax.tags[verb] == "VBN" and not syntax.children_by(verb, "dobj", "aux")
    return "subject" if relation == "nsubj" and not bare_passive else "verb"


def verb_outcomes(syntax: Syntax, verb: int, form: str) -> Iterator[tuple[str, int]]:
    """(outcome, token) from a verb, its complements ("lost power") or its predicate: "are believed to have [died]", "left [dead]"."""
    verb_lemma = verb_lemma_of(syntax, verb)
    for completed in completions(syntax, verb):
        if means := outcomes(form).get(f"{verb_lemma} {completed}"):
            yield means, verb
    if verb_lemma in outcomes(form):
        yield outcomes(form)[verb_lemma], verb
    elif syntax.lower[verb] in outcomes("adjective"):
        yield outcomes("adjective")[syntax.lower[verb]], verb  # were missing, read as a verb
    for at in syntax.children_by(verb, "acomp", "oprd", "xcomp", "attr"):
        if syntax.lower[at] in outcomes("adjective"):
            yield outcomes("adjective")[syntax.lower[at]], at
        elif is_verb(syntax, at):
            inner = "verb" if syntax.is_passive(at) or (syntax.tags[at] == "VBN" and syntax.child(at, "aux") is None) else "subject"  # fmt: skip
            if (word := syntax.lemmas[at].lower()) in outcomes(inner):
                yield outcomes(inner)[word], at


def verb_lemma_of(syntax: Syntax, verb: int) -> str:
    """Lemma of a verb, also if a participle is tagged as an adjective: "12 were [infected]" => "infect"."""
    adjective = syntax.tags[verb][:2] == "JJ"
    return (lemma(syntax.lower[verb], "VBN") if adjective else syntax.lemmas[verb]).lower()


def completions(syntax: Syntax, verb: int) -> Iterator[str]:
    """Lemmas of the dependents after a verb and of their prepositional objects: "walked [out]", "taken to [hospital]"."""
    yield from (syntax.lemmas[at].lower() for at in syntax.children(verb) if at > verb)
    for at in syntax.children_by(verb, "prep"):
        yield from (syntax.lemmas[noun].lower() for noun in syntax.children_by(at, "pobj"))


def population(document: Document, counted: Counted, means: str) -> str:
    """Lemmas of the people or things counted: "Israeli soldiers" => "israeli soldier"; "people", "the dead" => ""."""
    if means in (*outcomes("person").values(), "crowd") and document.lemmas[counted.noun].lower() in outcomes("person"):
        return ""
    nothing = (
        {word for word, outcome in outcomes("anyone").items() if outcome == means}
        | outcomes("noun").keys()
        | outcomes("adjective").keys()
        | scope_words("anybody")
        | scope_words("plain")
        | scope_words("addition")
    )
    lemmas = (
        document.lemmas[at].lower()
        for at in counted.phrase
        if document.tags[at][:2] in ("NN", "JJ", "VB") and document.lower[at] not in outcomes("adjective")
    )
    return " ".join(one for one in lemmas if one not in nothing)
