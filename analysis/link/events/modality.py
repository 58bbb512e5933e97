"""Modality of an event: happened, ongoing, reported, planned, possible, conditional, cancelled or denied."""

from __future__ import annotations

from collections.abc import Callable

from analysis.extract.dates import DateExpression
from analysis.extract.dates.tense import IS, looks_ahead, tense_of
from analysis.extract.dates.tense import listed as tense_words
from analysis.language.clauses import Clause
from analysis.language.clauses.vocabulary import clause_takers
from analysis.language.lexicons import words
from analysis.link.events.context import EventContext, listed
from analysis.link.events.verbs import has_condition, is_called_off, is_calling_off, is_ongoing


def modality(scene: EventContext, clause: Clause, one: DateExpression | None = None) -> str:
    """First modality in RULES that applies, else "happened".

    An event dated after publication is planned or cancelled. "not before April" and "not until Friday" are not denied: the event happens from then on."""
    rules = RULES[1:] if one is not None and is_not_before(clause, one) else RULES
    found = next((name for name, rule in rules if rule(scene, clause)), "happened")
    if found == "planned" and one is not None and is_over(scene, one) and tense_of(scene.document, clause, 0) == "past":
        return "happened"
    ahead = one is not None and (is_ahead(scene, one) or is_due(scene, clause, one))
    obliged = found == "possible" and bool(words_of_verb_group(scene, clause) & listed("obliged"))
    if not ahead or not (obliged or found in ("happened", "reported", "ongoing")):
        return found
    return "cancelled" if is_calling_off(scene, clause.verb.head) else "planned"


def is_not_before(clause: Clause, one: DateExpression) -> bool:
    """True for a negated clause with an upper bound as its date: "will not be finished before April", "did not return until Friday"."""
    return clause.negated and one.mod in ("BEFORE", "ON_OR_BEFORE") and one.latest is not None


def is_ahead(scene: EventContext, one: DateExpression) -> bool:
    """True if the date starts after publication."""
    published = scene.document.article.published
    return bool(published and one.earliest and one.earliest > published)


def is_over(scene: EventContext, one: DateExpression) -> bool:
    """True if the date ends before publication."""
    published = scene.document.article.published
    return bool(published and one.latest and one.latest < published)


def is_due(scene: EventContext, clause: Clause, one: DateExpression) -> bool:
    """True if the event's deadline lies after publication and the clause is not in the past tense."""
    published = scene.document.article.published
    running = published and one.earliest is None and one.latest is not None and one.latest > published
    return bool(running) and tense_of(scene.document, clause, 0) != "past"


def is_denied(scene: EventContext, clause: Clause) -> bool:
    """True for a negated event or one below a verb of denial: "did not sign", "nobody was hurt", "denied that it shelled", "failed to reach"."""
    above = scene.clauses.above(clause)
    hanging = above is not None and clause.kind in ("content", "infinitive")
    return clause.negated or bool(hanging and above and scene.document.lemmas[above.verb.head] in listed("denying"))


def is_planned(scene: EventContext, clause: Clause) -> bool:
    """True for a future tense or an expression of intention: "will meet", "is expected to leave", "planned to march"."""
    above = scene.clauses.above(clause)
    if clause.kind == "infinitive":
        return looks_ahead(scene.document, clause, above) or tense_of(scene.document, clause, 0) == "future"
    low, lemma = words_of_verb_group(scene, clause), scene.document.lemmas[clause.verb.head]
    if clause.joined >= 0:
        return is_planned(scene, scene.clauses.all[clause.joined])
    if low & IS and "to" in low:
        return True
    if low & tense_words("will"):
        return "have" not in low
    going = "going" in low or (clause.passive and lemma in tense_words("ahead")) or lemma in tense_words("appoint")
    return going and "had" not in low


def is_possible(scene: EventContext, clause: Clause) -> bool:
    """True for a modal of possibility or a clause with "whether": "may meet", "whether they meet"."""
    marker = scene.document.lower[clause.marker] if clause.marker >= 0 else ""
    return bool(words_of_verb_group(scene, clause) & listed("possible")) or marker == "whether"


def words_of_verb_group(scene: EventContext, clause: Clause) -> set[str]:
    """Words of the verb of a clause with its auxiliaries, lower-cased."""
    return set(scene.document.lower[clause.verb.first : clause.verb.last])


def depends(scene: EventContext, clause: Clause) -> bool:
    """True for a conditional clause and for the clause that it governs: "will strike if talks fail", "if talks [fail]"."""
    marked = clause.marker >= 0 and scene.document.lower[clause.marker] in listed("condition")
    return marked or has_condition(scene, clause.verb.head)


def is_reported(scene: EventContext, clause: Clause) -> bool:
    """True if the article attributes the event to a source: "said [that rebels attacked]", in a quote, "reportedly", "according to"."""
    document = scene.document
    if words_of_verb_group(scene, clause) & listed("hearsay"):
        return True
    sentence = scene.sentence_of(clause)
    if "according" in document.lower[sentence.first : sentence.last] and clause.kind == "main":
        return True
    if any(is_reported_complement(scene, one) for one in scene.clauses.up(clause)):
        return True
    quote = scene.quote_at(clause.verb.first, clause.verb.last)
    return quote is not None and quote.kind != "indirect"


def is_reported_complement(scene: EventContext, clause: Clause) -> bool:
    """True for the complement of a verb of speech ("said [that ships sailed]", "accused of [sailing]"); False for relative and adverbial clauses: "said
    Ana Roe, [who sailed]"."""
    above = scene.clauses.above(clause)
    return above is not None and clause.kind not in ("relative", "adverbial") and is_saying(scene, above)


def is_saying(scene: EventContext, clause: Clause) -> bool:
    lemma = scene.document.lemmas[clause.verb.head]
    return lemma in clause_takers() or (lemma in words("quotes/verbs") and lemma not in tense_words("ahead"))


RULES: tuple[tuple[str, Callable[[EventContext, Clause], bool]], ...] = (
    ("denied", is_denied), ("cancelled", lambda scene, clause: is_called_off(scene, clause.verb.head)), ("conditional", depends),
    ("planned", is_planned), ("possible", is_possible), ("reported", is_reported),
    ("ongoing", lambda scene, clause: is_ongoing(scene, clause.verb.head)),
)  # fmt: skip
