"""The article's text for the end of a report: numbered sentences, cut wherever a row that the report shows begins or ends."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from analysis.result import Analysis

Place = tuple[str, int, int, str]
"""Id of a row, start, end, and its kind: "quote", "figure", "date", "actor", "event"."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Part of a sentence: its text, the ids of the rows that cover it, the kinds of these rows, and the rows that begin here."""

    text: str
    ids: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    begins: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class NumberedSentence:
    """A sentence in pieces. number: as the report cites it, from 1; paragraph: True if it begins a paragraph."""

    number: int
    paragraph: bool
    pieces: tuple[Piece, ...]

    @property
    def text(self) -> str:
        return "".join(piece.text for piece in self.pieces)


def group_paragraphs(text: Sequence[NumberedSentence]) -> list[list[NumberedSentence]]:
    """Sentences in reading order => the same, by paragraph."""
    made: list[list[NumberedSentence]] = []
    for sentence in text:
        if sentence.paragraph or not made:
            made.append([])
        made[-1].append(sentence)
    return made


def numbered_text(result: Analysis, places: Iterable[Place]) -> tuple[NumberedSentence, ...]:
    """Analysis and the spans of the report's rows => its sentences in pieces, in reading order."""
    open_places: list[Place] = []
    waiting = sorted(places, key=lambda place: (place[1], -place[2]))
    made, at, last, begun = [], 0, -1, set[str]()
    for number, sentence in enumerate(result.document.sentences, 1):
        while at < len(waiting) and waiting[at][1] < sentence.end:
            open_places.append(waiting[at])
            at += 1
        open_places = [place for place in open_places if place[2] > sentence.start]
        made.append(
            NumberedSentence(
                number, sentence.paragraph != last, cut(result, sentence.start, sentence.end, open_places, begun)
            )
        )
        last = sentence.paragraph
    return tuple(made)


def cut(result: Analysis, start: int, end: int, places: Sequence[Place], begun: set[str]) -> tuple[Piece, ...]:
    """Sentence and spans that may overlap => pieces, cut at every start and end; begun: ids of rows that an earlier sentence showed already."""
    edges = sorted(
        {start, end, *(min(end, max(start, edge)) for _, first, last, _ in places for edge in (first, last))}
    )
    pieces, over, at = list[Piece](), list[Place](), 0
    for first, last in pairwise(edges):
        while at < len(places) and places[at][1] <= first:
            over.append(places[at])
            at += 1
        over = [place for place in over if place[2] >= last]
        begins = tuple(dict.fromkeys(id_ for id_, *_ in over if id_ not in begun))
        begun.update(begins)
        kinds = tuple(dict.fromkeys(kind for *_, kind in over))
        pieces.append(Piece(result.article.text[first:last], tuple(id_ for id_, *_ in over), kinds, begins))
    return tuple(pieces)
