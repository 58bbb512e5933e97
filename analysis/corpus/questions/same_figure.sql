-- The same thing counted differently: for each thing counted, the values that the articles give, side by side.
-- Copies of an article are left out. $least: least number of articles that count it.
WITH counted AS (
  SELECT lower(f.counted) AS what, coalesce(f.unit, '') AS unit, f.*, s.text AS source
  FROM figures f JOIN sentences s ON s.article = f.article AND s.sentence = f.sentence
  WHERE f.counted IS NOT NULL AND f.value IS NOT NULL AND f.article NOT IN (SELECT article FROM copies)
), several AS (
  SELECT what, unit FROM counted GROUP BY what, unit
  HAVING count(DISTINCT article) >= $least AND count(DISTINCT value) > 1
)
SELECT c.what, c.unit, c.value, c.hedge, c.text, c.article, c.published, c.claimed_by, c.source
FROM counted c JOIN several USING (what, unit)
ORDER BY c.what, c.unit, c.value, c.published, c.article
