"""Look-up in long sorted tables, kept as bytes: only the lines that are asked for are decoded."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from functools import cached_property
from importlib.resources import files

BYTES_APART = 1024
"""Distance between the lines that the index holds."""


class SortedLines:
    """A file of `language/models`: comments ("#"), then lines of tab-separated cells, sorted by their bytes; read at the first look-up.

    It stays one bytes object: half a million strings would take ten times the memory and slow down the garbage collector.

    name: of the file."""

    def __init__(self, name: str):
        self.name = name

    @cached_property
    def data(self) -> bytes:
        """The lines without comments, each after a line end; the last line has one after it, too."""
        held, first = files("analysis.language.models").joinpath(self.name).read_bytes(), 0
        while held.startswith(b"#", first):
            first = held.index(b"\n", first) + 1
        return held[first - 1 :] if first else b"\n" + held

    @cached_property
    def index(self) -> tuple[list[bytes], list[int]]:
        """(prefixes of lines about BYTES_APART apart, offsets of these lines in `data`), for bisection."""
        last = len(self.data) - 1
        ends = (self.data.find(b"\n", at) for at in range(0, last, BYTES_APART))
        places = list(dict.fromkeys(end for end in ends if end < last))
        return [self.data[at : at + 64] for at in places], [*places, last]

    def lines_from(self, prefix: str) -> Iterator[str]:
        """Lines that start with the prefix, in file order."""
        sought, (starts, places) = f"\n{prefix}".encode("utf-8", "surrogatepass"), self.index
        after = bisect_left(starts, sought)
        at = self.data.find(sought, places[max(after - 1, 0)], places[after] + len(sought))
        while at >= 0 and self.data.startswith(sought, at):
            end = self.data.index(b"\n", at + 1)
            yield self.data[at + 1 : end].decode("utf-8")
            at = end

    def rows(self, key: str) -> list[list[str]]:
        """Other cells of each line with this first cell, in file order."""
        return [line.split("\t")[1:] for line in self.lines_from(f"{key}\t")]
