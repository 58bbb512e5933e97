"""A large corpus: time, memory of the main process and the workers as they go, every question, broken files among whole ones."""

from __future__ import annotations

import json
import os
import random
import subprocess
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

import psutil

from analysis.corpus import Corpus
from analysis.corpus.store import questions
from tests.bench import corpus
from tests.bench.folder import write_folder

BROKEN = 100
"""Files that cannot be read, put among the others."""
EVERY = 0.5
"""Seconds between two looks at the memory in use."""
ACTOR = "organisation:harbour union"
PARAMETERS = {
    "places": {"minimum": 1}, "actors": {"kind": None, "minimum": 1}, "context": {"word": "strike"}, "network": {"since": None, "until": None, "minimum": 2},
    "named_in": {"entity": ACTOR}, "said_by": {"entity": ACTOR}, "quoted_in": {"minimum": 1}, "same_event": {"minimum": 2}, "same_figure": {"minimum": 2},
    "timeline": {"since": None, "until": "2030-01-01"}, "trend": {"entity": ACTOR, "period": "month"}, "who_is_quoted": {"minimum": 1}, "written": {"entity": ACTOR},
}  # fmt: skip
"""Question => parameters that ask for as much as they can."""
AT_SCALE = (
    "A million fits one machine in the time above. For a hundred million take workers on a Dask cluster (--scheduler), a folder a month or "
    "outlet so that no folder holds millions of files, and questions to one such part at a time."
)


@dataclass
class Memory:
    """Megabytes in use by the main process, and by the largest of its workers, look by look."""

    main: list[float] = field(default_factory=list)
    worker: list[float] = field(default_factory=list)

    def look(self, process: psutil.Process) -> None:
        try:
            inside = [one.memory_info().rss / 1e6 for one in process.children(recursive=True)]
            self.main.append(process.memory_info().rss / 1e6)
        except psutil.NoSuchProcess:
            return
        if inside:
            self.worker.append(max(inside))


def growth_within(looks: list[float]) -> float:
    """Looks at the memory of a process => the usual size in the last quarter of its time over that in the second quarter."""
    quarter = len(looks) // 4
    return median(looks[-quarter:]) / median(looks[quarter : 2 * quarter]) if quarter else 1.0


def watched(source: Path, out: Path, workers: int) -> tuple[float, float, Memory]:
    """Seconds of a run in a process of its own, seconds of all its processes on a core, and what they held meanwhile."""
    running, memory = corpus.started(source, out, workers), Memory()
    process = psutil.Process(running.pid)
    while running.poll() is None:
        memory.look(process)
        time.sleep(EVERY)
    answer, _ = running.communicate()
    if running.returncode:
        raise subprocess.CalledProcessError(running.returncode, "analyse_corpus")
    told = json.loads(answer)
    return told[0], told[3], memory


def write_broken(folder: Path, count: int) -> None:
    """Files of many formats that hold nothing that can be read."""
    dice = random.Random(count)
    for number in range(count):
        suffix = (".pdf", ".docx", ".xlsx", ".zip", ".gz", ".eml", ".parquet", ".msg", ".epub", ".db")[number % 10]
        (folder / f"broken{number:03}{suffix}").write_bytes(b"\x00" + dice.randbytes(dice.randrange(1, 4_000)))


def report_scale(count: int) -> None:
    """A corpus of that many articles on two workers beside a tenth of it, and what larger ones would cost at the same rates."""
    print(f"Load before: {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores.\n")
    print("| what | measured | to reach |\n|---|---|---|")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        _, start, _ = watched(write_folder(folder / "one", 1), folder / "outone", 2)
        costs = [cost(folder, size, start) for size in (max(100, count // 10), count)]
        print(f"| cost per article, {count:,} over a tenth of it | {costs[1] / costs[0]:.2f} | ≤ 1.3 |", flush=True)
        report_questions(folder / f"out{count}")
        files = [path for path in (folder / f"out{count}").rglob("*") if path.is_file()]
        kilobytes = sum(path.stat().st_size for path in files) / 1000 / count
    extrapolate(costs[1], len(files) / count, kilobytes)


def cost(folder: Path, size: int, start: float) -> float:
    """Milliseconds of a core per article, the start of the workers left out; with the memory, and whether anything was lost.

    Time on a core, not on the wall: other programs that run meanwhile do not count.
    """
    source, out = write_folder(folder / f"news{size}", size), folder / f"out{size}"
    broken = min(BROKEN, size // 10)
    write_broken(source, broken)
    seconds, busy, memory = watched(source, out, 2)
    milliseconds = 1000 * max(0.001, busy - start) / size
    print(f"| {size:,} articles, two workers | {seconds:.0f} s; {milliseconds:.1f} ms of a core an article | linear |")
    print(f"| peak memory, main and largest worker | {max(memory.main):.0f} and {max(memory.worker):.0f} MB | flat |")
    print(
        f"| memory in the last quarter of the run over the second, main and worker | {growth_within(memory.main):.2f} and {growth_within(memory.worker):.2f} | ≤ 1.1 |"
    )
    found = Corpus(out)
    lost = size - int(found.sql("SELECT count(*) AS n FROM articles").n[0]), broken - len(found.failures())
    print(
        f"| {broken} broken files among them: articles lost, faults not listed | {lost[0]}, {lost[1]} | 0, 0 |",
        flush=True,
    )
    return milliseconds


def report_questions(out: Path) -> None:
    """Every question, the views made anew for the first one."""
    first = corpus.first_view(out)
    opened = Corpus(out)
    opened.prepare()
    taken = {name: seconds_of(opened, name) for name in questions()}
    slowest = max(taken, key=lambda name: taken[name])
    print(f"| first view | {first:.2f} s | < 2 s |")
    print(f"| the slowest of {len(taken)} questions, {slowest} | {in_words(*taken[slowest])} | < 2 s |")
    ranked = sorted(taken.items(), key=lambda one: -one[1][0])
    slow = ", ".join(f"{name} {in_words(*seconds)}" for name, seconds in ranked[1:5])
    print(f"| the next | {slow} | < 2 s |", flush=True)


def seconds_of(opened: Corpus, question: str) -> tuple[float, float]:
    """Seconds on the clock, and of a core: the first are longer where other programs run meanwhile."""
    began, busy = time.perf_counter(), time.process_time()
    opened.ask(question, **PARAMETERS.get(question, {}))
    return time.perf_counter() - began, time.process_time() - busy


def in_words(clock: float, core: float) -> str:
    return f"{clock:.2f} s ({core:.2f} s of a core)"


def extrapolate(milliseconds: float, files: float, kilobytes: float) -> None:
    """What a million and a hundred million articles come to. milliseconds of a core, files, kilobytes: for each article."""
    print("\nAt the same rates, on two cores:\n\n| articles | time | files | on disk |\n|---:|---:|---:|---:|")
    for size in (1_000_000, 100_000_000):
        days, gigabytes = milliseconds * size / 2000 / 86_400, kilobytes * size / 1e6
        print(f"| {size:,} | {days:,.1f} days | {max(1, round(files * size)):,} | {gigabytes:,.0f} GB |")
    print("\n" + AT_SCALE)
