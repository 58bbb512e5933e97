"""Names joined into actors; what is said of each."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from analysis import Article, analyse
from analysis.extract.mentions import Mention
from analysis.language import annotate
from analysis.language.lexicons import rows
from analysis.link.actors import Actor, Place, link_actors
from analysis.link.actors.aliases import JOINS
from analysis.link.actors.governments import GOVERNMENT, STATE
from analysis.link.actors.linker import PRONOUN_RULES as RULES
from analysis.link.actors.stated_aliases import alias_patterns

CASES = [
    json.loads(line)
    for line in (Path(__file__).parents[1] / "cases/link/aliases.jsonl").read_text("utf-8").splitlines()
]


def linked(text: str, names: list[str]) -> list[Actor | Place]:
    """Text and the names in it, in order ("Ana Roe:person") => actors, and places that are no actors."""
    document, found, at = annotate(Article(text)), [], 0
    for one in names:
        name, kind = one.rsplit(":", 1)
        start = text.index(name, at)
        at = start + len(name)
        found.append(
            Mention(start=start, end=at, text=name, sentence=document.sentence_at(start), rule="test", kind=kind)
        )
    actors, places, _ = link_actors(document, [replace(row, id=f"m{number}") for number, row in enumerate(found, 1)])
    return [*actors, *(one for one in places if not one.actor)]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["label"])
def test_names_joined(case: dict[str, Any]) -> None:
    found = linked(case["text"], case["names"])
    assert sorted(sorted({actor.name, *actor.aliases}) for actor in found if getattr(actor, "named", True)) == sorted(
        case["actors"]
    )


@pytest.mark.parametrize("row", rows("actors/told_aliases"), ids=lambda row: row["rule"])
def test_every_pattern_finds_its_example(row: dict[str, str]) -> None:
    ((needs, pattern, _),) = [one for one in alias_patterns() if one[1].pattern == row["pattern"]]
    assert pattern.search(row["example"]) and any(one in row["example"] for one in needs)


def test_every_rule_is_told_in_words() -> None:
    listed = {row["rule"] for row in rows("actors/rules")}
    assert {rule.__name__ for rule in JOINS} | {
        "same_name",
        "description",
        GOVERNMENT,
        STATE,
        *RULES.values(),
    } <= listed


def placed(text: str) -> tuple[list[Actor], list[Place]]:
    """Text => its actors and places, as the whole way finds them."""
    found = analyse(Article(text))
    return found.actor_rows, found.place_rows


ACTING = [
    ("a capital that governs", "Baghdad invited troops to Iraq. Baghdad is big.", {"Baghdad": ("organisation", GOVERNMENT, "Baghdad")}),
    ("a country that does something", "Norway seized a ship off Sweden.", {"Norway": ("organisation", STATE, "Norway")}),
    ("a country behind by", "The ship was seized by Norway.", {"Norway": ("organisation", STATE, "Norway")}),
    ("a country that speaks", "According to Norway, the ship had left Sweden.", {"Norway": ("organisation", STATE, "Norway")}),
    ("a country that is accused", "The envoy accused Norway of theft in Sweden.", {"Norway": ("organisation", STATE, "Norway")}),
    ("a country that only has something", "Norway has long coasts and borders Sweden.", {}),
    ("a country where something is", "The ship was seized in Norway.", {}),
    ("a country in front of a led force", "Norway-led troops seized the ship.", {}),
    ("a town that does what towns do", "Kirkuk lies in Iraq and held a fair.", {}),
]  # fmt: skip


@pytest.mark.parametrize(("label", "text", "expected"), ACTING, ids=[case[0] for case in ACTING])
def test_a_place_takes_part_where_it_acts(label: str, text: str, expected: dict[str, tuple[str, str, str]]) -> None:
    actors, places = placed(text)
    names = {one.id: one.name for one in places}
    assert {one.name: (one.kind, one.rule, names[one.home]) for one in actors if one.home} == expected
    assert {one.name for one in places if one.actor} == expected.keys()


def test_a_people_has_its_country_for_a_home() -> None:
    actors, places = placed("Iraqis left Iraq. Iraqi troops stayed.")
    iraqis, iraq = (
        next(one for one in actors if one.name == "Iraqis"),
        next(one for one in places if one.name == "Iraq"),
    )
    assert (iraqis.kind, iraqis.home, iraqis.country) == ("people", iraq.id, "IQ")


WHERE = [
    ("a country near its middle", "Troops left Iraq.", "Iraq", ("IQ", 33, 44)),
    ("a town", "Troops left Mosul.", "Mosul", ("IQ", 36, 43)),
    ("another spelling", "Troops left Kiev.", "Kiev", ("UA", 50, 31)),
    ("a town of that country", "Troops left Tripoli in Lebanon.", "Tripoli", ("LB", 34, 36)),
    ("the large town of the name", "Canada closed its mission in London.", "London", ("GB", 52, 0)),
    ("a state", "Troops left Nebraska.", "Nebraska", ("US", 41, -97)),
]  # fmt: skip


@pytest.mark.parametrize(("label", "text", "name", "expected"), WHERE, ids=[case[0] for case in WHERE])
def test_where_a_place_lies(label: str, text: str, name: str, expected: tuple[str, int, int]) -> None:
    one = next(one for one in placed(text)[1] if one.name == name)
    assert one.latitude is not None and one.longitude is not None
    assert (one.country, round(one.latitude), round(one.longitude)) == expected


def test_a_place_that_nobody_knows_lies_nowhere() -> None:
    places = link_actors(
        (document := annotate(Article("He left Qarvestan."))),
        [Mention(id="m1", start=8, end=17, text="Qarvestan", sentence=0, rule="test", kind="place")],
    )[1]
    assert document and [(one.name, one.latitude, one.longitude) for one in places] == [("Qarvestan", None, None)]


ROLES = [
    ("Brig. Gen. Peter Howard, the coalition’s director of supply, left Baghdad on Monday.", "Peter Howard", "Brig. Gen.; the coalition’s director of supply", "coalition"),
    ("Maria Lewis, spokeswoman for the Red Cross, said so.", "Maria Lewis", "spokeswoman for the Red Cross", "Red Cross"),
    ("The Red Cross sent nurses to help the ministry. Its leader, Maria Lewis, said so.", "Maria Lewis", "Its leader", "Red Cross"),
    ("Maria Lewis of the Red Cross said so.", "Maria Lewis", None, "Red Cross"),
    ("Iranian General John Carter died.", "John Carter", "Iranian General", None),
    ("Aftermath\n\nGeneral John Carter died.", "John Carter", "General", None),
    ("Secretary of State John Carter left.", "John Carter", "Secretary of State", None),
    ("Minister of Health Dr John Carter left.", "John Carter", "Minister of Health", None),
    ("Chief of Staff John Carter left.", "John Carter", "Chief of Staff", None),
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
