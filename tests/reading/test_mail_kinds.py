"""Mails as people hand articles on: in the page part, below a forward's head, quoted in a reply, attached."""

from __future__ import annotations

import io
from datetime import date
from email.message import EmailMessage
from pathlib import Path

import docx
import pytest

from analysis import read_article
from analysis.reading import read_articles

TEXT = "Skerry Lines will run no ferries after 1 December, the company said on Monday.\n\n“We lost £2.3 million last winter,” said Tom Abara, its director. “We cannot do it twice.”"


def mail(body: str, subject: str = "Ferry") -> EmailMessage:
    message = EmailMessage()
    message["From"], message["Subject"], message["Date"] = (
        "Desk <desk@post.example>",
        subject,
        "Fri, 11 Nov 2022 09:00:00 +0000",
    )
    message.set_content(body)
    return message


def read(message: EmailMessage, folder: Path) -> list:  # type: ignore[type-arg]
    (folder / "mail.eml").write_bytes(bytes(message))
    return list(read_articles(folder / "mail.eml"))


HEADS = [
    ("FYI\n\n________________________________\nFrom: Ivo Castellan <ivo@ledger.example>\nSent: Tuesday, November 8, 2022 6:02 PM\nTo: Desk <desk@post.example>\nSubject: Ferries stop\n\n", "Outlook with a rule"),
    ("See below.\n\nFrom: Ivo Castellan <ivo@ledger.example>\nDate: 8 November 2022 18:02\nTo: Desk\nSubject: Ferries stop\n\n", "Outlook without a rule"),
    ("-----Original Message-----\nFrom: Ivo Castellan <ivo@ledger.example>\nSent: Tuesday, November 8, 2022 6:02 PM\nTo: Desk\nSubject: RE: Ferries stop\n\n", "original message"),
    ("---------- Forwarded message ---------\nFrom: Ivo Castellan <ivo@ledger.example>\nDate: Tue, 8 Nov 2022 at 18:02\nSubject: Fwd: Ferries stop\nTo: <desk@post.example>\n\n\n", "forwarded message"),
]  # fmt: skip


@pytest.mark.parametrize(("head", "label"), HEADS, ids=[one[1] for one in HEADS])
def test_a_forward_has_its_own_day_and_sender(head: str, label: str, tmp_path: Path) -> None:
    (article,) = read(mail(head + TEXT, "FW: look"), tmp_path)
    assert (article.text, article.title, article.outlet, article.published) == (
        TEXT,
        "Ferries stop",
        "Ivo Castellan",
        date(2022, 11, 8),
    ), label


def test_from_in_a_sentence_is_no_forward(tmp_path: Path) -> None:
    text = "From: the harbour, the ferry left at ten.\n\n" + TEXT
    (article,) = read(mail(text), tmp_path)
    assert article.text == text and article.published == date(2022, 11, 11)


def test_the_article_that_a_short_reply_quotes(tmp_path: Path) -> None:
    quoted = "\n".join(f"> {line}" for line in TEXT.split("\n"))
    (article,) = read(
        mail(f"Fine, run it.\n\nOn Tue, 8 Nov 2022 at 18:02, Ivo Castellan <ivo@ledger.example> wrote:\n\n{quoted}\n"),
        tmp_path,
    )
    assert (article.text, article.outlet, article.published) == (TEXT, "Ivo Castellan", date(2022, 11, 8))


def test_a_long_reply_to_a_line(tmp_path: Path) -> None:
    (article,) = read(
        mail(
            f"{TEXT}\n\nOn Tue, 8 Nov 2022 at 18:02, Ivo Castellan <ivo@ledger.example> wrote:\n\n> Have you got it?\n"
        ),
        tmp_path,
    )
    assert article.text == TEXT and article.published == date(2022, 11, 11)


def test_the_fuller_of_two_bodies(tmp_path: Path) -> None:
    message = mail("View this email in your browser: https://post.example/x")
    message.add_alternative(
        "<html><body>" + "".join(f"<p>{line}</p>" for line in TEXT.split("\n\n")) + "</body></html>", subtype="html"
    )
    (article,) = read(message, tmp_path)
    assert article.text == TEXT


def story_docx() -> bytes:
    document, stream = docx.Document(), io.BytesIO()
    for line in TEXT.split("\n\n"):
        document.add_paragraph(line)
    document.save(stream)
    return stream.getvalue()


def test_attached_articles_become_articles(tmp_path: Path) -> None:
    message = mail("Please see attached.")
    message.add_attachment(story_docx(), maintype="application", subtype="octet-stream", filename="ferry.docx")
    message.add_attachment(b"\x89PNG", maintype="image", subtype="png", filename="logo.png")
    inner = mail(TEXT, "Islanders plan boats")
    inner.replace_header("Date", "Mon, 7 Nov 2022 09:00:00 +0000")
    message.add_attachment(inner)
    word, forwarded = read(message, tmp_path)
    assert word.text == TEXT and word.published == date(2022, 11, 11) and "attached" in word.published_from
    assert (
        forwarded.text == TEXT
        and forwarded.published == date(2022, 11, 7)
        and forwarded.title == "Islanders plan boats"
    )
    assert [one.reason for one in word.removed] == ["covering note of the mail"]


def test_one_attached_article_is_read_alone(tmp_path: Path) -> None:
    message = mail("fyi")
    message.add_attachment(story_docx(), maintype="application", subtype="octet-stream", filename="ferry.docx")
    (tmp_path / "mail.eml").write_bytes(bytes(message))
    assert read_article(tmp_path / "mail.eml").text == TEXT


def test_an_attachment_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    message = mail(TEXT)
    message.add_attachment(b"PK\x03\x04broken", maintype="application", subtype="octet-stream", filename="ferry.docx")
    (article,) = read(message, tmp_path)
    assert article.text == TEXT and any("ferry.docx" in one for one in article.warnings)


def test_declared_latin_1_is_windows_1252(tmp_path: Path) -> None:
    data = b"From: a@post.example\nSubject: x\nContent-Type: text/plain; charset=iso-8859-1\n\n" + TEXT.encode("cp1252")
    (tmp_path / "mail.eml").write_bytes(data)
    assert read_article(tmp_path / "mail.eml").text == TEXT
