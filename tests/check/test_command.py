"""`python -m analysis check`: what it prints, writes and exits with; and that nothing in a draft runs."""

import sys
import time
from pathlib import Path

import docx
import pytest

from analysis import Article, check_draft
from analysis.__main__ import main
from analysis.check import located, marked_pieces
from analysis.export.draft import draft_page, write_draft

SOURCES = Path(__file__).parents[1] / "cases/check"
WRONG = "About 4,700 people in three villages were told to leave their homes."
RIGHT = "About 4,200 people in three villages were told to leave their homes."


def run(monkeypatch: pytest.MonkeyPatch, *words: str) -> int:
    monkeypatch.setattr(sys, "argv", ["analysis", "check", *words])
    return main()


@pytest.mark.parametrize(("text", "code"), [(WRONG, 1), (RIGHT, 0)])
def test_exit_code(text: str, code: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    draft = tmp_path / "draft.txt"
    draft.write_text(text, "utf-8")
    assert run(monkeypatch, str(draft), "--sources", str(SOURCES / "dam.txt")) == code


def test_line_printed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    draft = tmp_path / "draft.txt"
    draft.write_text(WRONG, "utf-8")
    run(monkeypatch, str(draft), "--sources", str(SOURCES), "--out", str(tmp_path / "found.csv"))
    assert f"{draft}:1:7: altered: figure “4,700”" in capsys.readouterr().out
    assert "4,700" in (tmp_path / "found.csv").read_text("utf-8")


def test_missing_draft(monkeypatch: pytest.MonkeyPatch) -> None:
    assert run(monkeypatch, "no-such-draft.txt", "--sources", str(SOURCES)) == 2


def test_page_runs_nothing() -> None:
    draft = "<script>alert(1)</script> About 4,700 people left. “<img src=x onerror=alert(2)>,” Hale said."
    page = draft_page(check_draft(draft, Article("About 4,200 people left. “We <b>stay</b>,” Hale said."))).decode(
        "utf-8"
    )
    assert "<script" not in page and "<img" not in page and "<b>" not in page


def test_word_comments(tmp_path: Path) -> None:
    path = write_draft(check_draft(WRONG, Article(RIGHT)), tmp_path / "draft.docx")
    comments = [one.text for one in docx.Document(str(path)).comments]
    assert any("The source gives 4,200 here" in text for text in comments)


def test_word_table_of_findings(tmp_path: Path) -> None:
    document = docx.Document(
        str(write_draft(check_draft(WRONG, Article(RIGHT, source="seeds/dam.txt")), tmp_path / "draft.docx"))
    )
    (table,) = document.tables
    assert [cell.text for cell in table.rows[0].cells] == ["In the draft", "Verdict", "Why", "In the source"]
    assert table.rows[0]._tr.xpath("w:trPr/w:tblHeader"), "the heading is repeated on every page"
    found = next(row.cells for row in table.rows[1:] if row.cells[0].text == "4,700")
    assert found[1].text == "altered" and found[3].text.endswith("dam.txt") and "seeds/" not in found[3].text
    shaded = [run.text for line in document.paragraphs for run in line.runs if run._r.xpath("w:rPr/w:shd")]
    assert "4,700" in "".join(shaded), "findings can be seen on paper too"


def test_name_is_shown_where_it_is_written_out() -> None:
    source = Article("“We opened our gates,” said Maria Hale, the mayor of Ardel.")
    found = check_draft("Maria Hale opened the gates.", source).finding_rows
    assert {row.source_text for row in found if row.kind == "name"} == {"Maria Hale"}


def test_pieces_are_the_text() -> None:
    found = check_draft(WRONG, Article(RIGHT)).finding_rows
    assert "".join(piece.text for piece in marked_pieces(WRONG, found)) == WRONG


def test_located() -> None:
    assert located("one\ntwo", 5) == (2, 2)


@pytest.mark.parametrize(
    "draft", ["“" * 4000, "5 " * 8000, "“a " * 3000, "[[[[…" * 3000, "A" * 60_000, "Roe said “no” " * 1500]
)
def test_hostile_draft_takes_bounded_time(draft: str) -> None:
    begun = time.perf_counter()
    check_draft(draft, Article("Roe said: “No. We have 5 ships.” He left. " * 40))
    assert time.perf_counter() - begun < 20
