-- Who is quoted how often by which outlet. $minimum: smallest number of quotes of a speaker.
SELECT e.name AS speaker, coalesce(a.outlet, 'not known') AS outlet, count(*) AS quotes, count(*) FILTER (q.kind = 'direct') AS direct,
       count(DISTINCT q.article) AS articles, e.entity
FROM quotes q
JOIN entities e ON e.article = q.article AND e.actor = q.actor
JOIN articles a ON a.article = q.article
WHERE e.entity IN (
  SELECT e.entity FROM quotes q JOIN entities e ON e.article = q.article AND e.actor = q.actor GROUP BY e.entity HAVING count(*) >= $minimum
)
GROUP BY e.entity, e.name, a.outlet
ORDER BY sum(count(*)) OVER (PARTITION BY e.entity) DESC, speaker, e.entity, quotes DESC, outlet
