"""Many articles through the same pipeline, on Dask; resumable after a kill at any moment."""

from __future__ import annotations

import hashlib
import json
import os
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tqdm.auto import tqdm

from analysis.corpus.batch import Failure, analyse_batch, journal_mark, write_receipt
from analysis.corpus.store import Corpus

if TYPE_CHECKING:
    from distributed import Client, Future

SUFFIXES = {".txt", ".md", ".html", ".htm", ".pdf", ".docx", ".eml"}
SMALLEST, LARGEST, MOST_FILES = 20, 200, 200
"""Articles of a batch: more where there are many articles, so that there are not too many files."""
AHEAD = 4
"""Batches that wait at each worker."""
Receipt = dict[str, Any]


def analyse_corpus(
    source: str | Path | Iterable[str | Path],
    out: str | Path = "outputs/corpus",
    *,
    corrections: str | Path | None = "outputs",
    scheduler: str | None = None,
    workers: int | None = None,
    batch: int | None = None,
    progress: bool = True,
) -> Corpus:
    """Folder or paths => Corpus over Parquet in `out`: one dataset per table, article id and day in every row.

    corrections: folder where the articles' own outputs lie: what was corrected on one article holds in the corpus too.
    scheduler: address of a Dask cluster ("tcp://…") that sees the same files; None starts `workers` local processes (as
    many as there are cores). Articles that are in `out` already are not read again unless they were corrected since, so a
    run that was killed goes on where it stopped. Articles that cannot be analysed are listed in `corpus.failures()`, with
    the reason, and stop nobody else. Raises FileNotFoundError where there is no article.
    """
    folder, names = find_articles(source)
    out, journals = Path(out), Path(corrections).absolute() if corrections is not None else None
    batches = batches_of(names, receipts_in(out), journals, batch)
    if batches:
        with cluster(scheduler, min(workers or os.cpu_count() or 1, len(batches))) as client:
            run(client, batches, folder, out.absolute(), journals, progress)
    corpus = Corpus(out)
    corpus.prepare()
    return corpus


def find_articles(source: str | Path | Iterable[str | Path]) -> tuple[Path, list[str]]:
    """Folder (with those below it) or paths => a folder, and the articles' names in the corpus: their paths from it."""
    if isinstance(source, str | Path):
        folder = Path(source).absolute()
        if not folder.is_dir():
            raise FileNotFoundError(f"{source} is not a folder; give a folder of articles, or a list of their paths.")
        paths = (path for path in folder.rglob("*") if path.is_file() and path.suffix.lower() in SUFFIXES)
        names = sorted(path.relative_to(folder).as_posix() for path in paths)
    else:
        folder, names = Path.cwd(), [Path(path).as_posix() for path in source]
    if not names:
        raise FileNotFoundError(
            f"No articles found in {source}; these kinds of files are read: {', '.join(sorted(SUFFIXES))}."
        )
    return folder, names


@dataclass(frozen=True)
class Batch:
    """Articles that go through a worker together; their files bear the batch's name."""

    name: str
    names: tuple[str, ...]


def batches_of(
    names: Sequence[str], receipts: Iterable[Receipt], corrections: Path | None, size: int | None
) -> list[Batch]:
    """What is to be done: batches with an article that was corrected since, as they were; and the articles that are new."""
    again, known, here = [], set(), set(names)
    for one in receipts:
        known.update(one["names"])
        if is_stale(one, corrections) and here.issuperset(one["names"]):
            again.append(Batch(one["batch"], tuple(one["names"])))
    waiting = [name for name in names if name not in known]
    step = size or max(SMALLEST, min(LARGEST, len(waiting) // MOST_FILES))
    return [*again, *(batch_of(waiting[at : at + step]) for at in range(0, len(waiting), step))]


def batch_of(names: Sequence[str]) -> Batch:
    return Batch(hashlib.sha256("\n".join(names).encode("utf-8", "surrogatepass")).hexdigest()[:16], tuple(names))


def is_stale(receipt: Receipt, corrections: Path | None) -> bool:
    """Whether the journal of one of its articles was written to since."""
    journals = receipt.get("journals", {})
    return any(journal_mark(name, corrections) != journals.get(name, "") for name in receipt["names"])


def receipts_in(out: Path) -> Iterator[Receipt]:
    return (json.loads(path.read_text("utf-8")) for path in sorted((out / "done").glob("*.json")))


@contextmanager
def cluster(scheduler: str | None, workers: int) -> Iterator[Client]:
    """A client of the given Dask cluster, or of local processes that end with it.

    Dask would watch the local ones a hundred times a second and keep what it sees, more with every second.
    """
    import dask
    from distributed import Client, LocalCluster

    if scheduler:
        with Client(scheduler) as client:
            yield client
        return
    with (
        dask.config.set({"distributed.worker.profile.enabled": False}),
        LocalCluster(
            n_workers=workers, threads_per_worker=1, processes=True, host="127.0.0.1", dashboard_address="127.0.0.1:0"
        ) as local,
        Client(local) as client,
    ):
        yield client


def run(
    client: Client, batches: Sequence[Batch], folder: Path, out: Path, corrections: Path | None, progress: bool
) -> None:
    """Send batches out, a few for each worker at a time, and wait; a batch whose worker dies is given to another."""
    from distributed import as_completed

    waiting = deque(batches)
    sent: dict[Any, Batch] = {}

    def send() -> Future[Any]:
        one = waiting.popleft()
        future = client.submit(analyse_batch, folder, one.names, out, one.name, corrections, pure=False, retries=1)
        sent[future.key] = one
        return future

    ahead = AHEAD * max(1, sum(client.nthreads().values()))
    queue = as_completed([send() for _ in range(min(ahead, len(waiting)))])
    with tqdm(total=sum(len(one.names) for one in batches), unit="article", disable=not progress) as bar:
        for future in queue:
            one = sent.pop(future.key)
            parts = finish(future, one, out)
            bar.update(0 if parts else len(one.names))
            waiting.extendleft(reversed(parts))
            while waiting and len(sent) < ahead:
                queue.add(send())


def finish(future: Future[Any], one: Batch, out: Path) -> list[Batch]:
    """A batch that came back => nothing; one that kills every worker it meets => its articles, each alone; an article that
    does so alone => a failure that is told."""
    problem = future.exception()
    future.release()
    if problem is None:
        return []
    if len(one.names) > 1:
        return [batch_of([name]) for name in one.names]
    write_receipt(
        out, one.name, one.names, [Failure(one.names[0], f"{type(problem).__name__}: the worker did not survive it")]
    )
    return []
