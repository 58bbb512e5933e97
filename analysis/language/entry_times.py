"""Times that open the entries of a live blog: "08.52 The strike is over", "14:05 GMT: Talks resume", "[9.30pm] Police have left"."""

from __future__ import annotations

import re
from itertools import pairwise

ENTRY_TIME = re.compile(
    r"^[ \t]*(?P<label>[\[(]?(?P<hour>[01]?\d|2[0-3])[.:](?P<minute>[0-5]\d)(?:[ \t]?(?P<half>[ap])\.?m\b\.?)?"
    r"(?:[ \t](?:GMT|UTC|[A-Z]{2,4}T|local[ \t]time))?[\])]?(?:[ \t]?[:|–—-])?)(?=\s+[\"“'‘(\[]?[^\W\d_])",
    re.M,
)
MIN_ENTRIES = 3
"""Lines that must open with a time before a text counts as a live blog."""


def entry_times(text: str) -> dict[int, int]:
    r"""Text of a live blog => {start: end} of the times that open its entries (character offsets); empty for any other text.

    In a live blog at least MIN_ENTRIES lines open with a time and a capitalised word, and the times rise or fall throughout, with at
    most one exception, as at midnight. A list of prices ("12.50 euros a kilo") is no live blog.

    >>> entry_times("08.52 The strike is over.\n\n09.30 Trains run again.\n\n11.05 Talks resume.")
    {0: 5, 27: 32, 52: 57}
    """
    found = [match for match in ENTRY_TIME.finditer(text) if opens_a_sentence(text, match.end())]
    minutes = [minute_of_day(match) for match in found]
    falling = sum(one > other for one, other in pairwise(minutes))
    rising = sum(one < other for one, other in pairwise(minutes))
    return {
        match.start("label"): match.end("label")
        for match in found
        if len(found) >= MIN_ENTRIES and min(falling, rising) <= 1
    }


def opens_a_sentence(text: str, end: int) -> bool:
    """True if the first letter after a time is a capital: "08.52 The strike", "08.52 “No deal”"."""
    return text[end : end + 8].lstrip()[:2].lstrip("\"“'‘([")[:1].isupper()


def minute_of_day(match: re.Match[str]) -> int:
    """Match of ENTRY_TIME => minutes since midnight: "2.30pm" => 870."""
    hour = int(match["hour"])
    return ((hour % 12 + 12 * (match["half"] == "p")) if match["half"] else hour) * 60 + int(match["minute"])
