-- Articles and mentions of an actor over time, zeros too. $entity: an entity of the question `actors`; $period: day, week, month or year.
WITH days AS (
  SELECT unnest(generate_series(min(published), max(published), to_days(1))) AS day FROM articles
),
periods AS (SELECT DISTINCT date_trunc($period, day) AS period FROM days),
named AS (
  SELECT date_trunc($period, m.published) AS period, count(DISTINCT m.article) AS articles, count(*) AS mentions
  FROM mentions m JOIN entities e ON e.article = m.article AND e.actor = m.actor
  WHERE e.entity = $entity AND m.published IS NOT NULL
  GROUP BY ALL
)
SELECT period, coalesce(articles, 0) AS articles, coalesce(mentions, 0) AS mentions
FROM periods LEFT JOIN named USING (period)
ORDER BY period
