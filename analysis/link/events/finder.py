"""Dated clauses and nouns => events; undated clauses beside them => events placed relative to them."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from datetime import date as Day
from datetime import timedelta

from analysis.extract.dates import DateExpression
from analysis.extract.dates.calendar import shifted, value_bounds
from analysis.extract.dates.tense import listed as tense_words
from analysis.extract.dates.tense import looks_ahead, tense_of
from analysis.extract.mentions import Mention
from analysis.extract.quotes import Quote
from analysis.language import Document
from analysis.language.clauses import Chunk, Clause
from analysis.link.events.arguments import described_noun, is_appointment
from analysis.link.events.context import EventContext, dates_no_event, is_event_noun, listed
from analysis.link.events.event import AHEAD, NOT_HAPPENING, Event
from analysis.link.events.kept import is_no_event, standing_alone
from analysis.link.events.modality import is_ahead, is_not_before, is_saying, modality
from analysis.link.events.nouns import LONGEST_NOUN_PHRASE, dated_noun, noun_before, of_phrase, with_date
from analysis.link.events.order import number_events
from analysis.link.events.periods import whole_periods
from analysis.link.events.predicates import ends_period, holds, is_event_verb, is_state
from analysis.link.events.salience import with_salience
from analysis.link.events.same_event import merge_events
from analysis.link.events.verb_events import event_of, undated_events
from analysis.link.events.verbs import (
    is_calling_off,
    is_future,
    is_past,
    is_present_perfect,
    is_taken_for_participle,
)
from analysis.tables import numbered, replace


def find_events(
    document: Document, dates: Sequence[DateExpression], mentions: Sequence[Mention], quotes: Sequence[Quote]
) -> list[Event]:
    """Dates, mentions and quotes of a document => events in reading order, numbered, merged and with `order` in the story."""
    scene = EventContext(document, dates, mentions, quotes)
    found: dict[tuple[int, Day | None, Day | None], Event] = {}
    told: dict[int, Event] = {}  # number of a clause => its first event
    for one in whole_periods(scene):
        made = dated_event(scene, one)
        if made is not None:
            at, clause, event = made
            found.setdefault((at, one.earliest, one.latest), event)
            if at == clause.verb.head:
                told.setdefault(clause.number, event)
    verbs = [
        *one_day_each(scene, [(at, row) for (at, _, _), row in found.items()]),
        *place_undated_clauses(scene, told),
    ]
    alone = [(verb, standing_alone(scene, verb, row)) for verb, row in verbs if not is_no_event(scene, verb, row)]
    dated_rows = [row for _, row in alone if row is not None]
    others = undated_events(scene, dated_rows, {verb for verb, row in alone if row is not None})
    rows = merge_events(scene, [*dated_rows, *others])
    return list(number_events(numbered(with_salience(scene, list(rows))), dates))


def one_day_each(scene: EventContext, rows: list[tuple[int, Event]]) -> Iterator[tuple[int, Event]]:
    """Rows of one verb with several dates => the row whose date is closest to the verb in the tree, or all of them if the dates are coordinated.

    "rose in May from a low [a year before]" is one event; "lost towns in 2017 and in 2019" are two."""
    of_verb: dict[int, list[Event]] = {}
    for verb, row in rows:
        of_verb.setdefault(verb, []).append(row)
    dates = {one.id: one for one in scene.dates}
    for verb, told in of_verb.items():
        known = [dates[row.date] for row in told if row.date in dates]
        if len(told) == 1 or len(known) < len(told) or are_joined(scene, known):
            yield from ((verb, row) for row in told)
        else:
            yield verb, min(told, key=lambda row: distance(scene, verb, dates[row.date or ""]))


def are_joined(scene: EventContext, dates: list[DateExpression]) -> bool:
    """True if a coordinating conjunction stands between each date and the next."""
    token = scene.document.token_at
    between = (range(token(one.start), token(other.start)) for one, other in itertools.pairwise(dates))
    return all("CC" in scene.document.tags[gap.start : gap.stop] for gap in between)


def distance(scene: EventContext, verb: int, one: DateExpression) -> tuple[int, int]:
    """Distance of a date from its verb: (steps in the dependency tree, tokens in the text)."""
    token = scene.document.token_at(one.start)
    steps = next((number for number, at in enumerate(scene.document.syntax.ancestors(token)) if at == verb), MAX_STEPS)
    return steps, abs(token - verb)


MAX_STEPS = 99
"""Steps of a date that does not hang on the verb at all."""


# ------------------------------------------------------------------------------------------------ the clause of a date
Made = tuple[int, Clause, Event]


def dated_event(scene: EventContext, one: DateExpression) -> Made | None:
    """Date => (token of the event's verb or noun, its clause, the event); None if nothing is dated by it."""
    tokens = scene.document.tokens_in(one.start, one.end)
    clause = scene.clauses.at(tokens.start)
    if clause is None:
        return None
    if (noun := dated_noun(scene, tokens, clause)) is not None:
        if tells_occasion(scene, clause, noun):
            return clause.verb.head, clause, of_clause(scene, clause, one)
        return noun.head, clause, of_phrase(scene, clause, noun, one)
    if dates_no_event(scene, one) or is_from_then_on(scene, clause) or ends_period(scene, clause.verb.head):
        return None
    clause = telling_clause(scene, clause, one)
    if is_awaited(scene, clause, one):
        return None
    if holds(scene, clause.verb.head) and (noun := noun_before(scene, tokens.start)) is not None:
        return noun.head, clause, of_phrase(scene, clause, noun, one)
    if is_copula_of_noun(scene, clause) and clause.complement is not None:
        return clause.complement.head, clause, of_phrase(scene, clause, clause.complement, one)
    if contradicts_tense(scene, clause, one):
        return None
    if is_saying(scene, clause):
        return of_speech(scene, clause, one)
    if has_light_verb(scene, clause):
        return None
    return clause.verb.head, clause, of_clause(scene, clause, one)


def contradicts_tense(scene: EventContext, clause: Clause, one: DateExpression) -> bool:
    """True for a date that the tense of its verb rules out, so that it dates something else: a past day beside a future verb ("will pay 28% more than
    [Monday's] price"), a day ahead beside a simple past ("declared two days of mourning from [Friday]"); False for plans ("set a vote for [Friday]")."""
    published, verb = scene.document.article.published, clause.verb.head
    if published is None or one.latest is None:
        return False
    if one.latest < published:
        return is_future(scene, verb) and tense_of(scene.document, clause, 0) == "future"
    ahead = one.earliest > published if one.earliest else one.latest > published
    lemma = scene.document.lemmas[verb]
    plans = lemma in tense_words("ahead") | tense_words("appoint") | listed("plan") or is_calling_off(scene, verb)
    simple = clause.verb.first == verb and (scene.document.tags[verb] == "VBD" or is_taken_for_participle(scene, verb))
    bound = one.mod in ("BEFORE", "ON_OR_BEFORE") and is_past(scene, verb)
    return ahead and (simple or bound) and not plans and clause.kind in ("main", "relative")


def tells_occasion(scene: EventContext, clause: Clause, noun: Chunk) -> bool:
    """True for an event noun that only tells when the verb's event happened: "won 40 seats [in last year's election]", "was hurt [in Friday's crash]",
    "lost [Friday's match]"."""
    syntax, verb = scene.document.syntax, clause.verb.head
    if noun.head in syntax.objects(verb) and scene.document.lemmas[verb] in listed("taking part"):
        return is_event_verb(scene, verb)
    preposition = syntax.heads[noun.head] if syntax.relations[noun.head] == "pobj" else -1
    if preposition < 0 or scene.document.lower[preposition] not in listed("occasion"):
        return False
    bare = syntax.child(noun.head, "prep", "acl", "relcl") is None
    return bare and syntax.heads[preposition] in (verb, *syntax.objects(verb)) and is_event_verb(scene, verb)


def is_awaited(scene: EventContext, clause: Clause, one: DateExpression) -> bool:
    """True if the date belongs to something awaited: "are waiting for a speech [on Friday]"."""
    return scene.document.lemmas[clause.verb.head] in listed("awaiting") and is_ahead(scene, one)


def is_from_then_on(scene: EventContext, clause: Clause) -> bool:
    """True for "starting", "from" and the like, which date the start of a thing and not the verb above: "declared three days of mourning, [starting]
    Wednesday"."""
    verb = clause.verb.head
    return scene.document.lower[verb] in listed("from then on") and scene.document.tags[verb - 1] in (",", "NN", "NNS")


def telling_clause(scene: EventContext, clause: Clause, date: DateExpression) -> Clause:
    """The clause whose event the date places, climbing from participles and infinitives of purpose to their governing clause.

    "by [firing] missiles", "used [to train] troops" and "invited them [to help] in 2014" => the clause above; "agreed [to meet]" and "the pact
    [signed]" => themselves."""
    for one in scene.clauses.up(clause):
        above = scene.clauses.above(one)
        if above is None or is_appointment(scene, one.verb.head):
            return one
        own = (
            scene.document.syntax.child(one.verb.head, "nsubj") is not None
        )  # in which they last played, tagged as a participle
        if one.kind == "participle" and not (one.passive or own or is_temporal_clause(scene, one)):
            continue
        purpose = one.kind == "infinitive" and not (
            is_ahead(scene, date) and tense_of(scene.document, above, 0) == "past"
        )
        if purpose and (not looks_ahead(scene.document, one, above) or asks_earlier(scene, one, above, date)):
            continue
        return one
    return clause


def asks_earlier(scene: EventContext, clause: Clause, above: Clause, date: DateExpression) -> bool:
    """True if a past date belongs to the asking and not to what was asked for: "Baghdad invited the coalition [to help] in 2014"."""
    published = scene.document.article.published
    over = bool(published and date.latest and date.latest < published)
    return over and bool(above.objects) and clause.subjects == above.objects


def is_temporal_clause(scene: EventContext, clause: Clause) -> bool:
    """True for a participle clause with a preposition that makes it an event of its own: "since [taking] office", "after [winning] the vote", "accused
    of [firing] missiles"."""
    return clause.marker >= 0 and scene.document.lower[clause.marker] in listed("standing")


def is_copula_of_noun(scene: EventContext, clause: Clause) -> bool:
    """True if an event noun is the predicate of "be": "This is the second [transfer] this month", "there was an [attack] on Friday"."""
    phrase = clause.complement
    return phrase is not None and scene.document.lemmas[clause.verb.head] == "be" and is_event_noun(scene, phrase.head)


def has_light_verb(scene: EventContext, clause: Clause) -> bool:
    """True for a clause whose verb expresses no event by itself: "it was in May", "did so", "Today [marks] a milestone"."""
    document = scene.document
    if clause.kind == "participle" and not clause.subjects and not clause.objects:
        return True
    if clause.kind in ("main", "content") and not clause.subjects and clause.verb.first - 1 in scene.date_tokens:
        return True
    if document.lemmas[clause.verb.head] in listed("with object") and not clause.objects and not clause.passive:
        return True
    bare = document.lemmas[clause.verb.head] in ("be", "do") and not clause.objects and clause.complement is None
    pleonastic = clause.subject is None or document.lower[clause.subject.first] in listed("pleonastic")
    return bare and pleonastic and not clause.passive


# -------------------------------------------------------------------------------------------------------------- rows
def first_day_after(one: DateExpression) -> Day | None:
    """First possible day of what did not happen before a date: "not before April" => 1 April; "not until Friday" => Friday."""
    if one.mod == "ON_OR_BEFORE":
        return value_bounds(one.value or "")[0] or one.latest
    return one.latest and one.latest + timedelta(days=1)


def of_clause(scene: EventContext, clause: Clause, one: DateExpression) -> Event:
    """Clause and its date => event row of its verb, with the bounds of the date."""
    one = counted_from(scene, one)
    told = modality(scene, clause, one)
    one = until_now(scene, one, told)
    if is_not_before(clause, one):
        one = replace(one, earliest=first_day_after(one), latest=None)
    return with_date(event_of(scene, clause.verb.head, one), one, modality=told, rule="dated_clause")


def counted_from(scene: EventContext, one: DateExpression) -> DateExpression:
    """The date, moved if a number of days, weeks, months or years is counted from it: "two days after the fire of [6 May 2015]" => 8 May 2015."""
    document, first = scene.document, scene.document.token_at(one.start)
    for at in range(first - 1, max(document.sentence_of(first).first, first - LONGEST_NOUN_PHRASE), -1):
        if document.tags[at].startswith("VB") or document.tags[at] == ",":
            return one
        length = COUNTED.fullmatch(scene.date_tokens[at - 1].value or "") if at - 1 in scene.date_tokens else None
        if length and document.lower[at] in COUNTED_TOWARDS and one.earliest and one.earliest == one.latest:
            steps = int(length["number"]) * COUNTED_TOWARDS[document.lower[at]]
            earliest, latest = value_bounds(shifted(one.earliest, length["unit"], steps))
            return replace(one, earliest=earliest, latest=latest, certainty="inferred")
    return one


COUNTED = re.compile(r"P(?P<number>\d+)(?P<unit>[DWMY])")
COUNTED_TOWARDS = {"after": 1, "before": -1}


def until_now(scene: EventContext, one: DateExpression, told: str) -> DateExpression:
    """A part of a period that is still running ends at publication for an event that has happened: "Demands grew in early 2020"."""
    published = scene.document.article.published
    if one.mod not in ("START", "MID", "END") or told in AHEAD:
        return one
    running = one.earliest and one.latest and published and one.earliest <= published < one.latest
    return replace(one, latest=published) if running else one


def of_speech(scene: EventContext, clause: Clause, one: DateExpression) -> Made | None:
    """Clause of speech and its date => event row of the reported content; None if the content has a date of its own or is in another sentence."""
    said = [child for child in scene.children.get(clause.number, []) if child.kind == "content"]
    if not said:
        lemma = scene.document.lemmas[clause.verb.head]
        bare = lemma in listed("bare saying") or (lemma in listed("bare without object") and not clause.objects)
        return None if bare else (clause.verb.head, clause, of_clause(scene, clause, one))
    if any(child.number in scene.dated_clauses for child in said):
        return None
    if scene.document.lemmas[clause.verb.head] in (listed("act") | listed("finding")) - listed("denying"):
        return clause.verb.head, clause, of_clause(scene, clause, one)
    content = said[0].verb.head
    if is_state(scene, content) and not is_future(scene, content):
        return None
    row = of_clause(scene, said[0], one)
    told = row.modality if row.modality in AHEAD | NOT_HAPPENING else "reported"
    return clause.verb.head, clause, replace(row, modality=told, rule="dated_speech")


# ------------------------------------------------------------------------------------------------------ undated events
BOUNDS = {"after": "before", "since": "before", "before": "after", "until": "after"}
"""Word that opens a clause beside a dated one => where that puts it; when, as and while: at the same time."""
RULES = {"before": "before_dated", "during": "beside_dated", "after": "after_dated"}
"""`beside` => the rule that explains it."""


def place_undated_clauses(scene: EventContext, told: dict[int, Event]) -> Iterator[tuple[int, Event]]:
    """(verb, event) of each undated clause that a dated clause places: "sank on Friday [after it hit a rock]", "burned and [fell] on Friday"."""
    for number, row in told.items():
        clause = scene.clauses.all[number]
        for other in dependent_clauses(scene, clause):
            if (
                other.number not in told
                and (beside := place_beside(scene, clause, other))
                and not has_light_verb(scene, other)
            ):
                yield other.verb.head, undated(scene, other, row, beside)


def dependent_clauses(scene: EventContext, clause: Clause) -> list[Clause]:
    """Dependent clauses of a clause, and neighbouring main clauses coordinated with it that share its subject."""
    close = scene.clauses.all[max(0, clause.number - 2) : clause.number + 3]
    joined = [
        one
        for one in close
        if one.kind == clause.kind == "main" and one.subjects == clause.subjects and one is not clause
    ]
    return [*scene.children.get(clause.number, []), *joined]


def place_beside(scene: EventContext, clause: Clause, other: Clause) -> str | None:
    """Position of an undated clause relative to a dated one of its sentence: "before", "during" or "after"; None if neither conjunction nor
    coordination says so."""
    if scene.sentence_of(clause) != scene.sentence_of(other) or other.number in scene.dated_clauses:
        return None
    if other.kind == "main":
        if described_noun(scene, clause.verb.head):
            return None  # The pact, signed in May, ended the war
        together = (modality(scene, clause) in AHEAD) == (modality(scene, other) in AHEAD)
        if is_present_perfect(scene, other.verb.head) and not is_present_perfect(scene, clause.verb.head):
            return None  # began in 2021 and has displaced thousands
        beside = other.subjects and together and not is_saying(scene, other) and shares_date(scene, clause, other)
        return "during" if beside else None
    if other.kind != "adverbial" or other.marker < 0 or modality(scene, other) not in ("happened", "ongoing"):
        return None
    word = scene.document.lower[other.marker]
    return BOUNDS.get(word) or ("during" if word in listed("together") else None)


def shares_date(scene: EventContext, dated: Clause, other: Clause) -> bool:
    """True if the date of one coordinated clause holds for the other too: "burned and [fell] on Friday"; False for a longer period behind the second
    verb: "won 40 caps and [played] in 2019"."""
    own = range(dated.verb.head, scene.sentence_of(dated).last if dated.verb.head > other.verb.head else 0)
    behind = [
        scene.date_tokens[at] for at in own if at in scene.date_tokens and scene.clauses.owners[at] == dated.number
    ]
    words = scene.document.lower[other.verb.first : scene.sentence_of(other).last]
    if other.verb.head > dated.verb.head and not listed("another time").isdisjoint(words):
        return False  # came to power in 2008 and was re-elected twice
    return all(one.earliest and one.latest and (one.latest - one.earliest).days <= MOST_SHARED_DAYS for one in behind)


MOST_SHARED_DAYS = 7
"""Length of a period behind a coordinated verb that also holds for the verb before, at most."""


def undated(scene: EventContext, clause: Clause, dated: Event, beside: str) -> Event:
    """Event row of an undated clause, bounded by the days of its dated neighbour."""
    early: Day | None = dated.earliest if beside != "before" else None
    late: Day | None = dated.latest if beside != "after" else None
    certainty = "vague" if early or late else "unresolved"
    return replace(
        event_of(scene, clause.verb.head), rule=RULES[beside], earliest=early, latest=late, certainty=certainty,
        modality=modality(scene, clause), temporal_relation=beside,
    )  # fmt: skip
