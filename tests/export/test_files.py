"""Files are written whole, under names every system takes, and no cell is a formula."""

import os
import re
import subprocess
import sys
import time
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.export.files import file_value, save_table, write_bytes, write_pieces
from analysis.export.wording import clip, period_in_words, printable
from analysis.filenames import file_name

RESERVED = [
    "CON",
    "con.txt",
    "nul",
    "COM1",
    "LPT9",
    "aux.tar.gz",
    "prn",
    "..",
    ".",
    "",
    "/",
    "\\",
    "a/b",
    "C:\\x",
    "a\x00b",
    "x" * 500,
    " trailing. ",
    "🙂",
    "naïve café",
    "الخبر",
]
MARKS = {code: None for code in range(sys.maxunicode + 1) if unicodedata.category(chr(code))[0] in "MN"}
"""Letters' own marks and numbers of all scripts, which names may hold."""


@pytest.mark.parametrize("text", RESERVED)
def test_names_that_every_system_takes(text: str) -> None:
    name = file_name(text)
    assert not re.search(r"[^\w-]|^-|-$|--", name.translate(MARKS)) and len(name) <= 66
    assert name not in {"con", "prn", "aux", "nul", "com1", "lpt9"}


@given(st.text())
def test_any_text_makes_a_name(text: str) -> None:
    name = file_name(text)
    assert 1 <= len(name) <= 66 and len(name.encode()) <= 155 and not re.search(r"[^\w-]", name.translate(MARKS))

    assert unicodedata.is_normalized("NFC", name)


@pytest.mark.parametrize(
    ("text", "name"), [("Новости", "новости"), ("新闻", "新闻"), ("naïve café", "naïve-café"), ("a/b", "a-b")]
)
def test_names_stay_readable_in_any_script(text: str, name: str) -> None:
    assert file_name(text) == name


@pytest.mark.parametrize(
    "text",
    [
        "=1+1",
        "+1",
        "-1+1",
        "@SUM(A1)",
        "\t=1",
        "\r=1",
        "|x",
        "%x",
        "＝1+1",
        "＠SUM(A1)",
        "\n=1",
        " =1+1",
        "\ufeff=1+1",
        "\u200b @A1",
        '"=1+1',
    ],
)
def test_formulas_are_disarmed(text: str) -> None:
    assert str(file_value(text)).startswith("'")


@pytest.mark.parametrize("text", ["Iran", "5,000", "a=b", "", "“We go”", "(x)", '"We go"'])
def test_other_cells_stay(text: str) -> None:
    assert file_value(text) == text


def test_a_failed_write_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write_bytes(b"old", tmp_path / "a.txt")

    def broken(*_: object) -> None:
        raise OSError("disk full")

    monkeypatch.setattr(os, "replace", broken)
    with pytest.raises(OSError, match="disk full"):
        write_bytes(b"new", path)
    assert path.read_bytes() == b"old" and [one.name for one in tmp_path.iterdir()] == ["a.txt"]


def test_a_table_of_an_unknown_kind_is_told(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="saved as csv, xlsx"):
        save_table(pd.DataFrame(), tmp_path / "a.ods")


@pytest.mark.parametrize(
    ("first", "last", "told"),
    [("2020-01-03", "2020-01-03", "3 January 2020"), ("2020-03-16", "2020-03-22", "16–22 March 2020"), ("2020-03-01", "2020-03-31", "March 2020"),
     ("2019-01-01", "2019-12-31", "2019"), ("2017-01-01", "2019-12-31", "2017–2019"), ("2019-01-01", "2019-04-30", "January – April 2019"),
     ("2017-01-01", None, "from 1 January 2017"), (None, "2020-03-26", "until 26 March 2020"), (None, None, "not known"),
     ("2019-12-30", "2020-01-02", "30 December 2019 – 2 January 2020"), ("2020-02-01", "2020-02-29", "February 2020"), ("2019-11-01", "2020-02-29", "November 2019 – February 2020"),
     ("9999-12-31", "9999-12-31", "31 December 9999"), ("9999-01-01", "9999-12-31", "9999")],
)  # fmt: skip
def test_days_in_words(first: str | None, last: str | None, told: str) -> None:
    days = pd.Series(pd.to_datetime(pd.Series([first, last], dtype="object")), dtype="datetime64[s]")
    assert period_in_words(days[0], days[1]) == told


def test_what_no_file_may_hold() -> None:
    assert printable("a\x00b\ud800\u202ec") == "a\ufffdb\ufffd\ufffdc"
    assert clip("a\n b\t" + "c" * 400, 20) == "a b " + "c" * 15 + "…"


def test_a_kill_in_the_middle_leaves_the_old_file_or_the_new_one(tmp_path: Path) -> None:
    path = tmp_path / "report.html"
    child = (
        "import sys; from pathlib import Path; from analysis.export.files import write_bytes\n"
        "while True:\n    for letter in b'AB':\n        write_bytes(bytes([letter]) * 3_000_000, Path(sys.argv[1])); print('.', flush=True)"
    )
    for _ in range(4):
        process = subprocess.Popen([sys.executable, "-c", child, str(path)], stdout=subprocess.PIPE)
        assert process.stdout is not None
        process.stdout.readline()
        time.sleep(0.02)
        process.kill()
        process.communicate()
        data = path.read_bytes()
        assert len(data) == 3_000_000 and data in (b"A" * len(data), b"B" * len(data))


def test_a_text_in_pieces_is_written_whole_or_not_at_all(tmp_path: Path) -> None:
    """A piece that cannot be made leaves the earlier file and no partial one."""

    def pieces() -> Iterator[str]:
        yield "new"
        raise MemoryError

    path = write_pieces(["ol", "d é\n"], tmp_path / "analysis.json")
    with pytest.raises(MemoryError):
        write_pieces(pieces(), path)
    assert path.read_text("utf-8") == "old é\n" and list(tmp_path.iterdir()) == [path]
