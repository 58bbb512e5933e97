"""All of one actor on one page, and its mentions in context."""

import pytest

from analysis import Article, actor_profile, analyse, keyword_in_context

TEXT = (
    "Gen. Maria Lewis, head of the Harbour Union, lost 40 ships on March 3, 2020. “Iran is far,” Lewis said. "
    "She visited John Carter. “Lewis is ill,” said Carter.\n\nThe Harbour Union closed."
)


@pytest.fixture(scope="module")
def result():  # type: ignore[no-untyped-def]
    return analyse(Article(TEXT))


@pytest.mark.parametrize("called", ["Maria Lewis", "lewis", " MARIA LEWIS "])
def test_by_any_of_its_names(result, called: str) -> None:  # type: ignore[no-untyped-def]
    assert actor_profile(result, called).about["name"] == "Maria Lewis"


def test_what_it_holds(result) -> None:  # type: ignore[no-untyped-def]
    page = actor_profile(result, "Lewis")
    assert page.affiliation == "Harbour Union"
    assert dict(zip(page.names.name, page.names.times)) == {"Maria Lewis": 1, "Lewis": 2}
    assert list(page.context.words) == ["Maria Lewis", "head of the Harbour Union", "Lewis", "She", "Lewis"]
    assert list(page.said.text) == ["“Iran is far,”"]
    assert list(page.said_of.text) == ["“Lewis is ill,”"]
    assert "John Carter" in set(page.ties["to"])
    assert page.in_words.startswith("Maria Lewis (person) · Gen.; head of the Harbour Union · of Harbour Union")


def test_words_in_context_stand_in_the_article(result) -> None:  # type: ignore[no-untyped-def]
    for row in keyword_in_context(result, "Lewis", width=12).itertuples():
        assert TEXT[row.start : row.end] == row.words
        assert len(row.before) <= 12 and len(row.after) <= 12
        assert all(word in TEXT.split() for word in row.before.split()[:1] + row.after.split()[-1:] if word not in ",")


def test_an_unknown_name_says_which_there_are(result) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(KeyError, match="Maria Lewis"):
        actor_profile(result, "Nobody")


@pytest.mark.parametrize(
    "told",
    [
        "The Harbour Union said in Lund that it would strike. “We will strike,” said its spokesman, John Carter.",
        "The Harbour Union met in Lund. “We will strike,” said a spokesman for the Harbour Union.",
    ],
)
def test_what_others_say_for_an_organisation(told: str) -> None:
    assert list(actor_profile(analyse(Article(told)), "Harbour Union").said_for.text) == ["“We will strike,”"]


def test_a_critic_does_not_speak_for_an_organisation() -> None:
    told = "The Harbour Union met in Lund. “They are late,” said a critic of the Harbour Union."
    assert actor_profile(analyse(Article(told)), "Harbour Union").said_for.empty
