"""Other files of the kinds that people have: exports, tables, posts, crawls, pages and prints; each generator is a few lines."""

from __future__ import annotations

import gzip
import io
import json
import sqlite3
import textwrap
from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

import openpyxl
import pandas as pd
import pytest
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from analysis.article import Article
from analysis.reading import read_articles
from analysis.reading.days import day_in_address, day_in_name
from tests.reading.stories import FILES, MONTHS, STORIES, nexis_lines, paragraphs, words

Maker = Callable[[], bytes]


def rtf(lines: list[str]) -> bytes:
    letters = ("".join(one if ord(one) < 128 else f"\\u{ord(one)}?" for one in line) for line in lines)
    return ("{\\rtf1\\ansi " + "\\par\n".join(letters) + "}").encode()


# --------------------------------------------------------------------------------------------------------------- exports
def lexisnexis_page() -> bytes:
    def block(text: str, label: str = "") -> str:
        return f'<BR><DIV CLASS="c9"><P CLASS="c4">{f"<SPAN>{label}: </SPAN>" if label else ""}<SPAN>{text}</SPAN></P></DIV>'

    made = ""
    for number, one in enumerate(STORIES):
        body = "".join(f"<P CLASS=c6>{part}</P>" for part in paragraphs(one))
        made += f'<A NAME="DOC_ID_0_{number}"></A>{block(f"{number + 1} of 2 DOCUMENTS")}{block(one["outlet"])}{block(MONTHS[one["date"]])}<BR><DIV CLASS="c9"><P>{one["title"]}</P></DIV>'
        made += f"{block(one['author'], 'BYLINE')}{block(one['section'], 'SECTION')}{block(f'{words(one)} words', 'LENGTH')}<DIV CLASS=c9>{body}</DIV>{block('ENGLISH', 'LANGUAGE')}{block('Copyright 2022 x')}"
    return f"<HTML><HEAD><TITLE>Print Request</TITLE></HEAD><BODY>{made}</BODY></HTML>".encode()


def lexisnexis_unknown_labels() -> bytes:
    """An interface whose fields below the text are called by other names, and a sentence about copyright in the text."""
    return FILES["dump.TXT"]().replace(b"LOAD-DATE", b"FECHA-CARGA").replace(b"LANGUAGE", b"IDIOMA")


INTERFACES = {
    "Spanish": ("Sección Longitud Autor Cuerpo Clasificación Idioma", "palabras", "Fin del documento", "8 de noviembre de 2022"),
    "Italian": ("Sezione Lunghezza Autore Corpo Classificazione Lingua", "parole", "Fine del documento", "8 novembre 2022"),
    "Portuguese": ("Seção Extensão Autor Corpo Classificação Idioma", "palavras", "Fim do documento", "8 de novembro de 2022"),
    "Dutch": ("Sectie Lengte Auteur Text Classificatie Taal", "woorden", "Einde van document", "8 november 2022 dinsdag"),
}  # fmt: skip
"""Language of Nexis' interface => labels, unit of the length, last line, a day."""


def nexis_in(language: str) -> bytes:
    """The Nexis file without its cover, in the words of another interface."""
    labels, unit, end, day = INTERFACES[language]
    text = "\n".join(nexis_lines()[nexis_lines().index(STORIES[0]["title"]) :])
    for english, other in zip(["Section", "Length", "Byline", "Body", "Classification", "Language"], labels.split()):
        text = text.replace(f"\n{english}", f"\n{other}")
    for story in STORIES:
        told = day if story is STORIES[0] else day.replace("8", "11", 1).replace("dinsdag", "vrijdag")
        text = text.replace(f"{MONTHS[story['date']]} 7:02 AM GMT", told)
    return rtf(text.replace(" words", f" {unit}").replace("End of Document", end).split("\n"))


def mail_of(story: dict[str, str]) -> bytes:
    head = f"Return-Path: <a@paper.example>\r\nDate: {story['date']} 10:00\r\nFrom: {story['outlet']} <a@paper.example>\r\nSubject: {story['title']}\r\nMIME-Version: 1.0\r\n"
    return f"{head}Content-Type: text/plain; charset=utf-8\r\n\r\n{story['text']}".encode()


def page_of(story: dict[str, str]) -> bytes:
    body = "".join(f"<p>{one}</p>" for one in paragraphs(story))
    return f"<html xmlns:o='x'><head><meta charset=utf-8></head><body><article><h1>{story['title']}</h1>{body}</article></body></html>".encode()


def news_message(story: dict[str, str]) -> bytes:
    """NewsML-G2, whose text is a web page inside the XML."""
    body = "".join(f"<p>{one}</p>" for one in paragraphs(story))
    return f"<newsItem xmlns='n'><contentMeta><headline>{story['title']}</headline><creditline>{story['outlet']}</creditline></contentMeta><versionCreated>{story['date']}</versionCreated><inlineXML><html><head><title/></head><body>{body}</body></html></inlineXML></newsItem>".encode()


def proquest_french() -> bytes:
    names = {"Author": "Auteur", "Full text": "Texte intégral", "Publication title": "Titre de la publication", "Publication date": "Date de publication", "Abstract": "Résumé", "Subject": "Sujet", "ProQuest document ID": "ID du document ProQuest"}  # fmt: skip
    text = FILES["ProQuestDocuments.txt"]().decode()
    for english, french in names.items():
        text = text.replace(f"{english}:", f"{french}:")
    return text.replace("November", "novembre").encode()


def nexis_pdf() -> bytes:
    stream = io.BytesIO()
    canvas = Canvas(stream, invariant=1)
    text = {part for one in STORIES for part in paragraphs(one)}
    lines = [
        part
        for line in nexis_lines()
        for part in [*(textwrap.wrap(line.replace("\xa0", " "), 80) or [""]), *([""] if line in text else [])]
    ]
    for page, at in enumerate(range(0, len(lines), 18), 1):
        head = [f"Page {page} of 9", STORIES[0]["title"]] if page > 1 else []
        for row, line in enumerate([*head, *lines[at : at + 18]]):
            canvas.drawString(60, 780 - 14 * row, line)
        canvas.showPage()
    canvas.save()
    return stream.getvalue()


def telegram_page() -> bytes:
    made = "".join(
        f'<div class="message default clearfix" id="message{number}"><div class="body"><div class="pull_right date details" title="{date.fromisoformat(one["date"]):%d.%m.%Y} 10:00:00 UTC+01:00">10:00</div><div class="from_name">x</div><div class="text"><b>{one["title"]}</b><br><br>{one["text"].replace(chr(10) * 2, "<br><br>")}</div></div></div>'
        for number, one in enumerate(STORIES)
    )
    return f'<html><head><meta charset=utf-8></head><body><div class="page_header"><div class="text bold">Skerry Alerts</div></div><div class="page_body chat_page">{made}</div></body></html>'.encode()


# ---------------------------------------------------------------------------------------------------------------- tables
GERMAN = {"title": "Titel", "text": "Text", "date": "Datum", "outlet": "Zeitung", "author": "Autor"}
LOOSE = {
    "title": "Article Headline",
    "text": "Article Body",
    "date": "Published On",
    "outlet": "Media Outlet",
    "author": "Written By",
}


def frame(names: dict[str, str]) -> pd.DataFrame:
    return pd.DataFrame(STORIES)[list(names)].rename(columns=names)


def spreadsheet(*sheets: tuple[str, list[list[Any]]]) -> bytes:
    book, stream = openpyxl.Workbook(), io.BytesIO()
    book.remove(book.worksheets[0])
    for title, rows in sheets:
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(row)
    book.save(stream)
    return stream.getvalue()


def table_rows(made: pd.DataFrame) -> list[list[Any]]:
    return [list(made.columns), *made.values.tolist()]


def database() -> bytes:
    made = sqlite3.connect(":memory:")
    pd.DataFrame(
        {"comment": ["I never liked the ferries, and I have said so in this very place many times before."] * 40}
    ).to_sql("comments", made, index=False)
    frame(GERMAN).to_sql("articles", made, index=False)
    return made.serialize()


def nested(**more: Any) -> bytes:
    rows = [{"id": number, "webTitle": one["title"], "webPublicationDate": f"{one['date']}T10:00:00Z", "fields": {"bodyText": one["text"], "byline": f"By {one['author']}", "publication": one["outlet"]}} for number, one in enumerate(STORIES)]  # fmt: skip
    return json.dumps({"response": {"status": "ok", "results": rows, **more}}).encode()


WHOLE: dict[str, tuple[str, Maker, str]] = {
    "LexisNexis page": ("lexis.htm", lexisnexis_page, "title date outlet author text"),
    "LexisNexis, labels of another interface": ("x.TXT", lexisnexis_unknown_labels, "title date outlet author text"),
    **{f"Nexis in {one}": ("Files(2).rtf", partial(nexis_in, one), "title date outlet author text") for one in INTERFACES},
    "LexisNexis in Dutch": ("x.TXT", lambda: FILES["dump.TXT"]().replace(b" of 2 DOCUMENTS", b" van 2 DOCUMENTEN").replace(b"LENGTH", b"LENGTE"), "title date outlet author text"),
    "LexisNexis in Spanish": ("x.TXT", lambda: FILES["dump.TXT"]().replace(b" of 2 DOCUMENTS", b" de 2 DOCUMENTOS").replace(b"LENGTH", b"LONGITUD"), "title date outlet author text"),
    "Factiva in Spanish": ("f.rtf", lambda: FILES["Factiva.rtf"]().replace(b"By ", b"Por ").replace(b" words", b" palabras").replace(b"November", b"noviembre").replace(b"Document SK", b"Documento SK"), "title date outlet author text"),
    "ProQuest in French": ("p.txt", proquest_french, "title date outlet author text"),
    "Nexis PDF with a cover": ("Files(2).PDF", nexis_pdf, "title date outlet author text"),
    "Word's ending on an RTF": ("Files(2).DOCX", lambda: rtf(nexis_lines()), "title date outlet author text"),
    "Telegram pages": ("messages.html", telegram_page, "date"),
    "German names, semicolons, windows-1252": ("a.csv", lambda: frame(GERMAN).to_csv(index=False, sep=";").encode("cp1252"), "title date outlet author text"),
    "names inside longer names, a column of numbers": ("a.csv", lambda: frame(LOOSE).to_csv().encode(), "title date outlet author text"),
    "lines above the names": ("a.csv", lambda: b"Export of 14 November\nQuery: ferry, boats\n\n" + frame(GERMAN).to_csv(index=False).encode(), "title date outlet author text"),
    "a banner above the names": ("a.xlsx", lambda: spreadsheet(("Results", [["Media report"], ["Generated", "14 May", "by", "Ana"], [], *table_rows(frame(GERMAN))])), "title date outlet author text"),
    "a cover sheet": ("a.xlsx", lambda: spreadsheet(("Cover", [["Report"], ["Rows", 2]]), ("Articles", table_rows(frame(GERMAN)))), "title date outlet author text"),
    "a sheet for each year": ("a.xlsx", lambda: spreadsheet(*((str(at), [list(GERMAN.values()), row]) for at, row in enumerate(frame(GERMAN).values.tolist()))), "title date outlet author text"),
    "day, month and year in columns": ("a.csv", lambda: frame({"title": "title", "text": "text"}).assign(year=2022, month=11, day=[8, 11]).to_csv(index=False).encode(), "title date text"),
    "a database with more comments than articles": ("a.db", database, "title date outlet author text"),
    "fields in objects": ("a.json", nested, "title date outlet author text"),
    "records by their ids": ("a.json", lambda: json.dumps({f"a{at}": one for at, one in enumerate(STORIES)}).encode(), "title date outlet author text"),
    "objects one behind the other": ("a.json", lambda: "\n".join(json.dumps(one, indent=1) for one in STORIES).encode(), "title date outlet author text"),
    "paragraphs in a list": ("a.json", lambda: json.dumps([{**one, "text": paragraphs(one)} for one in STORIES]).encode(), "title date outlet author text"),
}  # fmt: skip
"""What is odd about it => name of the file, its bytes, the facts that must be found."""


def read(name: str, data: bytes, folder: Path) -> tuple[list[Article], Any]:
    (folder / name).write_bytes(data)
    found = read_articles(folder / name)
    return list(found), found


def fact(article: Article, name: str) -> str | None:
    return str(article.published) if name == "date" else getattr(article, name)


@pytest.mark.parametrize("label", WHOLE)
def test_both_articles_are_found_with_their_facts(label: str, tmp_path: Path) -> None:
    name, make, facts = WHOLE[label]
    articles, found = read(name, make(), tmp_path)
    assert [{one: fact(article, one) for one in facts.split()} for article in articles] == [
        {one: story[one] for one in facts.split()} for story in STORIES
    ]
    assert found.failures.empty


@pytest.mark.parametrize(
    ("name", "make", "facts"),
    [
        pytest.param("a.msg", mail_of, "title outlet text", id="a mail with Outlook's ending"),
        pytest.param("a.txt", mail_of, "title outlet text", id="a mail with the ending of text"),
        pytest.param("a.doc", page_of, "title", id="a web page with Word's old ending"),
        pytest.param("a.docx", page_of, "title", id="a web page with Word's ending"),
        pytest.param("a.xml", news_message, "title date outlet text", id="markup that holds a web page"),
    ],
)
def test_what_a_file_holds_counts_and_not_its_ending(
    name: str, make: Callable[[dict[str, str]], bytes], facts: str, tmp_path: Path
) -> None:
    articles, found = read(name, make(STORIES[0]), tmp_path)
    assert found.failures.empty and len(articles) == 1
    assert {one: fact(articles[0], one) for one in facts.split()} == {one: STORIES[0][one] for one in facts.split()}
    assert STORIES[0]["text"] in articles[0].text


# ----------------------------------------------------------------------------------------------------------- what is told
LONG = "The ferry to Skerry stayed in port on Monday, said Tom Abara of the company. " * 600


@pytest.mark.parametrize(
    ("length", "rows", "told"),
    [
        pytest.param(32_767, 1, "32,767", id="as long as Excel's cells can be"),
        pytest.param(2_000, 1, "2,000", id="a length at which programs cut, in the middle of a sentence"),
        pytest.param(777, 3, "777", id="three texts of one length"),
        pytest.param(777, 1, None, id="one text of any length"),
    ],
)
def test_cells_that_were_cut_are_told(length: int, rows: int, told: str | None) -> None:
    made = pd.DataFrame({"title": list("abc")[:rows], "text": [f"{at} {LONG}"[:length] for at in range(rows)]})
    warnings = [" ".join(one.warnings) for one in read_articles(made)]
    assert all(f"The cell has {told} characters" in one if told else "cell" not in one for one in warnings)


def test_a_thread_is_one_article(tmp_path: Path) -> None:
    posts = [{"tweet": {"id_str": str(10 + at), "full_text": part, "created_at": "Tue Nov 08 10:00:00 +0000 2022", **({"in_reply_to_status_id_str": str(9 + at)} if at else {})}} for at, part in enumerate(paragraphs(STORIES[0]))]  # fmt: skip
    other = {
        "tweet": {
            "id_str": "99",
            "full_text": "Boats for sale, ask at the quay.",
            "created_at": "Tue Nov 08 11:00:00 +0000 2022",
            "in_reply_to_status_id_str": "5",
        }
    }
    articles, _ = read(
        "tweets.js", b"window.YTD.tweets.part0 = " + json.dumps([other, *reversed(posts)]).encode(), tmp_path
    )
    assert [one.text for one in articles] == [other["tweet"]["full_text"], STORIES[0]["text"]]
    assert articles[1].metadata["posts"] == "3"


def test_every_chat_of_an_account_is_read(tmp_path: Path) -> None:
    chats = [
        {
            "name": f"Channel {at}",
            "messages": [{"id": at, "type": "message", "date": f"{one['date']}T10:00:00", "text": one["text"]}],
        }
        for at, one in enumerate(STORIES)
    ]
    articles, _ = read(
        "result.json",
        json.dumps({"contacts": {"list": [{"name": "x"}] * 30}, "chats": {"list": chats}}).encode(),
        tmp_path,
    )
    assert [(one.outlet, one.text) for one in articles] == [
        (f"Channel {at}", one["text"]) for at, one in enumerate(STORIES)
    ]


@pytest.mark.parametrize("more", [900, 90_000, -200])
@pytest.mark.parametrize("pack", [bytes, gzip.compress])
def test_a_wrong_length_in_a_crawl_swallows_no_page(more: int, pack: Callable[[bytes], bytes], tmp_path: Path) -> None:
    whole = FILES["crawl.warc"]()
    told = whole.split(b"Content-Length: ", 1)[1].split(b"\r\n", 1)[0]
    wrong = whole.replace(told, str(int(told) + more).encode(), 1)
    articles, found = read("crawl.warc" + ("" if pack is bytes else ".gz"), pack(wrong), tmp_path)
    assert [one.title for one in articles] == [one["title"] for one in STORIES]
    assert (
        "bytes" in articles[0].warnings[-1] and found.failures.reason.str.contains("damaged near record 1").sum() == 1
    )


@pytest.mark.parametrize(
    ("page", "reason"),
    [
        ("<h1>Checking your browser</h1><p>Please enable JavaScript and cookies to continue. Ray ID: 7a8b9c</p>", "checks who reads it"),
        ("<h1>Oops</h1><p>Sorry, the page you are looking for has been moved or does not exist any more.</p>", "there is no such article"),
        ("<h2>Mit Werbung weiterlesen</h2><p>Lesen Sie wie gewohnt mit Werbung und Tracking, indem Sie der Nutzung aller Cookies zustimmen.</p>", "asks about cookies"),
    ],
)  # fmt: skip
def test_pages_without_an_article_say_what_they_are(page: str, reason: str, tmp_path: Path) -> None:
    articles, found = read("a.html", f"<html><body>{page}</body></html>".encode(), tmp_path)
    assert not articles and reason in found.failures.reason[0]


ARTICLE = (
    f"<article><h1>{STORIES[0]['title']}</h1>{''.join(f'<p>{part}</p>' for part in paragraphs(STORIES[0]))}</article>"
)


@pytest.mark.parametrize(
    "linked",
    [
        pytest.param({"@graph": [{"@type": "NewsArticle", "datePublished": "2022-11-08", "author": {"@id": "#r"}, "publisher": {"@id": "#p"}}, {"@id": "#r", "@type": "Person", "name": "Runa Dahl"}, {"@id": "#p", "@type": "NewsMediaOrganization", "name": "The Skerry Post"}]}, id="names by reference"),
        pytest.param({"@type": "http://schema.org/NewsArticle", "datePublished": "2022-11-08", "author": [{"name": ["Runa Dahl"]}], "publisher": {"name": "The Skerry Post"}}, id="types as addresses, names in lists"),
    ],
)  # fmt: skip
def test_linked_data_of_other_shapes(linked: dict[str, Any], tmp_path: Path) -> None:
    (article,), _ = read(
        "a.html",
        f"<html><head><script type='Application/LD+JSON'>{json.dumps(linked)}</script></head><body>{ARTICLE}</body></html>".encode(),
        tmp_path,
    )
    assert (article.author, article.outlet, str(article.published)) == ("Runa Dahl", "The Skerry Post", "2022-11-08")


def test_a_live_blog_in_linked_data(tmp_path: Path) -> None:
    updates = [
        {
            "@type": "BlogPosting",
            "headline": f"Entry {at}",
            "datePublished": f"2022-11-08T1{at}:00:00Z",
            "articleBody": part,
        }
        for at, part in enumerate(paragraphs(STORIES[0]))
    ]
    page = f"<html><head><script type='application/ld+json'>{json.dumps({'@type': 'LiveBlogPosting', 'headline': 'Ferries', 'liveBlogUpdate': updates})}</script></head><body>{ARTICLE}</body></html>"
    articles, _ = read("a.html", page.encode(), tmp_path)
    assert [(one.title, one.text, one.metadata["hour"]) for one in articles] == [
        (f"Entry {at}", part, f"1{at}:00") for at, part in enumerate(paragraphs(STORIES[0]))
    ]


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("Post 4 October 2022", "2022-10-04"),
        ("post_4Oct2022", "2022-10-04"),
        ("post 04.10.2022 p4", "2022-10-04"),
        ("04-10-2022 post", None),
    ],
)
def test_days_in_names_of_files(name: str, day: str | None) -> None:
    assert day_in_name(name) == (date.fromisoformat(day) if day else None)
    assert day_in_address("https://post.example/news/2022/oct/04/ferry") == date(2022, 10, 4)


# ----------------------------------------------------------------------------------------------------------- newspapers
MANY = [part for _ in range(2) for one in STORIES for part in paragraphs(one)]


def newspaper(count: int, by_row: bool) -> bytes:
    """Columns of wrapped lines, paragraphs set in; the file holds them column by column or row by row."""
    stream, width = io.BytesIO(), (532 - 14 * (count - 1)) / count
    canvas = Canvas(stream, invariant=1, pagesize=(612, 792))
    canvas.drawString(40, 760, "THE SKERRY POST   Tuesday, November 8, 2022   A4")
    lines = [(line, number == 0) for part in MANY for number, line in enumerate(wrapped_to(part, width))]
    rows = -(-len(lines) // count)
    placed = [(at // rows, at % rows, line, first) for at, (line, first) in enumerate(lines)]
    canvas.setFont("Times-Roman", 9)
    for column, row, line, first in sorted(placed, key=lambda one: one[1::-1]) if by_row else placed:
        canvas.drawString(40 + column * (width + 14) + (9 if first else 0), 700 - 11 * row, line)
    canvas.showPage()
    canvas.save()
    return stream.getvalue()


def wrapped_to(text: str, width: float) -> list[str]:
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        lines = [*lines[:-1], longer] if stringWidth(longer, "Times-Roman", 9) <= width - 9 else [*lines, word]
    return lines


@pytest.mark.parametrize("by_row", [False, True])
@pytest.mark.parametrize("count", [2, 3, 4, 5])
def test_newspaper_columns_are_read_in_order(count: int, by_row: bool, tmp_path: Path) -> None:
    (article,), _ = read("page.pdf", newspaper(count, by_row), tmp_path)
    assert [line for line in article.text.split("\n\n") if not line.startswith("THE SKERRY POST")] == MANY
    assert article.published == date(2022, 11, 8) and article.published_from == "the running head of the page"


def test_a_caption_in_small_letters_is_set_apart(tmp_path: Path) -> None:
    stream, height, drawn = io.BytesIO(), 740, MANY[:3]
    canvas = Canvas(stream, invariant=1)
    parts = [(9, part) for part in drawn]
    for size, part in [
        *parts[:2],
        (6, "Boats in the harbour of Skerry on Sunday morning. Ida Poll"),
        *parts[2:],
        *parts,
    ]:
        canvas.setFont("Times-Roman", size)
        for line in wrapped_to(part, 300):
            canvas.drawString(60, height, line)
            height -= 12
        height -= 12
    canvas.showPage()
    canvas.save()
    (article,), _ = read("page.pdf", stream.getvalue(), tmp_path)
    assert "Ida Poll" not in article.text and {one.reason for one in article.removed} == {"picture caption"}


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("04-10-2018 Skerry Post.txt", "04-10-2018"),
        ("post 5.6.2021.txt", None),
        ("31-12-2020.txt", None),
        ("45-99-2018.txt", None),
        ("page 12.txt", None),
    ],
)
def test_a_day_in_a_name_that_can_be_read_in_two_ways_is_told(name: str, told: str | None, tmp_path: Path) -> None:
    (tmp_path / name).write_text("The ferry was late again, Ana Roe said to passengers in Skerry.")
    notes = [one for one in next(read_articles(tmp_path / name)).warnings if "two ways" in one]
    assert [told in one for one in notes] == ([True] if told else [])


FRENCH, ENGLISH = ("Titre", "Contenu", "Journal", "Date"), ("Title", "Text", "Newspaper", "Date")


@pytest.mark.parametrize(("names", "day"), [(FRENCH, "2018-10-04"), (ENGLISH, None)], ids=["French", "English"])
def test_the_language_of_the_columns_tells_the_order_of_day_and_month(
    names: tuple[str, ...], day: str | None, tmp_path: Path
) -> None:
    rows = [["Ferry late", "The ferry was late again, Ana Roe said.", "Skerry Post", "04/10/2018"]]
    pd.DataFrame(rows, columns=list(names)).to_csv(tmp_path / "a.csv", index=False)
    article = next(read_articles(tmp_path / "a.csv"))
    assert (str(article.published) if article.published else None) == day
    assert any("two ways" in one for one in article.warnings) == (day is None)


def test_half_characters_and_torn_lines_of_json_are_told(tmp_path: Path) -> None:
    lines = ['{"text": "The ferry was late \\ud800 again.", "title": "A \\udfff"}', '{"text": "The fer', '{"text": ""}']
    (tmp_path / "a.jsonl").write_text("\n".join(lines))
    read = read_articles(tmp_path / "a.jsonl")
    article = next(read)
    assert article.text == "The ferry was late \ufffd again." and article.title == "A \ufffd"
    assert list(read) == [] and read.failures.reason.tolist() == [
        "Line 2 is not valid JSON: export the file again.",
        "Row 3 has no text.",
    ]
