"""Analysis of many articles with Dask; resumable after it was killed at any moment."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tqdm.auto import tqdm

from analysis.corpus.batch import Failure, Unit, analyse_batch, dataset_tables
from analysis.corpus.compaction import compact
from analysis.corpus.plan import Batch, Plan, batch_name, batch_of
from analysis.corpus.receipts import batches_that_count, discard, prune, receipts_of, tidy, write, write_receipt
from analysis.corpus.store import Corpus, datasets
from analysis.corpus.units import Source, folder_of, units_of
from analysis.reading import readable_suffixes
from analysis.reading.limits import Options
from analysis.storage import is_remote, location

if TYPE_CHECKING:
    from distributed import Client, Future

AHEAD = 4
"""Batches that are submitted ahead for each worker."""
AGAIN = "again"
"""Mark of a unit that is tried again at every run; no content has this mark."""


def analyse_corpus(
    source: Source,
    out: str | Path = "outputs/corpus",
    *,
    columns: Mapping[str, str] | None = None,
    corrections: str | Path | None = "outputs",
    scheduler: str | None = None,
    workers: int | None = None,
    batch: int | None = None,
    progress: bool = True,
) -> Corpus:
    """Folder, file, DataFrame, or a list of paths or articles => Corpus over Parquet in `out`: one dataset per table, article id and
    day in every row. Everything that read_articles reads is read; columns: see there.

    The corpus follows its source: the next run analyses only articles that are new, or whose file, metadata or corrections changed, and removes
    articles whose files are gone. An interrupted run is resumed.
    corrections: folder of the outputs of single articles; their corrections are applied in the corpus too.
    `source` and `out` can be in an object store ("s3://news/2021", see `analysis.storage.location`); there, a file has changed if its checksum has.
    scheduler: address of a Dask cluster ("tcp://…") that can access the same files or stores; None starts `workers` local processes (default: one for
    each core). batch: units of a batch (None: chosen by their number). Articles that cannot be read or analysed are listed in
    `corpus.failures()`, files that hold only metadata in `corpus.skipped()`. Raises FileNotFoundError if the source has no files, and OSError if
    `out` cannot be written.
    """
    out, journals = location(out), Path(corrections).absolute() if corrections is not None else None
    options = Options(columns=columns)
    with Plan(units_of(source, journals, options, out)) as plan:
        if not len(plan):
            raise FileNotFoundError(
                f"No articles found in {source}; these kinds of files are read: {', '.join(readable_suffixes())}."
            )
        follow(plan, out)
        if waiting := plan.waiting():
            place = out if is_remote(out) else out.absolute()
            with cluster(scheduler, min(workers or os.cpu_count() or 1, waiting)) as client:
                run(client, plan.batches(batch), waiting, folder_of(source), place, journals, options, progress)
        compact(batches_that_count(out), out)
    corpus = Corpus(out)
    corpus.prepare()
    return corpus


def follow(plan: Plan, out: Path) -> None:
    """Remove changed and missing units from the results, and mark the others in the plan as up to date."""
    for receipt in receipts_of(tidy(out, datasets()), out):
        keep = [name for name, mark in receipt["marks"].items() if plan.accept(name, mark)]
        if not keep:
            discard(receipt, out)
        elif len(keep) < len(receipt["marks"]):
            prune(receipt, keep, batch_name([(name, receipt["marks"][name]) for name in keep]), out)


@contextmanager
def cluster(scheduler: str | None, workers: int) -> Iterator[Client]:
    """Client of the given Dask cluster, or of local processes that end with it.

    Dask's profiler is switched off in local processes: it runs a hundred times a second, and its records grow.
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
    client: Client,
    batches: Iterator[Batch],
    units: int,
    folder: Path,
    out: Path,
    corrections: Path | None,
    options: Options,
    progress: bool,
) -> None:
    """Submit batches, a few per worker at a time, and wait for them; a batch whose worker dies is given to another one. units: number of units in all batches."""
    from distributed import as_completed

    again, sent = deque[Batch](), dict[Any, Batch]()

    def send(one: Batch) -> Future[Any]:
        future = client.submit(
            analyse_batch, folder, one.units, out, one.name, corrections, options, pure=False, retries=1
        )
        sent[future.key] = one
        return future

    ahead = AHEAD * max(1, sum(client.nthreads().values()))
    queue = as_completed(list(map(send, islice(batches, ahead))))
    with tqdm(total=units, unit="file", disable=not progress) as bar:
        for future in queue:
            one = sent.pop(future.key)
            parts = finish(future, one, out)
            bar.update(0 if parts else len(one.units))
            again.extend(parts)
            while len(sent) < ahead and (following := again.popleft() if again else next(batches, None)):
                queue.add(send(following))


def finish(future: Future[Any], one: Batch, out: Path) -> list[Batch]:
    """Handle a batch that came back. One that kills every worker is split into its units; a unit that does so alone is recorded as a failure and tried again at the next run. Raises OSError if results cannot be written."""
    problem = future.exception()
    future.release()
    if problem is None:
        return []
    if isinstance(problem, OSError):
        raise OSError(
            f"The results cannot be written to {out} ({problem.strerror or problem}): make room there and run it again; what is done stays done."
        )
    if len(one.units) > 1:
        return [batch_of([unit]) for unit in one.units]
    name = one.units[0].name
    failure = Failure(name, f"{type(problem).__name__}: the worker did not survive it", name)
    write_batch(out, Batch(one.name, (Unit(name, AGAIN),)), [failure])
    return []


def write_batch(out: Path, one: Batch, failures: Sequence[Failure]) -> None:
    """Write empty parts and the receipt of a batch that returned nothing."""
    sizes = {name: write(table, out / name / f"{one.name}.parquet") for name, table in dataset_tables([]).items()}
    marks = {unit.name: unit.mark for unit in one.units}
    empty = {"articles": {}, "failures": [asdict(failure) for failure in failures], "words": 0, "metadata": []}
    write_receipt(out, {"batch": one.name, "marks": marks, "parts": sizes, **empty})
