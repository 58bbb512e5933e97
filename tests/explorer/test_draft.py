"""The view of a draft without a browser: checking, selecting, marking as fine, exporting."""

from pathlib import Path

import ipywidgets as w
import pytest

from analysis.check.decisions import NAME
from analysis.explorer.draft import ASK, check_a_draft, paths_of
from analysis.explorer.draft_pane import DraftPane

SOURCE = Path(__file__).parents[1] / "cases/check/dam.txt"
DRAFT = "Ines Duarte said: “Nobody downstream was in danger.”\nThe wall <script>alert(1)</script> was 4,200 years old."


@pytest.fixture
def box(tmp_path: Path) -> w.VBox:
    draft = tmp_path / "note.txt"
    draft.write_text(DRAFT, encoding="utf-8")
    return check_a_draft(draft, SOURCE, tmp_path / "out")


def pane_of(box: w.VBox) -> DraftPane:
    return box.children[1]


def side(box: w.VBox) -> tuple[w.Widget, ...]:
    """File, sources, buttons, and what is told, beside the draft."""
    return tuple(box.children[0].children[1].children)


def told(box: w.VBox) -> str:
    return str(side(box)[-1].message)


def decide(pane: DraftPane, act: str, reason: str = "") -> None:
    pane._handle_custom_msg({"act": act, "reason": reason}, [])


def test_it_shows_the_draft_with_its_findings(box: w.VBox) -> None:
    pane = pane_of(box)
    speaker = next(one for one in pane.findings if one["kind"] == "speaker")
    assert speaker["verdict"] == "misattributed" and speaker["open"]
    assert pane.text[speaker["start"] : speaker["end"]] == "Ines Duarte"


def test_a_selected_finding_shows_its_place_in_the_source(box: w.VBox) -> None:
    pane = pane_of(box)
    pane.selected = next(one["id"] for one in pane.findings if one["kind"] == "quotation")
    place = pane.source
    assert place["text"][place["start"] : place["end"]] == "Nobody downstream was in danger"
    assert box.children[2].selected == pane.selected


def test_marked_as_fine_is_kept_and_taken_back(box: w.VBox, tmp_path: Path) -> None:
    pane = pane_of(box)
    id_ = next(one["id"] for one in pane.findings if one["kind"] == "speaker")
    pane.selected = id_
    decide(pane, "fine", "she repeated it on air")
    marked = next(one for one in pane.findings if one["id"] == id_)
    assert marked["fine"] and not marked["open"] and "she repeated it on air" in marked["explanation"]
    assert (tmp_path / "out/note" / NAME).read_text("utf-8").count("\n") == 1
    decide(pane, "u")
    assert next(one for one in pane.findings if one["id"] == id_)["open"]


def test_no_reason_is_told(box: w.VBox) -> None:
    pane = pane_of(box)
    pane.selected = pane.findings[0]["id"]
    decide(pane, "fine", "  ")
    assert "why it is fine" in told(box) and not any(one["fine"] for one in pane.findings)


def test_exports_are_written(box: w.VBox, tmp_path: Path) -> None:
    for button in side(box)[2].children[1:]:
        button.click()
    written = sorted(path.name for path in (tmp_path / "out/note").iterdir())
    assert written == ["draft.csv", "draft.docx", "draft.html"]
    assert b"<script>" not in (tmp_path / "out/note/draft.html").read_bytes()


def test_errors_are_told_in_a_sentence(tmp_path: Path) -> None:
    empty = check_a_draft(out=tmp_path)
    side(empty)[2].children[0].click()
    assert "Name the sources" in told(empty)
    side(empty)[1].value = str(SOURCE)
    side(empty)[2].children[0].click()
    assert told(empty) == ASK


def test_paths() -> None:
    assert paths_of(" a ; b.txt;") == [Path("a"), Path("b.txt")]
