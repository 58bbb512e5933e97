"""Floor 1: sentences, tokens, tags, lemmas, chunks. `annotate(article) => Document`."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from analysis.article import Article
from analysis.language.datelines import Opening
from analysis.language.document import Document, Sentence, find_datelines
from analysis.language.sentences import find_sentences
from analysis.language.tagger import find_tags_of_all
from analysis.language.tokens import find_tokens

__all__ = ["Document", "Sentence", "annotate", "name_tags"]
NO_NAME = ("NN", "VB", "VBD", "VBG", "VBN", "VBP", "VBZ", "JJ", "JJR", "JJS", "RB", "RBR", "RBS", "UH", "FW", "MD")
"""Tags that a word with a capital does not have within a name."""


def annotate(article: Article) -> Document:
    """Article => Document, tagged sentence by sentence."""
    spans = find_tokens(article.text)
    sentences = find_sentences(article.text, spans)
    words = [article.text[start:end] for start, end in spans]
    starts, ends = [start for start, _ in spans], [end for _, end in spans]
    behind = find_datelines(article.text, sentences, Opening(words, starts, ends))
    bounds = [(one.first, behind.get(one.number, one.first), one.last) for one in sentences]
    tags = find_tags_of_all(
        [words[at:end] for first, body, last in bounds for at, end in ((first, body), (body, last)) if at < end]
    )
    return Document(article, sentences, starts, ends, words, mark_dashes(words, tags, starts, ends))


def mark_dashes(words: list[str], tags: list[str], starts: list[int], ends: list[int]) -> list[str]:
    """Tags in which a hyphen between spaces counts as a dash, not as a hyphen inside a word: "OSLO - Ships sailed"."""
    for at in range(1, len(words) - 1):
        if words[at] == "-" and tags[at] == "HYPH" and ends[at - 1] < starts[at] and ends[at] < starts[at + 1]:
            tags[at] = ":"
    return tags


def name_tags(document: Document, names: Iterable[tuple[int, int]]) -> Document:
    """Retag words inside the given names (start, end) as proper nouns: a Boeing/VBG 777 => a Boeing/NNP 777."""
    tags = list(document.tags)
    for start, end in names:
        for at in document.tokens_in(start, end):
            if tags[at] in NO_NAME and document.words[at][:1].isupper():
                tags[at] = "NNP"
    named = replace(document, tags=tags)
    vars(named).update({name: vars(document)[name] for name in WITHOUT_TAGS if name in vars(document)})
    return named


WITHOUT_TAGS = ("lower", "truecased", "all_caps", "lowercased_words", "topics", "datelines", "entry_times", "bodies", "_sentence_of", "_sentence_starts")  # fmt: skip
"""What a document has worked out from its text alone, so that it stays the same with other tags."""
