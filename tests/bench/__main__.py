"""Print every benchmark as a table: `make bench`, or `python -m tests.bench speed`."""

from __future__ import annotations

import os
import sys
from pathlib import Path

os.environ["OMP_NUM_THREADS"] = os.environ["OPENBLAS_NUM_THREADS"] = (
    "1"  # one core for each side, before numpy is loaded
)

from analysis.training.measure_scores import write_between
from tests.bench import corpus, doubling, fuzz, hostile, large, scale, speed


def speed_table() -> str:
    """Speed and memory as a table, beside what is to be reached."""
    cold, memory = speed.cold_start()  # first: a child's peak counts what its parent held when it was started
    imported = speed.import_seconds()
    pair = speed.beside_spacy()  # before the other texts fill the caches
    flat = speed.growth()
    text = speed.article(1000)
    warm = 1000 * speed.seconds(lambda: speed.tables(text))
    weights = "its own weights" if pair["real weights"] else "random weights (the pipeline is not installed)"
    lines = [
        "| what | measured | to reach |",
        "|---|---|---|",
        f"| {pair['articles']} varied articles, {pair['words']:,} words, one core: words per second, first pass | {pair['ours first']:,.0f} | |",
        f"| second pass over the same | {pair['ours second']:,.0f} | |",
        f"| spaCy's small pipeline, {weights}, first pass | {pair['spacy first']:,.0f} | |",
        f"| second pass | {pair['spacy second']:,.0f} | |",
        f"| ratio, first pass | {pair['ratio first']:.2f} | ≥ 1.8 |",
        f"| ratio, second pass | {pair['ratio second']:.2f} | |",
        f"| a text of ten words, all tables | {speed.short_text():.1f} ms | < 3 ms |",
        f"| an article of 1,000 words, warm | {warm:.0f} ms | < 120 ms |",
        f"| import analysis in a new Python | {imported:.2f} s | ≤ 0.4 s |",
        f"| from a new Python to the first table | {cold:.2f} s | ≤ 0.9 s |",
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


def report_newcomer() -> None:
    """Clicks and seconds of what a newcomer does."""
    from tests.bench import newcomer

    newcomer.report()


BENCHES = {
    "speed": report_speed, "doubling": doubling.report, "large": large.report, "hostile": hostile.report, "fuzz": fuzz.report, "explorer": report_explorer, "newcomer": report_newcomer,
    "corpus": corpus.report,
}  # fmt: skip


def main() -> None:
    if count := int(os.environ.get("SCALE") or 0):
        scale.report_scale(count)
        return
    for name in sys.argv[1:] or BENCHES:
        print(f"\n## {name}\n")
        {**BENCHES, "readme": report_readme}[name]()


if __name__ == "__main__":
    main()
