"""The day of an event that has no date of its own: from its place in the story, its tense, and the day of the news."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date as Day
from datetime import timedelta
from functools import cached_property

from analysis.extract.dates import DateExpression
from analysis.language.lexicons import word_class
from analysis.link.events.context import EventContext, dates_no_event, is_event_noun, listed
from analysis.link.events.event import Event
from analysis.link.events.predicates import (
    governing_verb,
    is_only_saying,
    is_past_perfect,
    is_present_perfect,
    is_resulting_participle,
    subjects_of,
    told_verbs,
)
from analysis.link.events.same_event import is_same_word
from analysis.tables import replace

NEWS_DAYS = 4
"""Days of a period that can be the day of the news, at most."""
NEAR, MOST_OTHERS = timedelta(days=7), 1 / 3
"""How far days lie apart in a story of one day, and the share of them that may lie further away."""
RETOLD_WITHIN = 4
"""Sentences behind the first one in which a story without a day in its first sentence names it."""
Days = tuple[Day | None, Day | None]
NO_DAYS: Days = (None, None)


class StoryDays:
    """The days of the news and of what is told around it, for one article."""

    def __init__(self, scene: EventContext, dated: Sequence[Event]):
        self.scene, self.dated = scene, dated
        self.published = scene.document.article.published

    def with_days(self, verb: int, row: Event) -> Event:
        """The row with the days that follow from its place in the story and its tense; the rule's name tells how."""
        own = own_date(self.scene, verb)
        if own is not None:
            return replace(
                row, date=own.id, earliest=own.earliest, latest=own.latest, certainty=own.certainty, rule="dated_clause"
            )
        told = (one for one in self.candidates(verb, row) if one[1] != NO_DAYS)
        rule, (first, last) = next(told, ("undated", NO_DAYS))
        certainty = "inferred" if first and last else "vague" if first or last else "unresolved"
        return replace(row, earliest=first, latest=last, certainty=certainty, rule=rule)

    def candidates(self, verb: int, row: Event) -> Iterator[tuple[str, Days]]:
        """Rules that give an event days, the first that fits first."""
        scene = self.scene
        if row.is_ahead:
            yield "undated_plan", (self.published, None)
        elif is_past_perfect(scene, verb):
            yield "undated_before", (None, self.news[1])
        elif row.sentence == scene.lead:
            yield "undated_lead", self.news
        elif is_the_news(scene, verb) or is_after_the_news(scene, verb):
            yield "undated_news", self.news
        elif not is_present_perfect(scene, verb):
            yield (
                "undated_thread",
                self.thread(verb) if self.is_one_day else follows(scene, verb, self.days_before(verb)),
            )
        if not row.is_ahead:
            yield "undated_before", (None, self.published)

    @cached_property
    def news(self) -> Days:
        """First and last day of the news: a day or weekend that the first sentence names, else that of a sentence soon behind it that
        tells the same event again, else the day of publication."""
        scene, published = self.scene, self.published
        if scene.lead < 0 or published is None:
            return NO_DAYS
        lead = scene.document.sentences[scene.lead]
        for one in scene.dates:
            inside = lead.start <= one.start < lead.end and not is_of_modifier(scene, one)
            if inside and one.earliest and one.latest and is_recent(one, published):
                return one.earliest, one.latest
        again = self.retold(published)
        return (again.earliest, again.latest) if again else (published, published)

    def retold(self, published: Day) -> DateExpression | None:
        """The bank was robbed. … [On Tuesday] robbers …; The robbery took place [on Tuesday]: the date of a dated event that the first
        sentence tells too."""
        scene = self.scene
        words = lead_words(scene)
        dates = {one.id: one for one in scene.dates}
        for row in sorted(self.dated, key=lambda row: row.start):
            one = dates.get(row.date or "")
            soon = scene.lead < row.sentence <= scene.lead + RETOLD_WITHIN
            if one is None or not soon or row.modality != "happened" or not is_recent(one, published):
                continue
            told = {row.what.split()[0], *event_nouns(scene, row)} if row.what else set()
            if any(is_same_word(word, other) for word in words for other in told):
                return one
        return None

    @cached_property
    def body_dates(self) -> list[DateExpression]:
        """Days and periods named in the sentences of the body, from the lead on, outside quotations; "minutes later" names no other day."""
        scene = self.scene
        at = scene.document.sentence_at
        return [
            one
            for one in scene.dates
            if one.earliest
            and one.certainty != "vague"
            and one.type in ("DATE", "TIME")
            and not is_within_a_day(one)
            and not scene.is_quoted(one.start)
            and (number := at(one.start)) in scene.prose
            and number >= scene.lead
        ]

    @cached_property
    def is_one_day(self) -> bool:
        """Whether nearly all days that the article names lie close to that of the news: a match, an accident, a day of protests."""
        first = self.news[0]
        named = [
            one
            for one in self.body_dates
            if one.earliest and one.latest and (one.latest - one.earliest).days < NEWS_DAYS
        ]
        far = sum(first is None or abs(one.earliest - first) > NEAR for one in named if one.earliest)
        return first is not None and bool(named) and far <= MOST_OTHERS * len(named)

    def thread(self, verb: int) -> Days:
        """The days that the story is at: the last of the news that is named before the end of the verb's sentence, unless the
        sentence names another time: behind the verb, ahead, or not in a clause that only describes."""
        sentence = self.scene.document.sentence_of(verb)
        before, behind = [one for one in self.body_dates if one.start < sentence.end], self.scene.document.starts[verb]
        recent = [one for one in before if self.published and is_recent(one, self.published)]
        near = [one for one in recent if self.is_of_story(one)]
        elsewhere = [
            one
            for one in before
            if one.start >= sentence.start
            and one not in recent
            and (one.start > behind or self.is_ahead(one) or not is_in_side_clause(self.scene, one))
        ]
        return (near[-1].earliest, near[-1].latest) if near and not elsewhere else NO_DAYS

    def is_of_story(self, one: DateExpression) -> bool:
        """Whether the story is at a day: not that of a statement, nor, behind the first sentence, one of its background."""
        scene, verb = self.scene, governing_verb(self.scene, self.scene.document.token_at(one.start))
        said = verb >= 0 and scene.document.syntax.child(verb, "ccomp") is not None and is_only_saying(scene, verb)
        return not said and (one.sentence == scene.lead or not is_background(scene, one))

    def is_ahead(self, one: DateExpression) -> bool:
        return bool(self.published and one.earliest and one.earliest > self.published)

    def days_before(self, verb: int) -> Days:
        """The days of the date named last in the sentence before the verb's, of the same paragraph."""
        document = self.scene.document
        number = document.sentence_of(verb).number
        if number == 0 or document.sentences[number - 1].paragraph != document.sentences[number].paragraph:
            return NO_DAYS
        before = document.sentences[number - 1]
        named = [one for one in self.body_dates if before.start <= one.start < before.end]
        return (named[-1].earliest, named[-1].latest) if named else NO_DAYS


# ------------------------------------------------------------------------------------------------------------- helpers
def is_recent(one: DateExpression, published: Day) -> bool:
    """Whether a day, or a few days, can be those of the news: they have begun, and not long before publication."""
    if one.earliest is None or one.latest is None or one.type not in ("DATE", "TIME"):
        return False
    few = (one.latest - one.earliest).days < NEWS_DAYS
    return few and timedelta(0) <= published - one.earliest <= NEAR


def is_of_modifier(scene: EventContext, one: DateExpression) -> bool:
    """according to a letter [sent] on Monday: the date of a participle that describes a noun."""
    syntax = scene.document.syntax
    verb = governing_verb(scene, scene.document.token_at(one.start))
    return verb >= 0 and syntax.relations[verb] == "acl"


def is_background(scene: EventContext, one: DateExpression) -> bool:
    """fell from a high [on Monday], which it reached [on Friday]: a day that the story is not at."""
    return dates_no_event(scene, one) or is_in_side_clause(scene, one)


def is_in_side_clause(scene: EventContext, one: DateExpression) -> bool:
    """fell after attacks shut a pipeline [on Sunday], which had opened [on Friday]: in a clause that only tells why, or what before."""
    syntax = scene.document.syntax
    verb = governing_verb(scene, scene.document.token_at(one.start))
    return verb >= 0 and (
        syntax.relations[verb] in word_class("language/relations", "side clause") or is_past_perfect(scene, verb)
    )


def is_within_a_day(one: DateExpression) -> bool:
    """[Six minutes later], [an hour earlier]."""
    return any(word.startswith(("minute", "hour", "second")) for word in one.text.lower().split())


def lead_words(scene: EventContext) -> set[str]:
    """Lemmas of the verbs and nouns by which the first sentence tells its events."""
    document = scene.document
    lead = document.sentences[scene.lead]
    verbs = {document.lemmas[at] for at in told_verbs(scene) if lead.first <= at < lead.last}
    nouns = {document.lemmas[at] for at in range(lead.first, lead.last) if is_event_noun(scene, at)}
    return {word for word in verbs | nouns if word not in listed("light")}


def event_nouns(scene: EventContext, row: Event) -> set[str]:
    """[The attack] was launched, fled [the blast]: nouns up to the end of a row that name an event and have "the" or "this" in front."""
    document = scene.document
    tokens = range(document.sentences[row.sentence].first, document.tokens_in(row.start, row.end).stop)
    return {document.lemmas[at] for at in tokens if is_definite_event(scene, at)}


def is_definite_event(scene: EventContext, noun: int) -> bool:
    """the [attack], this [crash]: an event that was told before."""
    return is_definite_phrase(scene, noun) and is_event_noun(scene, noun)


def is_definite_phrase(scene: EventContext, noun: int) -> bool:
    """the [port], this [law]: one thing that was named before."""
    document = scene.document
    before = next((document.lower[at] for at in document.syntax.children_by(noun, "det")), "")
    return before in ("the", "this") and document.tags[noun] == "NN"


def is_the_news(scene: EventContext, verb: int) -> bool:
    """The [crash] happened at a crossing: a verb of taking place whose subject the first sentence has named."""
    document = scene.document
    if document.lemmas[verb] not in listed("taking place") or scene.lead < 0:
        return False
    lead = document.sentences[scene.lead]
    nouns = {document.lemmas[at] for at in range(lead.first, lead.last) if document.tags[at] == "NN"}
    named = [document.lemmas[at] for at in subjects_of(scene, verb) if is_definite_phrase(scene, at)]
    return any(is_same_word(noun, word) for noun in named for word in nouns | lead_words(scene))


def is_after_the_news(scene: EventContext, verb: int) -> bool:
    """The strike was called off after [the vote]: the first sentence has told of the vote."""
    document, syntax = scene.document, scene.document.syntax
    after = [at for at in syntax.children_by(verb, "prep") if document.lower[at] in ("after", "following")]
    nouns = [noun for at in after for noun in syntax.children_by(at, "pobj") if is_definite_event(scene, noun)]
    return scene.lead >= 0 and any(document.lemmas[noun] in lead_words(scene) for noun in nouns)


def follows(scene: EventContext, verb: int, before: Days) -> Days:
    """He fled on Monday. [Then] he hid: a word of sequence takes on the day of the sentence before."""
    document, sentence = scene.document, scene.document.sentence_of(verb)
    opening = document.lower[sentence.first : sentence.first + 2]
    return before if any(word in listed("sequence") for word in opening) else NO_DAYS


def own_date(scene: EventContext, verb: int) -> DateExpression | None:
    """The day or period that hangs on the verb, or on the verb above its infinitive or the participle that tells what followed:
    [today] is to begin; fell [on Friday], killing four."""
    syntax = scene.document.syntax
    verbs = [verb]
    while syntax.relations[verbs[-1]] == "xcomp" or is_resulting_participle(scene, verbs[-1]):
        verbs.append(syntax.heads[verbs[-1]])
    for at in verbs:
        for child in syntax.children_by(at, "npadvmod", "advmod", "prep"):
            named = [one for one in (child, *syntax.children_by(child, "pobj")) if one in scene.date_tokens]
            found = scene.date_tokens[named[0]] if named else None
            if found is None or dates_no_event(scene, found):
                continue
            if found.type in ("DATE", "TIME") and found.earliest and found.certainty != "vague":
                return found
    return date_of_noun(scene, verb) if syntax.relations[verb] == "relcl" else None


def date_of_noun(scene: EventContext, verb: int) -> DateExpression | None:
    """the [1991] flood, in which four men drowned: the date in front of the event that a relative clause describes."""
    syntax = scene.document.syntax
    noun = syntax.heads[verb]
    words = [scene.document.lower[at] for at in range(syntax.subtree(verb)[0], verb)]
    during = words[:1] == ["when"] or words[:2] in (["in", "which"], ["during", "which"], ["at", "which"])
    event = during or is_event_noun(scene, noun)
    beside = syntax.children_by(noun, "amod", "nummod", "compound", "poss", "nmod") if event else []
    found = [scene.date_tokens[at] for at in beside if at in scene.date_tokens]
    return next((one for one in found if one.type == "DATE" and one.earliest), None)
