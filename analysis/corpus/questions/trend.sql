-- Articles and mentions of an actor over time. $entity: an entity of the question `actors`; $period: day, week, month or year.
SELECT date_trunc($period, m.published) AS period, count(DISTINCT m.article) AS articles, count(*) AS mentions
FROM mentions m JOIN entities e ON e.article = m.article AND e.actor = m.actor
WHERE e.entity = $entity AND m.published IS NOT NULL
GROUP BY period
ORDER BY period
