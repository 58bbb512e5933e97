"""Sources and results in a store (fsspec's memory), on a Dask cluster of two workers given by its address."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from unittest.mock import patch

import pytest
from distributed import LocalCluster
from upath import UPath

from analysis.corpus import Corpus, analyse_corpus
from analysis.corpus.store import datasets
from analysis.reading import CannotRead, read_articles
from tests.bench.corpus import loopback
from tests.reading.stories import FILES, STORIES

SOURCE, OUT = "memory://news/in", "memory://news/out"
NAMES = ("a.csv", "Files(2).DOCX", "crawl.warc")


@pytest.fixture
def store() -> Iterator[Any]:
    """A store with three files of two articles, a text with its metadata beside it, and a file that cannot be read."""
    folder = UPath(SOURCE)
    for name in NAMES:
        (folder / name).write_bytes(FILES[name]())
    (folder / "2022" / "2022-11-09 boats.txt").write_text(
        "Skerry buys two boats.\n\nThe council of Skerry bought two boats on Tuesday, said Freya Moss."
    )
    (folder / "2022" / "2022-11-09 boats.json").write_text('{"outlet": "Northern Ledger"}')
    (folder / "torn.pdf").write_bytes(b"%PDF-1.4 torn")
    yield folder
    folder.fs.rm("/news", recursive=True)


@pytest.fixture(scope="module")
def scheduler() -> Iterator[str]:
    """Two workers in this process, where the memory store is; a real store is seen by processes on other machines too.

    Distributed asks for the address by which 8.8.8.8 is reached, even of a cluster inside one process: it is given.
    """
    with (
        patch("distributed.comm.inproc.get_ip", return_value="127.0.0.1"),
        LocalCluster(
            n_workers=2, threads_per_worker=1, processes=False, protocol="inproc://", dashboard_address=None
        ) as cluster,
    ):
        yield cluster.scheduler_address


def rows_of(corpus: Corpus) -> dict[str, str]:
    """Dataset => a sum over its rows, whatever files they stand in."""
    asked = "SELECT md5(string_agg(line, chr(10) ORDER BY line)) AS sum FROM (SELECT {0}::VARCHAR AS line FROM {0})"
    return {name: str(corpus.sql(asked.format(name))["sum"][0]) for name in datasets()}


def analysed(scheduler: str, out: Any = OUT) -> Corpus:
    return analyse_corpus(SOURCE, out, corrections=None, scheduler=scheduler, batch=2, progress=False)


def test_a_store_is_read_like_a_folder(store: Any) -> None:
    read = read_articles(SOURCE)
    found = list(read)
    assert sorted(one.title for one in found if one.title in {story["title"] for story in STORIES}) == sorted(
        3 * [one["title"] for one in STORIES]
    )
    text = next(one for one in found if one.source == f"{SOURCE}/2022/2022-11-09 boats.txt")
    assert (str(text.published), text.outlet) == ("2022-11-09", "Northern Ledger")
    assert read.table.skipped.notna().sum() == 1 and read.failures.path.tolist() == [f"{SOURCE}/torn.pdf"]
    assert len(list(read_articles([f"{SOURCE}/a.csv"]))) == 2


def test_a_store_that_is_not_there_is_told() -> None:
    with pytest.raises(CannotRead, match="There is no file or folder"):
        read_articles("memory://nowhere/at-all")
    with pytest.raises(CannotRead, match="cannot be opened"):
        read_articles("oci://bucket/news")


def test_results_in_a_store_are_those_on_a_disk_and_follow_their_source(
    store: Any, scheduler: str, tmp_path: Any
) -> None:
    corpus = analysed(scheduler)
    assert rows_of(corpus) == rows_of(analysed(scheduler, tmp_path / "out"))
    assert corpus.failures().path.tolist() == ["torn.pdf"] and len(corpus.skipped()) == 1
    assert len(corpus.ask("articles")) == 7 and len(Corpus(OUT).ask("who_is_quoted", minimum=1))
    before = {path.name for path in UPath(f"{OUT}/done").iterdir()}
    (store / "a.csv").unlink()
    (store / "b.csv").write_bytes(FILES["a.csv"]())
    changed = analysed(scheduler)
    assert set(changed.sql("SELECT path FROM articles WHERE path LIKE '%.csv%'").path) == {"b.csv#1", "b.csv#2"}
    assert len(before & {path.name for path in UPath(f"{OUT}/done").iterdir()}) >= 1
    assert rows_of(changed) == rows_of(analysed(scheduler, tmp_path / "again"))


def test_decisions_are_kept_in_the_store(store: Any, scheduler: str) -> None:
    corpus = analysed(scheduler)
    first, second, *_ = corpus.ask("actors", kind="person", minimum=1).entity
    corpus.join(second, first)
    assert second not in set(Corpus(OUT).ask("actors", kind="person", minimum=1).entity)
    Corpus(OUT).undo()
    assert second in set(Corpus(OUT).ask("actors", kind="person", minimum=1).entity)


def test_an_s3_server_and_workers_that_are_processes(tmp_path: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """Runs where s3fs and moto's server are installed; no other part of the workbook needs them."""
    server, s3fs = pytest.importorskip("moto.server"), pytest.importorskip("s3fs")
    running = server.ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    running.start()
    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"):
        monkeypatch.setenv(name, "test")
    monkeypatch.setenv("AWS_DEFAULT_REGION", "us-east-1")
    monkeypatch.setenv("AWS_ENDPOINT_URL", "http://127.0.0.1:{1}".format(*running.get_host_and_port()))
    store = s3fs.S3FileSystem(skip_instance_cache=True)
    for bucket in ("news", "results"):
        store.mkdir(bucket)
    for name in NAMES:
        store.pipe(f"news/{name}", FILES[name]())
    with loopback() as address:
        corpus = analyse_corpus(
            "s3://news", "s3://results/1", corrections=None, scheduler=address, batch=1, progress=False
        )
    assert len(corpus.ask("articles")) == 6 and corpus.failures().empty
    running.stop()
