-- Who is quoted how often, directly and indirectly, in how many articles, and by which outlets.
-- $minimum: smallest number of quotes.
SELECT e.name AS speaker, e.kind,
       count(*) AS quotes,
       count(*) FILTER (q.kind = 'direct') AS direct,
       count(*) FILTER (q.kind = 'mixed') AS mixed,
       count(*) FILTER (q.kind = 'indirect') AS indirect,
       count(DISTINCT q.article) AS articles,
       list_sort(list_distinct(list(a.outlet) FILTER (a.outlet IS NOT NULL))) AS outlets,
       e.entity
FROM quotes q
JOIN entities e ON e.article = q.article AND e.actor = q.actor
JOIN articles a ON a.article = q.article
GROUP BY e.entity, e.name, e.kind
HAVING count(*) >= $minimum
ORDER BY quotes DESC, speaker
