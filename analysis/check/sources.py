"""Sources of a draft: articles whose words are indexed, and whose tables are made when they are needed."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from math import log

from analysis.article import Article
from analysis.check.denials import denied_tokens
from analysis.check.predications import Predication, find_predications
from analysis.check.words import WordIndex, split_words, words_in_brackets
from analysis.corpus import Corpus
from analysis.extract.quotes.quotation_marks import find_quoted
from analysis.pipeline import analyse
from analysis.result import Analysis

Sourced = Article | Analysis | Corpus | Iterable[Article | Analysis]
MAX_ANALYSED_SOURCES = 16
"""Articles of many whose tables are made for one draft."""
COMMON = 0.2
"""A word in more than this share of many articles does not tell which one is meant."""


@dataclass(eq=False)
class Source:
    """One article: its `name` in findings, its words, and its tables, which are made on first use."""

    name: str
    article: Article
    known: Analysis | None = None

    @cached_property
    def analysis(self) -> Analysis:
        return self.known or analyse(self.article)

    @property
    def text(self) -> str:
        return self.article.text

    @cached_property
    def words(self) -> WordIndex:
        return split_words(self.text)

    @cached_property
    def quoted(self) -> set[int]:
        """Indexes of the words in quotation marks."""
        return {at for one in find_quoted(self.text) for at in self.words.between(one.start, one.end)}

    @cached_property
    def denied(self) -> frozenset[int]:
        """Indexes of the tokens that the source denies."""
        return denied_tokens(self.analysis)

    @cached_property
    def predications(self) -> list[Predication]:
        return list(find_predications(self.analysis))

    @cached_property
    def bracketed(self) -> set[int]:
        return words_in_brackets(self.text, self.words)


@dataclass(eq=False)
class Sources:
    """All sources of a draft, with an index from word to article."""

    all: list[Source]

    @cached_property
    def index(self) -> dict[str, list[int]]:
        found = defaultdict(list)
        for number, source in enumerate(self.all):
            for word in set(source.words.keys):
                found[word].append(number)
        return dict(found)

    @property
    def published(self) -> date | None:
        """Publication date of the newest source, by which relative dates of a draft ("yesterday") are resolved; None if no source has one."""
        return max((one.article.published for one in self.all if one.article.published), default=None)

    def weight(self, word: str) -> float:
        """Word => how well it tells the articles apart: 0 if none or too many contain it."""
        holders = len(self.index.get(word, ()))
        return 0.0 if not holders or holders > max(3, COMMON * len(self.all)) else log(1 + len(self.all) / holders)

    def nearest(self, words: Iterable[str], most: int) -> list[Source]:
        """The articles that share the most telling words with the draft, best first; all of them if there are few."""
        if len(self.all) <= most:
            return self.all
        scores: Counter[int] = Counter()
        for word in sorted(set(words)):
            if weight := self.weight(word):
                for number in self.index[word]:
                    scores[number] += weight  # type: ignore[assignment]
        return [self.all[number] for number, _ in scores.most_common(most)]

    def closest(self, sentences: Iterable[list[str]]) -> Sources:
        """The articles that the sentences of a draft are about: the best two for each sentence, those chosen most often first."""
        if len(self.all) <= MAX_ANALYSED_SOURCES:
            return self
        near = Counter(one for words in sentences for one in self.nearest(words, 2))
        return Sources([one for one, _ in near.most_common(MAX_ANALYSED_SOURCES)])


def sources_of(given: Sourced) -> Sources:
    """Articles, Analyses or a Corpus => Sources. Raises TypeError for anything else, ValueError if there is none."""
    if isinstance(given, Corpus):
        return Sources([Source(name, article) for name, article in corpus_articles(given)])
    if isinstance(given, str):
        raise TypeError("sources must be articles, not str; read them first: read_article(path).")
    listed = [given] if isinstance(given, Article | Analysis) else list(given)
    if not listed:
        raise ValueError("A draft is checked against its sources: give at least one article.")
    names = numbered_names([source_name(one) for one in listed])
    return Sources([make_source(name, one) for name, one in zip(names, listed)])


def make_source(name: str, given: Article | Analysis) -> Source:
    if isinstance(given, Analysis):
        return Source(name, given.article, given)
    if isinstance(given, Article):
        return Source(name, given)
    raise TypeError(
        f"A source must be an Article or an Analysis, not {type(given).__name__}; read_article(path) makes one."
    )


def source_name(given: Article | Analysis) -> str:
    article = given.article if isinstance(given, Analysis) else given
    path = getattr(article, "source", None)
    return path or getattr(article, "title", None) or "article"


def numbered_names(names: list[str]) -> list[str]:
    """Names => unique names: article, article => article, article (2)."""
    seen: Counter[str] = Counter()
    found = []
    for name in names:
        seen[name] += 1
        found.append(name if seen[name] == 1 else f"{name} ({seen[name]})")
    return found


def corpus_articles(corpus: Corpus) -> Iterable[tuple[str, Article]]:
    """Corpus => its articles, rebuilt from their sentences so that every offset is as it was."""
    table = corpus.sql("SELECT article, published, start, text, paragraph FROM sentences ORDER BY article, start")
    names = corpus.sql("SELECT article, path, title FROM articles").set_index("article")
    for key, rows in table.groupby("article", sort=False):
        day = rows.published.iloc[0]
        published = None if day is None or day != day else day.date() if hasattr(day, "date") else day
        text = set_together(zip(rows.start, rows.text, rows.paragraph))
        yield (
            str(names.path.get(key, key)),
            Article(text, published=published, title=names.title.get(key), source=str(key)),
        )


def set_together(sentences: Iterable[tuple[int, str, int]]) -> str:
    """Sentences with offsets => text: (0, "He left.", 0), (9, "She stayed.", 0) => "He left. She stayed."; a new paragraph begins after line ends."""
    parts: list[str] = []
    end, paragraph = 0, 0
    for start, text, number in sentences:
        gap = start - end
        parts += [("\n" if number != paragraph else " ") * gap, text]
        end, paragraph = start + len(text), number
    return "".join(parts)
