-- The same thing counted in several articles: for each outcome or quantity of one event and place, the totals that the articles give, in the order of time.
-- Parts, additions, rates and forecasts are left out, and copies of an article. One event: told by words of one class (causes) or by one name, of one
-- place, its days at most 3 apart where they are told, else no more than 31 days between two figures. $minimum: smallest number of articles that count it.
WITH seats AS (
  SELECT article, arg_max(name, mentions) AS name FROM places GROUP BY article
), counted AS (
  SELECT f.* EXCLUDE (place), regexp_replace(coalesce(f.event, ''), ' \(\d+\)$', '') AS occasion, coalesce(p.name, seats.name) AS place,
         split_part(f.measure, ':', 1) IN (SELECT means FROM outcome_meanings) AS is_outcome, coalesce(f.as_of, f.published) AS counted_on
  FROM figures f
  LEFT JOIN places p ON p.article = f.article AND f.event_place IN (p.id, p.actor)
  LEFT JOIN seats ON seats.article = f.article
  WHERE f.scope IN ('total', 'earlier total', 'later total') AND f.measure IS NOT NULL AND coalesce(f.value, f.low, f.high) IS NOT NULL
    AND f.article NOT IN (SELECT article FROM copies)
), keyed AS (
  SELECT c.*, CASE WHEN contains(occasion, ' ') OR NOT is_outcome THEN occasion ELSE coalesce(k.class, occasion) END AS happening,
         coalesce(event_day, counted_on) AS happened
  FROM counted c LEFT JOIN causes k ON k.word = c.occasion
  WHERE CASE WHEN is_outcome THEN occasion <> '' AND (place IS NOT NULL OR contains(occasion, ' ')) ELSE contains(measure, ' ') AND place IS NOT NULL END
), dated AS (
  SELECT *, last_value(event_day IGNORE NULLS) OVER (series ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS day_before,
         lag(happened) OVER series AS happened_before
  FROM keyed
  WINDOW series AS (PARTITION BY measure, kind, unit, happening, CASE WHEN contains(occasion, ' ') AND is_outcome THEN '' ELSE lower(place) END, lower("where") ORDER BY happened, article, id)
), numbered AS (
  SELECT *, sum(CASE WHEN happened - happened_before > 31 OR abs(event_day - day_before) > 3 THEN 1 ELSE 0 END) OVER series AS number
  FROM dated
  WINDOW series AS (PARTITION BY measure, kind, unit, happening, CASE WHEN contains(occasion, ' ') AND is_outcome THEN '' ELSE lower(place) END, lower("where") ORDER BY happened, article, id)
), series AS (
  SELECT *, dense_rank() OVER (ORDER BY measure, kind, unit, happening, CASE WHEN contains(occasion, ' ') AND is_outcome THEN '' ELSE lower(place) END, lower("where"), number) AS series
  FROM numbered
), several AS (
  SELECT series, first(occasion ORDER BY happened, article, id) AS event FROM series GROUP BY series
  HAVING count(DISTINCT article) >= $minimum AND count(DISTINCT coalesce(value, low, high)) > 1
)
SELECT s.measure AS what, several.event, s.place, s."where", s.counted_on, s.value, s.low, s.high, s.unit, s.hedge, s.text,
       coalesce(n.name, s.claimant, a.outlet, 'the article') AS claimant, s.scope, s.change, a.outlet, s.published, s.article, t.text AS source, s.id AS row, s.series
FROM series s JOIN several USING (series)
JOIN articles a ON a.article = s.article
JOIN sentences t ON t.article = s.article AND t.sentence = s.sentence
LEFT JOIN entities n ON n.article = s.article AND n.actor = s.claimed_by
ORDER BY s.series, s.counted_on, s.published, s.article, s.start
