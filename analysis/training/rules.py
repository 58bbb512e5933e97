"""Count how many rows each rule decides in the given texts: a rule that decides next to none is not worth its code.

    python -m analysis.training.rules FILE…      (text files, or .jsonl files of objects with a `text`)
Prints one line per rule: table, rule, rows, texts with such a row. Rules of the rules.tsv lexicons that decided nothing come last, with 0.
A file that cannot be read and files without text end the program with a message.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

from analysis.article import Article
from analysis.catalogue import TABLES
from analysis.language.lexicons import has, rows
from analysis.pipeline import analyse

ANY_DAY = date(2021, 6, 16)
"""Publication date of texts that state none, so that relative dates are resolved."""
Count = tuple[str, str, int, int]


def texts_of(path: Path) -> Iterator[Article]:
    """File => its articles: one of a text file, one for each object of a .jsonl file with `text` and perhaps `published` (ISO 8601)."""
    content = path.read_text("utf-8")
    if path.suffix != ".jsonl":
        yield Article(content, published=ANY_DAY)
        return
    for line in filter(str.strip, content.splitlines()):
        row = json.loads(line)
        if row.get("text"):
            yield Article(row["text"], published=day_of_row(row.get("published")))


def day_of_row(value: object) -> date:
    """Value of `published` => date; ANY_DAY if it is none."""
    try:
        return date.fromisoformat(str(value)[:10])
    except ValueError:
        return ANY_DAY


def unused_rules(decided: Counter[tuple[str, str]]) -> set[tuple[str, str]]:
    """Rows decided by each (table, rule) => (lexicon, rule) of the rules in rules.tsv lexicons that decided no row."""
    used = {(name, rule) for table, rule in decided for name in TABLES[table].rules}
    lexicons = {name for table in TABLES.values() for name in table.rules if has(name)}
    return {(name, row["rule"]) for name in lexicons for row in rows(name)} - used


def count_rules(articles: Iterable[Article]) -> list[Count]:
    """Articles => (table, rule, rows, articles with such a row) of each rule, most frequent first; rules that decided nothing come last,
    with their lexicon instead of the table."""
    decided, articles_with = Counter[tuple[str, str]](), Counter[tuple[str, str]]()
    for article in articles:
        result = analyse(article)
        found = Counter((table, row.rule) for table in TABLES for row in result.rows[table])
        decided += found
        articles_with.update(found.keys())
    names = [*sorted(decided, key=lambda name: (-decided[name], name)), *sorted(unused_rules(decided))]
    return [(*name, decided[name], articles_with[name]) for name in names]


def main() -> None:
    try:
        articles = [article for name in sys.argv[1:] for article in texts_of(Path(name))]
    except (OSError, ValueError) as problem:
        sys.exit(f"A file cannot be read: {problem}")
    if not articles:
        sys.exit("No text: python -m analysis.training.rules FILE… (text files, or .jsonl files with `text`)")
    print("table\trule\trows\ttexts")
    for count in count_rules(articles):
        print(*count, sep="\t")


if __name__ == "__main__":
    main()
