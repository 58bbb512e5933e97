"""PDF: paragraphs joined, running heads gone, limits kept."""

import io
from pathlib import Path

import pypdf
import pytest
from reportlab.pdfgen.canvas import Canvas

from analysis import CannotRead, read_article
from analysis.reading.formats.pdf import expand_ligatures, read_pdf
from analysis.reading.limits import Limits, Options
from analysis.reading.pdf_layout import Placed, wide_gaps
from analysis.reading.unwrap import unwrapped

WORDS = (
    "The regional council met on Thursday to talk about the bridge, which has been shut since the spring of last year. "
)


def pdf(pages: list[list[str]], title: str = "Council meets") -> bytes:
    buffer = io.BytesIO()
    canvas = Canvas(buffer, invariant=1)
    canvas.setTitle(title)
    for number, lines in enumerate(pages, 1):
        for at, line in enumerate(["The Harbour Daily, page " + str(number), "", *lines, "", str(number)]):
            canvas.drawString(72, 780 - 14 * at, line)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def wrapped(text: str, width: int = 70) -> list[str]:
    import textwrap

    return textwrap.wrap(text, width)


def test_paragraphs_and_running_heads(tmp_path: Path) -> None:
    page = [
        *wrapped(WORDS * 3 + "It was the first meeting of the year."),
        "",
        *wrapped("“We must decide,” the mayor said. " + WORDS * 2),
    ]
    (tmp_path / "a.pdf").write_bytes(pdf([page, page, page]))
    article = read_article(tmp_path / "a.pdf")
    assert "Harbour Daily" not in article.text and article.title == "Council meets"
    assert {one.reason for one in article.removed} == {"running head", "page number"}
    assert any(WORDS.strip() in paragraph for paragraph in article.text.split("\n"))
    assert article.published is None and any("need not be the day" in note for note in article.warnings)


def test_pages_are_limited() -> None:
    with pytest.raises(CannotRead, match="has 4 pages, more than 3"):
        read_pdf(pdf([["x"]] * 4), "a.pdf", Options(Limits(pages=3)))


def test_a_scan_is_told() -> None:
    buffer = io.BytesIO()
    canvas = Canvas(buffer)
    canvas.rect(10, 10, 100, 100)
    canvas.save()
    with pytest.raises(CannotRead, match="pictures of pages"):
        read_pdf(buffer.getvalue(), "scan.pdf", Options(Limits()))


def test_a_password_is_told() -> None:
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(pdf([["secret words of a council"]])))
    writer.encrypt("open", algorithm="RC4-128")
    buffer = io.BytesIO()
    writer.write(buffer)
    with pytest.raises(CannotRead, match="locked by a password"):
        read_pdf(buffer.getvalue(), "a.pdf", Options(Limits()))


def test_a_stream_that_unpacks_to_a_gigabyte_is_not_unpacked() -> None:
    import zlib

    bomb = zlib.compress(b"q " * 150_000_000, 9)
    data = b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R>>endobj\n"
    data += (
        b"4 0 obj<</Length %d/Filter/FlateDecode>>stream\n" % len(bomb)
        + bomb
        + b"\nendstream endobj\ntrailer<</Root 1 0 R>>\n%%EOF"
    )
    with pytest.raises(CannotRead):
        read_pdf(data, "bomb.pdf", Options(Limits()))


def test_lines_of_a_fixed_width_become_paragraphs() -> None:
    text = "\n".join(wrapped(WORDS * 3)) + "\n\n" + "\n".join(wrapped("It trans-\nferred the base. " + WORDS))
    assert unwrapped(text).split("\n\n")[0] == (WORDS * 3).strip()


def test_long_lines_stay_as_they_are() -> None:
    text = "\n".join([WORDS * 2] * 5)
    assert unwrapped(text) == text


def test_words_cut_at_the_end_of_a_line_are_mended() -> None:
    text = "The army handed over the base in a cere-\nmony on Thursday, and an officer of the US-\nled coalition said that it would be the\nlast such step before the end of the win-\nter, when talks begin."
    assert (
        unwrapped(text)
        == "The army handed over the base in a ceremony on Thursday, and an officer of the US-led coalition said that it would be the last such step before the end of the winter, when talks begin."
    )


def test_wide_gaps_end_paragraphs_and_big_letters_do_not() -> None:
    lines = [
        Placed("Army hands", 700, 26),
        Placed("base over", 670, 26),
        *(Placed("words", height, 11) for height in (640, 626, 612, 585, 571, 557)),
    ]
    assert wide_gaps(lines) == [False, False, True, False, False, True, False, False]


def test_ligatures_are_spelt_out() -> None:
    assert expand_ligatures("to \ufb01nd the o\ufb03ce") == "to find the office"
