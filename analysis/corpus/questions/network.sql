-- Who does something to whom, who speaks about whom, who stands in one sentence with whom; copies of an article do not count.
-- $since, $until: days of publication, or NULL; $minimum: smallest number of articles.
WITH here AS (
  SELECT article FROM articles
  WHERE ($since IS NULL OR published >= $since::DATE) AND ($until IS NULL OR published <= $until::DATE)
    AND article NOT IN (SELECT article FROM copies)
), present AS (
  SELECT DISTINCT m.article, m.sentence, e.entity
  FROM mentions m JOIN here USING (article) JOIN entities e ON e.article = m.article AND e.actor = m.actor
), several AS (
  SELECT article, sentence FROM present GROUP BY article, sentence HAVING count(*) BETWEEN 2 AND 12
), ties AS (
  SELECT a.entity AS source, b.entity AS target, 'together' AS kind, NULL AS verb, a.article
  FROM present a JOIN several USING (article, sentence) JOIN present b ON a.article = b.article AND a.sentence = b.sentence AND a.entity < b.entity
  UNION ALL
  SELECT s.entity, t.entity, r.kind, r.verb, r.article
  FROM relations r JOIN here USING (article)
  JOIN entities s ON s.article = r.article AND s.actor = r.source
  JOIN entities t ON t.article = r.article AND t.actor = r.target
  WHERE s.entity <> t.entity
), named AS (
  SELECT entity, any_value(name) AS name, any_value(kind) AS kind FROM entities GROUP BY entity
)
SELECT s.name AS source_name, t.name AS target_name, x.kind, count(*) AS times, count(DISTINCT article) AS articles,
       coalesce(list_sort(list_distinct(list(verb) FILTER (verb IS NOT NULL)))[:8], []) AS verbs,
       x.source, x.target, s.kind AS source_kind, t.kind AS target_kind
FROM ties x JOIN named s ON s.entity = x.source JOIN named t ON t.entity = x.target
GROUP BY x.source, x.target, x.kind, s.name, t.name, s.kind, t.kind
HAVING count(DISTINCT article) >= $minimum
ORDER BY articles DESC, times DESC, source_name, target_name, x.kind
