"""The encoding of bytes, recognised by pairs of neighbouring characters: as cp1250 the bytes give "Kraków", which is likelier than "KrakЎw"."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator
from functools import cache

from analysis.reading.names import lines_of_table

PUNCTUATION = frozenset("“”‘’–—…€£•")
OTHERS = re.compile(r"[^\x00-\x7f]")
PRIORS = {
    "cp1252": 2.0,
    "cp1250": 0.0,
    "mac-roman": 0.0,
    "iso-8859-15": -1.0,
    "iso-8859-2": -1.0,
    "cp1257": -2.5,
    "cp1254": -3.0,
}
"""Encoding => logarithm of its prior likelihood."""
UNSEEN, BY_LETTER = 0.02, 0.001
"""Count of a pair that the table does not hold: UNSEEN, plus BY_LETTER times the count of its non-ASCII character (smoothing)."""
SURE = 5.0
"""Least difference in log-likelihood between the best encoding and the next one with a different text, for the best to be certain."""
RARE, SURE_OF_RARE = "cp1257", 11.0
"""Encoding for which the table has few letters, and the difference in log-likelihood that rules it out."""
SAMPLE = 100_000
PLAUSIBLE = -10.0
"""Mean logarithm of a pair's likelihood below which a text is in none of these encodings."""


def character_class(character: str) -> str:
    """Character => its class in letter_pairs.tsv: a non-ASCII character is its own class; "A" for A–Z, "a" … "z" for themselves, "0" for digits, "_" for white space, "." for other ASCII."""
    if character.isalpha():
        return "A" if "A" <= character <= "Z" else character if not character.isascii() else character.lower()
    if character.isdigit():
        return "0"
    return "_" if character.isspace() else "." if character.isascii() else character


def pairs_in(text: str) -> Iterator[str]:
    """Text => two pairs for each non-ASCII character: with the one before it, and with the one after it."""
    for match in OTHERS.finditer(text):
        at, character = match.start(), match[0]
        for neighbour, pair in ((text[at - 1 : at] or " ", "{1}{0}"), (text[at + 1 : at + 2] or " ", "{0}{1}")):
            kind = character_class(neighbour)
            if character in PUNCTUATION and kind.isascii() and kind.islower():
                kind = "a"
            yield pair.format(character, kind)


@cache
def pair_counts() -> tuple[Counter[str], Counter[str], float]:
    """(count of each pair, count of each non-ASCII character, logarithm of the sum of all counts), from letter_pairs.tsv."""
    pairs = Counter({row["pair"]: int(row["count"]) for row in lines_of_table("letter_pairs")})
    letters: Counter[str] = Counter()
    for pair, count in pairs.items():
        letters.update({one: count for one in pair if not one.isascii()})
    return pairs, letters, math.log(pairs.total())


def likelihood(text: str) -> tuple[float, int]:
    """Text => log-likelihood of its pairs, and their number."""
    pairs, letters, whole = pair_counts()
    total, number = 0.0, 0
    for pair in pairs_in(text):
        known = max((letters[one] for one in pair if not one.isascii()), default=0)
        total += math.log(pairs[pair] + UNSEEN + BY_LETTER * known) - whole
        number += 1
    return total, number


def likeliest_encoding(data: bytes) -> tuple[str, bool] | None:
    """Bytes of a text in English => its encoding, and True if no other encoding gives a different text that is nearly as likely. None if none fits."""
    sample = data[:SAMPLE]
    scored = []
    for encoding, prior in PRIORS.items():
        text = sample.decode(encoding, "replace")
        total, number = likelihood(text)
        scored.append((total + prior, encoding, text, total / max(1, number)))
    best, encoding, text, mean = max(scored)
    if mean < PLAUSIBLE:
        return None
    others = [(score, one) for score, one, other, _ in scored if other != text]
    return encoding, all(best - score > (SURE_OF_RARE if one == RARE else SURE) for score, one in others)
