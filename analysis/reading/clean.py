"""Text as it was found => the article's own text, and what was taken away."""

from __future__ import annotations

import csv
import re
from functools import cache
from importlib.resources import files

from analysis.article import Removed


@cache
def rules() -> tuple[tuple[str, str, re.Pattern[str]], ...]:
    """(reason, line or end, pattern) of each line of boilerplate.tsv."""
    lines = files("analysis.reading").joinpath("boilerplate.tsv").read_text("utf-8").splitlines()
    table = csv.DictReader((line for line in lines if not line.startswith("#")), delimiter="\t", quoting=csv.QUOTE_NONE)
    return tuple(
        (row["reason"], row["where"], re.compile(row["pattern"] + ("$" if row["where"] == "end" else "")))
        for row in table
    )


def clean(text: str) -> tuple[str, tuple[Removed, ...]]:
    """ "He left. Source\\n| Category: World" => ("He left.", (Removed("Source", …), Removed("| Category: World", …)))."""
    kept, removed = [], []
    for line in normal_breaks(text).split("\n"):
        reason = next(
            (
                reason
                for reason, where, pattern in rules()
                if where == "line" and len(line) < 240 and pattern.fullmatch(line)
            ),
            None,
        )
        if reason:
            removed.append(Removed(line.strip(), reason))
            continue
        for reason, where, pattern in rules():
            if where == "end" and (match := pattern.search(line, max(0, len(line) - 60))):
                removed.append(Removed(match[0].strip(), reason))
                line = line[: match.start()]
        kept.append(line)
    text = "\n".join(kept)
    return (re.sub(r"\n{3,}", "\n\n", text) if removed else text).strip("\n\t "), tuple(removed)


def normal_breaks(text: str) -> str:
    """One kind of line break, no byte order mark, no soft hyphens; everything else stays as it is."""
    return (
        text.lstrip("\ufeff")
        .replace("\r\n", "\n")
        .replace("\r", "\n")
        .replace("\u2028", "\n")
        .replace("\u2029", "\n\n")
        .replace("\u00ad", "")
    )
