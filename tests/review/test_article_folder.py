"""An article is identified by its text: which folder it has, what is found there again, and what becomes of older folders."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import docx
import pytest

from analysis import Article
from analysis.explorer import Desk
from analysis.explorer.article_picker import remarks
from analysis.reading import article_from_text, read_article
from analysis.review.article_folder import article_folder, read_record

PARAGRAPHS = (
    "Mill fire put out", "At least 12 workers were hurt, police chief Dana Holt said on Monday.",
    "“The roof is gone,” Holt said. The fire’s cause is not known – yet.",
)  # fmt: skip
TEXT = "\n\n".join(PARAGRAPHS)


def as_word(path: Path) -> None:
    file = docx.Document()
    for one in PARAGRAPHS:
        file.add_paragraph(one)
    file.save(path)


def as_page(path: Path) -> None:
    heading, *others = PARAGRAPHS
    path.write_text(f"<article><h1>{heading}</h1>{''.join(f'<p>{one}</p>' for one in others)}</article>", "utf-8")


FILES: dict[str, tuple[str, Callable[[Path], object]]] = {
    "the same file": ("report.txt", lambda path: path.write_text(TEXT, "utf-8")),
    "another name and script": ("Новости.txt", lambda path: path.write_text(TEXT, "utf-8")),
    "lines of Windows and a byte order mark": ("a.txt", lambda path: path.write_bytes(b"\xef\xbb\xbf" + TEXT.replace("\n", "\r\n").encode())),
    "UTF-16": ("a.txt", lambda path: path.write_bytes(TEXT.encode("utf-16"))),
    "Windows-1252": ("a.txt", lambda path: path.write_bytes(TEXT.encode("cp1252"))),
    "empty lines around it": ("a.txt", lambda path: path.write_text(f"\n\n{TEXT}\n\n\n", "utf-8")),
    "a Word file": ("a.docx", as_word),
    "a web page": ("a.html", as_page),
}  # fmt: skip


def corrected_desk(folder: Path) -> Desk:
    """A desk whose article, from a file, has one correction."""
    desk = Desk(folder, folder / "outputs")
    (folder / "report.txt").write_text(TEXT, "utf-8")
    desk.open(read_article(folder / "report.txt"))
    desk.correct("reject", desk.require_review().result.quote_rows[0].id)
    return desk


@pytest.mark.parametrize("kind", FILES)
def test_the_same_text_in_another_file_finds_its_corrections(tmp_path: Path, kind: str) -> None:
    desk, (name, write) = corrected_desk(tmp_path), FILES[kind]
    (tmp_path / "other").mkdir()
    write(tmp_path / "other" / name)
    desk.open(read_article(tmp_path / "other" / name))
    assert remarks(desk)[0] == "1 earlier correction re-applied."
    assert [row.status for row in desk.require_review().rejected["quotes"]] == ["rejected"]


@pytest.mark.parametrize("text", [TEXT, f"  {TEXT}\n\n", TEXT.replace("\n", "\r\n")])
def test_the_same_text_pasted_finds_its_corrections(tmp_path: Path, text: str) -> None:
    desk = corrected_desk(tmp_path)
    desk.open(article_from_text(text))
    assert remarks(desk)[0] == "1 earlier correction re-applied." and not desk.require_review().conflicts


def test_another_text_in_the_same_file_does_not(tmp_path: Path) -> None:
    desk = corrected_desk(tmp_path)
    (tmp_path / "report.txt").write_text(TEXT.replace("12 workers", "19 workers"), "utf-8")
    desk.open(read_article(tmp_path / "report.txt"))
    assert not desk.journal.done and len(list((tmp_path / "outputs").iterdir())) == 2


def test_the_day_that_was_entered_is_used_the_next_time(tmp_path: Path) -> None:
    desk = corrected_desk(tmp_path)
    desk.open(article_from_text(TEXT), date(2021, 5, 3))
    desk.open(read_article(tmp_path / "report.txt"))
    assert desk.require_review().result.article.published == date(2021, 5, 3)


# ------------------------------------------------------------------------------------ folders named after the file alone
def into_old_folder(folder: Path) -> Path:
    """The corrections as an earlier version kept them: in a folder that bears no hash."""
    desk = corrected_desk(folder)
    old = desk.out / "report"
    desk.home.rename(old)
    return old


def test_corrections_in_an_old_folder_are_adopted_once(tmp_path: Path) -> None:
    old = into_old_folder(tmp_path)
    for _ in range(2):
        desk = Desk(tmp_path, tmp_path / "outputs")
        desk.open(read_article(tmp_path / "report.txt"))
        assert len(desk.journal.done) == 1 and desk.home != old
    assert (old / "corrections.jsonl").exists(), "what is adopted is copied, and nothing is taken away"


def test_an_old_folder_of_another_text_is_told_and_left_alone(tmp_path: Path) -> None:
    old = into_old_folder(tmp_path)
    (tmp_path / "report.txt").write_text(TEXT.replace("12 workers", "19 workers"), "utf-8")
    desk = Desk(tmp_path, tmp_path / "outputs")
    desk.open(read_article(tmp_path / "report.txt"))
    told = f"The corrections in {old} were made on another text of this name, and are not applied."
    assert not desk.journal.done and told in remarks(desk)
    desk.correct("accept", "q1")
    desk.open(read_article(tmp_path / "report.txt"))
    assert told not in remarks(desk), "it is said until the article has corrections of its own"


@pytest.mark.parametrize("line", [b"{", b"[1]", b"\xff\xfe", b'{"target": 3}', b"null"], ids=repr)
def test_damaged_lines_of_an_old_folder_are_passed_over(tmp_path: Path, line: bytes) -> None:
    old = into_old_folder(tmp_path) / "corrections.jsonl"
    old.write_bytes(line + b"\n" + old.read_bytes())
    desk = Desk(tmp_path, tmp_path / "outputs")
    desk.open(read_article(tmp_path / "report.txt"))
    assert len(desk.journal.done) == 1


@pytest.mark.parametrize("damage", ["", "{", "[]", '{"published": "soon"}'])
def test_a_damaged_record_is_no_record(tmp_path: Path, damage: str) -> None:
    desk = corrected_desk(tmp_path)
    (desk.home / "article.json").write_text(damage, "utf-8")
    assert read_record(desk.home) is None
    desk.open(read_article(tmp_path / "report.txt"))
    assert json.loads((desk.home / "article.json").read_text("utf-8"))["title"] == "Mill fire put out"
    shutil.rmtree(desk.home)
    assert not article_folder(desk.out, Article(TEXT)).exists()
