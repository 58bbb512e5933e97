-- The same event told differently: for each actor and thing done that several articles tell of, when and how each tells it, side by side.
-- Told differently means: other days, or another word on whether it happened. Copies of an article are left out. $minimum: smallest number of articles.
WITH told AS (
  SELECT DISTINCT n.entity, n.name AS who, lower(e.what) AS what, e.earliest, e.latest, e.certainty, e.modality, e.headline, e.text,
         e.article, e.published, a.outlet, s.text AS source, e.id AS row
  FROM events e
  JOIN entities n ON n.article = e.article AND n.actor IN (e.who_actor, e.whom_actor)
  JOIN articles a ON a.article = e.article
  JOIN sentences s ON s.article = e.article AND s.sentence = e.sentence
  WHERE e.what <> '' AND e.earliest IS NOT NULL AND e.latest IS NOT NULL AND e.latest - e.earliest <= 31
    AND e.article NOT IN (SELECT article FROM copies)
), numbered AS (
  SELECT *, sum(apart) OVER (PARTITION BY entity, what ORDER BY earliest, article, row) AS number
  FROM (SELECT *, CASE WHEN earliest - lag(latest, 1, earliest) OVER (PARTITION BY entity, what ORDER BY earliest, article, row) > 7 THEN 1 ELSE 0 END AS apart FROM told)
), several AS (
  SELECT entity, what, number FROM numbered GROUP BY entity, what, number
  HAVING count(DISTINCT article) >= $minimum
     AND (count(DISTINCT earliest) > 1 OR count(DISTINCT latest) > 1 OR count(DISTINCT modality) > 1)
)
SELECT who, what, earliest, latest, certainty, modality, headline, outlet, published, article, source, row, entity
FROM numbered JOIN several USING (entity, what, number)
ORDER BY who, what, number, earliest, latest, published, article
