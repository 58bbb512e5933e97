"""Exports of news archives: lines of a text => its articles, if they have the layout of an archive's export."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from analysis.reading.exports.factiva import read_factiva_lines
from analysis.reading.exports.lexisnexis import read_lexisnexis
from analysis.reading.exports.nexis import read_nexis
from analysis.reading.exports.proquest import read_proquest
from analysis.reading.extracted import Collection

PROVIDERS: tuple[Callable[[Sequence[str]], Collection | None], ...] = (
    read_nexis,
    read_lexisnexis,
    read_proquest,
    read_factiva_lines,
)


def read_export(lines: Sequence[str]) -> Collection | None:
    """Lines (or paragraphs) of a file => articles of the export; None for any other layout."""
    plain = [line.replace("\xa0", " ") for line in lines]
    return next((found for provider in PROVIDERS if (found := provider(plain)) is not None), None)
