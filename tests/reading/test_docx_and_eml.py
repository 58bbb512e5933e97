"""Word documents and mails, those that mean harm too."""

import contextlib
import io
import zipfile
from datetime import date
from email.message import EmailMessage
from pathlib import Path

import docx
import pytest

from analysis import CannotRead, read_article
from analysis.reading.formats.docx import read_docx
from analysis.reading.formats.eml import read_eml
from analysis.reading.limits import Limits, Options

ROOT = Path(__file__).parents[2]


def word(*paragraphs: str) -> bytes:
    document = docx.Document()
    for text in paragraphs:
        document.add_paragraph(text)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def test_paragraphs_and_tables_in_order() -> None:
    document = docx.Document()
    document.add_paragraph("First.")
    table = document.add_table(rows=1, cols=2)
    table.cell(0, 0).text, table.cell(0, 1).text = "Dead", "14"
    document.add_paragraph("Last.")
    buffer = io.BytesIO()
    document.save(buffer)
    assert read_docx(buffer.getvalue(), "a.docx", Options(Limits())).text == "First.\n\nDead | 14\n\nLast."


def test_raised_numbers_of_notes_and_of_units() -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("It closed on Monday")
    paragraph.add_run("1").font.superscript = True
    paragraph.add_run(" over 25 km")
    paragraph.add_run("2").font.superscript = True
    buffer = io.BytesIO()
    document.save(buffer)
    found = read_docx(buffer.getvalue(), "a.docx", Options(Limits()))
    assert found.text == "It closed on Monday over 25 km²" and not found.warnings


def test_a_zip_bomb_is_not_unpacked() -> None:
    buffer = io.BytesIO(word("x"))
    with zipfile.ZipFile(buffer, "a", zipfile.ZIP_DEFLATED) as parts:
        parts.writestr("word/media/a.bin", b"\0" * 60_000_000)
    assert len(buffer.getvalue()) < 200_000
    with pytest.raises(CannotRead, match="unpacks to more than 50 MB"):
        read_docx(buffer.getvalue(), "a.docx", Options(Limits()))


def test_another_zip_is_told() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as parts:
        parts.writestr("../../etc/x", "x")
    with pytest.raises(CannotRead, match="no Word document: unpack it"):
        read_docx(buffer.getvalue(), "a.docx", Options(Limits()))


def test_entities_are_not_opened() -> None:
    data, buffer = word("The army left the base."), io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(buffer, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            if name == "word/document.xml":
                part = part.replace(
                    b"<w:document ", b'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><w:document ', 1
                ).replace(b"The army", b"&e;The army")
            new.writestr(name, part)
    with contextlib.suppress(CannotRead):
        assert "root:" not in read_docx(buffer.getvalue(), "a.docx", Options(Limits())).text


def mail(text: str, html: str | None = None) -> EmailMessage:
    message = EmailMessage()
    message["From"], message["Subject"], message["Date"] = (
        "The Wire <wire@news.example>",
        "Base handed over",
        "Thu, 26 Mar 2020 23:30:00 +0300",
    )
    message.set_content(text)
    if html:
        message.add_alternative(html, subtype="html")
    return message


def test_subject_sender_and_day(tmp_path: Path) -> None:
    (tmp_path / "a.eml").write_bytes(mail("The army left on Thursday.\n\n-- \nSent from a phone").as_bytes())
    article = read_article(tmp_path / "a.eml")
    assert article.text == "The army left on Thursday."
    assert (article.title, article.outlet, article.published) == ("Base handed over", "The Wire", date(2020, 3, 26))
    assert article.published_from == "the mail’s Date line" and article.removed[0].reason == "signature"


FORWARDED = "See below.\n\n{}\nFrom: Wire <w@wire.example>\nDate: Mon, 3 May 2021\nSubject: Base handed over\n\n> The army left on\n> Thursday.\n"


@pytest.mark.parametrize(
    "line", ["---------- Forwarded message ---------", "-----Original Message-----", "Begin forwarded message:"]
)
def test_what_was_forwarded_is_the_article(line: str, tmp_path: Path) -> None:
    (tmp_path / "a.eml").write_bytes(mail(FORWARDED.format(line)).as_bytes())
    article = read_article(tmp_path / "a.eml")
    assert article.text.split() == ["The", "army", "left", "on", "Thursday."]
    assert (article.title, article.outlet, article.published) == ("Base handed over", "Wire", date(2021, 5, 3))
    assert (
        article.published_from == "the Date line of the forwarded message" and article.removed[0].text == "See below."
    )


@pytest.mark.parametrize(
    "text",
    ["He forwarded the message.\nFrom: here on it rained.", "The army left.\n---------- Forwarded message ---------\n"],
)
def test_what_only_looks_forwarded_stays_whole(text: str) -> None:
    assert read_eml(mail(text).as_bytes(), "a.eml", Options(Limits())).text.split() == text.split()


def test_html_only_and_attachments() -> None:
    message = EmailMessage()
    message["From"], message["Subject"] = "a@b.example", "x"
    message.set_content(
        "<html><body><p>The army left the base on Thursday, an officer said, and it will not be back.</p></body></html>",
        subtype="html",
    )
    message.add_attachment(b"MZ", maintype="application", subtype="octet-stream", filename="run.exe")
    found = read_eml(message.as_bytes(), "a.eml", Options(Limits()))
    assert "The army left" in found.text and "run.exe" in found.warnings[0] and found.published is None


@pytest.mark.parametrize("date_line", ["", "soon", "Thu, 99 Foo 2020", "=?utf-8?b?////?="])
def test_broken_headers(date_line: str) -> None:
    raw = f"From: =?x?q?=\nSubject: a\nDate: {date_line}\nContent-Type: text/plain; charset=nonsense\n\nThe army left.\n".encode()
    found = read_eml(raw, "a.eml", Options(Limits()))
    assert found.published is None and found.text.strip() == "The army left."


def test_deeply_nested_mail_ends() -> None:
    raw = (
        b"From: a@b.example\nSubject: x\n"
        + b"Content-Type: multipart/mixed; boundary=a\n\n--a\n" * 3000
        + b"\n\nThe army left."
    )
    with contextlib.suppress(CannotRead):
        read_eml(raw, "a.eml", Options(Limits()))


def test_a_damaged_archive_is_one_clear_error(tmp_path: Path) -> None:
    data = bytearray((ROOT / "seeds/striking-miners-reach-wage-deal.docx").read_bytes())
    for at in range(60, len(data) - 200, 97):
        data[at] ^= 0x55
    path = tmp_path / "damaged.docx"
    path.write_bytes(bytes(data))
    with pytest.raises(CannotRead):
        read_article(path)
