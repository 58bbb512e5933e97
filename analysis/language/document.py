"""The document: an article with its sentences, tokens, tags, lemmas and syntax, which all finders read."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Container, Sequence
from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from analysis.article import Article
from analysis.language.clauses import Chunk, Clauses, find_chunks, find_clauses
from analysis.language.datelines import Opening
from analysis.language.entry_times import entry_times
from analysis.language.lemmas import lemma
from analysis.language.name_features import topics_of
from analysis.language.syntax import Parse, Syntax, parse_changed
from analysis.tables import data_frame


def is_all_caps(words: list[str]) -> bool:
    """True if more than half the words of a sentence (of three or more) are in capitals, so that capitals do not mark names."""
    if sum(map(str.isupper, words)) < 2:
        return False
    letters = [word for word in words if word.isalpha()]
    return len(letters) > 2 and sum(word.isupper() for word in letters) * 2 > len(letters)


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence: characters `start:end` and tokens `first:last` (both half-open), the number of its paragraph, and the rule that ended it."""

    number: int
    start: int
    end: int
    first: int
    last: int
    paragraph: int
    rule: str


def find_datelines(text: str, sentences: list[Sentence], opening: Opening) -> dict[int, int]:
    """{number of a sentence that starts with a dateline, or with the time of an entry of a live blog: first token after that}."""
    found: dict[int, int] = {}
    paragraph, times = -1, entry_times(text)
    for one in sentences:
        if one.paragraph != paragraph:
            end = (
                bisect_left(opening.starts, times[one.start])
                if one.start in times
                else opening.dateline_end(one.first, one.last)
            )
            if one.first < end < one.last:
                found[one.number] = end
        paragraph = one.paragraph
    return found


@dataclass(frozen=True)
class Document:
    """An article split into sentences and tokens. Tokens are columns: token i is `words[i]` with the tag `tags[i]` (Penn Treebank), and
    `article.text[starts[i]:ends[i]] == words[i]`."""

    article: Article
    sentences: list[Sentence]
    starts: list[int]
    ends: list[int]
    words: list[str]
    tags: list[str]

    @property
    def text(self) -> str:
        return self.article.text

    @cached_property
    def lower(self) -> list[str]:
        """Words in lower case."""
        return [word.lower() for word in self.words]

    @cached_property
    def truecased(self) -> list[str]:
        """Words with straight apostrophes; those of sentences in capitals capitalised ("BAGHDAD" => "Baghdad"), unless other sentences of the article have
        them in capitals, too ("NATO").
        """
        texts = [word.replace("’", "'") for word in self.words] if "’" in self.text else list(self.words)
        if self.all_caps:
            capitals = {
                at for one in self.sentences if one.number in self.all_caps for at in range(one.first, one.last)
            }
            acronyms = {word for at, word in enumerate(texts) if at not in capitals and word.isupper()}
            for at in capitals:
                texts[at] = texts[at] if texts[at] in acronyms else texts[at].capitalize()
        return texts

    @cached_property
    def all_caps(self) -> set[int]:
        """Numbers of the sentences that are mostly in capitals."""
        return {one.number for one in self.sentences if is_all_caps(self.words[one.first : one.last])}

    @cached_property
    def lowercased_words(self) -> set[str]:
        """Words that the article has in lower case."""
        return {word for word in self.words if word.islower()}

    @cached_property
    def topics(self) -> list[str]:
        """Topics of the article that the name model distinguishes: sport, market."""
        return topics_of(self.lowercased_words)

    @cached_property
    def lemmas(self) -> list[str]:
        """Lemma of each token."""
        return [lemma(word, tag) for word, tag in zip(self.words, self.tags)]

    @cached_property
    def chunks(self) -> list[Chunk]:
        """Noun phrases and verb groups in reading order; none crosses a sentence."""
        return find_chunks(self.syntax, self.clauses)

    @cached_property
    def datelines(self) -> dict[int, int]:
        """{number of a sentence that starts with a dateline, or with the time of an entry of a live blog: first token after that}."""
        return find_datelines(self.text, self.sentences, Opening(self.words, self.starts, self.ends))

    @cached_property
    def entry_times(self) -> dict[int, int]:
        """{start: end} of the times that open the entries of a live blog (character offsets); empty for any other article."""
        return entry_times(self.text)

    @cached_property
    def bodies(self) -> list[tuple[int, int]]:
        """Tokens (first, last) of each sentence without its dateline, half-open."""
        return [(self.datelines.get(one.number, one.first), one.last) for one in self.sentences]

    @cached_property
    def clauses(self) -> Clauses:
        """Verbs with their subjects, objects and parent clauses."""
        return find_clauses(self.syntax, self.bodies)

    @cached_property
    def syntax(self) -> Syntax:
        """Dependency syntax, parsed when first asked for."""
        heads, relations = parse_changed(self.truecased, self.tags, self.parsed_parts, self.parsed_before)
        return Syntax(self.lower, self.tags, self.lemmas, heads, relations)

    def syntax_of(self, sentences: Container[int]) -> Syntax:
        """Syntax of the sentences with these numbers, without lemmas; others may have no heads. For use before the tags of names are known."""
        if "syntax" in vars(self):
            return self.syntax
        parts = [part for part in self.parsed_parts if self.sentence_of(part[0]).number in sentences]
        heads, relations = parse_changed(self.truecased, self.tags, parts, self.parsed_before)
        tags = self.parsed_before[0][:]
        for first, last in parts:
            tags[first:last] = self.tags[first:last]
        vars(self)["parsed_before"] = tags, (heads, relations)
        return Syntax(self.lower, self.tags, (), heads, relations)

    @cached_property
    def parsed_parts(self) -> list[tuple[int, int]]:
        """Tokens (first, last) of what is parsed as one sentence: a sentence without its dateline, or a dateline."""
        return sorted([(self.sentences[number].first, end) for number, end in self.datelines.items()] + self.bodies)

    @cached_property
    def parsed_before(self) -> tuple[list[str], Parse]:
        """Tags and parse of the document so far, or of the one that this is a copy of with other tags (see `name_tags`); no tags where it was not parsed."""
        size = len(self.words)
        return [""] * size, ([-1] * size, ["root"] * size)

    def token_at(self, offset: int) -> int:
        """Index of the first token that ends after a character offset; len(words) if there is none."""
        return bisect_right(self.ends, offset)

    def tokens_in(self, start: int, end: int) -> range:
        """Indices of the tokens that overlap the characters start:end."""
        return range(bisect_right(self.ends, start), bisect_left(self.starts, end))

    def sentence_at(self, offset: int) -> int:
        """Number of the sentence that contains a character offset, or else of the last one before it; 0 before the first, -1 in a document without sentences."""
        return max(0, bisect_right(self._sentence_starts, offset) - 1) if self.sentences else -1

    def sentence_of(self, token: int) -> Sentence:
        """Sentence of a token, by its index."""
        return self._sentence_of[token]

    @cached_property
    def _sentence_of(self) -> list[Sentence]:
        """The sentence of each token."""
        return [one for one in self.sentences for _ in range(one.first, one.last)]

    @cached_property
    def _sentence_starts(self) -> list[int]:
        return [sentence.start for sentence in self.sentences]

    def sentence_table(self) -> pd.DataFrame:
        """=> columns id, start, end, text, sentence, rule, status, paragraph."""
        text, rows = self.text, self.sentences
        values: dict[str, Sequence[object]] = {
            "id": [f"s{row.number + 1}" for row in rows],
            "start": [row.start for row in rows],
            "end": [row.end for row in rows],
            "text": [text[row.start : row.end] for row in rows],
            "sentence": [row.number for row in rows],
            "rule": [row.rule for row in rows],
            "status": ["unchecked"] * len(rows),
            "paragraph": [row.paragraph for row in rows],
        }
        return data_frame(values, SENTENCE_DTYPES)

    def token_table(self) -> pd.DataFrame:
        """=> columns id, start, end, text, sentence, rule, status, tag, lemma, head, relation.

        head: id of the token that it depends on, empty for the root of a sentence; relation: as in `analysis/language/syntax`.
        """
        heads, count = self.syntax.heads, len(self.words)
        ids = [f"t{number}" for number in range(1, count + 1)]
        values: dict[str, Sequence[object]] = {
            "id": ids,
            "start": self.starts,
            "end": self.ends,
            "text": self.words,
            "sentence": [row.number for row in self.sentences for _ in range(row.first, row.last)],
            "rule": ["perceptron"] * count,
            "status": ["unchecked"] * count,
            "tag": self.tags,
            "lemma": self.lemmas,
            "head": [ids[head] if head >= 0 else "" for head in heads],
            "relation": self.syntax.relations,
        }
        return data_frame(values, TOKEN_DTYPES)


ROW_DTYPES = {"id": "str", "start": "int64", "end": "int64", "text": "str", "sentence": "int64", "rule": "str", "status": "str"}  # fmt: skip
SENTENCE_DTYPES = {**ROW_DTYPES, "paragraph": "int64"}
TOKEN_DTYPES = {**ROW_DTYPES, "tag": "str", "lemma": "str", "head": "str", "relation": "str"}
