-- Where the corpus is set: places across articles, by the number of articles that name them; copies of an article do not count.
-- $minimum: smallest number of articles.
SELECT any_value(name) AS name, country, count(DISTINCT article) AS articles, sum(mentions)::BIGINT AS mentions,
       any_value(latitude) AS latitude, any_value(longitude) AS longitude, min(published) AS first_published, max(published) AS last_published
FROM places
WHERE article NOT IN (SELECT article FROM copies)
GROUP BY lower(name), country
HAVING count(DISTINCT article) >= $minimum
ORDER BY articles DESC, mentions DESC, name
