-- Keyword in context over all articles. $word: words as they stand in the text, any case.
SELECT article, published, sentence,
       text[: strpos(lower(text), lower($word)) - 1] AS "before",
       text[strpos(lower(text), lower($word)) : strpos(lower(text), lower($word)) + length($word) - 1] AS word,
       text[strpos(lower(text), lower($word)) + length($word) :] AS "after"
FROM sentences
WHERE contains(lower(text), lower($word))
ORDER BY published, article, sentence
