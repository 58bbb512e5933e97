"""Document => names: the model's reading of each sentence, then rules with the whole article in mind."""

from __future__ import annotations

from analysis.extract.mentions import boundaries, capital_runs, consistency, credit_lines, gazetteer_rules, non_names
from analysis.extract.mentions.candidate import GROUP, Candidate, Names
from analysis.extract.mentions.mention import Mention
from analysis.language import Document
from analysis.language.name_features import Evidence
from analysis.language.name_model import label_names
from analysis.tables import numbered

RULES = (
    boundaries.split_names,
    gazetteer_rules.peoples_before_persons,
    gazetteer_rules.countries_are_places,
    gazetteer_rules.listed_organisations,
    gazetteer_rules.listed_names,
    gazetteer_rules.persons_of_countries,
    gazetteer_rules.listed_places,
    credit_lines.credit_lines,
    capital_runs.bodies_and_places,
    boundaries.join_particles,
    boundaries.titled_persons,
    boundaries.trim,
    consistency.acronyms,
    consistency.one_kind_per_name,
    consistency.propagate_names,
    consistency.one_kind_per_name,
    consistency.teams_of_matches,
    boundaries.suffixes,
    non_names.drop_non_names,
)
"""Their order: edges before lists, lists before runs of capitals, the whole article behind them, and last what is no name."""


def find_mentions(document: Document) -> list[Mention]:
    """Document => names in reading order; none overlaps another."""
    names = model_names(document)
    for rule in RULES:
        names = rule(document, names)
    return numbered(build_mention(document, name) for name in names if name.first < name.last)


def model_names(document: Document) -> Names:
    """Names found by the sequence model, sentence by sentence."""
    sentences = [document.words[one.first : one.last] for one in document.sentences]
    with_capitals = [number for number, words in enumerate(sentences) if any(word[:1].isupper() for word in words)]
    read = label_names([sentences[number] for number in with_capitals], Evidence(sentences))
    return [
        name
        for number, (labels, sure) in zip(with_capitals, read)
        for name in names_from_labels(labels, sure, document.sentences[number].first)
    ]


def names_from_labels(labels: list[str], sure: list[float], first: int) -> Names:
    """Labels ("B-person", "I-person", "O"), their probabilities, and the index of the first token => names."""
    found, at = [], 0
    while at < len(labels):
        last = at + 1
        if labels[at] != "O":
            kind = labels[at][2:]
            while last < len(labels) and labels[last] == "I-" + kind:
                last += 1
            found.append(Candidate(first + at, first + last, kind, "names_model", min(sure[at:last])))
        at = last
    return found


def build_mention(document: Document, name: Candidate) -> Mention:
    """Name => row."""
    span = document.article.span(document.starts[name.first], document.ends[name.last - 1])
    return Mention(
        start=span.start, end=span.end, text=span.text, sentence=document.sentence_of(name.first).number, rule=name.rule,
        kind="people" if name.kind == GROUP else name.kind, confidence=round(name.confidence, 3),
    )  # fmt: skip
