"""Dates and their clauses become events, placed in the order of the story."""

import csv
import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from analysis import Article, analyse, read_article
from analysis.language import annotate
from analysis.language.clauses.clause import MAX_CLAUSE_DEPTH
from analysis.language.lexicons import rows, words
from analysis.link.events.readable import is_readable

CASES = Path(__file__).parent.parent / "cases/link/events.tsv"
PUBLISHED = date(2021, 6, 16)


MISPARSED = {
    "The coalition: it is adjusting its positions",
    "The pipeline leaked",
    "Police used tear gas against students",
}
"""Headlines that the parser misses: a day between "said" and what was said, a participle between commas, a day before a noun."""


def read() -> list[Any]:
    cases = csv.DictReader(CASES.open(encoding="utf-8"), delimiter="\t")
    missed = pytest.mark.xfail(strict=True, reason="The parser hangs a word on the wrong head.")
    return [
        pytest.param(
            case, marks=missed if case["headline"] in MISPARSED else (), id=f"{case['label']}: {case['headline']}"
        )
        for case in cases
    ]


@pytest.mark.parametrize("case", read(), ids=lambda case: case["label"])
def test_what_happened_when_and_to_whom(case: dict[str, str]) -> None:
    found = analyse(Article(case["text"], published=PUBLISHED)).event_rows
    cells = [
        {
            "text": case["text"], "what": row.what, "who": row.who or "", "whom": row.whom or "", "modality": row.modality,
            "headline": row.headline, "earliest": str(row.earliest or ""), "latest": str(row.latest or ""),
        }
        for row in found
    ]  # fmt: skip
    assert {name: value or "" for name, value in case.items() if name != "label"} in cells


@pytest.mark.parametrize(
    "text",
    [
        "He said so on Friday.",
        "It was in May.",
        "The talks lasted three hours.",
        "He may leave the club.",
        "Ships sail daily.",
        "Today marks another milestone.",
        "“Today marks another milestone,” said Ana Roe.",
        "Moe said on Tuesday that the ruling was “a relief”.",
        "“We could not read a map,” he told the paper in 2004.",
    ],
)
def test_what_is_no_event(text: str) -> None:
    assert analyse(Article(text, published=PUBLISHED)).event_rows == []


def test_events_are_put_in_the_order_of_the_story() -> None:
    text = "The port reopened on Tuesday. It was shut in 2014."
    assert analyse(Article(text, published=PUBLISHED)).events.order.tolist() == [2, 1]


def test_events_of_one_day_are_put_in_the_order_of_the_clock() -> None:
    """What has no time of day keeps its place."""
    text = "The ferry reached the island at 10:30 a.m. on Monday. It left the mainland at 6:15 a.m. on Monday. The mayor visited the pier on Monday."
    found = analyse(Article(text, published=PUBLISHED)).events
    assert list(zip(found.what, found.order)) == [("reach", 2), ("leave", 1), ("visit", 3)]


def test_what_came_before_stands_before() -> None:
    text = "Rebels left the town in May after soldiers shelled the mill. The bridge was shut on May 3."
    found = analyse(Article(text, published=PUBLISHED)).event_rows
    assert [row.what for row in sorted(found, key=lambda row: row.order)] == ["shell", "leave", "shut"]


def test_a_pronoun_gives_way_to_the_name() -> None:
    text = "Ana Roe leads the union. She opened the mill in May."
    row = analyse(Article(text, published=PUBLISHED)).event_rows[0]
    assert (row.who, row.headline) == ("Ana Roe", "Ana Roe opened the mill")


def test_who_says_it_is_in_the_quote() -> None:
    result = analyse(Article("The union said miners left the pit on Friday.", published=PUBLISHED))
    row = result.event_rows[0]
    assert row.reported_by == result.quote_rows[0].id and row.modality == "reported"


@pytest.mark.parametrize("row", rows("events/words"), ids=lambda row: f"{row['class']} {row['word']}")
def test_every_word_stands_in_its_example(row: dict[str, str]) -> None:
    document = annotate(Article(row["example"]))
    assert row["word"] in {*document.lower, *document.lemmas}


def test_every_rule_is_explained() -> None:
    explained = {row["rule"] for row in rows("events/rules")}
    text = "On Friday rebels left after soldiers came. Monday's vote failed. He said on May 3 it burned. They ate before it burned on May 4."
    assert {row.rule for row in analyse(Article(text, published=PUBLISHED)).event_rows} <= explained


@pytest.mark.parametrize(
    "piece", ["he said on May 3, 2020 that ", "to meet on Friday ", "rebels left on Friday after "]
)
def test_a_sentence_without_an_end_is_no_trap(piece: str) -> None:
    document = analyse(Article(piece * 300, published=PUBLISHED)).document
    assert all(len(list(document.clauses.up(one))) <= MAX_CLAUSE_DEPTH for one in document.clauses.all)


@pytest.mark.parametrize("word", sorted(words("events/openers")))
def test_no_headline_of_a_dated_clause_begins_with_a_word_that_needs_another(word: str) -> None:
    found = analyse(Article(f"The ferry left. {word.capitalize()} sank on Friday.", published=PUBLISHED)).event_rows
    assert all(row.text.startswith(row.headline) for row in found if row.headline.lower().split()[0] == word)


@pytest.mark.parametrize(
    ("text", "headline"),
    [
        ("The ferry left the quay. It sank on Friday.", "The ferry sank"),
        ("Miners left the pit. They voted on Friday.", "Miners voted"),
        pytest.param(
            "The pit shut after 60 years, and hundreds marched. On Friday 40 were arrested.",
            "40 were arrested",
            marks=pytest.mark.xfail(strict=True, reason="a bare number behind a date is not found as subject"),
        ),
    ],
)
def test_a_headline_takes_up_the_subject_before(text: str, headline: str) -> None:
    assert headline in [row.headline for row in analyse(Article(text, published=PUBLISHED)).event_rows]


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("The pit has shut. Owners believed in the mill.", "believe"),  # a state
        ("The pit has shut. Ana Roe held office from 2015 to 2018.", "hold"),  # no event
        ("The pit has shut. Goal of the union is to meet.", "meet"),  # an aim
        ("The pit has shut. Roe said the owners fled.", "flee"),  # only what somebody says, behind the lead
        ("The pit has shut. If the owners fled, all was lost.", "flee"),  # a condition
        ("The pit has shut. “The owners fled,” Roe said.", "flee"),  # a quotation
        ("The pit has shut. The owners did not flee.", "flee"),  # did not happen
        ("The pit has shut. Had it burned on Friday, all was lost.", "burn"),  # a counterfactual
        ("The pit has shut. He wed a nurse who left.", "leave"),  # tells which nurse
        ("The pit has shut.\n\nSources\n\nOwners fled the town.", "flee"),  # below the article
    ],
)
def test_what_tells_no_event_without_a_date(text: str, what: str) -> None:
    assert what not in [row.what for row in analyse(Article(text, published=PUBLISHED)).event_rows]


def test_the_news_itself_is_marked_and_stands_out() -> None:
    text = "Rebels seized the port on Monday. The port opened in 1998. Miners will vote on Friday."
    found = analyse(Article(text, published=PUBLISHED)).event_rows
    assert {row.what: row.main for row in found} == {"seize": True, "open": False, "vote": False}
    assert all(row.salience < 1 for row in found if not row.main)


def test_what_the_first_sentence_tells_of_years_ago_is_no_news() -> None:
    text = "Rebels, who seized the port in 1998, burned the mill on Monday. Nobody was hurt."
    found = analyse(Article(text, published=PUBLISHED)).event_rows
    assert {row.what: row.main for row in found if row.what in ("seize", "burn")} == {"seize": False, "burn": True}


DAYS = CASES.with_name("event_days.jsonl")


@pytest.mark.parametrize(
    "case", [pytest.param(one, id=one["label"]) for one in map(json.loads, DAYS.read_text("utf-8").splitlines())]
)
def test_the_day_that_a_reader_concludes(case: dict[str, str]) -> None:
    found = analyse(Article(case["text"], published=PUBLISHED)).event_rows
    days = [(row.what, str(row.earliest or ""), str(row.latest or "")) for row in found]
    assert (case["what"], case["earliest"], case["latest"]) in days


PLACES = CASES.with_name("event_places.jsonl")


@pytest.mark.parametrize(
    "case", [pytest.param(one, id=one["label"]) for one in map(json.loads, PLACES.read_text("utf-8").splitlines())]
)
def test_where_it_happened(case: dict[str, str | None]) -> None:
    found = analyse(Article(case["text"] or "", published=PUBLISHED))
    assert (case["what"], case["where"]) in [(row.what, row.where) for row in found.event_rows]
    assert case["where"] is None or case["where"] in set(found.places.name) | set(found.places.aliases.explode())


UNPUBLISHED = CASES.with_name("unpublished.jsonl")


@pytest.mark.parametrize(
    "case", [pytest.param(one, id=one["label"]) for one in map(json.loads, UNPUBLISHED.read_text("utf-8").splitlines())]
)
def test_an_article_without_its_own_day_keeps_what_happened(case: dict[str, Any]) -> None:
    found = analyse(Article(case["text"])).event_rows
    told = [(row.headline, row.main) for row in found if not (row.earliest or row.latest)]
    assert (case["headline"], case.get("main")) in told if case["headline"] else not found


def test_what_has_no_day_stands_last_in_the_story() -> None:
    told = analyse(Article("Rebels seized the port on Monday. In 2014 a fire destroyed the mill.")).event_rows
    assert [(row.what, row.certainty, row.order) for row in told] == [
        ("seize", "unresolved", 2),
        ("destroy", "exact", 1),
    ]


def test_one_event_told_twice_is_one_row_with_both_places() -> None:
    text = "A judge freed Ana Roe on Monday.\n\nThe judge freed Ana Roe at noon."
    found = [row for row in analyse(Article(text, published=PUBLISHED)).event_rows if row.what == "free"]
    assert [(row.text, len(row.mentions)) for row in found] == [("A judge freed Ana Roe on Monday", 1)]
    start, end = map(int, found[0].mentions[0].removeprefix("char=").split(","))
    assert text[start:end].startswith("The judge freed")


def test_the_same_verb_on_another_day_is_another_event() -> None:
    text = "A judge freed Ana Roe on Monday. The judge freed Ana Roe in 2014, too."
    assert len([row for row in analyse(Article(text, published=PUBLISHED)).event_rows if row.what == "free"]) == 2


HEADLINES = CASES.with_name("headlines.jsonl")


@pytest.mark.parametrize(
    "case", [pytest.param(one, id=one["label"]) for one in map(json.loads, HEADLINES.read_text("utf-8").splitlines())]
)
def test_a_headline_can_be_read_alone(case: dict[str, str]) -> None:
    found = [row.headline for row in analyse(Article(case["text"], published=PUBLISHED)).event_rows]
    assert not case["headline"] or case["headline"] in found
    assert case.get("never") not in found


@pytest.mark.parametrize(
    ("line", "readable"),
    [
        ("The mayor shut the mine", True),
        ("Were killed", False),
        ("It fell apart", False),
        ("- A storm struck", False),
        ("The office in", False),
        ("The office “shut the mine", False),
        ("The mayor " + "shut the mine " * 8, False),
    ],
)
def test_what_makes_a_headline_readable(line: str, readable: bool) -> None:
    assert is_readable(line) is readable


def test_the_names_of_a_long_subject_stand_without_their_ranks() -> None:
    seed = Path(__file__).parents[2] / "seeds/us-led-coalition-transfers-second-military-base.txt"
    headlines = list(analyse(read_article(seed)).events.headline)
    assert "Qasem Soleimani and Abu Mahdi al-Muhandis were assassinated in a US drone strike" in headlines
    assert "Demands to expel US forces grew" in headlines


@pytest.mark.parametrize(
    ("text", "who", "whom"),
    [
        ("The United Nations closed the port.", "United Nations", None),
        ("The British army arrested the mayor of Lund.", "British army", "mayor of Lund"),
        ("The mayor of Lund was arrested by soldiers.", "soldiers", "mayor of Lund"),
        ("Norland's finance minister, Ana Roe, met Jan Lind on Monday.", "Ana Roe", "Jan Lind"),
    ],
)
def test_who_and_whom_are_participants_of_the_table(text: str, who: str, whom: str | None) -> None:
    result = analyse(Article(text, published=date(2021, 5, 5)))
    named = {one.id: one.name for one in result.actor_rows}
    event = result.event_rows[0]
    assert (named.get(event.who_actor or ""), named.get(event.whom_actor or "")) == (who, whom)
