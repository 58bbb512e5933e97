-- Articles that are copies of another, or nearly: the first that came out, and what stands in which outlet; versions in one outlet are none.
SELECT c.copy_of AS original, o.title, o.outlet AS first_in, o.published AS first_published, a.article, a.outlet, a.published, a.path
FROM copies c JOIN articles o ON o.article = c.copy_of JOIN articles a ON a.article = c.article
WHERE NOT EXISTS (SELECT 1 FROM versions v WHERE v.article = c.article AND a.outlet = o.outlet)
ORDER BY first_published, original, a.published, a.article
