"""Who said what: marks of every kind, tags before, between and after, direct, mixed and indirect."""

import csv
import json
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from analysis import Article, analyse
from analysis.extract.mentions import find_mentions
from analysis.extract.quotes import Quote, find_quotes
from analysis.language import annotate
from analysis.language.lexicons import rows

CASES = Path(__file__).parents[2] / "cases/extract"
SEED = Path(__file__).parents[3] / "seeds/us-led-coalition-transfers-second-military-base.txt"


def cases(name: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in (CASES / name).open(encoding="utf-8")]


def quotes(text: str) -> list[Quote]:
    document = annotate(Article(text))
    return find_quotes(document, find_mentions(document))


def told(text: str) -> list[list[object]]:
    return [
        [row.text, row.kind, (row.speaker or "").split(",")[0], row.cue, row.stance, row.negated]
        for row in quotes(text)
    ]


def no_quotes() -> list[dict[str, str]]:
    return list(
        csv.DictReader((CASES / "quotes_not.tsv").open(encoding="utf-8"), delimiter="\t", quoting=csv.QUOTE_NONE)
    )


@pytest.mark.parametrize("case", cases("quotes.jsonl"), ids=lambda case: case["label"])
def test_quotes(case: dict[str, object]) -> None:
    assert told(str(case["text"])) == case["quotes"]
    assert case.get("rule") in {None, *(row.rule for row in quotes(str(case["text"])))}


@pytest.mark.parametrize("case", cases("quotes_known.jsonl"), ids=lambda case: case["label"])
@pytest.mark.xfail(strict=True)
def test_known_failures(case: dict[str, object]) -> None:
    assert told(str(case["text"])) == case["quotes"]


@pytest.mark.parametrize("case", no_quotes(), ids=lambda case: case["label"])
def test_titles_names_and_plain_verbs_are_no_quotes(case: dict[str, str]) -> None:
    assert told(case["text"]) == []


def test_an_unclosed_mark_spoils_only_its_paragraph() -> None:
    text = "“We will stay, Roe said.\n\nThe port was calm.\n\n“Nobody can leave,” she said."
    assert [row[0] for row in told(text)] == ["“We will stay,", "“Nobody can leave,”"]


def test_pieces_of_one_quote_share_their_turn() -> None:
    first, second, third = quotes("“We will stay,” Roe said. “Nobody can leave.” Lee said the port was shut.")
    assert first.turn == second.turn != third.turn


def test_the_seven_direct_quotes_of_the_sample_article_have_their_speaker() -> None:
    result = analyse(Article(SEED.read_text("utf-8")))
    direct = result.quotes[result.quotes.kind == "direct"]
    names = dict(zip(result.actors.id, result.actors.name))
    assert direct.speaker.str.split(",").str[0].tolist() == [
        "Brig. Gen. Vincent Barker", "he", "he", "Barker", "he", "the coalition statement", "the coalition",
    ]  # fmt: skip
    assert direct.actor.map(names).tolist()[:5] == ["Vincent Barker"] * 5


def test_every_rule_is_told_in_words() -> None:
    listed = {row["rule"] for row in rows("quotes/rules")}
    found = {row.rule for case in cases("quotes.jsonl") for row in quotes(str(case["text"]))}
    assert found <= listed


@given(st.lists(st.sampled_from(['“', '”', '"', "''", "(", ")", ",", "—", ":", "Roe", "she", "who", "said", "saying", "that", "the port", "was shut", "according to", "and", "\n\n", ". "]), max_size=60))  # fmt: skip
@example(parts=["the port", "said", "said", "said"])
def test_odd_text_gives_rows_in_order_that_do_not_overlap(parts: list[str]) -> None:
    text = " ".join(parts)
    found = quotes(text)
    assert all(row.text == text[row.start : row.end] for row in found)
    assert all(one.end <= other.start for one, other in pairwise(found))
