"""Print every benchmark as a table: `make bench`, or `python -m tests.bench speed`."""

from __future__ import annotations

import os
import sys

os.environ["OMP_NUM_THREADS"] = os.environ["OPENBLAS_NUM_THREADS"] = (
    "1"  # one core for each side, before numpy is loaded
)

from tests.bench import fuzz, hostile, speed


def report_speed() -> None:
    pair = speed.beside_spacy()
    print("| what | measured | to reach |\n|---|---|---|")
    print(f"| words per second, everything included | {pair['ours']:,.0f} | |")
    print(f"| spaCy, small architecture, same text and run | {pair['spacy']:,.0f} | |")
    print(f"| ratio | {pair['ratio']:.2f} | ≥ 1.2 |")
    text = speed.article(1000)
    print(f"| an article of 1,000 words, warm | {1000 * speed.seconds(lambda: speed.tables(text)):.0f} ms | < 120 ms |")
    cold, memory = speed.cold_start()
    print(f"| from import to the first table, cold | {cold:.2f} s | < 1.5 s |")
    print(f"| peak memory of that | {memory:.0f} MB | < 400 MB |")
    flat = speed.growth()
    for words, micros in flat.items():
        print(f"| microseconds per word, {words:,} words | {micros:.0f} | |")
    print(f"| longest over shortest | {max(flat.values()) / min(flat.values()):.2f} | ≤ 1.3 |")


BENCHES = {"speed": report_speed, "hostile": hostile.report, "fuzz": fuzz.report}


def main() -> None:
    for name in sys.argv[1:] or BENCHES:
        print(f"\n## {name}\n")
        BENCHES[name]()


if __name__ == "__main__":
    main()
