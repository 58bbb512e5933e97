"""One boundary round every reader: whatever a file does, it is read or refused with one sentence, in time."""

from __future__ import annotations

import io
import json
import struct
import subprocess
import sys
import threading
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from odfdo import Document

from analysis import CannotRead, read_article
from analysis.reading import Limits, read_articles
from analysis.reading.budget import guarded, guarded_articles, running
from analysis.reading.extracted import Extracted, Unread

STORY = "The ferry to Skerry was cancelled on Monday, said Runa Dahl. It carries 450 people a week.\n\n"
QUICK = Limits(seconds=0.3)


def swallows_everything() -> None:
    """A reader that takes every Exception for a fault of the file and goes on."""
    while True:
        try:
            json.loads("[1]")
        except Exception:
            continue


def sleeps() -> None:
    while True:
        time.sleep(0.01)


@pytest.mark.parametrize("reader", [swallows_everything, sleeps])
def test_a_reader_that_does_not_end_is_stopped(reader: Callable[[], None]) -> None:
    began = time.perf_counter()
    with pytest.raises(CannotRead, match="takes longer"):
        guarded(reader, "story.txt", QUICK)
    assert time.perf_counter() - began < 5 and not running.now


def test_it_is_stopped_in_any_thread() -> None:
    told: list[str] = []

    def read() -> None:
        try:
            guarded(swallows_everything, "story.txt", QUICK)
        except CannotRead as problem:
            told.append(str(problem))

    thread = threading.Thread(target=read)
    thread.start()
    thread.join(10)
    assert len(told) == 1


def test_nothing_is_raised_once_it_has_ended() -> None:
    for _ in range(200):
        try:
            guarded(lambda: time.sleep(0.002), "story.txt", Limits(seconds=0.002))
        except CannotRead:
            continue
    time.sleep(1.2)  # a forgotten alarm would ring by now


def test_a_profiler_can_follow_a_read_and_a_read_that_was_stopped(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(STORY)
    code = """if True:
        import cProfile, sys
        from analysis import CannotRead, read_article
        from analysis.reading import Limits
        from analysis.reading.budget import guarded
        def endless():
            while True: pass
        read_article(sys.argv[1])
        try: guarded(endless, "story.txt", Limits(seconds=0.1))
        except CannotRead: pass
        print(cProfile.Profile().runcall(read_article, sys.argv[1]).text)
    """
    told = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path / "a.txt")], capture_output=True, text=True, timeout=60
    )
    assert told.stdout.strip() == STORY.strip(), told.stderr


@pytest.mark.parametrize(
    "fault", [RecursionError, MemoryError, TypeError, UnicodeError, OSError, ZeroDivisionError, KeyError]
)
def test_whatever_is_raised_becomes_one_sentence(fault: type[Exception]) -> None:
    def fails() -> None:
        raise fault("inside")

    with pytest.raises(CannotRead) as told:
        guarded(fails, "story.odt", QUICK)
    assert str(told.value).startswith("story.odt ") and "\n" not in str(told.value)


def test_each_article_of_a_collection_has_its_own_time() -> None:
    def articles() -> object:
        for number in range(4):
            time.sleep(0.2)
            yield Extracted(f"{STORY}{number}")
        sleeps()

    found = list(guarded_articles(articles(), "dump.json", Limits(seconds=0.4)))  # type: ignore[arg-type]
    assert [type(one) for one in found] == [Extracted] * 4 + [Unread] and "takes longer" in found[-1].reason  # type: ignore[union-attr]


def word(change: Callable[[bytes], bytes]) -> bytes:
    """A .docx with one paragraph and a table, its XML changed."""
    document = docx.Document()
    document.add_paragraph(STORY)
    document.add_table(2, 2).cell(0, 0).text = "Island"
    stream, out = io.BytesIO(), io.BytesIO()
    document.save(stream)
    with zipfile.ZipFile(stream) as whole, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as changed:
        for part in whole.infolist():
            data = whole.read(part)
            changed.writestr(part.filename, change(data) if part.filename == "word/document.xml" else data)
    return out.getvalue()


def merged_rows(count: int) -> bytes:
    cell = b"<w:tr><w:tc><w:tcPr><w:vMerge%s/></w:tcPr><w:p><w:r><w:t>Skerry</w:t></w:r></w:p></w:tc></w:tr>"
    return b"<w:tbl><w:tblPr/><w:tblGrid/>" + cell % b' w:val="restart"' + (cell % b"") * count + b"</w:tbl><w:tbl>"


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda xml: xml.replace(b"<w:tcPr>", b'<w:tcPr><w:gridSpan w:val="40000000"/>', 1), id="a cell over forty million columns"),
        pytest.param(lambda xml: xml.replace(b"<w:tbl>", b"<w:p/>" * 100_000 + b"<w:tbl>", 1), id="a hundred thousand empty paragraphs"),
        pytest.param(lambda xml: xml.replace(b"<w:tbl>", merged_rows(4_000), 1), id="a cell over four thousand rows"),
    ],
)  # fmt: skip
def test_a_small_document_is_read_in_time(change: Callable[[bytes], bytes], tmp_path: Path) -> None:
    path = tmp_path / "story.docx"
    path.write_bytes(word(change))
    began = time.process_time()
    assert read_article(path).text.startswith("The ferry to Skerry")
    assert time.process_time() - began < 10


def test_a_part_that_is_longer_than_its_directory_says_is_refused(tmp_path: Path) -> None:
    whole = word(
        lambda xml: xml.replace(b"<w:tbl>", b"<w:p><w:r><w:t>" + b"sea " * 400_000 + b"</w:t></w:r></w:p><w:tbl>", 1)
    )
    data, at = bytearray(whole), 0
    while (at := whole.find(b"PK\x01\x02", at)) >= 0:
        if whole[at + 46 :].startswith(b"word/document.xml"):
            data[at + 24 : at + 28] = struct.pack("<I", 5_000)
        at += 4
    (tmp_path / "story.docx").write_bytes(data)
    with pytest.raises(CannotRead, match="damaged"):
        read_article(tmp_path / "story.docx")


@pytest.mark.parametrize(
    ("name", "data"),
    [
        pytest.param("deep.json", b"[" * 100_000, id="nested lists"),
        pytest.param(
            "deep.eml",
            b"From: a@paper.example\nSubject: x\nContent-Type: message/rfc822\n\n" * 2_000,
            id="mails in mails",
        ),
        pytest.param("long.txt", STORY.encode() * 30_000, id="more characters than an article has"),
        pytest.param("cut.txt.gz", b"\x1f\x8b\x08\x00" + b"\x00" * 20, id="a cut gzip"),
        pytest.param("nothing.warc", b"WARC/1.0\r\n\r\n", id="a crawl without pages"),
    ],
)
def test_hostile_files_are_listed_and_the_others_read(name: str, data: bytes, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(data)
    (tmp_path / "zz good.txt").write_text(STORY)
    read = read_articles(tmp_path)
    assert [article.text for article in read] == [STORY.strip()]
    assert len(read.failures) == 1 and "\n" not in read.failures.reason[0]


@pytest.mark.parametrize("charset", ["undefined", "punycode", "idna", "unicode_escape", "rot13", "base64", "no-such"])
@pytest.mark.parametrize("form", ["<meta charset={}><article><p>{}</p><p>{}</p></article>", "From: a@paper.example\nSubject: x\nContent-Type: text/plain; charset={}\n\n{}{}"])  # fmt: skip
def test_a_charset_that_is_none_is_passed_over(charset: str, form: str, tmp_path: Path) -> None:
    path = tmp_path / ("story.html" if form.startswith("<") else "story.eml")
    path.write_text(
        form.format(charset, STORY.strip(), "Nobody was hurt, the harbour master Ivo Castellan said later.")
    )
    assert "said Runa Dahl" in read_article(path).text


def test_metadata_beside_an_article_has_a_limit(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(STORY)
    (tmp_path / "a.json").write_bytes(b" " * 1_000_001)
    with pytest.raises(CannotRead, match="larger than 1 MB"):
        read_article(tmp_path / "a.txt")


def test_half_characters_become_whole_ones(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(STORY)
    (tmp_path / "a.json").write_text('{"title": "Ferry \\ud800", "note": "\\udfff"}')
    article = read_article(tmp_path / "a.txt")
    assert article.title == "Ferry \ufffd" and json.dumps(article.title, ensure_ascii=False).encode()


def test_a_name_of_255_letters_is_read(tmp_path: Path) -> None:
    path = tmp_path / f"{'a' * 251}.txt"
    path.write_text(STORY)
    assert read_article(path).text == STORY.strip()


def test_a_header_of_a_megabyte_is_cut(tmp_path: Path) -> None:
    words = " ".join(["=?utf-8?q?a=20b?="] * 50_000)
    (tmp_path / "a.eml").write_text(f"From: Ana Roe <a@paper.example>\nSubject: {words}\n\n{STORY}")
    began = time.process_time()
    assert read_article(tmp_path / "a.eml").text.strip() == STORY.strip()
    assert time.process_time() - began < 5


def test_a_small_table_that_holds_one_text_very_often_is_cut_and_told(tmp_path: Path) -> None:
    texts = pa.array([STORY * 10] * 20_000).dictionary_encode()
    pq.write_table(pa.table({"title": ["Ferries"] * 20_000, "text": texts}), tmp_path / "a.parquet")
    read = read_articles(tmp_path / "a.parquet", limits=Limits(collection=1_000_000))
    assert 0 < sum(1 for _ in read) < 20_000
    assert any("unpacks to more than 1 MB" in reason for reason in read.failures.reason)


def test_a_chapter_that_a_book_names_very_often_is_read_once(tmp_path: Path) -> None:
    package = "<package xmlns='http://www.idpf.org/2007/opf'><manifest><item id='a' href='a.xhtml'/></manifest><spine>{}</spine></package>"
    container = "<container xmlns='urn:oasis:names:tc:opendocument:xmlns:container'><rootfiles><rootfile full-path='a.opf'/></rootfiles></container>"
    with zipfile.ZipFile(tmp_path / "a.epub", "w") as book:
        book.writestr("mimetype", "application/epub+zip")
        book.writestr("META-INF/container.xml", container)
        book.writestr("a.opf", package.format("<itemref idref='a'/>" * 5_000))
        book.writestr("a.xhtml", f"<html><body><h1>Ferries</h1><p>{STORY}</p><p>{STORY}</p></body></html>")
    assert len(list(read_articles(tmp_path / "a.epub"))) == 1


def test_two_billion_spaces_of_a_document_are_one(tmp_path: Path) -> None:
    names = "xmlns:office='urn:oasis:names:tc:opendocument:xmlns:office:1.0' xmlns:text='urn:oasis:names:tc:opendocument:xmlns:text:1.0'"
    paragraph = "<text:p>The ferry<text:s text:c='2000000000'/>sailed, said Ana Roe.</text:p>"
    content = f"<office:document-content {names}><office:body><office:text>{paragraph}</office:text></office:body></office:document-content>"
    document = Document("text")
    document.save(tmp_path / "a.odt")
    with zipfile.ZipFile(tmp_path / "a.odt") as old, zipfile.ZipFile(tmp_path / "b.odt", "w") as new:
        for name in old.namelist():
            new.writestr(name, content if name == "content.xml" else old.read(name))
    assert read_article(tmp_path / "b.odt").text == "The ferry sailed, said Ana Roe."
