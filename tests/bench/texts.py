"""Varied text to measure speed on: the articles that the workbook's makers wrote to train names, of many kinds and places."""

from __future__ import annotations

from functools import cache

from analysis.training.inline import written_documents

LEAST_CHARACTERS = 600
ARTICLES = 200


@cache
def varied_articles() -> list[str]:
    """=> up to ARTICLES different texts of a hundred words and more, evenly from all that there are."""
    texts = [one["text"] for one in written_documents()]
    long = [text for text in dict.fromkeys(texts) if len(text) >= LEAST_CHARACTERS]
    return long[:: max(1, len(long) // ARTICLES)][:ARTICLES]
