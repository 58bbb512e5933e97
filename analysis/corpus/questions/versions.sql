-- Articles that update one another: the same outlet, a later day or hour, most sentences of the earlier one; how many it kept and added.
-- ordered_by: which one is later is told by day, hour, or, where no hour is known, by length (the longer one is taken for the later), or not known.
SELECT v.version_of, a.title, a.outlet, o.published AS earlier, a.published AS later, v.shared AS sentences_kept,
       a.words - o.words AS more_words, v.ordered_by, v.article, a.path
FROM versions v JOIN articles o ON o.article = v.version_of JOIN articles a ON a.article = v.article
ORDER BY a.outlet, earlier, v.version_of, later, v.article
