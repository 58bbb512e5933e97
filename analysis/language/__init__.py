"""Floor 1: sentences, tokens, part-of-speech tags, lemmas and dependency syntax. `annotate(article) => Document`."""

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
NON_NAME_TAGS = (
    "NN",
    "VB",
    "VBD",
    "VBG",
    "VBN",
    "VBP",
    "VBZ",
    "JJ",
    "JJR",
    "JJS",
    "RB",
    "RBR",
    "RBS",
    "UH",
    "FW",
    "MD",
)
"""Tags that are wrong for a capitalised word inside a name; `name_tags` replaces them by NNP."""


def annotate(article: Article) -> Document:
    """Article => Document. Sentences are tagged one by one, and a dateline apart from the sentence that follows it."""
    spans = find_tokens(article.text)
    sentences = find_sentences(article.text, spans)
    words = [article.text[start:end] for start, end in spans]
    starts, ends = [start for start, _ in spans], [end for _, end in spans]
    dateline_ends = find_datelines(article.text, sentences, Opening(words, starts, ends))
    bounds = [(one.first, dateline_ends.get(one.number, one.first), one.last) for one in sentences]
    tags = find_tags_of_all(
        [words[at:end] for first, body, last in bounds for at, end in ((first, body), (body, last)) if at < end]
    )
    return Document(article, sentences, starts, ends, words, mark_dashes(words, tags, starts, ends))


def mark_dashes(words: list[str], tags: list[str], starts: list[int], ends: list[int]) -> list[str]:
    """Change the tag of a hyphen between spaces from HYPH (hyphen inside a word) to ":" (dash), in place: "OSLO - Ships sailed"."""
    for at in range(1, len(words) - 1):
        if words[at] == "-" and tags[at] == "HYPH" and ends[at - 1] < starts[at] and ends[at] < starts[at + 1]:
            tags[at] = ":"
    return tags


def name_tags(document: Document, names: Iterable[tuple[int, int]]) -> Document:
    """Copy of the document in which capitalised words inside the names are proper nouns: a Boeing/VBG 777 => a Boeing/NNP 777. names: character offsets (start, end)."""
    tags = list(document.tags)
    for start, end in names:
        for at in document.tokens_in(start, end):
            if tags[at] in NON_NAME_TAGS and document.words[at][:1].isupper():
                tags[at] = "NNP"
    retagged = replace(document, tags=tags)
    vars(retagged).update({name: vars(document)[name] for name in TAG_INDEPENDENT if name in vars(document)})
    if "syntax" in vars(document):
        syntax = document.syntax
        vars(retagged)["parsed_before"] = document.tags, (syntax.heads, syntax.relations)
    return retagged


TAG_INDEPENDENT = ("lower", "truecased", "all_caps", "lowercased_words", "topics", "datelines", "entry_times", "bodies", "parsed_parts", "parsed_before", "_sentence_of", "_sentence_starts")  # fmt: skip
"""Cached properties of a document that do not depend on its tags, or (`parsed_before`) name the tags they belong to, so that the copy can keep them."""
