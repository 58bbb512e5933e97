"""An outlet's later text with most of the sentences of an earlier one is its version; the same text elsewhere is a copy."""

from datetime import date
from pathlib import Path

import pytest

from analysis.article import Article
from analysis.corpus import analyse_corpus

BASE = (
    "A ferry sank off Marlow Island on Sunday. Rescuers found {} bodies by the evening. “We searched all night,” said Ana Roe, "
    "who leads the coast guard. The ship had left Port Lind in heavy rain. Two harbours were closed for a day."
)
STORIES = (
    ("early", "Lind Post", 3, BASE.format("61")),
    ("late", "Lind Post", 4, BASE.format("83") + " “The doors were open,” said Ivo Castell, an engineer."),
    ("copy", "Delta Wire", 4, BASE.format("61")),
    ("again", "Lind Post", 5, BASE.format("61")),
    ("other", "Lind Post", 4, "The council of Lind met on Monday. It will raise the price of water by 4 percent next year."),
)  # fmt: skip


def test_versions_and_what_they_changed(tmp_path: Path) -> None:
    articles = [
        Article(text, source=name, title=name, outlet=outlet, published=date(2021, 5, day))
        for name, outlet, day, text in STORIES
    ]
    corpus = analyse_corpus(articles[:3] + articles[4:], tmp_path / "out", corrections=None, workers=1, progress=False)
    found = corpus.ask("versions")
    assert found.path.tolist() == ["late"] and str(found.earlier[0])[:10] == "2021-05-03"
    assert corpus.ask("wire_copy").path.tolist() == ["copy"]
    changes = corpus.version_changes()
    kinds = {(row.kind, row.change, row.before, row.after) for row in changes.itertuples()}
    assert any(
        kind == "figure" and "61" in old and "83" in new for kind, change, old, new in kinds if change == "changed"
    )
    assert any(kind == "quote" and change == "added" and "The doors were open" in new for kind, change, _, new in kinds)
    assert corpus.version_changes("nothing").empty and corpus.only(title="other").ask("versions").empty


NUMBERS = "The ferry sank off Marlow Island, killing {0} people. Rescuers searched for another {1} in heavy rain. Ana Roe of the coast guard spoke of a difficult night."
REPORT = "Shares in Lind rose by {0} percent on the day. Oil cost {1} dollars a barrel in the evening. The crown fell to {0} cents against the pound."


@pytest.mark.parametrize(
    ("text", "outlets", "versions"),
    [
        pytest.param(NUMBERS, (None, None), 1, id="neither tells its outlet"),
        pytest.param(NUMBERS, ("Lind Post", "Lind Post"), 1, id="most sentences change a number"),
        pytest.param(NUMBERS, ("Lind Post", None), 0, id="one tells its outlet"),
        pytest.param(REPORT, ("Lind Post", "Lind Post"), 0, id="a report of every day, in which each sentence has other numbers"),
    ],
)  # fmt: skip
def test_sentences_in_which_numbers_changed(
    text: str, outlets: tuple[str | None, str | None], versions: int, tmp_path: Path
) -> None:
    articles = [
        Article(text.format(3 * day, 7 * day), source=f"a{day}", outlet=outlet, published=date(2021, 5, day))
        for day, outlet in zip((3, 4), outlets)
    ]
    corpus = analyse_corpus(articles, tmp_path / "out", corrections=None, workers=1, progress=False)
    assert len(corpus.ask("versions")) == versions


def test_the_same_text_again_is_no_version(tmp_path: Path) -> None:
    articles = [
        Article(text, source=name, title=name, outlet=outlet, published=date(2021, 5, day))
        for name, outlet, day, text in (STORIES[0], STORIES[3])
    ]
    corpus = analyse_corpus(articles, tmp_path / "out", corrections=None, workers=1, progress=False)
    assert corpus.ask("versions").empty and corpus.ask("wire_copy").path.tolist() == ["again"]


@pytest.mark.parametrize(
    ("first", "second", "later"),
    [
        pytest.param({"hour": "09:10"}, {"hour": "17:45"}, [["second", "hour"]], id="hours"),
        pytest.param(
            {"pub_date": "2021-05-03 05:45 PM"},
            {"pub_date": "2021-05-03 9:10 AM"},
            [["first", "hour"]],
            id="times in a column, with PM",
        ),
        pytest.param(
            {"updated": "09:10"}, {"updated": "17:45"}, [["second", "not known"]], id="no time of publication"
        ),
    ],
)
def test_versions_of_one_day(first: dict[str, str], second: dict[str, str], later: list[str], tmp_path: Path) -> None:
    told = (("first", first, "61"), ("second", second, "83"))
    articles = [Article(BASE.format(dead), source=name, title=name, outlet="Lind Post", published=date(2021, 5, 3), metadata=metadata) for name, metadata, dead in told]  # fmt: skip
    corpus = analyse_corpus(articles, tmp_path / "out", corrections=None, workers=1, progress=False)
    assert corpus.ask("versions")[["path", "ordered_by"]].values.tolist() == later


def test_of_two_versions_of_a_day_without_hours_the_longer_one_is_later(tmp_path: Path) -> None:
    told = (
        ("one", BASE.format("83") + " “The doors were open,” said Ivo Castell, an engineer."),
        ("two", BASE.format("61")),
    )
    articles = [
        Article(text, source=name, title=name, outlet="Lind Post", published=date(2021, 5, 3)) for name, text in told
    ]
    corpus = analyse_corpus(articles, tmp_path / "out", corrections=None, workers=1, progress=False)
    assert corpus.ask("versions")[["path", "ordered_by"]].values.tolist() == [["one", "length"]]
    assert set(corpus.version_changes().ordered_by) == {"length"}
