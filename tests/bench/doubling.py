"""Time by length, for every reader and every finder: from 10,000 to 1,000,000 characters; linear where the time for a character stays the same."""

from __future__ import annotations

import gzip
import io
import json
import plistlib
import sqlite3
import tempfile
import time
import zipfile
from collections.abc import Callable
from html import escape
from pathlib import Path
from typing import Any

import docx
import pandas as pd
from odfdo import Document as Odf
from odfdo import Paragraph
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import Paragraph as PdfParagraph
from reportlab.platypus import SimpleDocTemplate

from analysis import Article, analyse, pipeline
from analysis.reading import Limits
from analysis.reading.articles import read_articles
from analysis.result import TABLE_NAMES
from tests.bench.news import article

SIZES = (10_000, 100_000, 1_000_000)
MOST = 1.5
"""Times that a character of the longest text may cost what one of the middle one costs; of short ones starting costs too much to tell."""
PATIENT = Limits(seconds=300)


def text_of(size: int) -> str:
    """About that many characters of news in paragraphs."""
    return article(size // 6)[:size]


def paragraphs(size: int) -> list[str]:
    return [one for one in text_of(size).split("\n") if one.strip()]


def page(size: int) -> bytes:
    return f"<html><title>Ferries</title><article>{''.join(f'<p>{escape(one)}</p>' for one in paragraphs(size))}</article></html>".encode()


def records(size: int) -> pd.DataFrame:
    """Stories of 2,000 characters in a table."""
    text = text_of(size)
    texts = [text[at : at + 2_000] for at in range(0, len(text), 2_000)]
    return pd.DataFrame(
        {"title": [f"Story {number}" for number in range(len(texts))], "text": texts, "date": "2022-11-08"}
    )


def word_file(size: int) -> bytes:
    document = docx.Document()
    for one in paragraphs(size):
        document.add_paragraph(one)
    return saved(document.save)


def odt(size: int) -> bytes:
    document = Odf("text")
    document.body.clear()
    for one in paragraphs(size):
        document.body.append(Paragraph(one))
    return saved(document.save)


def pdf(size: int) -> bytes:
    style = getSampleStyleSheet()["BodyText"]
    return saved(
        lambda stream: SimpleDocTemplate(stream).build([PdfParagraph(escape(one), style) for one in paragraphs(size)])
    )


def saved(save: Callable[[Any], object]) -> bytes:
    stream = io.BytesIO()
    save(stream)
    return stream.getvalue()


def rtf(size: int) -> bytes:
    inside = "".join(c if ord(c) < 128 else f"\\u{ord(c)}?" for c in text_of(size)).replace("\n", "\\par\n")
    return ("{\\rtf1\\ansi " + inside + "}").encode()


def mail(size: int) -> bytes:
    return (
        b"From: a@paper.example\nSubject: Ferries\nContent-Type: text/plain; charset=utf-8\n\n" + text_of(size).encode()
    )


def web_archive_page(size: int) -> bytes:
    head = b"MIME-Version: 1.0\nSubject: Ferries\nContent-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n"
    return head + page(size)


def safari_page(size: int) -> bytes:
    main = {
        "WebResourceData": page(size),
        "WebResourceMIMEType": "text/html",
        "WebResourceTextEncodingName": "UTF-8",
        "WebResourceURL": "https://paper.example/1",
    }
    return plistlib.dumps({"WebMainResource": main}, fmt=plistlib.FMT_BINARY)


def sqlite(size: int) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        with sqlite3.connect(Path(folder) / "a.db") as database:
            records(size).to_sql("articles", database, index=False)
        database.close()
        return (Path(folder) / "a.db").read_bytes()


def feed(size: int) -> bytes:
    items = (
        f"<item><title>{one.title}</title><description>{escape(one.text)}</description></item>"
        for one in records(size).itertuples()
    )
    return f"<rss version='2.0'><channel><title>Post</title>{''.join(items)}</channel></rss>".encode()


def mailbox(size: int) -> bytes:
    letters = (
        f"From desk@paper.example Tue May  4 10:00:00 2021\nFrom: a@paper.example\nSubject: {one.title}\n\n{one.text}\n\n"
        for one in records(size).itertuples()
    )
    return "".join(letters).encode()


def crawl(size: int) -> bytes:
    answer = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + page(size)
    head = f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://paper.example/1\r\nWARC-Date: 2022-11-08T10:00:00Z\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: {len(answer)}\r\n\r\n"
    return head.encode() + answer + b"\r\n\r\n"


def zipped(names: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as whole:
        for name, data in names.items():
            whole.writestr(name, data)
    return stream.getvalue()


def book(size: int) -> bytes:
    container = b"<container xmlns='urn:oasis:names:tc:opendocument:xmlns:container'><rootfiles><rootfile full-path='a.opf'/></rootfiles></container>"
    package = b"<package xmlns='http://www.idpf.org/2007/opf'><manifest><item id='a' href='a.xhtml' media-type='application/xhtml+xml'/></manifest><spine><itemref idref='a'/></spine></package>"
    return zipped(
        {
            "mimetype": b"application/epub+zip",
            "META-INF/container.xml": container,
            "a.opf": package,
            "a.xhtml": page(size),
        }
    )


READERS: dict[str, Callable[[int], bytes]] = {
    "a.txt": lambda n: text_of(n).encode(), "a.md": lambda n: text_of(n).encode(), "a.html": page, "a.docx": word_file, "a.odt": odt, "a.rtf": rtf, "a.pdf": pdf,
    "a.eml": mail, "a.mhtml": web_archive_page, "a.webarchive": safari_page, "a.epub": book, "a.csv": lambda n: records(n).to_csv(index=False).encode(),
    "a.xlsx": lambda n: saved(lambda stream: records(n).to_excel(stream, index=False)), "a.parquet": lambda n: saved(records(n).to_parquet),
    "a.json": lambda n: json.dumps(records(n).to_dict("records")).encode(), "a.jsonl": lambda n: records(n).to_json(orient="records", lines=True).encode(),
    "a.db": sqlite, "a.xml": feed, "a.mbox": mailbox, "a.warc": crawl, "a.warc.gz": lambda n: gzip.compress(crawl(n)),
    "a.zip": lambda n: zipped({f"{number}.txt": one.text.encode() for number, one in enumerate(records(n).itertuples())}),
    "empty lines.eml": lambda n: mail(100) + b"\n" * n + b"The ferry sailed.",
    "raised letters.html": lambda n: f"<article><p>{'The ferry sailed.<sup>2</sup> ' * (n // 20)}</p></article>".encode(),
    "different paragraphs.html": lambda n: f"<article>{''.join(f'<p>The ferry number {one} sailed.</p>' for one in range(n // 25))}</article>".encode(),
    "paragraphs.html": lambda n: f"<article>{'<p>The ferry sailed at ten, he said.</p>' * (n // 20)}</article>".encode(),
    "short quotations.txt": lambda n: ("“Then it sank for good,” he said.\n" * (n // 34)).encode(),
}  # fmt: skip
"""File => its bytes, with text of about that many characters; the last five are of kinds that were slow once."""


def reading_seconds(name: str, size: int) -> float:
    """Processor seconds that reading takes; the file is told as refused where nothing could be read."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_bytes(READERS[name](size))
        began = time.process_time()
        read = list(read_articles(path, limits=PATIENT))
        spent = time.process_time() - began
    return spent if read else float("nan")


def finding_seconds(size: int) -> dict[str, float]:
    """Finder => processor seconds in an article of that many characters, the tables at the end."""
    spent: dict[str, float] = {}
    finders = {
        name: find
        for name, find in vars(pipeline).items()
        if name.startswith(("find_", "link_")) or name in ("annotate", "name_tags")
    }
    try:
        for name, find in finders.items():
            setattr(pipeline, name, timed(name, find, spent))
        result = analyse(Article(text_of(size)))
    finally:
        for name, find in finders.items():
            setattr(pipeline, name, find)
    began = time.process_time()
    for table in TABLE_NAMES:
        result.table(table)
    return {**spent, "tables": time.process_time() - began}


def timed(name: str, find: Callable[..., Any], spent: dict[str, float]) -> Callable[..., Any]:
    def run(*given: Any) -> Any:
        began = time.process_time()
        try:
            return find(*given)
        finally:
            spent[name] = spent.get(name, 0.0) + time.process_time() - began

    return run


def line(name: str, seconds: list[float]) -> str:
    """A row of the table: microseconds a character at each size, and how they grow from the middle to the longest."""
    each = [1e6 * one / size for one, size in zip(seconds, SIZES)]
    growth = each[-1] / max(each[-2], 0.05)
    slow = " **too slow**" if growth > MOST else ""
    return f"| {name} | {' | '.join(f'{one:.2f}' for one in each)} | {growth:.2f} |{slow}"


def report() -> None:
    print("Microseconds of processor time a character.\n")
    print(
        f"| reader or finder | {' | '.join(f'{size:,}' for size in SIZES)} | growth, at most {MOST} |\n|---|---:|---:|---:|---:|"
    )
    for name in READERS:
        print(line(name, [reading_seconds(name, size) for size in SIZES]), flush=True)
    finding_seconds(SIZES[0])
    found = [finding_seconds(size) for size in SIZES]
    for name in found[0]:
        print(line(name, [one[name] for one in found]), flush=True)
