"""Everything that the event rules look up in one document: dates, names and quotes by token, clauses, the lead sentence."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cached_property, partial

from analysis.extract.dates import DateExpression
from analysis.extract.mentions import Mention
from analysis.extract.quotes import Quote
from analysis.language import Document, Sentence
from analysis.language.clauses import Clause
from analysis.language.clauses.vocabulary import listed as clause_words
from analysis.language.lexicons import word_class
from analysis.language.tagger import FINITE

listed = partial(word_class, "events/words")
"""Class of events/words.tsv => its words."""


POINTS = ("- ", "– ", "• ", "* ", "· ")
"""How a point of a list begins."""
QUOTATION_MARKS = frozenset(("“", "”", '"', "``", "''"))


class EventContext:
    """Cached look-ups over one document, each in logarithmic time. `lead` is the number of the first sentence of the body text; event_verbs, auxiliaries,
    subjects: kept by the functions that find them."""

    def __init__(
        self, document: Document, dates: Sequence[DateExpression], mentions: Sequence[Mention], quotes: Sequence[Quote]
    ):
        self.document, self.dates, self.mentions, self.quotes = document, dates, mentions, quotes
        self.clauses = document.clauses
        self.event_verbs: list[int] | None = None
        self.auxiliaries: dict[int, list[int]] = {}
        self.subjects: dict[int, list[int]] = {}

    @cached_property
    def date_tokens(self) -> dict[int, DateExpression]:
        """Token => the date expression that contains it."""
        return {token: one for one in self.dates for token in self.document.tokens_in(one.start, one.end)}

    def is_time(self, token: int) -> bool:
        """True for a token of a date or time. Durations are excluded, since they can be an argument: "three years passed"."""
        one = self.date_tokens.get(token)
        return one is not None and one.type in ("DATE", "TIME")

    @cached_property
    def dated_clauses(self) -> set[int]:
        """Numbers of the clauses that contain a date, directly or in a dependent clause."""
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
        """Tokens inside quotation marks. A quotation does not extend beyond its paragraph; an unclosed mark is ignored."""
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
        """True for a token inside quotation marks."""
        return token in self.spoken

    def is_quoted(self, at: int) -> bool:
        """True for a character offset inside a quotation: in quotation marks, or in a direct quote that spans paragraphs."""
        token = self.document.token_at(at)
        quote = self.quote_at(token, token + 1)
        return token in self.spoken or (quote is not None and quote.kind == "direct")

    @cached_property
    def prose(self) -> set[int]:
        """Numbers of the sentences of the body text: those with final punctuation, up to the list of sources at the end, and the points of a list
        above the first entry of a live blog."""
        found: set[int] = set()
        first_entry = min(self.document.entry_times, default=0)
        for one in self.document.sentences:
            told = self.document.text[one.start : one.end].strip()
            if told.rstrip(":").lower() in listed("end of article"):
                break
            summary = one.start < first_entry and told.startswith(POINTS)
            if summary or told.rstrip("\"”')]").endswith((".", "!", "?", "…")):
                found.add(one.number)
        return found

    @cached_property
    def lead(self) -> int:
        """Number of the first sentence of the body text with a finite verb; -1 if there is none."""
        tags = self.document.tags
        return next(
            (
                one.number
                for one in self.document.sentences
                if one.number in self.prose
                and any(tags[at] in FINITE or self.has_own_subject(at) for at in range(one.first, one.last))
            ),
            -1,
        )

    def has_own_subject(self, token: int) -> bool:
        """True for a past tense mistagged as a participle or infinitive, which has a subject of its own: "A judge [freed] her", "auditors [put] it at
        $4m"."""
        syntax, tag = self.document.syntax, self.document.tags[token]
        bare = tag == "VBN" or (tag == "VB" and syntax.child(token, "aux") is None)
        return bare and syntax.child(token, "nsubj") is not None

    @cached_property
    def datelines(self) -> set[int]:
        """Tokens of datelines: "LUND, Sweden (AP) —", "NEW DELHI:"."""
        document = self.document
        return {at for number, end in document.datelines.items() for at in range(document.sentences[number].first, end)}

    @cached_property
    def cues(self) -> set[int]:
        """Tokens of the cues of quotes: "said", "according to"."""
        places = [
            (one.cue_start, one.cue_end) for one in self.quotes if one.cue_start is not None and one.cue_end is not None
        ]
        return {token for start, end in places for token in self.document.tokens_in(start, end)}

    def is_cue(self, token: int) -> bool:
        return token in self.cues

    @cached_property
    def phrase_ends(self) -> dict[int, int]:
        """Token inside a noun phrase => end (exclusive) of that phrase."""
        return {at: one.last for one in self.document.chunks if one.kind == "NP" for at in range(one.first, one.last)}

    @cached_property
    def children(self) -> dict[int, list[Clause]]:
        """Number of a clause => its dependent clauses."""
        found: dict[int, list[Clause]] = {}
        for clause in self.clauses.all:
            found.setdefault(clause.parent, []).append(clause)
        return found

    @cached_property
    def names(self) -> dict[str, list[Mention]]:
        """Actor id => its named mentions, in reading order."""
        found: dict[str, list[Mention]] = {}
        for row in self.mentions:
            if row.actor and row.form == "name":
                found.setdefault(row.actor, []).append(row)
        return found

    def sentence_of(self, clause: Clause) -> Sentence:
        return self.document.sentence_of(clause.verb.first)

    def mentions_in(self, first: int, last: int) -> Sequence[Mention]:
        """Mentions that start within the tokens first:last."""
        start, end = self.document.starts[first], self.document.ends[last - 1]
        low = bisect_left(self.mentions, start, key=lambda row: row.start)
        return self.mentions[low : bisect_left(self.mentions, end, key=lambda row: row.start)]

    def actor_at(self, token: int) -> str | None:
        """Token => id of the actor of the mention that has it as its head, or ends with it: "army" in "the British [army]"; None if there is none."""
        return self.actors_by_end.get(self.document.ends[token])

    def kind_at(self, token: int) -> str | None:
        """Token => kind of the mention that has it as its head: "person" for "clerk" in "a clerk of the court"; None if there is none."""
        return self.kinds_by_end.get(self.document.ends[token])

    @cached_property
    def kinds_by_end(self) -> dict[int, str]:
        """{end of the head of a mention, or of the mention where its head is not known: its kind}; of nested mentions, the longest."""
        longest = sorted(self.mentions, key=lambda row: row.end - row.start)
        return {row.end if row.head_end is None else row.head_end: row.kind for row in longest}

    @cached_property
    def actors_by_end(self) -> dict[int, str]:
        """{end of a mention, and end of its head: id of its actor}; of nested mentions, the longest that ends there."""
        longest = sorted((row for row in self.mentions if row.actor), key=lambda row: row.end - row.start)
        heads = {row.head_end: row.actor for row in longest if row.head_end is not None and row.actor}
        return heads | {row.end: row.actor for row in longest if row.actor}

    def quote_at(self, first: int, last: int) -> Quote | None:
        """The quote that contains the middle of the tokens first:last, or None."""
        middle = (self.document.starts[first] + self.document.ends[last - 1]) // 2
        at = bisect_right(self.quotes, middle, key=lambda row: row.start) - 1
        return self.quotes[at] if at >= 0 and self.quotes[at].end > middle else None


def is_unknown_day(one: DateExpression) -> bool:
    """True for a date that cannot be resolved to a day, such as "on Tuesday" in an article without publication date."""
    return one.type in ("DATE", "TIME") and one.certainty == "unresolved"


def is_event_noun(scene: EventContext, token: int) -> bool:
    return scene.document.lemmas[token].lower() in listed("event")


def is_of_noun(scene: EventContext, first: int) -> bool:
    """True for a date in an of-phrase that identifies a thing: "the press law of [1994]"; False for events and units of time: "the month of [May]"."""
    document = scene.document
    if first < 2 or document.lower[first - 1] != "of" or document.tags[first - 2] not in ("NN", "NNS", "NNP"):
        return False
    return not is_event_noun(scene, first - 2) and document.lemmas[first - 2] not in clause_words("time")


def is_modifying_period(scene: EventContext, tokens: range, one: DateExpression) -> bool:
    """True for a year or longer period that modifies a noun other than an event ("a [14th-century] book", "the [1987] car") and for any date that owns
    a person: "[last year]'s winner"."""
    tags, behind = scene.document.tags, tokens.stop
    if tags[behind : behind + 1] == ["POS"]:
        head = scene.document.syntax.heads[tokens.stop - 1]
        return head > behind and tags[head] in ("NN", "NNS") and scene.kind_at(head) == "person"
    while behind < len(tags) and tags[behind] in ("HYPH", "JJ", "NNP"):
        behind += 1
    beside = behind < len(tags) and tags[behind] in ("NN", "NNS") and scene.phrase_ends.get(tokens.start, 0) > behind
    return beside and len(one.value or "") <= len("1987") and not is_event_noun(scene, behind)


def ranks(scene: EventContext, date: int) -> bool:
    """True for a date that only delimits a ranking: "the worst storm since [1962]", "the first visit since [May]", "the third time [this year]", "the ninth
    raid [this month]"."""
    document = scene.document
    if date and document.lower[date - 1] == "for":
        return any(word in listed("ordinal") for word in document.lower[date : date + 2])  # rose for [a third day]
    sentence = document.sentence_of(date)
    before = range(max(sentence.first, date - LONGEST_RANKED), date)
    if document.lower[date] == "this" and date not in before:
        return any(is_ordinal(document.lower[at]) and no_verb_between(scene, at, date) for at in before)
    if date == 0 or document.lower[date - 1] not in ("since", "time"):
        return False
    if document.lower[date - 1] == "time":
        return any(document.lower[at] in listed("ordinal") for at in before)
    return any(document.tags[at] in ("JJS", "RBS") or is_ordinal(document.lower[at]) for at in before)


def is_ordinal(word: str) -> bool:
    """ "third", "13th" => True."""
    return word in listed("ordinal") or ORDINAL.fullmatch(word) is not None


ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)")


def no_verb_between(scene: EventContext, first: int, last: int) -> bool:
    """True without a finite verb in the tokens first:last."""
    return FINITE.isdisjoint(scene.document.tags[first:last])


def dates_no_event(scene: EventContext, one: DateExpression) -> bool:
    """True if a date identifies a thing, compares or ranks, and does not say when something happened."""
    tokens = scene.document.tokens_in(one.start, one.end)
    of_thing = is_of_noun(scene, tokens.start) or is_modifying_period(scene, tokens, one)
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
    """True if the date that starts at token `date` is the base of a comparison: "up 13 percent from [June]", "compared with four [the year before]",
    "more than in [2018]"."""
    document = scene.document
    for at in range(date - 1, max(0, date - 8), -1):
        word, number = document.lower[at], any(tag == "CD" for tag in document.tags[at + 1 : date])
        if word in COMPARING:
            return measures(scene, at, COMPARING[word], number)
        if (
            document.tags[at] not in AMOUNTS
            and document.tags[at + 1] != "$"
            and word not in ("%", "in", "the", "on", "late", "early")
        ):
            return False
    return False


def measures(scene: EventContext, at: int, how: str, number: bool) -> bool:
    """True if the comparing word at token `at` follows a change or an amount: "[up] from", "[compared] with", "13 [percent] from"."""
    document, before = scene.document, at - 1
    before -= document.words[before] == ","
    if how == "compared":
        return document.lower[before] == how
    if how == "no":
        return not number and document.lower[before] != "other"
    moved = number and (document.tags[before] in ("VBD", "VBZ") or before in scene.date_tokens)
    amount = number and document.words[before].isalpha() and document.tags[before - 1] == "CD"
    return moved or amount or document.lower[before] in CHANGED or document.tags[before] == "CD"
