-- The articles, with every column that their sources had of their own (section, url, page).
SELECT * EXCLUDE (signature) FROM articles ORDER BY published NULLS LAST, path, article
