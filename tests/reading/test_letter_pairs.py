"""The encoding of a text that does not tell it, by the letters that stand side by side."""

import pytest

from analysis.reading.decode import GUESSED, decode_and_explain
from analysis.reading.letter_pairs import character_class, likeliest_encoding, pairs_in

SURE = [
    ("cp1252", "“We agreed on a price,” said Zoë Núñez, the mayor of São Paulo – who had not slept. It costs €40."),
    ("cp1252", "The talks in Zürich and Malmö ended on Friday, François Gonçalves told reporters."),
    ("cp1250", "Łukasz Żak met Šárka Dvořáková in Łódź on Friday. “It is a fair price,” Mr Żak said."),
    ("cp1250", "Orbán Viktor’s party won in Győr and Hódmezővásárhely, officials said."),
    ("mac-roman", "“It is over,” said José Núñez in Besançon – the town’s mayor."),
    ("iso-8859-15", "It cost €40 at the café in Zürich, said Mr Šimek."),
    ("cp1254", "Recep Erdoğan spoke in İstanbul and Beşiktaş on Friday."),
]


@pytest.mark.parametrize(("encoding", "text"), SURE, ids=[f"{encoding}: {text[:20]}" for encoding, text in SURE])
def test_an_encoding_is_told_by_its_letters(encoding: str, text: str) -> None:
    assert decode_and_explain(text.encode(encoding), "a.txt") == (text, ())


FEW = [("cp1250", "Kraków and Erdős."), ("cp1250", "Malmö won."), ("mac-roman", "Malmö won."), ("cp1257", "Põlva won.")]


@pytest.mark.parametrize(("encoding", "text"), FEW)
def test_what_few_letters_leave_open_is_told(encoding: str, text: str) -> None:
    read, notes = decode_and_explain(text.encode(encoding), "a.txt")
    assert read == text or notes == (GUESSED,)


@pytest.mark.parametrize("text", ["", "The ferry is late.", "Ana Roe: 7 May"])
def test_ascii_text_is_sure(text: str) -> None:
    assert likeliest_encoding(text.encode()) in (("cp1252", False), ("cp1252", True))
    assert decode_and_explain(b"x" + text.encode(), "a.txt")[1] == ()


def test_pairs_are_made_round_each_letter() -> None:
    assert list(pairs_in("in Łódź")) == ["_Ł", "Łó", "Łó", "ód", "dź", "ź_"]
    assert list(pairs_in("“We 9–0")) == ["_“", "“A", "0–", "–0"]
    assert [character_class(one) for one in "aA7\t.é”"] == ["a", "A", "0", "_", ".", "é", "”"]


def test_other_scripts_are_left_to_the_detector() -> None:
    text = "Президент Путин встретился с министром. " * 20
    assert decode_and_explain(text.encode("cp1251"), "a.txt")[0] == text
