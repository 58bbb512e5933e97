"""Long tables that are looked up a few words at a time: lines in the order of their first cell, found by bisection and split only then."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from functools import cached_property
from importlib.resources import files
from itertools import dropwhile


class SortedLines:
    """A file in `language/models`: comment lines that begin with "#", then lines of cells with tabs between them, sorted by first cell and tab."""

    def __init__(self, name: str):
        self.name = name

    @cached_property
    def lines(self) -> list[str]:
        text = files("analysis.language.models").joinpath(self.name).read_text("utf-8")
        lines = text.removesuffix("\n").split("\n")
        return list(dropwhile(lambda line: line.startswith("#"), lines))

    def rows(self, key: str) -> list[list[str]]:
        """The cells behind the first one of every line that begins with the key, in the order of the file."""
        lines, begun, found = self.lines, f"{key}\t", list[list[str]]()
        at = bisect_left(lines, begun)
        while at < len(lines) and lines[at].startswith(begun):
            found.append(lines[at].split("\t")[1:])
            at += 1
        return found

    def keys_from(self, begun: str) -> Iterator[str]:
        """The first cells that begin so, in the order of the file."""
        for at in range(bisect_left(self.lines, begun), len(self.lines)):
            if not self.lines[at].startswith(begun):
                return
            yield self.lines[at].partition("\t")[0]
