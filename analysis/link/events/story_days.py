"""Days of an event without a date of its own, inferred from its position, its tense and the day of the news."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date as Day
from datetime import timedelta
from functools import cached_property

from analysis.extract.dates import DateExpression
from analysis.language import Sentence
from analysis.language.lexicons import word_class
from analysis.link.events.arguments import subjects_of
from analysis.link.events.context import EventContext, dates_no_event, is_event_noun, listed
from analysis.link.events.event import Event
from analysis.link.events.predicates import event_verbs, is_only_saying
from analysis.link.events.same_event import is_same_word
from analysis.link.events.verbs import governing_verb, is_past_perfect, is_present_perfect, is_resulting_participle
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
    """Days of the news (the main event) and of the narrative around it, for one article."""

    def __init__(self, scene: EventContext, dated: Sequence[Event]):
        self.scene, self.dated = scene, dated
        self.published = scene.document.article.published

    def with_days(self, verb: int, row: Event) -> Event:
        """The row with its days: those of its own date, else inferred. `rule` names how, `certainty` is "inferred", "vague" or "unresolved"."""
        own = own_date(self.scene, verb)
        if own is not None and not (row.modality == "happened" and self.is_ahead(own)):
            return replace(
                row, date=own.id, earliest=own.earliest, latest=own.latest, certainty=own.certainty, rule="dated_clause"
            )
        posted = None if row.is_ahead or is_past_perfect(self.scene, verb) else self.entry_times.get(row.sentence)
        if posted is not None:
            return replace(
                row,
                date=posted.id,
                earliest=posted.earliest,
                latest=posted.latest,
                certainty="inferred",
                rule="undated_entry",
            )
        told = (one for one in self.candidates(verb, row) if one[1] != NO_DAYS)
        rule, (first, last) = next(told, ("undated", NO_DAYS))
        certainty = "inferred" if first and last else "vague" if first or last else "unresolved"
        return replace(row, earliest=first, latest=last, certainty=certainty, rule=rule)

    def candidates(self, verb: int, row: Event) -> Iterator[tuple[str, Days]]:
        """(rule, days) for each rule that applies to the event, in order of precedence."""
        scene = self.scene
        if row.is_ahead:
            yield "undated_plan", (self.published, None)
        elif is_past_perfect(scene, verb):
            yield "undated_before", (None, self.news[1])
        elif row.sentence == scene.lead:
            yield "undated_lead", self.news
        elif is_the_news(scene, verb):
            yield "undated_news", self.news
        elif (
            not is_present_perfect(scene, verb)
            and not is_of_a_life(scene, verb)
            and not is_of_named_antecedent(scene, verb)
        ):
            yield (
                "undated_thread",
                self.thread(verb) if self.is_one_day else follows(scene, verb, self.days_before(verb)),
            )
            if continues_lead(scene, verb):
                yield "undated_thread", self.news
        if not row.is_ahead:
            yield "undated_before", (None, self.published)

    @cached_property
    def entry_times(self) -> dict[int, DateExpression]:
        """{number of a sentence in an entry of a live blog: the time that opens the entry}; empty for any other article."""
        document, found = self.scene.document, dict[int, DateExpression]()
        times = {
            one.sentence: one
            for one in self.scene.dates
            if one.start < document.entry_times.get(document.sentences[one.sentence].start, 0)
        }
        for sentence in document.sentences if times else ():
            entry = times.get(sentence.number) or found.get(sentence.number - 1)
            if entry is not None:
                found[sentence.number] = entry
        return found

    @cached_property
    def news(self) -> Days:
        """First and last day of the news: the date in the lead sentence, else the date of a following sentence that repeats its event, else the day of
        publication."""
        scene, published = self.scene, self.published
        if scene.lead < 0 or published is None:
            return NO_DAYS
        lead = scene.document.sentences[scene.lead]
        for one in scene.dates:
            inside = (
                lead.start <= one.start < lead.end and not is_of_modifier(scene, one) and not is_in_dateline(scene, one)
            )
            if inside and one.earliest and one.latest and is_recent(one, published):
                return one.earliest, one.latest
        again = self.retold(published)
        return (again.earliest, again.latest) if again else (published, published)

    def retold(self, published: Day) -> DateExpression | None:
        """Date of a dated event that repeats the event of the lead sentence soon after it: "The bank was robbed. … The robbery took place [on
        Tuesday]"; else None."""
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
        """Dates of the body text from the lead on, outside quotations and without offsets within a day ("minutes later")."""
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
        """True if most dates of the article lie close to the day of the news: a match, an accident, a day of protests."""
        first = self.news[0]
        named = [
            one
            for one in self.body_dates
            if one.earliest and one.latest and (one.latest - one.earliest).days < NEWS_DAYS
        ]
        far = sum(first is None or abs(one.earliest - first) > NEAR for one in named if one.earliest)
        return first is not None and bool(named) and far <= MOST_OTHERS * len(named)

    def thread(self, verb: int) -> Days:
        """Reference time of the narrative at a verb: the last day of the news named before the end of its sentence; NO_DAYS if the sentence names
        another time."""
        sentence = self.scene.document.sentence_of(verb)
        before, behind = [one for one in self.body_dates if one.start < sentence.end], self.scene.document.starts[verb]
        recent = [one for one in before if self.published and is_recent(one, self.published)]
        near = [
            one for one in recent if self.is_of_story(one) and (self.is_of_news(one) or self.is_near(one, sentence))
        ]
        elsewhere = [
            one
            for one in before
            if one.start >= sentence.start
            and one not in recent
            and not is_of_described_noun(self.scene, one)
            and (one.start > behind or self.is_ahead(one) or not is_in_side_clause(self.scene, one))
        ]
        return (near[-1].earliest, near[-1].latest) if near and not elsewhere else NO_DAYS

    def is_of_news(self, one: DateExpression) -> bool:
        """True if a date overlaps the days of the news."""
        first, last = self.news
        if not (first and last and one.earliest and one.latest):
            return False
        return one.earliest <= last and first <= one.latest

    def is_near(self, one: DateExpression, sentence: Sentence) -> bool:
        """True if a date stands in the paragraph of the sentence or the one before: a day that is not that of the news carries no further."""
        return sentence.paragraph - self.scene.document.sentences[one.sentence].paragraph <= 1

    def is_of_story(self, one: DateExpression) -> bool:
        """True if a date can be the reference time of the narrative: not the date of a statement and, after the lead, not one of background."""
        scene, verb = self.scene, governing_verb(self.scene, self.scene.document.token_at(one.start))
        said = verb >= 0 and scene.document.syntax.child(verb, "ccomp") is not None and is_only_saying(scene, verb)
        return not said and (one.sentence == scene.lead or not is_background(scene, one))

    def is_ahead(self, one: DateExpression) -> bool:
        """True for a date, or a deadline, that lies after publication."""
        first = one.earliest or one.latest
        return bool(self.published and first and first > self.published)

    def days_before(self, verb: int) -> Days:
        """Days of the last date in the preceding sentence of the same paragraph."""
        document = self.scene.document
        number = document.sentence_of(verb).number
        if number == 0 or document.sentences[number - 1].paragraph != document.sentences[number].paragraph:
            return NO_DAYS
        before = document.sentences[number - 1]
        named = [one for one in self.body_dates if before.start <= one.start < before.end]
        return (named[-1].earliest, named[-1].latest) if named else NO_DAYS


# ------------------------------------------------------------------------------------------------------------- helpers
def is_of_a_life(scene: EventContext, verb: int) -> bool:
    """True for a verb of somebody's life, which the day of the news does not date: "was [born] in Lund", "[grew] up there", "[studied] law"."""
    return scene.document.lemmas[verb] in listed("life")


def is_of_named_antecedent(scene: EventContext, verb: int) -> bool:
    """True for a verb in the relative clause of a name, which tells who that is rather than what came next: "Ana Roe, who [led] the inquiry, left"."""
    syntax = scene.document.syntax
    clauses = [at for at in (verb, *syntax.ancestors(verb)) if syntax.relations[at] == "relcl"]
    return any(scene.document.tags[syntax.heads[at]].startswith("NNP") for at in clauses)


def continues_lead(scene: EventContext, verb: int) -> bool:
    """True for a verb in the simple past in the main clause of the sentence behind the lead, without a time of its own, which tells the news on: "The mayor
    was freed on Monday. The court [quashed] his conviction"."""
    document, syntax = scene.document, scene.document.syntax
    sentence = document.sentence_of(verb)
    dated = any(at in scene.date_tokens for at in range(sentence.first, sentence.last))
    root = next((at for at in (verb, *syntax.ancestors(verb)) if syntax.relations[at] != "conj"), verb)
    past = document.tags[verb] == "VBD" and syntax.relations[root] == "root"
    return sentence.number == scene.lead + 1 and past and not dated


def is_recent(one: DateExpression, published: Day) -> bool:
    """True if a date can be that of the news: at most NEWS_DAYS long, begun, and at most NEAR before publication."""
    if one.earliest is None or one.latest is None or one.type not in ("DATE", "TIME"):
        return False
    few = (one.latest - one.earliest).days < NEWS_DAYS
    return few and timedelta(0) <= published - one.earliest <= NEAR


def is_in_dateline(scene: EventContext, one: DateExpression) -> bool:
    """True for the date of a dateline: "LUND, [4 May 2024] — A ferry sank late on Thursday"."""
    return scene.document.token_at(one.start) in scene.datelines


def is_of_modifier(scene: EventContext, one: DateExpression) -> bool:
    """True for the date of a participle that modifies a noun: "according to a letter [sent] on Monday"."""
    syntax = scene.document.syntax
    verb = governing_verb(scene, scene.document.token_at(one.start))
    return verb >= 0 and syntax.relations[verb] == "acl"


def is_background(scene: EventContext, one: DateExpression) -> bool:
    """True for a date that is not the reference time of the narrative: "fell from a high [on Monday], which it reached [on Friday]"."""
    return dates_no_event(scene, one) or is_in_side_clause(scene, one)


def is_in_side_clause(scene: EventContext, one: DateExpression) -> bool:
    """True for a date in a subordinate clause or with a past perfect: "fell after attacks shut a pipeline [on Sunday], which had opened [on Friday]"."""
    syntax = scene.document.syntax
    verb = governing_verb(scene, scene.document.token_at(one.start))
    return verb >= 0 and (
        syntax.relations[verb] in word_class("language/relations", "side clause") or is_past_perfect(scene, verb)
    )


def is_of_described_noun(scene: EventContext, one: DateExpression) -> bool:
    """True for a date in a relative clause or participle of a noun, which is no time of its sentence: "blamed the group, which fled [in May]"."""
    verb = governing_verb(scene, scene.document.token_at(one.start))
    return verb >= 0 and scene.document.syntax.relations[verb] in ("relcl", "acl")


def is_within_a_day(one: DateExpression) -> bool:
    """True for an offset in hours, minutes or seconds: "[six minutes later]", "[an hour earlier]"."""
    return any(word.startswith(("minute", "hour", "second")) for word in one.text.lower().split())


def lead_words(scene: EventContext) -> set[str]:
    """Lemmas of the verbs and nouns that express events in the lead sentence."""
    document = scene.document
    lead = document.sentences[scene.lead]
    verbs = {document.lemmas[at] for at in event_verbs(scene) if lead.first <= at < lead.last}
    nouns = {document.lemmas[at] for at in range(lead.first, lead.last) if is_event_noun(scene, at)}
    return {word for word in verbs | nouns if word not in listed("light")}


def event_nouns(scene: EventContext, row: Event) -> set[str]:
    """Lemmas of the definite event nouns from the start of the row's sentence to the end of the row: "[The attack] was launched", "fled [the blast]"."""
    document = scene.document
    tokens = range(document.sentences[row.sentence].first, document.tokens_in(row.start, row.end).stop)
    return {document.lemmas[at] for at in tokens if is_definite_event(scene, at)}


def is_definite_event(scene: EventContext, noun: int) -> bool:
    """True for a definite event noun, which refers to an event mentioned before: "the [attack]", "this [crash]"."""
    return is_definite_phrase(scene, noun) and is_event_noun(scene, noun)


def is_definite_phrase(scene: EventContext, noun: int) -> bool:
    """True for a singular noun with "the" or "this": "the [port]", "this [law]"."""
    document = scene.document
    before = next((document.lower[at] for at in document.syntax.children_by(noun, "det")), "")
    return before in ("the", "this") and document.tags[noun] == "NN"


def is_the_news(scene: EventContext, verb: int) -> bool:
    """True for a verb like "happen" whose subject refers to the event of the lead sentence: "The [crash] happened at a crossing"."""
    document = scene.document
    if document.lemmas[verb] not in listed("taking place") or scene.lead < 0:
        return False
    lead = document.sentences[scene.lead]
    nouns = {document.lemmas[at] for at in range(lead.first, lead.last) if document.tags[at] == "NN"}
    named = [document.lemmas[at] for at in subjects_of(scene, verb) if is_definite_phrase(scene, at)]
    return any(is_same_word(noun, word) for noun in named for word in nouns | lead_words(scene))


def follows(scene: EventContext, verb: int, before: Days) -> Days:
    """Days of the preceding sentence if this one opens with a word of sequence: "He fled on Monday. [Then] he hid."; else NO_DAYS."""
    document, sentence = scene.document, scene.document.sentence_of(verb)
    opening = document.lower[sentence.first : sentence.first + 2]
    return before if any(word in listed("sequence") for word in opening) else NO_DAYS


def own_date(scene: EventContext, verb: int) -> DateExpression | None:
    """Date that modifies the verb, or the verb that governs its infinitive or participle of result: "[today] is to begin", "fell [on Friday], killing
    four"; else None."""
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
    """Date that modifies the event noun of a relative clause: "the [1991] flood, in which four men drowned"; else None."""
    syntax = scene.document.syntax
    noun = syntax.heads[verb]
    words = [scene.document.lower[at] for at in range(syntax.subtree(verb)[0], verb)]
    during = words[:1] == ["when"] or words[:2] in (["in", "which"], ["during", "which"], ["at", "which"])
    event = during or is_event_noun(scene, noun)
    beside = syntax.children_by(noun, "amod", "nummod", "compound", "poss", "nmod") if event else []
    found = [scene.date_tokens[at] for at in beside if at in scene.date_tokens]
    return next((one for one in found if one.type == "DATE" and one.earliest), None)
