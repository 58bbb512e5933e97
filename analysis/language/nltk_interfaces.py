"""NLTK interfaces to the document: tokeniser, sentence splitter, tagger, trees and `Text`.

Nothing here requires NLTK data, so there is nothing to download."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from nltk.collocations import BigramCollocationFinder
from nltk.metrics import BigramAssocMeasures
from nltk.parse import DependencyGraph
from nltk.probability import FreqDist
from nltk.tag.api import TaggerI
from nltk.text import Text
from nltk.tokenize.api import TokenizerI
from nltk.tree import Tree

from analysis.language.document import Document
from analysis.language.sentences import find_sentences
from analysis.language.tagger import find_tags
from analysis.language.tokens import find_tokens

CONTENT_TAGS = ("N", "V", "J", "FW")
"""First letters of the tags of content words: nouns, verbs, adjectives, foreign words."""
MIN_COLLOCATION = 2
"""Occurrences of a word pair that a collocation needs."""


class WordTokenizer(TokenizerI):
    """Tokeniser in the Penn Treebank convention.

    >>> WordTokenizer().tokenize("He isn't here.")
    ['He', 'is', "n't", 'here', '.']"""

    def span_tokenize(self, s: str) -> Iterator[tuple[int, int]]:
        yield from find_tokens(s)

    def tokenize(self, s: str) -> list[str]:
        return [s[start:end] for start, end in self.span_tokenize(s)]


class SentenceTokenizer(TokenizerI):
    """Sentence splitter; sentences come without the whitespace between them.

    >>> SentenceTokenizer().tokenize("Gen. Roe left. She won.")
    ['Gen. Roe left.', 'She won.']"""

    def span_tokenize(self, s: str) -> Iterator[tuple[int, int]]:
        yield from ((one.start, one.end) for one in find_sentences(s, find_tokens(s)))

    def tokenize(self, s: str) -> list[str]:
        return [s[start:end] for start, end in self.span_tokenize(s)]


class PennTagger(TaggerI):
    """Part-of-speech tagger (Penn Treebank tags) with the model of the package; `tag_sents` is inherited from NLTK.

    >>> PennTagger().tag(["She", "left"])
    [('She', 'PRP'), ('left', 'VBD')]"""

    def tag(self, tokens: Sequence[str]) -> list[tuple[str, str]]:
        return list(zip(tokens, find_tags(tokens))) if tokens else []


class ArticleText(Text):
    """NLTK's `Text` of an article: concordance, similar, dispersion_plot, count, …; its collocations need no list of stop words."""

    def __init__(self, document: Document):
        super().__init__(document.words, name=document.article.title)
        tagged = zip(document.lower, document.tags)
        self.content = {word for word, tag in tagged if tag.startswith(CONTENT_TAGS) and word[0].isalpha()}

    def collocation_list(self, num: int = 20, window_size: int = 2) -> list[tuple[str, str]]:
        """Pairs of content words that co-occur more often than their frequencies predict, strongest first."""
        finder = BigramCollocationFinder.from_words(self.tokens, window_size)
        finder.apply_freq_filter(MIN_COLLOCATION)
        finder.apply_word_filter(lambda word: word.lower() not in self.content)
        found: list[tuple[str, str]] = finder.nbest(BigramAssocMeasures.likelihood_ratio, num)
        return found


@dataclass(frozen=True)
class NltkView:
    """An analysed document as NLTK objects."""

    document: Document

    @cached_property
    def text(self) -> ArticleText:
        """NLTK `Text`: `text.concordance("said")`, `text.collocation_list()`, `text.dispersion_plot(["Iraq"])`."""
        return ArticleText(self.document)

    @cached_property
    def frequency(self) -> FreqDist:
        """{lemma of a content word: frequency in the article}."""
        one = self.document
        return FreqDist(lemma for lemma, tag in zip(one.lemmas, one.tags) if tag.startswith(CONTENT_TAGS))

    def tagged_sentences(self) -> list[list[tuple[str, str]]]:
        """For each sentence, its (word, tag) pairs."""
        one = self.document
        return [list(zip(one.words[row.first : row.last], one.tags[row.first : row.last])) for row in one.sentences]

    def dependencies(self, sentence: int) -> DependencyGraph:
        """Number of a sentence => its dependency graph; `.tree()` gives an `nltk.Tree`, `.triples()` (head, relation, word)."""
        one, row = self.document, self.document.sentences[sentence]
        heads, relations = one.syntax.heads, one.syntax.relations
        lines = [
            f"{one.words[at]}\t{one.tags[at]}\t{heads[at] - row.first + 1 if heads[at] >= 0 else 0}\t{relations[at]}"
            for at in range(row.first, row.last)
        ]
        return DependencyGraph("\n".join(lines), cell_separator="\t", top_relation_label="root")

    def chunks(self, sentence: int) -> Tree:
        """Number of a sentence => a flat `nltk.Tree` of its noun phrases (NP) and verb groups (VG) over (word, tag) leaves."""
        one, row = self.document, self.document.sentences[sentence]
        leaves, at, found = list(zip(one.words, one.tags)), row.first, []
        for chunk in one.chunks:
            if row.first <= chunk.first < row.last:
                found += [*leaves[at : chunk.first], Tree(chunk.kind, leaves[chunk.first : chunk.last])]
                at = chunk.last
        return Tree("S", [*found, *leaves[at : row.last]])
