"""One article of a million characters: seconds and peak memory of its analysis, of each export and of the explorer, each in a process of its own."""

from __future__ import annotations

import subprocess
import sys

from analysis.export.report import FORMATS as REPORT_FORMATS

CHARACTERS = 1_000_000
MAX_SECONDS, MAX_MB_OF_ANALYSIS, MAX_MB_OF_EXPORT = 60, 600, 800
FORMATS = (*REPORT_FORMATS, "explorer")
RUN = """
import resource, sys, tempfile, time
from analysis import Article, analyse, write_report
from tests.bench.news import article
what, size = sys.argv[1], int(sys.argv[2])
given, folder = Article(article(size // 6)[:size]), tempfile.mkdtemp()
if what == "explorer":
    from analysis.explorer import Desk, explore
    desk = Desk(folder, folder)
    explore(desk)
    began = time.process_time()
    desk.open(given)
else:
    began = time.process_time()
    result = analyse(given)
    result.tables
    if what != "analysis":
        began = time.process_time()
        write_report(result, folder, formats=(what,))
print(time.process_time() - began, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
"""


def measure(what: str, size: int = CHARACTERS) -> tuple[float, float]:
    """ "analysis", a format of `write_report`, or "explorer" (its analysis too) => processor seconds, peak MB of a new Python."""
    done = subprocess.run([sys.executable, "-c", RUN, what, str(size)], capture_output=True, text=True, check=True)
    seconds, peak = map(float, done.stdout.split())
    return seconds, peak


def report() -> None:
    print("| an article of a million characters | processor seconds | peak | to reach |\n|---|---:|---:|---|")
    for what in ("analysis", *FORMATS):
        seconds, peak = measure(what)
        limit = MAX_MB_OF_ANALYSIS if what == "analysis" else MAX_MB_OF_EXPORT
        print(f"| {what} | {seconds:.1f} | {peak:.0f} MB | < {MAX_SECONDS} s, < {limit} MB |", flush=True)
