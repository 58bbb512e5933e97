"""The journal loses nothing that was confirmed, whatever tore it, and gives everything back, however often."""

import itertools
import json
import multiprocessing
import os
import signal
from pathlib import Path

import pytest

from analysis import Article, analyse
from analysis.review import Correction, Journal, review, selectors
from analysis.review.correction import to_annotation
from analysis.review.journal import NAME

TEXT = "Maria Lewis said 40 ships were lost."


def correction(number: int) -> Correction:
    return Correction(action="edit", table="figures", target=tuple(selectors(TEXT, 17, 19)), before={"value": 40.0}, after={"value": number})  # fmt: skip


def filled(folder: Path, count: int) -> Journal:
    journal = Journal(folder)
    for number in range(count):
        journal.add(correction(number), TEXT)
    return journal


def test_what_was_added_is_read_back_equal(tmp_path: Path) -> None:
    journal = filled(tmp_path, 3)
    assert Journal(tmp_path).done == journal.done and [one.after["value"] for one in journal.done] == [0, 1, 2]


def test_undo_and_redo_without_limit(tmp_path: Path) -> None:
    journal = filled(tmp_path, 60)
    all_of_them = list(journal.done)
    while journal.undo():
        pass
    assert not journal.done and not Journal(tmp_path).done and len(Journal(tmp_path).undone) == 60
    while journal.redo():
        pass
    assert journal.done == all_of_them == Journal(tmp_path).done


def test_a_new_correction_clears_what_could_be_redone(tmp_path: Path) -> None:
    journal = filled(tmp_path, 2)
    journal.undo()
    journal.add(correction(7), TEXT)
    assert journal.redo() is None and [one.after["value"] for one in Journal(tmp_path).done] == [0, 7]


def test_the_file_only_grows(tmp_path: Path) -> None:
    journal = filled(tmp_path, 2)
    before = journal.path.read_bytes()
    journal.undo()
    assert journal.path.read_bytes().startswith(before)


def test_torn_at_any_byte_the_lines_before_hold_and_new_ones_too(tmp_path: Path) -> None:
    whole = filled(tmp_path, 3).path.read_bytes()
    ends = [at + 1 for at, byte in enumerate(whole) if byte == 10]
    for at in range(ends[1], len(whole)):
        torn = tmp_path / "torn.jsonl"
        torn.write_bytes(whole[:at])
        journal = Journal(torn)
        assert [one.after["value"] for one in journal.done[:2]] == [0, 1]
        assert len(journal.done) == (3 if at >= len(whole) - 1 else 2)
        journal.add(correction(9), TEXT)
        assert [one.after["value"] for one in Journal(torn).done][-1] == 9


@pytest.mark.parametrize(
    "line",
    [b"\xff\xfe", b"null", b"[]", b'{"type": "Annotation"}', b'{"type": "Undo", "object": "urn:uuid:none"}', b'"', b"{" * 5000,
     b'{"type": "Annotation", "id": 1, "created": 1, "body": {"workbook:action": "burn", "workbook:table": "quotes", "workbook:before": {}, "workbook:after": {}}, "target": {"selector": []}}'],
)  # fmt: skip
def test_a_strange_line_is_counted_and_harms_nothing(tmp_path: Path, line: bytes) -> None:
    journal = filled(tmp_path, 1)
    journal.path.write_bytes(line + b"\n" + journal.path.read_bytes())
    again = Journal(tmp_path)
    assert len(again.done) == 1 and again.unreadable == 1


def test_two_windows_on_one_article(tmp_path: Path) -> None:
    one, other = Journal(tmp_path), Journal(tmp_path)
    one.add(correction(1), TEXT)
    other.add(correction(2), TEXT)
    assert [entry.after["value"] for entry in other.done] == [1, 2]
    one.undo()
    assert [entry.after["value"] for entry in Journal(tmp_path).done] == [1]


def write_for_ever(folder: str, told: "multiprocessing.Queue[int]") -> None:
    journal = Journal(folder)
    for number in range(100_000):
        journal.add(correction(number), TEXT)
        told.put(number)


@pytest.mark.skipif(os.name != "posix", reason="SIGKILL is of POSIX")
def test_killed_while_writing_nothing_confirmed_is_lost(tmp_path: Path) -> None:
    context = multiprocessing.get_context("spawn")
    told = context.Queue()
    writer = context.Process(target=write_for_ever, args=(str(tmp_path), told))
    writer.start()
    confirmed = [told.get(timeout=60) for _ in range(40)]
    assert writer.pid
    os.kill(writer.pid, signal.SIGKILL)
    writer.join()
    assert {one.after["value"] for one in Journal(tmp_path).done} >= set(confirmed)


def test_each_correction_is_a_web_annotation(tmp_path: Path) -> None:
    told = json.loads(filled(tmp_path, 1).path.read_bytes())
    assert told["@context"][0] == "http://www.w3.org/ns/anno.jsonld" and told["type"] == "Annotation"
    assert told["motivation"] == "editing" and told["id"].startswith("urn:uuid:")
    quote = told["target"]["selector"][1]
    assert quote == {
        "type": "TextQuoteSelector",
        "exact": "40",
        "prefix": "Maria Lewis said ",
        "suffix": " ships were lost.",
    }


ODD_VALUES = ["", "x", "\ud800", True, -1, 10**400, float("nan"), [], ["a"], [1], {}, {"a": [1]}, [[[]]]]
STORY = Article("“We sail on Friday,” said Ola Berg. The ferry carried 450 people on 3 May 2021.", title="Ferries")


@pytest.mark.parametrize("table", ["quotes", "figures", "dates", "events", "mentions", "actors"])
def test_a_cell_of_the_wrong_type_is_set_aside_or_read_and_never_raises(table: str, tmp_path: Path) -> None:
    result = analyse(STORY)
    for row in result.rows[table][:1]:
        made = to_annotation(review(result, []).correction("accept", row.id), STORY.text)
        for cell, value in itertools.product(made["body"]["workbook:before"], ODD_VALUES):
            told = json.loads(json.dumps(made))
            told["body"]["workbook:before"][cell] = value
            (tmp_path / NAME).write_text(json.dumps(told) + "\n")
            journal = Journal(tmp_path)
            reviewed = review(result, journal.done)
            assert reviewed.result.tables and len(journal.done) + journal.unreadable == 1
