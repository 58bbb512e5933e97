"""Clauses from tags and chunks: who (subject) does (verb) what (objects), and on what other clause it hangs.

One pass from left to right over a sentence's chunks. Noun phrases wait until a verb takes one for its subject; the words that
open a clause ("after", "who", "that"), commas and closing quotation marks say which. No parser: one decision for each verb,
linear in the text.
"""

from __future__ import annotations

from collections.abc import Sequence

from analysis.language.chunks import Chunk
from analysis.language.clauses.clause import Attachment, Clause, Clauses
from analysis.language.clauses.verbs import Reader
from analysis.language.clauses.vocabulary import Columns

__all__ = ["Attachment", "Clause", "Clauses", "find_clauses"]


def find_clauses(
    lower: list[str], tags: list[str], lemmas: list[str], chunks: Sequence[Chunk], bounds: Sequence[tuple[int, int]]
) -> Clauses:
    """Columns and chunks of a document, and the tokens of its sentences => its clauses."""
    columns, found, owners, at = Columns(lower, tags, lemmas), list[Clause](), [-1] * len(lower), 0
    for first, last in bounds:
        begin = at
        while at < len(chunks) and chunks[at].first < last:
            at += 1
        Reader(columns, found, owners, first, last).read(chunks[begin:at])
    return Clauses(found, owners)
