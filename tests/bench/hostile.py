"""Hostile texts: seconds of processor time for each at two lengths, and how the time grows."""

from __future__ import annotations

import multiprocessing
import random
import resource
import time

from tests.hostile import HOSTILE, WORDS

BOUND = 60.0
"""Seconds of processor time that a hostile text of the longer length may take; five times as long by the clock, and the process is ended."""


def run(name: str, size: int, answer: multiprocessing.Queue[tuple[float, float]]) -> None:
    from analysis import Article, analyse
    from analysis.result import TABLE_NAMES

    text = HOSTILE[name](size)
    analyse(Article("He paid $5 on 3 May 2001."))
    began = time.process_time()
    result = analyse(Article(text))
    for table in TABLE_NAMES:
        getattr(result, table)
    answer.put((time.process_time() - began, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024))


def measure(name: str, size: int) -> tuple[float, float]:
    """Seconds and peak MB in a process of its own; infinite where it takes longer than the bound or dies."""
    answer: multiprocessing.Queue[tuple[float, float]] = multiprocessing.Queue()
    process = multiprocessing.Process(target=run, args=(name, size, answer))
    process.start()
    try:
        return answer.get(timeout=5 * BOUND)
    except Exception:
        return float("inf"), float("inf")
    finally:
        process.kill()
        process.join()


def report(small: int = 100_000, large: int = 1_000_000) -> None:
    print(f"| text | {small:,} characters | {large:,} characters | grows by | peak |\n|---|---|---|---|---|")
    for name in [name for name in HOSTILE if name != "lone surrogates"]:
        one, other = measure(name, small), measure(name, large)
        slow = " **too slow**" if other[0] > min(BOUND, 2 * one[0] * large / small + 1) else ""
        print(
            f"| {name} | {one[0]:.2f} s | {other[0]:.2f} s | {other[0] / one[0]:.1f} × | {other[1]:.0f} MB |{slow}",
            flush=True,
        )
    report_phrases()


def report_phrases(count: int = 40, small: int = 20_000, large: int = 80_000) -> None:
    """One endless sentence of a phrase of random words, again and again: processor time at both lengths for the phrases whose time grows most."""
    grown = []
    for seed in range(count):
        chance = random.Random(seed)
        phrase = " ".join(chance.choice(WORDS) for _ in range(chance.randint(2, 7))) + chance.choice([" ", ", ", "\n"])
        one, other = (processor_seconds(phrase * (size // len(phrase))) for size in (small, large))
        grown.append((other / one, one, other, phrase))
    print(
        f"\n| {count} random phrases: those that grow most | {small:,} characters | {large:,} characters | grows by |"
    )
    print("|---|---|---|---|")
    for ratio, one, other, phrase in sorted(grown, reverse=True)[:5]:
        print(f"| {phrase.strip()!r} | {one:.2f} s | {other:.2f} s | {ratio:.1f} × |".replace("|'", "| '"), flush=True)


def processor_seconds(text: str) -> float:
    from analysis import Article, analyse
    from analysis.result import TABLE_NAMES

    began = time.process_time()
    result = analyse(Article(text))
    for table in TABLE_NAMES:
        getattr(result, table)
    return time.process_time() - began
