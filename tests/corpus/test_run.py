"""A folder becomes a corpus: whole, resumable, and with its failures listed."""

import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path
from types import SimpleNamespace

import pandas as pd
import pytest

from analysis import analyse, read_article
from analysis.catalogue import TABLES
from analysis.corpus import Corpus, analyse_corpus
from analysis.corpus.batch import Unit
from analysis.corpus.plan import batch_of
from analysis.corpus.run import finish
from analysis.review import Journal, article_folder, review
from tests.bench.corpus import content as content_sums
from tests.bench.corpus import killed, loopback

STORY = """Harbour strike enters second week

Dock workers in {city} voted on Tuesday to continue their strike, the Harbour Union said.

“We will not go back for less,” said Ana Roe, the union's secretary. About {number} workers have walked out since May.
"""


def write_stories(folder: Path, count: int) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(count):
        (folder / f"story{number:03}.txt").write_text(STORY.format(city=f"Port{number}", number=100 + number), "utf-8")
    return folder


IN_ORDER = 'article, start, "end"'


def content(corpus: Corpus) -> dict[str, pd.DataFrame]:
    keys = {"articles": "article", "actors": "article, id", "places": "article, id"}
    return {name: corpus.sql(f"SELECT * FROM {name} ORDER BY {keys.get(name, IN_ORDER)}")
            for name in ("articles", "sentences", *TABLES)}  # fmt: skip


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Corpus:
    folder = write_stories(tmp_path_factory.mktemp("news"), 6)
    (folder / "empty.txt").write_bytes(b"")
    return analyse_corpus(folder, tmp_path_factory.mktemp("out"), workers=2, batch=2, progress=False)


def test_every_article_is_there_with_its_rows(corpus: Corpus) -> None:
    assert len(corpus.sql("SELECT * FROM articles")) == 6
    assert corpus.sql("SELECT count(DISTINCT article) AS n FROM sentences").n[0] == 6


def test_what_cannot_be_read_is_listed_with_its_reason_and_stops_nobody(corpus: Corpus) -> None:
    failures = corpus.failures()
    assert failures.path.tolist() == ["empty.txt"] and failures.reason[0]


def test_a_second_run_reads_nothing_again(corpus: Corpus, tmp_path: Path) -> None:
    folder = write_stories(tmp_path / "news", 2)
    analyse_corpus(folder, tmp_path / "out", workers=1, progress=False)
    before = sorted((path, path.stat().st_mtime_ns) for path in (tmp_path / "out").rglob("*.parquet"))
    analyse_corpus(folder, tmp_path / "out", workers=1, progress=False)
    assert before == sorted((path, path.stat().st_mtime_ns) for path in (tmp_path / "out").rglob("*.parquet"))


def test_articles_that_come_later_are_added(tmp_path: Path) -> None:
    analyse_corpus(write_stories(tmp_path / "news", 2), tmp_path / "out", workers=1, progress=False)
    grown = analyse_corpus(write_stories(tmp_path / "news", 3), tmp_path / "out", workers=1, progress=False)
    assert len(grown.sql("SELECT * FROM articles")) == 3


RUN = "from analysis.corpus import analyse_corpus; import sys\nif __name__ == '__main__': analyse_corpus(sys.argv[1], sys.argv[2], workers=2, batch=1, progress=False)"


def test_a_run_that_was_killed_goes_on_and_loses_nothing(tmp_path: Path) -> None:
    folder = write_stories(tmp_path / "news", 40)
    script = tmp_path / "run.py"
    script.write_text(RUN)
    killed = subprocess.Popen([sys.executable, str(script), str(folder), str(tmp_path / "out")], start_new_session=True)
    while not list((tmp_path / "out/done").glob("*.json")) and killed.poll() is None:
        time.sleep(0.02)
    os.killpg(killed.pid, signal.SIGKILL)
    killed.wait()
    resumed = analyse_corpus(folder, tmp_path / "out", workers=2, batch=1, progress=False)
    whole = analyse_corpus(folder, tmp_path / "whole", workers=1, batch=7, progress=False)
    for name, table in content(resumed).items():
        pd.testing.assert_frame_equal(table, content(whole)[name])


@pytest.mark.parametrize("make", [lambda path: path / "nowhere", lambda path: path])
def test_nothing_to_read_is_said_clearly(tmp_path: Path, make) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(FileNotFoundError, match=r"not a folder or file|No articles found"):
        analyse_corpus(make(tmp_path), tmp_path / "out")


def test_a_folder_without_a_corpus_is_said_clearly(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="holds no analysed corpus"):
        Corpus(tmp_path)


def test_what_was_corrected_on_one_article_holds_in_the_corpus(tmp_path: Path) -> None:
    folder, outputs = write_stories(tmp_path / "news", 3), tmp_path / "outputs"
    analyse_corpus(folder, tmp_path / "out", corrections=outputs, workers=1, progress=False)
    machine = analyse(read_article(folder / "story001.txt"))
    journal = Journal(article_folder(outputs, machine.article))
    journal.add(review(machine).correction("reject", machine.quotes.id[0]), machine.article.text)
    again = analyse_corpus(folder, tmp_path / "out", corrections=outputs, workers=1, progress=False)
    counts = again.sql(
        "SELECT path, corrections, count(q.id) AS quotes FROM articles a LEFT JOIN quotes q USING (article) GROUP BY ALL ORDER BY path"
    )
    assert counts.corrections.tolist() == [0, 1, 0]
    assert counts.quotes[1] == counts.quotes[0] - 1 == counts.quotes[2] - 1


def test_a_journal_of_another_text_with_the_same_file_name_is_not_laid_over(tmp_path: Path) -> None:
    folder, outputs = write_stories(tmp_path / "news", 2), tmp_path / "outputs"
    machine = analyse(read_article(folder / "story000.txt"))
    Journal(outputs / "story001").add(review(machine).correction("reject", machine.quotes.id[0]), machine.article.text)
    made = analyse_corpus(folder, tmp_path / "out", corrections=outputs, workers=1, progress=False)
    assert made.sql("SELECT corrections FROM articles").corrections.sum() == 0


def test_an_article_that_ends_its_worker_is_told_and_stops_nobody(tmp_path: Path) -> None:
    dead = SimpleNamespace(exception=lambda: MemoryError("gone"), release=lambda: None)
    alone = finish(dead, batch_of([Unit("a.txt", "1"), Unit("b.txt", "2")]), tmp_path)
    assert [[unit.name for unit in one.units] for one in alone] == [["a.txt"], ["b.txt"]]
    assert finish(dead, alone[0], tmp_path) == []
    assert Corpus(tmp_path).failures().to_dict("records") == [
        {"path": "a.txt", "reason": "MemoryError: the worker did not survive it"}
    ]


def test_a_worker_that_is_killed_and_a_cluster_of_two_processes_change_nothing(tmp_path: Path) -> None:
    folder = write_stories(tmp_path / "news", 60)
    analyse_corpus(folder, tmp_path / "whole", corrections=None, workers=1, progress=False)
    assert killed(folder, tmp_path / "killed") == 1
    with loopback(free_port()) as address:
        analyse_corpus(folder, tmp_path / "cluster", corrections=None, scheduler=address, progress=False)
    assert content_sums(tmp_path / "killed") == content_sums(tmp_path / "cluster") == content_sums(tmp_path / "whole")


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])
