-- How much there is: articles, copies among them, words, quotes, figures, events, by a column of the articles.
-- $by: its name: outlet, author, or one that the sources have of their own (section).
WITH grouped AS (SELECT article, COLUMNS(lambda c: c = $by)::VARCHAR AS value FROM articles)
SELECT coalesce(g.value, 'not known') AS value, count(*) AS articles, count(c.article) AS copies, sum(a.words)::BIGINT AS words,
       min(a.published) AS first_published, max(a.published) AS last_published,
       sum(coalesce(q.n, 0))::BIGINT AS quotes, sum(coalesce(f.n, 0))::BIGINT AS figures, sum(coalesce(e.n, 0))::BIGINT AS events,
       sum(a.corrections)::BIGINT AS corrections
FROM articles a
JOIN grouped g ON g.article = a.article
LEFT JOIN copies c ON c.article = a.article
LEFT JOIN (SELECT article, count(*) AS n FROM quotes GROUP BY article) q ON q.article = a.article
LEFT JOIN (SELECT article, count(*) AS n FROM figures GROUP BY article) f ON f.article = a.article
LEFT JOIN (SELECT article, count(*) AS n FROM events GROUP BY article) e ON e.article = a.article
GROUP BY ALL
ORDER BY articles DESC, value
