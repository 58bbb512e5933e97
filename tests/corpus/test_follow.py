"""A corpus follows its folder: after any change, kill or damage it equals one that is made anew."""

import json
import random
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pandas as pd
import pytest

from analysis.article import Article
from analysis.corpus import Corpus, analyse_corpus, answers, batch, receipts, units
from analysis.corpus.plan import Plan, batch_name
from analysis.corpus.receipts import batches_that_count, receipts_of, tidy
from analysis.corpus.run import follow
from analysis.corpus.store import datasets
from analysis.corpus.units import units_of
from analysis.pipeline import analyse
from analysis.reading import read_articles
from analysis.reading.limits import Options
from analysis.review import Journal, article_folder, review
from tests.corpus.test_run import write_stories
from tests.reading.stories import FILES, table


@pytest.fixture(autouse=True)
def in_this_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """Batches run here, not in workers: what is under test is what lies on the disk."""
    from analysis.corpus import run as module

    class Done:
        def __init__(self, work: Callable[[], object]):
            self.problem: BaseException | None = None
            try:
                work()
            except Exception as problem:
                self.problem = problem

        def exception(self) -> BaseException | None:
            return self.problem

        def release(self) -> None:
            pass

    def run(client, batches, units, folder, out, corrections, options, progress):  # type: ignore[no-untyped-def]
        waiting = list(batches)
        while waiting:
            one = waiting.pop(0)
            done = Done(lambda: batch.analyse_batch(folder, one.units, out, one.name, corrections, options))  # noqa: B023
            waiting = [*module.finish(done, one, out), *waiting]

    class Nobody:
        def __enter__(self) -> None: ...
        def __exit__(self, *_: object) -> None: ...

    monkeypatch.setattr(module, "run", run)
    monkeypatch.setattr(module, "cluster", lambda *_: Nobody())


def corpus_of(folder: Path, out: Path) -> Corpus:
    return analyse_corpus(folder, out, corrections=None, batch=3, progress=False)


def rows(corpus: Corpus) -> dict[str, str]:
    asked = "SELECT md5(string_agg(line, chr(10) ORDER BY line)) AS sum FROM (SELECT {0}::VARCHAR AS line FROM {0})"
    return {name: str(corpus.sql(asked.format(name))["sum"][0]) for name in datasets()}


def equals_a_fresh_one(folder: Path, out: Path, fresh: Path) -> bool:
    followed, made = corpus_of(folder, out), corpus_of(folder, fresh)
    return rows(followed) == rows(made) and followed.failures().equals(made.failures())


def change_text(folder: Path) -> None:
    (folder / "story001.txt").write_text("The port of Lund closed on Friday, Ilse Marrow said.", "utf-8")


def same_size(folder: Path) -> None:
    path = folder / "story002.txt"
    path.write_text(path.read_text("utf-8").replace("Ana Roe", "Ida Roe"), "utf-8")


def date_it(folder: Path) -> None:
    (folder / "story003.json").write_text(json.dumps({"published": "2021-05-04", "desk": "east"}))


def delete(folder: Path) -> None:
    (folder / "story000.txt").unlink()


def repair(folder: Path) -> None:
    (folder / "broken.docx").write_bytes(FILES["Files(2).DOCX"]())


def break_it(folder: Path) -> None:
    (folder / "story004.txt").write_bytes(b"")


def add_table(folder: Path) -> None:
    table().to_csv(folder / "more.csv", index=False)


def add_odd_names(folder: Path) -> None:
    for name in ("a'b.txt", "50% [new]*?.txt", "é\n.txt", 'q"x.txt', "#1.txt"):
        (folder / name).write_text("The base closed on Friday, Ana Roe said.", "utf-8")


CHANGES = (change_text, same_size, date_it, delete, repair, break_it, add_table, add_odd_names)


def start(folder: Path) -> Path:
    write_stories(folder, 8)
    (folder / "broken.docx").write_bytes(b"PK\x03\x04 no")
    return folder


@pytest.mark.parametrize("change", CHANGES, ids=lambda one: one.__name__)
def test_a_change_is_followed(change: Callable[[Path], None], tmp_path: Path) -> None:
    folder = start(tmp_path / "news")
    corpus_of(folder, tmp_path / "out")
    change(folder)
    assert equals_a_fresh_one(folder, tmp_path / "out", tmp_path / "fresh")


def test_only_what_changed_is_analysed_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = start(tmp_path / "news")
    corpus_of(folder, tmp_path / "out")
    seen: list[str] = []
    analyse = batch.analyse
    monkeypatch.setattr(batch, "analyse", lambda article: (seen.append(Path(article.source).name), analyse(article))[1])
    corpus_of(folder, tmp_path / "out")
    assert seen == []
    change_text(folder)
    date_it(folder)
    corpus_of(folder, tmp_path / "out")
    assert sorted(seen) == ["story001.txt", "story003.txt"]


@contextmanager
def disk_that_fills(write: int, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Inside the block the write with this number (from 1) fails for want of room; the others succeed."""
    left, replace = [write], receipts.os.replace

    def failing(*paths: object) -> None:
        left[0] -= 1
        if left[0] == 0:
            raise OSError(28, "No space left on device")
        replace(*paths)  # type: ignore[arg-type]

    with monkeypatch.context() as patch:
        patch.setattr(receipts.os, "replace", failing)
        yield


@pytest.mark.parametrize("seed", range(4))
def test_writes_that_fail_at_any_moment_lose_and_double_nothing(
    seed: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = start(tmp_path / "news")
    corpus_of(folder, tmp_path / "out")
    for change in random.Random(seed).sample(CHANGES, 4):
        change(folder)
    with (
        disk_that_fills(random.Random(seed).randrange(1, 22), monkeypatch),
        pytest.raises(OSError, match="No space left"),
    ):
        corpus_of(folder, tmp_path / "out")
        raise OSError(28, "No space left on device")  # where all was written before the disk was full
    assert equals_a_fresh_one(folder, tmp_path / "out", tmp_path / "fresh")


def tear_receipt(out: Path) -> None:
    path = next((out / "done").glob("*.json"))
    path.write_text(path.read_text("utf-8")[:40])


def tear_part(out: Path) -> None:
    path = sorted((out / "quotes").glob("*.parquet"))[0]
    path.write_bytes(path.read_bytes()[:-10])


def lose_part(out: Path) -> None:
    sorted((out / "actors").glob("*.parquet"))[0].unlink()


def leave_orphans(out: Path) -> None:
    shutil.copy(sorted((out / "quotes").glob("*.parquet"))[0], out / "quotes" / "orphan.parquet")
    (out / "quotes" / "x.12.part").write_bytes(b"half")


def bury_receipt(out: Path) -> None:
    (out / "done" / "x.json").write_text("[" * 9_000)


@pytest.mark.parametrize(
    "harm", [tear_receipt, tear_part, lose_part, leave_orphans, bury_receipt], ids=lambda one: one.__name__
)
def test_damaged_results_are_made_again(harm: Callable[[Path], None], tmp_path: Path) -> None:
    folder = start(tmp_path / "news")
    corpus_of(folder, tmp_path / "out")
    harm(tmp_path / "out")
    assert equals_a_fresh_one(folder, tmp_path / "out", tmp_path / "fresh")
    assert not list((tmp_path / "out").rglob("*.part")) and not (tmp_path / "out/quotes/orphan.parquet").exists()


def test_lines_that_are_no_decisions_are_left_out_and_told(tmp_path: Path) -> None:
    corpus = corpus_of(start(tmp_path / "news"), tmp_path / "out")
    corpus.join("person:ana roe", "person:anna roe")
    with (tmp_path / "out" / "decisions.jsonl").open("a") as file:
        file.write('[1]\nnull\n{"joins": 5}\n{"entity": "x"}\n\n{"joins": "per')
    with pytest.warns(UserWarning, match="5 lines of .* are no decisions"):
        assert Corpus(tmp_path / "out").decisions() == [{"joins": "person:ana roe", "entity": "person:anna roe"}]


def test_a_column_goes_with_the_last_article_that_has_it(tmp_path: Path) -> None:
    folder = start(tmp_path / "news")
    pd.DataFrame({"text": ["The port of Lund closed, said Ana Roe."], "desk": ["north"]}).to_csv(folder / "a.csv")
    assert "desk" in corpus_of(folder, tmp_path / "out").own_columns
    (folder / "a.csv").unlink()
    assert "desk" not in corpus_of(folder, tmp_path / "out").own_columns


def test_a_batch_that_another_replaces_does_not_count(tmp_path: Path) -> None:
    folder = start(tmp_path / "news")
    corpus_of(folder, tmp_path / "out")
    before = tmp_path / "before"
    shutil.copytree(tmp_path / "out", before)
    delete(folder)
    with Plan(units_of(folder, None, Options(), tmp_path / "out")) as plan:
        follow(plan, tmp_path / "out")
    for path in before.rglob("*"):  # as a kill right after the new receipt leaves it
        target = tmp_path / "out" / path.relative_to(before)
        if path.is_file() and not target.exists():
            shutil.copy(path, target)
    kept = tidy(tmp_path / "out", datasets())
    names = [name for one in receipts_of(kept, tmp_path / "out") for name in one["marks"]]
    assert len(names) == len(set(names)) and "story000.txt" not in names
    assert batches_that_count(tmp_path / "out") == kept and batch_name([]) not in names


def test_own_columns_of_a_table_are_columns_of_the_articles(tmp_path: Path) -> None:
    frame = table().assign(coder=["A", "B"], words=["many", "few"])
    corpus = analyse_corpus(frame, tmp_path / "out", corrections=None, progress=False)
    found = corpus.sql("SELECT title, outlet, author, section, coder, own_words FROM articles ORDER BY published")
    assert (
        found.coder.tolist() == ["A", "B"]
        and found.own_words.tolist() == ["many", "few"]
        and found.section[0] == "NEWS; Pg. 3"
    )
    assert (
        corpus.sql("SELECT coder, count(*) AS n FROM quotes JOIN articles USING (article) GROUP BY coder").n.sum() > 0
    )


def test_own_columns_of_any_name(tmp_path: Path) -> None:
    odd = {
        "": "1",
        "a\0b": "2",
        'say "x"': "3",
        "Articles": "4",
        "title ": "5",
        "x" * 5_000: "6",
        "[]%'": "7",
        "ARTICLE": "8",
    }
    (tmp_path / "news").mkdir()
    (tmp_path / "news" / "a.json").write_text(json.dumps([{"text": "The port of Lund closed, said Ana Roe.", **odd}]))
    (tmp_path / "news" / "b.csv").write_text(pd.DataFrame({"text": ["The ferry sailed, said Carl Ott."]}).to_csv())
    corpus = corpus_of(tmp_path / "news", tmp_path / "out")
    assert "unnamed column" in corpus.article_columns and len(corpus.sql("SELECT * FROM articles")) == 2
    assert len(corpus.only({"unnamed column": "1"}).sql("SELECT * FROM articles")) == 1


def test_own_columns_choose_and_group_the_articles(tmp_path: Path) -> None:
    frame = table().assign(coder=["A", "B"], **{"Page number": ["3", None]})
    corpus = analyse_corpus(frame, tmp_path / "out", corrections=None, progress=False)
    first = corpus.only(coder="A")
    assert first.ask("articles").title.tolist() == ["Ferry company cancels winter crossings"]
    for name in (*datasets(), "entities", "copies"):
        assert set(first.sql(f"SELECT article FROM {name}").article) <= set(first.ask("articles").article)
    assert corpus.only({"Page number": None}).ask("articles").coder.tolist() == ["B"]
    assert first.only(coder=["A", "B"]).ask("articles").coder.tolist() == ["A"]
    assert first.only(coder="B").ask("articles").empty
    assert corpus.only(coder=["A", "B"]).ask("overview", by="coder").value.tolist() == ["A", "B"]
    assert corpus.ask("overview", by="Page number").value.tolist() == ["3", "not known"]
    with pytest.raises(KeyError, match="coder"):
        corpus.only(section_name="x")


def test_own_columns_stand_beside_answers_about_articles(tmp_path: Path) -> None:
    corpus = analyse_corpus(table().assign(coder=["A", "B"]), tmp_path / "out", corrections=None, progress=False)
    rows = corpus.with_article_columns(corpus.ask("timeline", since=None, until=None))
    assert len(rows) and set(rows.coder) <= {"A", "B"} and {"section", "author"} <= set(rows.columns)
    assert set(corpus.ask("articles").columns) >= {"author", "section", "coder", "outlet", "published"}
    counts = corpus.ask("overview")
    assert corpus.with_article_columns(counts).equals(counts)


def test_articles_and_exports_of_archives_become_a_corpus(tmp_path: Path) -> None:
    (tmp_path / "dump.TXT").write_bytes(FILES["dump.TXT"]())
    corpus = analyse_corpus(
        [tmp_path / "dump.TXT", Article("Ana Roe left on Friday.", source="mine")],
        tmp_path / "out",
        corrections=None,
        progress=False,
    )
    assert len(corpus.sql("SELECT * FROM articles")) == 3


def test_what_tells_metadata_is_listed_as_skipped(tmp_path: Path) -> None:
    folder = start(tmp_path / "news")
    date_it(folder)
    corpus = corpus_of(folder, tmp_path / "out")
    assert corpus.skipped().path.tolist() == ["story003.json"] and corpus.failures().path.tolist() == ["broken.docx"]
    assert isinstance(corpus.skipped(), pd.DataFrame)


def test_no_broken_file_among_many_is_lost(tmp_path: Path) -> None:
    folder, kinds = tmp_path / "news", (".docx", ".pdf", ".parquet", ".xlsx", ".json")
    write_stories(folder, 40)
    broken = [f"broken{number:02}{kinds[number % len(kinds)]}" for number in range(10)]
    for name in broken:
        (folder / name).write_bytes(b"PK\x03\x04 cut off")
    corpus = corpus_of(folder, tmp_path / "out")
    assert corpus.failures().path.tolist() == sorted(broken) and all(corpus.failures().reason)
    assert len(corpus.ask("articles")) == 40


def reject_first_quote(out: Path, article: Article) -> None:
    """What an analyst does to an article on the desk."""
    desk_review = review(analyse(article), [])
    Journal(article_folder(out, article)).add(desk_review.correction("reject", "q1"), article.text)


@pytest.mark.parametrize("source", ["file", "frame"])
def test_corrections_of_a_pasted_copy_hold_in_the_next_run(tmp_path: Path, source: str) -> None:
    text = "The ferry is late.\n\n“We sail on Friday,” said Ola Berg. Nobody was hurt."
    (tmp_path / "news").mkdir()
    (tmp_path / "news/x7.txt").write_text(text, "utf-8")
    given = tmp_path / "news" if source == "file" else pd.DataFrame({"text": [text]})
    corpus = analyse_corpus(given, tmp_path / "out", corrections=tmp_path / "outputs", progress=False)
    assert len(corpus.sql("SELECT * FROM quotes")) == 1
    pasted = next(iter(read_articles(given)))
    reject_first_quote(tmp_path / "outputs", Article(pasted.text, title="The ferry is late", source="pasted text"))
    for _ in range(2):  # and it stays so
        corpus = analyse_corpus(given, tmp_path / "out", corrections=tmp_path / "outputs", progress=False)
        assert len(corpus.sql("SELECT * FROM quotes")) == 0


def test_a_large_file_is_read_in_shares_that_make_the_same_corpus(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "news").mkdir()
    text = "The ferry to Skerry was late on Friday, Ana Roe said. About {} people waited."
    told = pd.DataFrame({"title": [f"Story {at}" for at in range(11)], "text": [text.format(at) for at in range(11)]})
    told.loc[4, "text"] = ""
    told.to_csv(tmp_path / "news/all.csv", index=False)
    whole = corpus_of(tmp_path / "news", tmp_path / "whole")
    monkeypatch.setattr(units, "SHARE_BYTES", 200)
    shared = corpus_of(tmp_path / "news", tmp_path / "shared")
    assert sum(len(one["marks"]) for one in shared.receipts()) > 3
    assert rows(shared) == rows(whole) and len(shared.ask("articles")) == 10
    assert shared.failures().equals(whole.failures()) and shared.failures().path.tolist() == ["all.csv#5"]
    (tmp_path / "news/all.csv").write_bytes(b"\x00 torn")
    assert corpus_of(tmp_path / "news", tmp_path / "shared").failures().path.tolist() == ["all.csv"]


def test_rows_without_text_of_a_table_in_memory_are_listed(tmp_path: Path) -> None:
    frame = pd.DataFrame({"title": ["A", "B"], "text": ["The ferry was late, Ana Roe said.", ""]})
    corpus = analyse_corpus(frame, tmp_path / "out", corrections=None, progress=False)
    assert len(corpus.ask("articles")) == 1 and corpus.failures().reason.tolist() == ["Row 2 has no text."]


def test_folders_tables_and_articles_are_mixed_in_a_list(tmp_path: Path) -> None:
    folder = write_stories(tmp_path / "news", 2)
    given = [folder, table(), Article("Ana Roe left on Friday.", source="mine")]
    corpus = analyse_corpus(given, tmp_path / "out", corrections=None, progress=False)
    assert len(corpus.ask("articles")) == 5
    with pytest.raises(TypeError, match="not int"):
        analyse_corpus([folder, 7], tmp_path / "out", corrections=None, progress=False)


def test_results_in_the_folder_of_the_articles_are_no_articles(tmp_path: Path) -> None:
    folder = write_stories(tmp_path / "news", 2)
    for _ in range(2):
        corpus = corpus_of(folder, folder / "results")
        assert len(corpus.ask("articles")) == 2 and corpus.failures().empty


def test_answers_have_a_limit_and_come_whole_in_pieces(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    corpus = corpus_of(write_stories(tmp_path / "news", 6), tmp_path / "out")
    assert len(corpus.ask("articles")) == 6 and not corpus.ask("articles").attrs["more"]
    with pytest.warns(UserWarning, match="first 4 rows"):
        assert len(cut := corpus.ask("articles", limit=4)) == 4 and cut.attrs["more"]
    monkeypatch.setattr(answers, "MAX_ROWS", 2)
    whole = pd.concat(corpus.pieces("articles"), ignore_index=True)
    assert whole.path.tolist() == corpus.ask("articles", limit=None).path.tolist()
    for name in ("version_changes", "discrepancies", "failures"):
        assert sum(map(len, corpus.pieces(name))) == 0
