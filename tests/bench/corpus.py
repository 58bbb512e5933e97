"""Many articles: growth with their number, both cores, memory, a worker that is killed, a cluster on loopback, the first view."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psutil

from analysis.catalogue import TABLES
from analysis.corpus import Corpus, analyse_corpus
from tests.bench.folder import write_folder

RUN = """
import json, resource, sys, time
from analysis.corpus import analyse_corpus
if __name__ == "__main__":
    source, out, workers, scheduler = sys.argv[1:]
    began = time.perf_counter()
    analyse_corpus(source, out, corrections=None, workers=int(workers), scheduler=scheduler or None, progress=False)
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    print(json.dumps([time.perf_counter() - began, *(one.ru_maxrss / 1024 for one in used), sum(one.ru_utime + one.ru_stime for one in used)]))
"""
VIEW = """
import sys, time
from analysis.corpus import Corpus
from analysis.explorer.corpus import explore_corpus
began = time.perf_counter()
explore_corpus(Corpus(sys.argv[1]))
print(time.perf_counter() - began)
"""


def started(source: Path, out: Path, workers: int, scheduler: str = "") -> subprocess.Popen[str]:
    script = out.parent / "run.py"
    script.write_text(RUN)
    words = [sys.executable, str(script), str(source), str(out), str(workers), scheduler]
    return subprocess.Popen(
        words, stdout=subprocess.PIPE, text=True, env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    )


def run(source: Path, out: Path, workers: int, scheduler: str = "") -> tuple[float, float, float]:
    """Seconds, peak MB of the process itself, and of the largest worker."""
    answer, _ = started(source, out, workers, scheduler).communicate()
    seconds, own, worker, _ = json.loads(answer)
    return seconds, own, worker


def content(folder: Path) -> dict[str, str]:
    """Dataset => a sum over its rows, whatever files and order they stand in."""
    corpus = Corpus(folder)
    asked = "SELECT md5(string_agg(line, chr(10) ORDER BY line)) AS sum FROM (SELECT {0}::VARCHAR AS line FROM {0})"
    return {name: str(corpus.sql(asked.format(name))["sum"][0]) for name in ("articles", "sentences", *TABLES)}


def killed(source: Path, out: Path) -> int:
    """Run with two workers and kill one in the middle => how many were killed."""
    running = started(source, out, 2)
    while not list(out.glob("done/*.json")) and running.poll() is None:
        time.sleep(0.05)
    workers = [
        one for one in psutil.Process(running.pid).children(recursive=True) if "spawn_main" in " ".join(one.cmdline())
    ]
    for one in workers[:1]:
        one.kill()
    running.communicate()
    return len(workers[:1])


@contextmanager
def loopback(port: int = 38786) -> Iterator[str]:
    """A Dask scheduler and two workers, each a process of its own, on 127.0.0.1."""
    address, env = f"tcp://127.0.0.1:{port}", {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    dask = [sys.executable, "-m", "dask"]
    scheduler = [*dask, "scheduler", "--host", "127.0.0.1", "--port", str(port), "--no-dashboard"]
    worker = [*dask, "worker", address, "--host", "127.0.0.1", "--nthreads", "1", "--no-dashboard"]
    processes = [
        subprocess.Popen(words, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        for words in (scheduler, worker, worker)
    ]
    try:
        yield address
    finally:
        for one in reversed(processes):
            one.terminate()
            one.wait()


def report(sizes: tuple[int, ...] = (100, 1_000, 10_000), pair: int = 5_000, few: int = 400) -> None:
    print(f"Load before: {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores.\n")
    print("| what | measured | to reach |\n|---|---|---|")
    with tempfile.TemporaryDirectory() as folder:
        told = growth(Path(folder), sizes)
        print(
            f"| first view on {sizes[-1]:,} articles | {first_view(Path(folder) / f'out{sizes[-1]}'):.2f} s | < 2 s |",
            flush=True,
        )
        print(
            f"| cost per article, most over least of the two largest | {max(told[-2:]) / min(told[-2:]):.2f} | ≤ 1.3 |"
        )
        cores(Path(folder), pair)
        same(Path(folder), few)


def growth(folder: Path, sizes: tuple[int, ...]) -> list[float]:
    """Milliseconds per article at each size, the start of the workers left out."""
    start = run(write_folder(folder / "one", 1), folder / "outone", 2)[0]
    costs = []
    for size in sizes:
        seconds, own, worker = run(write_folder(folder / f"news{size}", size), folder / f"out{size}", 2)
        costs.append(1000 * max(0.001, seconds - start) / size)
        print(
            f"| {size:,} articles, two workers | {seconds:.0f} s; {costs[-1]:.1f} ms an article; peak {own:.0f} MB, a worker {worker:.0f} MB | flat |",
            flush=True,
        )
    return costs


def cores(folder: Path, count: int) -> None:
    source = write_folder(folder / "pair", count)
    one, two = (run(source, folder / f"pair{workers}", workers)[0] for workers in (1, 2))
    print(
        f"| {count:,} articles, one worker over two | {one:.0f} s / {two:.0f} s = {one / two:.2f} | ≥ 1.7 |", flush=True
    )


def same(folder: Path, count: int) -> None:
    """A worker that dies and a cluster change nothing."""
    source = write_folder(folder / "few", count)
    analyse_corpus(source, folder / "whole", corrections=None, workers=2, progress=False)
    whole = content(folder / "whole")
    number = killed(source, folder / "killed")
    print(
        f"| {count:,} articles, {number} worker killed in the middle | {verdict(content(folder / 'killed'), whole)} | the same rows |",
        flush=True,
    )
    with loopback() as address:
        run(source, folder / "cluster", 2, address)
    print(
        f"| {count:,} articles, Dask cluster of two processes on loopback | {verdict(content(folder / 'cluster'), whole)} | the same rows |",
        flush=True,
    )


def verdict(found: dict[str, Any], whole: dict[str, Any]) -> str:
    other = [name for name in whole if found[name] != whole[name]]
    return f"other rows in {', '.join(other)}" if other else f"the same rows in {len(whole)} tables"


def first_view(out: Path) -> float:
    """Seconds from `Corpus(folder)` to the first tab with its answer, in a process of its own; imports left out."""
    words = [sys.executable, "-c", VIEW, str(out)]
    return float(
        subprocess.run(
            words,
            capture_output=True,
            text=True,
            check=True,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        ).stdout
    )
