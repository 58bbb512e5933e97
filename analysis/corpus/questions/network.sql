-- Who stands in one sentence with whom. $since, $until: days of publication, or NULL; $least: least number of articles.
WITH present AS (
  SELECT DISTINCT m.article, m.sentence, e.entity, e.name, e.kind
  FROM mentions m JOIN entities e ON e.article = m.article AND e.actor = m.actor
  WHERE ($since IS NULL OR m.published >= $since::DATE) AND ($until IS NULL OR m.published <= $until::DATE)
)
SELECT a.name AS source, b.name AS target, a.kind AS source_kind, b.kind AS target_kind,
       count(*) AS sentences, count(DISTINCT a.article) AS articles
FROM present a JOIN present b ON a.article = b.article AND a.sentence = b.sentence AND a.entity < b.entity
GROUP BY a.entity, b.entity, a.name, b.name, a.kind, b.kind
HAVING count(DISTINCT a.article) >= $least
ORDER BY articles DESC, sentences DESC, source, target
