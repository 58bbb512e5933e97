-- Under which names an entity stands in which articles, and what joined it: to be inspected and corrected. $entity: of the question `actors`.
SELECT a.name AS written, a.aliases, a.role, e.rule, e.article, a.published, s.text AS source, a.id AS actor
FROM entities e
JOIN actors a ON a.article = e.article AND a.id = e.actor
LEFT JOIN sentences s ON s.article = a.article AND s.sentence = a.first_sentence
WHERE e.entity = $entity
ORDER BY written, a.published, e.article
