-- Articles that are copies of another, or nearly: the first that came out, and what stands in which outlet.
SELECT c.copy_of AS original, o.title, o.outlet AS first_in, o.published AS first_published, a.article, a.outlet, a.published, a.path
FROM copies c JOIN articles o ON o.article = c.copy_of JOIN articles a ON a.article = c.article
ORDER BY first_published, original, a.published, a.article
