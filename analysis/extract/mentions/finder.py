"""Document => names: the model's reading of each sentence, then rules with the whole article in mind."""

from __future__ import annotations

from analysis.extract.mentions import edges, joins, lines, listed, loud, runs, sport, whole
from analysis.extract.mentions.name import Name, Names
from analysis.extract.mentions.row import Mention
from analysis.language import Document
from analysis.language.names import Evidence, label
from analysis.tables import numbered

RULES = (
    edges.latin_only,
    edges.split_at_dashes,
    lines.slugs,
    loud.ordinary_words,
    loud.numbers,
    edges.split_at_verbs,
    edges.split_at_small_words,
    edges.split_at_possessives,
    edges.split_at_offices,
    edges.split_at_prepositions,
    edges.places_before_people,
    edges.trim,
    edges.join_particles,
    edges.nicknames,
    joins.versus,
    joins.hyphened_people,
    joins.split_at_hyphens,
    joins.split_at_of,
    joins.compound_peoples,
    listed.countries_are_places,
    listed.peoples_are_groups,
    listed.listed_organisations,
    listed.listed_names,
    listed.long_countries,
    listed.listed_places,
    joins.capital_letters,
    lines.datelines,
    lines.short_states,
    runs.bodies_and_places,
    joins.ampersands,
    joins.two_portfolios,
    runs.coded_places,
    sport.results,
    sport.scorecards,
    sport.clubs,
    sport.events,
    whole.bodies_with_letters,
    whole.acronyms,
    whole.one_kind_per_name,
    edges.trim,
    whole.second_look,
    edges.join_particles,
    edges.no_money_no_feasts,
    edges.no_plurals,
)
"""Their order: edges before lists, lists before runs of capitals, the whole article behind them, and last what is no name."""


def find_mentions(document: Document) -> list[Mention]:
    """Document => names in reading order; none overlaps another."""
    names = model_names(document)
    for rule in RULES:
        names = rule(document, names)
    return numbered(mention(document, name) for name in names if name.first < name.last)


def model_names(document: Document) -> Names:
    """What the sequence model reads, sentence by sentence."""
    sentences = [document.words[one.first : one.last] for one in document.sentences]
    evidence = Evidence(sentences)
    found: Names = []
    for one, words in zip(document.sentences, sentences):
        if any(word[:1].isupper() for word in words):
            labels, sure = label(words, evidence)
            found += spans(labels, sure, one.first)
    return found


def spans(labels: list[str], sure: list[float], first: int) -> Names:
    """["B-person", "I-person", "O"], their probabilities, index of the first token => [Name]."""
    found, at = [], 0
    while at < len(labels):
        last = at + 1
        if labels[at] != "O":
            kind = labels[at][2:]
            while last < len(labels) and labels[last] == "I-" + kind:
                last += 1
            found.append(Name(first + at, first + last, kind, "names_model", min(sure[at:last])))
        at = last
    return found


def mention(document: Document, name: Name) -> Mention:
    span = document.article.span(document.starts[name.first], document.ends[name.last - 1])
    return Mention(
        start=span.start, end=span.end, text=span.text, sentence=document.sentence_of(name.first).number, rule=name.rule,
        kind=name.kind, confidence=round(name.confidence, 3),
    )  # fmt: skip
