"""One article of a million characters: seconds and peak memory of its analysis and of each export, each in a process of its own."""

from __future__ import annotations

import subprocess
import sys

CHARACTERS = 1_000_000
MOST_SECONDS, MOST_MB_OF_ANALYSIS, MOST_MB_OF_EXPORT = 60, 600, 800
FORMATS = ("docx", "pdf", "html", "md", "xlsx", "csv", "json")
RUN = """
import resource, sys, tempfile, time
from analysis import Article, analyse, write_report
from tests.bench.news import article
what, size = sys.argv[1], int(sys.argv[2])
result = analyse(Article(article(size // 6)[:size]))
result.tables
spent = time.process_time()
if what != "analysis":
    with tempfile.TemporaryDirectory() as folder:
        began = spent
        write_report(result, folder, formats=(what,))
        spent = time.process_time() - began
print(spent, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
"""


def measure(what: str, size: int = CHARACTERS) -> tuple[float, float]:
    """ "analysis" or a format of `write_report` => processor seconds, peak MB of a new Python."""
    done = subprocess.run([sys.executable, "-c", RUN, what, str(size)], capture_output=True, text=True, check=True)
    seconds, peak = map(float, done.stdout.split())
    return seconds, peak


def report() -> None:
    print("| an article of a million characters | processor seconds | peak | to reach |\n|---|---:|---:|---|")
    for what in ("analysis", *FORMATS):
        seconds, peak = measure(what)
        most = MOST_MB_OF_ANALYSIS if what == "analysis" else MOST_MB_OF_EXPORT
        print(f"| {what} | {seconds:.1f} | {peak:.0f} MB | < {MOST_SECONDS} s, < {most} MB |", flush=True)
