"""Document => names: the model's reading of each sentence, then a second look with the whole article in mind."""

from __future__ import annotations

from analysis.extract.mentions.corrections import RULES, Name
from analysis.extract.mentions.row import Mention
from analysis.language import Document
from analysis.language.names import Evidence, label
from analysis.tables import numbered


def find_mentions(document: Document) -> list[Mention]:
    """Document => names in reading order; none overlaps another."""
    names = model_names(document)
    for rule in RULES:
        names = rule(document, names)
    return numbered(mention(document, name) for name in names if name.first < name.last)


def model_names(document: Document) -> list[Name]:
    """What the sequence model reads, sentence by sentence."""
    sentences = [document.words[one.first : one.last] for one in document.sentences]
    evidence = Evidence(sentences)
    found: list[Name] = []
    for one, words in zip(document.sentences, sentences):
        if any(word[:1].isupper() for word in words):
            labels, sure = label(words, evidence)
            found += spans(labels, sure, one.first)
    return found


def spans(labels: list[str], sure: list[float], first: int) -> list[Name]:
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
