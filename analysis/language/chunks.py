"""Noun phrases and verb groups, from tags: "US forces | formally handed over | control" => NP, VG, NP.

Each token becomes one letter, and a chunk is a regular expression over the letters: linear in the text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Chunk:
    """Tokens `first:last` (half-open, indices into the document) with the head token. kind: NP or VG (verb group)."""

    kind: str
    first: int
    last: int
    head: int


LETTERS = {
    "NN": "N", "NNS": "N", "NNP": "P", "NNPS": "P", "PRP": "R", "EX": "R", "WP": "W", "WDT": "W", "PRP$": "D", "DT": "D",
    "PDT": "D", "WP$": "D", "JJ": "J", "JJR": "J", "JJS": "J", "CD": "C", "$": "C", "#": "C", "VBG": "G", "VBN": "E",
    "VB": "V", "VBD": "V", "VBP": "V", "VBZ": "V", "MD": "M", "TO": "T", "RB": "A", "RBR": "A", "RBS": "A", "RP": "O",
    "IN": "I", "CC": "K", "POS": "S", "HYPH": "H", "AFX": "J", "FW": "N",
}  # fmt: skip
"""Penn Treebank tag => letter; every other tag is a full stop, which no pattern crosses."""

PATTERNS = (
    ("NP", r"R|W|DJ?(?=A*[MV])"),
    ("NP", r"(?:A?[DC])*[JCGENPHAS]*?[NPC](?:H?[NPCS]*[NP])?S?(?:[JCGENPHADS]*[NP])?"),
    ("VG", r"(?:M|T|A|V)*[VGE](?:A*[VGE])*O?"),
)
"""Kind, and its letters; tried in this order at every token: "R" he; "D" this and "DJ" the accused, before a verb; "DJNN" the former defence minister; "MVE" will be sent."""

CHUNK = re.compile("|".join(f"(?P<p{number}>{pattern})" for number, (_, pattern) in enumerate(PATTERNS)))


def find_chunks(words: list[str], tags: list[str], first: int, last: int) -> list[Chunk]:
    """Chunks of the tokens first:last: lower-cased words and tags of the document => [Chunk, …] in reading order."""
    letters = "".join(tag_letter(words[i], tags[i]) for i in range(first, last))
    return [chunk(match, letters, first) for match in CHUNK.finditer(letters)]


def tag_letter(word: str, tag: str) -> str:
    return LETTERS.get(tag, ".")


def chunk(match: re.Match[str], letters: str, first: int) -> Chunk:
    kind = PATTERNS[int(match.lastgroup[1:])][0]  # type: ignore[index]
    heads = "NPRWC" if kind == "NP" else "VGEMT"
    head = max((at for at in range(match.start(), match.end()) if letters[at] in heads), default=match.end() - 1)
    return Chunk(kind, first + match.start(), first + match.end(), first + head)
