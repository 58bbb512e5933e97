"""Whatever is given: an Article, or one sentence that says what to do."""

import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis import Article, CannotRead, article_from_text, read_article
from analysis.reading.limits import Limits
from analysis.reading.registry import readable_suffixes
from tests.hostile import HOSTILE

SEEDS = Path(__file__).parents[2] / "seeds"
CASES = Path(__file__).parents[1] / "cases/reading"
ERRORS = [
    line.split("\t") for line in (CASES / "errors.tsv").read_text("utf-8").splitlines() if line and line[0] != "#"
][1:]


def one_sentence(problem: BaseException) -> bool:
    return "\n" not in str(problem) and str(problem)[-1] == "." and len(str(problem)) < 400


@pytest.mark.parametrize(("name", "data", "says"), ERRORS, ids=[row[0] for row in ERRORS])
def test_what_cannot_be_read_is_told_in_a_sentence(name: str, data: str, says: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(data.encode("latin-1").decode("unicode_escape").encode("latin-1"))
    with pytest.raises(CannotRead, match=says) as told:
        read_article(path)
    assert one_sentence(told.value)


@pytest.mark.parametrize("source", ["missing.txt", "a" * 900, "x\x00y.txt", "~nobody-of-that-name/x.txt"])
def test_no_such_file(source: str) -> None:
    with pytest.raises(CannotRead) as told:
        read_article(source)
    assert one_sentence(told.value)


def test_a_folder_and_a_large_file(tmp_path: Path) -> None:
    with pytest.raises(CannotRead, match="is a folder: choose one file"):
        read_article(tmp_path)
    (tmp_path / "long.txt").write_text("word " * 100)
    with pytest.raises(CannotRead, match="larger than"):
        read_article(tmp_path / "long.txt", limits=Limits(size=100))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "windows-1252"])
def test_encodings(encoding: str, tmp_path: Path) -> None:
    text = "“Nous partirons,” said Zoë Müller, the café’s owner, on Thursday. It cost €20 – no more. " * 4
    (tmp_path / "a.txt").write_bytes(text.encode(encoding))
    assert read_article(tmp_path / "a.txt").text == text.strip()


def test_pasted_text() -> None:
    article = read_article(
        "Base handed over\n\nThe army left on Thursday.\n\nRead more: Ten bases", published=date(2020, 3, 26)
    )
    assert article.text == "Base handed over\n\nThe army left on Thursday."
    assert (article.title, article.source, article.published_from) == ("Base handed over", "pasted text", "the analyst")
    assert [removed.reason for removed in article.removed] == ["read more"]
    assert article_from_text("half \ud800 a character").text == "half \ufffd a character"


def test_the_day_is_asked_for_where_nothing_tells_it() -> None:
    article = article_from_text("The army left on Thursday. It will not come back, an officer said.")
    assert article.published is None and article.published_from is None


def test_the_sample() -> None:
    article = read_article(SEEDS / "us-led-coalition-transfers-second-military-base.txt")
    raw = (SEEDS / "us-led-coalition-transfers-second-military-base.txt").read_text("utf-8")
    assert raw.startswith(article.text) and article.text.endswith("into a battlefield.")
    assert article.outlet == "Rudaw" and article.published == date(2020, 3, 26)
    assert str(article.published_from).endswith("transfers-second-military-base.json")
    assert [one.text.split(" ")[0] for one in article.removed] == ["Source", "|"]
    assert article.warnings == ("Note in the article’s metadata: The day of publication is not stated in the text.",)


@pytest.mark.parametrize(
    ("name", "published", "told_by", "author"),
    [
        (
            "harbour-bridge-shut-after-cracks-found.html",
            date(2023, 11, 8),
            "the page’s JSON-LD datePublished",
            "Marit Oskam",
        ),
        ("striking-miners-reach-wage-deal.docx", date(2022, 3, 14), "the date line of the article", "Daniel Okoro"),
        ("flooded-river-towns-count-damage.eml", date(2019, 8, 17), "the mail’s Date line", None),
    ],
)
def test_the_other_seeds(name: str, published: date, told_by: str, author: str | None) -> None:
    article = read_article(SEEDS / name)
    assert (article.published, article.published_from, article.author, article.language) == (
        published,
        told_by,
        author,
        "en",
    )
    assert article.removed and len(article.text.split("\n\n")) > 5
    assert not any(
        word in article.text for word in ("newsletter", "Advertisement", "Read more", "unsubscribe", "By Daniel")
    )


def test_metadata_beside_the_file(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("The army left on Thursday.")
    (tmp_path / "a.toml").write_text('title = "Army leaves"\npublished = 2020-03-26\noutlet = "Wire"')
    article = read_article(tmp_path / "a.txt")
    assert (article.title, article.published, article.outlet) == ("Army leaves", date(2020, 3, 26), "Wire")
    assert read_article(tmp_path / "a.txt", published=date(2021, 1, 1)).published_from == "the analyst"


@pytest.mark.parametrize("told", ["{", "[]", json.dumps({"published": "soon"}), json.dumps({"published": 3})])
def test_broken_metadata_is_told(told: str, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("The army left on Thursday.")
    (tmp_path / "a.json").write_text(told)
    with pytest.raises(CannotRead, match=r"a\.json beside the article cannot be read") as problem:
        read_article(tmp_path / "a.txt")
    assert one_sentence(problem.value)


@given(st.binary(max_size=400), st.sampled_from(readable_suffixes()))
@settings(max_examples=150)
def test_any_bytes_give_an_article_or_a_sentence(
    tmp_path_factory: pytest.TempPathFactory, data: bytes, suffix: str
) -> None:
    path = tmp_path_factory.getbasetemp() / f"any{suffix}"
    path.write_bytes(data)
    try:
        assert isinstance(read_article(path), Article)
    except CannotRead as problem:
        assert str(problem).endswith(".")


@pytest.mark.parametrize("name", HOSTILE)
@pytest.mark.parametrize("suffix", [".txt", ".md", ".html", ".eml"])
def test_hostile_files(name: str, suffix: str, tmp_path: Path) -> None:
    text = HOSTILE[name](20_000).encode("utf-8", "replace")
    start = {".html": b"<html><body><p>", ".eml": b"From: a@b.example\nSubject: x\n\n"}.get(suffix, b"")
    (tmp_path / f"a{suffix}").write_bytes(start + text)
    try:
        article = read_article(tmp_path / f"a{suffix}")
    except CannotRead:
        return
    assert article.text
