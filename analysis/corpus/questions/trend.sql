-- Articles and mentions of an actor over time, zeros too. $entity: an entity of the question `actors`; $period: day, week, month or year.
WITH dated AS (SELECT date_trunc($period, published) AS period FROM articles WHERE published IS NOT NULL),
named AS (
  SELECT date_trunc($period, m.published) AS period, count(DISTINCT m.article) AS articles, count(*) AS mentions
  FROM mentions m JOIN entities e ON e.article = m.article AND e.actor = m.actor
  WHERE e.entity = $entity AND m.published IS NOT NULL
  GROUP BY ALL
),
periods AS (
  SELECT unnest(generate_series(min(period), max(period), to_days(1))) AS day FROM dated
)
SELECT date_trunc($period, day) AS period, coalesce(any_value(articles), 0) AS articles, coalesce(any_value(mentions), 0) AS mentions
FROM periods LEFT JOIN named ON named.period = date_trunc($period, day)
GROUP BY date_trunc($period, day)
ORDER BY period
