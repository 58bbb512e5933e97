"""Pages as papers build them: where the day and the author stand, and what stands in the text and is none of it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from analysis import Article, CannotRead, read_article
from analysis.reading import read_articles

BODY = (
    "<p>Skerry Lines will run no ferries after 1 December, the company said on Monday.</p>"
    "<p>“We lost £2.3 million last winter,” said Tom Abara, its director. “We cannot do it twice.”</p>"
    "<p>About 450 islanders use the crossing each week, and most of them work on the mainland.</p>"
)
TEXT = [line.split("</p>")[0] for line in BODY.split("<p>")[1:]]
TITLE = "Ferry company cancels winter crossings"


def page(head: str = "", above: str = "", below: str = "", inside: str = BODY, behind: str = "") -> str:
    return (
        f'<html lang="en"><head><title>{TITLE} | The Skerry Post</title>{head}</head><body><nav><a href="/">Home</a></nav>'
        f"<main>{above}<article><h1>{TITLE}</h1>{below}{inside}</article>{behind}</main></body></html>"
    )


def read(html: str, folder: Path) -> Article:
    (folder / "page.html").write_text(html)
    return read_article(folder / "page.html")


def text_of(article: Article) -> list[str]:
    return [line for line in article.text.split("\n\n") if line != TITLE]


LD = '<script type="application/ld+json">{}</script>'
DAYS = [
    (LD.format('{"@type":"WebPage","mainEntity":{"@type":"NewsArticle","datePublished":"2022-11-08"}}'), "", "JSON-LD in mainEntity"),
    (LD.format('{"@graph":[{"@type":"WebSite"},[{"@type":["NewsArticle"],"datePublished":"2022-11-08T07:00:00Z"}]]}'), "", "JSON-LD in lists in @graph"),
    (LD.format('{"a":{"b":{"c":{"@type":"ReportageNewsArticle","datePublished":"2022-11-08"}}}}'), "", "JSON-LD deep down"),
    (LD.format('<!-- {"@type":"NewsArticle","headline":"two\nlines","datePublished":"2022-11-08",} -->'), "", "JSON-LD with a comma too many"),
    ('<link rel="canonical" href="https://post.example/news/2022/11/08/ferry">', "", "the canonical address"),
    ('<meta property="og:url" content="https://post.example/2022-11-08-ferry">'.replace("2022-11-08-", "2022/11/8/"), "", "the address for sharing"),
    ("", '<div class="meta">Runa Dahl <time datetime="2022-11-08T18:02:00+00:00">3 hours ago</time></div>', "<time> under the headline"),
    ("", "<div>By Runa Dahl · 08.11.2022, 18:02</div>", "numbers apart by dots"),
    ("", "<div>Runa Dahl | 8 November 2022 18.02 GMT</div>", "byline and day in one line"),
    ("", "<p>Tuesday 8 November 2022</p>", "a line of its own"),
    ('<meta name="publication_date" content="2022-11-08">', "", "a name that few pages use"),
    ('<meta name="cXenseParse:recs:publishtime" content="2022-11-08T07:00:00Z">', "", "a tag for a service of recommendations"),
    ("", '<span class="timestamp" title="2022-11-08T07:00:00Z">3 hours ago</span>', "an attribute beside a relative time"),
    ('<link rel="canonical" href="https://post.example/ferry-2022-11-08.html">', "", "the end of the address"),
]  # fmt: skip


@pytest.mark.parametrize(("head", "below", "label"), DAYS, ids=[one[2] for one in DAYS])
def test_the_day_is_found(head: str, below: str, label: str, tmp_path: Path) -> None:
    article = read(page(head, below=below), tmp_path)
    assert article.published == date(2022, 11, 8) and article.published_from, label
    assert text_of(article) == TEXT


@pytest.mark.parametrize(
    ("head", "below", "label"),
    [
        (LD.format('{"@type":"ItemList","itemListElement":[{"@type":"NewsArticle","datePublished":"2022-11-08"}]}'), "", "another story's day"),
        (LD.format('{"@type": [{"a": 1}], "datePublished": {"b": 2}}'), "", "JSON-LD of wrong types"),
        ("", "<div>By Runa Dahl · 08/11/2022</div>", "day and month in either order"),
        ('<link rel="canonical" href="https://post.example/2022/11/ferry">', "", "a month alone"),
        ("", "<p>Public hearing: 4 December 2099</p>", "an announcement"),
        ('<meta property="og:image" content="https://post.example/uploads/2014/05/06/ferry.jpg">', "", "the day of a picture"),
    ],
)  # fmt: skip
def test_the_day_is_left_open(head: str, below: str, label: str, tmp_path: Path) -> None:
    assert read(page(head, below=below), tmp_path).published is None, label


@pytest.mark.parametrize("where", ["inside", "behind"])
def test_the_day_of_a_comment_is_not_that_of_the_article(where: str, tmp_path: Path) -> None:
    comment = '<div class="comments"><time datetime="2023-02-02">2 February</time> <b>Good.</b></div>'
    told = page(inside=BODY + comment) if where == "inside" else page(behind=comment)
    assert read(told, tmp_path).published is None


@pytest.mark.parametrize("below", ["<div>By Runa Dahl · 08.11.2022</div>", '<p class="byline">By Runa Dahl <time>now</time></p>', "<div>Runa Dahl, 8 November 2022</div>"])  # fmt: skip
def test_author_and_paper(below: str, tmp_path: Path) -> None:
    article = read(page(below=below), tmp_path)
    assert (article.author, article.outlet) == ("Runa Dahl", "The Skerry Post")


BESIDE = [
    ('<blockquote class="twitter-tweet"><p>Not one boat. Shame on them.</p>— Freya Moss (@moss) <a href="#">8 Nov 2022</a></blockquote>', "embedded post", "a post"),
    ('<aside class="pullquote">“We lost £2.3 million last winter”</aside>', "pull quote", "a pull quote by its class"),
    ("<p>“We lost £2.3 million last winter” Tom Abara</p>", "pull quote", "a pull quote by its words"),
    ("<figure><img><figcaption>The Skerry ferry in March.</figcaption></figure>", "picture caption", "a caption"),
    ('<div class="related"><h3>Related</h3><ul><li><a href="/a">Port workers strike</a></li></ul></div>', "related stories", "a box of links"),
    ("<p><a href='/a'>Harbour master quits over parking row</a></p>", "around the article", "a link for a paragraph"),
    ("<p>More from The Skerry Post</p>", "read more", "the heading of other stories"),
    ("<p>Runa Dahl is a reporter for The Skerry Post. Follow her at @dahl.</p>", "about the author", "about the author"),
    ("<p>Video: the last ferry of the season</p>", "other media", "another medium"),
]  # fmt: skip


@pytest.mark.parametrize(("extra", "reason", "label"), BESIDE, ids=[one[2] for one in BESIDE])
def test_what_is_no_text_is_set_apart(extra: str, reason: str, label: str, tmp_path: Path) -> None:
    article = read(page(inside=BODY + extra), tmp_path)
    assert text_of(article) == TEXT and reason in {one.reason for one in article.removed}, label


@pytest.mark.parametrize(
    "extra",
    [
        "<p><a href='/report'>The report</a> says that the boats are older than allowed.</p>",
        "<p>“We cannot go on like that,” said Freya Moss, who chairs the council.</p>",
        "<p>Subscribers to the ferry’s newsletter were told on Friday.</p>",
        "<p>The company said it had reached the limit of what it could pay this month.</p>",
    ],
)
def test_text_stays(extra: str, tmp_path: Path) -> None:
    article = read(page(inside=BODY + extra), tmp_path)
    assert len(text_of(article)) == 4 and not article.warnings


@pytest.mark.parametrize(
    ("inside", "words"),
    [
        (BODY + "<p>Subscribe to continue reading for £1 a week.</p>", "for subscribers"),
        (BODY + "<div class='wall'><p>This article is for subscribers only.</p></div>", "for subscribers"),
        (BODY + "<p>The council met on Friday and asked for th…</p>", "breaks off"),
        (
            BODY + "<p>The council met on Friday and asked for [+2304 chars]</p>".replace("for [", "for… ["),
            "breaks off",
        ),
    ],
)
def test_a_cut_text_is_told(inside: str, words: str, tmp_path: Path) -> None:
    assert any(words in one for one in read(page(inside=inside), tmp_path).warnings)


def test_a_page_for_subscribers_by_its_data(tmp_path: Path) -> None:
    head = LD.format('{"@type":"NewsArticle","isAccessibleForFree":"False"}')
    assert any("for subscribers" in one for one in read(page(head), tmp_path).warnings)


def test_a_question_about_cookies_is_no_article(tmp_path: Path) -> None:
    asking = "<p>We value your privacy.</p><p>We and our 812 partners store and access information on a device, such as cookies, and process personal data for the purposes below.</p><p>You can withdraw your consent at any time.</p>"
    with pytest.raises(CannotRead, match="asks about cookies"):
        read(page(inside=asking), tmp_path)


def test_text_that_the_page_shows_later(tmp_path: Path) -> None:
    told = ", ".join(f'"{one}"' for one in TEXT)
    html = f'<html><head><title>{TITLE}</title></head><body><div>Loading</div><script id="__NEXT_DATA__" type="application/json">{{"props": {{"page": {{"body": [{told}]}}}}}}</script></body></html>'
    assert text_of(read(html, tmp_path)) == TEXT


def entry(day: str, heading: str, text: str, number: int) -> str:
    return f'<div class="entry" id="e{number}"><time datetime="{day}">then</time><h2>{heading}</h2><p>{text}</p></div>'


def test_a_live_blog_becomes_dated_entries(tmp_path: Path) -> None:
    blocks = entry("2022-11-09T08:10:00Z", "Council meets", "The council will meet at noon, its chair says.", 2)
    blocks += entry(
        "2022-11-08T17:00:00Z", "Ferries stop", "Skerry Lines says no ferries will run after 1 December.", 1
    )
    (tmp_path / "live.html").write_text(
        f"<html><body><h1>Ferries: live updates</h1><main>{blocks}</main></body></html>"
    )
    read = read_articles(tmp_path / "live.html")
    assert [(one.title, one.published, one.metadata["hour"]) for one in read] == [("Council meets", date(2022, 11, 9), "08:10"), ("Ferries stop", date(2022, 11, 8), "17:00")]  # fmt: skip


def test_comments_with_their_times_are_no_live_blog(tmp_path: Path) -> None:
    comments = "".join(f'<div class="comment"><time datetime="2022-11-0{day}">then</time><p>I took that ferry for years and years.</p></div>' for day in (8, 9))  # fmt: skip
    article = read(page(behind=comments), tmp_path)
    assert text_of(article)[:3] == TEXT
