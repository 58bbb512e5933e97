-- The events of all articles in one timeline; copies of an article do not count. $since, $until: days, or NULL. Same-day reports stand together.
SELECT e.* EXCLUDE (id, date), e.id AS row, a.title, a.outlet, s.text AS source
FROM events e
JOIN articles a ON a.article = e.article
JOIN sentences s ON s.article = e.article AND s.sentence = e.sentence
WHERE e.earliest IS NOT NULL AND e.article NOT IN (SELECT article FROM copies)
  AND ($since IS NULL OR coalesce(e.latest, e.earliest) >= $since::DATE)
  AND ($until IS NULL OR e.earliest <= $until::DATE)
ORDER BY e.earliest, e.latest, e.article, e.start
