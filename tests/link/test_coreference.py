"""he, she, it, they and role phrases go to the right actor, or to nobody."""

import re

import pytest

from analysis import Article
from analysis.extract.mentions import Mention
from analysis.extract.quotes import find_quotes
from analysis.language import annotate
from analysis.link.actors import link_actors
from analysis.tables import numbered

CASES = [
    ("Maria Lewis met John Carter in Boston. She thanked him.", {"She": "Maria Lewis", "him": "John Carter"}),
    ("Maria Lewis left. She was tired.", {"She": "Maria Lewis"}),
    ("John Carter asked Peter Howard to stay. He said he would.", {"He": "John Carter", "he": "John Carter"}),
    ("Peter Howard was late. John Carter saw him.", {"him": "Peter Howard"}),
    ("John Carter called his brother, Peter Howard.", {"his": "John Carter"}),
    ("Peter Howard left. Despite his age, John Carter stayed.", {"his": "John Carter"}),
    ("Maria Lewis, a coach, told her players to run. John Carter laughed.", {"her": "Maria Lewis"}),
    ("Maria Lewis met a woman who had lost her son.", {}),
    ("John Carter left.\n\nA man came in. He was tall.", {}),
    ("Peter Howard was ill. “He is better,” said John Carter.", {"He": "Peter Howard"}),
    ("Peter Howard was ill. John Carter says he ’s sure that there is “no harm” in it.", {"he": "John Carter"}),
    ("Peter Howard met John Carter. He said Howard was late.", {"He": "John Carter"}),
    ("Peter Howard met John Carter. He thanked Howard.", {"He": "John Carter"}),
    ("John Carter said whoever wins must show his or her papers.", {}),
    ("By John Carter, Courts Correspondent\n\nPeter Howard has told how he won.", {"he": "Peter Howard"}),
    ("John Carter himself left.", {}),
    ("Peter Howard read a statement. “John Carter was a good boy,” he said.", {"he": "Peter Howard"}),
    ("Peter Howard read a statement. “John was a good boy,” he said. “John Carter paid.”", {"he": "Peter Howard"}),
    ("John Carter asked John’s friend. John Carter left. The friend, Peter Howard, denied it. “I never went,” he said.", {"he": "Peter Howard"}),
    ("The Harbour Union said it would help.", {"it": "Harbour Union"}),
    ("The Harbour Union said it was clear that rain would come.", {}),
    ("The Harbour Union said it was ready.", {"it": "Harbour Union"}),
    ("The Harbour Union met. It has a ship and wants to sell it.", {"It": "Harbour Union"}),
    ("The Harbour Union sold its house.", {"its": "Harbour Union"}),
    ("The Harbour Union met on Monday. It is clear that rain will come.", {}),
    ("The Harbour Union met on Monday. It rained.", {}),
    ("General John Carter spoke. The general resigned.", {"The general": "John Carter"}),
    ("Gen. John Carter spoke. The general resigned.", {"The general": "John Carter"}),
    ("John Carter spoke. The general resigned.", {}),
    ("John Carter, the Republican nominee for mayor, spoke. The Republican nominee resigned.", {"The Republican nominee": "John Carter"}),
    ("John Carter, the nominee, spoke. The Democratic nominee resigned.", {}),
    ("John Carter, the nominee, spoke. The nominee of the two parties resigned.", {}),
    ("General John Carter and General Peter Howard spoke. The general resigned.", {}),
    ("General John Carter spoke. Another general resigned.", {}),
    ("Hezbollah is an armed group. The group lost its arms.", {"The group": "Hezbollah", "its": "Hezbollah"}),
]  # fmt: skip


KINDS = {"Maria Lewis": "person", "John Carter": "person", "Peter Howard": "person", "Howard": "person", "Boston": "place", "Harbour Union": "organisation",
         "Hezbollah": "organisation"}  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[case[0][:70] for case in CASES])
def test_references(text: str, expected: dict[str, str]) -> None:
    document = annotate(Article(text))
    spans = [(one.start(), one[0]) for one in re.finditer("|".join(KINDS), text)]
    names = [
        Mention(start=start, end=start + len(name), text=name, sentence=document.sentence_at(start), rule="test", kind=KINDS[name])
        for start, name in spans
    ]  # fmt: skip
    actors, mentions = link_actors(document, numbered(names), find_quotes(document, names))
    called = {one.id: one.name for one in actors if one.named}
    others = [row for row in mentions if row.form != "name" and row.actor in called]
    assert {row.text: called[str(row.actor)] for row in others} == expected
