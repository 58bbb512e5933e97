"""Small batches are joined into large ones: the same rows in fewer files, also where it is stopped in the middle."""

import json
import tracemalloc
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from analysis.article import Article
from analysis.corpus import Corpus, compaction, receipts
from analysis.corpus.batch import Unit, analyse_batch
from analysis.corpus.compaction import compact
from analysis.corpus.plan import Plan, batch_of
from analysis.corpus.receipts import batches_that_count, receipts_of, tidy
from analysis.corpus.run import follow
from analysis.corpus.store import datasets
from analysis.reading.limits import Options
from tests.corpus.test_follow import disk_that_fills


def units(count: int) -> list[Unit]:
    text = "Dock workers in Port{0} voted on Tuesday, Ana Roe said. About {1} have left."
    made = (Article(text.format(at, 100 + at), source=f"story{at:02}") for at in range(count))
    return [Unit(str(one.source), f"mark{at}", article=one) for at, one in enumerate(made)]


@pytest.fixture
def out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Results of twelve articles in six batches."""
    monkeypatch.setattr(compaction, "MAX_SMALL_BATCHES", 3)
    monkeypatch.setattr(compaction, "FULL", 5)
    given = units(12)
    for at in range(0, 12, 2):
        one = batch_of(given[at : at + 2])
        analyse_batch(tmp_path, one.units, tmp_path, one.name, None, Options())
    return tmp_path


def rows(out: Path) -> dict[str, str]:
    asked = "SELECT md5(string_agg(line, chr(10) ORDER BY line)) AS sum FROM (SELECT {0}::VARCHAR AS line FROM {0})"
    return {name: str(Corpus(out).sql(asked.format(name))["sum"][0]) for name in datasets()}


def test_fewer_files_hold_the_same_rows(out: Path) -> None:
    before = rows(out)
    compact(batches_that_count(out), out)
    assert len(batches_that_count(out)) == 2 == len(list((out / "quotes").glob("*.parquet")))
    assert rows(out) == before
    compact(batches_that_count(out), out)
    assert len(batches_that_count(out)) == 2


def test_what_is_joined_is_still_up_to_date_and_can_be_taken_out_again(out: Path) -> None:
    compact(batches_that_count(out), out)
    with Plan(units(11)) as plan:
        follow(plan, out)
        assert plan.waiting() == 0
    assert len(Corpus(out).ask("articles")) == 11


@pytest.mark.parametrize("write", range(1, 22))
def test_a_joining_that_is_stopped_at_any_write_loses_and_doubles_nothing(
    out: Path, monkeypatch: pytest.MonkeyPatch, write: int
) -> None:
    before = rows(out)
    with disk_that_fills(write, monkeypatch), pytest.raises(OSError, match="No space left"):
        compact(batches_that_count(out), out)
        raise OSError(28, "No space left on device")  # where all was written before
    tidy(out, datasets())
    assert rows(out) == before


def test_results_of_a_version_with_other_columns_are_made_again(out: Path) -> None:
    path = next((out / "done").glob("*.json"))
    path.write_text(json.dumps({**json.loads(path.read_text()), "columns": "of an earlier version"}))
    assert len(batches_that_count(out)) == 5


def peak_of(work: Callable[[], object]) -> int:
    tracemalloc.start()
    try:
        work()
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


def many_units(count: int) -> Iterator[Unit]:
    return (Unit(f"2021/{at // 1000}/story number {at}.txt", "0123456789abcdef") for at in range(count))


def plan_and_follow(count: int, out: Path) -> None:
    with Plan(many_units(count)) as plan:
        follow(plan, out)
        assert sum(len(one.units) for one in plan.batches()) == count


def test_a_plan_takes_the_same_memory_for_ten_times_as_many_files(tmp_path: Path) -> None:
    peaks = [peak_of(lambda: plan_and_follow(count, tmp_path)) for count in (4_000, 40_000)]  # noqa: B023
    assert peaks[1] < peaks[0] + 200_000  # bytes; the names alone are 1.4 MB


def write_receipts(out: Path, batches: int) -> None:
    for batch in range(batches):
        names = [f"batch {batch} story {at}.txt" for at in range(200)]
        told = {"marks": dict.fromkeys(names, "0123456789abcdef"), "articles": {name: [name] for name in names}}
        receipts.write_receipt(out, {"batch": f"b{batch:04}", "parts": {}, "failures": [], "words": 1, "metadata": ["url"], **told})  # fmt: skip


def read_through(out: Path) -> None:
    assert all(len(one["marks"]) == 200 for one in receipts_of(batches_that_count(out), out))


def test_receipts_take_the_same_memory_however_many_there_are(tmp_path: Path) -> None:
    for batches in (5, 50):
        write_receipts(tmp_path / str(batches), batches)
    peaks = [peak_of(lambda: read_through(tmp_path / str(batches))) for batches in (5, 50)]  # noqa: B023
    assert peaks[1] < peaks[0] + 50_000
