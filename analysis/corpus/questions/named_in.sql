-- The sentences in which an entity is named or referred to. $entity: of the question `actors`.
SELECT any_value(m.text ORDER BY m.start) AS text, s.text AS source, a.title, a.published, a.path, m.sentence, m.article
FROM mentions m
JOIN entities e ON e.article = m.article AND e.actor = m.actor
JOIN articles a ON a.article = m.article
LEFT JOIN sentences s ON s.article = m.article AND s.sentence = m.sentence
WHERE e.entity = $entity
GROUP BY m.article, m.sentence, s.text, a.title, a.published, a.path
ORDER BY a.published, m.article, m.sentence
