-- Who is in the corpus: named actors across articles, by the number of articles that name them.
-- $kind: person, organisation, people, or NULL for all. $minimum: smallest number of articles.
SELECT e.name, e.kind, count(DISTINCT e.article) AS articles, sum(a.mentions)::BIGINT AS mentions,
       list_sort(list_distinct(flatten(list(list_append(a.aliases, a.name))))) AS written,
       min(a.published) AS first_published, max(a.published) AS last_published, e.entity
FROM entities e
JOIN actors a ON a.article = e.article AND a.id = e.actor
WHERE a.named AND ($kind IS NULL OR e.kind = $kind)
GROUP BY e.entity, e.name, e.kind
HAVING count(DISTINCT e.article) >= $minimum
ORDER BY articles DESC, mentions DESC, e.name
