"""Aliases stated in the text: "Daesh …, an Arabic acronym for ISIS"; "Jo Roe, born Joan Poe"."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache

from analysis.language.gazetteer import peoples
from analysis.language.lexicons import rows
from analysis.link.actors.clusters import Cluster, Names


def stated_alias(names: Names, group: Cluster) -> Cluster | None:
    """Actor whose other name the text states: "ISIS, also known as Daesh"; else None."""
    for row in group.rows:
        other = stated_alias_pairs(names).get(row.start)
        home = names.at(other) if other is not None else None
        if home is not None and home is not group and "people" not in (home.kind, group.kind):
            return home
    return None


def stated_alias_pairs(names: Names) -> dict[int, int]:
    """{offset of a name: offset of its stated alias}, computed once per document."""
    if names.alias_pairs is None:
        text = names.document.text
        pairs = [
            pair for needs, pattern, reach in alias_patterns() if any(one in text for one in needs)
            for match in pattern.finditer(text) if (pair := stated_alias_pair(names, match, reach))
        ]  # fmt: skip
        names.alias_pairs = dict([*pairs, *((b, a) for a, b in pairs)])
    return names.alias_pairs


def stated_alias_pair(names: Names, match: re.Match[str], reach: int) -> tuple[int, int] | None:
    """(start of the name before the stating words, start of the name after them), both or neither of persons and in one sentence; else None."""
    at = bisect_left(names.starts, match.end())
    if at == len(names.rows) or names.starts[at] > match.end() + 1:
        return None
    behind = names.rows[at]
    before = next(
        (
            row
            for row in reversed(names.rows[max(0, at - 4) : at])
            if row.start < match.start() and row.text not in peoples()
        ),
        None,
    )
    if before is None or match.start() - before.end > reach or before.sentence != behind.sentence:
        return None
    if any(word not in peoples() for word in CAPITAL.findall(names.document.text[before.end : match.start()])):
        return None  # a name that nobody found stands nearer
    return (before.start, behind.start) if (before.kind == "person") == (behind.kind == "person") else None


CAPITAL = re.compile(r"\b[A-Z]\w*")


@cache
def alias_patterns() -> tuple[tuple[list[str], re.Pattern[str], int], ...]:
    """For each pattern: words of which the text must contain one, the compiled pattern, and the maximum distance from the first name in characters."""
    return tuple(
        (row["needs"].split("|"), re.compile(row["pattern"]), int(row["reach"])) for row in rows("actors/told_aliases")
    )
