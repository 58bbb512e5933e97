"""A draft is checked against a corpus as against its articles."""

from pathlib import Path

from analysis import check_draft, read_article
from analysis.corpus import analyse_corpus
from tests.check.test_check_draft import FOLDER

DRAFT = "Ticket sales fell by 310,000. Jonas Berg accused Mara Lind of greed. Engineers closed the Marrow Dam in March 2021."


def test_corpus_as_source(tmp_path: Path) -> None:
    articles = tmp_path / "articles"
    articles.mkdir()
    for path in FOLDER.glob("*.txt"):
        (articles / path.name).write_bytes(path.read_bytes())
    corpus = analyse_corpus(articles, tmp_path / "out")
    ours = check_draft(DRAFT, corpus)
    theirs = check_draft(DRAFT, [read_article(path) for path in sorted(articles.glob("*.txt"))])
    columns = ["start", "end", "kind", "verdict", "difference", "source_text"]
    assert ours.findings[columns].to_dict("records") == theirs.findings[columns].to_dict("records")
    assert {row.article.rsplit("/", 1)[-1] for row in ours.finding_rows if row.article} == {
        "inquest.txt",
        "bank.txt",
        "dam.txt",
    }
