"""Words per second beside spaCy, growth with length, and a cold start."""

from __future__ import annotations

import os
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import date
from typing import Any

from analysis import Article, analyse
from analysis.result import TABLE_NAMES
from tests.bench.news import article
from tests.bench.texts import varied_articles

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


def beside_spacy() -> dict[str, float]:
    """Words per second of both on the same varied articles, one core, by processor time: the first pass over them and the second; and the
    ratios. Both have loaded their models and met another text before."""
    pin_to_one_core()
    nlp, kind = peer()
    texts, warm_up = varied_articles(), article(100)
    count = sum(len(text.split()) for text in texts)
    tables(warm_up), nlp(warm_up)
    found: dict[str, float] = {"articles": len(texts), "words": count, "real weights": kind}
    for name in ("first", "second"):
        ours, theirs = (processor_seconds(lambda run=run: [run(text) for text in texts]) for run in (tables, nlp))
        found |= {f"ours {name}": count / ours, f"spacy {name}": count / theirs, f"ratio {name}": theirs / ours}
    return found


def peer() -> tuple[Any, bool]:
    """spaCy's small English pipeline where it is installed, else one of its architecture with random weights => it, and whether it is real."""
    import spacy

    for name in spacy.util.get_installed_models():
        if name.startswith(SMALL):
            return spacy.load(name), True
    from tests.bench.spacy_like import pipeline

    return pipeline(), False


SMALL = "en_core_web_sm"
"""How the name of the pipeline begins, whoever packed it."""


def pin_to_one_core() -> None:
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})


def processor_seconds(run: Callable[[], object]) -> float:
    began = time.process_time()
    run()
    return time.process_time() - began


SHORT = "Ana Roe said on Monday that ten men had left."


def short_text() -> float:
    """Milliseconds for ten words with all tables, by processor time."""
    tables(SHORT)
    return 1000 * statistics.median(processor_seconds(lambda: tables(SHORT)) for _ in range(50))


IMPORT = "import time; import analysis; print(time.process_time())"


def import_seconds(times: int = 5) -> float:
    """Processor time of a new Python that imports the package, Python's own start included."""
    runs = (
        subprocess.run([sys.executable, "-c", IMPORT], capture_output=True, text=True, check=True) for _ in range(times)
    )
    return statistics.median(float(one.stdout) for one in runs)


def growth(lengths: tuple[int, ...] = (500, 2_000, 10_000, 100_000)) -> dict[int, float]:
    """Article length in words => microseconds per word."""
    found = {}
    for words in lengths:
        text = article(words)
        found[words] = 1e6 * seconds(lambda text=text: tables(text), 3) / len(text.split())
    return found


COLD = """
import time
from datetime import date
from analysis import Article, analyse
import sys; text = sys.stdin.read()
analyse(Article(text, published=date(2020, 3, 26))).quotes
print(time.process_time())
import resource; print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
"""


def cold_start(words: int = 1000, times: int = 5) -> tuple[float, float]:
    """Processor seconds of a new Python up to the first table, and its peak memory in MB (medians)."""
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
