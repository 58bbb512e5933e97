"""Names joined into actors, and he and she linked to them."""

from dataclasses import replace

import pytest

from analysis import Analysis, Article, analyse
from analysis.extract.mentions import Mention
from analysis.language import annotate
from analysis.link.actors import link_actors


def linked(text: str, *names: tuple[str, str]) -> list[set[str]]:
    """Text and the names in it, in order => the names of each actor."""
    document, rows, at = annotate(Article(text)), [], 0
    for name, kind in names:
        start = text.index(name, at)
        at = start + len(name)
        sentence = document.sentence_at(start)
        rows.append(Mention(start=start, end=at, text=name, sentence=sentence, rule="test", kind=kind))
    actors, _ = link_actors(document, [replace(row, id=f"m{number}") for number, row in enumerate(rows, 1)])
    return [{actor.name, *actor.aliases} for actor in actors]


CASES = [
    ("The Iraqi Security Forces (ISF) said the ISF had won.", [("Iraqi Security Forces", "organisation"), ("ISF", "organisation"), ("ISF", "organisation")], [{"Iraqi Security Forces", "ISF"}]),
    ("Ana Roe spoke. Roe left.", [("Ana Roe", "person"), ("Roe", "person")], [{"Ana Roe", "Roe"}]),
    ("Ana Roe met Ben Roe. Ana left.", [("Ana Roe", "person"), ("Ben Roe", "person")], [{"Ana Roe"}, {"Ben Roe"}]),
    ("The US and the United States agreed.", [("US", "place"), ("United States", "place")], [{"US", "United States"}]),
    ("Qasem Soleimani died. Qasem Suleimani was 62.", [("Qasem Soleimani", "person"), ("Qasem Suleimani", "person")], [{"Qasem Soleimani", "Qasem Suleimani"}]),
    ("Strikes hit Daesh, he said, using an Arabic acronym for ISIS.", [("Daesh", "organisation"), ("ISIS", "organisation")], [{"Daesh", "ISIS"}]),
    ("Q-West and K1 were shut.", [("Q-West", "place"), ("K1", "place")], [{"Q-West"}, {"K1"}]),
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "names", "expected"), CASES, ids=lambda value: value if isinstance(value, str) else ""
)
def test_aliases(text: str, names: list[tuple[str, str]], expected: list[set[str]]) -> None:
    assert linked(text, *names) == expected


def result(text: str) -> Analysis:
    return analyse(Article(text))


def test_he_and_she_go_to_the_right_person() -> None:
    found = result("Maria Lewis met John Carter in Boston. She thanked him.")
    names = dict(zip(found.actors.id, found.actors.name))
    pronouns = found.mentions[found.mentions.form == "pronoun"]
    assert {row.text: names[row.actor] for row in pronouns.itertuples()} == {"She": "Maria Lewis", "him": "John Carter"}


def test_pronouns_are_references_and_no_names() -> None:
    found = result("Maria Lewis left. She was tired.").mentions
    assert set(found[found.form == "pronoun"].kind) == {"reference"}


def test_rank_and_role() -> None:
    found = result("Brig. Gen. Peter Howard, the coalition’s director of supply, left Baghdad on Monday.")
    assert found.actors.set_index("name").role["Peter Howard"] == "Brig. Gen.; the coalition’s director of supply"
