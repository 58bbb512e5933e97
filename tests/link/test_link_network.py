"""Ties between actors: from relations, and from shared sentences."""

from analysis import Article, analyse
from analysis.link.network import COLUMNS, ties, verb_phrase

TEXT = "Maria Lewis visited John Carter. Maria Lewis met John Carter and Peter Howard. “Peter Howard is ill,” said Maria Lewis."


def told(text: str) -> set[tuple[str, str, str, int]]:
    found = analyse(Article(text))
    names = dict(zip(found.actors.id, found.actors.name))
    rows = ties(found.mentions, found.relations).itertuples()
    return {(names[row.source], row.kind, names[row.target], row.times) for row in rows}


def test_deeds_speech_and_shared_sentences() -> None:
    assert told(TEXT) == {
        ("Maria Lewis", "acts", "John Carter", 2), ("Maria Lewis", "acts", "Peter Howard", 1), ("Maria Lewis", "speaks", "Peter Howard", 1),
        ("Maria Lewis", "together", "John Carter", 2), ("Maria Lewis", "together", "Peter Howard", 2), ("John Carter", "together", "Peter Howard", 1),
    }  # fmt: skip


def test_deeds_are_told_as_one_says_them() -> None:
    deeds = ["hand over to", "be", "have", "carry", "pay", "go to", "miss", "teach", "march from"]
    assert (
        ", ".join(map(verb_phrase, deeds))
        == "hands over to, is, has, carries, pays, goes to, misses, teaches, marches from"
    )


def test_an_actor_is_not_tied_to_itself() -> None:
    assert told("Maria Lewis left. Lewis praised Maria Lewis.") == set()


def test_an_empty_table_keeps_its_columns() -> None:
    found = analyse(Article("Nothing."))
    table = ties(found.mentions, found.relations)
    assert table.empty and list(table.columns) == list(COLUMNS)


def test_verbs_and_sentences_are_listed_once() -> None:
    found = analyse(Article(TEXT))
    first = ties(found.mentions, found.relations).iloc[0]
    assert (first.kind, first.verbs, first.sentences) == ("acts", ("visits", "meets"), (0, 1))
