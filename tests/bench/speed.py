"""Words per second beside spaCy, growth with length, and a cold start."""

from __future__ import annotations

import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import date

from analysis import Article, analyse
from analysis.result import TABLE_NAMES
from tests.bench.news import article

PUBLISHED = date(2020, 3, 26)


def tables(text: str) -> None:
    """Everything: analyse and make every table."""
    result = analyse(Article(text, published=PUBLISHED))
    for name in TABLE_NAMES:
        getattr(result, name)


def seconds(run: Callable[[], object], times: int = 5) -> float:
    """Median of several runs, after one that does not count."""
    run()
    return statistics.median(timed(run) for _ in range(times))


def timed(run: Callable[[], object]) -> float:
    began = time.perf_counter()
    run()
    return time.perf_counter() - began


def beside_spacy(words: int = 1000, articles: int = 10) -> dict[str, float]:
    """Words per second of both on the same articles in turn, and the ratio pair by pair (median)."""
    from tests.bench.spacy_like import pipeline

    nlp, texts = pipeline(), [article(words, seed) for seed in range(articles)]
    count = sum(len(text.split()) for text in texts)
    tables(texts[0]), nlp(texts[0])
    pairs = [
        (timed(lambda: [tables(text) for text in texts]), timed(lambda: [nlp(text) for text in texts]))
        for _ in range(5)
    ]
    ours, theirs = (statistics.median(one) for one in zip(*pairs))
    return {"ours": count / ours, "spacy": count / theirs, "ratio": statistics.median(b / a for a, b in pairs)}


def growth(lengths: tuple[int, ...] = (500, 2_000, 10_000, 100_000)) -> dict[int, float]:
    """Article length in words => microseconds per word."""
    found = {}
    for words in lengths:
        text = article(words)
        found[words] = 1e6 * seconds(lambda text=text: tables(text), 3) / len(text.split())
    return found


COLD = """
import time; began = time.perf_counter()
from datetime import date
from analysis import Article, analyse
import sys; text = sys.stdin.read()
analyse(Article(text, published=date(2020, 3, 26))).quotes
print(time.perf_counter() - began)
import resource; print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
"""


def cold_start(words: int = 1000, times: int = 5) -> tuple[float, float]:
    """Seconds from `import analysis` in a new process to the first table, and its peak memory in MB (medians)."""
    runs = [
        subprocess.run(
            [sys.executable, "-c", COLD], input=article(words), capture_output=True, text=True, check=True
        ).stdout.split()
        for _ in range(times)
    ]
    return statistics.median(float(one[0]) for one in runs), statistics.median(float(one[1]) for one in runs)


def peak_memory() -> float:
    """Of this process so far, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
