-- How much there is: articles, words, quotes, figures, events, by outlet.
SELECT coalesce(a.outlet, 'not known') AS outlet, count(*) AS articles, sum(a.words)::BIGINT AS words,
       min(a.published) AS first_published, max(a.published) AS last_published,
       sum(coalesce(q.n, 0))::BIGINT AS quotes, sum(coalesce(f.n, 0))::BIGINT AS figures, sum(coalesce(e.n, 0))::BIGINT AS events
FROM articles a
LEFT JOIN (SELECT article, count(*) AS n FROM quotes GROUP BY article) q USING (article)
LEFT JOIN (SELECT article, count(*) AS n FROM figures GROUP BY article) f USING (article)
LEFT JOIN (SELECT article, count(*) AS n FROM events GROUP BY article) e USING (article)
GROUP BY ALL
ORDER BY articles DESC, outlet
