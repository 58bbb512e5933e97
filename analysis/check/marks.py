"""A draft cut into pieces under one finding or none, as pages, documents and the screen show it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from analysis.check.finding import Finding


@dataclass(frozen=True, slots=True)
class Piece:
    """Part of a draft, and the finding that it is marked with, or None."""

    text: str
    finding: Finding | None = None


WEIGHTS = {
    verdict: at
    for at, verdict in enumerate(
        ("supported", "not checked", "unsure", "not found", "altered", "misattributed", "contradicted")
    )
}
"""Verdict => its rank, from harmless to most serious."""


def marked_pieces(text: str, findings: Iterable[Finding]) -> list[Piece]:
    """Text and findings => pieces that make up the text; where findings overlap the most serious one counts, then the shorter one."""
    rows = sorted(findings, key=lambda row: (WEIGHTS[row.verdict], row.start - row.end))
    owner: list[Finding | None] = [None] * len(text)
    for row in rows:
        owner[row.start : row.end] = [row] * (row.end - row.start)
    pieces: list[Piece] = []
    begin = 0
    for at in range(1, len(text) + 1):
        if at == len(text) or owner[at] is not owner[begin]:
            pieces.append(Piece(text[begin:at], owner[begin]))
            begin = at
    return pieces
