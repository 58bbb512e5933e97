"""Measure of a figure that counts no outcome: the cost of a tunnel, turnout, the seats that a party won."""

from __future__ import annotations

import re
from collections.abc import Container

from analysis.extract.figures import Figure
from analysis.language import Document
from analysis.language.clauses.vocabulary import clause_takers
from analysis.language.lexicons import word_class
from analysis.link.measures.attachment import is_verb, nearest_verb
from analysis.link.measures.outcomes import Counted
from analysis.link.measures.vocabulary import figure_words, scope_words


def measured_quantity(document: Document, row: Figure, counted: Counted, named: dict[str, str], timed: Container[int]) -> str | None:  # fmt: skip
    """Lemmas of the quantity: "cost of tunnel", "turnout"; with the verb unless that is one of measuring: "win seat (green)".

    named: last word of a phrase => the phrase, for phrases of earlier figures; "the tunnel" takes up "the Brennan tunnel"; timed: tokens of dates. None if nothing is counted or
    the subject is a pronoun ("they have 12 ships"), whose referent is not resolved here."""
    if row.kind not in scope_words("comparable kind") or row.counted_start is None or row.counted_end is None:
        return None
    syntax, phrase = document.syntax, document.tokens_in(row.counted_start, row.counted_end)
    verb = nearest_verb(syntax, phrase[-1])
    words = phrase_lemmas(document, phrase)
    if not words or verb < 0:
        return None
    lemma, before = syntax.lemmas[verb].lower(), row.counted_start < row.start
    if before:
        words = definite_antecedent(document, phrase, words, named)
    if before and row.kind == "money" and lemma in scope_words("losing"):
        return f"loss of {words}"
    if before and lemma in figure_words("measuring") | figure_words("putting"):
        quantity = costing(document, verb, words + narrowing_nouns(document, phrase, counted.first, timed))
        if " " in quantity:
            named[quantity.split()[0]] = quantity
        return quantity + payer(document, verb, counted.first)
    subjects = [at for at in syntax.subjects(verb) if at not in phrase]
    if (
        lemma in clause_takers()
        or any(document.tags[at] in ("PRP", "EX", "WP", "WDT", "DT") for at in subjects)
        or not (subjects or syntax.is_passive(verb))
    ):
        return None
    doer = phrase_lemmas(document, range(*noun_edges(document, subjects[0]))) if subjects else ""
    if before and doer and lemma in scope_words("light"):
        return f"{words} {'from' if lemma in scope_words('inflicting') else 'of'} {doer}"
    return f"{lemma} {words}{f' ({doer})' if doer else ''}"


def definite_antecedent(document: Document, phrase: range, words: str, named: dict[str, str]) -> str:
    """Words of the phrase that a definite noun by itself takes up: "the tunnel" => "brennan rail tunnel"; other words as they are, noted in `named`."""
    if words == words.split()[-1] and document.lower[phrase.start - 1] in DEFINITE:
        return named.get(words, words)
    inner = re.split(rf" (?:{'|'.join(scope_words('of what'))}) ", words)
    if len(inner) > 1 and document.lower[phrase[-2]] in DEFINITE:
        return words.removesuffix(inner[-1]) + named.get(inner[-1], inner[-1])
    for part, whole in ((inner[-1], inner[-1]), (inner[0], words)):
        named[part.split()[-1]] = whole
    return words


DEFINITE = word_class("language/function_words", "determiner") - word_class("language/function_words", "indefinite")


def phrase_lemmas(document: Document, tokens: range) -> str:
    """Lemmas of the nouns, adjectives and linking prepositions, without determiners."""
    kept = [
        document.lemmas[at].lower() for at in tokens
        if document.tags[at][:2] in ("NN", "JJ", "VB", "FW", "CD") or document.lower[at] in scope_words("of what")
    ]  # fmt: skip
    return " ".join(
        one for one in kept if one not in scope_words("plain") | scope_words("earlier") | scope_words("later")
    )


def costing(document: Document, verb: int, words: str) -> str:
    """Quantity with a verb of cost: "the stadium [costs]" => "cost of stadium"; unchanged for any other verb."""
    lemma = document.lemmas[verb].lower()
    return f"{lemma} of {words}" if lemma in figure_words("reckoned") else words


def payer(document: Document, verb: int, first: int) -> str:
    """Nouns between a verb of cost and the amount: "the outage cost [shops] 90 million" => " (shop)"."""
    nouns = [document.lemmas[at].lower() for at in range(verb + 1, first) if document.tags[at][:2] == "NN"]
    return f" ({' '.join(nouns)})" if nouns and document.lemmas[verb].lower() in figure_words("reckoned") else ""


def narrowing_nouns(document: Document, phrase: range, last: int, timed: Container[int]) -> str:
    """Lemmas of the prepositional phrases of a noun before token `last`: "damage [from the hailstorm]" => " from hailstorm"."""
    syntax = document.syntax
    phrases = [
        f" {syntax.lower[at]} {phrase_lemmas(document, range(*noun_edges(document, noun)))}"
        for at in syntax.children_by(phrase[-1], "prep") if syntax.lower[at] in scope_words("of what") and phrase[-1] < at < last
        for noun in syntax.children_by(at, "pobj") if noun < last and noun not in timed and syntax.tags[noun][:2] == "NN"
    ]  # fmt: skip
    return "".join(phrases)


def noun_edges(document: Document, head: int) -> tuple[int, int]:
    """Token range of a noun phrase up to its head."""
    phrase = document.syntax.noun_phrase_of(head)
    return (phrase.first, phrase.end) if phrase and not is_verb(document.syntax, head) else (head, head + 1)
