"""Expressions of time in whole texts: histories, which anchor in their story, and news of 2013.

The files in cases/extract/histories and cases/extract/news hold texts written for this test, each with the day it came out
and its expressions marked [[words|value]], "?" where the text does not tell. The first half (look_…) is what rules are
written from; the other (measured_…) is only measured.
"""

import re
from datetime import date
from pathlib import Path

import pytest

from analysis import Article
from analysis.extract.dates import DateExpression, find_dates
from analysis.language import annotate

CASES = Path(__file__).parent.parent / "cases/extract"
MARK = re.compile(r"\[\[([^\]|]*)\|([^\]]*)\]\]")
Gold = list[tuple[int, int, str]]


def read(path: Path) -> tuple[Article, Gold]:
    """File => the article and its marked expressions: start, end, value."""
    head, marked = path.read_text(encoding="utf-8").split("\n", 1)
    marked, gold, text = marked.strip(), Gold(), ""
    for between, words, value in re.findall(r"(.*?)" + MARK.pattern, marked, re.S):
        text += between
        gold.append((len(text), len(text) + len(words), value))
        text += words
    rest = marked[marked.rindex("]]") + 2 :]
    return Article(text + rest, published=date.fromisoformat(head.removeprefix("published: "))), gold


def met(gold: Gold, found: list[DateExpression]) -> list[tuple[str, str | None]]:
    """Values of each marked expression and of the first one found that overlaps it."""
    pairs, free = [], list(found)
    for start, end, value in gold:
        row = next((row for row in free if row.start < end and start < row.end), None)
        if row:
            free.remove(row)
            pairs.append((value, row.value))
    return pairs


def measured(pattern: str) -> tuple[float, float]:
    """Relaxed F1 and value F1 over the texts whose names begin so."""
    marked, found, pairs = 0, 0, list[tuple[str, str | None]]()
    for path in sorted(CASES.glob(f"{pattern}*.txt")):
        article, gold = read(path)
        rows = find_dates(annotate(article))
        marked, found, pairs = marked + len(gold), found + len(rows), pairs + met(gold, rows)
    relaxed, told = 2 * len(pairs) / (marked + found), [pair for pair in pairs if pair[0] != "?"]
    return relaxed, relaxed * sum(value == other for value, other in told) / len(told)


@pytest.mark.parametrize(
    ("texts", "relaxed", "value"),
    [
        ("histories/look", 0.98, 0.96),
        ("histories/measured", 0.97, 0.92),
        ("news/look", 0.95, 0.92),
        ("news/measured", 0.96, 0.94),
    ],
)
def test_whole_texts(texts: str, relaxed: float, value: float) -> None:
    assert measured(texts) >= (relaxed, value) and measured(texts)[1] >= value


@pytest.mark.parametrize("path", sorted(CASES.glob("histories/*.txt")), ids=lambda path: path.stem)
def test_a_history_reads_the_same_whenever_it_came_out(path: Path) -> None:
    article, _ = read(path)
    undated = find_dates(annotate(Article(article.text)))
    assert [row.value for row in find_dates(annotate(article))] == [row.value for row in undated]
