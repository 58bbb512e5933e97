"""Wire copy: articles that share most of their five-word runs, found by MinHash (Broder 1997)."""

from __future__ import annotations

import re
import zlib

import duckdb
import numpy as np
import pyarrow as pa

PERMUTATIONS, BANDS, RUN = 64, 16, 5
PRIME = np.uint64((1 << 61) - 1)
RANDOM = np.random.default_rng(20200326)
FACTORS = RANDOM.integers(1, 1 << 31, PERMUTATIONS, dtype=np.uint64)
OFFSETS = RANDOM.integers(0, 1 << 31, PERMUTATIONS, dtype=np.uint64)
WORD = re.compile(r"\w+")

CANDIDATES = """INSERT INTO candidates
WITH parts AS (
  SELECT article, hash(signature[$first : $last]) AS part FROM articles
), shared AS (
  SELECT part, count(*) AS n, min(article) AS least FROM parts GROUP BY part HAVING count(*) > 1
)
SELECT one.article, two.article FROM shared JOIN parts AS one USING (part) JOIN parts AS two USING (part)
WHERE one.article < two.article AND (n <= 20 OR one.article = least)"""
"""Pairs that share a band; a band shared by many is compared with its first article only."""
LIKE = f"""SELECT article, other, CASE WHEN one.sha256 = two.sha256 THEN 1.0
       ELSE list_sum([(one.signature[number] = two.signature[number])::INT FOR number IN range(1, {PERMUTATIONS + 1})]) / {PERMUTATIONS} END AS likeness
FROM (SELECT DISTINCT article, other FROM candidates) AS pairs
JOIN articles AS one USING (article)
JOIN articles AS two ON two.article = pairs.other
WHERE likeness >= $least ORDER BY article, other"""
RANKED = """CREATE TEMP TABLE ranked AS
SELECT article, row_number() OVER (ORDER BY published NULLS LAST, article) AS rank FROM articles
WHERE article IN (SELECT article FROM pairs UNION SELECT other FROM pairs)"""
"""Articles that are like another, by the day they came out."""
RANKS = "SELECT a.rank, b.rank FROM pairs JOIN ranked AS a USING (article) JOIN ranked AS b ON b.article = other"
COPIES = """SELECT later.article, first.article AS copy_of FROM firsts
JOIN ranked AS later ON later.rank = firsts.rank JOIN ranked AS first ON first.rank = firsts.first
WHERE firsts.rank <> firsts.first ORDER BY firsts.rank"""


def signature(text: str) -> list[int]:
    """Text => 64 numbers; the share of equal numbers in two signatures estimates the share of five-word runs they have in common (MinHash)."""
    words = WORD.findall(text.lower())
    runs = {" ".join(words[at : at + RUN]) for at in range(max(1, len(words) - RUN + 1))}
    hashes = np.array([zlib.crc32(run.encode("utf-8", "surrogatepass")) for run in runs], dtype=np.uint64)
    smallest = np.full(PERMUTATIONS, np.iinfo(np.uint64).max, dtype=np.uint64)
    for block in np.array_split(hashes, len(hashes) // 4096 + 1):
        smallest = np.minimum(smallest, ((block[:, None] * FACTORS + OFFSETS) % PRIME).min(axis=0))
    return [int(one) & 0xFFFFFFFF for one in smallest]


def find_duplicates(connection: duckdb.DuckDBPyConnection, least: float = 0.6) -> duckdb.DuckDBPyRelation:
    """Table `articles` (article, sha256, signature) => pairs: article, other, likeness (1.0 for equal texts), in order.

    Only articles that agree in one of 16 bands of 4 numbers are compared: pairs with a likeness of 0.6 are found with a probability of 0.9, with 0.8 always.
    """
    connection.execute("CREATE OR REPLACE TEMP TABLE candidates (article VARCHAR, other VARCHAR)")
    for first in range(1, PERMUTATIONS, PERMUTATIONS // BANDS):
        connection.execute(CANDIDATES, {"first": first, "last": first + PERMUTATIONS // BANDS - 1})
    return connection.sql(LIKE, params={"least": least})


def find_copies(connection: duckdb.DuckDBPyConnection) -> duckdb.DuckDBPyRelation:
    """Table `articles` (article, published, sha256, signature) => article, copy_of: the similar article that was published first.

    A copy of a copy is a copy of the first one. The connection is used for this alone.
    """
    find_duplicates(connection).create("pairs")
    connection.execute(RANKED)
    first: dict[int, int] = {}
    for pair in iter(connection.execute(RANKS).fetchone, None):
        earlier, later = sorted(root_of(first, rank) for rank in pair)
        first[later] = earlier
    connection.register("firsts", pa.table({"rank": list(first), "first": [root_of(first, rank) for rank in first]}))
    return connection.sql(COPIES)


def root_of(first: dict[int, int], rank: int) -> int:
    while first.get(rank, rank) != rank:
        first[rank] = first.get(first[rank], first[rank])
        rank = first[rank]
    return rank
