"""Which encoding bytes are in, by the letters and signs that then stand side by side: "Kraków" is likelier than "KrakЎw"."""

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
"""Encoding => how much likelier it is than others before anything is read, as a logarithm."""
UNSEEN, BY_LETTER = 0.02, 0.001
"""What a pair counts that was never seen: this, and a share of what its letter counts."""
SURE = 5.0
"""Logarithm of how much likelier the best encoding must be than the next that gives another text."""
RARE, SURE_OF_RARE = "cp1257", 11.0
"""An encoding whose letters the table holds few of, and what the logarithm must be before it is ruled out."""
SAMPLE = 100_000
PLAUSIBLE = -10.0
"""Mean logarithm of a pair's likelihood below which a text is in none of these encodings."""


def character_class(character: str) -> str:
    """Letter => itself in lower case, A for a capital of A to Z; digit => 0; space => _; mark => itself if it is no ASCII, else a full stop."""
    if character.isalpha():
        return "A" if "A" <= character <= "Z" else character if not character.isascii() else character.lower()
    if character.isdigit():
        return "0"
    return "_" if character.isspace() else "." if character.isascii() else character


def pairs_in(text: str) -> Iterator[str]:
    """Text => two pairs for each non-ASCII character: with the one before it, and with the one after it."""
    for match in OTHERS.finditer(text):
        at, here = match.start(), match[0]
        for beside, pair in ((text[at - 1 : at] or " ", "{1}{0}"), (text[at + 1 : at + 2] or " ", "{0}{1}")):
            kind = character_class(beside)
            if here in PUNCTUATION and kind.isascii() and kind.islower():
                kind = "a"
            yield pair.format(here, kind)


@cache
def pair_counts() -> tuple[Counter[str], Counter[str], float]:
    """(count of each pair, of each non-ASCII character, logarithm of all)."""
    pairs = Counter({row["pair"]: int(row["count"]) for row in lines_of_table("letter_pairs")})
    letters: Counter[str] = Counter()
    for pair, count in pairs.items():
        letters.update({one: count for one in pair if not one.isascii()})
    return pairs, letters, math.log(pairs.total())


def likelihood(text: str) -> tuple[float, int]:
    """Text => logarithm of the likelihood of its pairs, and their number."""
    pairs, letters, whole = pair_counts()
    total, number = 0.0, 0
    for pair in pairs_in(text):
        known = max((letters[one] for one in pair if not one.isascii()), default=0)
        total += math.log(pairs[pair] + UNSEEN + BY_LETTER * known) - whole
        number += 1
    return total, number


def likeliest_encoding(data: bytes) -> tuple[str, bool] | None:
    """Bytes of a text in English => its encoding, and whether it is sure: no other one gives a text that is nearly as likely. None if none fits."""
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
