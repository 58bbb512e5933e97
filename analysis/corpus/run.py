"""Many articles through the same pipeline, on Dask; resumable after a kill at any moment."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from tqdm.auto import tqdm

from analysis.corpus.batch import analyse_batch
from analysis.corpus.store import Corpus

if TYPE_CHECKING:
    from distributed import Client

SUFFIXES = {".txt", ".md", ".html", ".htm", ".pdf", ".docx", ".eml"}
BATCH = 20


def analyse_corpus(
    source: str | Path | Iterable[str | Path],
    out: str | Path = "outputs/corpus",
    *,
    scheduler: str | None = None,
    workers: int | None = None,
    batch: int = BATCH,
    progress: bool = True,
) -> Corpus:
    """Folder or paths => Corpus over Parquet in `out`: one dataset per table, article id and day in every row.

    scheduler: address of a Dask cluster ("tcp://…") that sees the same files; None starts `workers` local processes (as
    many as there are cores). Articles that are in `out` already are not read again, so a run that was killed goes on where
    it stopped. Articles that cannot be analysed are listed in `corpus.failures()`, with the reason, and stop nobody else.
    Raises FileNotFoundError where there is no article.
    """
    files = find_articles(source)
    out = Path(out)
    known = finished(out)
    waiting = [(path, name) for path, name in files if name not in known]
    batches = [waiting[at : at + batch] for at in range(0, len(waiting), batch)]
    if batches:
        with cluster(scheduler, min(workers or os.cpu_count() or 1, len(batches))) as client:
            run(client, batches, out.absolute(), progress)
    return Corpus(out)


def find_articles(source: str | Path | Iterable[str | Path]) -> list[tuple[Path, str]]:
    """Folder (with those below it) or paths => (file, its name in the corpus), in order."""
    if isinstance(source, str | Path):
        folder = Path(source)
        if not folder.is_dir():
            raise FileNotFoundError(f"{folder} is not a folder; give a folder of articles, or a list of their paths.")
        paths = sorted(path for path in folder.rglob("*") if path.is_file() and path.suffix.lower() in SUFFIXES)
        named = [(path.absolute(), path.relative_to(folder).as_posix()) for path in paths]
    else:
        named = [(Path(path).absolute(), Path(path).as_posix()) for path in source]
    if not named:
        raise FileNotFoundError(
            f"No articles found in {source}; these kinds of files are read: {', '.join(sorted(SUFFIXES))}."
        )
    return named


def finished(out: Path) -> set[str]:
    """Names of the articles that earlier runs finished, as their receipts say."""
    receipts = sorted((out / "done").glob("*.json"))
    return {name for path in receipts for name in json.loads(path.read_text("utf-8"))["names"]}


def batch_name(names: Sequence[str]) -> str:
    return hashlib.sha256("\n".join(names).encode("utf-8", "surrogatepass")).hexdigest()[:16]


@contextmanager
def cluster(scheduler: str | None, workers: int) -> Iterator[Client]:
    """A client of the given Dask cluster, or of local processes that end with it."""
    from distributed import Client, LocalCluster

    if scheduler:
        with Client(scheduler) as client:
            yield client
        return
    with (
        LocalCluster(n_workers=workers, threads_per_worker=1, processes=True, dashboard_address=None) as local,
        Client(local) as client,
    ):
        yield client


def run(client: Client, batches: Sequence[Sequence[tuple[Path, str]]], out: Path, progress: bool) -> None:
    """Send the batches out and wait; a batch whose worker dies is given to another."""
    from distributed import as_completed

    futures = []
    for one in batches:
        paths, names = zip(*one)
        futures.append(client.submit(analyse_batch, paths, names, out, batch_name(names), retries=3, pure=False))
    with tqdm(total=sum(map(len, batches)), unit="article", disable=not progress) as bar:
        for future in as_completed(futures):
            receipt = future.result()
            bar.update(len(receipt["names"]))
            future.release()
