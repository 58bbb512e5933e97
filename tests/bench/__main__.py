"""Print every benchmark as a table: `make bench`, or `python -m tests.bench speed`."""

from __future__ import annotations

import os
import sys
from pathlib import Path

os.environ["OMP_NUM_THREADS"] = os.environ["OPENBLAS_NUM_THREADS"] = (
    "1"  # one core for each side, before numpy is loaded
)

from analysis.training.measure_scores import write_between
from tests.bench import corpus, fuzz, hostile, speed


def speed_table() -> str:
    """Speed and memory as a table, beside what is to be reached."""
    cold, memory = speed.cold_start()  # first: a child's peak counts what its parent held when it was started
    flat = speed.growth()  # before another pipeline's objects are there to be gone through
    pair = speed.beside_spacy()
    text = speed.article(1000)
    warm = 1000 * speed.seconds(lambda: speed.tables(text))
    lines = [
        "| what | measured | to reach |",
        "|---|---|---|",
        f"| words per second on one core, everything included | {pair['ours']:,.0f} | |",
        f"| spaCy pipeline of the small architecture, same text, same run | {pair['spacy']:,.0f} | |",
        f"| ratio | {pair['ratio']:.2f} | ≥ 1.2 |",
        f"| an article of 1,000 words, warm | {warm:.0f} ms | < 120 ms |",
        f"| from a cold Python to the first table | {cold:.2f} s | < 1.5 s |",
        f"| peak memory of that | {memory:.0f} MB | < 400 MB |",
        *(f"| microseconds a word, {words:,} words | {micros:.0f} | |" for words, micros in flat.items()),
        f"| longest over shortest | {max(flat.values()) / min(flat.values()):.2f} | ≤ 1.3 |",
    ]
    return "\n".join(lines)


def report_speed() -> None:
    print(speed_table())


def report_readme() -> None:
    """The speed again, put into the README too."""
    table = speed_table()
    print(table)
    write_between(README, MARKS, table)


README = Path(__file__).parents[2] / "README.md"
MARKS = "<!-- speed -->", "<!-- end of speed -->"


def report_explorer() -> None:
    """Latency in a real browser; its libraries are read in only for this."""
    from tests.bench import explorer

    explorer.report()


BENCHES = {
    "speed": report_speed, "hostile": hostile.report, "fuzz": fuzz.report, "explorer": report_explorer, "corpus": corpus.report,
}  # fmt: skip


def main() -> None:
    for name in sys.argv[1:] or BENCHES:
        print(f"\n## {name}\n")
        {**BENCHES, "readme": report_readme}[name]()


if __name__ == "__main__":
    main()
