"""Training text with names marked inline => documents in the format of the corpora."""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib.resources import files
from typing import Any

KINDS = {"p": "person", "o": "organisation", "l": "place", "g": "group"}
BETWEEN = re.compile(r"\n=====\n")
MARK = re.compile(r"\{([polg]):([^{}\n]+)\}")


def written_documents(prefix: str = "") -> Iterator[dict[str, Any]]:
    """=> the project's own training documents, each {"id", "text", "gold"}. prefix: start of the names of the files to read."""
    folder = files("analysis.training").joinpath("written")
    for path in sorted(folder.iterdir(), key=lambda one: one.name):
        if path.name.endswith(".txt") and path.name.startswith(prefix):
            yield from marked_documents(path.read_text("utf-8"), path.name.removesuffix(".txt"))


def marked_documents(marked: str, name: str) -> Iterator[dict[str, Any]]:
    """Text with documents separated by lines of =====, and the name of its file => {"id", "text", "gold"} of each."""
    for number, part in enumerate(BETWEEN.split(marked), start=1):
        if part.strip():
            yield unmarked(part.strip(), f"{name}-{number}")


def unmarked(marked: str, name: str) -> dict[str, Any]:
    """ "{p:Ana Roe} left {l:Oslo}." => {"text": "Ana Roe left Oslo.", "gold": [{"start": 0, "end": 7, "kind": "person"}, …]}.

    Raises ValueError where a mark is open, empty, within another, or of an unknown kind.
    """
    pieces: list[str] = []
    gold, at, length = [], 0, 0
    for match in MARK.finditer(marked):
        before, words = plain(marked[at : match.start()], name), match[2]
        start = length + len(before)
        length = start + len(words)
        pieces += [before, words]
        gold.append({"start": start, "end": length, "kind": KINDS[match[1]]})
        at = match.end()
    pieces.append(plain(marked[at:], name))
    return {"id": name, "text": "".join(pieces), "gold": gold}


def plain(text: str, name: str) -> str:
    """Text between two marks. Raises ValueError if it contains a brace."""
    odd = re.search(r"[{}]", text)
    if odd:
        around = text[max(0, odd.start() - 20) : odd.end() + 20]
        raise ValueError(
            f"{name}: a mark that is not {{p:…}}, {{o:…}}, {{l:…}} or {{g:…}}, near {around!r}; close it or take it out."
        )
    return text
