-- The events of all articles in one timeline. $since, $until: days, or NULL. Same-day reports of several articles stand together.
SELECT e.*, a.title, a.outlet
FROM events e JOIN articles a ON a.article = e.article
WHERE e.earliest IS NOT NULL
  AND ($since IS NULL OR coalesce(e.latest, e.earliest) >= $since::DATE)
  AND ($until IS NULL OR e.earliest <= $until::DATE)
ORDER BY e.earliest, e.latest, e.article, e.start
