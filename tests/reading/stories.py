"""Two invented stories, and files of archives, tables and feeds that hold them."""

from __future__ import annotations

import io
import json
import sqlite3
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import pandas as pd

STORIES = (
    {
        "title": "Ferry company cancels winter crossings", "date": "2022-11-08", "outlet": "The Skerry Post", "author": "Runa Dahl",
        "section": "NEWS; Pg. 3", "text": "Skerry Lines will run no ferries after 1 December, the company said on Monday.\n\n“We lost £2.3 million last winter,” said Tom Abara, its director. “We cannot do it twice.”\n\nAbout 450 islanders use the crossing each week.",
    },
    {
        "title": "Islanders plan boats of their own", "date": "2022-11-11", "outlet": "Northern Ledger", "author": "Ivo Castellan",
        "section": "REGION; Pg. 7", "text": "Residents of Skerry agreed on Thursday to buy two boats for €90,000.\n\n“Nobody will be cut off,” said Freya Moss, who chairs the council.",
    },
)  # fmt: skip
MONTHS = {"2022-11-08": "November 8, 2022 Tuesday", "2022-11-11": "November 11, 2022 Friday"}


def paragraphs(story: dict[str, str]) -> list[str]:
    return story["text"].split("\n\n")


def words(story: dict[str, str]) -> int:
    return len(story["text"].split())


def nexis_lines(promised: int = 2) -> list[str]:
    """A Nexis Uni file, cover first."""
    lines = [
        "",
        "Date and Time: Monday, 14. November 2022 09:31:00 CET",
        "Job Number: 00000002",
        f"Documents ({promised})",
    ]
    for number, story in enumerate(STORIES, 1):
        lines += [f"{number}. {story['title']}", "Client/Matter: -None-", "Search Terms: ferry", "Narrowed by: ", ""]
    for story in STORIES:
        lines += ["", "", story["title"], story["outlet"], f"{MONTHS[story['date']]} 7:02 AM GMT", "", f"Copyright 2022 {story['outlet']}",
                  f"Section:\xa0{story['section']}", f"Length:\xa0{words(story)} words", f"Byline:\xa0{story['author']}", "Body", "", "",
                  *paragraphs(story), "Classification", "Language:\xa0ENGLISH", "Subject:\xa0FERRIES (90%)", "Load-Date:\xa0November 12, 2022", "End of Document"]  # fmt: skip
    return lines


def nexis_docx(lines: list[str]) -> bytes:
    document = docx.Document()
    for line in lines:
        document.add_paragraph(line)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def lexisnexis() -> bytes:
    text = "\ufeffDownload Request: Selected Items: 1-2\n\n"
    for number, story in enumerate(STORIES, 1):
        body = "\n\n".join("\n".join(wrapped(one, 60)) for one in paragraphs(story))
        text += f"\n{'':30}{number} of 2 DOCUMENTS\n\n\n{'':30}{story['outlet']}\n\n{'':28}{MONTHS[story['date']]}\n\n{story['title']}\n\nBYLINE: {story['author']}\n\nSECTION: {story['section']}\n\nLENGTH: {words(story)} words\n\n\n{body}\n\nLOAD-DATE: November 12, 2022\n\nLANGUAGE: ENGLISH\n\n{'':24}Copyright 2022 {story['outlet']}\n{'':29}All Rights Reserved\n"
    return text.replace("\n", "\r\n").encode()


def wrapped(text: str, width: int) -> list[str]:
    import textwrap

    return textwrap.wrap(text, width)


def proquest() -> bytes:
    text = ""
    for number, story in enumerate(STORIES):
        first, last = story["author"].split()
        body = "\n".join(paragraphs(story))
        text += f"{'_' * 60}\n\n{story['title']}\n\nAuthor: {last}, {first}\n\nAbstract: {paragraphs(story)[0]}\n\nFull text: {body}\n\nSubject: Ferries\n\nPublication title: {story['outlet']}; Skerry\n\nPublication date: {MONTHS[story['date']].rsplit(' ', 1)[0]}\n\nSection: {story['section']}\n\nProQuest document ID: 3{number}\n\nLast updated: 2022-12-01\n\n"
    return (text + f"{'_' * 60}\n\nContact us at: x\n\nDatabase copyright © 2022\n").encode()


def factiva_rtf() -> bytes:
    body = ""
    for number, story in enumerate(STORIES):
        day = {"2022-11-08": "8 November 2022", "2022-11-11": "11 November 2022"}[story["date"]]
        lines = ["News", story["title"], f"By {story['author']}", f"{words(story)} words", day, "06:30", story["outlet"], "SKPOST", "English", f"(c) 2022 {story['outlet']}", "",
                 *paragraphs(story), "Skerry Media Ltd", "", f"Document SKPOST00002022110{number}ei1100000{number}", ""]  # fmt: skip
        body += (
            "\\par\n".join("".join(one if ord(one) < 128 else f"\\u{ord(one)}?" for one in line) for line in lines)
            + "\\par\\page\n"
        )
    return ("{\\rtf1\\ansi\\ansicpg1252 " + body + "}").encode()


def factiva_html() -> bytes:
    made = ""
    for story in STORIES:
        day = {"2022-11-08": "8 November 2022", "2022-11-11": "11 November 2022"}[story["date"]]
        first, *rest = (f'<p class="articleParagraph enarticleParagraph">{one}</p>' for one in paragraphs(story))
        rows = {"SE": "News", "HD": f"<b class='enHeadline'>{story['title']}</b>", "BY": f"By {story['author']}", "WC": f"{words(story)} words", "PD": day,
                "SN": story["outlet"], "LA": "English", "LP": first, "TD": "".join(rest)}  # fmt: skip
        made += (
            '<div class="article enArticle"><table>'
            + "".join(
                f'<tr><td class="index"><b>{code}</b>&nbsp;</td><td>{value}</td></tr>' for code, value in rows.items()
            )
            + "</table></div>"
        )
    return f"<html><head><meta charset=utf-8><title>Factiva</title></head><body>{made}</body></html>".encode()


def europresse() -> bytes:
    made = ""
    for story in STORIES:
        day = {"2022-11-08": "mardi 8 novembre 2022", "2022-11-11": "vendredi 11 novembre 2022"}[story["date"]]
        text = "".join(f"<p>{one}</p>" for one in paragraphs(story))
        made += f"<article><header><span class=DocPublicationName>{story['outlet']}, no. 12</span><span class=DocHeader>News, {day}, p. 3</span></header><div class=titreArticleVisu>{story['title']}</div><div class=docAuthors>{story['author']}</div><section><div class=DocText><div class=docOcurrContainer>{text}</div></div></section><aside><p>A note</p></aside><footer>© 2022</footer></article>"
    return f"<html><head><meta charset=utf-8></head><body>{made}</body></html>".encode()


def rss() -> bytes:
    items = "".join(
        f"<item><title>{one['title']}</title><dc:creator>{one['author']}</dc:creator><pubDate>{one['date']}T08:00:00Z</pubDate><source url='https://x.example'>{one['outlet']}</source><description>Short.</description><content:encoded><![CDATA[{''.join(f'<p>{part}</p>' for part in paragraphs(one))}]]></content:encoded></item>"
        for one in STORIES
    )
    return f"<?xml version='1.0'?><rss version='2.0' xmlns:content='http://purl.org/rss/1.0/modules/content/' xmlns:dc='http://purl.org/dc/elements/1.1/'><channel><title>Wire</title>{items}</channel></rss>".encode()


def mbox() -> bytes:
    return "".join(
        f"From desk@x.example Tue Nov  8 10:00:00 2022\nFrom: {one['outlet']} <desk@x.example>\nSubject: {one['title']}\nDate: {'Tue, 08' if one['date'].endswith('08') else 'Fri, 11'} Nov 2022 10:00:00 +0000\nContent-Type: text/plain; charset=utf-8\n\n{one['text']}\n\n"
        for one in STORIES
    ).encode()


def warc() -> bytes:
    made = b""
    for one in STORIES:
        page = f"<html><head><title>{one['title']}</title><meta property='og:site_name' content='{one['outlet']}'><meta property='article:published_time' content='{one['date']}'></head><body><article>{''.join(f'<p>{part}</p>' for part in paragraphs(one))}</article></body></html>".encode()
        answer = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + page
        made += (
            f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://x.example/{one['date']}\r\nWARC-Date: 2022-12-01T00:00:00Z\r\nWARC-Record-ID: <urn:uuid:0>\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: {len(answer)}\r\n\r\n".encode()
            + answer
            + b"\r\n\r\n"
        )
    return made


def table() -> pd.DataFrame:
    names = {
        "title": "Headline",
        "text": "Full_Text",
        "date": "pub_date",
        "outlet": "Newspaper",
        "author": "Byline",
        "section": "section",
    }
    return pd.DataFrame(STORIES)[list(names)].rename(columns=names)


def as_bytes(write: Callable[[Any], Any]) -> bytes:
    stream = io.BytesIO()
    write(stream)
    return stream.getvalue()


def sqlite() -> bytes:
    database = sqlite3.connect(":memory:")
    table().to_sql("stories", database, index=False)
    database.execute("CREATE TABLE settings (key TEXT)")
    return database.serialize()


def zipped() -> bytes:
    def write(stream: Any) -> None:
        with zipfile.ZipFile(stream, "w") as archive:
            archive.writestr("__MACOSX/._a.csv", "x")
            archive.writestr("news/a.csv", table().to_csv(index=False))

    return as_bytes(write)


FILES: dict[str, Callable[[], bytes]] = {
    "Files(2).DOCX": lambda: nexis_docx(nexis_lines()), "nexis.txt": lambda: "\n".join(nexis_lines()).encode(), "dump.TXT": lexisnexis,
    "ProQuestDocuments.txt": proquest, "Factiva.rtf": factiva_rtf, "Factiva.html": factiva_html, "biblio.html": europresse, "feed.rss": rss,
    "alerts.mbox": mbox, "crawl.warc": warc, "a.csv": lambda: table().to_csv(index=False).encode(),
    "excel.csv": lambda: table().to_csv(index=False, sep=";").encode("utf-8-sig"), "a.tsv": lambda: table().to_csv(index=False, sep="\t").encode(),
    "a.xlsx": lambda: as_bytes(lambda stream: table().to_excel(stream, index=False)), "a.parquet": lambda: as_bytes(table().to_parquet),
    "a.json": lambda: json.dumps({"articles": table().to_dict("records")}).encode(), "a.jsonl": lambda: table().to_json(orient="records", lines=True).encode(),
    "a.db": sqlite, "a.zip": zipped,
}  # fmt: skip
"""Name of a file => its bytes; each holds the two stories."""


def write_files(folder: Path) -> Path:
    for name, make in FILES.items():
        (folder / name).write_bytes(make())
    return folder
