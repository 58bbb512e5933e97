"""Versions: articles that an outlet published again with most of the same sentences, and the changes between them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from types import SimpleNamespace
from typing import Any, cast

import pandas as pd

from analysis.compare import Difference, compare_articles
from analysis.result import Analysis

STATED_HOUR = r"""article, list_filter(map_entries(metadata), lambda one: regexp_matches(one.key, '(?i)hour|time|date|publish|posted|created|datum|fecha')
  AND NOT regexp_matches(one.key, '(?i)updat|modif|load|index|collect|fetch|crawl') AND length(one.value) <= 40
  AND regexp_matches(one.value, '\d{1,2}:\d{2}'))[1].value AS told"""
"""article, told: the cell of a metadata column with the time of publication ("hour", "pub_date": "2021-05-04 14:05"); NULL if there is none."""
MINUTES = r"""CREATE VIEW minutes AS
SELECT article, regexp_extract(told, '(\d{1,2}):(\d{2})', 1)::INT * 60 + regexp_extract(told, '(\d{1,2}):(\d{2})', 2)::INT
  + CASE WHEN regexp_matches(told, '(?i)\d ?p\.?m') AND regexp_extract(told, '(\d{1,2}):', 1)::INT < 12 THEN 720 ELSE 0 END AS minute
FROM told_hours"""
"""article, minute: of the day at which it was published; NULL if the time is not known."""
VERSIONS = r"""CREATE VIEW versions AS
WITH sentence AS (
  SELECT s.article, coalesce(a.outlet, '') AS outlet, a.published, a.sha256, m.minute,
         hash(regexp_replace(lower(trim(s.text)), '\d[\d.,]*', '#', 'g')) AS words, min(hash(lower(trim(s.text)))) AS exactly
  FROM sentences s JOIN articles a ON a.article = s.article JOIN minutes m ON m.article = a.article
  WHERE a.published IS NOT NULL AND length(s.text) >= 20
  GROUP BY ALL
), counted AS (SELECT article, count(*) AS n FROM sentence GROUP BY article
), told AS (SELECT * FROM sentence JOIN counted USING (article)
), rare AS (SELECT outlet, words FROM told GROUP BY outlet, words HAVING count(*) BETWEEN 2 AND 20
), shared AS (
  SELECT later.article, earlier.article AS version_of, earlier.published, earlier.minute, earlier.n, count(*) AS shared,
         count(*) FILTER (WHERE later.exactly = earlier.exactly) AS unchanged,
         CASE WHEN earlier.published < later.published THEN 'day' WHEN earlier.minute < later.minute THEN 'hour'
              WHEN earlier.n < later.n THEN 'length' ELSE 'not known' END AS ordered_by
  FROM rare JOIN told AS later USING (outlet, words) JOIN told AS earlier USING (outlet, words)
  WHERE later.published - earlier.published <= 31 AND earlier.sha256 <> later.sha256
    AND CASE WHEN earlier.published <> later.published THEN earlier.published < later.published
             WHEN earlier.minute <> later.minute THEN earlier.minute < later.minute
             ELSE (earlier.n, earlier.article) < (later.n, later.article) END
  GROUP BY later.article, earlier.article, earlier.published, later.published, earlier.minute, later.minute, earlier.n, later.n
)
SELECT article, version_of, shared, ordered_by FROM shared WHERE 2 * shared >= n AND unchanged >= 1
QUALIFY row_number() OVER (PARTITION BY article ORDER BY published DESC, minute DESC NULLS LAST, shared DESC, version_of) = 1"""
"""article, version_of, shared, ordered_by. An article is a version of an earlier one if the same outlet (or two articles without an outlet) published it
at most 31 days later and it has at least half of the earlier one's sentences of 20 characters or more, ignoring numbers ("12 died", "27 died"), one of
them word for word. shared: number of these sentences. version_of: the latest such article. ordered_by: how the order is known: by their days, by their
hours on one day, else by their lengths, since stories grow ("day", "hour", "length", "not known"). Sentences in more than 20 articles of an outlet (a note
on the agency) are ignored."""
Query = Callable[..., pd.DataFrame]
COLUMNS = (
    "version_of",
    "article",
    "outlet",
    "earlier",
    "later",
    "title",
    "ordered_by",
    *list(Difference.__dataclass_fields__)[:4],
)
"""Columns of the pair of versions, then kind, change, before and after of a difference."""


def find_changes(sql: Query, pairs: Iterable[pd.DataFrame]) -> Iterator[tuple[Any, ...]]:
    """Pairs of versions => a row of COLUMNS for each sentence, quote or figure that was added, dropped or changed.

    sql: runs a query with parameters on the corpus; pairs: the answers to PAIRS.
    """
    for frame in pairs:
        for pair in frame.itertuples(index=False):
            yield from pair_changes(sql, pair)


PAIRS = """SELECT v.version_of, v.article, a.outlet, o.published AS earlier, a.published AS later, a.title, v.ordered_by
FROM versions v JOIN articles a ON a.article = v.article JOIN articles o ON o.article = v.version_of
WHERE $article IS NULL OR v.article = $article ORDER BY a.outlet, earlier, v.version_of, later, v.article"""


def pair_changes(sql: Query, pair: Any) -> Iterator[tuple[Any, ...]]:
    found = compare_articles(stored_tables(sql, pair.version_of), stored_tables(sql, pair.article))
    for row in found[found.change != "same"].itertuples(index=False):
        yield (*pair, row.kind, row.change, row.before, row.after)


def stored_tables(sql: Query, article: str) -> Analysis:
    """Article id => the stored tables that a comparison needs: sentences, quotes, figures and names of actors."""
    sentences, actors = stored_rows(sql, "sentences", article), stored_rows(sql, "actors", article)
    text = [" "] * max((row.end for row in sentences), default=0)
    for row in sentences:
        text[row.start : row.end] = row.text
    return cast(Analysis, SimpleNamespace(
        article=SimpleNamespace(text="".join(text)), document=SimpleNamespace(sentences=sentences),
        quote_rows=stored_rows(sql, "quotes", article), figure_rows=stored_rows(sql, "figures", article), names={row.id: row.name for row in actors},
    ))  # fmt: skip


def stored_rows(sql: Query, name: str, article: str) -> list[SimpleNamespace]:
    """Rows of a dataset for one article in reading order; missing values are None."""
    rows = sql(f"SELECT * FROM {name} WHERE article = $article", article=article)
    rows = rows.sort_values("start", kind="stable") if "start" in rows else rows
    return [SimpleNamespace(**row) for row in rows.astype(object).where(rows.notna(), None).to_dict("records")]
