"""Statements of a draft: what is turned round, what is said with words of the same sense, what is from nowhere."""

from datetime import date

import pytest

from analysis import Article, check_draft
from analysis.check.meaning import sense_relation

SOURCE = Article(
    "The council approved the new tramway on Monday. The operator may close two depots next year. "
    "Residents did not oppose the plan. Fares will rise in the northern districts, the operator said."
)
CASES = [
    ("not put in", "The council did not approve the new tramway.", "approve", "contradicted"),
    ("not left out", "Residents opposed the plan.", "opposed", "contradicted"),
    ("will for may", "The operator will close two depots next year.", "close", "altered"),
    ("the opposite", "Fares will fall in the northern districts.", "fall", "contradicted"),
]


@pytest.mark.parametrize(("label", "draft", "text", "verdict"), CASES, ids=[case[0] for case in CASES])
def test_turned_round(label: str, draft: str, text: str, verdict: str) -> None:
    found = check_draft(draft, SOURCE).finding_rows
    assert (text, verdict) in [(row.text, row.verdict) for row in found]


@pytest.mark.parametrize(
    "draft",
    [
        "The council approved the new tramway.",
        "The operator may close two depots.",
        "Residents didn't oppose the plan.",
        "Fares will go up in the northern districts.",
    ],
)
def test_nothing_to_tell_of(draft: str) -> None:
    assert not check_draft(draft, SOURCE).grave


def test_statement_from_nowhere() -> None:
    found = check_draft("Surgeons transplanted a kidney between identical twins.", SOURCE).finding_rows
    assert {row.verdict for row in found} == {"not found"}


@pytest.mark.parametrize(
    ("word", "other", "wanted"),
    [
        ("rise", "fall", "opposite"),
        ("car", "automobile", "same"),
        ("vehicle", "truck", "broader"),
        ("truck", "vehicle", "narrower"),
        ("tulip", "inflation", "none"),
    ],
)
def test_relation_of_words(word: str, other: str, wanted: str) -> None:
    assert sense_relation(word, other) == wanted


@pytest.mark.parametrize(
    ("draft", "contradicted"),
    [
        pytest.param("The farmers had not been consulted.", False, id="failed to is not"),
        pytest.param("The agency did not consult the farmers.", False, id="failed to is not, active"),
        pytest.param("The agency consulted the farmers.", True, id="told as done"),
        pytest.param("The agency never failed to consult the farmers.", True, id="two negations"),
    ],
)
def test_a_verb_that_says_that_nothing_happened_is_a_negation(draft: str, contradicted: bool) -> None:
    source = Article("A judge said the agency had failed to consult the farmers before the sale.")
    verdicts = list(check_draft(draft, [source]).findings.verdict)
    assert ("contradicted" in verdicts) == contradicted


RAID = Article(
    "Gunmen stormed a prison in Verrey on Tuesday, freeing 40 inmates. Police said the raid lasted more than an hour. "
    "It was the third jailbreak in the region this year. Warden Ana Roe had warned the ministry. She lost two guards.",
    published=date(2024, 10, 2),
)


@pytest.mark.parametrize(
    ("draft", "verdict"),
    [
        pytest.param("Gunmen freed 40 inmates.", "supported", id="the agent of the sentence"),
        pytest.param("Police freed 40 inmates.", "unsure", id="an agent of another sentence"),
        pytest.param("Gunmen stormed a prison in Oberwald.", "unsure", id="a place of no sentence"),
        pytest.param("Roe lost two guards.", "supported", id="a person whom the sentence has as a pronoun"),
    ],
)
def test_a_statement_is_supported_by_a_sentence_with_its_participants(draft: str, verdict: str) -> None:
    assert [row.verdict for row in check_draft(draft, RAID).finding_rows if row.kind == "statement"] == [verdict]


@pytest.mark.parametrize(
    ("draft", "text", "verdict"),
    [
        pytest.param(
            "The raid lasted less than an hour.", "less than an hour", "altered", id="the other side of a length"
        ),
        pytest.param("The raid lasted over an hour.", "an hour", "supported", id="the same side of a length"),
        pytest.param(
            "It was the third jailbreak in the region this month.", "this month", "altered", id="another unit"
        ),
        pytest.param(
            "It was the third jailbreak in the region this year.", "this year", "supported", id="the same unit"
        ),
    ],
)
def test_bounds_and_units_of_times(draft: str, text: str, verdict: str) -> None:
    draft_article = Article(draft, published=date(2024, 10, 2))
    assert (text, verdict) in [(row.text, row.verdict) for row in check_draft(draft_article, RAID).finding_rows]


def test_a_place_is_found_as_a_place_and_not_in_the_description_of_somebody() -> None:
    source = Article(
        "The forces during the battle of Mosul were small. Ministers met in Mosul on Friday.",
        published=date(2024, 10, 2),
    )
    found = [row for row in check_draft("Ministers met in Mosul.", source).finding_rows if row.kind == "name"]
    assert [(row.text, row.verdict, row.source_text) for row in found] == [("Mosul", "supported", "Mosul")]


TEXT = Article(
    "The plant is too small for the region, the mayor said. Spending rose to 28 percent of the budget. "
    "Ana Roe has been unable to find work. The currency moved little on Friday.",
    published=date(2024, 10, 2),
)


@pytest.mark.parametrize(
    "draft",
    [
        pytest.param("The plant is not large enough for the region.", id="a negated antonym"),
        pytest.param("Spending rose to more than a quarter of the budget.", id="a round number just below"),
        pytest.param("Spending rose to nearly 30 percent of the budget.", id="a round number just above"),
        pytest.param("Ana Roe has not found work.", id="unable to"),
        pytest.param("The currency hardly moved on Friday.", id="hardly"),
    ],
)
def test_the_same_said_the_other_way(draft: str) -> None:
    assert not check_draft(Article(draft, published=date(2024, 10, 2)), TEXT).grave


@pytest.mark.parametrize(
    "draft",
    [
        pytest.param("The plant is too large for the region.", id="an antonym"),
        pytest.param("Spending rose to more than a third of the budget.", id="a bound on the wrong side"),
        pytest.param("Ana Roe has found work.", id="able to"),
    ],
)
def test_the_opposite_said(draft: str) -> None:
    assert check_draft(Article(draft, published=date(2024, 10, 2)), TEXT).grave


MINE = Article(
    "A blast in a coal mine near Torvik killed 19 people and left 26 others missing, rescuers said. "
    "Engineers found the gas during an inspection that began on 3 September. "
    "The ministry warned against entering the northern shaft. Two shafts are to be closed by November.",
    published=date(2024, 10, 2),
)


@pytest.mark.parametrize(
    ("draft", "difference"),
    [
        pytest.param("19 people were killed, and 26 were still missing.", None, id="each number with its outcome"),
        pytest.param("26 people were killed, and 19 were still missing.", "26 → 19", id="numbers exchanged between outcomes"),
        pytest.param("Engineers found the gas on 2 October.", None, id="a day against that of a relative clause"),
        pytest.param("People were told not to enter the northern shaft.", None, id="warned against is told not to"),
        pytest.param("The ministry warned against leaving the northern shaft.", "leaving", id="the opposite warned against"),
        pytest.param("The shafts will not be closed before November.", None, id="not before says when"),
        pytest.param("The shafts will not be closed.", "not closed → closed", id="not at all"),
    ],
)  # fmt: skip
def test_outcomes_clauses_and_limits_of_time(draft: str, difference: str | None) -> None:
    found = [row.difference or row.text for row in check_draft(Article(draft, published=date(2024, 10, 2)), MINE).grave]
    assert difference in found if difference else found == []


FERRY = Article(
    "“The cables were never tested,” said Lena Okoye, the minister of transport. "
    "Researchers at Lund University found that the salmon had lost a third of their weight. "
    "“The ferries are old,” said Jan Mettle, director of the Norrail depot.",
    published=date(2024, 10, 2),
)


@pytest.mark.parametrize(
    ("draft", "verdict"),
    [
        pytest.param("The minister said: “The cables were never tested.”", "supported", id="a title that is the role"),
        pytest.param("The transport minister said: “The cables were never tested.”", "supported", id="the whole role"),
        pytest.param("The director said: “The cables were never tested.”", "misattributed", id="the role of another"),
        pytest.param("The salmon had lost a third of their weight, a study found.", None, id="a study for its authors"),
    ],
)
def test_speakers_by_role(draft: str, verdict: str | None) -> None:
    rows = check_draft(Article(draft, published=date(2024, 10, 2)), FERRY).finding_rows
    assert [row.verdict for row in rows if row.kind == "speaker"] == [verdict] * bool(verdict)


MARKET = Article(
    "Shares of the chipmaker NTX gained 1.2% on Monday. Judge Ana Wirth fined Karst Mining for the spill.",
    published=date(2024, 10, 2),
)


@pytest.mark.parametrize(
    ("draft", "contradicted"),
    [
        pytest.param("NTX gained 1.2%.", False, id="a company for its shares"),
        pytest.param("Norrail gained 1.2%.", True, id="another company than that of the shares"),
        pytest.param("The judge fined Karst Mining for the spill.", False, id="a role for the person"),
        pytest.param("The judge fined Lund Steel for the spill.", True, id="another company fined by the same judge"),
    ],
)
def test_who_a_phrase_stands_for(draft: str, contradicted: bool) -> None:
    found = check_draft(Article(draft, published=date(2024, 10, 2)), MARKET).grave
    assert any(row.verdict == "contradicted" for row in found) == contradicted
