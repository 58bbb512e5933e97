-- What an entity said, each quote with its sentence and article. $entity: of the question `actors`.
SELECT q.text, s.text AS source, a.title, a.published, a.path, q.sentence, q.article
FROM quotes q
JOIN entities e ON e.article = q.article AND e.actor = q.actor
JOIN articles a ON a.article = q.article
LEFT JOIN sentences s ON s.article = q.article AND s.sentence = q.sentence
WHERE e.entity = $entity
ORDER BY a.published, q.article, q.start
