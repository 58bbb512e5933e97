"""Quotes and figures linked to who claims them."""

import pytest

from analysis import Article, analyse
from analysis.language.lexicons import rows
from analysis.link.claims import unnamed_class


def test_a_figure_in_a_quote_is_claimed_by_its_speaker() -> None:
    result = analyse(Article("“We lost 40 ships,” said Maria Lewis in Boston. The port has 12 cranes."))
    names = dict(zip(result.actors.id, result.actors.name))
    claimed = {row.text: names.get(row.claimed_by) for row in result.figures.itertuples()}
    assert claimed == {"40": "Maria Lewis", "12": None}


@pytest.mark.parametrize(
    ("sentence", "source", "actor"),
    [
        ("“We won,” said Maria Lewis.", "named person", "Maria Lewis"),
        ("“We won,” said Maria Lewis of Greenpeace.", "named person", "Maria Lewis"),
        ("The spokeswoman, Maria Lewis, said that the port was shut.", "named person", "Maria Lewis"),
        ("Maria Lewis, who said that the port was shut, left.", "named person", "Maria Lewis"),
        ("“We won,” said Carter lawyer Maria Lewis.", "named person", "Maria Lewis"),
        ("“We won,” said Maria Lewis and John Carter.", "named person", "Maria Lewis"),
        ("“We won,” Maria Lewis told reporters. John Carter left.", "named person", "Maria Lewis"),
        ("A spokesman for Maria Lewis said that the port was shut.", "unnamed official", "spokesman for Maria Lewis"),
        ("Maria Lewis’s lawyer said that the port was shut.", "unnamed official", "Maria Lewis’s lawyer"),
        ("Two officials said that the port was shut.", "unnamed official", "Two officials"),
        ("The report said that the port was shut.", "document", None),
        ("The company said that the port was shut.", "organisation", "company"),
        ("Some Corvo College fans said that the port was shut.", "unnamed official", "Corvo College fans"),
        ("Pellworm Ferries passengers said that the port was shut.", "unnamed official", "Pellworm Ferries passengers"),
        (
            "Three former Ketter Motors engineers said that the port was shut.",
            "unnamed official",
            "Three former Ketter Motors engineers",
        ),
        ("Several Democrats said that the port was shut.", "unnamed official", None),
        ("The Guardian said that the port was shut.", "organisation", "Guardian"),
        ("Corvo College said that the port was shut.", "organisation", "Corvo College"),
        ("The US-led coalition said that the port was shut.", "organisation", "US-led coalition"),
        ("It was said that the port was shut.", "unknown", None),
    ],
)
def test_source_classes(sentence: str, source: str, actor: str | None) -> None:
    result = analyse(Article(sentence))
    names = dict(zip(result.actors.id, result.actors.name))
    assert [(row.source_class, names.get(row.actor)) for row in result.quotes.itertuples()] == [(source, actor)]


@pytest.mark.parametrize("row", rows("quotes/sources"), ids=lambda row: row["word"])
def test_every_word_for_a_source_has_its_class(row: dict[str, str]) -> None:
    assert unnamed_class(row["example"].split(" said")[0]) == row["class"]


def test_a_figure_belongs_to_the_actor_that_is_counted_and_to_a_place_in_front() -> None:
    result = analyse(Article("In Iraq, Maria Lewis met 5,000 American soldiers."))
    names = dict(zip(result.actors.id, result.actors.name))
    (row,) = result.figures.itertuples()
    assert (row.text, row.place) == ("5,000", "Iraq") and "America" in names[row.actor]


@pytest.mark.parametrize(
    ("sentence", "claimant", "cue"),
    [
        ("Some 70 hikers were stranded, rangers said.", "rangers", "said"),
        ("The survey found that 31 percent of tenants were in debt.", "The survey", "found"),
        ("The town has 900 wells, according to the water office.", "the water office", "according to"),
        ("Officials believe that 12 ships sank.", "Officials", "believe"),
        ("The airline denied that 30 bags were lost.", None, None),
        ("The town has 900 wells.", None, None),
    ],
)
def test_who_claims_a_figure(sentence: str, claimant: str | None, cue: str | None) -> None:
    (row,) = analyse(Article(sentence)).figure_rows
    assert (row.claimant, row.claim_cue) == (claimant, cue)


@pytest.mark.parametrize(
    ("text", "claimant", "cue"),
    [
        ("A report by the auditor found cracks in the dam. It showed that 62 bolts were missing.", "A report by the auditor", "It showed"),
        ("Analysts at the bank, who predicted that 40 ships would leave, were wrong.", "Analysts at the bank", "who predicted"),
        ("Maria Lewis runs the port. She said 40 ships had left.", "Maria Lewis", "She said"),
    ],
)  # fmt: skip
def test_a_pronoun_is_printed_as_whom_it_stands_for(text: str, claimant: str, cue: str) -> None:
    rows = [row for row in analyse(Article(text)).figure_rows if row.claimant]
    assert [(row.claimant, row.claim_cue) for row in rows] == [(claimant, cue)]


@pytest.mark.parametrize(
    ("text", "classes"),
    [
        ("Two of her neighbours said that the port was shut.", ["unnamed official"]),
        ("21 of 24 analysts said that the port was shut.", ["unnamed official"]),
        ("A report found that the dam leaked. It showed that the gate was open.", ["document", "document"]),
        ("Maria Lewis said that the dam leaked. It showed that the gate was open.", ["named person", "unknown"]),
    ],
)
def test_a_source_class_is_unknown_only_where_nothing_tells_it(text: str, classes: list[str]) -> None:
    assert [row.source_class for row in analyse(Article(text)).quote_rows] == classes
