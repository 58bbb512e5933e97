"""Events without a date of their own, with inferred days."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from analysis.extract.dates import DateExpression
from analysis.language.lexicons import rows
from analysis.link.events.amounts import verb_particles
from analysis.link.events.arguments import (
    described_noun,
    is_speech_verb,
    is_verb_of_joined_noun,
    subjects_of,
)
from analysis.link.events.clause_line import clause_line, governing, object_named_before
from analysis.link.events.context import EventContext, is_event_noun, listed
from analysis.link.events.event import Event
from analysis.link.events.phrases import join_tokens, pruned, trim_tokens, whole_number
from analysis.link.events.places import place_of_verb
from analysis.link.events.predicates import event_verbs, is_state
from analysis.link.events.readable import is_whole_headline
from analysis.link.events.story_days import StoryDays
from analysis.link.events.subjects import antecedent_name, last_stranger
from analysis.link.events.verbs import has_condition, is_called_off, is_future, is_ongoing, supported_noun, verb_lemma


def undated_events(scene: EventContext, dated: Sequence[Event], told: set[int]) -> Iterator[Event]:
    """Rows for the verbs that express an event and have no row yet, in reading order. dated: rows so far; told: verbs that they come from."""
    known = told | {token for row in dated for token in named_tokens(scene, row)}
    lines = {row.headline for row in dated}
    story = StoryDays(scene, dated)
    verbs = event_verbs(scene)
    for verb in verbs if any(row.sentence == scene.lead for row in dated) else [*verbs, *news_in_present(scene, verbs)]:
        row = event_of(scene, verb) if verb not in known and not is_told_with(scene, verb, told) else None
        if row is not None and row.headline not in lines and is_whole_headline(scene, verb, row.headline):
            told = told | {verb}
            yield story.with_days(verb, row)


def is_told_with(scene: EventContext, verb: int, told: set[int]) -> bool:
    """True for a verb that tells an event together with one that has a row: an intention and what is intended ("[promised] to [raise] taxes"), an
    announcement and what is announced ("[announced] that he would [retire] in May")."""
    syntax = scene.document.syntax
    if syntax.relations[verb] == "xcomp" and syntax.heads[verb] in told:
        return True
    content = ("xcomp", "ccomp") if scene.document.lemmas[verb] in listed("announcing") else ("xcomp",)
    return any(at in told for at in syntax.children_by(verb, *content))


def news_in_present(scene: EventContext, verbs: Sequence[int]) -> Iterator[int]:
    """Verb of the lead sentence in the present tense, if it tells no event in another: what a source says ("Coffee [lowers] the risk, a study suggests")
    or an act ("A report [accuses] the army"). verbs: those that tell events."""
    document, syntax = scene.document, scene.document.syntax
    if scene.lead < 0 or any(document.sentence_of(verb).number == scene.lead for verb in verbs):
        return
    lead = document.sentences[scene.lead]
    for root in (
        at for at in range(lead.first, lead.last) if syntax.relations[at] == "root" and document.tags[at] == "VBZ"
    ):
        said = (
            syntax.children_by(root, "ccomp")
            if is_speech_verb(scene, root) or document.lemmas[root] in listed("finding")
            else []
        )
        told = [at for at in said if document.tags[at] in PRESENT_TAGS and not is_state(scene, at)]
        yield from told[:1] or ([root] if document.lemmas[root] in listed("act") else [])


PRESENT_TAGS = frozenset(("VBZ", "VBP", "NNS"))
"""Tags of a present tense, with the one that it often gets by mistake: "A cup a day [lowers] the risk"."""


def named_tokens(scene: EventContext, row: Event) -> list[int]:
    """Tokens in the row's span that have the lemma of its predicate."""
    document, lemma = scene.document, row.what.split()[0] if row.what else ""
    return [at for at in document.tokens_in(row.start, row.end) if verb_lemma(scene, at) == lemma]


# -------------------------------------------------------------------------------------------------------------- rows
def event_of(scene: EventContext, verb: int, one: DateExpression | None = None) -> Event:
    """Verb => event row without days. one: the date that the headline belongs to, if the verb has several."""
    document = scene.document
    doers, done_to = participants_of(scene, governing(scene, verb) if is_called_off(scene, verb) else verb)
    first, last = span_of(scene, verb, subjects_of(scene, verb))
    span = document.article.span(document.starts[first], document.ends[last - 1])
    quote = scene.quote_at(verb, verb + 1)
    return Event(
        start=span.start, end=span.end, text=span.text, sentence=document.sentence_of(verb).number, rule="undated",
        what=verb_predicate(scene, verb), who=participant(scene, doers), who_actor=actor_in_phrase(scene, doers), whom=participant(scene, done_to),
        whom_actor=actor_in_phrase(scene, done_to), where=place_of_verb(scene, verb), headline=clause_line(scene, verb, one),
        modality=verb_modality(scene, verb), reported_by=quote.id if quote else None,
    )  # fmt: skip


def participants_of(scene: EventContext, verb: int) -> tuple[list[int], list[int]]:
    """Verb => (heads of its agents, heads of its patients): of a passive the "by" phrase and the subject, else the subject and the objects."""
    syntax = scene.document.syntax
    subjects = subjects_of(scene, verb)
    active = is_verb_of_joined_noun(scene, verb) or is_plain_past(scene, verb)
    if (syntax.is_passive(verb) and not active) or described_noun(scene, verb):
        return [at for at in syntax.agents(verb) if can_take_part(scene, at) and not is_means(scene, at)], subjects
    objects = [at for at in syntax.objects(verb) if can_take_part(scene, at)]
    return [at for at in subjects if not scene.is_time(at)], objects


def is_plain_past(scene: EventContext, verb: int) -> bool:
    """True for a past tense with a subject and an object, active whatever "by" stands behind it: "rejected calls [by] the opposition"."""
    syntax = scene.document.syntax
    own = scene.document.tags[verb] == "VBD" and syntax.child(verb, "auxpass") is None
    return own and syntax.child(verb, "nsubj") is not None and syntax.child(verb, "dobj") is not None


def can_take_part(scene: EventContext, head: int) -> bool:
    """True for an object or agent that can be somebody or something; False for a date, a measure or a sum: "rolled [150 metres]", "lost [$3m]", "was
    delayed by [20 minutes]"."""
    document = scene.document
    if "$" in document.words[max(0, head - 1) : head + 2]:
        return False
    counted = document.syntax.child(head, "nummod", "quantmod") is not None
    return head not in scene.date_tokens and not (counted and document.lower[head] in units())


@cache
def units() -> frozenset[str]:
    """Forms of all units of measurement, among them "%" and "points"."""
    return frozenset(form.strip() for row in rows("figures/units") for form in row["forms"].split(","))


def is_means(scene: EventContext, agent: int) -> bool:
    """True for a bare noun behind "by" that names the means and no participant: "taken by [ambulance]", "lowered by [rope]"; False for "police", who
    are an actor, and for an event ("destroyed by [fire]")."""
    bare = scene.document.tags[agent] == "NN" and not scene.document.syntax.children(agent)
    return bare and scene.actor_at(agent) is None and not is_event_noun(scene, agent)


def verb_predicate(scene: EventContext, verb: int) -> str:
    """Lemma with its particle or the noun of a light verb: "hand over", "hold vote"."""
    beside = [scene.document.lower[at] for at in verb_particles(scene, verb)] or [supported_noun(scene, verb)]
    return f"{verb_lemma(scene, verb)} {beside[0]}".strip()


def span_of(scene: EventContext, verb: int, subjects: Sequence[int]) -> tuple[int, int]:
    """Token range of the clause: from its subject, if that precedes the verb, to its last complement."""
    syntax, sentence = scene.document.syntax, scene.document.sentence_of(verb)
    inside = [verb, *(at for at in subjects[:1] if sentence.first <= at < verb)]
    first = min(syntax.noun_phrase_of(at).first if syntax.noun_phrase_of(at) else at for at in inside)  # type: ignore[union-attr]
    behind = [
        syntax.subtree(at)[1]
        for at in syntax.children_by(verb, "dobj", "attr", "acomp", "prep", "agent", "prt", "oprd", "xcomp")
    ]
    return max(sentence.first, min(first, verb)), min(sentence.last, max([verb + 1, *behind]))


def participant(scene: EventContext, heads: Sequence[int]) -> str | None:
    """Text of the first head, or the name or noun phrase that it stands for if it is a personal pronoun whose antecedent is known."""
    pronoun = bool(heads) and scene.document.lower[heads[0]] in listed("third person") | listed("object pronoun")
    named = object_named_before(scene, heads[0]) or antecedent_name(scene, heads[0]) if pronoun else None
    return named or words_of_heads(scene, heads)


def words_of_heads(scene: EventContext, heads: Sequence[int]) -> str | None:
    """Text of the noun phrase of the first head, with its conjuncts and of-phrases; None without a head."""
    if not heads:
        return None
    syntax, apart, waiting = scene.document.syntax, set[int](), [heads[0]]
    while waiting:
        head = waiting.pop()
        for at in syntax.children(head):
            if at < head or is_of_head(scene, at):
                waiting.append(at)
            else:
                apart.update(range(*syntax.subtree(at)))
    tokens = [at for at in whole_number(scene, pruned(scene, heads[0])) if at not in apart]
    return join_tokens(scene, trim_tokens(scene, tokens)) or None


def is_of_head(scene: EventContext, token: int) -> bool:
    """True for a dependent after the head that belongs to the noun phrase: "the port [of Lund]", "Roe [and Moe]", "[’s]"."""
    document, syntax = scene.document, scene.document.syntax
    relation, first = syntax.relations[token], syntax.subtree(token)[0]
    if relation == "pobj":
        return True
    if relation == "appos" or document.tags[syntax.heads[token]] == "CD":
        return document.words[first - 1] != ","
    return relation in ("conj", "cc", "case", "punct", "compound", "nummod") or document.lower[token] == "of"


def actor_in_phrase(scene: EventContext, heads: Sequence[int]) -> str | None:
    """Actor id of the first head; None if it is a pronoun whose antecedent is an unnamed person."""
    return scene.actor_at(heads[0]) if heads and not last_stranger(scene, heads[0]) else None


def verb_modality(scene: EventContext, verb: int) -> str:
    """Modality of an undated event: cancelled, conditional, planned, reported, ongoing or happened."""
    if is_called_off(scene, verb):
        return "cancelled"
    if is_future(scene, verb):
        return "conditional" if has_condition(scene, verb) else "planned"
    if is_attributed(scene, verb):
        return "reported"
    return "ongoing" if is_ongoing(scene, verb) else "happened"


def is_attributed(scene: EventContext, verb: int) -> bool:
    """True if the event is attributed to a source: "officials said [that it fell]", "it [reportedly] fell", "it fell, [according] to officials"."""
    document, syntax = scene.document, scene.document.syntax
    said = any(syntax.relations[at] == "ccomp" for at in (verb, *syntax.ancestors(verb)))
    sources = {"according", *listed("hearsay")}
    return said or any(document.lower[at] in sources for at in syntax.children(verb))
