"""Names joined into actors; what is said of each."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from analysis import Article
from analysis.extract.mentions import Mention
from analysis.language import annotate
from analysis.language.lexicons import rows
from analysis.link.actors import Actor, link_actors
from analysis.link.actors.aliases import JOINS
from analysis.link.actors.governments import GOVERNMENT
from analysis.link.actors.linker import PRONOUN_RULES as RULES
from analysis.link.actors.stated_aliases import alias_patterns

CASES = [
    json.loads(line)
    for line in (Path(__file__).parents[1] / "cases/link/aliases.jsonl").read_text("utf-8").splitlines()
]


def linked(text: str, names: list[str]) -> list[Actor]:
    """Text and the names in it, in order ("Ana Roe:person") => actors."""
    document, found, at = annotate(Article(text)), [], 0
    for one in names:
        name, kind = one.rsplit(":", 1)
        start = text.index(name, at)
        at = start + len(name)
        found.append(
            Mention(start=start, end=at, text=name, sentence=document.sentence_at(start), rule="test", kind=kind)
        )
    return link_actors(document, [replace(row, id=f"m{number}") for number, row in enumerate(found, 1)])[0]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["label"])
def test_names_joined(case: dict[str, Any]) -> None:
    found = linked(case["text"], case["names"])
    assert sorted(sorted({actor.name, *actor.aliases}) for actor in found if actor.named) == sorted(case["actors"])


@pytest.mark.parametrize("row", rows("actors/told_aliases"), ids=lambda row: row["rule"])
def test_every_pattern_finds_its_example(row: dict[str, str]) -> None:
    assert any(pattern.search(row["example"]) for pattern, _ in alias_patterns() if pattern.pattern == row["pattern"])


def test_every_rule_is_told_in_words() -> None:
    listed = {row["rule"] for row in rows("actors/rules")}
    assert {rule.__name__ for rule in JOINS} | {"same_name", "description", GOVERNMENT, *RULES.values()} <= listed


def test_a_government_is_linked_to_its_country() -> None:
    found = linked("Baghdad invited troops to Iraq. Baghdad is big.", ["Baghdad:place", "Iraq:place", "Baghdad:place"])
    government, iraq, town = sorted(
        (one for one in found if one.named), key=lambda one: one.first_sentence + (one.kind == "place")
    )
    assert (government.kind, government.rule, government.home) == ("organisation", GOVERNMENT, iraq.id)
    assert (town.kind, town.home) == ("place", None)


ROLES = [
    ("Brig. Gen. Peter Howard, the coalition’s director of supply, left Baghdad on Monday.", "Peter Howard", "Brig. Gen.; the coalition’s director of supply", "the coalition"),
    ("Maria Lewis, spokeswoman for the Red Cross, said so.", "Maria Lewis", "spokeswoman for the Red Cross", "Red Cross"),
    ("Maria Lewis of the Red Cross said so.", "Maria Lewis", None, "Red Cross"),
    ("Iranian General John Carter died.", "John Carter", "Iranian General", None),
    ("Aftermath\n\nGeneral John Carter died.", "John Carter", "General", None),
    ("Secretary of State John Carter left.", "John Carter", "Secretary of State", None),
    ("Maria Lewis, 43, a baker from Boston, left.", "Maria Lewis", "a baker from Boston", None),
    ("Maria Lewis is the director of the port.", "Maria Lewis", "the director of the port", None),
    ("The mayor, Maria Lewis, left.", "Maria Lewis", "The mayor", None),
    ("That is the way Sen. John Carter left.", "John Carter", "Sen.", None),
    ("The police chief John Carter left.", "John Carter", "police chief", None),
    ("Maria Lewis, Republican of Iowa, left.", "Maria Lewis", "Republican of Iowa", None),
    ("John Carter, the bill’s author, left.", "John Carter", "the bill’s author", None),
    ("Mr. John Carter left.", "John Carter", None, None),
    ("John Carter, who was tired, left.", "John Carter", None, None),
    ("Maria Lewis, John Carter and Peter Howard left.", "Maria Lewis", None, None),
    ("Last week Maria Lewis left.", "Maria Lewis", None, None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "name", "role", "affiliation"), ROLES, ids=lambda value: str(value)[:60])
def test_role_and_affiliation(text: str, name: str, role: str | None, affiliation: str | None) -> None:
    others = [
        ("Red Cross", "organisation"),
        ("Maria Lewis", "person"),
        ("John Carter", "person"),
        ("Peter Howard", "person"),
    ]
    here = sorted((text.index(one), f"{one}:{kind}") for one, kind in others if one in text)
    found = linked(text, [one for _, one in here])
    actor = next(one for one in found if one.name == name)
    names = {one.id: one.name for one in found}
    assert actor.role == role
    assert names.get(str(actor.affiliation), actor.affiliation) == affiliation


COUNTRIES = [
    (("Iraqi Security Forces:organisation",), "IQ"), (("Berlin:place",), "DE"), (("Germans:group",), "DE"), (("Texas:place",), "US"),
    (("Chuck Jordan:person",), None), (("Harbour Union:organisation",), None), (("Iranian:group", "Air Guard:organisation"), "IR"),
]  # fmt: skip


@pytest.mark.parametrize(("names", "country"), COUNTRIES, ids=str)
def test_country(names: tuple[str, ...], country: str | None) -> None:
    text = "The " + " ".join(name.split(":")[0] for name in names) + " stayed."
    assert linked(text, list(names))[-1].country == country


def test_a_headline_gives_no_name() -> None:
    names = ["Jo Roe Resigns:person", "Jo Roe:person", "Roe:person", "Jo Roe:person"]
    assert [one.name for one in linked("Jo Roe Resigns. Jo Roe left. Roe said so. Jo Roe is 50.", names)] == ["Jo Roe"]
