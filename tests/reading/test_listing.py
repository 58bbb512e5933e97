"""The files of a folder: every one is listed, in order, in memory that does not grow with their number."""

import os
import tracemalloc
from pathlib import Path

import pytest

from analysis.reading import CannotRead, read_articles
from analysis.reading import listing as module
from analysis.reading.listing import Listing

ODD = ("a'b.txt", "50% [new]*?.txt", "é\n.txt", 'q"x.txt', "#1.txt", "caf\udce9.txt", "no ending", "-r.txt", "x\t.txt", "x" * 251 + ".txt")  # fmt: skip


def names(folder: Path) -> list[str]:
    with Listing(folder) as listing:
        return list(listing)


def write(folder: Path, *given: str) -> Path:
    for name in given:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("The ferry is late, said Ana Roe.")
    return folder


def test_files_stand_before_those_of_the_folders_below(tmp_path: Path) -> None:
    write(tmp_path, "z.txt", "a/2.txt", "a/b/1.txt", "a-b/3.txt", "a/1.txt", "B.txt")
    assert names(tmp_path) == ["B.txt", "z.txt", "a/1.txt", "a/2.txt", "a/b/1.txt", "a-b/3.txt"]


def test_hidden_files_are_left_out(tmp_path: Path) -> None:
    assert names(write(tmp_path, ".x.txt", "~$x.docx", ".git/x.txt", "__MACOSX/x.txt", "x.txt")) == ["x.txt"]


def test_a_link_to_itself_is_told_and_the_others_are_read(tmp_path: Path) -> None:
    (write(tmp_path, "x.txt") / "loop.txt").symlink_to("loop.txt")
    found = read_articles(tmp_path)
    assert len(list(found)) == 1 and found.failures.path.tolist() == [f"{tmp_path}/loop.txt"]


def test_a_word_that_is_also_a_file_makes_no_table_of_metadata(tmp_path: Path) -> None:
    write(tmp_path, "sport.txt")
    rows = "".join(f"The ferry sailed {number} times on Monday said Ana Roe,sport\n" for number in range(4))
    (tmp_path / "a.csv").write_text(f"text,desk\n{rows}")
    assert len(list(read_articles(tmp_path))) == 5


def test_odd_names_are_listed_and_read(tmp_path: Path) -> None:
    write(tmp_path, *ODD)
    assert sorted(names(tmp_path)) == sorted(ODD)
    assert len(list(read_articles(tmp_path))) == len(ODD)


def test_a_linked_folder_is_told_and_not_followed(tmp_path: Path) -> None:
    write(tmp_path, "news/a.txt")
    (tmp_path / "news/again").symlink_to(tmp_path / "news", target_is_directory=True)
    (tmp_path / "news/b.txt").symlink_to(tmp_path / "news/a.txt")
    read = read_articles(tmp_path / "news")
    assert len(list(read)) == 2
    assert read.table[["path", "skipped"]].values.tolist()[0] == [f"{tmp_path}/news/again", module.LINKED]


def test_a_folder_that_cannot_be_opened_is_listed_as_failed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, "open/a.txt", "closed/b.txt")
    scan, access = os.scandir, os.access
    monkeypatch.setattr(module.os, "scandir", lambda path: scan(path) if Path(path).name != "closed" else refuse())
    monkeypatch.setattr(module.os, "access", lambda path, mode: Path(path).name != "closed" and access(path, mode))
    read = read_articles(tmp_path)
    assert len(list(read)) == 1
    assert read.failures.values.tolist() == [
        [f"{tmp_path}/closed", f"The folder {tmp_path}/closed cannot be opened: check its rights."]
    ]
    with pytest.raises(CannotRead, match="cannot be opened"):
        list(read_articles(tmp_path / "closed"))


def refuse() -> None:
    raise PermissionError(13, "Permission denied")


def test_a_sidecar_tells_of_the_file_beside_it_and_of_no_other(tmp_path: Path) -> None:
    write(tmp_path, "a.txt", "b/c.txt", "d.txt")
    for name in ("a.json", "c.json", "b/c.toml"):
        (tmp_path / name).write_text("{}")
    with Listing(tmp_path) as listing:
        told = {name: reason for name in listing if (reason := listing.described_by(name))}
    assert told == {"a.json": "It holds the metadata of a.txt.", "b/c.toml": "It holds the metadata of c.txt."}


def test_a_listing_takes_the_same_memory_for_ten_times_as_many_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    peaks = []
    for count in (3_000, 30_000):
        made = (f"{number // 100:04}/a story with a long name {number:06}.txt" for number in range(count))
        monkeypatch.setattr(Listing, "names_below", lambda self: made)  # noqa: B023
        tracemalloc.start()
        with Listing(tmp_path) as listing:
            assert sum(1 for _ in listing) == count
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
    assert peaks[1] < peaks[0] + 200_000  # bytes; the names alone are 1.6 MB
