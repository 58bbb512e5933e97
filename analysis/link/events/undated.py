"""Events without a date of their own: the news itself and what the story tells beside it, with the days that a reader concludes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date as Day
from datetime import timedelta

from analysis.extract.dates import DateExpression
from analysis.link.events.clause_line import clause_line, phrase
from analysis.link.events.context import EventContext, listed
from analysis.link.events.event import Event
from analysis.link.events.predicates import (
    is_future,
    is_past_perfect,
    is_present_perfect,
    told_verbs,
)

NEWS_DAYS = 4
"""Days before publication within which a day can be that of the news."""
NEAR, MOST_OTHERS = timedelta(days=7), 1 / 3
"""How far days lie apart in a story of one day, and the share of them that may lie further away."""
Days = tuple[Day | None, Day | None]
NO_DAYS: Days = (None, None)


def undated_events(scene: EventContext, dated: Sequence[Event]) -> Iterator[Event]:
    """Events that have rows already => those of the other verbs that tell one, in reading order; one told again is not repeated."""
    known = {token for row in dated for token in named_tokens(scene, row)}
    seen = {(row.what, row.who_actor or row.who, row.whom_actor or row.whom) for row in dated}
    news = news_days(scene)
    one_day = is_story_of_one_day(scene, news)
    for verb in told_verbs(scene):
        row = event_of(scene, verb)
        key = (row.what, row.who_actor or row.who, row.whom_actor or row.whom)
        if verb not in known and row.headline and key not in seen:
            seen.add(key)
            yield with_days(scene, verb, row, news, one_day)


def named_tokens(scene: EventContext, row: Event) -> list[int]:
    """The tokens of a row's span that its predicate names."""
    document, lemma = scene.document, row.what.split()[0] if row.what else ""
    return [at for at in document.tokens_in(row.start, row.end) if document.lemmas[at] == lemma]


def news_days(scene: EventContext) -> Days:
    """First and last day of the news: a day or weekend that the first sentence names, else the day of publication."""
    published = scene.document.article.published
    if scene.lead < 0 or published is None:
        return NO_DAYS
    lead = scene.document.sentences[scene.lead]
    for one in scene.dates:
        if lead.start <= one.start < lead.end and one.earliest and one.latest and is_of_the_news(one, published):
            return one.earliest, one.latest
    return published, published


def is_of_the_news(one: DateExpression, published: Day) -> bool:
    """Whether a day, or a few days, can be those of the news: they have begun, and not long before publication."""
    if one.earliest is None or one.latest is None or one.type not in ("DATE", "TIME"):
        return False
    few = (one.latest - one.earliest).days < NEWS_DAYS
    return few and timedelta(0) <= published - one.earliest <= NEAR


def body_dates(scene: EventContext) -> list[DateExpression]:
    """Days and periods named in the sentences of the body, from the lead on."""
    at = scene.document.sentence_at
    return [
        one
        for one in scene.dates
        if one.earliest
        and one.certainty != "vague"
        and one.type in ("DATE", "TIME")
        and (number := at(one.start)) in scene.prose
        and number >= scene.lead
    ]


def is_story_of_one_day(scene: EventContext, news: Days) -> bool:
    """Whether nearly all days that the article names lie close to that of the news: a match, an accident, a day of protests."""
    first, named = news[0], [one.earliest for one in body_dates(scene) if one.earliest == one.latest]
    far = sum(day is None or first is None or abs(day - first) > NEAR for day in named)
    return first is not None and bool(named) and far <= MOST_OTHERS * len(named)


# -------------------------------------------------------------------------------------------------------------- days
def with_days(scene: EventContext, verb: int, row: Event, news: Days, one_day: bool) -> Event:
    """The row with the days that follow from its place in the story and its tense; the rule's name tells how."""
    own = own_date(scene, verb)
    if own is not None:
        return replace(
            row, date=own.id, earliest=own.earliest, latest=own.latest, certainty=own.certainty, rule="dated_clause"
        )
    rule, (first, last) = next(
        (rule, days) for rule, days in days_of(scene, verb, row, news, one_day) if rule == "undated" or days != NO_DAYS
    )
    told = "inferred" if first and last else "vague" if first or last else "unresolved"
    return replace(row, earliest=first, latest=last, certainty=told, rule=rule)


def own_date(scene: EventContext, verb: int) -> DateExpression | None:
    """The day or period that hangs on the verb, or on the verb above its infinitive: [today] is to begin."""
    syntax = scene.document.syntax
    verbs = (verb, syntax.heads[verb]) if syntax.relations[verb] == "xcomp" else (verb,)
    for at in verbs:
        for child in syntax.children_by(at, "npadvmod", "advmod", "prep"):
            named = [one for one in (child, *syntax.children_by(child, "pobj")) if one in scene.date_tokens]
            found = scene.date_tokens[named[0]] if named else None
            if found and found.type in ("DATE", "TIME") and found.earliest and found.certainty != "vague":
                return found
    return None


def days_of(scene: EventContext, verb: int, row: Event, news: Days, one_day: bool) -> Iterator[tuple[str, Days]]:
    """Rules that give the event days, the first that fits first; the last gives none."""
    published = scene.document.article.published
    if row.modality == "planned":
        yield "undated_plan", (published, None)
    elif is_past_perfect(scene, verb):
        yield "undated_before", (None, news[1])
    elif row.sentence == scene.lead:
        yield "undated_lead", news
    elif is_present_perfect(scene, verb):
        yield "undated_before", (None, published)
    elif one_day:
        yield "undated_thread", thread_days(scene, verb)
    yield "undated", NO_DAYS


def thread_days(scene: EventContext, verb: int) -> Days:
    """The days that the story is at: the last of the news that is named before the end of the verb's sentence, unless the
    sentence names another time."""
    published, sentence = scene.document.article.published, scene.document.sentence_of(verb)
    before = [one for one in body_dates(scene) if one.start < sentence.end]
    near = [one for one in before if published and is_of_the_news(one, published)]
    elsewhere = [one for one in before if one.start >= sentence.start and one not in near]
    return (near[-1].earliest, near[-1].latest) if near and not elsewhere else NO_DAYS


# -------------------------------------------------------------------------------------------------------------- rows
def event_of(scene: EventContext, verb: int) -> Event:
    """A verb => its row, without days."""
    document, syntax = scene.document, scene.document.syntax
    passive, subjects = syntax.is_passive(verb), syntax.subjects(verb)
    doers = syntax.agents(verb) if passive else subjects
    done_to = subjects if passive else [at for at in syntax.objects(verb) if at not in scene.date_tokens]
    first, last = span_of(scene, verb, subjects)
    span = document.article.span(document.starts[first], document.ends[last - 1])
    quote = scene.quote_at(verb, verb + 1)
    return Event(
        start=span.start, end=span.end, text=span.text, sentence=document.sentence_of(verb).number, rule="undated",
        what=predicate(scene, verb), who=words_of(scene, doers), who_actor=actor_of(scene, doers), whom=words_of(scene, done_to),
        whom_actor=actor_of(scene, done_to), where=place_of(scene, verb), headline=clause_line(scene, verb),
        modality=modality_of(scene, verb), reported_by=quote.id if quote else None,
    )  # fmt: skip


def predicate(scene: EventContext, verb: int) -> str:
    particle = scene.document.syntax.child(verb, "prt")
    return (
        f"{scene.document.lemmas[verb]} {scene.document.lower[particle]}"
        if particle is not None
        else scene.document.lemmas[verb]
    )


def span_of(scene: EventContext, verb: int, subjects: Sequence[int]) -> tuple[int, int]:
    """Tokens first:last from the subject, where it stands before the verb, to the last complement."""
    syntax, sentence = scene.document.syntax, scene.document.sentence_of(verb)
    inside = [verb, *(at for at in subjects[:1] if sentence.first <= at < verb)]
    first = min(syntax.noun_phrase_of(at).first if syntax.noun_phrase_of(at) else at for at in inside)  # type: ignore[union-attr]
    behind = [
        syntax.subtree(at)[1]
        for at in syntax.children_by(verb, "dobj", "attr", "acomp", "prep", "agent", "prt", "oprd", "xcomp")
    ]
    return max(sentence.first, min(first, verb)), min(sentence.last, max([verb + 1, *behind]))


def words_of(scene: EventContext, heads: Sequence[int]) -> str | None:
    return (phrase(scene, heads[0]) or None) if heads else None


def actor_of(scene: EventContext, heads: Sequence[int]) -> str | None:
    return scene.actor_at(heads[0]) if heads else None


def place_of(scene: EventContext, verb: int) -> str | None:
    """A place named behind "in", "at" or the like that hangs on the verb."""
    syntax, document = scene.document.syntax, scene.document
    for at in syntax.children_by(verb, "prep"):
        for noun in syntax.children_by(at, "pobj"):
            named = [row for row in scene.mentions_in(noun, noun + 1) if row.kind == "place"]
            named += [row for row in scene.mentions_in(at + 1, noun + 1) if row.kind == "place"]
            if named and document.lower[at] in PLACED:
                return named[0].text
    return None


PLACED = frozenset({"in", "at", "near", "on", "into", "outside", "inside", "across", "around", "off", "to"})


def modality_of(scene: EventContext, verb: int) -> str:
    """planned, reported (by somebody who says so) or happened."""
    if is_future(scene, verb):
        return "planned"
    return "reported" if is_told_by_somebody(scene, verb) else "happened"


def is_told_by_somebody(scene: EventContext, verb: int) -> bool:
    """officials said [that it fell]; it [reportedly] fell."""
    document, syntax = scene.document, scene.document.syntax
    said = any(syntax.relations[at] == "ccomp" for at in (verb, *syntax.ancestors(verb)))
    return said or any(document.lower[at] in listed("hearsay") for at in syntax.children(verb))
