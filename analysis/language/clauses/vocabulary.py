"""Words that decide how clauses are built, from the lexicons."""

from __future__ import annotations

from functools import cache, partial

from analysis.language.lexicons import rows, word_class

listed = partial(word_class, "language/clause_words")
"""Name of a class in language/clause_words.tsv => its words."""


@cache
def clause_takers() -> frozenset[str]:
    """Verbs whose following noun phrase is more likely the subject of a content clause than an object: say, believe; not claim."""
    return frozenset(
        row["lemma"] for row in rows("quotes/verbs") if "that" in row["takes"].split() and "np" not in row["takes"]
    )
