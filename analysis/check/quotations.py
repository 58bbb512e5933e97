"""Quotations of a draft: are these the words of the source?"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from analysis.article import Article
from analysis.check.alignment import MAX_QUOTATION_WORDS, Difference, Passage, Piece, find_passage
from analysis.check.finding import Finding
from analysis.check.sources import Source, Sources
from analysis.check.words import split_words
from analysis.extract.quotes.quotation_marks import Quoted, find_quoted

MARK = re.compile(r"(?P<bracket>\[[^\[\]\n]{0,80}\])|(?P<ellipsis>\.{3,}|…|(?:\. ){2,}\.)")
TERM_WORDS = 3
"""Words up to which a quotation may be a title or a term, which may stand in the source without marks."""
NEAR_SHARE, NEAR_WORDS = 0.5, 2
"""Share, and number, of quoted words that a passage must have to be theirs."""
CANDIDATES = 6


def check_quotations(draft: Article, sources: Sources) -> list[tuple[Finding, Passage | None]]:
    """Draft and sources => for each text in quotation marks its finding, and the passage of a source that was compared with it, or None."""
    return [found for one in find_quoted(draft.text) if (found := check_quotation(draft, one, sources))]


def check_quotation(draft: Article, quoted: Quoted, sources: Sources) -> tuple[Finding, Passage | None] | None:
    pieces = pieces_of(draft.text, quoted)
    if not pieces:
        return None
    passage = best_passage(pieces, sources)
    size = sum(len(piece.keys) for piece in pieces)
    if passage is None or passage.share < NEAR_SHARE or round(passage.share * size) < min(NEAR_WORDS, size):
        return quotation_finding(draft, quoted, "not found", "These words stand in no source."), None
    return judge_passage(draft, quoted, pieces, passage), passage


def best_passage(pieces: Sequence[Piece], sources: Sources) -> Passage | None:
    words = [word for piece in pieces for word in piece.keys]
    near = sources.nearest(words, CANDIDATES)
    found = [passage for source in near if (passage := find_passage(pieces, source))]
    return max(found, key=lambda one: (one.share, -len(one.differences), is_mostly_quoted(one)), default=None)


def pieces_of(text: str, quoted: Quoted) -> list[Piece]:
    """“We [Iraqis] want … peace” => pieces: (we), bracket (want), ellipsis (peace)."""
    found: list[Piece] = []
    at, begin, mark = 0, quoted.start, ""
    for stop, end, kind in [*editorial_marks(text, quoted), (quoted.end, quoted.end, "")]:
        words = split_words(text, begin, stop)
        if words.keys:
            found.append(Piece(words, mark if found else "", at))
            at, mark = at + len(words.keys), ""
        begin, mark = end, stronger_mark(mark, kind)
    return limited(found)


def editorial_marks(text: str, quoted: Quoted) -> Iterator[tuple[int, int, str]]:
    for one in MARK.finditer(text, quoted.start, quoted.end):
        yield one.start(), one.end(), one.lastgroup or ""


def stronger_mark(mark: str, other: str) -> str:
    return "ellipsis" if "ellipsis" in (mark, other) else other or mark


def limited(pieces: list[Piece]) -> list[Piece]:
    """Pieces up to the number of words that are compared."""
    return [
        Piece(one.words.first(MAX_QUOTATION_WORDS - one.at), one.mark, one.at)
        for one in pieces
        if one.at < MAX_QUOTATION_WORDS
    ]


# -------------------------------------------------------------------------------------------------------------------- verdicts
def judge_passage(draft: Article, quoted: Quoted, pieces: Sequence[Piece], passage: Passage) -> Finding:
    """Most similar passage => verdict: supported if nothing differs, else altered."""
    words = [(start, end) for piece in pieces for start, end in zip(piece.words.starts, piece.words.ends)]
    if passage.differences:
        told = "; ".join(difference_text(draft.text, words, one, passage.source) for one in passage.differences[:6])
        return quotation_finding(draft, quoted, "altered", f"The source has other words here: {told}.", passage, told)
    if is_mostly_quoted(passage) or len(words) <= TERM_WORDS:
        return quotation_finding(draft, quoted, "supported", "Word for word in the source.", passage)
    return quotation_finding(
        draft,
        quoted,
        "unsure",
        "These words are in the source, but not in quotation marks: its own words, or an indirect quotation.",
        passage,
    )


def is_mostly_quoted(passage: Passage) -> bool:
    """True if most of the passage is in quotation marks in the source."""
    inside = sum(at in passage.source.quoted for at in range(passage.first, passage.last))
    return 2 * inside >= passage.last - passage.first


def difference_text(text: str, words: Sequence[tuple[int, int]], one: Difference, source: Source) -> str:
    """Difference => "rose → fell", "+ not" for a word that the draft added, "– not" for one that it left out."""
    ours = text[words[one.draft.start][0] : words[one.draft.stop - 1][1]] if one.draft else ""
    there = source.words
    last = min(one.source.stop, len(there.keys)) - 1
    theirs = source.text[there.starts[one.source.start] : there.ends[last]] if one.source.start <= last else ""
    return f"{ours} → {theirs}" if ours and theirs else f"+ {ours}" if ours else f"– {theirs}"


def quotation_finding(
    draft: Article,
    quoted: Quoted,
    verdict: str,
    why: str,
    passage: Passage | None = None,
    difference: str | None = None,
) -> Finding:
    place = (
        (passage.source.name, passage.start, passage.end, passage.source.text[passage.start : passage.end])
        if passage
        else (None,) * 4
    )
    return Finding(
        start=quoted.start, end=quoted.end, text=draft.text[quoted.start : quoted.end], sentence=0, rule="quotation_alignment", kind="quotation",
        verdict=verdict, article=place[0], source_start=place[1], source_end=place[2], source_text=place[3], difference=difference, explanation=why,
        score=round(passage.share, 3) if passage else None,
    )  # fmt: skip
