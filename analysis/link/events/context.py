"""What an event is read from: the document with its dates, names and quotes, and what stands where."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cached_property, partial

from analysis.extract.dates import DateExpression
from analysis.extract.mentions import Mention
from analysis.extract.quotes import Quote
from analysis.language import Document, Sentence
from analysis.language.clauses import Chunk, Clause
from analysis.language.clauses.vocabulary import listed as clause_words
from analysis.language.lexicons import word_class
from analysis.link.attributive import is_attributive

listed = partial(word_class, "events/words")
"""Class of events/words.tsv => its words."""


FINITE_TAGS = frozenset(("VBD", "VBZ", "VBP", "MD"))
QUOTATION_MARKS = frozenset(("“", "”", '"', "``", "''"))


class EventContext:
    """Look-ups over one document; each in logarithmic time."""

    def __init__(
        self, document: Document, dates: Sequence[DateExpression], mentions: Sequence[Mention], quotes: Sequence[Quote]
    ):
        self.document, self.dates, self.mentions, self.quotes = document, dates, mentions, quotes
        self.clauses = document.clauses

    @cached_property
    def date_tokens(self) -> dict[int, DateExpression]:
        """Token => the date, time or length that it is a part of."""
        return {token: one for one in self.dates for token in self.document.tokens_in(one.start, one.end)}

    def is_time(self, token: int) -> bool:
        """Whether a token is a part of a day or time; lengths can be what is talked about: "three years passed"."""
        one = self.date_tokens.get(token)
        return one is not None and one.type in ("DATE", "TIME")

    def date_first(self, token: int) -> int:
        """The first token of the expression of time that a token is a part of."""
        return self.document.token_at(self.date_tokens[token].start)

    @cached_property
    def dated_clauses(self) -> set[int]:
        """Numbers of the clauses in which a day or period stands, or in one that hangs on them."""
        found: set[int] = set()
        for token, one in self.date_tokens.items():
            known = (one.earliest or one.latest) and one.type != "DURATION"
            number = self.clauses.owners[token] if known or is_unknown_day(one) else -1
            while number >= 0 and number not in found:
                found.add(number)
                number = self.clauses.all[number].parent
        return found

    @cached_property
    def spoken(self) -> set[int]:
        """Tokens between quotation marks; a mark that is not closed in its paragraph opens nothing."""
        document, found, opened = self.document, set[int](), -1
        for sentence, before in zip(document.sentences, [None, *document.sentences]):
            opened = -1 if before is None or before.paragraph != sentence.paragraph else opened
            for at in range(sentence.first, sentence.last):
                if document.words[at] not in QUOTATION_MARKS:
                    continue
                if opened >= 0 and document.words[at] != "“":
                    found.update(range(opened, at))
                    opened = -1
                else:
                    opened = at
        return found

    def is_spoken(self, token: int) -> bool:
        """Whether a token stands between quotation marks."""
        return token in self.spoken

    def is_quoted(self, at: int) -> bool:
        """Whether a character stands in a quotation: between marks, or in a direct quote that goes on for several paragraphs."""
        token = self.document.token_at(at)
        quote = self.quote_at(token, token + 1)
        return token in self.spoken or (quote is not None and quote.kind == "direct")

    @cached_property
    def prose(self) -> set[int]:
        """Numbers of the sentences that end like one, up to the list of sources below the article."""
        found: set[int] = set()
        for one in self.document.sentences:
            told = self.document.text[one.start : one.end].strip()
            if told.rstrip(":").lower() in listed("end of article"):
                break
            if told.rstrip("\"”')]").endswith((".", "!", "?", "…")):
                found.add(one.number)
        return found

    @cached_property
    def lead(self) -> int:
        """Number of the first sentence of the body that has a verb with a tense; -1 in an article without any."""
        tags = self.document.tags
        return next(
            (
                one.number
                for one in self.document.sentences
                if one.number in self.prose
                and any(tags[at] in FINITE_TAGS or self.has_own_subject(at) for at in range(one.first, one.last))
            ),
            -1,
        )

    def has_own_subject(self, token: int) -> bool:
        """A judge [freed] her, auditors [put] it at $4m: a past tense, though it was tagged as a participle or infinitive."""
        syntax, tag = self.document.syntax, self.document.tags[token]
        bare = tag == "VBN" or (tag == "VB" and syntax.child(token, "aux") is None)
        return bare and syntax.child(token, "nsubj") is not None

    @cached_property
    def datelines(self) -> set[int]:
        """Tokens of "LUND, Sweden (AP) —", "NEW DELHI:" in front of a paragraph's first words."""
        document = self.document
        return {at for number, end in document.datelines.items() for at in range(document.sentences[number].first, end)}

    @cached_property
    def cues(self) -> set[int]:
        """Tokens by which quotes are introduced: said, "according to"."""
        places = [
            (one.cue_start, one.cue_end) for one in self.quotes if one.cue_start is not None and one.cue_end is not None
        ]
        return {token for start, end in places for token in self.document.tokens_in(start, end)}

    def is_cue(self, token: int) -> bool:
        return token in self.cues

    @cached_property
    def phrase_ends(self) -> dict[int, int]:
        """Token of a noun phrase => the token behind the phrase."""
        return {at: one.last for one in self.document.chunks if one.kind == "NP" for at in range(one.first, one.last)}

    @cached_property
    def children(self) -> dict[int, list[Clause]]:
        """Number of a clause => those that hang on it."""
        found: dict[int, list[Clause]] = {}
        for clause in self.clauses.all:
            found.setdefault(clause.parent, []).append(clause)
        return found

    @cached_property
    def names(self) -> dict[str, list[Mention]]:
        """Actor => the places where its name stands, in reading order."""
        found: dict[str, list[Mention]] = {}
        for row in self.mentions:
            if row.actor and row.form == "name":
                found.setdefault(row.actor, []).append(row)
        return found

    def sentence_of(self, clause: Clause) -> Sentence:
        return self.document.sentence_of(clause.verb.first)

    def words(self, first: int, last: int) -> str:
        return self.document.text[self.document.starts[first] : self.document.ends[last - 1]]

    def mentions_in(self, first: int, last: int) -> Sequence[Mention]:
        """Mentions that begin in the tokens first:last."""
        start, end = self.document.starts[first], self.document.ends[last - 1]
        low = bisect_left(self.mentions, start, key=lambda row: row.start)
        return self.mentions[low : bisect_left(self.mentions, end, key=lambda row: row.start)]

    def actor_of(self, phrase: Chunk | None) -> str | None:
        """The actor named last in a noun phrase: "Iraqi General [Qasem Soleimani]"; nobody in "a US-led coalition"."""
        named = self.mentions_in(phrase.first, phrase.last) if phrase else ()
        found = [row.actor for row in named if row.actor and not is_attributive(self.document.text, row.end)]
        return found[-1] if found else None

    def actor_at(self, token: int) -> str | None:
        """The actor of the mention that ends with a token, else of the last that begins with it: [Her] brother, [Her brother]."""
        inside = [row for row in self.mentions_in(token, token + 1) if row.actor]
        ending = [row for row in inside if row.end == self.document.ends[token]]
        return (ending or inside)[-1].actor if inside else None

    def quote_at(self, first: int, last: int) -> Quote | None:
        """The quote that holds the middle of the tokens."""
        middle = (self.document.starts[first] + self.document.ends[last - 1]) // 2
        at = bisect_right(self.quotes, middle, key=lambda row: row.start) - 1
        return self.quotes[at] if at >= 0 and self.quotes[at].end > middle else None

    def named(self, phrase: Chunk) -> str | None:
        """A pronoun => the name that it stands for, as the article wrote it last before, else first."""
        actor = self.actor_of(phrase) if self.document.tags[phrase.head] == "PRP" else None
        known = self.names.get(actor or "", [])
        before = [row for row in known if row.start < self.document.starts[phrase.first]]
        return (before or known)[-1 if before else 0].text if known else None


def is_unknown_day(one: DateExpression) -> bool:
    """on Tuesday, last month, in an article that does not tell its own day: a date that stands for one, though nobody can tell which."""
    return one.type in ("DATE", "TIME") and one.certainty == "unresolved"


def is_event_noun(scene: EventContext, token: int) -> bool:
    return scene.document.lemmas[token].lower() in listed("event")


def is_of_noun(scene: EventContext, first: int) -> bool:
    """the press law of [1994]: the date tells which one, not when something happened; not: in the month of [May]."""
    document = scene.document
    if first < 2 or document.lower[first - 1] != "of" or document.tags[first - 2] not in ("NN", "NNS", "NNP"):
        return False
    return not is_event_noun(scene, first - 2) and document.lemmas[first - 2] not in clause_words("time")


def says_which(scene: EventContext, tokens: range, one: DateExpression) -> bool:
    """a [14th-century] book, the [1987] car: a year or longer right in front of a noun that is no event tells which one it is."""
    tags, behind = scene.document.tags, tokens.stop
    while behind < len(tags) and tags[behind] in ("HYPH", "JJ", "NNP"):
        behind += 1
    beside = behind < len(tags) and tags[behind] in ("NN", "NNS") and scene.phrase_ends.get(tokens.start, 0) > behind
    return beside and len(one.value or "") <= len("1987") and not is_event_noun(scene, behind)


def ranks(scene: EventContext, date: int) -> bool:
    """the worst storm since [1962], the first visit since [May], the third time [this year]: the date only tells how long none was like it,
    or how many were."""
    document = scene.document
    if date and document.lower[date - 1] == "for":
        return any(word in listed("ordinal") for word in document.lower[date : date + 2])  # rose for [a third day]
    if date == 0 or document.lower[date - 1] not in ("since", "time"):
        return False
    sentence = document.sentence_of(date)
    before = range(max(sentence.first, date - LONGEST_RANKED), date)
    if document.lower[date - 1] == "time":
        return any(document.lower[at] in listed("ordinal") for at in before)
    return any(document.tags[at] in ("JJS", "RBS") or document.lower[at] in ("first", "only") for at in before)


def dates_no_event(scene: EventContext, one: DateExpression) -> bool:
    """Whether a date tells which thing, how it compares or how it ranks, not when something happened."""
    tokens = scene.document.tokens_in(one.start, one.end)
    of_thing = is_of_noun(scene, tokens.start) or says_which(scene, tokens, one)
    return of_thing or compares(scene, tokens.start) or ranks(scene, tokens.start)


LONGEST_RANKED = 9
"""Tokens from a superlative to its "since", at most."""
COMPARING = {"from": "yes", "against": "yes", "versus": "yes", "with": "compared", "to": "compared", "than": "no"}
"""Words in front of what something is measured against => whether a number may stand between, or the verb that must."""
AMOUNTS = frozenset(("CD", "$", "#", "NN", "NNS", "DT"))
CHANGED = frozenset(
    (
        "%",
        "percent",
        "cent",
        "points",
        "up",
        "down",
        "more",
        "higher",
        "lower",
        "less",
        "fewer",
        "unchanged",
        "little-changed",
    )
)


def compares(scene: EventContext, date: int) -> bool:
    """from 1.2 billion [a year earlier], up 13 percent from [June], compared with four [the year before], more than in [2018]: the
    date only tells what is compared. date: its first token."""
    document = scene.document
    for at in range(date - 1, max(0, date - 8), -1):
        word, number = document.lower[at], any(tag == "CD" for tag in document.tags[at + 1 : date])
        if word in COMPARING:
            return measures(scene, at, COMPARING[word], number)
        if document.tags[at] not in AMOUNTS and word not in ("%", "in", "the", "on", "late", "early"):
            return False
    return False


def measures(scene: EventContext, at: int, how: str, number: bool) -> bool:
    """Whether the comparing word at the token follows a change or an amount: [up] from, [compared] with, 13 [percent] from."""
    document, before = scene.document, at - 1
    before -= document.words[before] == ","
    if how == "compared":
        return document.lower[before] == how
    if how == "no":
        return not number and document.lower[before] != "other"
    moved = number and (document.tags[before] in ("VBD", "VBZ") or before in scene.date_tokens)
    amount = number and document.words[before].isalpha() and document.tags[before - 1] == "CD"
    return moved or amount or document.lower[before] in CHANGED or document.tags[before] == "CD"
