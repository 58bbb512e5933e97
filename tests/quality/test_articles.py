"""How much of thirty invented articles the tables get right: shares that may not fall. `python -m tests.quality.test_articles` prints them."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from analysis import Article, analyse
from analysis.result import Analysis

CASES = Path(__file__).parents[1] / "cases/articles"
Spans = list[tuple[Any, ...]]
"""(start, end, what else must be the same)."""


@cache
def articles(name: str) -> list[tuple[dict[str, Any], Analysis]]:
    lines = (CASES / f"{name}.jsonl").read_text("utf-8").splitlines()
    return [(one, analysed(one)) for one in map(json.loads, lines)]


def analysed(one: dict[str, Any]) -> Analysis:
    day = date.fromisoformat(one["published"]) if one["published"] else None
    return analyse(Article(one["text"], published=day))


def shared(a: tuple[Any, ...], b: tuple[Any, ...]) -> bool:
    """Whether two spans overlap, and the rest is the same."""
    return a[0] < b[1] and b[0] < a[1] and a[2:] == b[2:]


def f1(pairs: Iterable[tuple[Spans, Spans]], same: Callable[..., bool] = shared) -> float:
    """Gold and found of each article => harmonic mean of precision and recall; each takes part once."""
    right = wanted = given = 0
    for gold, found in pairs:
        left = list(found)
        for one in gold:
            if (match := next((other for other in left if same(one, other)), None)) is not None:
                left.remove(match)
                right += 1
        wanted, given = wanted + len(gold), given + len(found)
    return 2 * right / max(1, wanted + given)


# ------------------------------------------------------------------------------------------- gold and found of a layer
NAMED = ("person", "organisation", "place")


def names(one: dict[str, Any], result: Analysis) -> tuple[Spans, Spans]:
    aside = [(row["start"], row["end"]) for row in one["mentions"] if row["kind"] not in NAMED]
    gold = [(row["start"], row["end"], row["kind"]) for row in one["mentions"] if row["kind"] in NAMED]
    found = [(row.start, row.end, row.kind) for row in result.mention_rows if row.form == "name" and row.kind in NAMED]
    return gold, [row for row in found if not any(shared(row[:2], other) for other in aside)]


def pronouns(one: dict[str, Any], result: Analysis) -> tuple[Spans, Spans]:
    """he and she, each with the names of the actor."""
    called: dict[str, set[str]] = {}
    for row in one["actors"]:
        if row["form"] == "name":
            called.setdefault(row["actor"], set()).add(one["text"][row["start"] : row["end"]])
    own = {row.id: {row.name, *row.aliases} for row in result.actor_rows if row.named}
    gold = [
        (row["start"], row["end"], called.get(row["actor"], set())) for row in one["actors"] if row["form"] == "pronoun"
    ]
    found = [
        (row.start, row.end, own.get(row.actor or "", set()))
        for row in result.mention_rows
        if row.rule == "he_or_she" and row.actor in own
    ]
    return gold, found


def same_actor(gold: tuple[Any, ...], found: tuple[Any, ...]) -> bool:
    return shared(gold[:2], found[:2]) and bool(gold[2] & found[2])


def quotes(one: dict[str, Any], result: Analysis) -> tuple[Spans, Spans]:
    """Pieces of speech, each with the span of its speaker; what gold sets aside is left out."""
    aside = [tuple(piece) for row in one["quotes"] if not row["speech"] for piece in row["content"]]
    gold = [
        (*piece, tuple(map(tuple, row["source"]))) for row in one["quotes"] if row["speech"] for piece in row["content"]
    ]
    found = [(row.start, row.end, (row.speaker_start, row.speaker_end)) for row in result.quote_rows]
    return gold, [row for row in found if not any(shared(row[:2], other) for other in aside)]


def half(gold: tuple[Any, ...], found: tuple[Any, ...]) -> bool:
    """Each covers half of the other."""
    meet = min(gold[1], found[1]) - max(gold[0], found[0])
    return 2 * meet >= max(gold[1] - gold[0], found[1] - found[0])


def half_and_speaker(gold: tuple[Any, ...], found: tuple[Any, ...]) -> bool:
    told, named = gold[2], found[2]
    return half(gold, found) and (not told if named[0] is None else any(shared(one, named) for one in told))


def dates(one: dict[str, Any], result: Analysis) -> tuple[Spans, Spans]:
    return (
        [(row["start"], row["end"], row["value"]) for row in one["dates"]],
        [(row.start, row.end, row.value) for row in result.date_rows],
    )


def figures(one: dict[str, Any], result: Analysis) -> tuple[Spans, Spans]:
    """Values; of ranges their middle."""
    aside = [tuple(span) for span in one["ignore"]]
    gold = [(row["start"], row["end"], round(row["value"], 2)) for row in one["figures"]]
    found = [(row.start, row.end, round(row.value, 2)) for row in result.figure_rows if row.value is not None]
    return gold, [row for row in found if not any(shared(row[:2], other) for other in aside)]


def exact(gold: tuple[Any, ...], found: tuple[Any, ...]) -> bool:
    return gold == found


LAYERS: dict[str, tuple[Callable[..., tuple[Spans, Spans]], Callable[..., bool]]] = {
    "names": (names, exact),
    "he and she": (pronouns, same_actor),
    "quotes found": (quotes, half),
    "quotes with speaker": (quotes, half_and_speaker),
    "dates with value": (dates, shared),
    "figures with value": (figures, shared),
}


def share(name: str, layer: str) -> float:
    read, same = LAYERS[layer]
    return f1([read(one, result) for one, result in articles(name)], same)


def floors() -> Sequence[dict[str, str]]:
    lines = (CASES / "floors.tsv").read_text("utf-8").splitlines()
    return list(csv.DictReader((line for line in lines if not line.startswith("#")), delimiter="\t"))


@pytest.mark.parametrize("row", floors(), ids=lambda row: f"{row['articles']} {row['layer']}")
def test_no_share_falls(row: dict[str, str]) -> None:
    assert share(row["articles"], row["layer"]) >= float(row["least"])


if __name__ == "__main__":
    for name in ("read", "unread"):
        for layer in LAYERS:
            print(f"{name}\t{layer}\t{share(name, layer):.3f}")
