"""Damaged files for every reader and word soup for every finder: each gives tables or one clear error, in bounded time."""

from __future__ import annotations

import logging
import random
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from analysis import Article, CannotRead, analyse, read_article, write_report
from analysis.reading import read_articles
from analysis.result import TABLE_NAMES
from tests.hostile import HOSTILE
from tests.reading.stories import FILES

ROOT = Path(__file__).parents[2]
SEED = 20200326
BOUND = 20.0
"""Seconds that one damaged file may take."""
WORDS = [
    "Ana", "Roe", "Gen.", "said", "“", "”", '"', "'", "‘", "’s", "that", ",", ".", "\n\n", "on", "May", "3", "2020", "last", "week", "$5", "million", "between",
    "10", "and", "15", "per", "cent", "according", "to", "the", "(", "GRF", ")", "-", "—", "he", "she", "they", "who", "was", "killed", "in", "Boston", "U.S.",
    "\u202e", "\u0301", "\x00", "=1+1", "<b>", "$x$", "5,000", "1/2", "K1", "al-Qaim", ";", ":", "?", "…", "not", "will", "would", "by", "of",
]  # fmt: skip


def damaged(data: bytes, dice: random.Random) -> bytes:
    """The bytes with a few of them changed, cut out, doubled or put in."""
    out = bytearray(data)
    for _ in range(dice.randint(1, 12)):
        at, length = dice.randrange(len(out) + 1), dice.choice((1, 2, 16, 400))
        change = dice.randrange(4)
        if change == 0:
            out[at : at + 1] = bytes([dice.randrange(256)])
        elif change == 1:
            del out[at : at + length]
        elif change == 2:
            out[at:at] = out[at : at + length] * dice.randint(1, 3)
        else:
            out[at:at] = dice.choice((b"\x00" * length, b"<" * length, b"\xff\xfe", b"]]>", b'"' * length))
    return bytes(out)


def files(folder: Path) -> Iterator[Path]:
    """One whole file of each kind that can be read."""
    yield from (path for path in sorted((ROOT / "seeds").iterdir()) if path.suffix != ".json")
    report = write_report(
        analyse(read_article(ROOT / "seeds/striking-miners-reach-wage-deal.docx")), folder, formats=("pdf", "md")
    )
    yield from sorted(path for path in report.parent.iterdir() if path.suffix in (".pdf", ".md"))


def outcome(run: Callable[[], object]) -> tuple[str, float]:
    """("tables" | "clear error" | the exception's name, seconds)."""
    began = time.perf_counter()
    try:
        run()
        told = "tables"
    except (CannotRead, ValueError) as problem:
        told = "clear error" if "\n" not in str(problem) else f"error of several lines: {problem}"
    except Exception as problem:
        told = f"{type(problem).__name__}: {problem}"
    return told, time.perf_counter() - began


def tables(article: Article) -> None:
    result = analyse(article)
    for name in TABLE_NAMES:
        getattr(result, name)
    for row in [*result.mention_rows, *result.quote_rows, *result.figure_rows, *result.date_rows, *result.event_rows]:
        if article.text[row.start : row.end] != row.text:
            raise AssertionError(f"offsets of {row.id}")


def read_damaged(path: Path, data: bytes) -> None:
    path.write_bytes(data)
    tables(read_article(path))


def soup(dice: random.Random) -> str:
    """Words in any order, with a piece of a hostile text among them now and then."""
    words = dice.choices(WORDS, k=dice.randint(1, 400))
    if dice.random() < 0.3:
        words.insert(dice.randrange(len(words)), HOSTILE[dice.choice(list(HOSTILE))](300))
    return " ".join(words).encode("utf-8", "ignore").decode()


def whole_files() -> dict[str, bytes]:
    """One file of every format and export that is read, by its name."""
    return {name: make() for name, make in FILES.items()}


def fuzz_readers(tries: int, seed: int = SEED) -> dict[str, list[tuple[str, float]]]:
    """Each whole file damaged again and again and read => name => (outcome, seconds) of each try."""
    dice, whole = random.Random(seed), whole_files()
    names = sorted(whole)
    told: dict[str, list[tuple[str, float]]] = {name: [] for name in names}
    with tempfile.TemporaryDirectory() as folder:
        for number in range(tries):
            name = names[number % len(names)]
            path = Path(folder) / name
            path.write_bytes(damaged(whole[name], dice))
            told[name].append(outcome(partial(read_all, path)))
    return told


def read_all(path: Path) -> None:
    """Every article of a file; what is neither read nor listed is a hole."""
    read = read_articles(path)
    for article in read:
        if not article.text:
            raise AssertionError("an article without text")
    if any(not (one.found or one.failed or one.unread or one.skipped) for one in read.files):
        raise AssertionError("neither read nor listed")
    if any("\n" in reason for reason in read.failures.reason):
        raise AssertionError("a reason of several lines")


def report(rounds: int = 150, tries: int = 10_000) -> None:
    logging.disable(logging.CRITICAL)
    dice = random.Random(SEED)
    print("| what | tries | tables | clear errors | anything else | slowest |\n|---|---|---|---|---|---|")
    for name, outcomes in fuzz_readers(tries).items():
        line(f"a damaged {name}, all its articles", outcomes)
    with tempfile.TemporaryDirectory() as folder:
        for path in files(Path(folder)):
            data, target = path.read_bytes(), Path(folder) / f"damaged{path.suffix}"
            tries = [outcome(partial(read_damaged, target, damaged(data, dice))) for _ in range(rounds)]
            line(f"a damaged {path.suffix}", tries)
    line("words in any order", [outcome(lambda: tables(Article(soup(dice)))) for _ in range(rounds * 4)])


def line(name: str, tries: list[tuple[str, float]]) -> None:
    good, told = [sum(one == wanted for one, _ in tries) for wanted in ("tables", "clear error")]
    rest = {one for one, _ in tries} - {"tables", "clear error"}
    slowest = max(seconds for _, seconds in tries)
    slow = " **too slow**" if slowest > BOUND else ""
    print(
        f"| {name} | {len(tries)} | {good} | {told} | {'; '.join(sorted(rest)) or '–'} | {slowest:.2f} s{slow} |",
        flush=True,
    )
