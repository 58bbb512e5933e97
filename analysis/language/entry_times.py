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
"""Lines that must open with a time for a text to be a live blog."""


def entry_times(text: str) -> dict[int, int]:
    """Text of a live blog => {start: end} of the times that open its entries; empty for any other text.

    At least MIN_ENTRIES lines open with a time, in the order of the day or against it, with at most one step back, as at midnight;
    each is followed by a word in capitals: a list of prices ("12.50 euros a kilo") is no live blog.
    """
    found = [match for match in ENTRY_TIME.finditer(text) if opens_a_sentence(text, match.end())]
    minutes = [minute_of_day(match) for match in found]
    back = sum(one > other for one, other in pairwise(minutes))
    on = sum(one < other for one, other in pairwise(minutes))
    return {
        match.start("label"): match.end("label") for match in found if len(found) >= MIN_ENTRIES and min(back, on) <= 1
    }


def opens_a_sentence(text: str, end: int) -> bool:
    """True if the first letter behind a time is a capital: "08.52 The strike", "08.52 “No deal”"."""
    return text[end : end + 8].lstrip()[:2].lstrip("\"“'‘([")[:1].isupper()


def minute_of_day(match: re.Match[str]) -> int:
    """ "2.30pm" => 870."""
    hour = int(match["hour"])
    return ((hour % 12 + 12 * (match["half"] == "p")) if match["half"] else hour) * 60 + int(match["minute"])
