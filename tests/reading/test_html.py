"""Saved web pages: the article, its facts, and what stood around it."""

import contextlib
import csv
import time
from datetime import date
from importlib.resources import files
from pathlib import Path

import lxml.html
import pytest
from trafilatura.settings import use_config

from analysis import CannotRead, read_article
from analysis.reading.days import day_of
from analysis.reading.formats import html
from analysis.reading.formats.html import read_html
from analysis.reading.html_metadata import page_facts
from analysis.reading.limits import Limits, Options

LINES = [
    line
    for line in files("analysis.reading").joinpath("html_metadata.tsv").read_text("utf-8").splitlines()
    if line[0] != "#"
]
ROWS = list(csv.DictReader(LINES, delimiter="\t", quoting=csv.QUOTE_NONE))
PROSE = (
    "<p>The army left the base on Thursday, an officer said, and will not come back before the spring of next year.</p>"
    * 3
)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["told_by"])
def test_every_place_of_a_fact(row: dict[str, str]) -> None:
    facts = page_facts(
        lxml.html.document_fromstring(
            f"<html><body>{row['example']}</body></html>"
            if "html lang" not in row["example"]
            else row["example"] + "<body>"
        )
    )
    assert facts[row["fact"]]


@pytest.mark.parametrize(
    ("told", "day"),
    [("2021-05-04T08:00:00Z", date(2021, 5, 4)), ("20210504", date(2021, 5, 4)), ("May 4th, 2021", date(2021, 5, 4)), ("4 May 2021", date(2021, 5, 4)),
     ("2021-13-04", None), ("soon", None), ("31 February 2021", None)],
)  # fmt: skip
def test_days(told: str, day: date | None) -> None:
    assert day_of(told) == day


@pytest.mark.parametrize(
    "json",
    [
        "{",
        "[]",
        "[[[[[[]]]]]]",
        '{"@type": 5}',
        '{"@type": "NewsArticle", "datePublished": {}, "author": [null, 3, {}]}',
        "null",
    ],
)
def test_broken_linked_data_tells_nothing(json: str) -> None:
    assert "published" not in page_facts(
        lxml.html.document_fromstring(f'<script type="application/ld+json">{json}</script><p>x')
    )


def test_nothing_runs_and_nothing_is_fetched(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(
        f'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><html><body><article>{PROSE}<p>&e; said so.</p><script>alert(1)</script></article>'
    )
    text = read_article(tmp_path / "a.html").text
    assert "root:" not in text and "alert" not in text and "The army left" in text


def test_a_charset_in_the_page() -> None:
    html = f'<html><head><meta charset="windows-1252"></head><body><article>{PROSE}<p>It cost 20 € in a café, she said.</p></article></body></html>'
    assert "20 € in a café" in read_html(html.encode("windows-1252"), "a.html", Options(Limits())).text


def test_a_page_without_marks_of_an_article() -> None:
    assert "left the base" in read_html(f"<div>{PROSE}</div>".encode(), "a.html", Options(Limits())).text


def test_too_many_elements() -> None:
    with pytest.raises(CannotRead, match="larger than a page of news"):
        read_html(b"<p>a" * 1000, "a.html", Options(Limits(elements=100)))


@pytest.mark.parametrize(
    "unit",
    [
        "<div>",
        "<p>a",
        "<b>a</i>",
        "<table><tr><td>a",
        "<li>a<ul>",
        "&lt;",
        "<a href=x>y</a> ",
        "<!--",
        "<span>a </span>",
        "a<br>",
    ],
)
def test_half_a_megabyte_of_odd_marks_ends(unit: str) -> None:
    start = time.process_time()
    with contextlib.suppress(CannotRead):
        read_html((unit * (500_000 // len(unit))).encode(), "a.html", Options(Limits()))
    assert time.process_time() - start < 30


def test_trafilatura_never_goes_round_a_certificate() -> None:
    assert html.CONFIG["DEFAULT"]["INSECURE_SSL_FALLBACK"] == "off" != use_config()["DEFAULT"]["INSECURE_SSL_FALLBACK"]


def test_the_day_under_the_headline_and_not_the_one_above(tmp_path: Path) -> None:
    above, under = "<p>Tuesday, May 4, 2021</p>", "<p>Lena Hart | March 3, 2021 | 3 min read</p>"
    found = read_html(
        f"<body>{above}<h1>Army hands base over</h1>{under}{PROSE}</body>".encode(), "a.html", Options(Limits())
    )
    assert found.published == date(2021, 3, 3) and "under the headline" in str(found.published_from)
    assert (
        read_html(
            f"<body>{above}<h1>Army hands base over</h1>{PROSE}<p>May 4, 2021</p></body>".encode(),
            "a.html",
            Options(Limits()),
        ).published
        is None
    )


def test_marks_of_notes_and_lists_are_no_text() -> None:
    html = f"<article>{PROSE}<p>It lost 5,000 men<sup><a href='#n'>1</a></sup> on 30 km<sup>2</sup>.<sup>[2]</sup></p><ul><li>a first point of the talks</li></ul>{PROSE}</article>"
    text = read_html(html.encode(), "a.html", Options(Limits())).text
    assert "5,000 men on 30 km²." in text and "\n\na first point of the talks" in text


@pytest.mark.parametrize(
    ("html", "shown"),
    [("25 km<sup>2</sup> of land", "25 km² of land"), ("10<sup>6</sup> cells", "10⁶ cells"), ("the 3<sup>rd</sup> time", "the 3rd time"),
     ("the board<sup>4</sup> said", "the board said"), ("on Friday.<sup>12</sup> Then", "on Friday. Then"), ("M<sup>me</sup> Roe", "Mme Roe"),
     ("the wire<sup><sup>1</sup></sup> said", "the wire said"), ("the wire<sup>*</sup> said", "the wire said")],
)  # fmt: skip
def test_raised_letters(html: str, shown: str) -> None:
    assert (
        shown in read_html(f"<article>{PROSE}<p>{html}</p>{PROSE}</article>".encode(), "a.html", Options(Limits())).text
    )


TABLE = (
    "<table><caption>Exports</caption><tr><th>Year</th><th>Wheat</th></tr><tr><td>2020</td><td>4,120</td></tr></table>"
)


def test_a_table_of_data_is_part_of_the_article() -> None:
    text = read_html(f"<article>{PROSE}{TABLE}{PROSE}</article>".encode(), "a.html", Options(Limits())).text
    assert "\n\nExports\n\nYear | Wheat\n\n2020 | 4,120\n\n" in text


@pytest.mark.parametrize("around", ["<aside>{}</aside>", "<footer>{}</footer>", "<nav>{}</nav>"])
def test_a_table_beside_the_article_is_not(around: str) -> None:
    found = read_html(
        f"<body><article>{PROSE}</article>{around.format(TABLE)}</body>".encode(), "a.html", Options(Limits())
    )
    assert "Wheat" not in found.text and any("Wheat" in one.text for one in found.removed)


def test_a_table_that_arranges_the_page_makes_no_rows() -> None:
    page = f"<table><tr><td><a href=x>Home</a></td><td><h1>Base handed over</h1>{PROSE}</td></tr><tr><td>a</td><td>b</td></tr></table>"
    assert " | " not in read_html(page.encode(), "a.html", Options(Limits())).text


def test_notes_at_the_end_are_kept_apart() -> None:
    notes = "<ol class='footnotes'><li>The wire, p. 14.</li></ol>"
    found = read_html(f"<article>{PROSE}{notes}</article>".encode(), "a.html", Options(Limits()))
    assert "p. 14" not in found.text and found.removed[0].reason == "note"


def test_the_day_the_page_was_looked_at_is_not_the_day_of_the_article(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(f"<body><p>Tuesday, May 4, 2021</p><h1>Army hands base over</h1>{PROSE}</body>")
    article = read_article(tmp_path / "a.html")
    assert article.published is None and article.text.startswith("Army hands base over")
