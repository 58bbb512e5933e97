"""Files of many articles, tables, archives and folders: every article with its facts, and an account of the rest."""

import gzip
import json
import zipfile
from datetime import date
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.article import Article
from analysis.reading import CannotRead, read_article, read_articles, readable_suffixes
from analysis.reading.limits import Limits
from tests.reading.stories import FILES, STORIES, nexis_docx, nexis_lines, table

PROSE = "The council voted on Tuesday to close the harbour, officials said.\n\n“We had no choice,” said Ana Roe."
NO_AUTHOR, NO_SECTION = (
    {"alerts.mbox", "crawl.warc"},
    {"Factiva.rtf", "Factiva.html", "biblio.html", "feed.rss", "alerts.mbox", "crawl.warc"},
)


@pytest.mark.parametrize("name", FILES)
def test_every_article_of_a_file_has_its_own_facts_and_text(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(FILES[name]())
    read = read_articles(tmp_path / name)
    articles = list(read)
    facts = (
        ["title", "date", "outlet", "text"]
        + ["author"] * (name not in NO_AUTHOR)
        + ["section"] * (name not in NO_SECTION)
    )
    found = [{"title": one.title, "date": str(one.published), "outlet": one.outlet, "text": one.text, "author": one.author, "section": one.metadata.get("section")} for one in articles]  # fmt: skip
    assert [{fact: one[fact] for fact in facts} for one in found] == [
        {fact: one[fact] for fact in facts} for one in STORIES
    ]
    assert read.failures.empty and all(one.published_from for one in articles)
    assert len({one.source for one in articles}) == 2


def test_a_file_of_many_articles_is_not_read_as_one(tmp_path: Path) -> None:
    (tmp_path / "Files(2).DOCX").write_bytes(FILES["Files(2).DOCX"]())
    with pytest.raises(CannotRead, match="holds 2 articles: read them with read_articles"):
        read_article(tmp_path / "Files(2).DOCX")


def test_articles_that_a_file_promises_and_does_not_hold_are_told(tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(nexis_docx(nexis_lines(promised=5)))
    read = read_articles(tmp_path / "a.docx")
    assert len(list(read)) == 2 and read.failures.reason.tolist() == ["It says that it holds 5 articles; 2 were found."]


def test_an_article_without_text_is_listed_with_its_reason(tmp_path: Path) -> None:
    lines = [line for line in nexis_lines() if line not in STORIES[1]["text"].split("\n\n")]
    (tmp_path / "a.docx").write_bytes(nexis_docx(lines))
    read = read_articles(tmp_path / "a.docx")
    assert len(list(read)) == 1
    assert read.failures.reason.tolist() == [f"The article “{STORIES[1]['title']}” has no text in this export."]


def test_a_text_shorter_than_it_is_said_to_be_is_told(tmp_path: Path) -> None:
    lines = [line.replace("words", "0 words") if line.startswith("Length") else line for line in nexis_lines()]
    (tmp_path / "a.txt").write_text("\n".join(lines).replace(" 0 words", "0 words"), "utf-8")
    assert all("some of the text may be missing" in one.warnings[-1] for one in read_articles(tmp_path / "a.txt"))


def test_columns_can_be_set_and_are_shown() -> None:
    frame = (
        table()
        .rename(columns={"Full_Text": "notes", "Headline": "key"})
        .assign(abstract="A summary that is long enough to be taken for text.")
    )
    read = read_articles(frame, columns={"text": "notes", "title": "key"})
    assert [one.title for one in read] == [one["title"] for one in STORIES]
    assert "text = notes" in read.table["columns"][0]
    with pytest.raises(StopIteration):
        next(wrong := read_articles(frame, columns={"text": "nothing"}))
    assert "no column 'nothing' for 'text'" in wrong.failures.reason[0]


def test_the_longest_column_is_the_text_where_no_name_tells_it() -> None:
    frame = pd.DataFrame({"a": ["x", "y"], "b": [one["text"] for one in STORIES]})
    assert [one.text for one in read_articles(frame)] == [one["text"] for one in STORIES]


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("03/12/2021", date(2021, 12, 3)),
        ("2021-12-03 10:00", date(2021, 12, 3)),
        ("3.12.2021", date(2021, 12, 3)),
        ("1638489600", date(2021, 12, 3)),
    ],
)
def test_days_in_tables(written: str, day: date) -> None:
    frame = pd.DataFrame({"text": [PROSE, PROSE], "date": [written, "31/01/2022"]})
    assert next(read_articles(frame)).published == day


def test_an_order_of_day_and_month_that_nothing_tells_leaves_the_day_open() -> None:
    article = next(read_articles(pd.DataFrame({"text": [PROSE], "date": ["03/12/2021"]})))
    assert article.published is None and "two ways" in article.warnings[0]


def test_other_columns_are_metadata_of_the_article() -> None:
    frame = pd.DataFrame({"text": [PROSE], "url": ["https://x.example/1"], "coder": ["B"], "empty": [None]})
    assert dict(next(read_articles(frame)).metadata) == {"url": "https://x.example/1", "coder": "B"}


def test_a_table_of_addresses_offers_them(tmp_path: Path) -> None:
    pd.DataFrame({"id": [1, 2], "title": ["A", "B"], "url": ["https://x.example/1", "https://x.example/2"]}).to_csv(
        tmp_path / "mc.csv"
    )
    read = read_articles(tmp_path / "mc.csv")
    assert list(read) == [] and read.addresses == ["https://x.example/1", "https://x.example/2"]
    assert "only 2 addresses" in read.failures.reason[0]


def test_every_file_of_a_folder_is_read_skipped_or_failed(tmp_path: Path) -> None:
    (tmp_path / "below").mkdir()
    for name in ("a.txt", "b.text", "c.TXT", "noending", "below/d.markdown", "story.v2"):
        (tmp_path / name).write_text(PROSE, "utf-8")
    (tmp_path / "a.json").write_text(json.dumps({"published": "2021-05-04", "desk": "east"}))
    for name in ("e.doc", "f.jpg", "g.xlsx", "h.ris", "i.csv"):
        (tmp_path / name).write_text("x")
    (tmp_path / ".hidden").write_text("x")
    read = read_articles(tmp_path)
    articles = {Path(one.source or "").name: one for one in read}
    assert set(articles) == {"a.txt", "b.text", "c.TXT", "noending", "d.markdown", "story.v2"}
    assert articles["a.txt"].published == date(2021, 5, 4) and articles["a.txt"].metadata == {"desk": "east"}
    assert sorted(Path(path).name for path in read.failures.path) == ["e.doc", "f.jpg", "g.xlsx", "h.ris", "i.csv"]
    assert read.table.skipped.dropna().tolist() == ["It holds the metadata of a.txt."]


def test_a_metadata_table_beside_the_texts(tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / f"{name}.txt").write_text(PROSE, "utf-8")
    (tmp_path / "list.csv").write_text(
        "file,newspaper,date,beat\none.txt,The Post,2021-05-04,law\ntwo.txt,The Sun,2021-05-05,sport\n"
    )
    found = [(one.outlet, str(one.published), one.metadata["beat"]) for one in read_articles(tmp_path)]
    assert found == [("The Post", "2021-05-04", "law"), ("The Sun", "2021-05-05", "sport")]


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("2021-05-04_Valley-Post_1.txt", date(2021, 5, 4)),
        ("20210504 story.txt", date(2021, 5, 4)),
        ("post-12345678.txt", None),
    ],
)
def test_the_day_in_the_name_of_a_file(name: str, day: date | None, tmp_path: Path) -> None:
    (tmp_path / name).write_text(PROSE, "utf-8")
    article = read_article(tmp_path / name)
    assert (article.published, article.published_from) == (day, "the name of the file" if day else None)


def test_lists_of_sources_and_pasted_text(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(PROSE, "utf-8")
    read = read_articles([tmp_path / "a.txt", PROSE, table(), Article("He left.")])
    assert len(list(read)) == 5


def test_packed_files(tmp_path: Path) -> None:
    (tmp_path / "a.csv.gz").write_bytes(gzip.compress(FILES["a.csv"]()))
    assert len(list(read_articles(tmp_path / "a.csv.gz"))) == 2
    with zipfile.ZipFile(tmp_path / "crawl.wacz", "w") as archive:
        archive.writestr("archive/data.warc.gz", gzip.compress(FILES["crawl.warc"]()))
        archive.writestr("datapackage.json", "{}")
    assert len(list(read_articles(tmp_path / "crawl.wacz"))) == 2


def test_an_archive_that_unpacks_to_more_than_is_read_is_refused(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.txt", b"x" * 2_000_000)
    read = read_articles(tmp_path / "a.zip", limits=Limits(collection=1_000_000))
    assert list(read) == [] and "unpacks to more than 1 MB" in read.failures.reason[0]


def test_a_source_that_is_none_is_told(tmp_path: Path) -> None:
    with pytest.raises(CannotRead, match="no file or folder"):
        read_articles(tmp_path / "nowhere")


@given(st.binary(max_size=300), st.sampled_from(readable_suffixes()), st.sampled_from(sorted(FILES)))
@settings(max_examples=120)
def test_any_bytes_are_read_or_listed(
    tmp_path_factory: pytest.TempPathFactory, data: bytes, suffix: str, name: str
) -> None:
    folder = tmp_path_factory.mktemp("any")
    whole = FILES[name]()
    (folder / f"any{suffix}").write_bytes(data)
    (folder / f"broken{Path(name).suffix}").write_bytes(whole[: len(whole) // 2] + data)
    read = read_articles(folder)
    for article in read:
        assert article.text
    assert len(read.files) == 2 and all(one.found or one.failed or one.unread or one.skipped for one in read.files)


def test_a_broken_crawl_prints_nothing_and_is_listed(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    whole = FILES["crawl.warc"]()
    at = whole.index(b"WARC/1.0", 10)
    (tmp_path / "crawl.warc").write_bytes(whole[: at - 4] + b"tail of a page cut short\r\n\r\n" + whole[at:])
    read = read_articles(tmp_path / "crawl.warc")
    assert len(list(read)) == 2
    assert read.failures.reason.str.contains("is damaged near record").sum() == 1
    assert capfd.readouterr() == ("", "")


def test_times_of_a_table_are_kept(tmp_path: Path) -> None:
    frame = table().assign(date=["2022-11-08 14:05", "2022-11-11 00:00:00"])
    first, second = read_articles(frame)
    assert first.metadata["date"] == "2022-11-08 14:05" and "date" not in second.metadata


def test_the_same_articles_in_two_formats_are_both_read(tmp_path: Path) -> None:
    for name in ("a.csv", "a.json"):
        (tmp_path / name).write_bytes(FILES[name]())
    (tmp_path / "b.txt").write_text(PROSE, "utf-8")
    (tmp_path / "b.json").write_text(json.dumps([{"text": PROSE}]))
    (tmp_path / "c.txt").write_text(PROSE, "utf-8")
    (tmp_path / "c.json").write_text('{"outlet": "The Skerry Post", "tags": ["ferry"]}')
    read = read_articles(tmp_path)
    assert [Path(one.source.partition("#")[0]).name for one in read] == [
        "a.csv",
        "a.csv",
        "a.json",
        "a.json",
        "b.json",
        "b.txt",
        "c.txt",
    ]
    assert read.failures.empty and read.table.skipped.notna().sum() == 1
