"""Look-up in long sorted tables kept as bytes: a line is searched for and split only when needed."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from functools import cached_property
from importlib.resources import files

BYTES_APART = 1024


class SortedLines:
    """A file in `language/models`: comment lines that start with "#", then lines of tab-separated cells, sorted by first cell and tab.

    It stays one bytes object: half a million strings would take ten times the memory and slow down the garbage collector."""

    def __init__(self, name: str):
        self.name = name

    @cached_property
    def data(self) -> bytes:
        """A line end, then the lines without comments, each with its line end."""
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

    def lines_from(self, begun: str) -> Iterator[str]:
        """Lines that start with the prefix, in file order."""
        sought, (starts, places) = f"\n{begun}".encode("utf-8", "surrogatepass"), self.index
        after = bisect_left(starts, sought)
        at = self.data.find(sought, places[max(after - 1, 0)], places[after] + len(sought))
        while at >= 0 and self.data.startswith(sought, at):
            end = self.data.index(b"\n", at + 1)
            yield self.data[at + 1 : end].decode("utf-8")
            at = end

    def rows(self, key: str) -> list[list[str]]:
        """For each line with this first cell, its other cells, in file order."""
        return [line.split("\t")[1:] for line in self.lines_from(f"{key}\t")]

    def keys_from(self, begun: str) -> Iterator[str]:
        """First cells that start with the prefix, in file order."""
        return (line.partition("\t")[0] for line in self.lines_from(begun))
