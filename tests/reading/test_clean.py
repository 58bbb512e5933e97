"""What stands around an article goes; its prose stays."""

import csv
import json
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

from analysis import read_article
from analysis.reading.byline import read_byline
from analysis.reading.clean import below_headline, clean
from analysis.reading.formats.markdown import strip_markdown
from analysis.reading.navigation import without_navigation

CASES = Path(__file__).parents[1] / "cases/reading"
PROSE = (CASES / "prose.txt").read_text("utf-8").splitlines()


def table(name: str, comment: str = "#") -> list[dict[str, str]]:
    lines = files("analysis.reading").joinpath(name).read_text("utf-8").splitlines()
    return list(
        csv.DictReader((line for line in lines if not line.startswith(comment)), delimiter="\t", quoting=csv.QUOTE_NONE)
    )


@pytest.mark.parametrize("row", table("boilerplate.tsv"), ids=lambda row: row["example"])
def test_every_line_takes_its_example_away(row: dict[str, str]) -> None:
    text, removed = clean(f"The army left.\n{row['example']}")
    assert removed[-1].reason == row["reason"] and text.startswith("The army left.")


@pytest.mark.parametrize("line", PROSE)
def test_prose_stays(line: str) -> None:
    assert clean(f"{line}\n\nThe army left.") == (f"{line}\n\nThe army left.", ())
    assert read_byline(f"{line}\n\nThe army left.").removed == ()


@pytest.mark.parametrize("row", table("formats/markdown.tsv", "#!"), ids=lambda row: row["name"])
def test_marks_of_markdown(row: dict[str, str]) -> None:
    assert strip_markdown(row["example"]).rstrip("\n") == (row["becomes"] or "")


@pytest.mark.parametrize(
    ("head", "author", "day"),
    [
        ("By Ana Roe", "Ana Roe", None),
        ("By Ana Roe and Ben Fisher, Harbour News", "Ana Roe and Ben Fisher", None),
        ("Published: 4 May 2021, 10:30 GMT", None, "2021-05-04"),
        ("Posted on May 4, 2021", None, "2021-05-04"),
        ("Tuesday, May 4, 2021", None, "2021-05-04"),
        ("Last updated: 5 May 2021", None, "2021-05-05"),
        ("Updated 16.42, Wednesday 5 May 2021", None, "2021-05-05"),
        ("Published: 4 May 2021\nUpdated: 6 May 2021", None, "2021-05-04"),
        ("Updated: 6 May 2021\nPublished: 4 May 2021", None, "2021-05-04"),
        ("Published: 4 May 2021, 18:40 WIB | Updated: 6 May 2021, 07:15 WIB", None, "2021-05-04"),
        ("Ana Roe in Lagos\n4 May 2021", "Ana Roe", "2021-05-04"),
        ("By Ana van der Roe in Cape Town and Ben Fisher in Abuja", "Ana van der Roe and Ben Fisher", None),
        ("Ana Roe, Athletics Reporter", "Ana Roe", None),
        ("By Ana Roe, senior political correspondent in Lagos", "Ana Roe", None),
    ],
)
def test_lines_of_author_and_day(head: str, author: str | None, day: str | None) -> None:
    found = read_byline(f"Base handed over\n{head}\n\nThe army left.")
    assert found.text == "Base handed over\n\nThe army left."
    assert found.author == author and (found.published and found.published.isoformat()) == day
    assert len(found.removed) == len(head.split("\n"))


@pytest.mark.parametrize(
    ("line", "author", "outlet"),
    [
        pytest.param(
            "By Ana Roe, The Lake Standard, 4 May 2021", "Ana Roe", "The Lake Standard", id="paper with an article"
        ),
        pytest.param(
            "By Ana Roe and Ben Fisher, Harbour News",
            "Ana Roe and Ben Fisher",
            "Harbour News",
            id="paper without a day",
        ),
        pytest.param("by Ana Roe | The Harbour Post | 4 May 2021", "Ana Roe", "The Harbour Post", id="between bars"),
        pytest.param("By Ana Roe, Reporter, Harbour News", "Ana Roe", "Harbour News", id="a job before the paper"),
        pytest.param("By Ana Roe, The Daily Reporter", "Ana Roe", "The Daily Reporter", id="a paper named for a job"),
        pytest.param("By Ana Roe, Ben Fisher, 4 May 2021", "Ana Roe, Ben Fisher", None, id="two authors"),
    ],
)
def test_the_outlet_of_a_byline(line: str, author: str, outlet: str | None) -> None:
    found = read_byline(f"Base handed over\n{line}\n\nThe army left.")
    assert (found.author, found.outlet) == (author, outlet)


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("OSLO, May 4, 2021 (Harbour News) - The ferry sank.", "2021-05-04"),
        ("OSLO (AFN) - Sept 3, 2025", "2025-09-03"),
        ("LUND, 23 April 2026", "2026-04-23"),
        ("GENEVA/LYON, 4 May 2021 – The ferry sank.", "2021-05-04"),
        ("Port Elling, Delmar, 4 May 2021 -- The ferry sank.", "2021-05-04"),
        ("May 4, 2021 (Harbour News) — The ferry sank.", "2021-05-04"),
        ("LIMA (May 4, 2021) - The ferry sank.", "2021-05-04"),
        ("Oslo, 4 May 2021: the ferry sank.", None),
        ("On May 4, 2021 the ferry sank.", None),
        ("The Harbour Act, 4 May 2021, was a mistake.", None),
    ],
)
def test_the_day_in_the_first_words_of_an_agency_story(words: str, day: str | None) -> None:
    found = read_byline(f"Ferry lost\n\n{words}\n\nTwo died.")
    assert words in found.text and (found.published and found.published.isoformat()) == day


@pytest.mark.parametrize(
    ("words", "outlet"),
    [
        ("OSLO, May 4 (Harbour News) - The ferry sank.", "Harbour News"),
        ("MANILA (Harbour Wire) — The ferry sank.", "Harbour Wire"),
        ("OSLO, May 4 - The ferry sank.", None),
        ("The Bank of Delmar (BOD) — the largest — closed.", None),
    ],
)
def test_the_agency_in_the_first_words(words: str, outlet: str | None) -> None:
    assert read_byline(f"Ferry lost\n\n{words}\n\nTwo died.").outlet == outlet


@pytest.mark.parametrize("line", ["Ana Roe in Lagos", "World Cup in Qatar", "Ana Roe, the finance minister"])
def test_a_line_that_may_not_be_of_the_author_stays(line: str) -> None:
    found = read_byline(f"Ferry lost\n{line}\n\nThe army left.")
    assert found.author is None and line in found.text


PASTED = [json.loads(line) for line in (CASES / "pasted.jsonl").read_text("utf-8").splitlines()]


@pytest.mark.parametrize("case", PASTED, ids=lambda case: case["label"])
def test_a_page_that_was_copied_whole(case: dict[str, Any]) -> None:
    """`kept` are the lines of the article below its headline; `left` are lines of the page that are not told from it."""
    article = read_article(case["text"])
    lines = [line for line in article.text.split("\n")[1:] if line.strip()]
    assert [line for line in lines if line not in case["left"]] == case["kept"]
    assert len(lines) == len(case["kept"]) + len(case["left"])
    assert (article.title, article.author, article.outlet) == (case["title"], case["author"], case["outlet"])
    assert str(article.published) == case["published"]


@pytest.mark.parametrize(
    "text",
    [
        "Ferry lost\nTwo people died when a ferry sank off the island of Mindoro, the coast guard said.\nIt was full.",
        "Ministers meet\n\nWorld leaders met on Monday to speak of the climate, and left without a word.",
        "World News\nSport",
    ],
)
def test_a_headline_is_no_navigation(text: str) -> None:
    assert without_navigation(text) == (text, ())


def test_links_to_other_stories_and_the_foot_of_the_page() -> None:
    text = "The army left.\nRead more\nTen bases in pictures\nWho guards the border\nIt will not be back.\n© 2020 The Wire\nAbout us\nPrivacy"
    kept, removed = clean(text)
    assert kept == "The army left.\nIt will not be back."
    assert [one.reason for one in removed] == [
        "read more",
        "link to another story",
        "link to another story",
        "copyright line",
        "page footer",
        "page footer",
    ]


def test_what_is_above_the_headline() -> None:
    text, title, removed = below_headline(
        "Home\nSport\n\nArmy hands base over\n\nThe army left.", "Army hands base over | The Wire"
    )
    assert (text, title) == ("Army hands base over\n\nThe army left.", "Army hands base over")
    assert [one.text for one in removed] == ["Home", "Sport"]


@pytest.mark.parametrize(
    "text", ["The army left, she said:\nArmy hands base over\nIt left.", "No headline here.\n\nThe army left."]
)
def test_prose_above_stays(text: str) -> None:
    assert below_headline(text, "Army hands base over") == (text, "Army hands base over", ())


@pytest.mark.parametrize(
    ("head", "outlet"),
    [
        ("Manila Courier\nJune 2, 2025", "Manila Courier"),
        ("The Lake Standard\nBy Ana Roe\n2 June 2025", "The Lake Standard"),
        ("By Ana Roe\nInland Chronicle\n\n2 June 2025", "Inland Chronicle"),
        ("2 June 2025\n\nDaily Beacon", "Daily Beacon"),
        ("Ana Roe\n2 June 2025", None),
        ("Ministers meet the Press\n2 June 2025", None),
        ("He works for the Manila Courier", None),
    ],
)
def test_the_outlet_on_a_line_of_its_own(head: str, outlet: str | None) -> None:
    found = read_byline(f"Ferry lost off Mindoro\n{head}\n\nTwo people died.")
    assert found.outlet == outlet and found.text.startswith("Ferry lost off Mindoro")
    assert outlet is None or outlet not in found.text
