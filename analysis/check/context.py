"""What a sentence of the draft is about, and the sentences of the sources that are about the same."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Container, Iterable
from dataclasses import dataclass
from functools import cached_property
from math import log

from analysis.check.sources import Source, Sources
from analysis.check.vocabulary import Vocabulary
from analysis.check.words import content_lemmas
from analysis.extract.dates import DateExpression
from analysis.extract.mentions import Mention
from analysis.extract.quotes import Quote
from analysis.language import Document
from analysis.tables import Row


@dataclass(frozen=True, slots=True)
class Place:
    """A sentence of a source, with the lemmas that it is about."""

    source: Source
    sentence: int
    lemmas: frozenset[str]

    @property
    def start(self) -> int:
        return self.source.analysis.document.sentences[self.sentence].start

    @property
    def end(self) -> int:
        return self.source.analysis.document.sentences[self.sentence].end

    @property
    def text(self) -> str:
        return self.source.text[self.start : self.end]


@dataclass(eq=False)
class Context:
    """The sentences of the sources, indexed by lemma."""

    sources: Sources

    @cached_property
    def places(self) -> list[Place]:
        return [
            Place(source, one.number, content_lemmas(source.analysis.document, one.first, one.last))
            for source in self.sources.all
            for one in source.analysis.document.sentences
        ]

    @cached_property
    def index(self) -> dict[str, list[int]]:
        found = defaultdict(list)
        for number, place in enumerate(self.places):
            for lemma in place.lemmas:
                found[lemma].append(number)
        return dict(found)

    @cached_property
    def numbers(self) -> dict[tuple[int, int], int]:
        """{(source, index of a sentence): index of its place}."""
        return {(id(place.source), place.sentence): number for number, place in enumerate(self.places)}

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """Lemmas of the places, with vectors, senses and what they are construed with."""
        return Vocabulary([place.lemmas for place in self.places], [one.analysis.document for one in self.sources.all])

    def at(self, source: Source, sentence: int) -> Place:
        return self.places[self.numbers[id(source), sentence]]

    @cached_property
    def bodies_and_places(self) -> list[tuple[Source, Mention]]:
        """Every name in the sources that is not a person's: organisations, places and peoples."""
        return [
            (source, row)
            for source in self.sources.all
            for row in source.analysis.mention_rows
            if row.form == "name" and row.kind != "person"
        ]

    @cached_property
    def attributions(self) -> list[tuple[Source, Quote, frozenset[str]]]:
        """Every claim of the sources, with the lemmas that it is about."""
        return [
            (source, row, row_lemmas(source.analysis.document, row))
            for source in self.sources.all
            for row in source.analysis.quote_rows
        ]

    @cached_property
    def dates(self) -> list[tuple[Source, DateExpression]]:
        """Every expression of time in the sources."""
        return [(source, row) for source in self.sources.all for row in source.analysis.date_rows]

    def weight(self, lemma: str) -> float:
        """Lemma => its weight: higher the fewer sentences contain it, highest for one that none contains."""
        return log(2 + len(self.places) / (1 + len(self.index.get(lemma, ()))))

    def share(self, lemmas: Iterable[str], theirs: Container[str]) -> float:
        """Share of the lemmas, by weight, that others (those of a sentence or a row) contain too; 0 to 1."""
        weights = {lemma: self.weight(lemma) for lemma in sorted(lemmas)}
        whole = sum(weights.values())
        return sum(weight for lemma, weight in weights.items() if lemma in theirs) / whole if whole else 0.0

    def nearest(self, lemmas: Iterable[str], most: int | None = 3) -> list[tuple[float, Place]]:
        """Lemmas => the sentences that share most of them, with that share, best first; most: None for every sentence that shares one."""
        scores: Counter[int] = Counter()
        weights = {lemma: self.weight(lemma) for lemma in sorted(lemmas)}
        for lemma, weight in weights.items():
            for number in self.index.get(lemma, ()):
                scores[number] += weight  # type: ignore[assignment]
        whole = sum(weights.values())
        return [(score / whole, self.places[number]) for number, score in scores.most_common(most)] if whole else []


def row_lemmas(document: Document, row: Row) -> frozenset[str]:
    """Claim => the lemmas of its content words."""
    tokens = document.tokens_in(row.start, row.end)
    return content_lemmas(document, tokens.start, tokens.stop)
