"""Names marked inline in training text become spans; a broken mark is an error that says where."""

import pytest

from analysis.training.inline import marked_documents, unmarked, written_documents


def test_marks_become_spans() -> None:
    record = unmarked("{p:Ana Roe} of {o:Acme} saw {l:Oslo}'s {g:Danish}-built pier.", "one")
    assert record["text"] == "Ana Roe of Acme saw Oslo's Danish-built pier."
    named = [(record["text"][row["start"] : row["end"]], row["kind"]) for row in record["gold"]]
    assert named == [("Ana Roe", "person"), ("Acme", "organisation"), ("Oslo", "place"), ("Danish", "group")]


def test_a_line_of_signs_parts_documents() -> None:
    found = list(marked_documents("{p:Roe} left.\n=====\nNobody came.\n=====\n", "two"))
    assert [(row["id"], row["text"]) for row in found] == [("two-1", "Roe left."), ("two-2", "Nobody came.")]


@pytest.mark.parametrize(
    "marked", ["{p:Ana Roe left.", "Ana Roe} left.", "{o:Bank of {l:Oslo}} fell.", "{x:Roe} left.", "{p:} left."]
)
def test_a_broken_mark_is_an_error(marked: str) -> None:
    with pytest.raises(ValueError, match="three: a mark"):
        unmarked(marked, "three")


def test_the_written_text_is_sound() -> None:
    for record in written_documents():
        for row in record["gold"]:
            words = record["text"][row["start"] : row["end"]]
            assert words == words.strip() and any(letter.isalnum() for letter in words), (record["id"], words)
