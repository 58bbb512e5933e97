"""Alignment of quoted words with a source: where they stand, word for word or nearly so."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from analysis.check.sources import Source
from analysis.check.words import WordIndex

MAX_QUOTATION_WORDS = 300
"""Words of one quotation that are compared."""
GAP_WORDS = {"bracket": 8, "ellipsis": 150}
"""Words of the source that a mark in a quotation may stand for."""
WINDOW_WORDS = 40
"""Words of the source looked at on either side of the likeliest place."""
LIKELY_PLACES = 3
COMMON_PLACES = 60
"""A word that stands in a source more often than this does not tell where a quotation is from."""


@dataclass(frozen=True, slots=True)
class Difference:
    """Words of the draft and the words that the source has in their place; either may be empty."""

    draft: range
    source: range


@dataclass(frozen=True, slots=True)
class Passage:
    """Words first:last of a source, and how the quoted words differ from them. share: of the quoted words that are there, 0 to 1."""

    source: Source
    first: int
    last: int
    share: float
    differences: tuple[Difference, ...] = ()

    @property
    def start(self) -> int:
        return self.source.words.starts[self.first]

    @property
    def end(self) -> int:
        return self.source.words.ends[self.last - 1]


@dataclass(frozen=True, slots=True)
class Piece:
    """Quoted words up to a mark. mark: what precedes them ("", "bracket" or "ellipsis"); at: index of the first word."""

    words: WordIndex
    mark: str
    at: int

    @property
    def keys(self) -> list[str]:
        return self.words.keys


def find_passage(pieces: Sequence[Piece], source: Source) -> Passage | None:
    """Quoted words => the passage of the source that has them word for word, else the most similar one; None if none is similar enough."""
    return exact_passage(pieces, source) or nearest_passage(pieces, source)


# ------------------------------------------------------------------------------------------------------------- word for word
def exact_passage(pieces: Sequence[Piece], source: Source) -> Passage | None:
    """The passage that has all pieces in their order, no further apart than the marks between them allow; None if there is none."""
    for first in runs(pieces[0].keys, source):
        end: int | None = first + len(pieces[0].keys)
        for piece in pieces[1:]:
            end = end and next_run(piece, source, end)
        if end:
            return Passage(source, first, end, 1.0)
    return None


def runs(words: Sequence[str], source: Source) -> Iterator[int]:
    """Indexes at which the words stand one after the other, found by way of the rarest of them."""
    places, keys = source.words.places, source.words.keys
    rarest = min(range(len(words)), key=lambda at: len(places.get(words[at], ())))
    for place in places.get(words[rarest], ()):
        first = place - rarest
        if first >= 0 and tuple(keys[first : first + len(words)]) == tuple(words):
            yield first


def next_run(piece: Piece, source: Source, end: int) -> int | None:
    """Index behind the next occurrence of a piece, if it begins at most as many words after `end` as its mark allows; else None."""
    near = (first for first in runs(piece.keys, source) if end <= first <= end + GAP_WORDS[piece.mark])
    first = next(near, None)
    return None if first is None else first + len(piece.keys)


# ------------------------------------------------------------------------------------------------------------------- nearly so
def nearest_passage(pieces: Sequence[Piece], source: Source) -> Passage | None:
    words = [word for piece in pieces for word in piece.keys]
    marked = {piece.at for piece in pieces[1:]}
    found = [aligned(words, marked, source, place) for place in likely_places(words, source)]
    return max(filter(None, found), key=lambda one: one.share, default=None)


def likely_places(words: Sequence[str], source: Source) -> list[int]:
    """Indexes of the source at which the quotation may begin, by the words that agree on them."""
    votes: Counter[int] = Counter()
    for at, word in enumerate(words):
        places = source.words.places.get(word, ())
        if len(places) <= COMMON_PLACES:
            for place in places:
                votes[(place - at) // 8] += 1
                votes[(place - at) // 8 + 1] += 1
    return [8 * (place - 1) for place, _ in votes.most_common(LIKELY_PLACES)]


def aligned(words: list[str], marked: set[int], source: Source, place: int) -> Passage | None:
    """The quoted words aligned with the source from a likely beginning => Passage; None if too few of them match."""
    low = max(0, place - WINDOW_WORDS)
    high = min(len(source.words.keys), place + len(words) + 2 * WINDOW_WORDS)
    matcher = SequenceMatcher(None, words, source.words.keys[low:high], autojunk=False)
    blocks = drop_stray_blocks([block for block in matcher.get_matching_blocks() if block.size])
    if not blocks:
        return None
    first, last = low + blocks[0][1], low + blocks[-1][1] + blocks[-1][2]
    first, last = max(low, first - blocks[0][0]) if blocks[0][0] < 4 else first, last
    matched = sum(size for _, _, size in blocks)
    differences = tuple(
        one
        for one in unmatched(blocks, len(words), low)
        if not is_marked(one, marked, source) and not is_same(one, words, source)
    )
    return Passage(source, first, last, matched / len(words), differences)


def drop_stray_blocks(blocks: Sequence[tuple[int, int, int]]) -> list[tuple[int, int, int]]:
    """Matching blocks => the same without a common word at either end that is far from the rest."""
    kept = [tuple(block) for block in blocks]
    while len(kept) > 1 and is_stray(kept[0], kept[1]):
        kept.pop(0)
    while len(kept) > 1 and is_stray(kept[-1], kept[-2]):
        kept.pop()
    return kept  # type: ignore[return-value]


def is_stray(one: Sequence[int], other: Sequence[int]) -> bool:
    """True for a block of one or two words whose distance to the next block differs between draft and source by more than its length."""
    shift = abs((one[1] - one[0]) - (other[1] - other[0]))
    return one[2] <= 2 and shift > 2 + one[2]


def unmatched(blocks: Sequence[tuple[int, int, int]], length: int, low: int) -> Iterator[Difference]:
    """Words between matching blocks, with the words of the draft before and after them."""
    at, place = 0, max(0, blocks[0][1] - blocks[0][0]) if blocks[0][0] < 4 else blocks[0][1]
    for begin, there, size in blocks:
        if begin > at or there > place:
            yield Difference(range(at, begin), range(low + place, low + there))
        at, place = begin + size, there + size
    if at < length:
        yield Difference(range(at, length), range(low + place, low + place + (length - at)))


def is_marked(one: Difference, marked: set[int], source: Source) -> bool:
    """True if words left out are marked by an ellipsis or a bracket, if the speaker was named between them, or if the source has a bracket there."""
    if one.draft:
        return False
    return one.draft.start in marked or all(at not in source.quoted or at in source.bracketed for at in one.source)


def is_same(one: Difference, words: Sequence[str], source: Source) -> bool:
    """True if two words differ in hyphens, spaces and stops only: "co operate" and "cooperate", "U.S." and "US"."""
    ours, theirs = (
        "".join(words[at] for at in one.draft),
        "".join(source.words.keys[at] for at in one.source if at < len(source.words.keys)),
    )
    return ours.replace("'", "") == theirs.replace("'", "")
