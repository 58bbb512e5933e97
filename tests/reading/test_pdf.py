"""PDF: paragraphs joined, running heads gone, limits kept."""

import io
import random
from pathlib import Path

import pypdf
import pytest
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from analysis import CannotRead, read_article
from analysis.reading.extracted import Extracted
from analysis.reading.formats.pdf import expand_ligatures, read_pdf
from analysis.reading.limits import Limits, Options
from analysis.reading.pdf_layout import Placed, split_columns, wide_gaps
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


def recognised_scan(text: str, jitter: float) -> bytes:
    """A picture of a page with an invisible layer of words over it, each placed and scaled for itself, as text recognition writes it."""
    dice, buffer = random.Random(3), io.BytesIO()
    canvas = Canvas(buffer, pagesize=(600, 800), invariant=1)
    canvas.rect(10, 10, 580, 780)
    layer, left, height = canvas.beginText(), 60.0, 740.0
    layer.setTextRenderMode(3)
    for word in text.split():
        width, size = stringWidth(word, "Helvetica", 10), 10 * dice.uniform(0.95, 1.05)
        if left + width > 540:
            left, height = 60.0, height - 13
        layer.setFont("Helvetica", size)
        layer.setHorizScale(1000 / size)
        layer.setTextOrigin(left, height + dice.uniform(-jitter, jitter))
        layer.textOut(f"{word} ")
        left += width + 2.8
    canvas.drawText(layer)
    canvas.showPage()
    canvas.save()
    return buffer.getvalue()


@pytest.mark.parametrize("jitter", [0.0, 0.6, 1.5], ids=["straight", "uneven", "crooked"])
def test_a_scan_with_a_layer_of_recognised_text_is_read(jitter: float) -> None:
    text = (WORDS + "“It has to come from Norway,” said Runa Dahl. ") * 6
    read = read_pdf(recognised_scan(text, jitter), "a.pdf", Options())
    assert isinstance(read, Extracted) and read.text.split() == text.split()


def scan_without_spaces(text: str, columns: int = 1) -> bytes:
    """A layer of recognised words, each scaled to its width on paper, that leaves the spaces between them to the eye."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=(600, 800), invariant=1)
    for column in range(columns):
        begin, end = 60 + column * 500 / columns, 40 + (column + 1) * 500 / columns
        left, height = begin, 740.0
        for word in text.split():
            width = stringWidth(word, "Times-Roman", 10)
            if left + width > end:
                left, height = begin, height - 13
            layer = canvas.beginText(left, height)
            layer.setTextRenderMode(3)
            layer.setFont("Courier", 10)
            layer.setHorizScale(100 * width / stringWidth(word, "Courier", 10))
            layer.textOut(word)
            canvas.drawText(layer)
            left += width + 2.8
    canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def test_words_of_a_layer_that_run_together_are_parted() -> None:
    text = (WORDS + "“It has to come from Norway,” said Runa Dahl. ") * 4
    read = read_pdf(scan_without_spaces(text), "a.pdf", Options())
    assert isinstance(read, Extracted)
    assert len(set(read.text.split()) & set(text.split())) >= 0.9 * len(set(text.split()))


def test_columns_of_such_a_layer_are_not_read_across() -> None:
    text = WORDS * 6
    read = read_pdf(scan_without_spaces(text, 2), "a.pdf", Options())
    across = " ".join(text.split()[:3] + text.split()[:2])
    assert isinstance(read, Extracted) and across not in read.text


NEWS = [WORDS * 2, "“We must decide,” the mayor said. " + WORDS]
HEADS = ["THE HARBOUR POST   Wednesday, May 5, 2021   A4", "A4   The Harbour Post   5 May 2021", "The Harbour Post | Wednesday, May 5, 2021 | 12"]  # fmt: skip


@pytest.mark.parametrize("head", HEADS)
def test_the_head_of_a_single_page_is_no_text_and_tells_the_day(head: str, tmp_path: Path) -> None:
    buffer = io.BytesIO()
    canvas = Canvas(buffer, invariant=1)
    canvas.drawString(72, 800, head)
    canvas.setFontSize(24)
    canvas.drawString(72, 760, "Council meets about the bridge")
    canvas.setFontSize(11)
    lines = [line for one in NEWS for line in [*wrapped(one), ""]]
    for at, line in enumerate(lines):
        canvas.drawString(72, 730 - 14 * at, line)
    canvas.showPage()
    canvas.save()
    (tmp_path / "a.pdf").write_bytes(buffer.getvalue())
    article = read_article(tmp_path / "a.pdf")
    assert str(article.published) == "2021-05-05" and article.outlet.casefold() == "the harbour post"
    assert article.title == "Council meets about the bridge" and "Harbour" not in article.text


def test_a_headline_with_a_date_is_no_running_head(tmp_path: Path) -> None:
    page = ["Council bans cars from May 5, 2021", "", *wrapped(WORDS * 3)]
    buffer = io.BytesIO()
    canvas = Canvas(buffer, invariant=1)
    for at, line in enumerate(page):
        canvas.drawString(72, 780 - 14 * at, line)
    canvas.showPage()
    canvas.save()
    (tmp_path / "a.pdf").write_bytes(buffer.getvalue())
    assert read_article(tmp_path / "a.pdf").text.startswith("Council bans cars from May 5, 2021")


def test_words_of_such_a_layer_in_two_columns_are_parted() -> None:
    text = WORDS * 6
    found = read_pdf(scan_without_spaces(text, 2), "a.pdf", Options())
    assert isinstance(found, Extracted) and len(found.text.split()) >= 0.9 * 2 * len(text.split())


@pytest.mark.parametrize(
    ("lines", "split"),
    [(["left one    right one"] * 6, ["left one", "left one"]), (["one column of words only"] * 8, []), (["a    b"] * 3, [])],
    ids=["two columns", "one column", "too few lines"],
)  # fmt: skip
def test_columns_side_by_side_are_split(lines: list[str], split: list[str]) -> None:
    found = split_columns(lines)
    assert (found[:2] == split or [one.strip() for one in found[:2]] == split) if split else found == lines
