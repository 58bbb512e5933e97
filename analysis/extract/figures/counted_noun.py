"""What a number counts: the nouns in its phrase, behind "of", or the subject of its verb."""

from __future__ import annotations

from collections.abc import Set

from analysis.extract.figures.number import follows_directly, lowercase_at
from analysis.extract.figures.vocabulary import NOUNS, changes, listed, unit_starts
from analysis.language import Document
from analysis.language.clauses import Chunk, Clause

INSIDE = NOUNS | {"JJ", "JJR", "JJS", "VBN", "VBG", "HYPH", "FW", "AFX", "SYM"}
OPEN = {"DT", "PDT", "PRP$", "POS", "CD", "RB", "JJR"}


Tokens = tuple[int, int]
"""first, last (half-open)."""


def counted_after(document: Document, at: int, last: int, taken: Set[int]) -> Tokens | None:
    """Noun phrase that a number counts, searched from token `at` on, across "of the" and the like: "5,000 of the US's [troops]"."""
    if lowercase_at(document, at, last) in ("-", "–") and follows_directly(document, at):
        at += 1
        if is_single_noun(document, at, last):
            return at, at + 1
    at += lowercase_at(document, at, last) in listed("behind_measure")
    if lowercase_at(document, at, last) == "of":
        at += 1
        while at < last and document.tags[at] in OPEN and at not in taken:
            at += 1
        at += 2 * (
            lowercase_at(document, at, last) in listed("part_of_series") and document.tags[at + 1 : at + 2] == ["CD"]
        )
    elif lowercase_at(document, at, last) in listed("behind_partitive"):
        at += 1
    return quantified_phrase(document, at, last, taken)


def part_named(document: Document, at: int, last: int) -> Tokens | None:
    """What a part of those counted before consists of, behind "of them": "23 of them [police officers]", "two of whom [students], drowned".

    None where what follows is no noun phrase that ends the part: "23 of them were police officers"."""
    if lowercase_at(document, at, last) != "of" or lowercase_at(document, at + 1, last) not in listed(
        "partitive_pronoun"
    ):
        return None
    found = quantified_phrase(document, at + 2, last, frozenset())
    closed = found is not None and (found[1] >= last or document.tags[found[1]] in (",", ".", ":", "CC", "IN", ")"))
    return found if found and closed and document.tags[found[1] - 1] in NOUNS else None


def is_single_noun(document: Document, at: int, last: int) -> bool:
    """True for a singular noun in a compound of number and noun before another noun: "the six-[member] committee"."""
    return at + 1 < last and document.tags[at] == "NN" and document.tags[at + 1] in NOUNS | {"JJ"}


def quantified_phrase(document: Document, start: int, last: int, taken: Set[int]) -> Tokens | None:
    """Longest adjective-noun sequence from `start` to its head: the quantified noun phrase (frozen fish; 400 soldiers)."""
    at = end = start
    tags = document.tags
    if at < last and is_plural(document, at):
        return start, start + 1
    if at < last and document.lower[at] in listed("casualty") and tags[at + 1 : at + 2] != ["NNS"]:
        return start, start + 1
    while at < last and at not in taken and continues_phrase(document, at, start):
        at += 1
        if tags[at - 1] in NOUNS or is_tied_to_previous(document, at - 1):
            end = at
            if is_closed(document, at, last):
                break
    return (start, end) if end > start else None


def is_tied_to_previous(document: Document, at: int) -> bool:
    """True if a hyphen without spaces ties the token to the word before: "call-[out]"."""
    tied = document.words[at - 1 : at] == ["-"] and document.words[at : at + 1] != []
    return tied and follows_directly(document, at) and follows_directly(document, at - 1)


def noun_before_or(document: Document, at: int, first: int) -> Tokens | None:
    """Noun of an alternative to "a": "a daily [cup] or three of coffee", "a [town] or two"; at: token of the number. None if there is none."""
    if at - 3 < first or document.lower[at - 1] != "or" or document.tags[at - 2] != "NN":
        return None
    start = phrase_start(document, at - 1, first)
    return (start, at - 1) if document.tags[start - 1] in ("DT", "CD") and document.lower[start - 1] != "the" else None


def noun_of_suspended(document: Document, at: int, last: int) -> Tokens | None:
    """Noun that a suspended hyphen leaves to a later number: "four-, five- and six-[seat] models"; at: token after the first number. None if there is none."""
    while at + 2 < last and document.lower[at] == "-" and document.tags[at + 1] in ("CC", ","):
        at += 2
        at += document.tags[at] == "CC"
        while at < last and document.tags[at] == "CD":
            at += 1
        if at + 1 < last and document.lower[at] == "-" and document.tags[at + 1] in NOUNS:
            return at + 1, at + 2
    return None


def signed_name(document: Document, at: int, first: int) -> Tokens | None:
    """Name before a percentage with a sign in a list of prices: "[Nikkei 225] -0.8% [Hang Seng] +1.2%"; None without a sign."""
    minus = at > first and document.lower[at - 1] in ("-", "−")
    if not minus and document.lower[at][0] != "+":
        return None
    end = start = at - minus
    while start > first and document.tags[start - 1] in NOUNS | {"CD"} and document.lower[start - 1] != "%":
        start -= 1
    return (start, end) if start < end and document.words[start][0].isupper() else None


def is_closed(document: Document, at: int, last: int) -> bool:
    """True if the noun phrase ends before token `at`: after a plural, or after a plural name before a lower-case word."""
    tag, following = document.tags[at - 1], document.tags[at] if at < last else "."
    if following in ("HYPH", "POS"):
        return False
    return tag == "NNS" or (tag == "NNPS" and following == "NN")


def is_plural(document: Document, at: int) -> bool:
    """True for a plural noun tagged as a verb after a number: "30 [rockets/VBZ] at us"."""
    return document.tags[at] == "VBZ" and document.lemmas[at] not in listed("verb_no_plural")


def continues_phrase(document: Document, at: int, start: int) -> bool:
    """True if the token belongs to the noun phrase from `start`; False for a participle after a noun: "31 people [killed]"."""
    tag, before = document.tags[at], document.tags[at - 1] if at > start else ""
    if is_tied_to_previous(document, at + 2) or (at > start + 1 and is_tied_to_previous(document, at)):
        return True  # underlying | after-tax profits; a call-out
    if tag in ("VBN", "VBG") or document.lower[at] in listed("valuing"):
        return before not in NOUNS
    if before in NOUNS and document.syntax.relations[at] == "advmod":
        return False  # a 7.2 quake | south of Ternate
    if tag == "CC":
        return before in ("JJ", "VBN") and document.tags[at + 1 : at + 2] == ["JJ"]
    if tag in ("POS", "CD"):
        return before in (NOUNS if tag == "POS" else {"POS"})
    return tag in INSIDE


def counted_behind(
    document: Document, at: int, last: int, kind: str, attributive: bool, taken: Set[int]
) -> Tokens | None:
    """What a figure of this kind counts in the words after its unit: "300 tonnes of [fish]", "a 27-kilometre [fence]", "$40 million in [aid]"; attributive: the unit modifies a noun."""
    low = lowercase_at(document, at, last)
    if kind in ("count", "ordinal", "percent", "share"):
        at = past_comparison(document, at, last)
        found = counted_after(document, at, last, taken)
        return past_change(document, found, last, taken) if kind == "percent" else found
    if kind == "age":
        return None
    if low == "of" or attributive:
        return counted_after(document, at, last, taken)
    if low in ("in", "worth") and kind == "money":
        found = quantified_phrase(document, at + 1 + (lowercase_at(document, at + 1, last) == "of"), last, taken)
        return found if found and document.lemmas[found[1] - 1] in listed("goods") else None
    return None


def past_comparison(document: Document, at: int, last: int) -> int:
    """The token behind "year-on-year" or "month over month", if that stands at token `at`; else `at`."""
    period, end = document.lower[at : at + 1], min(last, at + 5)
    for step in (2, 4):  # with and without hyphens
        repeats = at + step < end and document.lower[at + step : at + step + 1] == period
        if repeats and period[0] in listed("unit_of_time") and document.lower[at + step // 2] in ("on", "over"):
            return at + step + 1
    return at


def past_change(document: Document, found: Tokens | None, last: int, taken: Set[int]) -> Tokens | None:
    """Replaces a noun of change by what changes: "a 5 percent rise in [fares]"."""
    if found is None or document.lower[found[1] - 1] not in changes():
        return found
    if found[1] - found[0] > 1:
        return found[0], found[1] - 1
    if lowercase_at(document, found[1], last) not in ("in", "of"):
        return None
    start = found[1] + 1
    start += start < last and document.tags[start] in OPEN
    return quantified_phrase(document, start, last, taken)


def measured_of(document: Document, verb: int, at: int, first: int, takes_object: bool = False) -> Tokens | None:
    """What changes or is measured: "exports" of "Exports fell 5 percent", "the tax" of "They cut the tax by 5 percent"; no
    pronoun. verb, at: tokens of the verb and of the figure."""
    clause = clause_of_verb(document, verb)
    if clause is None:
        if takes_object:
            return phrase_after_verb(document, verb, at)
        subject = next(iter(document.syntax.subjects(verb)), verb - 1)
        return phrase_before_verb(document, subject + 1, first)
    objects = (
        [] if clause.passive else [one for one in clause.objects if one.last <= at and is_noun_phrase(document, one)]
    )
    if takes_object and is_followed_by_pronoun(document, verb):
        return None
    if objects:
        return phrase_with_of(document, objects[0])
    return measured_subject(document, clause, verb)


def clause_of_verb(document: Document, verb: int) -> Clause | None:
    """Clause whose verb group holds the token; None if it is in none, as where the tagger saw no verb."""
    clause = document.clauses.at(verb)
    return clause if clause is not None and clause.verb.first <= verb < clause.verb.last else None


def measured_subject(document: Document, clause: Clause | None, verb: int) -> Tokens | None:
    """Subject of a verb with its of-phrase, from its clause, or from the parse where it has none; None for a pronoun."""
    subject = clause.subject if clause is not None else None
    return (subject and phrase_with_of(document, subject)) or subject_in_tree(document, verb)


def charged(document: Document, at: int, first: int) -> Tokens | None:
    """Subject of "cost" with an indirect object before the amount at token `at`: "[the stoppage] has cost the port [40 million]"; None if there is none."""
    window = range(at - 1, max(first, at - MAX_PAYER_TOKENS) - 1, -1)
    verb = next((one for one in window if document.tags[one][:2] == "VB" or document.syntax.subjects(one)), None)
    if verb is None or document.lemmas[verb] not in listed("costing"):
        return None
    return measured_subject(document, clause_of_verb(document, verb), verb)


MAX_PAYER_TOKENS = 6
"""Tokens from the verb "cost" to the amount, with the indirect object between them, at most."""


def subject_in_tree(document: Document, verb: int) -> Tokens | None:
    """Noun that the parser has as the subject, by whatever tag: "[Spending/VBG] had fallen by 12 percent", "[feed costs/VBZ] rose by 3"; None for a pronoun."""
    syntax = document.syntax
    head = next((at for at in syntax.subjects(verb) if document.tags[at] in NOUNS | {"VBG", "VBZ"}), None)
    if head is None:
        return None
    start = min([head, *syntax.children_by(head, "compound")])
    return start - 2 * is_tied_to_previous(document, start), head + 1


def is_followed_by_pronoun(document: Document, verb: int) -> bool:
    """True if the object of the verb is a pronoun, so that what is measured was named before: "[estimated] it at 5 billion"."""
    return document.tags[verb + 1 : verb + 2] == ["PRP"]


def phrase_after_verb(document: Document, verb: int, at: int) -> Tokens | None:
    """Noun phrase directly after a verb: "they put [the cost of the repair] at $9m"."""
    start = verb + 1
    while start < at and document.tags[start] in OPEN:
        start += 1
    return quantified_phrase(document, start, at, frozenset())


def is_noun_phrase(document: Document, phrase: Chunk) -> bool:
    """True if the chunk's head is a noun and it holds no number."""
    return document.tags[phrase.head] in NOUNS and "CD" not in document.tags[phrase.first : phrase.last]


def phrase_before_verb(document: Document, verb: int, first: int) -> Tokens | None:
    """Noun phrase that ends directly before token `verb`, with its of-phrases: "[exports of copper] fell by 12 percent". Needs no tag of a verb."""
    start = phrase_start(document, verb, first)
    while start < verb and start - 2 >= first and document.lower[start - 1] == "of":
        longer = phrase_start(document, start - 1, first)
        if document.tags[longer - 1] == "CD" and document.lower[longer] in unit_starts():
            break  # 12 kg of | heroin
        start = longer
    nominal = document.tags[verb - 1] in NOUNS or document.lower[verb - 1] in listed("casualty")
    return (start, verb) if start < verb and nominal else None


def phrase_start(document: Document, end: int, first: int) -> int:
    """First token of the run of nouns and adjectives that ends before token `end`."""
    start = end
    while start > first and document.tags[start - 1] in INSIDE:
        start -= 1
    return start


def valued(document: Document, at: int, first: int) -> Tokens | None:
    """Noun whose worth or amount the figure before token `at` is: "[a deal], worth 18 billion", "[land] valued at 24 million", "[a fine] of 5,000", "[inflation], at 4%"."""
    at -= 1
    if at > first and document.lower[at] == "of":
        noun = document.lower[at - 1]
        return (
            None
            if noun in changes() or document.lemmas[at - 1] in changes()
            else phrase_before_verb(document, at, first)
        )
    if at - 1 > first and document.lower[at] == "at":
        at -= 1
        if document.words[at] == ",":  # inflation, at | 3.9 percent, eased
            return phrase_before_verb(document, at, first)
    if at <= first or document.lower[at] not in listed("valuing"):
        return None
    while at > first and (document.words[at - 1] == "," or document.tags[at - 1] == "RB"):
        at -= 1
    return phrase_before_verb(document, at, first)


def labelled(document: Document, at: int, first: int) -> Tokens | None:
    """The noun phrase before a colon and the figure, at the start of a sentence or after a semicolon: "[Attendance]: 18,350"."""
    colon = at - 1
    if colon <= first or document.words[colon] != ":":
        return None
    found = phrase_before_verb(document, colon, first)
    return found if found is not None and (found[0] == first or document.words[found[0] - 1] == ";") else None


def gapped_subject(document: Document, at: int, first: int) -> Tokens | None:
    """Subject of a clause whose verb is elided: "support rose by 3 points and [rates] by 25"; None if there is none."""
    if at - 3 <= first or document.lower[at - 1] != "by" or document.tags[at - 2] not in ("NN", "NNS"):
        return None
    start = phrase_start(document, at - 1, first)
    opens = start - (document.tags[start - 1] in OPEN)
    return (start, at - 1) if document.lower[opens - 1] in ("and", ",", "while", ";") else None


def phrase_with_of(document: Document, phrase: Chunk) -> Tokens | None:
    """Tokens of a noun phrase without its article, with its of-phrase: "number of patients"; None for a pronoun."""
    first, last = phrase.first, phrase.head + 1
    while first < last and precedes_noun(document, first):
        first += 1
    last = past_ampersand(document, last)
    if first >= last or document.tags[last - 1] not in NOUNS:
        return None
    if lowercase_at(document, last, len(document.words)) == "of":
        more = counted_after(document, last, min(len(document.words), last + 8), frozenset())
        last = more[1] if more else last
    return first, last


def precedes_noun(document: Document, at: int) -> bool:
    """True for an article, number or adverb in front of a noun; False for an adjective tagged as an adverb: "quarterly/RB revenue"."""
    return document.tags[at] in OPEN and document.syntax.relations[at] != "amod"


def past_ampersand(document: Document, last: int) -> int:
    """End of a name joined by an ampersand, with a number in it: "S&P 500", "Marks & Spencer"."""
    if document.words[last : last + 1] != ["&"]:
        return last
    last = min(last + 2, len(document.words))
    while (
        last < len(document.words)
        and document.tags[last] in ("NNP", "NNPS", "CD")
        and follows_directly(document, last - 1)
    ):
        last += 1
    return last
