"""Copies of articles (wire copy): they share most of their sequences of five words, found by MinHash (Broder 1997)."""

from __future__ import annotations

import re
import zlib

import duckdb
import numpy as np

PERMUTATIONS, BANDS, RUN = 64, 16, 5
RANDOM = np.random.default_rng(20200326)
FACTORS, OFFSETS = RANDOM.integers(0, 1 << 64, (2, PERMUTATIONS), dtype=np.uint64)
"""Factors and offsets of multiply-shift hashing (Dietzfelbinger 1996): the hash of a 32-bit key is the upper half of factor × key + offset modulo 2⁶⁴."""
HALF = np.uint64(32)
WORD = re.compile(r"\w+")

CANDIDATES = """INSERT INTO candidates
WITH parts AS (
  SELECT article, hash(signature[$first : $last]) AS part FROM articles
), shared AS (
  SELECT part, count(*) AS n, min(article) AS least FROM parts GROUP BY part HAVING count(*) > 1
)
SELECT one.article, two.article FROM shared JOIN parts AS one USING (part) JOIN parts AS two USING (part)
WHERE one.article < two.article AND (n <= 20 OR one.article = least)"""
"""Pairs of articles that share a band; if more than 20 share it, each is compared with the first of them only."""
LIKE = f"""SELECT article, other, CASE WHEN one.sha256 = two.sha256 THEN 1.0
       ELSE list_sum([(one.signature[number] = two.signature[number])::INT FOR number IN range(1, {PERMUTATIONS + 1})]) / {PERMUTATIONS} END AS likeness
FROM (SELECT DISTINCT article, other FROM candidates) AS pairs
JOIN articles AS one USING (article)
JOIN articles AS two ON two.article = pairs.other
WHERE likeness >= $minimum ORDER BY article, other"""
LINKS = """CREATE TEMP TABLE links AS
WITH ranked AS (
  SELECT article, row_number() OVER (ORDER BY published NULLS LAST, article) AS rank FROM articles
  WHERE article IN (SELECT article FROM pairs UNION SELECT other FROM pairs)
), told AS (
  SELECT a.rank AS one, b.rank AS two, a.article AS first, b.article AS second
  FROM pairs JOIN ranked AS a USING (article) JOIN ranked AS b ON b.article = other
)
SELECT one, two, first AS article FROM told UNION ALL SELECT two, one, second FROM told"""
"""Pairs of similar articles in both directions, as their ranks by day of publication (one, two)."""
OLDEST = "CREATE TEMP TABLE oldest AS SELECT one AS rank, any_value(article) AS article, least(one, min(two)) AS first FROM links GROUP BY one"
"""For each article of `links`, the oldest article that it is known to be connected with: at first, the oldest of its neighbours."""
NEXT_OLDEST = """CREATE OR REPLACE TEMP TABLE oldest AS
SELECT o.rank, any_value(o.article) AS article, least(any_value(known.first), min(n.first)) AS first
FROM oldest AS o JOIN links ON links.one = o.rank JOIN oldest AS n ON n.rank = links.two JOIN oldest AS known ON known.rank = o.first
GROUP BY o.rank"""
"""Next step of the search for the oldest connected article: take the oldest one of a neighbour, or of the article found so far."""
COPIES = """SELECT later.article, first.article AS copy_of FROM oldest AS later JOIN oldest AS first ON first.rank = later.first
WHERE later.rank <> later.first ORDER BY later.rank"""


def signature(text: str) -> list[int]:
    """Text => 64 numbers; the share of equal numbers in two signatures estimates the share of five-word runs they have in common (MinHash)."""
    words = WORD.findall(text.lower())
    runs = {" ".join(words[at : at + RUN]) for at in range(max(1, len(words) - RUN + 1))}
    hashes = np.array([zlib.crc32(run.encode("utf-8", "surrogatepass")) for run in runs], dtype=np.uint64)
    smallest = np.full(PERMUTATIONS, np.iinfo(np.uint64).max, dtype=np.uint64)
    for block in np.array_split(hashes, len(hashes) // 4096 + 1):
        smallest = np.minimum(smallest, ((block[:, None] * FACTORS + OFFSETS) >> HALF).min(axis=0))
    return [int(one) for one in smallest]


def find_duplicates(connection: duckdb.DuckDBPyConnection, minimum: float = 0.6) -> duckdb.DuckDBPyRelation:
    """Table `articles` (article, sha256, signature) => pairs: article, other, likeness (1.0 for equal texts), in order.

    Only articles that agree in one of 16 bands of 4 numbers are compared: pairs with a likeness of 0.6 are found with a probability of 0.9, with 0.8 always.
    """
    connection.execute("CREATE OR REPLACE TEMP TABLE candidates (article VARCHAR, other VARCHAR)")
    for first in range(1, PERMUTATIONS, PERMUTATIONS // BANDS):
        connection.execute(CANDIDATES, {"first": first, "last": first + PERMUTATIONS // BANDS - 1})
    return connection.sql(LIKE, params={"minimum": minimum})


def find_copies(connection: duckdb.DuckDBPyConnection) -> duckdb.DuckDBPyRelation:
    """Table `articles` (article, published, sha256, signature) => article, copy_of: the similar article that was published first.

    A copy of a copy counts as a copy of the first article. It is found in steps, at most as many as the longest chain of copies has links. All data are in
    the database, which spills to the disk. The connection is used for nothing else.
    """
    find_duplicates(connection).create("pairs")
    connection.execute(LINKS)
    connection.execute(OLDEST)
    before = None
    while (state := connection.sql("SELECT sum(first) FROM oldest").fetchall()) != before:
        connection.execute(NEXT_OLDEST)
        before = state
    return connection.sql(COPIES)
