"""Wire copy: articles that share most of their five-word runs, found by MinHash (Broder 1997)."""

from __future__ import annotations

import re
import zlib
from collections import defaultdict
from itertools import chain, combinations

import numpy as np
import pandas as pd

PERMUTATIONS, BANDS, RUN = 64, 16, 5
PRIME = np.uint64((1 << 61) - 1)
RANDOM = np.random.default_rng(20200326)
FACTORS = RANDOM.integers(1, 1 << 31, PERMUTATIONS, dtype=np.uint64)
OFFSETS = RANDOM.integers(0, 1 << 31, PERMUTATIONS, dtype=np.uint64)
WORD = re.compile(r"\w+")


def signature(text: str) -> list[int]:
    """Text => 64 numbers; the share of equal numbers in two signatures estimates the share of five-word runs in common."""
    words = WORD.findall(text.lower())
    runs = {" ".join(words[at : at + RUN]) for at in range(max(1, len(words) - RUN + 1))}
    hashes = np.array([zlib.crc32(run.encode("utf-8", "surrogatepass")) for run in runs], dtype=np.uint64)
    smallest = np.full(PERMUTATIONS, np.iinfo(np.uint64).max, dtype=np.uint64)
    for block in np.array_split(hashes, len(hashes) // 4096 + 1):
        smallest = np.minimum(smallest, ((block[:, None] * FACTORS + OFFSETS) % PRIME).min(axis=0))
    return [int(one) & 0xFFFFFFFF for one in smallest]


def find_duplicates(articles: pd.DataFrame, least: float = 0.6) -> pd.DataFrame:
    """Articles (article, sha256, signature) => pairs: article, other, likeness (1.0 for the same text).

    Only articles that agree in one of 16 bands of 4 numbers are compared: pairs alike by 0.6 are met with 0.9, by 0.8 with 1.0.
    """
    rows = articles.reset_index(drop=True)
    signatures = np.fromiter(chain.from_iterable(rows.signature), np.uint32).reshape(len(rows), PERMUTATIONS)
    pairs = np.array(sorted(candidates(signatures)), dtype=int).reshape(-1, 2)
    found = pd.DataFrame({
        "article": rows.article.to_numpy()[pairs[:, 0]], "other": rows.article.to_numpy()[pairs[:, 1]],
        "likeness": likeness(rows.sha256.to_numpy(), signatures, *pairs.T),
    })  # fmt: skip
    return found[found.likeness >= least].reset_index(drop=True)


def copies(pairs: pd.DataFrame, articles: pd.DataFrame) -> pd.DataFrame:
    """Pairs of likes, and the articles (article, published) => article, copy_of: the first of those alike that came out.

    Alike with one that is itself a copy is a copy of the same.
    """
    order = articles.sort_values(["published", "article"], na_position="last")
    rank = {name: at for at, name in enumerate(order.article)}
    first: dict[str, str] = {}
    for one, other in zip(pairs.article, pairs.other):
        a, b = root(first, one), root(first, other)
        earlier, later = sorted((a, b), key=rank.__getitem__)
        first[later] = earlier
    found = [(name, root(first, name)) for name in order.article if root(first, name) != name]
    return pd.DataFrame(found, columns=["article", "copy_of"]).astype("str")


def root(first: dict[str, str], name: str) -> str:
    while first.get(name, name) != name:
        first[name] = first.get(first[name], first[name])
        name = first[name]
    return name


def candidates(signatures: np.ndarray) -> set[tuple[int, int]]:
    """Pairs of row numbers that share a band; a band shared by many is compared with its first row only."""
    met: dict[bytes, list[int]] = defaultdict(list)
    for number, row in enumerate(signatures):
        whole, width = row.tobytes(), row.nbytes // BANDS
        for band in range(BANDS):
            met[bytes([band]) + whole[band * width : (band + 1) * width]].append(number)
    pairs: set[tuple[int, int]] = set()
    for rows in met.values():
        pairs.update(combinations(rows, 2) if len(rows) <= 20 else ((rows[0], other) for other in rows[1:]))
    return pairs


def likeness(hashes: np.ndarray, signatures: np.ndarray, one: np.ndarray, other: np.ndarray) -> np.ndarray:
    """Row numbers of pairs => how alike each is: the share of equal numbers in their signatures; 1.0 for the same text."""
    shares = np.empty(len(one))
    for block in np.array_split(np.arange(len(one)), len(one) // 100_000 + 1):
        shares[block] = (signatures[one[block]] == signatures[other[block]]).mean(axis=1)
    return np.where(hashes[one] == hashes[other], 1.0, shares)
