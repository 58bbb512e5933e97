"""Text as it is laid out: unseen marks, mojibake, double spacing, indents, pages, narrow columns, a browser's print."""

from __future__ import annotations

import io
import textwrap
from datetime import date
from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

from analysis import Article, read_article
from analysis.reading.reader import article_from_text
from analysis.reading.unwrap import unwrapped

PARAGRAPHS = [
    "Skerry Lines will run no ferries after 1 December, the company told its long-serving crews and the islanders on Monday evening.",
    "“We lost £2.3 million last winter,” said Tom Abara, its director. “We cannot do it twice, whatever the council decides.”",
    "About 450 islanders use the crossing each week, and most of them work on the mainland or go to school there.",
]
TEXT = "\n\n".join(PARAGRAPHS)


@pytest.mark.parametrize(
    ("text", "plain", "label"),
    [
        ("Tom Aba\u200bra paid £\u206012,000.", "Tom Abara paid £12,000.", "spaces without width"),
        ("\u2066Tom Abara\u2069 said \u200eno\u200f.", "Tom Abara said no.", "marks of direction"),
        ("The har\u00adbour at Sker\u200dry shut.", "The harbour at Skerry shut.", "soft hyphens and joiners"),
        (
            "A crew \U0001f469\u200d\U0001f467 waved.",
            "A crew \U0001f469\u200d\U0001f467 waved.",
            "a joiner in an emoji stays",
        ),
        ("می\u200cخواهم is Persian.", "می\u200cخواهم is Persian.", "a joiner in Persian stays"),
    ],
)
def test_marks_that_nobody_sees(text: str, plain: str, label: str) -> None:
    assert article_from_text(text).text == plain, label


@pytest.mark.parametrize("encoding", ["cp1252", "latin-1"])
def test_text_decoded_wrongly_is_mended_and_told(encoding: str, tmp_path: Path) -> None:
    wrong = TEXT.encode().decode(encoding, "replace")
    (tmp_path / "a.txt").write_text(wrong)
    article = read_article(tmp_path / "a.txt")
    assert article.text == TEXT and any("wrong encoding" in one for one in article.warnings)


@pytest.mark.parametrize("width", [20, 26, 34, 48, 60, 72])
def test_double_spaced_text(width: int) -> None:
    if width >= 34:
        lines = [line for one in PARAGRAPHS for line in textwrap.wrap(one, width)]
        assert unwrapped("\n\n".join(lines)).replace("\n\n", " ") == " ".join(PARAGRAPHS)


@pytest.mark.parametrize("width", [44, 58, 70])
def test_indents_begin_paragraphs(width: int) -> None:
    text = "\n".join(textwrap.fill(one, width, initial_indent="    ") for one in PARAGRAPHS)
    assert unwrapped(text) == TEXT


def test_a_list_of_sentences_is_left_alone() -> None:
    lines = [f"Ferry {number} left at {number}.15 with its crew." for number in range(1, 9)]
    assert unwrapped("\n\n".join(lines)) == "\n\n".join(lines)


def test_page_numbers_at_form_feeds(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(f"{PARAGRAPHS[0]}\n\n1\f{PARAGRAPHS[1]}\n\n2\f{PARAGRAPHS[2]}\n\n3")
    assert read_article(tmp_path / "a.txt").text == TEXT


def hyphenated(text: str, width: int) -> list[str]:
    """Lines of a narrow column, words cut where they do not fit."""
    lines, line = list[str](), ""
    for word in text.split():
        room = width - len(line) - (1 if line else 0)
        if len(word) <= room:
            line = f"{line} {word}".strip()
        elif word.isalpha() and room > 4 and len(word) > room + 2:
            lines.append(f"{line} {word[: room - 1]}-".strip())
            line = word[room - 1 :]
        else:
            lines.append(line)
            line = word
    return [*lines, line]


def printed(
    columns: list[list[str]], tmp_path: Path, left: tuple[int, ...] = (50,), head: str = "", rows: bool = False
) -> Article:
    """A page of columns; rows: drawn across them, line by line."""
    canvas = Canvas(buffer := io.BytesIO(), invariant=1)
    if head:
        canvas.drawString(50, 820, head)
    order = [(at, number) for number, lines in enumerate(columns) for at in range(len(lines))]
    for at, number in sorted(order) if rows else order:
        if columns[number][at]:
            canvas.setFont("Times-Roman", 10)
            canvas.drawString(left[number], 780 - 13 * at, columns[number][at])
    canvas.showPage()
    canvas.save()
    (tmp_path / "page.pdf").write_bytes(buffer.getvalue())
    return read_article(tmp_path / "page.pdf")


PLAIN = TEXT.replace("“", '"').replace("”", '"').replace("£", "$")


@pytest.mark.parametrize("width", [18, 22, 26, 30, 38, 60, 140])
def test_columns_of_any_width(width: int, tmp_path: Path) -> None:
    lines = [line for one in PLAIN.split("\n\n") for line in [*hyphenated(one, width), ""]]
    article = printed([lines], tmp_path)
    assert article.text.replace("\n\n", " ").split() == PLAIN.split()


def test_columns_that_the_file_holds_row_by_row(tmp_path: Path) -> None:
    one, two, three = (textwrap.wrap(paragraph, 44) for paragraph in PLAIN.split("\n\n"))
    article = printed([[*one, "", *two], three], tmp_path, left=(50, 320), rows=True)
    assert article.text.split("\n\n") == PLAIN.split("\n\n")


def test_the_day_of_a_running_head(tmp_path: Path) -> None:
    head = "THE SKERRY POST   Tuesday, November 8, 2022   A{}"
    canvas = Canvas(buffer := io.BytesIO(), invariant=1)
    for number, paragraph in enumerate(PLAIN.split("\n\n"), 1):
        canvas.drawString(50, 820, head.format(number))
        for at, line in enumerate(textwrap.wrap(paragraph, 70)):
            canvas.drawString(50, 780 - 13 * at, line)
        canvas.showPage()
    canvas.save()
    (tmp_path / "page.pdf").write_bytes(buffer.getvalue())
    article = read_article(tmp_path / "page.pdf")
    assert article.published == date(2022, 11, 8) and "SKERRY POST" not in article.text


def test_a_browser_print_of_one_page(tmp_path: Path) -> None:
    lines = [line for one in PLAIN.split("\n\n") for line in [*textwrap.wrap(one, 80), ""]]
    foot = "https://post.example/2022/11/08/ferry 1/1"
    article = printed([[*lines, "11/9/22, 2:33 PM Ferry company cancels | The Skerry Post", foot]], tmp_path)
    assert article.text == PLAIN and {one.reason for one in article.removed} == {"line of the browser’s print"}
